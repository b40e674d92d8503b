// How many lines a wrapped text takes in a cell: programs disagree on who fits a row to it, so the file says it.

/** Points of a line of 12-point type. */
export const LINE = 15.75;
/** What any text needs beside its own width, in tenths of a digit. */
export const EDGES = 15;
/** How much wider bold type is. */
const BOLD = 1.1;

/** How wide a character is, rather more than less, in tenths of a digit: in digits the width of a column is told. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/\d/, 10],
  [/[\p{Lu}\p{Lo}\p{So}mw@]/u, 15],
  [/[ijlt.,;:'()\s-]/, 6],
];
const WIDEST = 15;
const widthOfChar = (char: string): number => WIDTHS.find(([kind]) => kind.test(char))?.[1] ?? 9;
const SPACE = widthOfChar(' ');

/** How wide a text is, in tenths of a digit. */
export const widthOfText = (text: string): number => Array.from(text.normalize('NFC'), widthOfChar).reduce((sum, width) => sum + width, 0);

/** The lines a text takes in a column so many digits wide; lines end where words do. */
export function linesOf(text: string, digits: number, isBold: boolean): number {
  const room = (digits * 10 - EDGES) / (isBold ? BOLD : 1);
  if (text.length * WIDEST <= room) return 1;
  let [lines, used] = [1, 0];
  for (const word of text.split(' ').map(widthOfText)) {
    if (used > 0 && used + SPACE + word > room) [lines, used] = [lines + 1, 0];
    used += (used > 0 ? SPACE : 0) + word;
    while (used > room) [lines, used] = [lines + 1, used - room];
  }
  return lines;
}
