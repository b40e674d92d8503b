// Lists that come late, several a day, of a second kind, under new headings or from one unit alone: whom they leave out.
import { eventLines } from '@dunghen/intake';
import { describe, expect, test } from 'vitest';
import { desk, type Brought, type Desk } from './desk.ts';

const HEAD = 'Mã hồ sơ,Đơn vị xử lý,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái';
const OTHER_HEAD = 'Số hồ sơ,Đơn vị xử lý,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái';
const row = (code: string, unit = ''): string => `${code},${unit},02/11/2026,05/11/2026,Đang xử lý`;
const open = (codes: string, { head = HEAD, unit = '' } = {}): string =>
  [head, ...codes.split(' ').map((code) => row(`H-${code}`, unit))].join('\n');
const leftOut = async ({ store }: Desk): Promise<string> => (await store.leftOut()).map(({ code }) => code.slice(2)).join(' ');
/** Each day's list is another file, also where it shows the same. */
const bring = (d: Desk, day: number, content: string): Promise<Brought> => {
  const date = `${String(day).padStart(2, '0')}/11/2026`;
  return d.bring(d.file('a.csv', `Danh sách ngày ${date}\n${content}`), date.split('/').toReversed().join('-'));
};
const told = ({ warnings = [] }: Brought): readonly string[] =>
  warnings.flatMap(({ code, text }) => (code === 'left-out' ? [text.vi] : []));

function* orders<T>(of: readonly T[]): Generator<readonly T[]> {
  if (of.length === 0) yield [];
  for (const [i, first] of of.entries()) for (const rest of orders(of.toSpliced(i, 1))) yield [first, ...rest];
}

describe('lists that come in any order', () => {
  test.each([
    ['each of which goes on for the one before', { 9: '1 2 3 4', 11: '2 3 4 5', 12: '1 3 4 6', 13: '3 4 7' }, '1 2 5 6'],
    ['the last of which shows again what an older one did', { 9: '1 2', 12: '3 4', 20: '4 5' }, '1 2 3'],
    ['that show each day only what is new', { 9: '1 2', 12: '3 4', 20: '5 6' }, ''],
  ])('%s, leave out the same dossiers', async (_, lists, all) => {
    for (const days of orders(Object.entries(lists))) {
      const d = desk();
      for (const [day, codes] of days) await bring(d, Number(day), open(codes));
      expect([days, (await leftOut(d)).split(' ').toSorted().join(' ')]).toEqual([days, all]);
    }
  });

  test('an older one tells whom the newer one no more shows', async () => {
    const d = desk();
    await bring(d, 20, open('1 2 3'));
    expect(told(await bring(d, 12, open('4 5 1')))).toEqual([
      expect.stringMatching(/^Có 2 hồ sơ đang mở mà danh sách ngày 20\/11\/2026, đã nhập trước, không còn ghi \(H-4, H-5\)/),
    ]);
  });

  test('a newer one of another unit leaves out none of an older one', async () => {
    const d = desk();
    await bring(d, 10, open('1 2 3 4 5', { unit: 'Tư pháp' }));
    await bring(d, 12, open('1 2 3 4 6', { unit: 'Tư pháp' }));
    expect(told(await bring(d, 11, open('11 12', { unit: 'Kinh tế' })))).toEqual([]);
    expect(await leftOut(d)).toBe('5');
  });
});

test('a list whose import was broken off behind its rows is judged when it comes again', async () => {
  for (const step of ['listsOf', 'markLeftOut', 'noteShown'] as const) {
    const d = desk();
    await bring(d, 9, open('1 2 3'));
    const whole = d.store[step];
    Object.assign(d.store, { [step]: () => Promise.reject(new Error('killed')) });
    await expect(bring(d, 10, open('1 2'))).rejects.toThrow('killed');
    Object.assign(d.store, { [step]: whole });
    expect(told(await bring(d, 10, open('1 2')))).toEqual(step === 'noteShown' ? [] : [expect.stringContaining('(H-3)')]);
    expect(await leftOut(d)).toBe('3');
    await bring(d, 11, HEAD);
    expect(await leftOut(d)).toBe('1 2 3');
  }
});

test.each(['listsOf', 'markLeftOut'] as const)(
  'so it is the second under new headings, all of whose dossiers came in by a list of the old ones, broken off at %s',
  async (step) => {
    const d = desk();
    const other = { head: OTHER_HEAD };
    await bring(d, 9, open('1 2 3 4'));
    await bring(d, 10, open('1 2 3 4', other));
    const whole = d.store[step];
    Object.assign(d.store, { [step]: () => Promise.reject(new Error('killed')) });
    await expect(bring(d, 11, open('1 2 3', other))).rejects.toThrow('killed');
    Object.assign(d.store, { [step]: whole });
    expect(told(await bring(d, 11, open('1 2 3', other)))).toEqual([expect.stringContaining('(H-4)')]);
    expect(await leftOut(d)).toBe('4');
  },
);

describe('several lists a day', () => {
  test('hold a dossier back at once, which is told on the next day, since another list of the day may show it', async () => {
    const d = desk();
    for (const codes of ['1 2 3', '11 12']) await bring(d, 9, open(codes));
    expect(told(await bring(d, 10, open('1 2')))).toEqual([]);
    expect(await leftOut(d)).toBe('3 11 12');
    expect(told(await bring(d, 10, open('11 12')))).toEqual([]);
    expect(await leftOut(d)).toBe('3');
    expect(told(await bring(d, 11, open('1 2')))).toEqual([expect.stringContaining('(H-3)')]);
    expect(told(await bring(d, 11, open('11 12 13')))).toEqual([]);
    expect(await leftOut(d)).toBe('3');
  });

  test('after which one of new dossiers alone leaves out the few others: told by the next list, whatever it shows', async () => {
    const d = desk();
    for (const day of [9, 10]) for (const codes of ['1 2', '11']) await bring(d, day, open(codes));
    expect(told(await bring(d, 11, open('21')))).toEqual([]);
    expect(await leftOut(d)).toBe('1 2 11');
    expect(told(await bring(d, 12, open('22')))).toEqual([expect.stringContaining('(H-1, H-2, H-11)')]);
    expect(told(await bring(d, 13, open('23')))).toEqual([]);
    expect(await leftOut(d)).toBe('1 2 11');
  });

  test('of which one is the other anew are no parts, of which a small one shows what the large one does', async () => {
    const d = desk();
    for (const codes of ['1 2 3 4 5 6', '1 2']) await bring(d, 9, open(codes));
    expect(told(await bring(d, 10, open('1 2')))).toEqual([]);
    for (const codes of ['1 2 3 4 5', '1 2 3 4 5 7']) await bring(d, 10, open(codes));
    expect(told(await bring(d, 11, open('1 2 3 4 5')))).toEqual([expect.stringContaining('(H-6, H-7)')]);
  });

  test('of a few of one unit each: on a day without that of one unit none of its dossiers is left out, but in a list of all they are', async () => {
    const d = desk();
    const [justice, economy] = [{ unit: 'Tư pháp' }, { unit: 'Kinh tế' }];
    await bring(d, 9, open('1 2', justice));
    await bring(d, 9, open('11 12', economy));
    for (const [day, codes] of [
      [10, '1 2 3'],
      [11, '1 2 4'],
    ] as const)
      await bring(d, day, open(codes, justice));
    expect(await leftOut(d)).toBe('3');
    await bring(d, 12, [open('1 2 4', justice), row('H-11', economy.unit)].join('\n'));
    await bring(d, 13, open('1 2', justice));
    expect(await leftOut(d)).toBe('11 12 3 4');
  });
});

describe('a kind of list that shows again what it showed', () => {
  const goesOn = async (): Promise<Desk> => {
    const d = desk();
    for (const [day, codes] of [
      [9, '1 2 3'],
      [10, '1 2 3 4'],
    ] as const)
      await bring(d, day, open(codes));
    return d;
  };

  test('leaves out all by one that is empty, but none where its rows were refused', async () => {
    const d = await goesOn();
    expect(told(await bring(d, 11, `${HEAD}\n,,31/02/2026,,Đang xử lý`))).toEqual([]);
    expect(told(await bring(d, 12, HEAD))).toEqual([expect.stringContaining('Có 4 hồ sơ')]);
    expect(await leftOut(d)).toBe('1 2 3 4');
  });

  test('leaves out a few by one that shows only new ones, which may all be done, but not many, of which it may show the new ones alone', async () => {
    const few = await goesOn();
    expect(told(await bring(few, 11, open('5 6')))).toEqual([expect.stringContaining('Có 4 hồ sơ')]);
    expect(told(await bring(few, 12, open('7 8')))).toEqual([]);
    expect(await leftOut(few)).toBe('1 2 3 4');
    const many = await goesOn();
    await bring(many, 11, open('1 2 3 4 5'));
    expect(told(await bring(many, 12, open('6 7')))).toEqual([]);
    expect(await leftOut(many)).toBe('');
  });
});

test('a list of one unit leaves out a few of others, which may be done, and none of many', async () => {
  const d = desk();
  const economy = open('1 2 3 4 5', { unit: 'Kinh tế' });
  const justice = (...numbers: readonly number[]): readonly string[] => numbers.map((n) => row(`H-${n}`, 'Tư pháp'));
  await bring(d, 9, [economy, ...justice(11, 12, 13, 14)].join('\n'));
  expect(told(await bring(d, 10, economy))).toEqual([expect.stringContaining('Có 4 hồ sơ')]);
  await bring(d, 11, [economy, ...justice(11, 12, 13, 14, 15)].join('\n'));
  expect(told(await bring(d, 12, economy))).toEqual([]);
  expect(await leftOut(d)).toBe('');
});

describe('lists of another kind', () => {
  const other = { head: OTHER_HEAD };

  test.each([
    ['later', [11, 12]],
    ['but later, imported before', [12, 11]],
  ])('that once showed a dossier, %s, do not take it from those that follow it; it is told on the day after', async (_, days) => {
    const d = desk();
    for (const day of days) await bring(d, day, day === 11 ? open('1 2 3 4') : open('1', other));
    expect(told(await bring(d, 13, open('2 3 4')))).toEqual([]);
    expect(await leftOut(d)).toBe('1');
    expect(told(await bring(d, 14, open('2 3 4 5')))).toEqual([expect.stringContaining('(H-1)')]);
    expect(told(await bring(d, 15, open('2 3 4 5')))).toEqual([]);
  });

  test('leave out nobody whom those that follow it show on their day, before or after', async () => {
    const d = desk();
    for (const day of [9, 10]) {
      await bring(d, day, open('1 2 3 4'));
      await bring(d, day, open(day === 9 ? '1 2' : '1', other));
    }
    expect(await leftOut(d)).toBe('');
    expect(told(await bring(d, 11, open('1', other)))).toEqual([]);
    await bring(d, 11, open('1 2 3 4'));
    expect(await leftOut(d)).toBe('');
  });

  test('that leave with an export are known to the copy', async () => {
    const [d, copy] = [desk(), desk()];
    await bring(d, 11, open('1 2 3 4'));
    await bring(d, 12, open('1', other));
    let lines = '';
    for await (const page of d.store.dossierPagesByCode()) {
      const listings = await d.store.listings(page.map(({ id }) => id));
      for (const { id, events } of page) lines += eventLines(events, listings.get(id));
    }
    await copy.bring(copy.file('all.ndjson', lines), '2026-11-12');
    await bring(copy, 13, open('2 3 4'));
    expect(await leftOut(copy)).toBe('1');
  });

  test('are those with new headings where they show most of the open ones, and else none', async () => {
    for (const [codes, left] of [
      ['2 3 4', '1'],
      ['4', ''],
    ] as const) {
      const d = desk();
      await bring(d, 11, open('1 2 3 4'));
      const path = d.file('a.csv', open(codes, other));
      for (const dryRun of [true, false])
        expect(told(await d.bring(path, '2026-11-12', { dryRun }))).toEqual(left === '' ? [] : [expect.stringContaining('(H-1)')]);
      expect(await leftOut(d)).toBe(left);
    }
  });

  test('that go on under new headings leave out all the rest from the second on, unless lists of the old ones still come', async () => {
    for (const [isGone, left] of [
      [true, '1 2 3'],
      [false, ''],
    ] as const) {
      const d = desk();
      await bring(d, 11, open('1 2 3 4'));
      expect(told(await bring(d, 12, open('4 5', other)))).toEqual([]);
      if (!isGone) await bring(d, 12, open('1 2 3 4'));
      expect(told(await bring(d, 13, open('4 5 6', other)))).toEqual(isGone ? [expect.stringContaining('Có 3 hồ sơ')] : []);
      expect(await leftOut(d)).toBe(left);
    }
  });
});
