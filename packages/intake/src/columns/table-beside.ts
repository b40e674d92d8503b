// A small table of counts that stands to the right of a list, behind an empty column: read as part of it, its "Lĩnh vực" would be that of the dossiers beside it.
import type { Row } from '../formats/csv-rows.ts';
import { plain } from '../words/plain.ts';
import type { Column } from './columns.ts';
import type { Mapping } from './find-columns.ts';
import { fileFault, type IntakeError } from '../intake-error.ts';
import { lineOf } from './mapping-text.ts';
import { isNoDossier } from './no-dossier.ts';

/** What such a table may have in common with a list: what dossiers are grouped by. */
const OF_GROUPS: ReadonlySet<Column> = new Set(['field', 'unit', 'procedureName', 'procedure', 'officer', 'channel', 'status', 'stage']);
/** Of dossiers; what each of them pays, or has of papers, is its own. */
const COUNT = /^(?:(?:so luong|so luot|sl|tong(?: so| cong)?|cong)(?= (?:ho so|hs)\b|$)|so (?:ho so|hs)\b|ty le\b)/;
/** Without them a dossier would be taken as at work. */
const OF_ITS_STATE: readonly Column[] = ['status', 'stage'];
const NUMBER = /^\d{1,7}(?:[.,]\d{1,3})?\s*%?$/;

/** Where such a table begins; null where there is none. `below` are the rows below the headings. */
function beginOfTableBeside(below: readonly Row[], mapping: Mapping): number | null {
  const { columns, headings } = mapping;
  const isBlank = (at: number): boolean => headings[at] === '' && below.every(({ cells }) => (cells[at] ?? '').trim() === '');
  const gap = headings.findLastIndex((_, at) => isBlank(at));
  if (gap < 0 || [...columns].some(([column, at]) => at > gap && !OF_GROUPS.has(column))) return null;
  const right = headings.flatMap((heading, at) => (at > gap && heading !== '' ? at : []));
  const written = (at: number): readonly string[] => below.flatMap(({ cells }) => (cells[at] ?? '').trim() || []);
  const counts = right.some((at) => COUNT.test(plain(headings[at] as string)) && written(at).every((text) => NUMBER.test(text)));
  if (!counts) return null;
  // A table has one row for each group.
  const groups = [...columns.values()].filter((at) => at > gap);
  const said = below
    .map(({ cells }) =>
      groups
        .map((at) => plain(cells[at] ?? ''))
        .join(' ')
        .trim(),
    )
    .filter((text) => text !== '');
  if (new Set(said).size < said.length) return null;
  // One that goes on in step with the list is part of it.
  const dossiers = below.filter(({ cells }) => !isNoDossier(cells, mapping));
  return dossiers.some(({ cells }) => right.every((at) => (cells[at] ?? '').trim() === '')) ? gap + 1 : null;
}

/**
 * The list without the columns of a table beside it, and what that table's headings are.
 * @throws {IntakeError} `mapping-doubtful` where the list says how its dossiers stand there or nowhere.
 */
export function withoutTableBeside(
  below: readonly Row[],
  mapping: Mapping,
  file: string,
  ask: boolean,
): { readonly mapping: Mapping; readonly beside: readonly string[] } {
  const begin = beginOfTableBeside(below, mapping);
  if (begin === null) return { mapping, beside: [] };
  const state = OF_ITS_STATE.find((column) => (mapping.columns.get(column) ?? -1) >= begin);
  if (ask && state !== undefined) throw ofListOrTable(state, mapping.names.get(state) as string, file);
  const own = [...mapping.columns].filter(([, at]) => at < begin);
  const kept = new Set(own.map(([column]) => column));
  return {
    mapping: { ...mapping, columns: new Map(own), names: new Map([...mapping.names].filter(([column]) => kept.has(column))) },
    beside: mapping.headings.slice(begin).filter((heading) => heading !== ''),
  };
}

const ofListOrTable = (state: Column, heading: string, file: string): IntakeError =>
  fileFault(
    'mapping-doubtful',
    file,
    `có cột "${heading}" sau một cột trống, cạnh cột số lượng, nên không rõ là của từng hồ sơ hay của bảng số liệu bên phải`,
    `has the column "${heading}" behind an empty one and beside counts, so it may be of each dossier or of a table of counts`,
    [
      `nếu là của từng hồ sơ, hãy xóa cột trống rồi nhập lại; nếu là bảng số liệu, hãy bỏ bảng đó khỏi trang rồi nhập lại; hoặc ghép cột một lần bằng "dunghen import TỆP --learn": tệp ghép cột không lấy cột ấy, nếu là của từng hồ sơ thì ghi thêm vào mục [columns] dòng ${lineOf(state, heading)}`,
      `if it is of each dossier, delete the empty column and import again; if it is of a table, take that off the sheet and import again; or say which column is which with "dunghen import FILE --learn" once: the mapping file leaves this one out, and if it is of each dossier add to its [columns] the line ${lineOf(state, heading)}`,
    ],
  );
