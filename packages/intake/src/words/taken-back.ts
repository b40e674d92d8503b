// Whether what was handed over is to come back, or is no result yet: "đã thu hồi", "trả lại để sửa", "(bản nháp)", "nhầm".
import { kindAt } from './handover-begins.ts';
import type { Told } from './status-parts.ts';

/** The citizen's own papers always go back. */
export const isUndone = (told: Told, at: number): boolean => told.parts[at]?.kind === 'undone' && kindAt(told, at + 1) !== 'originals';

/** Behind which part it is said, in whatever clause; null where nothing says so. */
export function undoneBehind(told: Told, from: number): number | null {
  const at = told.parts.findIndex((_, i) => i >= from && isUndone(told, i));
  return at < 0 ? null : at + 1;
}
