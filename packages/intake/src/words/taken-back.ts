// Whether what was handed over is to come back, or is no result yet: "đã thu hồi", "trả lại để sửa", "(bản nháp)", "nhầm".
import { kindAt, says } from './handover-begins.ts';
import { tell, type Part, type Told } from './status-parts.ts';

/** The citizen's own papers always go back. */
export const isUndone = (told: Told, at: number): boolean =>
  told.parts[at]?.kind === 'undone' && kindAt(told, at + 1) !== 'originals' && !isToCitizen(told, at) && !isOnPaperOnly(told, at);

/** "Trả lại kết quả cho công dân", "trả lại công dân". */
function isToCitizen(told: Told, at: number): boolean {
  if (!['tra lai', 'da tra lai', 'da duoc tra lai'].some((bare) => says(told, at, bare))) return false;
  let next = at + 1;
  while (kindAt(told, next) === 'result' || kindAt(told, next) === 'to') next++;
  return kindAt(told, next) === 'citizen';
}

/** "Công dân không nhận bản giấy": he has the other. */
const isOnPaperOnly = (told: Told, at: number): boolean =>
  told.words[(told.parts[at] as Part).to - 1]?.bare === 'nhan' && (says(told, at + 1, 'ban giay') || says(told, at + 1, 'ban cung'));

/** Behind which part it is said, in whatever clause; null where nothing says so. */
export function undoneBehind(told: Told, from: number): number | null {
  const at = told.parts.findIndex((_, i) => i >= from && isUndone(told, i));
  return at < 0 ? null : at + 1;
}

/** "Đã có kết quả, in sai tên": the text before what is said so. What is said of a result before it is there was put right. */
export function beforeUndone(text: string): string | null {
  const told = tell(text.normalize('NFC'));
  const at = told.parts.findLastIndex((_, i) => isUndone(told, i));
  return at < 0 ? null : text.normalize('NFC').slice(0, told.words[(told.parts[at] as Part).from]?.start);
}
