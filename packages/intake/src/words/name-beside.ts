// Somebody's name beside a code in its cell: it must become no part of the code, nor stand in what is told of the row.
import { LONGEST_OF_TWO } from './code-shape.ts';
import { OFFICE_WORDS } from './office-words.ts';
import { OTHER_WORDS, SURNAMES } from './surname-table.ts';
import { CARD_NAMES, PHONE, PHONE_NAMES } from './telephone.ts';

/** Words that each begin with a capital, one of them with a letter that no abbreviation has. */
const NAME_BEHIND = /\d[^\s]*?(?:\s*[-–—:;,./(|]\s*|\s)((?:\p{Lu}[\p{L}\p{M}]*[ -]){1,5}\p{Lu}[\p{L}\p{M}]*)\)?$/u;
/** Đ and Ư stand in many: QĐ, ĐKĐĐ, TƯ. */
const NO_ABBREVIATION = /\p{Ll}|[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠẠ-ỹ]/u;
/** "TNHS Hộ Tịch", "UBND Xã". */
const ABBREVIATIONS = /^(?:[A-ZĐ]{2,5}[ -])+/u;
const OF_OFFICE = new RegExp(`^(?:${OFFICE_WORDS})(?!\\p{L})`, 'u');

const BEGINS = '(?<![\\p{L}\\p{M}])';
const oneOf = (patterns: readonly string[]): string => `(?:${patterns.join('|')})`;
const notBehind = (words: string | undefined): string => (words === undefined ? '' : `(?<!${BEGINS}(?:${words}) )`);
const notBefore = (words: string | undefined): string => (words === undefined ? '' : `(?! (?:${words})(?![\\p{L}\\p{M}]))`);
/** Words of an office without accents hardly ever begin with a surname. */
const NOT_BEHIND_WORD = '(?<!\\p{L} )';
/** Behind a word "do" is "by", and "san pham thi truong" is of no Phạm. */
const NEVER_BEHIND: readonly string[] = ['đỗ', 'phạm'];
/** A surname where it is no other word. */
const accented = (name: string): string => notBehind(OTHER_WORDS[name]?.behind) + name + notBefore(OTHER_WORDS[name]?.before);
const bare = (name: string): string => accented(name).normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
const SURNAME = oneOf(SURNAMES.itself.map(accented));
const SURNAME_IN_CAPITALS = oneOf(SURNAMES.capitals.map(accented));
const PLAIN_SURNAME = NOT_BEHIND_WORD + oneOf(SURNAMES.sureWithoutAccents.map(bare));
const bareBeforeMiddle = (name: string): string => (NEVER_BEHIND.includes(name) ? NOT_BEHIND_WORD : '') + bare(name);
const BEFORE_MIDDLE = oneOf(SURNAMES.withoutAccents.flatMap((name) => [accented(name), bareBeforeMiddle(name)]));
const BEFORE_A = oneOf(SURNAMES.beforeA.flatMap((name) => [name, bare(name)]));
/** A street, a ward or a school bears somebody's name. */
const PLACE = '(?:xã|phường|huyện|quận|tỉnh|thôn|tổ|khu|phố|ấp|làng|trấn|đường|trường|chợ|cầu|ubnd|tdp|thcs|thpt|tiểu học|mầm non)';
/** Văn or thị between two words is a middle name, but in these words and behind a place. */
const NO_MIDDLE = `(?!(?:công|nhân|thủy|thuỷ|thiên|ngữ|luận|diễn|${PLACE}) văn|(?:đô|thành|siêu|chỉ|tiếp|biểu|hiển|${PLACE}) thị)`;
const MIDDLE =
  '(?:văn(?! (?:phòng|thư|bản|hóa|hoá|nghệ|học|miếu|bằng|minh|kiện)(?!\\p{L}))|thị(?! (?:trấn|xã|trường|thực|sát|giác|phần|ủy|uỷ)(?!\\p{L})))';
const MIDDLE_NAME = `${NO_MIDDLE}[\\p{L}\\p{M}]{1,7}[ .-]${MIDDLE}`;
const NOT_OF_PLACE = `(?<!${BEGINS}${PLACE} )`;
const WITH_MIDDLE_NAME = `${BEFORE_MIDDLE} (?:văn|thị|van|thi)|${MIDDLE_NAME}|${BEFORE_A} a`;
const SOMEBODY = new RegExp(`${BEGINS}(?:${NOT_OF_PLACE}(?:${SURNAME}|${PLAIN_SURNAME})|${WITH_MIDDLE_NAME})[ .-]\\p{L}`, 'iu');
const CAPITALS = new RegExp(`${BEGINS}${NOT_OF_PLACE}${SURNAME_IN_CAPITALS}[ .-]\\p{L}`, 'giu');
/** Without accents, in capitals: "LO VAN MAU", "Lo Thi Mau". */
const PLAIN_MIDDLE_NAME =
  /(?<![\p{L}\p{M}])(?!(?:TU|CONG|NHAN|THUY|DO|THANH|CHI|TIEP|XA|PHUONG|HUYEN|THON|UBND) )[A-ZĐ][A-ZĐa-zđ]{0,6} (?:V(?:AN|an)(?! (?:BAN|PHONG|THU|HOA|BANG|HOC|TAI|HANH|DONG|CHUYEN|DE)(?!\p{L}))|T(?:HI|hi)(?! (?:TRAN|XA|TRUONG|THUC|HANH|CONG|DUA|TUYEN)(?!\p{L}))) [A-ZĐ]/u;
/** Before a code a surname with one more word is a street or a ward as well ("Trần Phú 012", "Bà Rịa 012"). */
const SOMEBODY_BEFORE = new RegExp(`${BEGINS}(?:${WITH_MIDDLE_NAME}|ông|chủ hộ)[ .-]\\p{L}`, 'iu');
/** "Ông A", "bà Lan". */
const ADDRESSED = /(?<![\p{L}\p{M}])(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]hủ hộ) \p{Lu}/u;

/** The code beside a name in a cell, null where there is none. @example beforeName('BN-012 - Nguyễn Văn A') // 'BN-012' */
export function beforeName(cell: string): string | null {
  const text = cell.length > LONGEST_OF_TWO ? '' : cell.normalize('NFC');
  const at = placeOfName(text);
  return at === null ? null : codeParts(at === 0 ? text : text.slice(0, at));
}

/** All of a cell but the name in it, where that is one code; null where there is no name, or it is not clear what else there is. @example withoutName('HT 012 - Nguyễn Văn A') // 'HT 012' */
export function withoutName(cell: string): string | null {
  const text = cell.length > LONGEST_OF_TWO ? '' : cell.normalize('NFC');
  const at = placeOfName(text);
  if (at === null) return null;
  if (at > 0) {
    const code = text.slice(0, at).replace(/[\s.,:;/|(–-]+$/, '');
    return /\d$/.test(code) || !code.includes(' ') ? code : null;
  }
  // Behind a name the word before a number may be of the name or of the code.
  const code = codeParts(text);
  const before = text.slice(0, -code.length);
  return !code.includes(' ') && text.endsWith(code) && (/\p{L}/u.test(code) || /[:;,/|(–-]\s*$/.test(before)) ? code : null;
}

/** Where a name begins, 0 for one before the code; null where there is none. */
function placeOfName(text: string): number | null {
  const digit = text.search(/\d/);
  if (digit < 0) return null;
  const before = text.slice(0, digit);
  if (SOMEBODY_BEFORE.test(before) || PLAIN_MIDDLE_NAME.test(before)) return 0;
  const behind = text.slice(digit);
  const places = [
    ...[SOMEBODY, PLAIN_MIDDLE_NAME, ADDRESSED].map((pattern) => pattern.exec(behind)?.index),
    surnameInCapitals(behind),
    nameInCapitals(behind),
  ].filter((at) => at !== undefined);
  return places.length === 0 ? null : digit + Math.min(...places);
}

/** Whether words are of a register, a field, a procedure or an office. */
export const isOfOffice = (words: string): boolean => OF_OFFICE.test(words.toLowerCase());

const surnameInCapitals = (text: string): number | undefined =>
  [...text.matchAll(CAPITALS)].find(([name]) => /^\p{Lu}.*\p{Lu}$/u.test(name))?.index;

function nameInCapitals(text: string): number | undefined {
  const words = NAME_BEHIND.exec(text)?.[1];
  if (words === undefined || !NO_ABBREVIATION.test(words)) return undefined;
  const name = words.replace(ABBREVIATIONS, '');
  return isOfOffice(words) || isOfOffice(name) ? undefined : text.lastIndexOf(name);
}

/** Numbers of people, whatever code they are joined to; and of nine digits or more where one stands alone. */
const OF_PEOPLE = [String.raw`(?<!\p{L})(?:${CARD_NAMES.join('|')})[\s.:]*\d{9,12}(?!\d)`, PHONE.divided, PHONE.withoutDashes].map(
  (pattern) => new RegExp(pattern, 'giu'),
);
const PERSONAL = new RegExp(`^(?:${PHONE_NAMES.join('|')})?[.:]?\\d{9,12}$`, 'i');

/** What of a cell can be told to anybody: its words with digits, up to the last of them, but no telephone's or citizen's number. @example codeParts('BN-021; BN-022/Trần Thị B 0912345678') // 'BN-021 BN-022' */
export const codeParts = (text: string): string =>
  text.length > LONGEST_OF_TWO
    ? '…'
    : (OF_PEOPLE.reduce((left, number) => left.replace(number, ' '), text).match(/[\w./Đđ-]*\d/gu) ?? [])
        .map((part) => part.replace(/^[./-]+/, ''))
        .filter((part) => !PERSONAL.test(part))
        .join(' ');
