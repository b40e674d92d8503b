// Who a row says the citizen is: a cell of the name often holds the address and the telephone as well, or nothing but that there is none.
import { wholePhone } from '../words/clean-cell.ts';
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
const NO_LETTER = /^[^\p{L}\d]*$/u;
/** "Ông/Bà: (Chưa cập nhật)". */
const AROUND = /^(?:(?:ông\/bà|ông \(bà\)|ông|bà)(?=[\s:.(…-])[\s:]*)?[([\s]*|[)\].\s]*$/giu;

/** Whether a text stands where there is none. @example saysNone('(Không tên)') // true */
export function saysNone(text: string): boolean {
  if (text.length > LONGEST_NONE) return false;
  const said = text.normalize('NFC').toLowerCase();
  const bare = said.replace(AROUND, '');
  return NO_LETTER.test(bare) || NONE.has(said) || NONE.has(bare);
}

/** Ten digits, or eleven of a landline, as they are grouped on paper. */
const NUMBER = String.raw`(?<!\d)(?:\+84|0)(?:[ .-]?\d){9,10}(?!\d)`;
const CALLED = String.raw`(?:số điện thoại|điện thoại|sđt|sdt|đt|tel|mobile)[\s.:]*`;
const PHONE_ALONE = new RegExp(`^[(\\s]*(?:${CALLED})?(${NUMBER})[)\\s.;,]*$`, 'iu');
const PHONE_BEHIND = new RegExp(`^(.*?[\\p{L}\\d.])[\\s,;:–-]*[(\\s]*(?:${CALLED})?(${NUMBER})[)\\s.;,]*$`, 'iu');
/** How an address begins, or a line of what a card says of a person. */
const OF_A_PLACE =
  /^(?:địa chỉ|đ\/c|đc|số|thôn|ấp|bản|xóm|tổ|khu|khối|khóm|buôn|làng|tdp|đường|phố|ngõ|hẻm|xã|phường|thị trấn|huyện|quận|thành phố|tp|tỉnh)(?![\p{L}])/iu;
const OF_A_CARD = /^(?:cccd|cmnd|cmtnd|căn cước|số định danh|ngày sinh|năm sinh|sinh (?:ngày|năm)|email)(?![\p{L}])/iu;
const CALLED_ADDRESS = /^(?:địa chỉ|đ\/c|đc)[\s.:]*/iu;

/** The name, and what else its cell says. Lines that are none of these go on with the name. */
function inCellOfName(lines: readonly string[]): { name: string; address?: string; phone?: string } {
  const names: string[] = [];
  const places: string[] = [];
  let phone: string | undefined;
  for (const line of lines) {
    const [, alone] = PHONE_ALONE.exec(line) ?? [];
    const isPlace = names.length > 0 && (OF_A_PLACE.test(line) || places.length > 0);
    if (alone !== undefined && names.length > 0) phone ??= alone;
    else if (names.length > 0 && OF_A_CARD.test(line)) continue;
    else if (isPlace) places.push(line.replace(CALLED_ADDRESS, ''));
    else names.push(line);
  }
  const [, before, behind] = PHONE_BEHIND.exec(names.join(' ')) ?? [];
  phone ??= behind;
  return {
    name: before ?? names.join(' '),
    ...(places.length > 0 && { address: places.join(', ') }),
    ...(phone !== undefined && { phone }),
  };
}

const DIGIT = /\d/;
/** What is longer is left as it is. */
const LONGEST_WITH_MORE = 300;

/** The citizen of a row; undefined where it says nothing. @throws {IntakeError} see {@link RowCells.text}. */
export function applicantOfRow(cells: RowCells): Applicant | undefined {
  const [name, address, number, email] = (['applicant', 'address', 'phone', 'email'] as const).map((column) => {
    const text = cells.text(column);
    return text !== undefined && saysNone(text) ? undefined : text;
  });
  // Nearly every cell holds the name alone.
  const lines = name === undefined ? [] : cells.lines('applicant');
  const isMore = name !== undefined && name.length <= LONGEST_WITH_MORE && (lines.length > 1 || DIGIT.test(name));
  const said: Pick<Applicant, 'name' | 'address' | 'phone'> = isMore ? inCellOfName(lines) : name === undefined ? {} : { name };
  const phone = number ?? said.phone;
  const all = { name: said.name, address: address ?? said.address, phone: phone && wholePhone(phone), email };
  const filled = Object.entries(all).filter(([, value]) => value !== undefined);
  return filled.length > 0 ? Object.fromEntries(filled) : undefined;
}
