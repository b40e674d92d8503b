// Text from outside made harmless to show: what a name may hide (control characters, reversed writing, endless length) is taken out.

/** Characters of a cell; a longer text is a mistake, and its beginning tells it. */
const LONGEST = 300;

/**
 * The text without control characters and lone surrogates, with marks that reverse the direction of writing made visible,
 * cut after 300 characters.
 * @example cleanText('a\u202Eb') // 'a\uFFFDb'
 */
export function cleanText(text: string): string {
  const clean = text
    .toWellFormed()
    .replace(/[\0-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g, '')
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '\uFFFD');
  if (clean.length <= LONGEST) return clean;
  return `${clean.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
