// Offices whose lists show only what is open, each in its own way: what is left out at the end of a day is what none of its newest lists shows.
import { formatDay, parseDay, type EpochDay } from '@dunghen/core';
import { expect, test } from 'vitest';
import { desk } from './desk.ts';

const HEADS = ['Mã hồ sơ', 'Số hồ sơ'].map((code) => `${code},Đơn vị xử lý,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái`);
const FIRST = parseDay('2026-10-20');
const [DAYS, SEEDS] = [16, 6];

interface Life {
  readonly code: string;
  readonly unit: string;
  readonly from: number;
  readonly to: number;
}
interface List {
  readonly day: number;
  readonly head: string | undefined;
  readonly shows: readonly Life[];
}

/** Numbers below 1, the same for a seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const written = (day: number): string =>
  formatDay((FIRST + day) as EpochDay)
    .split('-')
    .toReversed()
    .join('/');
const content = ({ day, head, shows }: List, nth: number): string =>
  [
    `Danh sách ngày ${written(day)} lần ${nth}`,
    head,
    ...shows.map(({ code, unit, from }) => `${code},${unit},${written(from)},${written(from + 5)},Đang xử lý`),
  ].join('\n');

function lives(random: () => number): readonly Life[] {
  const counts = Array.from({ length: DAYS }, (_, day) => Math.floor(random() * 4) + (day === 0 ? 8 : 0));
  return counts
    .flatMap((count, from) => Array.from({ length: count }, () => from))
    .map((from, i) => ({
      code: `H-${i}`,
      unit: ['Tư pháp', 'Kinh tế', 'Văn hóa'][Math.floor(random() * 3)] as string,
      from,
      to: from + 1 + Math.floor(random() * 9),
    }));
}

/** What an office exports on a day, given those open in the morning and in the afternoon. */
const OFFICES: Readonly<
  Record<string, (random: () => number, open: readonly Life[], early: readonly Life[], day: number) => readonly Omit<List, 'day'>[]>
> = {
  'one a day': (_, open) => [{ head: HEADS[0], shows: open }],
  'two a day': (_, open, early) => [early, open].map((shows) => ({ head: HEADS[0], shows })),
  'one of overdue ones, too, before or after it': (random, open, _, day) => {
    const overdue = { head: HEADS[1], shows: open.filter(({ from }) => from + 5 < day) };
    const all = { head: HEADS[0], shows: open };
    return random() < 0.3 ? (random() < 0.5 ? [overdue, all] : [all, overdue]) : [all];
  },
};

test.each(Object.keys(OFFICES))('%s', async (name) => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const random = numbers(seed);
    const all = lives(random);
    const d = desk();
    const known = new Set<string>();
    for (let day = 0; day < DAYS; day++) {
      if (day > 0 && random() < 0.25) continue;
      const openAt = (hour: number): readonly Life[] => all.filter(({ from, to }) => from <= day - hour && to > day - hour);
      const lists = (OFFICES[name] as (typeof OFFICES)[string])(random, openAt(0), openAt(0.5), day);
      for (const [nth, list] of lists.entries())
        await d.bring(d.file('a.csv', content({ ...list, day }, nth)), formatDay((FIRST + day) as EpochDay));
      const shown = new Set(lists.flatMap(({ shows }) => shows.map(({ code }) => code)));
      for (const code of shown) known.add(code);
      const leftOut = new Set((await d.store.leftOut()).map(({ code }) => code));
      expect([seed, written(day), leftOut]).toEqual([seed, written(day), new Set([...known].filter((code) => !shown.has(code)))]);
    }
  }
});
