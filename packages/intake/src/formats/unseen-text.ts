// What a cell of a web page holds and does not show.

const OF_TABLES = new Set(['table', 'tr', 'td', 'th', 'html', 'body']);
/** Tags that hold nothing. */
const EMPTY = new Set(['br', 'img', 'input', 'hr', 'col', 'wbr']);
/** Tags that end a paragraph which is still open. */
const BLOCKS = new Set(
  'address article aside blockquote center div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header main menu nav ol p pre section ul'.split(
    ' ',
  ),
);
/** Parts of a list end the one before them, but none of a list around theirs. */
const PARTS: ReadonlyMap<string, readonly [ends: ReadonlySet<string>, list: ReadonlySet<string>]> = new Map(
  [
    [['li'], ['ul', 'ol', 'menu']],
    [['dd', 'dt'], ['dl']],
    [['option'], ['select']],
  ].flatMap(([parts = [], lists]) => parts.map((part) => [part, [new Set(parts), new Set(lists)]] as const)),
);
/** What the end of a <b> or <span> does not reach out of. */
const HOLDS = new Set([...BLOCKS, ...PARTS.keys()]);
const NOTHING: ReadonlySet<string> = new Set();
const PARAGRAPH = new Set(['p']);
/** No cell is deeper; what is, is not told apart. */
const DEEPEST = 200;

/** What a cell holds and does not show, as the number that a page keeps beside a code. It ends as pages are read: with its own tag, with the one around it, or with the cell. */
export class Unseen {
  #open: string[] = [];
  /** Where among the open tags the one stands that is not shown. */
  #at: number | null = null;

  get isOpen(): boolean {
    return this.#at !== null;
  }

  look(tag: string, closing: boolean, attributes: string, inCell: boolean): void {
    if (OF_TABLES.has(tag)) {
      this.#open = [];
      this.#at = null;
      return;
    }
    if (!inCell || EMPTY.has(tag)) return;
    const [ends, list] = PARTS.get(tag) ?? [];
    if (closing) {
      this.#end(new Set([tag]), list ?? (BLOCKS.has(tag) ? NOTHING : HOLDS));
      return;
    }
    if (BLOCKS.has(tag)) this.#end(PARAGRAPH, NOTHING);
    if (ends && list) this.#end(ends, list);
    if (attributes.endsWith('/') || this.#open.length >= DEEPEST) return;
    if (this.#at === null && isUnseen(attributes)) this.#at = this.#open.length;
    this.#open.push(tag);
  }

  /** Ends the innermost of some tags with all that is open in it, unless it is around one of others. */
  #end(tags: ReadonlySet<string>, within: ReadonlySet<string>): void {
    const at = this.#open.findLastIndex((tag) => tags.has(tag) || within.has(tag));
    if (at < 0 || !tags.has(this.#open[at] as string)) return;
    this.#open.length = at;
    if (this.#at !== null && this.#at >= at) this.#at = null;
  }
}

const ATTRIBUTE = /([^\s=/"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"']+))?/g;
const UNSEEN = /\bdisplay\s*:\s*none\b|\bmso-hide\s*:\s*all\b/i;

/** What other attributes say, as the options of a tip that opens, is no style. */
const isUnseen = (attributes: string): boolean =>
  /style|hidden/i.test(attributes) &&
  [...attributes.matchAll(ATTRIBUTE)].some(
    ([, name = '', value = '']) => /^hidden$/i.test(name) || (/^style$/i.test(name) && UNSEEN.test(value)),
  );
