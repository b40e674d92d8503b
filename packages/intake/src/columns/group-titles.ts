// Titles above groups of dossiers, alone in their rows: "I. Lĩnh vực Hộ tịch", "PHÒNG KINH TẾ". What they say plainly each dossier below them has; what they do not is asked about.
import type { Row } from '../formats/csv-rows.ts';
import type { Mapping } from './find-columns.ts';
import { plain } from '../words/plain.ts';
import type { Warning } from '../warning.ts';
import { isNoDossier, isTotal } from './no-dossier.ts';

/** What a title can be the value of. */
type GroupColumn = 'field' | 'unit';

/** The headings that such columns are given: they say where the values come from, and are read as what they are when refused rows come back. */
const GIVEN: Readonly<Record<GroupColumn, string>> = { field: 'Lĩnh vực (theo dòng nhóm)', unit: 'Đơn vị xử lý (theo dòng nhóm)' };

/** The column of a heading that stands for titles; undefined for one of the list's own. */
export const groupColumnOf = (heading: string): GroupColumn | undefined =>
  heading === GIVEN.field ? 'field' : heading === GIVEN.unit ? 'unit' : undefined;

/** A title: the value of a column, or of nobody knows what. */
interface Title {
  readonly column: GroupColumn | null;
  readonly value: string;
}

const LETTERS = /\p{L}{2}/u;
/** "I.", "2)", "A –" before the words, or alone in the cell before them. */
const NUMBER = /^\(?(?:[IVXLC]{1,6}|\d{1,2}|[A-Z])(?:[.)/:–-]+\s*|\s+(?=\p{Lu}\p{L}))/u;
const NUMBER_ALONE = /^\(?(?:[IVXLC]{1,6}|\d{1,3}|[A-Z])[.)]?$/;
/** How many dossiers the group has. */
const COUNT = /\s*(?:\(\s*(?:có\s*)?\d+[^()]*\)|[:–-]\s*\d+(?:\s*(?:hồ sơ|hs))?|\s\d+\s*(?:hồ sơ|hs))\s*$/i;
const FIELD = /^(?:tên\s+)?lĩnh vực(?:\s*[:–-]\s*|\s+)(?=\S)/iu;
const NAMED_UNIT = /^(?:tên\s+)?(?:đơn vị|cơ quan|phòng ban|bộ phận)(?:\s+(?:xử lý|giải quyết|thụ lý|chủ trì|chuyên môn))?\s*:\s*(?=\S)/iu;
/** Against fire or a disease is a field. */
const UNIT = /^(?:văn phòng|phòng(?!\s+(?:cháy|chống|bệnh|dịch|thủ|không))|trung tâm|chi nhánh|công an)\s+\p{L}/iu;
/** Above the headings a title holds for the whole list; a filter that leaves nothing out, or the office itself, says nothing of a dossier. "Các thủ tục khác" is a field. */
const FIELD_OF_ALL = /^(?:tên\s+)?lĩnh vực\s*:\s*(?=\S)/iu;
const NOT_OF_A_DOSSIER =
  /^(?:tất cả|toàn bộ|mọi|các(?! thủ tục khác$)|nhiều|chưa|không(?! gian)|chọn|khác|all|ủy ban|uỷ ban|ubnd|trung tâm phục vụ|bộ phận (?:một cửa|tiếp nhận)|phòng ban|ban hành|xã|phường|thị trấn)(?!\p{L})|\d{4}|:|^\P{L}/iu;
/** "Đơn vị: hồ sơ (lượt)": what the numbers count; not "Bộ phận Tư pháp", "Người có công". */
const MEASURE = /^(?:hồ sơ|hs|ngày|giờ|tháng|lượt|người|trường hợp|bộ|(?:nghìn |ngàn |triệu )?đồng|vnđ|vnd)\s*(?:$|[([.,;/])|^%/iu;
/** Several in one; a unit may have a comma in its name. */
const SEVERAL: Readonly<Record<GroupColumn, RegExp>> = { field: /[;,/|+]/, unit: /[;|+]|[,/]\s*(?:phòng|ban|trung tâm|văn phòng)\s/iu };
const UNIT_OF_ALL = /^(?:phòng|ban|trung tâm|bộ phận|chi nhánh|văn phòng|công an|tổ|trạm|đội|chi cục)\s+\p{L}/iu;

const mayBeOfAll = (column: GroupColumn, value: string): boolean =>
  !NOT_OF_A_DOSSIER.test(value) &&
  !MEASURE.test(value) &&
  !SEVERAL[column].test(value) &&
  LETTERS.test(value) &&
  (column === 'field' || UNIT_OF_ALL.test(value));
const PAGE = /^trang\s*\d/i;
const LONGEST = 150;

/** The title in a row that holds nothing else but, perhaps, its number; null for any other row. */
function titleIn(cells: readonly string[], { columns, headings }: Mapping): Title | null {
  let at = -1;
  for (let i = 0, texts = 0; i < cells.length; i++) {
    const text = cells[i] as string;
    if (text === '' || text.trim() === '') continue;
    // Nearly every row has two texts side by side, and ends here.
    if (texts++ > 0 && (texts > 2 || !NUMBER_ALONE.test((cells[at] as string).trim()))) return null;
    at = i;
  }
  const whole = at < 0 ? '' : (cells[at] as string).trim().normalize('NFC').replace(/\s+/g, ' ');
  if (whole.length > LONGEST || !LETTERS.test(whole) || PAGE.test(whole) || isTotal(cells)) return null;
  const words = whole.replace(NUMBER, '').replace(COUNT, '').trim();
  if (FIELD.test(words)) return { column: 'field', value: words.replace(FIELD, '') };
  const named = words.replace(NAMED_UNIT, '');
  if (named !== words && !MEASURE.test(named)) return { column: 'unit', value: named };
  if (UNIT.test(words)) return { column: 'unit', value: words };
  // "Lĩnh vực/Mã hồ sơ": the heading says what stands between the codes.
  const isOfFields = at === columns.get('code') && /^linh vuc\b/.test(plain(headings[at] ?? ''));
  return { column: isOfFields ? 'field' : null, value: words };
}

/** What the cells above the headings say of all dossiers below. */
function titlesAbove(above: readonly Row[]): readonly (readonly [GroupColumn, string])[] {
  return above.flatMap(({ cells }) =>
    cells.flatMap((cell) => {
      if (cell.length > LONGEST) return [];
      const words = cell.trim().normalize('NFC').replace(/\s+/g, ' ');
      const column = FIELD_OF_ALL.test(words) ? 'field' : NAMED_UNIT.test(words) ? 'unit' : null;
      const value = words.replace(FIELD_OF_ALL, '').replace(NAMED_UNIT, '');
      return column !== null && mayBeOfAll(column, value) ? [[column, value] as const] : [];
    }),
  );
}

/** Which columns the titles of a list give its rows, and the list with them. */
export class GroupTitles {
  readonly mapping: Mapping;
  /** The list as it is without them. */
  readonly own: Mapping;
  /** In the order in which they come: a title of the first ends what one of the second said. */
  readonly #columns: readonly GroupColumn[];
  readonly #width: number;
  /** What holds for the whole list. */
  readonly #ofAll: ReadonlyMap<GroupColumn, string>;
  readonly #values: Map<GroupColumn, string>;
  /** Titles of which it is not known yet whether dossiers follow. */
  #open: (Title & { readonly row: number })[] = [];
  /** Titles above dossiers that say nothing plain: how many, and the row of the first. */
  #unclear = 0;
  #firstUnclear = 0;

  /** By the first rows below the headings. A list that has the column says it itself; one whose first dossier has no title is not structured by them. */
  constructor(below: readonly Row[], mapping: Mapping, above: readonly Row[] = []) {
    this.own = mapping;
    this.#width = mapping.headings.length;
    const first = below.findIndex(({ cells }) => !isNoDossier(cells, mapping));
    const before = below.slice(0, Math.max(0, first)).flatMap(({ cells }) => titleIn(cells, mapping)?.column ?? []);
    this.#ofAll = new Map(titlesAbove(above).filter(([column]) => !mapping.columns.has(column)));
    this.#values = new Map(this.#ofAll);
    this.#columns = [...new Set([...this.#ofAll.keys(), ...before])].filter((column) => !mapping.columns.has(column));
    const columns = new Map(mapping.columns);
    const names = new Map(mapping.names);
    for (const [i, column] of this.#columns.entries()) {
      columns.set(column, this.#width + i);
      names.set(column, GIVEN[column]);
    }
    const headings = [...mapping.headings, ...this.#columns.map((column) => GIVEN[column])];
    this.mapping = this.#columns.length > 0 ? { ...mapping, columns, names, headings } : mapping;
  }

  /** How many cells each row is given. */
  get given(): number {
    return this.#columns.length;
  }

  /** A row below the headings with what the titles above it say. */
  placed(row: Row): Row {
    const title = titleIn(row.cells, this.mapping);
    if (title) this.#open.push({ ...title, row: row.row });
    else if (this.#open.length > 0) {
      if (!isNoDossier(row.cells, this.mapping)) this.#take();
      this.#open = [];
    }
    return this.#columns.length === 0 ? row : { row: row.row, cells: this.#with(row.cells) };
  }

  #take(): void {
    for (const { column, value, row } of this.#open) {
      const at = column === null ? -1 : this.#columns.indexOf(column);
      // What is not understood may be the next group of any of them.
      for (const inner of column === null ? this.#columns : this.#columns.slice(at + 1)) this.#say(inner, this.#ofAll.get(inner));
      if (at >= 0) this.#values.set(column as GroupColumn, value);
      else if (this.#isLacking(column) && this.#unclear++ === 0) this.#firstUnclear = row;
    }
  }

  #say(column: GroupColumn, value: string | undefined): void {
    if (value === undefined) this.#values.delete(column);
    else this.#values.set(column, value);
  }

  /** Whether the title may say what the list does not say otherwise. */
  #isLacking(column: GroupColumn | null): boolean {
    const { columns } = this.mapping;
    return column === null ? !columns.has('field') || !columns.has('unit') || this.given > 0 : !columns.has(column);
  }

  #with(cells: readonly string[]): readonly string[] {
    const own = Array.from({ length: this.#width }, (_, at) => cells[at] ?? '');
    return [...own, ...this.#columns.map((column) => this.#values.get(column) ?? ''), ...cells.slice(this.#width)];
  }

  /** The titles that were not used. What they say may be somebody's name, and is not repeated. */
  warnings(): readonly Warning[] {
    if (this.#unclear === 0) return [];
    return [
      {
        code: 'group-title',
        text: {
          vi: `Có ${this.#unclear} dòng nhóm ở giữa danh sách (đầu tiên: dòng ${this.#firstUnclear}) không rõ là lĩnh vực hay đơn vị nên không được dùng; nếu phải, hãy ghi "Lĩnh vực: …" hoặc "Đơn vị: …" từ trước hồ sơ đầu tiên, hoặc thêm cột "Lĩnh vực", "Đơn vị xử lý".`,
          en: `${this.#unclear} titles between the dossiers (the first in row ${this.#firstUnclear}) do not say whether they are of a field or a unit and were not used; if they are, write "Lĩnh vực: …" or "Đơn vị: …" from above the first dossier on, or add the column "Lĩnh vực" or "Đơn vị xử lý".`,
        },
      },
    ];
  }
}
