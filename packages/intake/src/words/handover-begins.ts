// Where a status begins to say what was handed over: at a deed, with the paper or the citizen behind it that tells it from other deeds.
import type { Word } from './said-words.ts';
import { bareAt, type Part, type PartKind, type Told } from './status-parts.ts';

/** What was done with a result, or is still to be. */
export type Deed = 'returned' | 'handed' | 'sent' | 'told' | 'called' | 'received' | 'awaited';

/** What was read up to where papers, recipients and places may stand. */
export interface Begun {
  readonly deed: Deed;
  /** The first part of it, which may be who had it, and the first that is still to be read. */
  readonly from: number;
  readonly next: number;
  /** What is spoken of was named before: "kết quả đã chuyển cho công dân". */
  readonly isNamed: boolean;
  /** It is an office's, or a step's, whatever stands behind. */
  readonly isOther: boolean;
}

const DEEDS: ReadonlySet<PartKind> = new Set<Exclude<Deed, 'awaited'>>(['returned', 'handed', 'sent', 'told', 'called', 'received']);
/** Who may have a result. */
export const PEOPLE: ReadonlySet<PartKind> = new Set<PartKind>(['citizen', 'person', 'body', 'household', 'post']);
/** Papers that are results only where all that is said of them is known. */
const LETTERS: ReadonlySet<PartKind> = new Set<PartKind>(['letter', 'answer', 'decision']);
const PAPERS: ReadonlySet<PartKind> = new Set<PartKind>([...LETTERS, 'result', 'step', 'money']);

/** What a part stands before, if no mark parts it from that. */
export const kindAt = ({ parts }: Told, at: number): PartKind | undefined => (parts[at]?.marks === '' ? parts[at].kind : undefined);

/** Whether a part says just that, in words without accents. */
export const says = (told: Told, at: number, bare: string): boolean => {
  const part = told.parts[at];
  return part !== undefined && bare.startsWith((told.words[part.from] as Word).bare) && bareAt(told, at) === bare;
};

/** What begins at a part, null where that hands nothing over. A dossier that is given back is read elsewhere. */
export function begunAt(told: Told, at: number): Begun | null {
  const { kind } = told.parts[at] as Part;
  if (isInvitation(told, at)) return invited(told, at, 'called');
  if (says(told, at, 'cho') && says(told, at + 1, 'tra ket qua'))
    return { deed: 'awaited', from: at, next: at + 2, isNamed: true, isOther: false };
  if (!DEEDS.has(kind)) return null;
  const deed = kind as Exclude<Deed, 'awaited'>;
  const paper = kindAt(told, at + 1);
  const isPaper = paper !== undefined && PAPERS.has(paper);
  const before = isPaper ? null : paperBefore(told, at);
  const begun = { deed, from: before?.at ?? at, next: at + 1, isNamed: before !== null, isOther: before?.isOfStep ?? false };
  switch (deed) {
    case 'returned':
      return paper === 'originals' || says(told, at + 1, 'ho so') || says(told, at + 1, 'lai') ? null : begun;
    case 'handed':
      return isPaper || begun.isNamed ? begun : null;
    case 'sent':
      return paper === 'result' || paper === 'step' || begun.isNamed ? begun : null;
    case 'told':
      return paper === 'result' || paper === 'step' ? begun : invited(told, at, deed);
    case 'called':
      return invited(told, at, deed);
    case 'received': {
      const from = isPaper ? whoHad(told, at) : null;
      return from === null ? null : { ...begun, from };
    }
  }
}

/** "Mời công dân nhận kết quả", where nothing stands before it; without accents it may be "mới". */
function isInvitation(told: Told, at: number): boolean {
  const { marks } = told.parts[at] as Part;
  if (!says(told, at, 'moi') || told.parts[at]?.kind !== 'verb' || (at > 0 && marks === '')) return false;
  return told.accented || PEOPLE.has(kindAt(told, at + 1) as PartKind);
}

/** Words that may stand between a result and what was done with it. */
const OF_A_RESULT: ReadonlySet<PartKind> = new Set<PartKind>(['detail', 'step', 'number', 'handling', 'field', 'household']);

/** Whoever of an office it went to stands next. */
function isToOffice(told: Told, from: number): boolean {
  const kind = kindAt(told, kindAt(told, from) === 'to' ? from + 1 : from);
  return kind === 'desk' || kind === 'sits' || kind === 'hall' || kind === 'title';
}

/** The result that stands right before a deed, and whether it is a step's. */
function paperBefore(told: Told, deed: number): { readonly at: number; readonly isOfStep: boolean } | null {
  let isOfStep = false;
  // "Đã có kết quả, đã chuyển phòng Tư pháp".
  const first = isToOffice(told, deed + 1) && told.parts[deed]?.marks !== '' ? deed - 1 : deed;
  for (let at = deed - 1; at >= 0 && (at === first || kindAt(told, at + 1) !== undefined); at--) {
    const { kind } = told.parts[at] as Part;
    if (kind === 'result') return { at, isOfStep };
    if (!OF_A_RESULT.has(kind)) return null;
    isOfStep ||= kind === 'step';
  }
  return null;
}

/** What else is said of asking somebody: by which paper, how often. */
const BESIDE_ASKED: ReadonlySet<PartKind> = new Set<PartKind>(['to', 'name', 'letter', 'number', 'detail']);

/** Somebody is asked, by paper or by phone, to come for the result. */
function invited(told: Told, from: number, deed: Deed): Begun | null {
  let isOther = false;
  for (let at = from + 1; ; at++) {
    const kind = kindAt(told, at);
    if (kind === 'fetches') return { deed, from, next: at + 1, isNamed: true, isOther };
    if (kind === 'desk' || kind === 'title') isOther = true;
    if (kind === undefined || (!isOther && !PEOPLE.has(kind) && !BESIDE_ASKED.has(kind) && !says(told, at, 'moi'))) return null;
  }
}

/** Where the citizen who has it stands right before the deed. */
function whoHad(told: Told, at: number): number | null {
  if (kindAt(told, at) === undefined) return null;
  const isNamed = told.parts[at - 1]?.kind === 'name';
  const before = isNamed ? at - 2 : at - 1;
  const isSomebody = PEOPLE.has(told.parts[before]?.kind as PartKind) && !(isNamed && kindAt(told, at - 1) === undefined);
  return isSomebody ? before : isNamed ? at - 1 : null;
}
