// Tables of words as the places in a text where they stand: the longest phrase counts, and a phrase never costs more than a few look-ups.
import { saidWords, type Word } from './said-words.ts';

/** Words and phrases by what they are, parted by commas and lines. Where one has a `+`, a comma may stand; one that ends in "…" is any word that begins so. */
export type Tables<Kind extends string> = Readonly<Record<Kind, string>>;

/** Where phrases go on from words that begin them, and those that end there. */
interface Place<Kind> {
  readonly next: Map<string, Place<Kind>>;
  readonly entries: Entry<Kind>[];
}

interface Entry<Kind> {
  readonly kind: Kind;
  readonly said: readonly string[];
  /** The words before which a comma may stand. */
  readonly commas: readonly number[];
}

/** A phrase found in a text. */
export interface Phrase<Kind> {
  readonly kind: Kind;
  /** Of how many words. */
  readonly words: number;
}

/** Where one phrase without accents is two with them, the kind whose table stands first is taken. */
export class PhraseBook<Kind extends string> {
  /** By their words without accents. */
  readonly #start: Place<Kind> = { next: new Map(), entries: [] };
  readonly #begins: Entry<Kind>[] = [];

  constructor(tables: Tables<Kind>) {
    for (const [kind, table] of Object.entries(tables) as [Kind, string][]) {
      for (const phrase of table.split(/[,\n]/)) if (phrase.trim() !== '') this.#add(kind, phrase.trim());
    }
  }

  #add(kind: Kind, phrase: string): void {
    const words = saidWords(phrase.normalize('NFC'));
    const commas = words.flatMap(({ start }, i) => (i > 0 && phrase.slice(0, start).trimEnd().endsWith('+') ? i : []));
    const entry = { kind, said: words.map((word) => word.said), commas };
    if (phrase.endsWith('…')) this.#begins.push(entry);
    let place = this.#start;
    for (const { bare } of words) {
      const next: Place<Kind> = place.next.get(bare) ?? { next: new Map(), entries: [] };
      place.next.set(bare, next);
      place = next;
    }
    place.entries.push(entry);
  }

  /**
   * The longest phrase that begins at a place of a text, null where none does. In an `accented` text a phrase whose accents are all there
   * counts before one that lacks some, and a single word without them is another word.
   */
  at(words: readonly Word[], from: number, accented: boolean): Phrase<Kind> | null {
    const first = words[from] as Word;
    const places: Place<Kind>[] = [];
    let place = this.#start.next.get(first.bare);
    if (place === undefined) return this.#begun(first);
    for (let i = from + 1; place !== undefined; i++) {
      places.push(place);
      const word = words[i];
      place = word !== undefined && (word.marks === '' || word.marks === ',') ? place.next.get(word.bare) : undefined;
    }
    const best = (fits: (word: Word, said: string) => boolean, fewest: number): Phrase<Kind> | null => {
      for (let n = places.length; n >= fewest; n--) {
        const found = places[n - 1]?.entries.find(({ said, commas }) =>
          said.every((word, i) => (i === 0 || words[from + i]?.marks === '' || commas.includes(i)) && fits(words[from + i] as Word, word)),
        );
        if (found) return { kind: found.kind, words: n };
      }
      return null;
    };
    const found = (accented ? best(isSaid, 1) : null) ?? best(mayBe, accented ? 2 : 1);
    return found ?? this.#begun(first);
  }

  #begun({ said }: Word): Phrase<Kind> | null {
    const begun = this.#begins.find((entry) => said.startsWith(entry.said[0] as string));
    return begun ? { kind: begun.kind, words: 1 } : null;
  }
}

const isSaid = ({ said }: Word, word: string): boolean => said === word;

/** Officers forget accents, and write none that are not there. */
function mayBe({ said }: Word, word: string): boolean {
  if (said === word) return true;
  const its = accentsOf(word);
  return accentsOf(said).every((accent) => its.includes(accent));
}

const ACCENT = /\p{M}/gu;
const accentsOf = (said: string): readonly string[] => said.replaceAll('đ', 'd\u0335').normalize('NFD').match(ACCENT) ?? [];
