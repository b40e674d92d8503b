// Which keys were met, with some that were not: a Bloom filter, two megabytes however many there are.

/** Of a million keys one in four hundred that was not met passes for one that was. */
const BITS_LOG2 = 24;
const PROBES = 4;

/** Remembers keys; never forgets one, and takes a few others for one it has met. */
export class KeyFilter {
  readonly #bits = new Int32Array(2 ** (BITS_LOG2 - 5));

  /** Whether it may have been added before: false where it surely was not. */
  add(key: string): boolean {
    const [start, step] = hashesOf(key);
    let isMet = true;
    for (let i = 0; i < PROBES; i++) {
      const bit = placeOf(start, step, i);
      const word = this.#bits[bit >>> 5] as number;
      const marked = word | (1 << (bit & 31));
      if (marked === word) continue;
      this.#bits[bit >>> 5] = marked;
      isMet = false;
    }
    return isMet;
  }
}

const placeOf = (start: number, step: number, i: number): number => (start + Math.imul(step, i)) >>> (32 - BITS_LOG2);

/** Two hashes in one pass, of the kind of FNV-1a with its bits stirred. */
function hashesOf(key: string): [number, number] {
  let a = 0x811c9dc5;
  let b = 0x2545f491;
  for (let i = 0; i < key.length; i++) {
    const char = key.charCodeAt(i);
    a = Math.imul(a ^ char, 0x01000193);
    a ^= a >>> 15;
    b = Math.imul(b ^ char, 0x5bd1e995);
    b ^= b >>> 13;
  }
  return [Math.imul(a, 0x9e3779b1), b | 1];
}
