// The cells of a row without what programs put around a text to keep Excel from changing it: an apostrophe before it, or ="…" as a formula that says it; of a link what it shows; and no more of a cell than refuses its row.
import { LONGEST_CELL } from '../words/clean-cell.ts';
import type { Row } from './csv-rows.ts';
import { shortCopy } from './short-copy.ts';

const APOSTROPHE = 39;
const EQUALS = 61;
const QUOTE = 34;

/** The row with bare texts; nearly every row has nothing else and is handed back as it is. */
export function bareRow(row: Row): Row {
  for (let at = 0; at < row.cells.length; at++) {
    const cell = row.cells[at] as string;
    const first = cell.charCodeAt(0);
    if (cell.length > LONGEST_CELL || first === APOSTROPHE || (first === EQUALS && (cell.charCodeAt(1) === QUOTE || LINK.test(cell))))
      return { row: row.row, cells: row.cells.map(bare) };
  }
  return row;
}

/** A link with a text of its own; others show their address. */
const LINK = /^=HYPERLINK\(\s*"(?:[^"]|"")*"\s*[,;]\s*"((?:[^"]|"")*)"\s*\)\s*$/i;

/** @example bare('="0912345678"') // '0912345678' */
function bare(cell: string): string {
  // One letter too many is too long.
  if (cell.length > LONGEST_CELL) return shortCopy(cell, LONGEST_CELL + 1);
  const said = cell.startsWith('="') ? /^="((?:[^"]|"")*)"\s*$/.exec(cell)?.[1] : LINK.exec(cell)?.[1];
  if (said !== undefined) return said.replaceAll('""', '"');
  // Our own files of refused rows put one before what a spreadsheet would run as a formula; one on either side is somebody's quotation.
  if (cell.startsWith("'") && (!/.'\s*$/.test(cell) || /^'[=+\-@\t\r＝＋－＠]/.test(cell))) return cell.slice(1);
  return cell;
}
