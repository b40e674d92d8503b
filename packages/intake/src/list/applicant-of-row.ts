// Who a row says the citizen is: a cell of the name often holds the address and the telephone as well, or nothing but that there is none.
import { SURNAMES } from '../words/surname-table.ts';
import { CARD_NAMES, PHONE, wholePhone } from '../words/telephone.ts';
import type { Applicant } from '@dunghen/core';
import type { RowCells } from './row-cells.ts';

/** What systems and officers write where there is no name, address or telephone. */
const NONE = new Set([
  'ông',
  'bà',
  'ông/bà',
  'ông (bà)',
  'không',
  'không có',
  'không có tên',
  'không tên',
  'không rõ',
  'không xác định',
  'chưa có',
  'chưa rõ',
  'chưa có tên',
  'chưa cập nhật',
  'chưa có thông tin',
  'chưa xác định',
  'đang cập nhật',
  'không có thông tin',
  'null',
  'none',
  'n/a',
  'undefined',
]);
const LONGEST_NONE = 40;
/** How all of them begin: nearly every name begins otherwise. */
const MAY_BE_NONE = /^(?:[^\p{L}\d]|kh[oô]|ch[uư]a|[đd]ang|null|none|n\/a|undefined|[oô]ng(?!\p{L})|b[aà](?!\p{L}))/iu;
const NO_LETTER = /^[^\p{L}\d]*$/u;
/** "Ông/Bà: (Chưa cập nhật)". */
const AROUND = /^(?:(?:ông\/bà|ông \(bà\)|ông|bà)(?=[\s:.(…-])[\s:]*)?[([\s]*|[)\].\s]*$/giu;

/** Whether a text stands where there is none. @example saysNone('(Không tên)') // true */
export function saysNone(text: string): boolean {
  if (text.length > LONGEST_NONE || !MAY_BE_NONE.test(text)) return false;
  const words = text.normalize('NFC').toLowerCase();
  const bare = words.replace(AROUND, '');
  return NO_LETTER.test(bare) || NONE.has(words) || NONE.has(bare);
}

const PHONE_GROUPS = String.raw`[(\s]*(?:${PHONE.called}(?<called>${PHONE.any})|(?<plain>${PHONE.sure}))[)\s.;,]*$`;
const PHONE_ALONE = new RegExp(`^${PHONE_GROUPS}`, 'iu');
const PHONE_BEHIND = new RegExp(`^(?<before>\\D*?[\\p{L}.])[\\s,;:–-]*${PHONE_GROUPS}`, 'iu');

/** A cell of the name holds no other words that a surname may be: a middle name is enough for the rest. */
const SURNAME = `(?:${SURNAMES.itself.join('|')})`;
const SURNAME_TOO = `(?:(?:${SURNAMES.all.join('|')}) (?:văn|thị)|(?:${SURNAMES.beforeA.join('|')}) a)`;
/** One person by surname and name; a surname with a middle name alone goes on in the next line. */
const PERSON = new RegExp(
  `^(?:(?:ông|bà|anh|chị)[\\s:]+)?(?:${SURNAME}|${SURNAME_TOO})(?: (?!(?:và|cùng|vợ|chồng|mst|msdn)(?!\\p{L}))[\\p{L}\\p{M}]+){1,4}(?<! (?:văn|thị))[\\s,;]*$`,
  'iu',
);
const CAPITALS = /^(?:\p{Lu}[\p{L}\p{M}]*[\s:,;]*)+$/u;
const isPerson = (text: string): boolean => {
  const name = text.normalize('NFC');
  return PERSON.test(name) && CAPITALS.test(name);
};

/** Lines that say themselves what they are: an address ("xã đội trưởng" is none), or what a card says of a person. */
const CALLED_ADDRESS = /^(?:địa chỉ|đ\/c|đc)(?!\p{L})[\s.:]*/iu;
const OF_A_PLACE =
  /^(?:[Tt]hôn|[Ấấ]p|[Xx]óm|[Tt]dp|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Hh]uyện|[Qq]uận|[Tt]hành phố|[Tt]ỉnh|THÔN|ẤP|XÓM|TDP|XÃ|PHƯỜNG) [\p{Lu}\d]/u;
const OF_A_NUMBERED_PLACE = /^(?:số(?: nhà)?|bản|tổ(?: dân phố)?|khu(?: phố)?|khối|khóm|buôn|làng|đường|phố|ngõ|hẻm) \d/iu;
const OF_A_CARD = new RegExp(
  `^(?:${CARD_NAMES.join('|')}|số định danh|ngày sinh|năm sinh|sinh (?:ngày|năm)|ngày cấp|nơi cấp|email)(?!\\p{L})`,
  'iu',
);
/** Of a card, a tax or a telephone: no house has such a number. */
const LONG_NUMBER = /\d(?:[ .-]?\d){5}/;
const isAddress = (line: string): boolean =>
  !LONG_NUMBER.test(line) && (CALLED_ADDRESS.test(line) || OF_A_PLACE.test(line) || OF_A_NUMBERED_PLACE.test(line));

/**
 * The name, and what else its cell says: only where the first line is surely one person's name and each other surely an address, a
 * telephone or of a card. Any other cell is the name as a whole: a line may go on with it, or name another citizen.
 */
function inCellOfName([first = '', ...others]: readonly string[]): Pick<Applicant, 'name' | 'address' | 'phone'> | null {
  const { before = first, ...behind } = PHONE_BEHIND.exec(first)?.groups ?? {};
  if (!isPerson(before)) return null;
  const phones = [behind['called'] ?? behind['plain'] ?? []].flat();
  const places: string[] = [];
  for (const line of others.map((text) => text.normalize('NFC'))) {
    const { called, plain } = PHONE_ALONE.exec(line)?.groups ?? {};
    const phone = called ?? plain;
    if (phone !== undefined) phones.push(phone);
    else if (isAddress(line)) places.push(line.replace(CALLED_ADDRESS, ''));
    else if (!OF_A_CARD.test(line)) return null;
  }
  return {
    name: before.replace(/[\s,;]+$/, ''),
    ...(places.length > 0 && { address: places.join(', ') }),
    ...(phones.length > 0 && { phone: phones.join(', ') }),
  };
}

/** Of a cell that may hold more than a name, another line or a telephone; nearly every one holds the name alone. */
const SIGN_OF_MORE = /[\r\n\v]|\d(?:[ .-]?\d){8}/;
/** What is longer is left as it is. */
const LONGEST_WITH_MORE = 300;

/** The citizen of a row; undefined where it says nothing. @throws {IntakeError} see {@link RowCells.text}. */
export function applicantOfRow(cells: RowCells): Applicant | undefined {
  const name = said(cells, 'applicant');
  const more = name === undefined ? null : moreThanName(name, cells);
  const address = said(cells, 'address') ?? more?.address;
  const number = said(cells, 'phone') ?? more?.phone;
  const email = said(cells, 'email');
  if (name === undefined && address === undefined && number === undefined && email === undefined) return undefined;
  return {
    ...(name !== undefined && { name: more?.name ?? name }),
    ...(address !== undefined && { address }),
    ...(number !== undefined && { phone: wholePhone(number) }),
    ...(email !== undefined && { email }),
  };
}

function said(cells: RowCells, column: 'applicant' | 'address' | 'phone' | 'email'): string | undefined {
  const text = cells.text(column);
  return text !== undefined && saysNone(text) ? undefined : text;
}

const moreThanName = (name: string, cells: RowCells): ReturnType<typeof inCellOfName> =>
  name.length <= LONGEST_WITH_MORE && SIGN_OF_MORE.test(cells.raw('applicant') ?? '') ? inCellOfName(cells.lines('applicant')) : null;
