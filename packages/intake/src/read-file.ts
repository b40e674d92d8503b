// A file to what it brings, by content and not by name: events, or the rows of a dossier list. Nothing is written before it is read whole.
import { InputFile } from './formats/input-file.ts';
import { csvRows, separatorOf } from './formats/csv-rows.ts';
import { fileFault, ONE_A_LINE, SAVE_AGAIN } from './intake-error.ts';
import { listsOfFile, type ListFile, type ReadOptions } from './list/lists-of-file.ts';
import { readEvents, type EventFile } from './events/read-events.ts';
import { isMhtml } from './formats/mhtml.ts';
import type { Table } from './formats/table.ts';
import { tablesOfHtml, tablesOfMhtml } from './formats/tables-of-pages.ts';
import { tablesOfXls, tablesOfXml, tablesOfZip } from './formats/tables-of-workbook.ts';
import { encodingOf, textOf } from './formats/text-encoding.ts';

/** A file read whole; nothing has been written anywhere yet. */
export interface FileContent {
  /** The file's own name, without its folder. */
  readonly file: string;
  readonly sha256: string;
  readonly content: EventFile | ListFile;
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
  if (a === 0x50 && b === 0x4b) return listsOfFile(await tablesOfZip(file), file.name, options);
  if (a === 0xd0 && b === 0xcf) return listsOfFile(await tablesOfXls(file), file.name, options);
  const other = FOREIGN.find(([magic]) => Buffer.from(head).subarray(0, magic.length).toString('latin1') === magic);
  if (other) throw fileFault('file-format', file.name, `là ${other[1]}, không phải danh sách`, `is ${other[1]} and no list`, SAVE_AGAIN);
  if (isMhtml(Buffer.from(head).toString('latin1'))) return listsOfFile(await tablesOfMhtml(file), file.name, options);
  const encoding = encodingOf(file);
  const start = beginning(textOf(file, encoding, IS_MARKUP.test(Buffer.from(head).toString('latin1')) ? '>' : '\n')).trimStart();
  if (start === '') throw fileFault('file-empty', file.name, 'trống, không có dữ liệu', 'is empty');
  if (start.startsWith('{')) return readEvents(textOf(file, encoding), file.name);
  if (isSpreadsheetXml(start)) return listsOfFile(await tablesOfXml(file), file.name, options);
  if (start.startsWith('<') && /<(?:html|table|!doctype html|head|body|meta|div)[\s>]/i.test(start)) {
    return listsOfFile(await tablesOfHtml(file), file.name, options);
  }
  if (/^\[\s*\{/.test(start))
    throw fileFault(
      'file-format',
      file.name,
      'là một mảng JSON, không phải tệp sự kiện NDJSON',
      'is a JSON array and no NDJSON event file',
      ONE_A_LINE,
    );
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
  return listsOfFile([table], file.name, options);
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

/** A text that begins with a tag, whatever the encoding. */
const IS_MARKUP = /^[\s\u0000\u00BB\u00BF\u00EF\u00FE\u00FF]*</;

/** Whether the first element is the workbook of Excel 2003; what is declared before it is looked over. */
function isSpreadsheetXml(start: string): boolean {
  let at = 0;
  for (;;) {
    while (/\s/.test(start[at] ?? '')) at++;
    const mark = start.startsWith('<?', at) ? '?>' : start.startsWith('<!--', at) ? '-->' : null;
    const end = mark === null ? -1 : start.indexOf(mark, at);
    if (mark === null || end < 0) break;
    at = end + mark.length;
  }
  const rest = start.slice(at);
  // With a document type, so that it is refused for that.
  return /^<(?:[\w.-]{1,100}:)?Workbook[\s/>]/.test(rest) || (/^<!DOCTYPE/i.test(rest) && /<(?:\w{1,100}:)?Workbook[\s/>]/.test(rest));
}

function beginning(pieces: Iterable<string>): string {
  for (const piece of pieces) if (piece.trim() !== '') return piece.slice(0, 64 * 1024);
  return '';
}
