// What stands in a column of dates where there is no date: words of officers, a form not filled in, and the zero of several programs.

/** What systems and officers write where there is no date yet. */
const NO_DATE = new Set([
  '/',
  'null',
  'none',
  'nan',
  'nat',
  'n/a',
  'chưa',
  'chưa có',
  'không',
  'không có',
  'chưa trả',
  'chưa trả kết quả',
  'chưa xong',
  'chưa hoàn thành',
  'chưa giải quyết xong',
  'chưa xử lý xong',
  'chưa có kết quả',
  'chờ kết quả',
  'chưa xác định',
  'không xác định',
  'đang xử lý',
  'đang giải quyết',
  'đang thực hiện',
  'đang thụ lý',
]);
/** Dashes, dots, and a form to be filled in: "…/…/20…". "//" alone says as above. */
const BLANK_FORM = /^(?:[-–—]+|[.…_]+|[.…_ ]*\/[.…_ ]+\/[.…_ ]*(?:20)?[.…_ ]*)$/;
/** With two marks beside each letter, none of them is longer. */
const LONGEST_NO_DATE = 60;
/** No dossier is of these days: where their years begin or end, programs have one for every date that is not there. */
const ZERO_DATE =
  /^(?:0?[01]\/0?[01]\/(?:0000|0001|1753|1900|1970)|00?\/00?\/0000|3[01]\/12\/(?:1899|9999)|(?:0001|1753|1970)-01-01|1900-01-0[01]|1899-12-3[01]|9999-12-31)(?!\d)/;
/** With a time of a ten-millionth of a second, and a zone. */
const LONGEST_ZERO_DATE = 40;

/** Whether a text in a column of dates says that there is none. @example saysNoDate('01/01/0001 00:00:00') // true */
export function saysNoDate(text: string): boolean {
  if (startsAsDigit(text)) return text.length < LONGEST_ZERO_DATE && (text === '0' || ZERO_DATE.test(text));
  if (text.length >= LONGEST_NO_DATE) return false;
  const said = text.normalize('NFC').toLowerCase();
  return BLANK_FORM.test(said) || NO_DATE.has(said.replace(/ kq$/, ' kết quả'));
}

const ZERO = '0'.charCodeAt(0);

const startsAsDigit = (text: string): boolean => {
  const first = text.charCodeAt(0) - ZERO;
  return first >= 0 && first <= 9;
};
