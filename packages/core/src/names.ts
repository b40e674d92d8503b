// One name however lists spell it: with other capitals, other spaces, or accents of another make.

/** Names asked for once are asked for a million times. */
const keys = new Map<string, string>();
const MOST = 10_000;

/**
 * What a unit, an officer, a field or a step is known by, however it is spelled.
 * @example nameKey('PHÒNG  Kinh tế ') // 'phòng kinh tế'
 */
export function nameKey(name: string): string {
  let key = keys.get(name);
  if (key === undefined) {
    if (keys.size >= MOST) keys.clear();
    keys.set(name, (key = name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()));
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
