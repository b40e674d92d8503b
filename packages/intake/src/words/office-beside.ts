// Whether somebody, or a deed, is of an office: "anh Nam (Sở Xây dựng)", "kế toán công ty", "chi cục thuế đã trả kết quả".
import { kindAt, says } from './handover-begins.ts';
import { isInShort, isNameWord } from './names-in-text.ts';
import type { PartKind, Told } from './status-parts.ts';

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
  // "Thuế đã nộp" is a clause of its own, and "(cán bộ: Lan)" says who gave it.
  if (kinds.includes('verb') || parts[end]?.marks.startsWith(':')) return null;
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

/** "PCT", "TP-HT": whatever it is short for. */
export function isShort({ words, parts }: Told, at: number): boolean {
  const part = parts[at];
  const word = part?.kind === 'other' ? words[part.from] : undefined;
  return word !== undefined && /^\p{Lu}{2,}$/u.test(word.raw) && (isInShort(word) || !isNameWord(word));
}

/** A desk that is not the one-stop's: "phòng Tư pháp", "phòng Kinh tế", but not "bộ phận một cửa". */
export function isDesk(told: Told, at: number): boolean {
  const kind = told.parts[at]?.kind;
  return kind === 'desk' || (kind === 'sits' && kindAt(told, at + 1) !== 'one-stop' && !says(told, at, 'quay'));
}

/** Whether an office that is not the one-stop, wherever that is, stands before a deed, in its clause. */
export function isOfADesk(told: Told, deed: number): boolean {
  const { parts } = told;
  let isInHall = false;
  for (let at = deed - 1; at >= 0 && parts[at + 1]?.marks === ''; at--) {
    if (isDesk(told, at)) return true;
    // "Bộ phận một cửa UBND xã".
    if (parts[at]?.kind === 'one-stop') isInHall = false;
    isInHall ||= parts[at]?.kind === 'hall';
  }
  return isInHall;
}
