// A status cell as the clauses it consists of, each in plain words.
import { CITIZEN_IN_SHORT } from './citizen-words.ts';
import { handoversOf, type Handover, type Outcome } from './handed-over.ts';
import { oneStopSays } from './one-stop-says.ts';
import { saidOf, type Word } from './said-words.ts';
import { tell, type PartKind, type Told } from './status-parts.ts';

/** Words that are others once they have lost their accents, where a text has them: "cho" is written like "đến", which says the same here. */
const ALIKE: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries({
    cho: [
      ['cho', 'den'],
      ['chờ', 'cho'],
    ],
    dang: [['đang', 'dang']],
    moi: [
      ['mới', 'moi'],
      ['mời', 'moi'],
    ],
    chua: [['chưa', 'chua']],
    can: [
      ['cần', 'can'],
      ['cán', 'can'],
    ],
    phai: [['phải', 'phai']],
    se: [['sẽ', 'se']],
    phi: [['phí', 'phi']],
    le: [['lệ', 'le']],
    thue: [['thuế', 'thue']],
    rut: [['rút', 'rut']],
    huy: [['hủy', 'huy']],
  } satisfies Record<string, [string, string][]>).map(([bare, words]) => [
    bare,
    new Map(words.map(([said, word]) => [saidOf(said), word])),
  ]),
);

/** A word as the patterns of statuses know it: "Đặng" is no "đang", nor is "chùa" a "chưa". */
function patternOf({ bare, said }: Word, accented: boolean): string {
  const alike = accented ? ALIKE.get(bare) : undefined;
  return alike === undefined ? bare : (alike.get(said) ?? `${bare}0`);
}

/** "BS" alone may be a doctor or a copy. */
const TO_ADD = /\b(?<=^(?:ho so )?|\b(?:cho|yeu cau|de nghi|can|phai|chua|da) )bs(?=$| (?:ho so|giay to|lan|them)\b)/g;
/** The citizen is asked to come, where "mới nhận" was only just received. */
const INVITES = new RegExp(String.raw`^moi(?=(?: (?:${CITIZEN_IN_SHORT}|den|toi|ve))* (?:nhan|lay)\b)`);

/** Before what stands behind a handover without a mark. */
const JOINED = /^(?:nhung|tuy nhien|ma|va) /;
const INVITED = saidOf('mời');

/** What was handed over in the fewest words, whoever has it. */
const IN_SHORT: Readonly<Record<Outcome, string>> = {
  handed: 'da tra ket qua',
  fetched: 'cong dan da nhan ket qua',
  told: 'da thong bao ket qua',
  refused: 'da tra ket qua tu choi',
  receipt: 'da tiep nhan',
  other: 'noresult',
};
/** Before the words of what was handed over and is no result, or went to nobody knows whom. */
export const NO_RESULT = /\bnoresult\b/;

/** A clause, and the marks that part it from the one before. */
export interface Clause {
  readonly words: string;
  readonly marks: string;
}

/** The clauses of a status in plain words, its abbreviations spelled out. @example clausesOf('Đã có KQ: chưa trả') // [{ words: 'da co ket qua', marks: '' }, { words: 'chua tra', marks: ':' }] */
export function clausesOf(text: string): readonly Clause[] {
  const told = tell(text.normalize('NFC'));
  const handovers = new Map(handoversOf(told).map((one) => [one.from, one]));
  const clauses: Clause[] = [];
  let words: string[] = [];
  let marks = '';
  let isInvitation = false;
  let isBehind = false;
  const finish = (next: string): void => {
    const said = words
      .join(' ')
      .replace(isBehind ? JOINED : /^$/, '')
      .replace(TO_ADD, 'bo sung');
    isBehind = false;
    if (said !== '') clauses.push({ words: isInvitation ? said.replace(INVITES, 'kinh moi') : said, marks });
    words = [];
    marks = next;
  };
  for (let at = 0; at < told.parts.length;) {
    const part = told.parts[at] as (typeof told.parts)[number];
    if (part.marks !== '') finish(part.marks);
    const said = words.length === 0 ? oneStopSays(told, at) : null;
    if (said !== null) {
      at = said;
      continue;
    }
    const handover = handovers.get(at);
    if (words.length === 0) isInvitation = told.words[part.from]?.said === INVITED;
    if (handover === undefined) {
      // Whatever else a name may say: "Mới", "Lê Phi".
      if (part.kind === 'name') words.push('ai0');
      else for (const word of told.words.slice(part.from, part.to)) words.push(patternOf(word, told.accented));
      at++;
      continue;
    }
    words.push(IN_SHORT[handover.outcome]);
    if (handover.outcome === 'other') words.push(...wordsOf(told, handover));
    at = handover.to;
    if (at < told.parts.length) finish(told.parts[at]?.marks ?? '');
    isBehind = true;
  }
  finish('');
  return clauses;
}

/** What was handed over, without the names of those who have it and of procedures, of which one is "bổ sung thông tin". */
function wordsOf({ words, parts, accented }: Told, { from, to, unknown }: Handover): readonly string[] {
  // Behind a verb stands what is waited for: "chờ nộp lệ phí".
  const verb = parts.findIndex(({ kind }, i) => i >= from && i < to && kind === 'verb');
  const isLeftOut = (i: number, kind: PartKind): boolean =>
    kind === 'name' || kind === 'detail' || (unknown.includes(i) && (verb < 0 || i < verb));
  return parts.slice(from, to).flatMap((part, i) => {
    if (isLeftOut(from + i, part.kind)) return [];
    return words.slice(part.from, part.to).map((word) => patternOf(word, accented));
  });
}
