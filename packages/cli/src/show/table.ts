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
  const lined = new Table({
    colAligns: head.map((_, i) => (right.includes(i) ? 'right' : 'left')),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
    chars: { ...NONE, left: '  ', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '' },
  });
  lined.push([...head], ...fitted(head, rows, right, width));
  const [heading = '', ...body] = lined
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
  const rule = Math.max(...[heading, ...body].map((line) => stripVTControlCharacters(line).length)) - 2;
  return [heading, `  ${'─'.repeat(rule)}`, ...body].join('\n');
}

/** The rows with columns of words broken between words where they would go over `width`: the widest gives way first, and none below its longest word. */
function fitted(head: readonly string[], rows: Rows, right: readonly number[], width: number): (string | number)[][] {
  const columns = head.map((title, i) => [title, ...rows.map((row) => String(row[i] ?? ''))]);
  const widths = columns.map((cells) => Math.max(...cells.map(seen)));
  const least = columns.map((cells) => Math.max(NARROWEST, ...cells.flatMap((cell) => cell.split(' ').map(seen))));
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

const seen = (cell: string): number => stripVTControlCharacters(cell).length;
