// Terms as lists write them: bare numbers with their unit in the heading, or nowhere, and then which days are meant is a question; and numbers among words that change nothing.
import { parseTerm, quote } from '@dunghen/core';
import { IntakeError } from '../intake-error.ts';
import { orNull } from '../words/or-null.ts';
import { isKept } from '../words/remembered.ts';

/** A number alone, as a term. */
export const isBareNumber = (text: string): boolean => /^\d{1,3}$/.test(text);

/** The unit a heading names. A mere "(ngày)" leaves open which days. @example unitInHeading('Thời hạn giải quyết (ngày làm việc)') // 'ngày làm việc' */
export const unitInHeading = (heading: string): string | undefined =>
  /[([]\s*(?:tính theo |số )?((?:ngày|giờ) làm việc|tháng)\s*[)\]]/i.exec(heading.normalize('NFC'))?.[1];

/** Whether a cell speaks of days where its heading speaks of working days or hours. @example isInAnotherUnit('15 ngày', 'Thời hạn (ngày làm việc)') // true */
export const isInAnotherUnit = (term: string, heading: string): boolean =>
  /^\D{0,20}\d+(?: \([^()]*\))? ngày\.?$/i.test(term.normalize('NFC')) && / làm việc$/i.test(unitInHeading(heading) ?? '');

/**
 * The term of a cell, a bare number with the unit of its heading. What is no term comes back as it is, for the fault to quote.
 * @throws {IntakeError} `term-doubtful` for days under a heading of working days: each of the two would be another due date.
 */
export function withUnit(term: string | undefined, heading: string | undefined): string | undefined {
  if (term === undefined) return undefined;
  const key = `${heading}\n${term}`;
  let read = known.get(key);
  if (read === undefined) {
    const ways = [term, bareTerm(term)];
    if (heading !== undefined && ways.some((text) => isInAnotherUnit(text, heading))) throw inAnotherUnit(term, heading);
    read = ways.map((text) => inUnit(text, heading)).find(isTerm) ?? term;
    if (known.size < MOST_KNOWN && isKept(key)) known.set(key, read);
  }
  return read;
}

/** An office writes a few dozen terms a million times over. */
const known = new Map<string, string>();
const MOST_KNOWN = 500;

function inUnit(term: string, heading: string | undefined): string {
  const unit = heading !== undefined && isBareNumber(term) ? unitInHeading(heading) : undefined;
  return unit === undefined ? term : `${term} ${unit}`;
}

const isTerm = (text: string): boolean => orNull(() => parseTerm(text)) !== null;

/** Words of the law around a term that say no more than it does: a term is a limit, and runs from the receipt. */
const BEFORE = /^(?:(?:trong(?: thời hạn| vòng|(?= \d))|thời hạn(?: giải quyết)?|không quá|tối đa)(?: là)?:? )+|^ngay (?=trong ngày)/i;
const AFTER = /,? (?:kể|tính) từ (?:ngày|khi|thời điểm) (?:tiếp )?nhận (?:được |đủ |đầy đủ )*hồ sơ(?:,? (?:đầy đủ|hợp lệ|và))*$/i;
/** "05 ngày làm việc/hồ sơ". */
const EACH = / ?\/ ?(?:0?1 )?(?:bộ )?(?:hồ sơ|hs)$/i;
/** "5 ngày (làm việc)", "5 (ngày làm việc)": nothing but the unit in brackets. */
const UNIT_IN_BRACKETS = /^(\d{1,3}) ?(?:(ngày|giờ) ?\(làm việc\)|\(((?:ngày|giờ) làm việc)\))$/i;
/** Days of which all are left out that are no working days; the holidays alone ("ngày nghỉ lễ"), or the weekends alone, are not all of them. */
const DAYS_OFF_LEFT_OUT =
  /^(\d{1,3} ngày),? ?\(?(?:không|chưa) (?:tính|kể|bao gồm)(?: các)? (?:ngày )?(?:nghỉ(?=,| (?:và|các ngày) )|(?:thứ )?(?:bảy|7),? (?:và )?chủ nhật)(?:,|và| |các|ngày|nghỉ)* lễ(?:,? ?(?:và )?tết)?\)?$/i;
/** "3 ngày LV", and what a spreadsheet makes of a whole number; "1.000" is a thousand. */
const SHORT = /(?<=\d ?)(n(?:gày)?|giờ) ?\.?l\.?v$/i;
const WHOLE = /^(\d{1,3})[.,]0{1,2}(?= )/;
const END = /[\s.,;]+$/;
/** A number and the same number in words. */
const TWICE = /^(\d{1,2}) ?\(([\p{L} ]+)\) ?(?=\p{L}|$)/u;

/** "3 ngày làm việc (24 giờ)": the same once more, in hours of days of eight. */
const IN_HOURS = /^(\d{1,3}) ?ngày làm việc ?\((\d{1,4}) ?(?:giờ(?: làm việc)?|h)\)$/i;
const HOURS_A_DAY = 8;

/** What is longer tells a story. */
const LONGEST_TERM = 300;

/** At once is the same day, as civil status and certification have it. */
const AT_ONCE =
  /^(?:(?:giải quyết|trả(?: kết quả)?|cấp|thực hiện|lấy)(?: kết quả)? )?ngay(?: (?:trong ngày|khi (?:tiếp )?nhận(?: được)?(?: đủ)? hồ sơ|sau khi (?:tiếp )?nhận(?: được)?(?: đủ)? hồ sơ))?[.]?$/i;
const IN_THE_DAY = /^(?:(?:giải quyết|trả(?: kết quả)?) )?(?:ngay )?trong ngày(?: làm việc)?[.]?$/i;
/** Words around the rule for what is received after 15:00, but none of another term, as "thời hạn ba ngày làm việc tiếp theo". */
const OF_NO_TERM = String.raw`(?:(?!(?<!\p{L})(?:thời hạn|thời gian|không quá|tối đa|thêm|gia hạn|xác minh|một(?! cửa)|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|vài|mấy|nửa|các|những)(?!\p{L}))[^\d()])`;
/** As the law has it (Law on Civil Status Art. 5(3)), which is counted so anyway. */
const AFTER_15 = new RegExp(
  String.raw`[,;.]? ?\(?(?:trường hợp|nếu)${OF_NO_TERM}{0,40} sau 15(?: ?giờ|[h:](?:00)?)?${OF_NO_TERM}{0,90} ngày làm việc (?:tiếp theo|kế tiếp|hôm sau|sau)[.]?\)?$`,
  'iu',
);

/** Whether a text says that the result is handed over on the day of the receipt. @example saysAtOnce('Trả ngay') // true */
export const saysAtOnce = (text: string): boolean => {
  const clean = text.length > LONGEST_TERM ? '' : text.normalize('NFC').trim().replace(/\s+/g, ' ').replace(AFTER_15, '');
  return AT_ONCE.test(clean) || IN_THE_DAY.test(clean);
};

/** A term without the words around it that change nothing. @example bareTerm('Không quá 03 (ba) ngày làm việc.') // '03 ngày làm việc' */
function bareTerm(term: string): string {
  if (term.length > LONGEST_TERM) return term;
  if (saysAtOnce(term)) return 'trong ngày';
  const bare = term
    .normalize('NFC')
    .replace(END, '')
    .replace(AFTER, '')
    .replace(BEFORE, '')
    .replace(EACH, '')
    .replace(SHORT, (_, unit: string) => `${/^n/i.test(unit) ? 'ngày' : unit} làm việc`)
    .replace(
      UNIT_IN_BRACKETS,
      (_, count: string, unit: string | undefined, whole: string | undefined) => `${count} ${whole ?? `${unit} làm việc`}`,
    )
    .replace(DAYS_OFF_LEFT_OUT, '$1 làm việc')
    .replace(WHOLE, '$1');
  const [, days, hours] = IN_HOURS.exec(bare) ?? [];
  if (days !== undefined && Number(hours) === Number(days) * HOURS_A_DAY) return `${days} ngày làm việc`;
  const [twice = '', digits = '', words = ''] = TWICE.exec(bare) ?? [];
  return twice !== '' && spells(words, Number(digits)) ? `${digits} ${bare.slice(twice.length)}`.trim() : bare;
}

const DIGITS = ['', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;

/** Whether words say a number from 1 to 99. */
function spells(words: string, n: number): boolean {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const ten = tens === 0 ? '' : tens === 1 ? 'mười ' : `${DIGITS[tens]} mươi `;
  const last: string[] = [DIGITS[ones] as string];
  if (tens > 0 && ones === 5) last.push('lăm', 'nhăm');
  if (tens > 1 && ones === 4) last.push('tư');
  if (tens > 1 && ones === 1) last.push('mốt');
  if (ones === 7) last.push('bẩy');
  return last.some((one) => (ten + one).trim() === words.trim().toLowerCase());
}

const inAnotherUnit = (term: string, heading: string): IntakeError =>
  new IntakeError(
    'term-doubtful',
    {
      vi: `Ô ghi ${quote(term)} mà tiêu đề ghi "${heading}": không rõ là ngày hay ${unitInHeading(heading)}; hãy ghi đủ đơn vị trong ô, hoặc sửa tiêu đề, rồi nhập lại.`,
      en: `The cell says ${quote(term)} and its heading "${heading}": it is not clear which of the two is meant; write the unit out in the cell, or correct the heading, and import again.`,
    },
    term,
  );
