// The four rates by their names and formulas, so that no percentage ever stands without saying what it is of.
import type { RateBasis } from '@dunghen/core';
import type { Words } from './forms.ts';

/** A text in both languages. */
export type Said = readonly [vi: string, en: string];

/** What each rate is called. */
export const BASIS_NAMES: Readonly<Record<RateBasis, Said>> = {
  handled: ['Trên hồ sơ phải giải quyết', 'Of the dossiers handled'],
  resolved: ['Trên hồ sơ đã giải quyết', 'Of the dossiers resolved'],
  due: ['Trên hồ sơ đến hạn', 'Of the dossiers due'],
  received: ['Trên hồ sơ tiếp nhận', 'Of the dossiers received'],
};

/** What each rate measures, with its formula. */
export const FORMULAS: Readonly<Record<RateBasis, Said>> = {
  handled: [
    '(giải quyết trễ + đang quá hạn) ÷ (tiếp nhận trong kỳ + kỳ trước chuyển sang)',
    '(resolved late + open overdue) ÷ (received + carried over)',
  ],
  resolved: ['giải quyết trễ ÷ đã giải quyết (biểu II.06a: cột 10 ÷ cột 7)', 'resolved late ÷ resolved (form II.06a: 10 ÷ 7)'],
  due: ['không xong đúng hạn ÷ đến hạn trong kỳ', 'not resolved by the due date ÷ due in the period'],
  received: ['1 − (xong đúng hạn ÷ tiếp nhận trong kỳ)', '1 − (resolved in time ÷ received in the period)'],
};

/** Forecasts are of the dossiers handled: said where the target of the office is of others, '' where it is of the same. */
export function forecastOf(headline: string, { t }: Words): string {
  if (headline === 'handled') return '';
  const [vi, en] = BASIS_NAMES.handled.map((name) => name.charAt(0).toLowerCase() + name.slice(1)) as [string, string];
  return t(`tính ${vi}`, en);
}
