// Whether somebody, or a deed, is of an office: "anh Nam (Sở Xây dựng)", "kế toán công ty", "chi cục thuế đã trả kết quả".
import { kindAt } from './handover-begins.ts';
import type { PartKind, Told } from './status-parts.ts';

const OFFICES: ReadonlySet<PartKind> = new Set<PartKind>(['desk', 'sits', 'hall', 'title', 'field', 'unit']);
const WAYS: ReadonlySet<PartKind> = new Set<PartKind>(['to', 'at', 'from']);
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
  const kind = parts[first]?.kind as PartKind;
  const next = kindAt(told, first + 1);
  const isOfCitizen = kind === 'title' && next !== undefined && (EMPLOYERS.has(next) || next === 'one-stop');
  if (!OFFICES.has(kind) || isOfCitizen || (kind === 'field' && next !== undefined)) return null;
  let end = first + 1;
  while (kindAt(told, end) !== undefined && kindAt(told, end) !== 'verb') end++;
  // "Thuế đã nộp" is a clause of its own, and "(cán bộ: Lan)" says who gave it.
  return kindAt(told, end) === 'verb' || parts[end]?.marks.startsWith(':') ? null : end;
}

/** Whether an office stands before a deed, in its clause. */
export function isOfADesk({ parts }: Told, deed: number): boolean {
  for (let at = deed - 1; at >= 0 && parts[at + 1]?.marks === ''; at--) {
    const kind = parts[at]?.kind;
    if (kind === 'desk' || kind === 'hall' || kind === 'sits') return true;
  }
  return false;
}
