// Plain aligned tables for terminals and pipes.
import { stripVTControlCharacters } from 'node:util';
import { prose, terminalWidth } from './prose.ts';

type Rows = readonly (readonly (string | number)[])[];

const INDENT = '  ';
/** What the indent and the space behind each column take. */
const GAP = INDENT.length;
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
  const rule = longest([heading, ...body]) - INDENT.length;
  return [heading, `${INDENT}${'─'.repeat(rule)}`, ...body].join('\n');
}

/** The lines of rows, in columns as wide as their longest line; a cell of several stands from the first of its row. */
function linesOf(rows: Rows, right: readonly number[]): readonly string[] {
  const cells = rows.map((row) => row.map((cell) => String(cell).split('\n')));
  const rooms = (rows[0] ?? []).map((_, i) => cells.reduce((most, row) => Math.max(most, longest(row[i] ?? [])), 0));
  return cells.flatMap((row) =>
    Array.from({ length: Math.max(1, ...row.map((lines) => lines.length)) }, (_, at) => {
      const line = rooms.map((room, i) => {
        const text = row[i]?.[at] ?? '';
        const pad = ' '.repeat(room - widthOf(text));
        return right.includes(i) ? pad + text : text + pad;
      });
      return `${INDENT}${line.join(' '.repeat(GAP))}`.trimEnd();
    }),
  );
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
const longest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, widthOf(text)), 0);

/** The columns that a text takes: none for colours, nor for an accent that stands behind its letter. */
const widthOf = (text: string): number => stripVTControlCharacters(text).replace(/\p{M}/gu, '').length;
