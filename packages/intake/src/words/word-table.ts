// A table of words as the pattern that finds one of them in a clause of a status: written as they are said, found as they stand there, without accents.
import { plain } from './plain.ts';

/**
 * One word of the table. Its lines hold words or phrases, parted by commas; in brackets behind them stands what may not follow
 * them, since with it they are of another thing. `#` is a number, `…` whatever else a word may end in, `.` the end of the clause.
 * @example oneOf('phòng (not: khám, giao dịch)\nđơn vị, sở') // finds "phong", "don vi" and "so", but no "phong kham"
 */
export function oneOf(table: string): string {
  const rows = table.split('\n').filter((row) => row.trim() !== '');
  return `(?:${rows.flatMap(patternsOf).join('|')})\\b`;
}

function patternsOf(row: string): readonly string[] {
  const [, words = '', not] = /^([^(]*)(?:\(not: (.*)\))?\s*$/.exec(row) ?? [];
  if (words === '') throw new TypeError(`No row of a table of words: ${row}`);
  return phrases(words).map((phrase) => phrase + notBehind(not));
}

function notBehind(list: string | undefined): string {
  const not = list === undefined ? [] : phrases(list);
  const others = not.filter((phrase) => phrase !== '$');
  const behind = [...(others.length > 0 ? [` (?:${others.join('|')})\\b`] : []), ...(others.length < not.length ? ['$'] : [])];
  return behind.length > 0 ? `(?!${behind.join('|')})` : '';
}

const phrases = (list: string): readonly string[] => list.split(',').map((phrase) => phrase.trim().split(' ').map(patternOf).join(' '));

function patternOf(word: string): string {
  if (word === '#') return '\\d[\\da-z]*';
  return plain(word) + (word.endsWith('…') ? '[a-z]*' : '') + (word.endsWith('.') ? '$' : '');
}
