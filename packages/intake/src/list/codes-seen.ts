// Which codes a list has shown so far, in a few bytes each: a million of them as strings would take a hundred megabytes.

/** The row and the fingerprint a code was first seen with. */
export interface FirstSeen {
  readonly row: number;
  readonly cells: number;
}

/** Words for one code: its two hashes, its row (without a sign, up to four thousand million), the fingerprint of its row's cells. */
const WORDS = 4;

/**
 * Remembers codes by 64 bits of hash: that two different codes of a list of a million meet in them has a chance of one in
 * thirty million. Open addressing, at most four fifths full.
 */
export class CodesSeen {
  #slots: Int32Array;
  #count = 0;

  /** @param expected How many codes there will be, where that is known: then no place is made in vain, and none is copied. */
  constructor(expected = 800) {
    this.#slots = new Int32Array(Math.ceil(expected * 1.25 + 8) * WORDS);
  }

  /** Notes a code at its first sight, with its row (from 1); at the next, tells what was noted. */
  firstOf(code: string, row: number, cells: number): FirstSeen | null {
    if (this.#count * 5 > (this.#slots.length / WORDS) * 4) this.#grow();
    const [a, b] = hashesOf(code);
    const slots = this.#slots;
    const at = slotOf(slots, a, b);
    if (slots[at + 2] !== 0) return { row: (slots[at + 2] as number) >>> 0, cells: slots[at + 3] as number };
    slots.set([a, b, row, cells], at);
    this.#count++;
    return null;
  }

  /** Whether a code was noted. */
  has(code: string): boolean {
    return this.#slots[slotOf(this.#slots, ...hashesOf(code)) + 2] !== 0;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    for (let i = 0; i < old.length; i += WORDS) {
      if (old[i + 2] !== 0) slots.set(old.subarray(i, i + WORDS), slotOf(slots, old[i] as number, old[i + 1] as number));
    }
    this.#slots = slots;
  }
}

/** Where a code stands, or the free place where it belongs. */
function slotOf(slots: Int32Array, a: number, b: number): number {
  const places = slots.length / WORDS;
  let at = Math.floor(((Math.imul(a ^ (b >>> 15), 0x9e3779b1) >>> 0) / 2 ** 32) * places) * WORDS;
  while (slots[at + 2] !== 0 && (slots[at] !== a || slots[at + 1] !== b)) at = at + WORDS < slots.length ? at + WORDS : 0;
  return at;
}

const hashesOf = (code: string): [number, number] => [hash(code, 0x811c9dc5, 0x01000193), hash(code, 0x2545f491, 0x5bd1e995)];

function hash(text: string, seed: number, factor: number): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), factor);
    h ^= h >>> 15;
  }
  return h | 0;
}
