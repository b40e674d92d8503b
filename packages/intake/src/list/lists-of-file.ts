// Which tables of a file are its dossier lists: a sheet for each unit makes one list, sheets that say different things are a question.
import type { Row } from '../formats/csv-rows.ts';
import type { Column } from '../columns/columns.ts';
import { SEARCH_ROWS } from '../columns/find-columns.ts';
import { groupColumnOf } from '../columns/group-titles.ts';
import { joinedSheets, type ListOfTable } from './joined-sheets.ts';
import { fileFault, IntakeError, ONE_SHEET } from '../intake-error.ts';
import type { LearnedMapping } from '../columns/mapping-file.ts';
import { readList, type DossierList } from './read-list.ts';
import { checkHasHeadings, goesOn } from './without-headings.ts';
import type { Table } from '../formats/table.ts';

/** The lists of a file: one, or several sheets with the same columns in the same places. */
export interface ListFile {
  readonly lists: readonly [DossierList, ...DossierList[]];
  /** Sheets with something on them that is no list, or not the one that the mapping names. */
  readonly skipped: readonly string[];
  /** Hidden sheets with something on them: they are not read unless one is named. */
  readonly hidden: readonly string[];
  /** How many rows of the lists a filter hides. */
  readonly hiddenRows: number;
}

/** What the officer says of a file. */
export interface ReadOptions {
  /** The columns as confirmed; without it they are found. */
  readonly mapping?: LearnedMapping | null;
  /** Whether doubts about the columns are faults; false for proposing a mapping the officer will look over. */
  readonly ask?: boolean;
  /** How lists were read that were imported before, as {@link readingOfList} tells it: what was settled of their kind is no question any more. */
  readonly readings?: ReadonlySet<string> | undefined;
  /** The one sheet that is wanted, where there are several. */
  readonly sheet?: string | undefined;
}

/** A longer cell of a layout table holds the page itself, not a line of its title. */
const LONGEST_TITLE = 300;
const NO_LIST = new Set(['no-headings', 'bad-mapping', 'file-empty']);

/**
 * Reads every table that is a dossier list.
 * @throws {IntakeError} the first table's fault when none is one; `several-lists` when two of them have other columns.
 */
export const listsOfFile = (tables: readonly Table[], file: string, options: ReadOptions): Promise<ListFile> =>
  listsIn(tables, file, options, false);

async function listsIn(tables: readonly Table[], file: string, options: ReadOptions, areJoined: boolean): Promise<ListFile> {
  const { mapping = null, ask, readings } = options;
  // That of the mapping is wanted of a file that has it.
  const kept = mapping?.sheet?.normalize('NFC').trim();
  const isKept = options.sheet === undefined && kept !== undefined && tables.some((table) => table.sheet === kept);
  const sheet = isKept ? kept : options.sheet;
  const ofColumns = { learned: mapping, ask, readings };
  const name = sheet?.normalize('NFC').trim();
  const wanted = tables.filter(name === undefined ? ({ hidden }) => !hidden : (table) => table.sheet === name);
  let fault: unknown = noSheet(file, tables, sheet);
  const lists: DossierList[] = [];
  const parts: ListOfTable[] = [];
  const passedOver: Table[] = [];
  // What a page says above a list in tables of its own is a title of that list.
  let above: Row[] = tables.flatMap(({ said = [] }) => shortCells(said));
  for (const table of tables) {
    if (!wanted.includes(table)) {
      if (table.layout) above.push(...(await titlesIn(table)));
      continue;
    }
    try {
      const list = await readList(table, file, ofColumns);
      parts.push({ list, table });
      lists.push(above.length > 0 ? { ...list, titles: [...above, ...list.titles] } : list);
      above = [];
    } catch (error) {
      if (!(error instanceof IntakeError) || !NO_LIST.has(error.code)) throw error;
      const before = lists.at(-1);
      if (before && (await goesOn(table, before))) {
        const rest = await readList(table, file, ofColumns, before);
        // A table of headings alone is left out, and what stands above it is said of what follows.
        lists.push(before.rows.count === 0 ? { ...rest, titles: [...before.titles, ...above] } : rest);
        above = [];
        continue;
      }
      if (table === wanted[0]) fault = error;
      if (table.layout) above.push(...(await titlesIn(table)));
      else if (error.code !== 'file-empty') passedOver.push(table);
    }
  }
  const full = lists.filter(({ rows }) => rows.count > 0);
  const [first, ...others] = full.length > 0 ? full : lists.slice(0, 1);
  if (!first) throw fault;
  const other = others.find((one) => oddColumn(first, one) !== undefined);
  if (other) {
    // Read once more, all of it: what is skipped, and what contradicts each other, is told as of any file.
    const joined = !areJoined && parts.length === lists.length ? joinedSheets(parts) : null;
    if (joined) return listsIn(inPlace(tables, parts, joined), file, options, true);
    throw otherColumns(first, other, file);
  }
  if (ask !== false) for (const table of passedOver) await checkHasHeadings(table, first, file);
  const unwanted = isKept ? await withText(tables.filter((table) => !table.hidden && table.sheet !== kept)) : [];
  const skipped = [...passedOver.map((table) => table.sheet ?? ''), ...unwanted];
  const hidden = sheet === undefined ? await withText(tables.filter((table) => table.hidden)) : [];
  const hiddenRows = parts.reduce((sum, { table }) => sum + (table.hiddenRows ?? 0), 0);
  return { lists: [first, ...others], skipped, hidden, hiddenRows };
}

/** The names of sheets on which anything stands. */
async function withText(tables: readonly Table[]): Promise<readonly string[]> {
  const names: string[] = [];
  for (const table of tables) if (await hasText(table)) names.push(String(table.sheet));
  return names;
}

async function hasText(table: Table): Promise<boolean> {
  for await (const batch of table.rows()) if (batch.some(({ cells }) => cells.some((cell) => cell.trim() !== ''))) return true;
  return false;
}

/** The lines a layout table may say of the list below it. */
async function titlesIn(table: Table): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const batch of table.rows()) rows.push(...batch.slice(0, SEARCH_ROWS - rows.length));
  return shortCells(rows);
}

const shortCells = (rows: readonly Row[]): Row[] =>
  rows.map(({ row, cells }) => ({ row, cells: cells.filter((cell) => cell.length <= LONGEST_TITLE) }));

/** Rows under other columns would be written back under the wrong headings, and may mean something else altogether. */
function oddColumn(a: DossierList, b: DossierList): Column | undefined {
  const [one, other] = [a.mapping.columns, b.mapping.columns];
  // Titles between the rows may structure one sheet and not the other, but not each in its own way: a cell would stand under the other's heading.
  const isGiven = (column: Column): boolean =>
    (a.groups.given === 0 || b.groups.given === 0) &&
    [a, b].some(({ mapping }) => groupColumnOf(mapping.names.get(column) ?? '') !== undefined);
  return [...one.keys(), ...other.keys()].find((column) => one.get(column) !== other.get(column) && !isGiven(column));
}

/** The tables of a file with those that were joined in their places. */
const inPlace = (tables: readonly Table[], parts: readonly ListOfTable[], joined: readonly Table[]): readonly Table[] =>
  tables.map((table) => joined[parts.findIndex((part) => part.table === table)] ?? table);

function otherColumns(a: DossierList, b: DossierList, file: string): IntakeError {
  const odd = oddColumn(a, b) as Column;
  const heading = a.mapping.names.get(odd) ?? b.mapping.names.get(odd);
  const [x, y] = [`"${a.sheet}"`, `"${b.sheet}"`];
  return fileFault(
    'several-lists',
    file,
    `có nhiều danh sách khác cột (trang ${x} và ${y} khác nhau ở cột "${heading}")`,
    `holds lists with other columns (the sheets ${x} and ${y} differ in column "${heading}")`,
    [`hãy ${ONE_SHEET[0]}, hoặc để các trang có cùng tiêu đề`, `${ONE_SHEET[1]}, or give them the same headings`],
  );
}

function noSheet(file: string, tables: readonly Table[], sheet: string | undefined): IntakeError {
  const names = tables.flatMap((table) => (table.sheet === null ? [] : [`"${table.sheet}"`])).join(', ');
  if (sheet === undefined && tables.length > 0) {
    return fileFault('file-empty', file, `chỉ có trang tính bị ẩn (${names})`, `has only hidden sheets (${names})`, [
      `hãy bỏ ẩn trang cần nhập rồi lưu lại, hoặc ${ONE_SHEET[0]}`,
      `unhide the one to import and save it, or ${ONE_SHEET[1]}`,
    ]);
  }
  if (sheet === undefined) return fileFault('file-empty', file, 'không có trang tính nào', 'has no sheet');
  const cure =
    names === ''
      ? (['hãy bỏ --sheet', 'leave --sheet out'] as const)
      : ([`hãy sửa --sheet (có: ${names})`, `correct --sheet (it has: ${names})`] as const);
  return fileFault('file-empty', file, `không có trang tính "${sheet}"`, `has no sheet "${sheet}"`, cure);
}
