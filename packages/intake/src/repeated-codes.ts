// Which codes of a list may stand in several of its rows, found out while it is read, so that none of those rows is taken before all are known.

/** Where what belongs to a code ends: behind it stand a remark, another line, another code. */
const BEHIND = new Set(['(', '\n', ',', ';'].map((mark) => mark.charCodeAt(0)));

/** A code's letters and digits as a number, the same for every dash, blank and case it is written with; never 0. */
function hashOf(cell: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < cell.length; i++) {
    const unit = cell.charCodeAt(i);
    if (BEHIND.has(unit)) break;
    const letter = unit | 32;
    if ((unit >= 48 && unit <= 57) || (letter >= 97 && letter <= 122)) hash = Math.imul(hash ^ letter, 0x01000193);
  }
  return hash || 1;
}

/**
 * Told each code cell of a list once. By 32 bits, so of a million codes a hundred are held for repeated that are not, which costs
 * them nothing but their place in the order; at most two thirds full.
 */
export class RepeatedCodes {
  #slots = new Int32Array(1_024);
  #count = 0;
  readonly #twice = new Set<number>();

  note(cell: string): void {
    if (this.#count * 3 > this.#slots.length * 2) this.#grow();
    const hash = hashOf(cell);
    const at = slotOf(this.#slots, hash);
    if (this.#slots[at] === hash) this.#twice.add(hash);
    else {
      this.#slots[at] = hash;
      this.#count++;
    }
  }

  /** Nothing more will be noted. */
  end(): void {
    this.#slots = new Int32Array(0);
  }

  /** Whether a code may stand in several rows. */
  has(cell: string): boolean {
    return this.#twice.size > 0 && this.#twice.has(hashOf(cell));
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    for (const hash of old) if (hash !== 0) this.#slots[slotOf(this.#slots, hash)] = hash;
  }
}

/** Where a hash stands, or the free place where it belongs. */
function slotOf(slots: Int32Array, hash: number): number {
  const mask = slots.length - 1;
  let at = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) & mask;
  while (slots[at] !== 0 && slots[at] !== hash) at = (at + 1) & mask;
  return at;
}
