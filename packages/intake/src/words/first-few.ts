// The first few of many, where a sentence has no room for all. What is shown has one of its own (`view/src/words`), which knows nothing of files.

/** The first `most` of some things in words, with ", …" where there are more. @example firstFew(['a', 'b', 'c'], 2) // 'a, b, …' */
export const firstFew = <T>(things: readonly T[], most: number, say: (thing: T) => string = String): string =>
  things.slice(0, most).map(say).join(', ') + (things.length > most ? ', …' : '');
