// Which codes of a list may stand in several of its rows, found out while it is read, so that none of those rows is taken before all are known.

const END = 255;
/** What each unit of ASCII adds to a code: its letters in lower case, its digits; nothing for others; {@link END} where a remark, another line or another code begins. */
const UNITS = Uint8Array.from({ length: 128 }, (_, unit) => {
  const char = String.fromCharCode(unit);
  if ('(\n,;'.includes(char)) return END;
  return /[\da-z]/i.test(char) ? unit | 32 : 0;
});

/** A code's letters and digits as a number, the same for every dash, blank and case it is written with; never 0. */
function hashOf(cell: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < cell.length; i++) {
    const part = UNITS[cell.charCodeAt(i)];
    if (part === END) break;
    if (part) hash = Math.imul(hash ^ part, 0x01000193);
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
