import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldDossier, formatDay, officialCalendar, parseDay, parseEvent, type DossierClock } from '@dunghen/core';
import { lateChance } from '../src/forecast/chance.ts';
import { atMost, equalChances, expected, mix, quantileOf, sumOfChances } from '../src/forecast/distribution.ts';
import { learn, mergeExperience, noExperience, situation } from '../src/forecast/experience.ts';

describe('the arithmetic of chances', () => {
  const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 25 });
  test('adds up to one and expects the sum of the chances', () => {
    fc.assert(
      fc.property(chances, (list) => {
        const sum = sumOfChances(list);
        expect(sum.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
        expect(expected(sum)).toBeCloseTo(
          list.reduce((a, b) => a + b, 0),
          6,
        );
      }),
    );
  });
  test('equals counting every outcome', () => {
    const list = [0.1, 0.5, 0.9, 0.25];
    const counted = [0, 0, 0, 0, 0];
    for (let outcome = 0; outcome < 16; outcome++) {
      const bits = list.map((_, i) => (outcome >> i) & 1);
      counted[bits.reduce((a, b) => a + b, 0)]! += bits.reduce((p, bit, i) => p * (bit ? list[i]! : 1 - list[i]!), 1);
    }
    for (const [k, p] of counted.entries()) expect(sumOfChances(list)[k]).toBeCloseTo(p, 12);
  });
  test('of equal chances is that of each of them, however many there are', () => {
    for (const [count, p] of [
      [0, 0.3],
      [1, 0.3],
      [7, 0.02],
      [30, 0.9],
      [12, 0],
      [12, 1],
    ] as const) {
      const one = sumOfChances(Array.from({ length: count }, () => p));
      const other = equalChances(count, p);
      for (let k = 0; k <= count; k++) expect(other[k] ?? 0).toBeCloseTo(one[k] ?? 0, 11);
    }
    const many = equalChances(200_000, 0.01);
    expect(expected(many)).toBeCloseTo(2000, 6);
    expect(atMost(many, 2000)).toBeCloseTo(0.5, 1);
  });
  test('reads quantiles and mixtures', () => {
    expect(quantileOf([0.25, 0.5, 0.25], 0.5)).toBe(1);
    expect(atMost([0.25, 0.5, 0.25], 1)).toBeCloseTo(0.75);
    expect(atMost([0.25, 0.5, 0.25], -1)).toBe(0);
    expect(
      mix([
        [0.5, [1]],
        [0.5, [0, 1]],
      ]),
    ).toEqual([0.5, 0.5]);
  });
  test('of a distribution without its lightest tail, no quantile lies beyond the last number kept', () => {
    expect(quantileOf([0.5, 0.3], 0.8)).toBe(1);
    expect(quantileOf([0.5, 0.3], 0.9)).toBe(1);
  });
});

describe('the chance to end late', () => {
  const odds = (open: number, late: number) => ({ open: new Uint32Array(21).fill(open), late: new Uint32Array(21).fill(late) });
  const experience = {
    ...noExperience(),
    odds: new Map([
      [situation('P', 'Thẩm định'), odds(30, 3)],
      [situation('P', 'Xác minh'), odds(10, 5)],
    ]),
  };
  const chance = lateChance(experience);
  // Each group leans on the wider one as if that were twenty dossiers more; the widest on one late in a hundred.
  const all = (8 + 20 * 0.01) / 60;
  const procedure = (8 + 20 * all) / 60;

  test('is that of all dossiers for a procedure never seen, or none stated', () => {
    expect(chance(situation('Q', 'Thẩm định'), 3)).toBeCloseTo(all, 12);
    expect(chance(situation(undefined, undefined), 3)).toBeCloseTo(all, 12);
  });
  test('is that of the procedure at a stage never seen, all its stages together', () => {
    expect(chance(situation('P', 'Ký duyệt'), 3)).toBeCloseTo(procedure, 12);
  });
  test('is its own where the stage was seen', () => {
    expect(chance(situation('P', 'Thẩm định'), 3)).toBeCloseTo((3 + 20 * procedure) / 50, 12);
    expect(chance(situation('P', 'Xác minh'), 3)).toBeCloseTo((5 + 20 * procedure) / 30, 12);
  });
  test('of no experience is the target’s own one in a hundred', () => {
    expect(lateChance(noExperience())(situation('P', 'Ký duyệt'), 3)).toBe(0.01);
  });
});

test('a dossier teaches, on each morning of its last days, at the stage it was then at', () => {
  const history = [
    { type: 'received', at: '2026-10-05', term: '3 working-days', procedure: 'P' },
    { type: 'stage', at: '2026-10-06T09:00:00+07:00', stage: 'Ký duyệt' },
    { type: 'completed', at: '2026-10-12' },
  ];
  const experience = noExperience();
  const clock = foldDossier(history.map((event) => parseEvent({ dossier: 'A', ...event }))) as DossierClock;
  learn(experience, clock, officialCalendar(), parseDay('2026-11-01'));
  // Due on Thursday the 8th: two days left on Tuesday morning, when it lay at no stage yet; then one and none.
  expect(formatDay(clock.dueOn!)).toBe('2026-10-08');
  const lateAt = (stage?: string) => [...(experience.odds.get(situation('P', stage))?.late ?? [])].slice(0, 4);
  expect(lateAt()).toEqual([0, 0, 1, 0]);
  expect(lateAt('Ký duyệt')).toEqual([1, 1, 0, 0]);
});

test('experience adds, and a part added to another stays as it was', () => {
  const late = { type: 'received', at: '2026-10-05', term: '3 working-days', procedure: 'P' };
  const part = noExperience();
  learn(part, foldDossier([parseEvent({ dossier: 'A', ...late })]) as DossierClock, officialCalendar(), parseDay('2026-11-01'));
  const sum = noExperience();
  mergeExperience(sum, part);
  mergeExperience(sum, part);
  const openAt = (experience: typeof sum) => [...(experience.odds.get(situation('P', undefined))?.open ?? [])].slice(0, 4);
  expect([sum.dossiers, sum.late, ...openAt(sum)]).toEqual([2, 2, 2, 2, 2, 0]);
  expect([part.dossiers, part.late, ...openAt(part)]).toEqual([1, 1, 1, 1, 1, 0]);
});
