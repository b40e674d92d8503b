// The beginning of a text that is too long to be read: what tells that it is, and nothing more of it.

/** A copy of the first letters: a part of a text keeps all of it in memory. */
export const shortCopy = (text: string, length: number): string => Buffer.from(text.slice(0, length), 'utf16le').toString('utf16le');
