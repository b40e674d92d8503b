// A small table of counts that stands to the right of a list, behind an empty column: read as part of it, its "Lĩnh vực" would be that of the dossiers beside it.
import type { Row } from '../formats/csv-rows.ts';
import { plain } from '../words/plain.ts';
import type { Column } from './columns.ts';
import type { Mapping } from './find-columns.ts';
import { isNoDossier } from './no-dossier.ts';

/** What such a table may have in common with a list: what dossiers are grouped by. */
const OF_GROUPS: ReadonlySet<Column> = new Set(['field', 'unit', 'procedureName', 'procedure', 'officer', 'channel', 'status', 'stage']);
const COUNT = /^(?:so (?:luong|ho so|hs|luot)|sl|tong(?: so| cong)?|cong|ty le)\b/;
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
  // One that goes on in step with the list is part of it.
  const dossiers = below.filter(({ cells }) => !isNoDossier(cells, mapping));
  return dossiers.some(({ cells }) => right.every((at) => (cells[at] ?? '').trim() === '')) ? gap + 1 : null;
}

/** The list without the columns of a table beside it, and what that table's headings are. */
export function withoutTableBeside(
  below: readonly Row[],
  mapping: Mapping,
): { readonly mapping: Mapping; readonly beside: readonly string[] } {
  const begin = beginOfTableBeside(below, mapping);
  if (begin === null) return { mapping, beside: [] };
  const own = [...mapping.columns].filter(([, at]) => at < begin);
  const kept = new Set(own.map(([column]) => column));
  return {
    mapping: { ...mapping, columns: new Map(own), names: new Map([...mapping.names].filter(([column]) => kept.has(column))) },
    beside: mapping.headings.slice(begin).filter((heading) => heading !== ''),
  };
}
