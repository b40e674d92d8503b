// A file to what it brings, by content and not by name: events, or the rows of a dossier list. Nothing is written before it is read whole.
import { InputFile } from './input-file.ts';
import { csvRows, separatorOf } from './csv-rows.ts';
import { fileFault, IntakeError, SAVE_AGAIN } from './intake-error.ts';
import type { LearnedMapping } from './learned-mapping.ts';
import { readEvents, type EventFile } from './read-events.ts';
import { readList, type DossierList } from './read-list.ts';
import { tablesOfHtml, tablesOfXls, tablesOfZip, type Table } from './tables-of-file.ts';
import { encodingOf, textOf } from './text-encoding.ts';

/** A file read whole; nothing has been written anywhere yet. */
export interface FileContent {
  /** The file's own name, without its folder. */
  readonly file: string;
  readonly sha256: string;
  readonly content: EventFile | { readonly list: DossierList };
}

/** What the officer says of a file. */
export interface ReadOptions {
  /** The columns as confirmed; without it they are found. */
  readonly mapping?: LearnedMapping | null;
  /** Whether doubts about the columns are faults; false for proposing a mapping the officer will look over. */
  readonly ask?: boolean;
  /** The sheet that holds the list, where several do. */
  readonly sheet?: string | undefined;
}

/**
 * Reads a file whole.
 * @throws {IntakeError} for a file that cannot be used as a whole; see its codes.
 */
export async function readIntakeFile(path: string, options: ReadOptions = {}): Promise<FileContent> {
  const file = new InputFile(path);
  let content: FileContent['content'];
  let sha256: string;
  try {
    content = await contentOf(file, options);
    sha256 = file.sha256();
  } catch (error) {
    file.closeQuietly();
    throw error;
  }
  file.close();
  return { file: file.name, sha256, content };
}

async function contentOf(file: InputFile, options: ReadOptions): Promise<FileContent['content']> {
  const head = file.head(512);
  const [a, b] = head;
  if (a === 0x50 && b === 0x4b) return { list: await oneList(await tablesOfZip(file), file.name, options) };
  if (a === 0xd0 && b === 0xcf) return { list: await oneList(await tablesOfXls(file), file.name, options) };
  const other = FOREIGN.find(([magic]) => Buffer.from(head).subarray(0, magic.length).toString('latin1') === magic);
  if (other) throw fileFault('file-format', file.name, `là ${other[1]}, không phải danh sách`, `is ${other[1]} and no list`, SAVE_AGAIN);
  const encoding = encodingOf(file);
  const start = beginning(textOf(file, encoding)).trimStart();
  if (start === '') throw fileFault('file-empty', file.name, 'trống, không có dữ liệu', 'is empty');
  if (start.startsWith('{')) return readEvents(textOf(file, encoding), file.name);
  const foreign = FOREIGN_TEXTS.find(([mark]) => mark.test(start));
  if (foreign) {
    throw fileFault('file-format', file.name, `là ${foreign[1]}, chưa đọc được`, `is ${foreign[1]}, which is not read`, SAVE_AGAIN);
  }
  if (/^<(?!\?mso|workbook)/i.test(start) && /<(?:html|table|!doctype html|head|body|meta|div)[\s>]/i.test(start)) {
    return { list: await oneList(await tablesOfHtml(file), file.name, options) };
  }
  if (/^[<[]/.test(start))
    throw fileFault('file-format', file.name, 'không phải danh sách hay tệp sự kiện', 'is neither a list nor an event file', SAVE_AGAIN);
  const separator = separatorOf(start);
  const table: Table = {
    sheet: null,
    delimited: true,
    rows: async function* () {
      yield* csvRows(textOf(file, encoding), separator, file.name);
    },
  };
  return { list: await readList(table, file.name, options.mapping ?? null, options.ask) };
}

/** Kinds of file that are brought by mistake. */
const FOREIGN: readonly (readonly [magic: string, name: string])[] = [
  ['%PDF', 'PDF'],
  ['\u007FELF', 'ELF'],
  ['MZ', 'EXE'],
  ['\u0089PNG', 'PNG'],
  ['\u00FF\u00D8\u00FF', 'JPEG'],
  ['Rar!', 'RAR'],
  ['7z\u00BC\u00AF', '7z'],
  ['\u001F\u008B', 'gzip'],
  ['{\\rtf', 'RTF'],
  ['SQLite format 3', 'SQLite'],
];

/** Texts that Excel opens as tables under the name of .xls, but that are none a reader can take apart without guessing. */
const FOREIGN_TEXTS: readonly (readonly [mark: RegExp, name: string])[] = [
  [/^<\?xml[^>]*>\s*<(?:\?mso-application\b|(?:\w+:)?Workbook\b)/i, 'XML Spreadsheet 2003'],
  [/^(?:MIME-Version|From|Content-Type):.*\r?\n/i, 'MHTML (.mht)'],
];

function beginning(pieces: Iterable<string>): string {
  for (const piece of pieces) if (piece.trim() !== '') return piece.slice(0, 64 * 1024);
  return '';
}

/** The one table that is a dossier list. @throws {IntakeError} the first table's fault when none is; `several-lists`. */
async function oneList(tables: readonly Table[], file: string, { mapping = null, sheet, ask }: ReadOptions): Promise<DossierList> {
  const wanted = sheet === undefined ? tables : tables.filter((table) => table.sheet === sheet);
  let fault: unknown = fileFault(
    'file-empty',
    file,
    sheet === undefined ? 'không có trang tính nào' : `không có trang tính "${sheet}"`,
    sheet === undefined ? 'has no sheet' : `has no sheet "${sheet}"`,
  );
  const lists: DossierList[] = [];
  for (const [index, table] of wanted.entries()) {
    try {
      lists.push(await readList(table, file, mapping, ask));
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      if (error.code !== 'no-headings' && error.code !== 'bad-mapping') throw error;
      if (index === 0) fault = error;
    }
  }
  const [list, ...others] = lists.filter(({ rows }) => rows.count > 0);
  if (others.length > 0) throw severalLists(file, lists);
  const only = list ?? lists[0];
  if (!only) throw fault;
  return only;
}

function severalLists(file: string, lists: readonly DossierList[]): IntakeError {
  const names = lists.map((list, index) => `"${list.sheet ?? index + 1}"`).join(', ');
  return fileFault('several-lists', file, `có nhiều danh sách (${names})`, `holds several lists (${names})`, [
    'hãy chọn một bằng --sheet TÊN',
    'choose one with --sheet NAME',
  ]);
}
