// The records of an Excel file of before 2007, and the texts in them: a text goes on in further records where it is too long for its own.

/** Kinds of records. */
export const KIND = {
  formula: 0x06,
  end: 0x0a,
  from1904: 0x22,
  password: 0x2f,
  more: 0x3c,
  sheet: 0x85,
  shortNumbers: 0xbd,
  markedText: 0xd6,
  style: 0xe0,
  merged: 0xe5,
  texts: 0xfc,
  textOfTable: 0xfd,
  number: 0x203,
  text: 0x204,
  boolean: 0x205,
  textOfFormula: 0x207,
  row: 0x208,
  shortNumber: 0x27e,
  format: 0x41e,
  begin: 0x809,
} as const;

/** One record: its data lie from `start` to before `end`, `at` is where it begins. */
export interface XlsRecord {
  readonly kind: number;
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/** Up to the end of what begins at `at`, without what lies within it, as a chart lies in its sheet. */
export function* recordsFrom(book: Buffer, at: number): Generator<XlsRecord> {
  let depth = 0;
  for (const record of recordsAt(book, at)) {
    if (record.kind === KIND.begin) depth++;
    if (depth <= 1) yield record;
    if (record.kind === KIND.end && --depth <= 0) return;
  }
}

/** One after another. */
export function* recordsAt(book: Buffer, at: number): Generator<XlsRecord> {
  for (let record = recordAt(book, at); record; record = recordAt(book, record.end)) yield record;
}

/** The one that begins at `at`; null behind the last. */
export function recordAt(book: Buffer, at: number): XlsRecord | null {
  if (at + 4 > book.length) return null;
  const start = at + 4;
  const end = Math.min(start + book.readUInt16LE(at + 2), book.length);
  return { kind: book.readUInt16LE(at), at, start, end };
}

/** Where data lie. */
type Part = Pick<XlsRecord, 'start' | 'end'>;

/** A record with those that it goes on in. */
export function* withMore(book: Buffer, record: XlsRecord): Generator<Part> {
  yield record;
  for (const next of recordsAt(book, record.end)) {
    if (next.kind !== KIND.more) return;
    yield next;
  }
}

const IS_WIDE = 1;
const HAS_PHONETIC = 4;
const HAS_RUNS = 8;

/** Reads through data that lie in several parts. */
export class XlsReader {
  readonly #book: Buffer;
  readonly #parts: readonly Part[];
  #part = 0;
  #at: number;

  /** @param from Where to begin, which is in one of the parts. */
  constructor(book: Buffer, parts: readonly Part[], from?: number) {
    this.#book = book;
    this.#parts = parts;
    this.#at = from ?? (parts[0] as Part).start;
    if (from === undefined) return;
    // The last part that begins before.
    for (let step = 1 << 20; step > 0; step >>= 1)
      if ((parts[this.#part + step]?.start ?? Number.POSITIVE_INFINITY) <= from) this.#part += step;
  }

  /** Where the next thing begins; null behind the last. */
  next(): number | null {
    while (this.#part < this.#parts.length && this.#left() === 0) this.#turn();
    return this.#part < this.#parts.length ? this.#at : null;
  }

  byte(): number {
    return this.#book.readUInt8(this.#at++);
  }

  word(): number {
    this.#at += 2;
    return this.#book.readUInt16LE(this.#at - 2);
  }

  long(): number {
    this.#at += 4;
    return this.#book.readUInt32LE(this.#at - 4);
  }

  /** A text that says in two bytes, or in one, how long it is. */
  text(length = this.word()): string {
    const marks = this.byte();
    const runs = marks & HAS_RUNS ? this.word() : 0;
    const phonetic = marks & HAS_PHONETIC ? this.long() : 0;
    let text = '';
    let isWide = (marks & IS_WIDE) !== 0;
    for (let left = length; left > 0;) {
      if (this.#left() === 0) {
        this.#turn();
        isWide = (this.byte() & IS_WIDE) !== 0;
      }
      const letters = Math.min(left, isWide ? this.#left() >> 1 : this.#left());
      const end = this.#at + (isWide ? letters * 2 : letters);
      // A letter is not parted.
      if (letters === 0) throw new RangeError('a text does not end');
      text += this.#book.toString(isWide ? 'utf16le' : 'latin1', this.#at, end);
      this.#at = end;
      left -= letters;
    }
    this.#skip(runs * 4 + phonetic);
    return text;
  }

  #left(): number {
    return Math.max(0, (this.#parts[this.#part]?.end ?? 0) - this.#at);
  }

  #turn(): void {
    const part = this.#parts[++this.#part];
    this.#at = part?.start ?? this.#book.length;
  }

  #skip(bytes: number): void {
    for (let left = bytes; left > 0 && this.next() !== null;) {
      const step = Math.min(left, this.#left());
      this.#at += step;
      left -= step;
    }
  }
}
