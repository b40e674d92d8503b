// The four late rates in use, each under its own name, as exact integers; a percentage is only their printed form.
import { DungHenError, quote } from '../fault.ts';
import type { Tally } from './tally.ts';

/** Which formula a rate follows; there is no single one, so each has a name. */
export type RateBasis = 'handled' | 'resolved' | 'due' | 'received';

/** The four bases in the order they are always shown. */
export const RATE_BASES: readonly RateBasis[] = ['handled', 'resolved', 'due', 'received'];

/** Late dossiers out of a total, never a rounded number. */
export interface LateRate {
  readonly basis: RateBasis;
  readonly late: number;
  readonly total: number;
}

/**
 * A late rate of a tally.
 * - `handled`: (resolved late + open overdue) ÷ (received in the period + carried over)
 * - `resolved`: resolved late ÷ resolved (form II.06a, 10 ÷ 7)
 * - `due`: not resolved by the due date ÷ due in the period
 * - `received`: 1 − (resolved early or on time ÷ received in the period) (NĐ 61/2018 art. 30(2)(c))
 */
export function lateRate(tally: Tally, basis: RateBasis): LateRate {
  switch (basis) {
    case 'handled':
      return {
        basis,
        late: tally.resolvedLate + tally.openOverdue,
        total: tally.receivedOnline + tally.receivedOther + tally.carriedOver,
      };
    case 'resolved':
      return { basis, late: tally.resolvedLate, total: tally.resolvedEarly + tally.resolvedOnTime + tally.resolvedLate };
    case 'due':
      return { basis, late: tally.dueMissed, total: tally.due };
    case 'received': {
      const total = tally.receivedOnline + tally.receivedOther;
      return { basis, late: total - tally.receivedAndKept, total };
    }
  }
}

/** A target as an exact ratio: late ÷ total must stay strictly under `numerator` ÷ `denominator`. */
export interface Target {
  /** The percentage as written, e.g. "1" or "0.5". */
  readonly percent: string;
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * Reads a target percentage, 0–100 with at most four decimals; comma or point.
 * @throws {DungHenError} `bad-target`.
 * @example parseTarget('0.5') // { percent: '0.5', numerator: 5, denominator: 1000 }
 */
export function parseTarget(text: string): Target {
  const percent = text.trim().replace(',', '.').replace(/%$/, '');
  const match = /^(\d{1,3})(?:\.(\d{1,4}))?$/.exec(percent);
  const decimals = match?.[2] ?? '';
  const numerator = Number(`${match?.[1]}${decimals}`);
  const denominator = 100 * 10 ** decimals.length;
  if (!match || numerator > denominator) {
    throw new DungHenError(
      'bad-target',
      {
        vi: `Mục tiêu ${quote(text)} không đọc được; hãy ghi phần trăm từ 0 đến 100, ví dụ 1 hoặc 0.5.`,
        en: `The target ${quote(text)} cannot be read; write a percentage from 0 to 100, for example 1 or 0.5.`,
      },
      text,
    );
  }
  return { percent, numerator, denominator };
}

/**
 * Whether a rate is strictly under the target: 1 of 100 misses 1%. Null for 0 of 0: no data is neither met nor missed.
 * @example meetsTarget({ basis: 'handled', late: 1, total: 100 }, parseTarget('1')) // false
 */
export function meetsTarget(rate: LateRate, target: Target): boolean | null {
  return rate.total === 0 ? null : rate.late * target.denominator < target.numerator * rate.total;
}

/** How many may be late before the target is lost, how many are, and how many are left (negative when overspent). */
export interface Budget {
  readonly allowedLate: number;
  readonly usedLate: number;
  readonly remaining: number;
}

/**
 * The budget of late dossiers at the totals known so far.
 * @example lateBudget({ basis: 'handled', late: 3, total: 412 }, parseTarget('1')) // { allowedLate: 4, usedLate: 3, remaining: 1 }
 */
export function lateBudget(rate: LateRate, target: Target): Budget {
  const allowedLate = Math.max(0, Math.ceil((target.numerator * rate.total) / target.denominator) - 1);
  return { allowedLate, usedLate: rate.late, remaining: allowedLate - rate.late };
}

/**
 * The percentage with two digits, rounded half up on the exact ratio; null for 0 of 0.
 * @example percentText({ basis: 'handled', late: 3, total: 412 }) // '0.73'
 */
export function percentText({ late, total }: Pick<LateRate, 'late' | 'total'>): string | null {
  if (total === 0) return null;
  return (Math.floor((late * 20_000 + total) / (2 * total)) / 100).toFixed(2);
}
