// The words of a status as what each of them is: a deed, a paper, a desk, somebody's name.
import { NamesInText, type Before, type Known } from './names-in-text.ts';
import type { Phrase } from './phrase-book.ts';
import { RESULT_WORDS, type ResultKind } from './result-words.ts';
import { hasAccents, saidWords, type Word } from './said-words.ts';

export type PartKind = ResultKind | 'name' | 'number' | 'other';

/** Some words of a text, and what they are. */
export interface Part {
  readonly kind: PartKind;
  /** The first of its words, and the first behind it. */
  readonly from: number;
  readonly to: number;
  /** The marks before it. */
  readonly marks: string;
}

/** A text, its words, and what they are. */
export interface Told {
  readonly words: readonly Word[];
  readonly parts: readonly Part[];
  /** Whether it is written with accents. */
  readonly accented: boolean;
  /** Whether names can be told in it by their capitals. */
  readonly namesShow: boolean;
}

/** "Cho", "đến", "tới" somebody; "về", "sang" and others are said of places. */
const TO_SOMEBODY: ReadonlySet<string> = new Set(['cho', 'den', 'toi']);
const OFFICES: ReadonlySet<ResultKind> = new Set<ResultKind>(['desk', 'title', 'sits']);
/** Without accents "chùa" is "chưa" as well, "trường" is "trưởng", and "hội" is "hồi". */
const ELSEWHERE: ReadonlyMap<string, PartKind> = new Map<string, PartKind>([
  ['chua', 'verb'],
  ['truong', 'other'],
  ['hoi', 'other'],
]);
const NUMBER = /^\d/;

/** The text that was read last: of each row it is read for what it says, and again for what is asked about it. */
let latest: { readonly text: string; readonly told: Told } | null = null;

/** Reads a text in NFC. */
export function tell(text: string): Told {
  if (latest?.text !== text) latest = { text, told: toldOf(text) };
  return latest.told;
}

/** The words of a part without accents. */
export function bareAt({ words, parts }: Told, at: number): string {
  const { from, to } = parts[at] as Part;
  return words
    .slice(from, to)
    .map(({ bare }) => bare)
    .join(' ');
}

function toldOf(text: string): Told {
  const words = saidWords(text);
  const accented = hasAccents(text);
  const phrases = words.map((_, at) => RESULT_WORDS.at(words, at, accented));
  const names = new NamesInText(words, accented, (at) => known(phrases[at]));
  const parts: Part[] = [];
  while ((parts.at(-1)?.to ?? 0) < words.length) {
    const from = parts.at(-1)?.to ?? 0;
    const word = words[from] as Word;
    const last = word.marks === '' ? parts.at(-1) : undefined;
    const { kind, length } = partAt(from, last);
    parts.push({ kind, from, to: from + length, marks: word.marks });
  }
  return { words, parts, accented, namesShow: names.show };

  function partAt(at: number, last: Part | undefined): { readonly kind: PartKind; readonly length: number } {
    const phrase = phrases[at];
    const isWhole = phrase !== null && phrase !== undefined && phrase.words > 1;
    if (isWhole && !(last?.kind === 'person' && names.isNamedSo(at))) return { kind: phrase.kind, length: phrase.words };
    if (NUMBER.test((words[at] as Word).bare)) return { kind: 'number', length: 1 };
    const name = names.lengthAt(at, beforeName(last));
    if (name > 0) return { kind: 'name', length: name };
    return { kind: phrase ? single(phrase.kind, at, last) : 'other', length: 1 };
  }

  /** One word alone, which without accents may be another one. */
  function single(kind: ResultKind, at: number, last: Part | undefined): PartKind {
    if (accented) return kind;
    const bare = (words[at] as Word).bare;
    if (ELSEWHERE.has(bare)) return ELSEWHERE.get(bare) as PartKind;
    // "Chi trả", "ba bản", "so 12".
    if (kind === 'person' && last?.kind !== 'to' && last?.kind !== 'person' && names.lengthAt(at + 1, 'person') === 0) return 'other';
    return bare === 'so' && NUMBER.test(words[at + 1]?.bare ?? '') ? 'detail' : kind;
  }

  function beforeName(last: Part | undefined): Before {
    if (last?.kind === 'person') return 'person';
    if (last?.kind === 'body' || last?.kind === 'household') return 'body';
    if (last?.kind !== 'to') return null;
    return TO_SOMEBODY.has(words[last.to - 1]?.bare ?? '') ? 'to-somebody' : 'to';
  }
}

const known = (phrase: Phrase<ResultKind> | null | undefined): Known =>
  phrase === null || phrase === undefined ? null : phrase.words > 1 ? 'phrase' : OFFICES.has(phrase.kind) ? 'office' : 'word';
