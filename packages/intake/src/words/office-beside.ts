// Whether somebody, or a deed, is of an office: "anh Nam (Sở Xây dựng)", "kế toán công ty", "chi cục thuế đã trả kết quả".
import { kindAt, says } from './handover-begins.ts';
import { isInShort, isNameWord } from './names-in-text.ts';
import { saidOf, type Word } from './said-words.ts';
import { bareAt, type Part, type PartKind, type Told } from './status-parts.ts';
import { isSyllableWithout } from './vietnamese-syllable.ts';

const OFFICES: ReadonlySet<PartKind> = new Set<PartKind>(['desk', 'sits', 'hall', 'title', 'field', 'unit']);
const WAYS: ReadonlySet<PartKind> = new Set<PartKind>(['to', 'at', 'from']);
const SURELY: ReadonlySet<PartKind> = new Set<PartKind>(['desk', 'sits', 'hall', 'title']);
/** Who makes somebody of an office one of his own: "kế toán công ty". */
export const EMPLOYERS: ReadonlySet<PartKind> = new Set<PartKind>(['body', 'post', 'citizen']);

/** Behind whoever sits there, up to where it is said whose he is. */
export function behindOffice(told: Told, from: number): number {
  let at = from;
  for (let kind = kindAt(told, at); kind === 'sits' || kind === 'title' || kind === 'at' || kind === 'from';) kind = kindAt(told, ++at);
  return at;
}

/** Where the name of an office ends that stands alone between marks, null where none does. */
export function officeBeside(told: Told, from: number): number | null {
  const { parts } = told;
  let first = from;
  while (WAYS.has(parts[first]?.kind as PartKind)) first++;
  let end = first + 1;
  while (kindAt(told, end) !== undefined) end++;
  if (says(told, first, 'quay')) return null;
  const kinds = parts.slice(first, end).map(({ kind }) => kind);
  // "Thuế đã nộp" and "(lãnh đạo ký)" are clauses of their own, and "(cán bộ: Lan)" says who gave it.
  if (kinds.includes('verb') || signs(told, first) || parts[end]?.marks.startsWith(':')) return null;
  return isOffice(kinds) || isShort(told, first) ? end : null;
}

function isOffice([first, second, ...more]: readonly PartKind[]): boolean {
  const isOfCitizen = first === 'title' && second !== undefined && EMPLOYERS.has(second);
  const isOneStop = (first === 'title' || first === 'sits') && second === 'one-stop';
  if (isOfCitizen || isOneStop || (first === 'field' && second !== undefined)) return false;
  // "LĐ phòng".
  const isBehind = first === 'other' && [second, ...more].some((kind) => kind !== undefined && SURELY.has(kind));
  return isBehind || (first !== undefined && OFFICES.has(first));
}

/** "PCT", "TP-HT", "kt": whatever it is short for. */
export function isShort({ words, parts }: Told, at: number): boolean {
  const part = parts[at];
  const word = part?.kind === 'other' ? words[part.from] : undefined;
  // "xa.gov.vn".
  if (part === undefined || word === undefined || (part.marks === '.' && words[part.from - 1]?.end === word.start - 1)) return false;
  return /^\p{Lu}{2,}$/u.test(word.raw) ? isInShort(word) || !isSyllableWithout(word.raw) : /^[b-df-hj-np-tv-xz]{2,5}$/.test(word.bare);
}

/** Who signs a result or finds something out for it, and is at no one-stop: the head of an office or of a village. */
const HEAD = /^(?:truong|pho|to truong|to pho|thon truong|lanh dao|chu tich|bi thu|giam doc|chanh|chi huy|sep|cong tac vien)\b/;
const VILLAGE = /^(?:thon|xom|ap|ban|khu|khu pho|to|to dan pho)$/;

/** "Trưởng thôn", "lãnh đạo", but not "giám đốc công ty", who is a citizen, nor "trưởng bộ phận một cửa". */
function isHead(told: Told, at: number): boolean {
  const part = told.parts[at];
  const next = kindAt(told, at + 1) as PartKind;
  return part?.kind === 'title' && HEAD.test(bareAt(told, at)) && !EMPLOYERS.has(next) && next !== 'one-stop';
}

/** "Lãnh đạo ký", "PCT đã ký ngày 12/11", "Chủ tịch Hùng ký"; nothing of it is still to be done. */
export function signs(told: Told, at: number): boolean {
  if (!isHead(told, at) && !isShort(told, at)) return false;
  let next = at + 1;
  while (isSomebody(kindAt(told, next)) && !isSigning(told, next)) next++;
  if (says(told, next, 'da')) next++;
  if (kindAt(told, next) === undefined || !isSigning(told, next)) return false;
  do next++;
  while (kindAt(told, next) === 'detail' || kindAt(told, next) === 'number');
  return kindAt(told, next) === undefined;
}

const isSomebody = (kind: PartKind | undefined): boolean => kind === 'name' || kind === 'other';

/** "Ký", which is no "Kỳ". */
function isSigning({ words, parts, accented, namesShow }: Told, at: number): boolean {
  const { from, to } = parts[at] as Part;
  const word = words[from] as Word;
  const isName = namesShow && isNameWord(word);
  return to === from + 1 && !isName && (accented ? word.said === SIGNED : word.bare === 'ky');
}
const SIGNED = saidOf('ký');

/** "Thôn 3 đã trả kết quả", where nothing stands before it. */
const isVillage = (told: Told, at: number): boolean => {
  const part = told.parts[at];
  return part?.kind === 'address' && (at === 0 || part.marks !== '') && VILLAGE.test(bareAt(told, at));
};

/** A desk that is not the one-stop's: "phòng Tư pháp", "phòng Kinh tế", but not "bộ phận một cửa". */
const isDesk = (told: Told, at: number): boolean => {
  const kind = told.parts[at]?.kind;
  return kind === 'desk' || (kind === 'sits' && kindAt(told, at + 1) !== 'one-stop' && !says(told, at, 'quay'));
};

/** Whoever stands behind a result, to whom it went, or by whom, and who is at no one-stop. */
export const isElsewhere = (told: Told, at: number): boolean => isDesk(told, at) || isHead(told, at) || isShort(told, at);

/** What parts a name from what is said of it: "phòng Tư pháp: …", "(KT) …", "VPĐK - …". */
const OF_A_NAME = /^[:,)–—-]+$/;
/** What the name of an office consists of. */
const OF_AN_OFFICE: ReadonlySet<PartKind> = new Set<PartKind>([...OFFICES, 'address', 'name', 'number', 'other']);

/** Whether some parts are nothing but whoever is at no one-stop. */
export function isOfficeAlone(told: Told, from: number, end: number): boolean {
  const kinds = told.parts.slice(from, end).map(({ kind }) => kind);
  // "TT" alone is how it stands, too.
  if (
    !kinds.every((kind) => OF_AN_OFFICE.has(kind)) ||
    (kinds.length === 1 && kinds[0] === 'sits') ||
    signs(told, from) ||
    says(told, end - 1, 'luu')
  )
    return false;
  return isElsewhere(told, from) || isVillage(told, from);
}

/** "Phòng Tư pháp: đã trả kết quả": it says so, and not the one-stop. */
export function isSaidByOffice(told: Told, at: number): boolean {
  const { parts } = told;
  let from = at - 1;
  while (from > 0 && parts[from]?.marks === '') from--;
  return from >= 0 && OF_A_NAME.test(parts[at]?.marks ?? '') && isOfficeAlone(told, from, at);
}

/**
 * Whether an office that is not the one-stop, wherever that is, or the head of one or of a village stands before a deed, in its clause. Whoever
 * of a village asks the citizen to come for the result says that it is at the one-stop.
 */
export function isOfADesk(told: Told, deed: number, isInvited: boolean): boolean {
  const { parts } = told;
  if (!isInvited && isSaidByOffice(told, deed)) return true;
  let isInHall = false;
  let isTheirs = !isInvited;
  for (let at = deed - 1; at >= 0 && parts[at + 1]?.marks === ''; at--) {
    if (isDesk(told, at)) return true;
    // "Lãnh đạo đã ký đã trả kết quả": another's deed.
    if (isTheirs && (isHead(told, at) || isVillage(told, at) || isShort(told, at))) return true;
    isTheirs &&= parts[at]?.kind !== 'verb' && parts[at]?.kind !== 'other';
    // "Bộ phận một cửa UBND xã".
    if (parts[at]?.kind === 'one-stop') isInHall = false;
    isInHall ||= parts[at]?.kind === 'hall';
  }
  return isInHall;
}
