// Whether what was handed over is to come back, or is no result yet: "đã thu hồi", "trả lại để sửa", "(bản nháp)", "nhầm".
import { kindAt, PEOPLE, says } from './handover-begins.ts';
import { plain } from './plain.ts';
import { tell, type Part, type PartKind, type Told } from './status-parts.ts';

export function isUndone(told: Told, at: number): boolean {
  const kind = told.parts[at]?.kind;
  if (kind === 'reversal') return !isOfProcedure(told, at);
  if (kind !== 'undone') return false;
  // The citizen's own papers always go back.
  return kindAt(told, at + 1) !== 'originals' && !isToCitizen(told, at) && !isOnPaperOnly(told, at) && !isOfMachine(told, at);
}

const PROCEDURES: ReadonlySet<PartKind> = new Set<PartKind>(['result', 'detail', 'handling']);

/** "Kết quả hủy đăng ký", "thủ tục thu hồi GCN"; not "đã có kết quả, đã thu hồi GCN". */
const isOfProcedure = (told: Told, at: number): boolean =>
  at === 0 || (kindAt(told, at) !== undefined && PROCEDURES.has(told.parts[at - 1]?.kind as PartKind));

const GONE_ON: ReadonlySet<PartKind> = new Set<PartKind>(['citizen', 'post', 'one-stop']);
const BETWEEN: ReadonlySet<PartKind> = new Set<PartKind>(['result', 'to', 'sits', 'title']);

/** Who is to have what goes back. */
function toWhom(told: Told, at: number): PartKind | undefined {
  let next = at + 1;
  while (BETWEEN.has(kindAt(told, next) as PartKind)) next++;
  return kindAt(told, next);
}

/** "Trả lại kết quả cho công dân", "trả lại công dân". */
const isToCitizen = (told: Told, at: number): boolean =>
  ['tra lai', 'da tra lai', 'da duoc tra lai'].some((bare) => says(told, at, bare)) && toWhom(told, at) === 'citizen';

/** A result that nobody was said to have yet: "gửi lại qua bưu điện", "chuyển lại một cửa", but not "công dân gửi lại". */
function goesOn(told: Told, at: number): boolean {
  const isBySomebody = kindAt(told, at) !== undefined && PEOPLE.has(told.parts[at - 1]?.kind as PartKind);
  if (isBySomebody || !['gui lai', 'chuyen lai'].some((bare) => says(told, at, bare))) return false;
  return GONE_ON.has(toWhom(told, at) as PartKind);
}

const MACHINE =
  /\b(?<!\btren )(?:he thong|phan mem|duong truyen|mang|may(?: in| chu| tinh)?|cong dvc|dich vu cong)(?: (?:dang|hay|luon))?$/;

/** "Trễ do hệ thống bị lỗi", "máy in lỗi". */
function isOfMachine({ words, parts }: Told, at: number): boolean {
  const { from, to, marks } = parts[at] as Part;
  const before = words.slice(Math.max(0, from - 4), from);
  return marks === '' && words[to - 1]?.bare === 'loi' && MACHINE.test(before.map(({ bare }) => bare).join(' '));
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
  const at = parts.findLastIndex((_, i) => isUndone(told, i) && !goesOn(told, i));
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
