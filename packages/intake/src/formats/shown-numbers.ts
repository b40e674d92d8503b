// Numbers that a format of zeros and words shows as more than their digits: what the officer sees as "BN-011/2026" is no 11.

/** What stands around a number, and how many digits it has at least. */
export interface Shown {
  readonly before: string;
  readonly digits: number;
  readonly after: string;
}

/** Rows (from 1) on end whose numbers are shown in the same way. */
export interface ShownRun {
  readonly first: number;
  last: number;
  readonly shown: Shown;
}

const WORDS = String.raw`(?:"[^"]*"|\\.|[-() ])*`;
const FORMAT = new RegExp(String.raw`^(${WORDS})#*(0+)(${WORDS})(?:;.*)?$`, 's');

/** How a number format shows a number; null where it shows its digits alone, or more than zeros and words. @example shownBy('"BN-"000') // { before: 'BN-', digits: 3, after: '' } */
export function shownBy(format: string): Shown | null {
  const [, before = '', zeros = '', after = ''] = FORMAT.exec(format) ?? [];
  if (zeros.length < 2 && before === after) return null;
  return { before: bare(before), digits: zeros.length, after: bare(after) };
}

const bare = (words: string): string =>
  words.replace(/"([^"]*)"|\\(.)/g, (_, quoted?: string, escaped?: string) => quoted ?? escaped ?? '');

/** A whole number as it is shown; every other text as it is. */
export const show = (text: string, { before, digits, after }: Shown): string =>
  /^\d{1,15}$/.test(text) ? `${before}${text.padStart(digits, '0')}${after}`.trim() : text;

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
