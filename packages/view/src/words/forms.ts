// How days, numbers and percentages look to a Vietnamese reader.
import { formatDay, type EpochDay, type Lang } from '@dunghen/core';

/** 30/09/2026 in Vietnamese, 2026-09-30 in English. */
export function showDay(day: EpochDay | string, lang: Lang): string {
  const iso = typeof day === 'string' ? day : formatDay(day);
  return lang === 'vi' ? `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}` : iso;
}

/** A sentence of the core, whose days are ISO, with its days as the reader writes them. */
export const showDaysIn = (sentence: string, lang: Lang): string => sentence.replace(/\b\d{4}-\d\d-\d\d\b/g, (day) => showDay(day, lang));

/** What a moment within the last second of its day stands for: after all that was told of that day, at an hour nobody knows. */
const END_OF_DAY = /T23:59:59\.\d/;

/**
 * A moment as written in an event: its day, and its time where it has one.
 * @example showMoment('2026-11-25T23:59:59.999+07:00', 'vi') // '25/11/2026 cuối ngày'
 */
export function showMoment(at: string, lang: Lang): string {
  if (END_OF_DAY.test(at)) return `${showDay(at.slice(0, 10), lang)} ${lang === 'vi' ? 'cuối ngày' : 'end of day'}`;
  const time = at.length > 10 ? ` ${at.slice(11, 16)}` : '';
  return showDay(at.slice(0, 10), lang) + time;
}

/** 2.487 in Vietnamese, 2,487 in English. */
export const showCount = (n: number, lang: Lang): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, lang === 'vi' ? '.' : ',');

/** 1.204,5 in Vietnamese, 1,204.5 in English; with `decimals` always so many. */
export function showNumber(value: number, lang: Lang, decimals?: number): string {
  const [whole = '0', fraction] = (decimals === undefined ? String(value) : value.toFixed(decimals)).split('.');
  return showCount(Number(whole), lang) + (fraction === undefined ? '' : (lang === 'vi' ? ',' : '.') + fraction);
}

/** "0,73%" in Vietnamese; a dash where there is nothing to divide by. */
export const showPercent = (percent: string | null, lang: Lang): string =>
  percent === null ? '–' : `${lang === 'vi' ? percent.replace('.', ',') : percent}%`;

/** Picks the sentence of the reader's language, and says which language that is. */
export interface Words {
  readonly lang: Lang;
  readonly t: (vi: string, en: string) => string;
}

/** "từ 2 đến 7" of counts, "là 5" where both ends are one. */
export function showRange(from: number, to: number, { t, lang }: Words): string {
  const [low, high] = [showCount(from, lang), showCount(to, lang)];
  return low === high ? t(`là ${low}`, low) : t(`từ ${low} đến ${high}`, `${low} to ${high}`);
}

/** What citizens' feedback is called where a dossier has its procedure. */
export const FEEDBACK: readonly [vi: string, en: string] = ['Phản ánh, kiến nghị', "Citizens' feedback"];

/** The words of a language. */
export const wordsOf = (lang: Lang): Words => ({ lang, t: (vi, en) => (lang === 'vi' ? vi : en) });
