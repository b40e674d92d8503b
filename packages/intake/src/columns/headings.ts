// What a heading says: Vietnamese headings whatever their case, accents, spaces, abbreviations and order.
import { COLUMNS, LONGEST_HEADING, type Column } from './columns.ts';
import { HEADINGS } from './heading-synonyms.ts';
import { halvesOf, isActual, isOfAStep, isOfTheReceipt, isOfTheResult, isPlanned } from './english-half.ts';
import { plain } from '../words/plain.ts';

/** What a heading says: a column, and how likely that reading is among its synonyms (0 the likeliest). */
export interface Reading {
  readonly column: Column;
  readonly rank: number;
}

const SHORT: ReadonlyMap<string, string> = new Map([
  ['hs', 'hoso'],
  ['kq', 'ketqua'],
  ['tg', 'thoigian'],
]);

/**
 * Spelled out, without the number some lists put first ("2. Ngày nhận HS"), and without spaces, so that "MaHoSo" is "Mã hồ sơ"; a
 * paper register says "Ngày, tháng, năm nhận" for "Ngày nhận".
 */
const key = (text: string): string =>
  plain(text)
    .replace(/^\d{1,2} /, '')
    .replace(/\bngay thang(?: nam)?\b/, 'ngay')
    .split(' ')
    .map((word) => SHORT.get(word) ?? word)
    .join('');

/** Two synonyms can be one once spelled out: of those the likelier counts, which a map would forget for the later one. */
const READINGS: ReadonlyMap<string, Reading> = new Map(
  COLUMNS.flatMap((column) => HEADINGS[column].map((name, rank) => [key(name), { column, rank }] as const)).toReversed(),
);

/** While headings are searched for, each cell of the first rows is looked at in several ways, alone and under what stands over it. */
let known: Map<string, Reading | undefined> | null = null;
const MOST_KNOWN = 20_000;

/** Searches for headings, reading none of them twice; then all is forgotten, since most of what was looked at are names of citizens. */
export function searchingHeadings<T>(search: () => T): T {
  known = new Map();
  try {
    return search();
  } finally {
    known = null;
  }
}

/** What a heading says, brackets and their content aside where that says no more; undefined for a heading nobody knows. */
export function readingOf(heading: string): Reading | undefined {
  // Of two rows of headings joined.
  if (heading.length > 2 * LONGEST_HEADING) return undefined;
  if (known?.has(heading)) return known.get(heading);
  const reading = read(heading);
  if (known && known.size < MOST_KNOWN) known.set(heading, reading);
  return reading;
}

function read(heading: string): Reading | undefined {
  const whole = READINGS.get(key(heading));
  if (whole) return whole;
  const { own, english } = halvesOf(heading);
  if (BRACKET.test(heading)) {
    const reading = READINGS.get(key(heading.replace(IN_BRACKETS, ' ')));
    const lit = reading && inTheLightOf(plain(heading.match(IN_BRACKETS)?.join(' ') ?? ''), reading);
    if (lit) return english === '' ? lit : inTheLightOfEnglish(english, lit);
  }
  const reading = english === '' ? undefined : READINGS.get(key(own));
  return reading && inTheLightOfEnglish(english, reading);
}

const BRACKET = /[([]/;
const IN_BRACKETS = /\(.*?\)|\[.*?\]/g;
/** In brackets behind a day of the result: the day that is promised. */
const PROMISED = /\b(?:du kien|(?<!\b(?:tre|dung|qua|lo) )hen(?! tre)|theo (?:phieu|giay)|ke hoach|phai tra)\b/;
/** In brackets: another day, another while or another state than the words before them would mean alone. */
const ANOTHER_DAY = /\b(?:bo sung|gia han|chuyen mon|con lai|lien thong)\b/;
const ANOTHER_APPOINTMENT = /\b(?:bo sung|gia han|chuyen mon|con lai|lien thong|moi|hen lai|dieu chinh|lan [2-9])\b|^lai$/;
const ANOTHER_WHILE = /\b(?:bo sung|gia han|con lai|thuc te|da (?:dung|qua))\b/;
const ANOTHER: Partial<Record<Column, RegExp>> = {
  receivedAt: ANOTHER_DAY,
  promisedOn: ANOTHER_APPOINTMENT,
  completedAt: ANOTHER_DAY,
  returnedAt: ANOTHER_DAY,
  term: ANOTHER_WHILE,
  // Alone: brackets may also name the states there are.
  status: /^(?:thanh toan|(?:thanh toan |nop )?(?:le )?phi|gia han|xin loi)$/,
};
/** Behind every heading that says so without brackets. */
const LAST_RANK = 1_000;

/** "Ngày trả kết quả (dự kiến)" is no day of a result, and "Thời hạn (còn lại)" no term. */
function inTheLightOf(said: string, reading: Reading): Reading | undefined {
  const { column } = reading;
  if ((column === 'completedAt' || column === 'returnedAt') && PROMISED.test(said)) return { column: 'promisedOn', rank: LAST_RANK };
  return ANOTHER[column]?.test(said) ? undefined : reading;
}

/**
 * "Ngày trả / Due date" is the promised day, whatever its Vietnamese half would be alone, and "Ngày nhận / Result received" no receipt.
 * Of halves that contradict each other nobody knows which is right.
 */
function inTheLightOfEnglish(english: string, reading: Reading): Reading | undefined {
  const { column } = reading;
  if (!OF_THE_CLOCK.has(column)) return reading;
  if (isOfAStep(english)) return undefined;
  if (column === 'receivedAt') return isOfTheResult(english) || isPlanned(english) ? undefined : reading;
  if (column === 'term') return isActual(english) ? undefined : reading;
  if (isOfTheReceipt(english) && !isOfTheResult(english)) return undefined;
  if (column === 'promisedOn') return isActual(english) && !isPlanned(english) ? undefined : reading;
  return isPlanned(english) ? { column: 'promisedOn', rank: LAST_RANK } : reading;
}

const OF_THE_CLOCK: ReadonlySet<Column> = new Set(['receivedAt', 'promisedOn', 'completedAt', 'returnedAt', 'term']);

/** The Vietnamese half of a heading in plain words, without its number and what stands in brackets. @example ownWords('5. Hạn xử lý / Deadline') // 'han xu ly' */
export const ownWords = (heading: string): string => plain(halvesOf(heading.replace(IN_BRACKETS, ' ')).own).replace(/^\d{1,2} /, '');

/** What a heading says under a group: as it would with the group in brackets behind it. */
export const readingUnder = (group: string, reading: Reading): Reading | undefined => inTheLightOf(plain(group), reading);

/** How many different columns a row of headings names. */
export const knownHeadings = (cells: readonly string[]): number =>
  new Set(cells.flatMap((cell) => (cell.length > LONGEST_HEADING ? [] : (readingOf(cell)?.column ?? [])))).size;
