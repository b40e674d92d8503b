// Where the clause of a handover ends: at another verb, or at a mark behind which stands nothing of it.
import { kindAt, says, type Deed } from './handover-begins.ts';
import { isElsewhere, isShort, officeBeside, signs } from './office-beside.ts';
import { isCitizens, type Recipient } from './recipient.ts';
import { bareAt, type Told } from './status-parts.ts';

/** Behind no mark a verb begins another clause; what a letter asks for belongs to it. */
export function isNextClause(told: Told, at: number, deed: Deed): boolean {
  const kind = kindAt(told, at);
  const next = kind === 'to' || kind === 'and' ? kindAt(told, at + 1) : undefined;
  // "Và lưu hồ sơ tại phòng Tư pháp": the office's own papers.
  const isFiled = kind === 'and' && next === 'filing' && isCitizens(deed);
  return kind === 'verb' || next === 'verb' || isFiled;
}

/** What stands behind a mark and is of the handover still: where that goes on, and whether it is an office's by it. */
export interface Beside {
  readonly next: number;
  readonly isOther: boolean;
}

/** "Trả lại CCCD cho công dân": to whom the result went, it does not say. */
const GIVEN_BACK = /^(?:tra lai|hoan tra)\b/;

/** What else a paper is of, or which office somebody is of; null where the clause ends at the mark. */
export function besideAt(told: Told, at: number, deed: Deed, who: Recipient['who']): Beside | null {
  const part = told.parts[at];
  const isGivenBack = part?.kind === 'detail' && GIVEN_BACK.test(bareAt(told, at));
  if (part?.marks === ',' && part.kind === 'detail' && who === 'nobody' && !isGivenBack) return { next: at + 1, isOther: false };
  const isOpen = who === 'nobody' && !isCitizens(deed);
  // "Lưu tại phòng Tư pháp": the office's copy, or what was handed over to nobody knows whom.
  if (says(told, at, 'luu')) return isOpen ? { next: at, isOther: true } : null;
  // "Đã trả kết quả (cho phòng TNMT)".
  const mayBeOfOffice = who === 'somebody' || part?.kind === 'to' || isOpen;
  // "Đã trả kết quả - Phòng Tư pháp", "(trưởng thôn)", "(KT)": to it, or by it.
  const isByDesk = who === 'nobody' && isElsewhere(told, at);
  const end = mayBeOfOffice || isByDesk ? officeBeside(told, at) : null;
  // "Cho công dân - KT".
  if (end === null && !(who === 'citizen' && isShort(told, at) && !signs(told, at))) return null;
  return { next: end ?? at + 1, isOther: true };
}
