// One name however lists spell it: with other capitals, spaces or dashes, accents of another make, or the tone on the other letter.

/** Names asked for once are asked for a million times. */
const keys = new Map<string, string>();
const MOST = 10_000;

/** Word and Excel write a longer one than lists do, with spaces or without. */
const DASH = / ?[-\u2010-\u2015] ?/g;

/** A tone that the old and the new way of writing put on different letters: hóa and hoá, khỏe and khoẻ, Ủy and Uỷ. */
const EARLY_TONE = /([ou])([\u0300\u0301\u0303\u0309\u0323])([aey])(?![\p{L}\p{M}])/gu;

/**
 * What a unit, an officer, a field or a step is known by, however it is spelled.
 * @example nameKey('PHÒNG  Kinh tế ') // 'phòng kinh tế'
 */
export function nameKey(name: string): string {
  let key = keys.get(name);
  if (key === undefined) {
    if (keys.size >= MOST) keys.clear();
    const letters = name.normalize('NFD').trim().replace(/\s+/g, ' ').replace(DASH, '-').toLowerCase();
    keys.set(name, (key = letters.replace(EARLY_TONE, '$1$3$2').normalize('NFC')));
  }
  return key;
}

/** How often one name was spelled in which way. */
export type Spellings = Map<string, number>;

/** Counts a spelling. */
export function addSpelling(spellings: Spellings, name: string, times = 1): void {
  spellings.set(name, (spellings.get(name) ?? 0) + times);
}

/** Counts the spellings of other dossiers; the order of additions never matters. */
export function mergeSpellings(spellings: Spellings, other: Spellings): void {
  for (const [name, times] of other) addSpelling(spellings, name, times);
}

/** The spelling a name is shown in: the most frequent one, of several the first in the order of their letters. */
export const usualSpelling = (spellings: Spellings): string =>
  [...spellings].reduce((best, one) => (one[1] > best[1] || (one[1] === best[1] && one[0] < best[0]) ? one : best), ['', 0])[0];
