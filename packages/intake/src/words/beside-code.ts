// What stands behind a code in its cell and may be no part of it: a telephone number, how its dossier stands, or words in small letters, as names are often typed.
import { asWritten } from './clean-code.ts';
import { areNumbersOfOneLength, isOneNumber, LONGEST_OF_TWO, shapeOf, standardCodesIn, TWO_CODES } from './code-shape.ts';
import { isOfOffice, withoutName } from './name-beside.ts';
import { NUMBER_OF_YEAR, PHONE } from './telephone.ts';

/** What an officer said of whatever stands beside the codes of a column: it is part of them, or not. */
export type BesideSaid = 'part' | 'apart';
export const isBesideSaid = (said: unknown): said is BesideSaid => said === 'part' || said === 'apart';

/** A code and what its cell says behind it. */
export interface BesideCode {
  readonly code: string;
  /** What is as much a code: a number behind its year, or a text of the code's own shape. */
  readonly isCode: boolean;
  /** What looks like a code, of another shape, or a number behind a number: the other cells of the column tell. */
  readonly isOther: boolean;
  /** A telephone number. */
  readonly isPhone: boolean;
  /** How the dossier stands, which is another thing tomorrow. */
  readonly isStatus: boolean;
  readonly rest: string;
}

/** The code up to the first blank, and the rest. */
const TWO_PARTS = /^((?=\S*\d)\S*[\p{L}\d])[,;:]? [-–,;:(|/ ]*([^)]+?)\)?$/u;
const IS_PHONE = new RegExp(`^(?:${PHONE.called}${PHONE.any}|${PHONE.likely})$`, 'iu');
const IS_CODE = new RegExp(`^${NUMBER_OF_YEAR}\\d+$`);
/** In a number alone blanks may stand between its thousands. */
const MARK = /[\p{L}./-]/u;
/** "CT-004", "15/2026", and no single digit: that may count something. */
const LIKE_A_CODE = /^(?=\S*\d\S*\d)[\p{L}\d][\p{L}\d./-]*\d$/u;
const STATUS = /^(?:(?:đang|chờ|chưa|đã) \p{L}|(?:quá|trễ|đúng|trước|còn|sắp|hết) (?:đến )?hạn|còn \d|trả kết quả|tạm dừng|hoàn thành)/iu;
/** A letter alone tells two codes apart. */
const SMALL_WORDS = /^\p{Ll}[\p{Ll}\p{M}]+(?: \p{Ll}[\p{Ll}\p{M}]*){0,4}$/u;

/** Null where a cell says no such thing; a code of the usual shape is told from whatever stands beside it. @example besideCode('BN-012 0912345678') // { code: 'BN-012', isPhone: true, … } */
export function besideCode(cell: string): BesideCode | null {
  if (cell.length > LONGEST_OF_TWO) return null;
  const text = asWritten(cell).normalize('NFC');
  const [, code, rest] = TWO_PARTS.exec(text) ?? [];
  if (code === undefined || rest === undefined) return null;
  const isAlike = MARK.test(rest) && rest !== code && shapeOf(rest) === shapeOf(code);
  const isCode = IS_CODE.test(rest) || isAlike || areNumbersOfOneLength(text);
  const isPhone = !isCode && IS_PHONE.test(rest);
  const isStatus = STATUS.test(rest);
  const isOther = !isCode && !isPhone && LIKE_A_CODE.test(rest) && (MARK.test(rest) || !isOneNumber(text));
  const isWords = SMALL_WORDS.test(rest) && !isOfOffice(rest);
  if (!isCode && !isOther && !isPhone && !isStatus && !isWords) return null;
  return standardCodesIn(cell).length > 0 ? null : { code, isCode, isOther, isPhone, isStatus, rest };
}

/** A code that ends in a digit, and words. */
const WITH_WORDS = /^(\S*\d)[,;:]? [-–,;:(|/ ]*\D+$/u;

/** A cell without what stands beside its code, where its officer said that it is no part of it; as it stands where that is not clear. @example codeApart('BN-012 (Nguyễn Văn A)') // 'BN-012' */
export function codeApart(cell: string): string {
  if (cell.length > LONGEST_OF_TWO || standardCodesIn(cell).length > 0) return cell;
  const beside = besideCode(cell);
  if (beside) return beside.code;
  if (TWO_CODES.test(cell)) return cell;
  const text = asWritten(cell);
  const code = withoutName(text);
  return (code === null ? WITH_WORDS.exec(text)?.[1] : (besideCode(code)?.code ?? code)) ?? cell;
}

/** Whether a code says more than a number: of a bare number the words behind it may tell the register. */
export const isMoreThanNumber = (code: string): boolean => !/^\d+$/.test(code);

/** What codes of one kind have in common. @example kindOfCode('BN-012/2026') // 'BN-0/0' */
export const kindOfCode = (code: string): string => code.toUpperCase().replace(/\d+/g, '0');
