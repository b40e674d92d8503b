// Plain aligned tables for terminals and pipes.
import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';
import { prose, terminalWidth } from './prose.ts';

const NONE = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
};

type Rows = readonly (readonly (string | number)[])[];

/** What the indent and the space behind each column take. */
const GAP = 2;
/** Narrower a column of words is not made: a word a line is harder to read than lines the terminal breaks. */
const NARROWEST = 16;

/**
 * A table indented by two, with a rule under its heading; `right` names the columns of numbers. On a terminal the longest columns of
 * words are broken so that the table fits; what goes to a file or another program keeps a row to a line.
 */
export function table(
  head: readonly string[],
  rows: Rows,
  right: readonly number[] = [],
  width: number = process.stdout.isTTY ? terminalWidth() : Number.POSITIVE_INFINITY,
): string {
  const [heading = '', ...body] = linesOf([head, ...fitted(head, rows, right, width)], right);
  const rule = longest([heading, ...body]) - 2;
  return [heading, `  ${'─'.repeat(rule)}`, ...body].join('\n');
}

/** Rows laid out together: the time it takes grows with the square of their number. */
const AT_ONCE = 100;

/** The lines of rows, in columns as wide as their longest line. */
function linesOf(rows: Rows, right: readonly number[]): readonly string[] {
  const columns = (rows[0] ?? []).map((_, i) => longest(rows.flatMap((row) => String(row[i] ?? '').split('\n'))));
  const lines: string[] = [];
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const lined = new Table({
      colAligns: columns.map((_, i) => (right.includes(i) ? 'right' : 'left')),
      style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
      chars: { ...NONE, left: '  ', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '' },
    });
    // A first row that is not shown keeps the columns of all rows alike.
    lined.push(
      columns.map((room) => '─'.repeat(room)),
      ...rows.slice(at, at + AT_ONCE).map((row) => [...row]),
    );
    for (const line of lined.toString().split('\n').slice(1)) lines.push(line.trimEnd());
  }
  return lines;
}

/** The rows with columns of words broken between words where they would go over `width`: the widest gives way first, and none below its longest word. */
function fitted(head: readonly string[], rows: Rows, right: readonly number[], width: number): (string | number)[][] {
  const columns = head.map((title, i) => [title, ...rows.map((row) => String(row[i] ?? ''))]);
  const widths = columns.map(longest);
  const least = columns.map((cells) => Math.max(NARROWEST, longest(cells.flatMap((cell) => cell.split(' ')))));
  const rooms = [...widths];
  for (;;) {
    const over = rooms.reduce((sum, one) => sum + one + GAP, 0) - width;
    const [widest, next] = rooms
      .map((room, i) => ({ room, i, isFree: !right.includes(i) && room > (least[i] as number) }))
      .filter(({ isFree }) => isFree)
      .toSorted((a, b) => b.room - a.room);
    if (over <= 0 || !widest) break;
    const level = next === undefined ? 0 : Math.min(next.room, widest.room - 1);
    rooms[widest.i] = Math.max(least[widest.i] as number, widest.room - over, level);
  }
  return rows.map((row) => row.map((cell, i) => ((rooms[i] as number) < (widths[i] as number) ? prose(String(cell), rooms[i]) : cell)));
}

/** As long as the longest of many texts. */
const longest = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, stripVTControlCharacters(text).length), 0);
