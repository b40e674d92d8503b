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
 * A table indented by two, with a rule under its heading; `right` names the columns of numbers. On a terminal the longest column of
 * words is broken so that the table fits; what goes to a file or another program keeps a row to a line.
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

/** The rows with the longest column of words broken between words, where they would go over `width`. */
function fitted(head: readonly string[], rows: Rows, right: readonly number[], width: number): (string | number)[][] {
  const widths = head.map((title, i) => Math.max(...[title, ...rows.map((row) => row[i] ?? '')].map((cell) => seen(cell))));
  const words = widths.map((_, i) => i).filter((i) => !right.includes(i));
  const longest = words.reduce((one, other) => ((widths[other] as number) > (widths[one] as number) ? other : one), words[0] ?? 0);
  const others = widths.reduce((sum, one) => sum + one + GAP, 0) - (widths[longest] as number);
  const room = Math.max(NARROWEST, width - others);
  if (room >= (widths[longest] as number)) return rows.map((row) => [...row]);
  return rows.map((row) => row.map((cell, i) => (i === longest ? prose(String(cell), room) : cell)));
}

const seen = (cell: string | number): number => stripVTControlCharacters(String(cell)).length;
