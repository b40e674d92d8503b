// Whether what was handed over is to come back, or is no result yet: "đã thu hồi", "trả lại để sửa", "(bản nháp)", "nhầm".
import { kindAt, PEOPLE, says } from './handover-begins.ts';
import { plain } from './plain.ts';
import { bareAt, tell, type Part, type PartKind, type Told } from './status-parts.ts';

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

/** To whom and where it goes. */
const WHERE: ReadonlySet<PartKind> = new Set([
  ...GONE_ON,
  ...BETWEEN,
  'person',
  'name',
  'address',
  'place',
  'at',
  'number',
  'originals',
  'fetches',
]);
/** When and on what, and what is done with a result there. */
const HOW =
  /^(?:ngay|luc|sang|chieu|(?:sang|chieu|hom) nay|hom qua|trong ngay|ban (?:giay|cung|mem|dien tu)|truc (?:tiep|tuyen)|so|lan|roi|luon|xong|thanh cong|(?:dung|tre|som|truoc|qua) (?:han|hen)|tra)$/;
/** Behind a mark, why it goes there or what is asked. */
const WHY: ReadonlySet<PartKind> = new Set<PartKind>(['from', 'purpose', 'ask']);
const ASKED = /^(?:yeu cau|de nghi|can|phai|huong dan)$/;

/** Whether nothing is still to be done there but what is done with a result: not "gửi lại công dân ký", "chuyển lại một cửa (do thiếu giấy tờ)". */
function isAll(told: Told, from: number): boolean {
  let at = from;
  for (let kind = kindAt(told, at); kind !== undefined; kind = kindAt(told, ++at)) {
    // "Để trả công dân", "chờ công dân đến nhận kết quả".
    const isToBeGiven = says(told, at + 1, 'tra') || says(told, at + 1, 'tra ket qua') || kindAt(told, at + 2) === 'fetches';
    const isOn = WHERE.has(kind) || HOW.test(bareAt(told, at)) || (isToBeGiven && (kind === 'purpose' || says(told, at, 'cho')));
    if (!isOn) return false;
  }
  return at === told.parts.length || (!WHY.has(told.parts[at]?.kind as PartKind) && !ASKED.test(bareAt(told, at)));
}

/** A result that nobody was said to have yet: "gửi lại qua bưu điện", "chuyển lại một cửa", but not "công dân gửi lại". */
function goesOn(told: Told, at: number): boolean {
  const isBySomebody = kindAt(told, at) !== undefined && PEOPLE.has(told.parts[at - 1]?.kind as PartKind);
  if (isBySomebody || !['gui lai', 'chuyen lai'].some((bare) => says(told, at, bare))) return false;
  return GONE_ON.has(toWhom(told, at) as PartKind) && isAll(told, at + 1);
}

const MACHINE =
  /\b(?<!\btren )(?<!\bbi (?=may))(?:he thong|phan mem|duong truyen|mang|may(?: in| chu| tinh)?|cong dvc|dich vu cong)(?: (?:dang|hay|luon))?$/;

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
  /** Whether it is wrong or a draft, which it is in the citizen's hands as well. */
  readonly isWrong: boolean;
}

/** Up to three words before: "đề nghị cán bộ in lại". */
const TO_BE_DONE = '(?:can(?! bo)|phai|xin|cho|chua|se|sap|muon|nho|de|yeu cau|huong dan)';
const MENDED = new RegExp(
  `\\b(?:da (?:duoc )?(?:chinh sua|sua|dinh chinh|dieu chinh|cai chinh|khac phuc|cap lai)|(?<!\\b${TO_BE_DONE} (?:(?!da\\b)[a-z]+ ){0,3})(?:in|lam|sua|doi) lai)\\b`,
);
/** In its last words. */
const WRONG = /\b(?:sai|nham|nhap|ban thu|du thao|loi|dung)$/;

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
    isWrong: parts[at]?.kind === 'undone' && WRONG.test(bareAt(told, at)),
  };
}
