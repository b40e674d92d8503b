// Whether what was handed over is to come back, or is no result yet: "đã thu hồi", "trả lại để sửa", "(bản nháp)", "nhầm".
import { kindAt, says } from './handover-begins.ts';
import { plain } from './plain.ts';
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

/** A text around what it says was wrong last. What is said of a result before it is there was put right. */
export interface Undone {
  /** What stands before that, and before its clause: "Đã có kết quả" of "Đã có kết quả, chờ sửa". */
  readonly before: readonly string[];
  /** What stands behind its clause: "đã trả công dân" of "in lại do sai, đã trả công dân". */
  readonly behind: string;
  /** Whether it says that it was put right. */
  readonly isMended: boolean;
}

const MENDED = /\b(?:da (?:chinh )?sua|(?:in|lam|sua|doi) lai)\b/;

/** "Đã có kết quả, in sai tên"; null where nothing says so. */
export function undoneIn(text: string): Undone | null {
  const said = text.normalize('NFC');
  const told = tell(said);
  const { parts, words } = told;
  const at = parts.findLastIndex((_, i) => isUndone(told, i));
  if (at < 0) return null;
  const first = parts.findLastIndex(({ marks }, i) => i <= at && (i === 0 || marks !== ''));
  const next = parts.findIndex(({ marks }, i) => i > at && marks !== '');
  const startOf = (part: number): number => words[(parts[part] as Part).from]?.start as number;
  return {
    before: [at, first].map((part) => said.slice(0, startOf(part))),
    behind: next < 0 ? '' : said.slice(startOf(next)),
    isMended: MENDED.test(plain(said.slice(startOf(first)))),
  };
}
