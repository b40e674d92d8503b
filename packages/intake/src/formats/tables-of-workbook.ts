// A workbook to its tables, whatever its format: rows of texts as if each cell had been typed, read piece by piece where the format allows.
import type { StreamRow } from 'hucre';
import { Batch, inBatches } from './batches.ts';
import { textOfCell, textOfCellFrom1904 } from './cell-text.ts';
import type { Row } from './csv-rows.ts';
import type { InputFile } from './input-file.ts';
import { damaged, protectedFile } from './format-faults.ts';
import { inspectZip } from './inspect-zip.ts';
import { markedRows } from './marked-rows.ts';
import { odsSheets } from './ods-sheets.ts';
import type { PackedRows } from './packed-rows.ts';
import { SaidAgain } from './said-again.ts';
import type { SheetMarks } from './sheet-marks.ts';
import { LARGEST_WHOLE, type Table } from './table.ts';
import { encodingOf, textOf } from './text-encoding.ts';

/** Packed files of this size hold more rows than Excel can. */
const LARGEST_WORKBOOK = 256 * 1024 * 1024;
/** The sheets of an .xlsx or .ods file. @throws {IntakeError} for a file that is damaged, protected or unsafe. */
export async function tablesOfZip(file: InputFile): Promise<readonly Table[]> {
  const bytes = file.whole(LARGEST_WORKBOOK);
  const { kind, unpacked, from1904, sheets } = await inspectZip(bytes, file.name);
  if (kind === 'xlsx') {
    const { streamXlsxRows } = await import('hucre/xlsx');
    return sheets.map(({ name, index, marks, hidden }) => ({
      sheet: name,
      ...(hidden && { hidden }),
      hiddenRows: marks.hiddenRows ?? 0,
      rows: () => streamed(streamXlsxRows(bytes, { sheet: index }), from1904 ? textOfCellFrom1904 : textOfCell, marks, file.name, unpacked),
    }));
  }
  if (bytes.length > LARGEST_WHOLE) file.whole(LARGEST_WHOLE);
  return packedSheets(await odsSheets(bytes, file.name));
}

/** The sheets of an Excel file of before 2007. */
export async function tablesOfXls(file: InputFile): Promise<readonly Table[]> {
  const bytes = file.whole(LARGEST_WHOLE);
  // The name of the stream that holds a protected .xlsx, as its container spells it.
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from('EncryptedPackage', 'utf16le')))
    throw protectedFile(file.name);
  const { xlsSheets } = await import('./xls-sheets.ts');
  try {
    return packedSheets(xlsSheets(bytes, file.name));
  } catch (error) {
    throw unreadable(error, file.name);
  }
}

/** The sheets of an XML Spreadsheet 2003. They are read once, packed: a file has no place from which one of them could be read alone. */
export async function tablesOfXml(file: InputFile): Promise<readonly Table[]> {
  if (file.size > LARGEST_WORKBOOK) file.whole(LARGEST_WORKBOOK);
  const { spreadsheetXml } = await import('./spreadsheet-xml.ts');
  return packedSheets(spreadsheetXml(textOf(file, encodingOf(file), '>'), file.name));
}

/** Sheets that were read together. */
const packedSheets = (
  sheets: readonly { readonly name: string; readonly hidden: boolean; readonly hiddenRows?: number; readonly rows: PackedRows }[],
): readonly Table[] =>
  sheets.map(({ name, hidden, hiddenRows = 0, rows }) => ({
    sheet: name,
    ...(hidden && { hidden }),
    hiddenRows,
    rows: () => inBatches(rows.copy()),
  }));

async function* streamed(
  rows: AsyncIterable<StreamRow>,
  text: typeof textOfCell,
  marks: SheetMarks,
  file: string,
  written: number,
): AsyncGenerator<readonly Row[]> {
  const batch = new Batch();
  const marked = markedRows(marks);
  const again = new SaidAgain(file, written);
  try {
    for await (const { index, values } of rows) if (batch.add(again.counted(marked(index + 1, values.map(text))))) yield batch.take();
  } catch (error) {
    throw unreadable(error, file);
  }
  yield batch.take();
}

function unreadable(error: unknown, file: string): unknown {
  const name = error instanceof Error ? error.name : '';
  if (name === 'EncryptedFileError') return protectedFile(file);
  if (error instanceof Error && 'sentence' in error) return error;
  return damaged(file);
}
