// Somebody's name beside a code in its cell: it must become no part of the code, nor stand in what is told of the row.
import { LONGEST_OF_TWO } from './code-shape.ts';

/** Words that each begin with a capital, one of them with a letter that no abbreviation has. */
const NAME_BEHIND = /\d[^\s]*?(?:\s*[-–—:;,./(|]\s*|\s)((?:\p{Lu}[\p{L}\p{M}]*[ -]){1,5}\p{Lu}[\p{L}\p{M}]*)\)?$/u;
/** Đ and Ư stand in many: QĐ, ĐKĐĐ, TƯ. */
const NO_ABBREVIATION = /\p{Ll}|[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠẠ-ỹ]/u;
/** "TNHS Hộ Tịch", "UBND Xã". */
const ABBREVIATIONS = /^(?:[A-ZĐ]{2,5}[ -])+/u;
/** Written in capitals like a name: the register, the field, the procedure or the office of a code. */
const OF_OFFICE =
  /^(?:hộ tịch|tư pháp|địa chính|đất đai|kinh tế|văn hóa|văn hoá|văn phòng|văn thư|xã hội|xây dựng|đô thị|công an|công thương|công chứng|chứng thực|một cửa|y tế|giáo dục|lao động|nông nghiệp|tài chính|tài nguyên|môi trường|quân sự|bổ sung|ủy ban|phường|xã|thị trấn|phòng|sở|bộ phận|trung tâm|khai sinh|khai tử|kết hôn|thừa kế|chuyển nhượng|tặng cho|cấp đổi|cấp lại|đo đạc|đăng ký|xác nhận|lưu trữ|trình ký|khiếu nại|tố cáo|phản ánh|kiến nghị|tiếp dân|thú y|hộ khẩu|nhà đất|chính sách|bảo trợ|người có công|đoàn thanh niên|hội đồng)(?!\p{L})/u;

/** Surnames by their accents, however they are written; some begin other words ("hồ sơ", "lý lịch"). */
const SURNAME =
  '(?:nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ(?! sơ)|ngô|dương|lý(?! lịch)|nông(?! (?:nghiệp|thôn|dân))|lương|đinh|trịnh|đoàn(?! thanh)|trương|triệu|phùng)';
/** Other words, too, as most are without accents ("đào tạo", "lưu văn thư"): those are told by a middle name. */
const BARE_SURNAME =
  '(?:le|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|nong|luong|dinh|trinh|doan|truong|trieu|cao|ha|mai|đào|dao|lưu(?! văn (?:thư|bản|phòng))|luu(?! van (?:ban|phong))|tạ|ta|phung|đàm|dam)';
const PLAIN_SURNAME = 'nguyen|(?<!thi )tran|hoang|huynh|(?<!vi )pham(?! vi)';
const BEGINS = '(?<![\\p{L}\\p{M}])';
const SOMEBODY = new RegExp(`${BEGINS}(?:${SURNAME}|${PLAIN_SURNAME}|${BARE_SURNAME} (?:văn|thị|van|thi))[ .-]\\p{L}`, 'iu');
/** Before a code a surname with one more word is a street or a ward as well ("Trần Phú 012", "Bà Rịa 012"). */
const SOMEBODY_BEFORE = new RegExp(
  `${BEGINS}(?:(?:${SURNAME}|${PLAIN_SURNAME}|${BARE_SURNAME}) (?:văn|thị|van|thi)|ông|chủ hộ)[ .-]\\p{L}`,
  'iu',
);
/** "Ông A", "bà Lan". */
const ADDRESSED = /(?<![\p{L}\p{M}])(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]hủ hộ) \p{Lu}/u;

/** The code beside a name in a cell, null where there is none. @example beforeName('BN-012 - Nguyễn Văn A') // 'BN-012' */
export function beforeName(cell: string): string | null {
  if (cell.length > LONGEST_OF_TWO) return null;
  const text = cell.normalize('NFC');
  const digit = text.search(/\d/);
  if (digit < 0) return null;
  const before = text.slice(0, digit);
  if (SOMEBODY_BEFORE.test(before)) return codeParts(text);
  const behind = text.slice(digit);
  const places = [SOMEBODY.exec(behind)?.index, ADDRESSED.exec(behind)?.index, nameInCapitals(behind)].filter((at) => at !== undefined);
  return places.length === 0 ? null : codeParts(text.slice(0, digit + Math.min(...places)));
}

/** Whether words are of a register, a field, a procedure or an office. */
export const isOfOffice = (words: string): boolean => OF_OFFICE.test(words.toLowerCase());

function nameInCapitals(text: string): number | undefined {
  const name = NAME_BEHIND.exec(text)?.[1];
  if (name === undefined || !NO_ABBREVIATION.test(name) || isOfOffice(name.replace(ABBREVIATIONS, ''))) return undefined;
  return text.lastIndexOf(name);
}

/** What of a cell can be told to anybody: its words with digits, up to the last of them. @example codeParts('BN-021; BN-022/Trần Thị B') // 'BN-021 BN-022' */
export const codeParts = (text: string): string =>
  text.length > LONGEST_OF_TWO ? '…' : (text.match(/[\w./Đđ-]*\d/gu) ?? []).map((part) => part.replace(/^[./-]+/, '')).join(' ');
