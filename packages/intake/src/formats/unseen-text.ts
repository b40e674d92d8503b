// What a cell of a web page holds and does not show.

const OF_TABLES = new Set(['table', 'tr', 'td', 'th', 'html', 'body']);
/** Tags that hold nothing. */
const EMPTY = new Set(['br', 'img', 'input', 'hr', 'col', 'wbr']);
/** Tags that end one of their own that is still open. */
const ENDS_THE_SAME = new Set(['p', 'li', 'dd', 'dt', 'option']);
const UNSEEN = /\bdisplay\s*:\s*none\b|\bmso-hide\s*:\s*all\b/i;

/** What a cell holds and does not show, as the number that a page keeps beside a code. It ends with its own tag, or with the cell. */
export class Unseen {
  #tag: string | null = null;
  #depth = 0;

  get isOpen(): boolean {
    return this.#tag !== null;
  }

  look(tag: string, closing: boolean, attributes: string, inCell: boolean): void {
    if (OF_TABLES.has(tag)) {
      this.#tag = null;
      return;
    }
    if (this.#tag === tag) {
      this.#depth += closing || ENDS_THE_SAME.has(tag) ? -1 : 1;
      if (this.#depth === 0) this.#tag = null;
    }
    if (this.#tag === null && !closing && inCell && !EMPTY.has(tag) && isUnseen(attributes)) {
      this.#tag = tag;
      this.#depth = 1;
    }
  }
}

const isUnseen = (attributes: string): boolean =>
  !attributes.endsWith('/') &&
  (UNSEEN.test(attributes) ||
    (/hidden/i.test(attributes) && /(?:^|\s)hidden(?=[\s=]|$)/i.test(attributes.replace(/"[^"]*"|'[^']*'/g, ''))));
