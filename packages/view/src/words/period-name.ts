// The name a period goes by: a month, a quarter or a year where it is one, else its two days.
import { parseDay } from '@dunghen/core';
import { monthPeriod, quarterPeriod, yearPeriod } from '@dunghen/core/report';
import { showDay, type Words } from './forms.ts';

const QUARTERS = ['I', 'II', 'III', 'IV'];

/** "Tháng 9/2026", "Quý III/2026", "Năm 2026", or "15/09/2026 – 14/12/2026". */
export function periodName({ from, to }: { readonly from: string; readonly to: string }, { t, lang }: Words): string {
  const [year, month] = [from.slice(0, 4), Number(from.slice(5, 7))];
  const [first, last] = [parseDay(from), parseDay(to)];
  const is = (period: { readonly from: number; readonly to: number }): boolean => period.from === first && period.to === last;
  const quarter = Math.ceil(month / 3);
  if (is(monthPeriod(from.slice(0, 7)))) return t(`Tháng ${month}/${year}`, `Month ${from.slice(0, 7)}`);
  if (is(quarterPeriod(`${year}-Q${quarter}`))) return t(`Quý ${QUARTERS[quarter - 1]}/${year}`, `Quarter ${quarter} of ${year}`);
  if (is(yearPeriod(year))) return t(`Năm ${year}`, `Year ${year}`);
  return `${showDay(from, lang)} – ${showDay(to, lang)}`;
}

/** The same within a sentence: "từ tháng 9/2026". */
export function periodWithin(period: { readonly from: string; readonly to: string }, words: Words): string {
  const name = periodName(period, words);
  return words.lang === 'vi' ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
