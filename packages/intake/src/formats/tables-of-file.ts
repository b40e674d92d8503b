// A spreadsheet file to its tables, whatever its format: rows of texts as if each cell had been typed, read piece by piece where the format allows.
import type { CellValue, StreamRow } from 'hucre';
import { textOfCell, textOfCellFrom1904 } from './cell-text.ts';
import type { Row } from './csv-rows.ts';
import { readEntities } from './html-entities.ts';
import { flatOds } from './flat-ods.ts';
import { htmlTables } from './html-tables.ts';
import type { InputFile } from './input-file.ts';
import { damaged } from './format-faults.ts';
import { fileFault, SAVE_AGAIN } from '../intake-error.ts';
import { inspectZip } from './inspect-zip.ts';
import { hiddenPages, isAt, pagesOfMhtml } from './mhtml.ts';
import { markedRows } from './marked-rows.ts';
import type { SheetMarks } from './sheet-marks.ts';
import { encodingOf, textOf, type TextBytes } from './text-encoding.ts';
import { marksOfXls } from './xls-marks.ts';

/** One table of a file. */
export interface Table {
  /** The name of its sheet, or null where the format has none. */
  readonly sheet: string | null;
  /** Whether its sheet is hidden, so that the officer does not see it. */
  readonly hidden?: true;
  /** Whether it is one of the many that only place things on a page. */
  readonly layout?: true;
  /** Whether a stray mark in a text can split its cell and shift all that follow, as a comma in CSV. */
  readonly delimited?: true;
  /** What a page says outside its tables, on the first of them. */
  readonly said?: readonly Row[];
  readonly rows: () => AsyncIterable<readonly Row[]>;
}

/** The row of what stands outside every table. */
export const OUTSIDE = 0;
/** What a page says of its list is short; more is another page. */
const LONGEST_PAGE_TEXT = 100_000;

/** Packed files of this size hold more rows than Excel can. */
const LARGEST_WORKBOOK = 256 * 1024 * 1024;
/** Formats that can only be read whole. */
const LARGEST_WHOLE = 64 * 1024 * 1024;
/** An archive is held beside what it is decoded to. */
const LARGEST_ARCHIVE = 32 * 1024 * 1024;

/** The sheets of an .xlsx or .ods file. @throws {IntakeError} for a file that is damaged, protected or unsafe. */
export async function tablesOfZip(file: InputFile): Promise<readonly Table[]> {
  const bytes = file.whole(LARGEST_WORKBOOK);
  const { kind, from1904, sheets } = await inspectZip(bytes, file.name);
  if (kind === 'xlsx') {
    const { streamXlsxRows } = await import('hucre/xlsx');
    return sheets.map(({ name, index, marks, hidden }) => ({
      sheet: name,
      ...(hidden && { hidden }),
      rows: () => streamed(streamXlsxRows(bytes, { sheet: index }), from1904 ? textOfCellFrom1904 : textOfCell, marks, file.name),
    }));
  }
  if (bytes.length > LARGEST_WHOLE) file.whole(LARGEST_WHOLE);
  const { readOds } = await import('hucre/ods');
  const flat = flatOds(bytes);
  if (flat.repeats > MOST_REPEATS) throw tooRepeated(file.name, flat.repeats);
  return wholeSheets(async () => {
    const { sheets: read } = await readOds(flat.bytes);
    return { sheets: read.map((sheet) => (flat.hidden.has(sheet.name) ? { ...sheet, hidden: true } : sheet)) };
  }, file.name);
}

/** Nobody writes the same row as often; a reader would make as many of it. */
const MOST_REPEATS = 100_000;

const tooRepeated = (file: string, times: number): Error =>
  fileFault(
    'file-unsafe',
    file,
    `có dòng lặp lại ${times} lần, không thể là danh sách hồ sơ`,
    `repeats rows ${times} times and can be no dossier list`,
  );

/** The sheets of an Excel file of before 2007. */
export async function tablesOfXls(file: InputFile): Promise<readonly Table[]> {
  const bytes = file.whole(LARGEST_WHOLE);
  // The name of the stream that holds a protected .xlsx, as its container spells it.
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from('EncryptedPackage', 'utf16le')))
    throw encrypted(file.name);
  const { readXls } = await import('hucre');
  return wholeSheets(async () => {
    const { sheets } = await readXls(bytes);
    const marks = marksOfXls(bytes);
    return { sheets: sheets.map((sheet, at) => ({ ...sheet, ...marks[at] })) };
  }, file.name);
}

/** The sheets of an XML Spreadsheet 2003. They are read once, packed: a file has no place from which one of them could be read alone. */
export async function tablesOfXml(file: InputFile): Promise<readonly Table[]> {
  if (file.size > LARGEST_WORKBOOK) file.whole(LARGEST_WORKBOOK);
  const { spreadsheetXml } = await import('./spreadsheet-xml.ts');
  return spreadsheetXml(textOf(file, encodingOf(file), '>'), file.name).map(({ name, hidden, rows }) => ({
    sheet: name,
    ...(hidden && { hidden }),
    rows: () => inBatches(rows.copy()),
  }));
}

async function* inBatches(rows: Iterable<Row>): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = [];
  for (const row of rows) {
    if (batch.push(row) < 500) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

/** The tables of an HTML page, which many systems export under the name of .xls. */
export async function tablesOfHtml(file: InputFile): Promise<readonly Table[]> {
  if (file.size > LARGEST_WHOLE) file.whole(LARGEST_WHOLE);
  return tablesOfPages([file], file.name);
}

/** The tables of a web archive, of which each sheet is a page. */
export async function tablesOfMhtml(file: InputFile): Promise<readonly Table[]> {
  const pages = pagesOfMhtml(file.whole(LARGEST_ARCHIVE), file.name);
  return tablesOfPages(
    pages.map(({ bytes, location }) => ({
      name: file.name,
      location,
      head: (length) => bytes.subarray(0, length),
      chunks: function* () {
        yield bytes;
      },
    })),
    file.name,
  );
}

function tablesOfPages(pages: readonly (TextBytes & { readonly location?: string })[], file: string): readonly Table[] {
  let text = '';
  // Excel puts the frame, which says what is hidden, before the sheets.
  const hiddenAt: string[] = [];
  const tables = pages.flatMap((page) => {
    const { location = '' } = page;
    const html = [...textOf(page, encodingOf(page), '>')].join('');
    hiddenAt.push(...hiddenPages(html));
    const hidden = hiddenAt.some((place) => isAt(location, place));
    const found = htmlTables(html, file, (more) => {
      if (!hidden && text.length < LONGEST_PAGE_TEXT) text += more;
    });
    return found.map((rows) => ({ rows, hidden }));
  });
  if (tables.length === 0) {
    throw fileFault('file-format', file, 'là trang web không có bảng nào', 'is a web page without a table', SAVE_AGAIN);
  }
  const said = readEntities(text)
    .split('\n')
    .map((line) => ({ row: OUTSIDE, cells: [line] }));
  return tables.map(({ rows, hidden }, at) => ({
    sheet: tables.length === 1 && !hidden ? null : `bảng ${at + 1}`,
    layout: true,
    ...(hidden && { hidden }),
    ...(at === 0 && { said }),
    rows: async function* () {
      yield rows;
    },
  }));
}

async function* streamed(
  rows: AsyncIterable<StreamRow>,
  text: typeof textOfCell,
  marks: SheetMarks,
  file: string,
): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = [];
  const marked = markedRows(marks);
  try {
    for await (const { index, values } of rows) {
      batch.push(marked(index + 1, values.map(text)));
      if (batch.length < 500) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    throw unreadable(error, file);
  }
  yield batch;
}

/** A sheet that was read whole. */
interface WholeSheet {
  readonly name: string;
  readonly hidden?: boolean;
  readonly rows: readonly (readonly CellValue[])[];
  readonly merges?: readonly { readonly startRow: number; readonly endRow: number; readonly startCol: number }[] | undefined;
  readonly shown?: SheetMarks['shown'];
}

async function wholeSheets(read: () => Promise<{ readonly sheets: readonly WholeSheet[] }>, file: string): Promise<readonly Table[]> {
  try {
    const { sheets } = await read();
    return sheets.map((sheet) => ({ sheet: sheet.name, ...(sheet.hidden === true && { hidden: true }), rows: () => dense(sheet) }));
  } catch (error) {
    throw unreadable(error, file);
  }
}

async function* dense({ rows, merges = [], shown }: WholeSheet): AsyncGenerator<readonly Row[]> {
  const merged = merges.flatMap(({ startCol, startRow, endRow }) =>
    endRow > startRow ? [{ column: startCol, first: startRow + 1, last: endRow + 1 }] : [],
  );
  const marked = markedRows({ unsolved: new Map(), merged, shown });
  // Blank rows of an .xls are holes in the array, which map would pass over.
  yield Array.from(rows, (cells: readonly CellValue[] | undefined, index) => marked(index + 1, Array.from(cells ?? [], textOfCell)));
}

const encrypted = (file: string): Error =>
  fileFault('file-encrypted', file, 'có mật khẩu', 'has a password', [
    'hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi nhập lại',
    'open it in Excel, remove the password, save it and import again',
  ]);

function unreadable(error: unknown, file: string): unknown {
  const name = error instanceof Error ? error.name : '';
  if (name === 'EncryptedFileError') return encrypted(file);
  if (error instanceof Error && 'sentence' in error) return error;
  return damaged(file);
}
