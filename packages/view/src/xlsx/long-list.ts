// The rows of a long list put into a finished workbook, one after the other: in memory are the packed bytes and a few rows.
import type { CellValue } from 'hucre/xlsx';
import { withParts } from './zip-parts.ts';

/** A row of a long list; its height in points, null for one line. */
export interface LongRow {
  readonly values: readonly CellValue[];
  readonly height: number | null;
}

/** The workbook with more rows at the end of the sheets of these parts, which look like the last row that stands in them. */
export async function withRows(workbook: Uint8Array, rows: ReadonlyMap<string, Iterable<LongRow>>): Promise<Uint8Array> {
  if (rows.size === 0) return workbook;
  return withParts(workbook, (name, text) => {
    const more = rows.get(name);
    return more && longSheet(text(), more);
  });
}

const END = '</sheetData>';

function* longSheet(xml: string, rows: Iterable<LongRow>): Generator<string> {
  const end = xml.lastIndexOf(END);
  const last = xml.slice(xml.lastIndexOf('<row ', end), end);
  const looks = new Map(Array.from(last.matchAll(/<c r="([A-Z])\d+"[^>]* s="(\d+)"/g), ([, column, look]) => [column, ` s="${look}"`]));
  let row = Number(/^<row r="(\d+)"/.exec(last)?.[1]);
  // How far the sheet reaches may stay unsaid, and is not known yet.
  yield xml.slice(0, end).replace(/<dimension [^>]*>/, '');
  for (const { values, height } of rows) {
    row++;
    const cells = values.map((value, c) => {
      const column = String.fromCodePoint(65 + c);
      return cellOf(`<c r="${column}${row}"${looks.get(column) ?? ''}`, value);
    });
    yield `<row r="${row}"${height === null ? '' : ` ht="${height}" customHeight="1"`}>${cells.join('')}</row>`;
  }
  yield xml.slice(end);
}

/** Texts stand in their cells: a table of all of them would be held until the end. */
function cellOf(opened: string, value: CellValue): string {
  if (typeof value === 'string') return `${opened} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  if (typeof value === 'number') return `${opened}><v>${value}</v></c>`;
  if (value instanceof Date) return `${opened}><v>${value.getTime() / DAY_MS + EPOCH}</v></c>`;
  return `${opened}/>`;
}

const DAY_MS = 86_400_000;
/** 1970-01-01 as Excel counts days. */
const EPOCH = 25_569;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
