// A bilingual heading, "Ngày tiếp nhận / Received date", in its two halves: the Vietnamese one says the column, the English one must not say another.
import { LONGEST_HEADING } from './columns.ts';

/** Words of English headings. Some are Vietnamese syllables as well ("no", "due"), so a half needs one that is none. */
const WORDS = new Set(
  'dossier case file record application request receipt registration reference code number no id date day time received receiving receive submitted submission due deadline appointment appointed expected planned scheduled promised completed completion finished finish result results return returned returning actual closed status state applicant citizen name full address phone telephone mobile procedure service field sector unit department agency office channel method step stage current officer staff handler processing processed term duration limit reason delay late of the and for by to at on'.split(
    ' ',
  ),
);
const ALSO_VIETNAMESE = new Set(['no', 'due', 'to', 'on', 'of', 'at', 'the', 'by', 'and', 'for', 'id']);

/** The half in words of English headings at the end or the beginning, and the rest. @example halvesOf('Mã hồ sơ / Dossier No.') // { own: 'Mã hồ sơ', english: 'dossier no' } */
export function halvesOf(heading: string): { readonly own: string; readonly english: string } {
  const none = { own: heading, english: '' };
  if (heading.length > LONGEST_HEADING) return none;
  const words = heading.split(/[\s/|()[\]-]+/).filter((word) => WORD.test(word));
  const isEnglish = (word: string): boolean => WORDS.has(bare(word));
  const first = words.findIndex((word) => !isEnglish(word));
  const last = words.findLastIndex((word) => !isEnglish(word));
  if (first < 0 || (first > 0 && last < words.length - 1)) return none;
  const [own, english] = first > 0 ? [words.slice(first), words.slice(0, first)] : [words.slice(0, last + 1), words.slice(last + 1)];
  const said = english.map(bare);
  return said.every((word) => ALSO_VIETNAMESE.has(word)) ? none : { own: own.join(' '), english: said.join(' ') };
}

const WORD = /[\p{L}\d]/u;
/** Without the marks around it; an accent makes it no English word. */
const bare = (word: string): string => word.toLowerCase().replace(/[^\p{L}\d]/gu, '');

/** Whether an English half speaks of a day that is planned. */
export const isPlanned = (english: string): boolean => /\b(?:due|deadline|appoint\w+|expected|planned|scheduled|promised)\b/.test(english);

/** Whether an English half speaks of the result. */
export const isOfTheResult = (english: string): boolean => /\b(?:results?|return\w*)\b/.test(english);

/** Whether an English half speaks of a step and not of the whole. */
export const isOfAStep = (english: string): boolean => /\b(?:step|stage)\b/.test(english);

/** Whether an English half speaks of how a dossier came in. */
export const isOfTheReceipt = (english: string): boolean => /\b(?:submi\w+|receipt|registration)\b/.test(english);

/** Whether an English half speaks of what happened and not of what is laid down. */
export const isActual = (english: string): boolean => /\b(?:actual|completed|finished|returned|closed)\b/.test(english);
