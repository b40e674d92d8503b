// Numbers that a format of zeros and words shows as more than their digits: what the officer sees as "BN-011/2026" is no 11.

/** Words in their places, and between them how many digits stand there at least; what a number has more stands in the first of those places. */
export type Shown = readonly (string | number)[];

/** Rows (from 1) on end whose numbers are shown in the same way. */
export interface ShownRun {
  readonly first: number;
  last: number;
  readonly shown: Shown;
}

const WORDS = String.raw`(?:"[^"]*"|\\.|[-() ])`;
const FORMAT = new RegExp(String.raw`^((?:${WORDS})*)#*(0(?:${WORDS}|0)*)(?:;.*)?$`, 's');
const PIECE = new RegExp(String.raw`0+|(?:${WORDS})+`, 'gs');
/** Spaces alone between digits make a large number easier to read. */
const GROUPED = /^[0 ]*$/;

/** How a number format shows a number; null where it shows its digits alone, or more than zeros and words. @example shownBy('"BN-"000') // ['BN-', 3] */
export function shownBy(format: string): Shown | null {
  const [, before = '', rest = ''] = FORMAT.exec(format) ?? [];
  const shown = [...(before + rest).matchAll(PIECE)].map(([piece]) => (piece.startsWith('0') ? piece.length : bare(piece)));
  const isNumber = before === '' && GROUPED.test(rest.trim()) && !/^0{2,}$/.test(rest.trim());
  return isNumber ? null : shown;
}

const bare = (words: string): string =>
  words.replace(/"([^"]*)"|\\(.)/g, (_, quoted?: string, escaped?: string) => quoted ?? escaped ?? '');

/** A whole number as it is shown; every other text as it is. */
export function show(text: string, shown: Shown): string {
  if (!/^\d{1,15}$/.test(text)) return text;
  const places = shown.filter((piece) => typeof piece === 'number').reduce((sum, digits) => sum + digits, 0);
  const digits = text.padStart(places, '0');
  let at = 0;
  const pieces = shown.map((piece) => {
    if (typeof piece === 'string') return piece;
    const from = at;
    at = from === 0 ? digits.length - places + piece : from + piece;
    return digits.slice(from, at);
  });
  return pieces.join('').trim();
}

/** The columns of a sheet with numbers that are shown so, noted from top to bottom. */
export class ShownColumns {
  /** By columns (from 0). */
  readonly runs = new Map<number, ShownRun[]>();
  #count = 0;

  note(column: number, row: number, shown: Shown): void {
    const runs = this.runs.get(column) ?? [];
    const last = runs.at(-1);
    if (last?.shown === shown && last.last + 1 === row) last.last = row;
    else if (this.#count++ < MOST_RUNS) runs.push({ first: row, last: row, shown });
    this.runs.set(column, runs);
  }
}

/** As many as one column of a sheet can have, where every second code is a text: 25 MB. */
const MOST_RUNS = 524_288;

/** Which styles of a workbook show numbers so, by their number. */
export function shownStyles(styles: string, unescaped: (text: string) => string): ReadonlyMap<number, Shown> {
  const formats = new Map<string, Shown>();
  for (const [, attributes = ''] of styles.matchAll(/<(?:\w+:)?numFmt\s([^>]*)>/g)) {
    const [id, code] = ['numFmtId', 'formatCode'].map((name) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1]);
    const shown = code === undefined ? null : shownBy(unescaped(code));
    if (id !== undefined && shown) formats.set(id, shown);
  }
  const start = styles.search(/<(?:\w+:)?cellXfs[\s>]/);
  const end = styles.indexOf('cellXfs>', start + '<cellXfs>'.length);
  const cells = start < 0 || end < 0 ? '' : styles.slice(start, end);
  const used = [...cells.matchAll(/<(?:\w+:)?xf\s([^>]*)>/g)].map(
    ([, attributes = '']) => /\bnumFmtId="(\d+)"/.exec(attributes)?.[1] ?? '',
  );
  return new Map(used.flatMap((id, style) => (formats.has(id) ? [[style, formats.get(id) as Shown] as const] : [])));
}
