// Lists of open dossiers alone: what is done is simply not in the next one, and nobody would hear of it.
import { describe, expect, test } from 'vitest';
import { desk, type Brought, type Desk } from './desk.ts';

const HEAD = 'Mã hồ sơ,Đơn vị xử lý,Ngày tiếp nhận,Ngày hẹn trả,Ngày có kết quả,Trạng thái';
interface Cells {
  readonly n: number;
  readonly unit?: string;
  readonly done?: string;
}
const list = (...rows: readonly Cells[]): string =>
  [
    HEAD,
    ...rows.map(
      ({ n, unit = '', done = '' }) => `H-${n},${unit},02/11/2026,05/11/2026,${done},${done === '' ? 'Đang xử lý' : 'Đã trả kết quả'}`,
    ),
  ].join('\n');
const open = (...numbers: readonly number[]): string => list(...numbers.map((n) => ({ n })));
const received = (day: string, ...numbers: readonly number[]): string =>
  [HEAD, ...numbers.map((n) => `H-${n},,${day},30/11/2026,,Đang xử lý`)].join('\n');
const isoDay = (day: string): string => day.split('/').toReversed().join('-');
const leftOut = async ({ store }: Desk): Promise<readonly string[]> => (await store.leftOut()).map(({ code }) => code);
const told = ({ warnings = [] }: Brought): readonly string[] =>
  warnings.flatMap(({ code, text }) => (code === 'left-out' ? [text.vi] : []));

describe('open dossiers that the next list of the kind shows no more', () => {
  test('are named where they are few, and of more the first three', async () => {
    const named = async (from: number): Promise<readonly string[]> => {
      const d = desk();
      await d.bring(d.file('a.csv', open(1, 2, 3, 4, 5, 6)), '2026-11-03');
      return told(await d.bring(d.file('b.csv', open(...[4, 5, 6].slice(from))), '2026-11-04', { dryRun: true }));
    };
    expect(await named(0)).toEqual([expect.stringContaining('(H-1, H-2, H-3)')]);
    expect(await named(1)).toEqual([expect.stringContaining('(H-1, H-2, H-3, …)')]);
  });

  test('are told once, with their number and codes, and remembered until a list shows them again', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', open(1, 2, 3)), '2026-11-03');
    const path = d.file('b.csv', open(3));
    expect(told(await d.bring(path, '2026-11-04', { dryRun: true }))).toEqual([expect.stringContaining('Có 2 hồ sơ đang mở')]);
    expect(await leftOut(d)).toEqual([]);
    expect(told(await d.bring(path, '2026-11-04'))).toEqual([expect.stringMatching(/Có 2 hồ sơ đang mở .*\(H-1, H-2\)/)]);
    expect(await leftOut(d)).toEqual(['H-1', 'H-2']);
    expect(told(await d.bring(d.file('c.csv', open(3, 2)), '2026-11-05'))).toEqual([]);
    expect(await leftOut(d)).toEqual(['H-1']);
  });

  test('are told with their number however many they are, and all remembered', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', open(...Array.from({ length: 5_100 }, (_, i) => i + 1))), '2026-11-03');
    expect(told(await d.bring(d.file('b.csv', open(1, 2, 3)), '2026-11-04'))).toEqual([expect.stringContaining('Có 5097 hồ sơ')]);
    expect(await leftOut(d)).toHaveLength(5_097);
    expect((await d.store.leftOut(4, 6)).map(({ code }) => code)).toEqual(['H-4', 'H-5', 'H-6']);
  });

  test('are no more left out once a list of results ends them', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', open(1, 2, 3)), '2026-11-03');
    await d.bring(d.file('b.csv', open(3)), '2026-11-04');
    await d.bring(
      d.file('c.csv', `Mã hồ sơ,Ngày tiếp nhận,Ngày có kết quả\nH-1,02/11/2026,04/11/2026\nH-2,02/11/2026,04/11/2026\n`),
      '2026-11-04',
    );
    expect(await leftOut(d)).toEqual([]);
  });

  test('are told also where the list shows what ended on its day, a day of lists being missed', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', open(1, 2, 3, 4)), '2026-11-03');
    const result = await d.bring(d.file('b.csv', list({ n: 1, done: '05/11/2026' }, { n: 4 })), '2026-11-05');
    expect(told(result)).toEqual([expect.stringContaining('(H-2, H-3)')]);
  });
});

describe('an event file', () => {
  const at = (type: string, day: string): string => JSON.stringify({ dossier: 'H-1', type, at: day, stage: 'Thẩm định' });
  const leftOutThen = async (): Promise<Desk> => {
    const d = desk();
    await d.bring(d.file('a.csv', open(1, 2, 3)), '2026-11-03');
    await d.bring(d.file('b.csv', open(3)), '2026-11-04');
    return d;
  };

  test('that shows a dossier at work on a later day lifts it, until a newer list leaves it out again, which is told', async () => {
    const d = await leftOutThen();
    await d.bring(d.file('c.ndjson', at('stage', '2026-11-06')), '2026-11-07');
    expect([await leftOut(d), await d.store.isLeftOut(1)]).toEqual([['H-2'], false]);
    expect(told(await d.bring(d.file('e.csv', open(3, 4)), '2026-11-05'))).toEqual([]);
    expect(told(await d.bring(d.file('f.csv', open(3, 4, 5)), '2026-11-09'))).toEqual([expect.stringContaining('(H-1)')]);
    expect(await leftOut(d)).toEqual(['H-1', 'H-2']);
  });

  test.each([
    ['of the day of the list, which came first nobody knows', 'stage', '2026-11-04'],
    ['that says it was collected', 'collected', '2026-11-06'],
  ])('%s, does not', async (_, type, day) => {
    const d = await leftOutThen();
    expect(await d.bring(d.file('c.ndjson', at(type, day)), '2026-11-07')).toMatchObject({ updated: 1 });
    expect(await leftOut(d)).toEqual(['H-1', 'H-2']);
  });
});

test('a dossier that a full list lacks is left out, too, and told as gone', async () => {
  const d = desk();
  const rows = Array.from({ length: 6 }, (_, i) => `H-${i + 1},Tư pháp,0${i + 1}/11/2026,15/11/2026,,Đang xử lý`);
  const full = [HEAD, ...rows, 'H-9,Tư pháp,02/11/2026,05/11/2026,04/11/2026,Đã trả kết quả'];
  await d.bring(d.file('a.csv', full.join('\n')), '2026-11-06');
  const later = await d.bring(d.file('b.csv', full.filter((row) => !row.startsWith('H-3')).join('\n')), '2026-11-09');
  expect([later.missing, told(later), await leftOut(d)]).toEqual([1, [], ['H-3']]);
});

describe('lists of the receipts of a month', () => {
  const october = received('28/10/2026', 1, 2);
  const november = received('02/11/2026', 3, 4);

  test('leave out those of the month before, once they show again what they showed', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', october), '2026-10-30');
    expect(told(await d.bring(d.file('b.csv', november), '2026-11-02'))).toEqual([]);
    const path = d.file('c.csv', `${november}\nH-5,,03/11/2026,30/11/2026,,Đang xử lý`);
    for (const dryRun of [true, false])
      expect(told(await d.bring(path, '2026-11-03', { dryRun }))).toEqual([expect.stringContaining('(H-1, H-2)')]);
    expect(told(await d.bring(path, '2026-11-03'))).toEqual([]);
    expect(await leftOut(d)).toEqual(['H-1', 'H-2']);
  });

  test('that did so the month before leave them out from the first one of the new month on', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', october), '2026-10-29');
    await d.bring(d.file('b.csv', `${october}\nH-6,,29/10/2026,30/11/2026,,Đang xử lý`), '2026-10-30');
    expect(told(await d.bring(d.file('c.csv', november), '2026-11-02'))).toEqual([expect.stringContaining('(H-1, H-2, H-6)')]);
    expect(await leftOut(d)).toEqual(['H-1', 'H-2', 'H-6']);
  });
});

test.each([
  ['a few, by one of new dossiers', [5], received('30/10/2026', 9)],
  ['any, by one that begins a month', [5, 6, 7, 8], received('02/11/2026', 9)],
  ['any, by an empty one', [5], `${HEAD}\n`],
])('lists of the receipts of a day, after one a week of all that are open, do not leave out %s', async (_, news, receipts) => {
  const d = desk();
  await d.bring(d.file('a.csv', received('23/10/2026', 1, 2)), '2026-10-23');
  for (const [day, n] of [
    ['26/10/2026', 3],
    ['27/10/2026', 4],
  ] as const)
    await d.bring(d.file('b.csv', received(day, n)), isoDay(day));
  expect(told(await d.bring(d.file('c.csv', received('23/10/2026', 1, 2, ...news)), '2026-10-30'))).toHaveLength(1);
  expect(told(await d.bring(d.file('e.csv', receipts), '2026-11-02'))).toEqual([]);
  expect(await leftOut(d)).toEqual(['H-3', 'H-4']);
});

test('a list of open dossiers leaves out those of the month before that it shows no more, also where a month begins', async () => {
  const d = desk();
  const rest = [received('05/11/2026', 2, 3), 'H-4,,30/11/2026,15/12/2026,,Đang xử lý'].join('\n');
  await d.bring(d.file('a.csv', `${rest}\nH-1,,20/10/2026,30/11/2026,,Đang xử lý`), '2026-11-30');
  expect(told(await d.bring(d.file('b.csv', rest), '2026-12-01'))).toEqual([expect.stringContaining('(H-1)')]);
  expect(await leftOut(d)).toEqual(['H-1']);
});

test('lists of the receipts of the last days tell once whom they pass over, and leave out the later ones untold, but tell of those within them', async () => {
  const d = desk();
  const ofTwoADay = (...numbers: readonly number[]): string =>
    [
      HEAD,
      // Two a day, the first of which is done on the day after.
      ...numbers.map((n) => {
        const [day, done] = [2 + Math.floor(n / 2), n % 2 === 0 ? `0${3 + Math.floor(n / 2)}/11/2026` : ''];
        return `H-${n},,0${day}/11/2026,30/11/2026,${done},${done === '' ? 'Đang xử lý' : 'Đã trả kết quả'}`;
      }),
    ].join('\n');
  await d.bring(d.file('a.csv', ofTwoADay(0, 1, 2, 3, 4, 5)), '2026-11-05');
  const path = d.file('b.csv', ofTwoADay(2, 3, 4, 5, 6, 7));
  for (const dryRun of [true, false])
    expect(told(await d.bring(path, '2026-11-06', { dryRun }))).toEqual([expect.stringMatching(/Có 1 hồ sơ .*\(H-1\)/)]);
  expect(told(await d.bring(path, '2026-11-06'))).toEqual([]);
  expect(await leftOut(d)).toEqual(['H-1']);
  expect(told(await d.bring(d.file('c.csv', ofTwoADay(4, 5, 6, 7, 8, 9)), '2026-11-07'))).toEqual([]);
  expect(await leftOut(d)).toEqual(['H-1', 'H-3']);
  expect(told(await d.bring(d.file('e.csv', ofTwoADay(6, 8, 9, 10, 11)), '2026-11-08'))).toEqual([
    expect.stringMatching(/Có 1 hồ sơ .*\(H-7\)/),
  ]);
  expect(await leftOut(d)).toEqual(['H-1', 'H-3', 'H-5', 'H-7']);
});

describe('nothing is told', () => {
  test.each([
    ['of a list that shows all, ended ones too', list({ n: 1, done: '04/11/2026' }, { n: 2 }, { n: 3 })],
    ['of dossiers that known lists showed ended', open(2, 3)],
    ['of a row that was refused', `${open(2, 3)}\nH-1,,31/02/2026,,,Đang xử lý`],
  ])('%s', async (_, later) => {
    const d = desk();
    const first = later === open(2, 3) ? list({ n: 1, done: '03/11/2026' }, { n: 2 }, { n: 3 }) : open(1, 2, 3);
    await d.bring(d.file('a.csv', first), '2026-11-03');
    expect(told(await d.bring(d.file('b.csv', later), '2026-11-04'))).toEqual([]);
  });

  test('by the list of one unit of what another has', async () => {
    const d = desk();
    const of = (unit: string, from: number): readonly Cells[] => Array.from({ length: 5 }, (_, i) => ({ n: from + i, unit }));
    await d.bring(d.file('a.csv', list(...of('Tư pháp', 1), ...of('Kinh tế', 11))), '2026-11-03');
    expect(told(await d.bring(d.file('b.csv', list(...of('Tư pháp', 1))), '2026-11-04'))).toEqual([]);
    expect(told(await d.bring(d.file('c.csv', list(...of('Kinh tế', 12))), '2026-11-04'))).toEqual([
      expect.stringMatching(/Có 1 hồ sơ .*\(H-11\)/),
    ]);
  });

  test('where lists of several files a day show a part each, but of what was in none of them', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', open(1, 2, 3)), '2026-11-03');
    await d.bring(d.file('b.csv', open(4, 5)), '2026-11-03');
    expect(told(await d.bring(d.file('c.csv', open(1, 2)), '2026-11-04'))).toEqual([]);
    expect(told(await d.bring(d.file('e.csv', open(4, 5, 6)), '2026-11-04'))).toEqual([]);
    expect(told(await d.bring(d.file('f.csv', open(1, 2, 7)), '2026-11-05'))).toEqual([expect.stringContaining('(H-3)')]);
  });

  test('but where lists are exported twice a day, at once', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', open(1, 2, 3, 4, 5)), '2026-11-03');
    await d.bring(d.file('b.csv', open(1, 2, 3, 4, 5, 6)), '2026-11-03');
    expect(told(await d.bring(d.file('c.csv', open(1, 2, 3, 4, 5, 7)), '2026-11-04'))).toEqual([expect.stringContaining('(H-6)')]);
    expect(told(await d.bring(d.file('e.csv', open(1, 2, 3, 4, 5, 7, 8)), '2026-11-04'))).toEqual([]);
    expect(await leftOut(d)).toEqual(['H-6']);
  });

  test('by lists of the receipts of a day, which show none of those before', async () => {
    const d = desk();
    for (const [day, numbers] of [
      ['30/10/2026', [1, 2]],
      ['02/11/2026', [3, 4]],
      ['03/11/2026', [5]],
    ] as const)
      expect(told(await d.bring(d.file('a.csv', received(day, ...numbers)), isoDay(day)))).toEqual([]);
    expect(await leftOut(d)).toEqual([]);
  });

  test('by a short list of one unit of what the list of another unit showed the day before', async () => {
    const d = desk();
    const of = (unit: string, ...numbers: readonly number[]): string => list(...numbers.map((n) => ({ n, unit })));
    await d.bring(d.file('a.csv', of('Tư pháp', 1, 2)), '2026-11-03');
    await d.bring(d.file('b.csv', of('Kinh tế', 11, 12)), '2026-11-04');
    expect(told(await d.bring(d.file('c.csv', of('Tư pháp', 2, 3)), '2026-11-05'))).toEqual([
      expect.stringMatching(/Có 1 hồ sơ .*\(H-1\)/),
    ]);
    const path = d.file('e.csv', of('Kinh tế', 12));
    for (const dryRun of [true, false])
      expect(told(await d.bring(path, '2026-11-06', { dryRun }))).toEqual([expect.stringMatching(/Có 1 hồ sơ .*\(H-11\)/)]);
    expect(told(await d.bring(path, '2026-11-06'))).toEqual([]);
    expect(await leftOut(d)).toEqual(['H-1', 'H-11']);
    // A few that happen to be of one unit, in a list of all.
    await d.bring(d.file('f.csv', list({ n: 2, unit: 'Tư pháp' }, { n: 3, unit: 'Tư pháp' }, { n: 12, unit: 'Kinh tế' })), '2026-11-09');
    expect(told(await d.bring(d.file('g.csv', of('Tư pháp', 2)), '2026-11-10'))).toEqual([expect.stringMatching(/\(H-12, H-3\)/)]);
  });

  test('where one file shows the open dossiers and another the ended ones, whichever comes first', async () => {
    const d = desk();
    const done = (...numbers: readonly number[]): string => list(...numbers.map((n) => ({ n, done: '03/11/2026' })));
    const days: readonly (readonly string[])[] = [
      [open(1, 2, 3, 4, 5, 6), done(20, 21)],
      [open(1, 2, 3, 4, 5), done(20, 21, 6)],
      [done(20, 21, 6, 5), open(1, 2, 3, 4)],
    ];
    for (const [i, files] of days.entries())
      for (const content of files) expect(told(await d.bring(d.file('a.csv', content), `2026-11-0${i + 4}`))).toEqual([]);
    expect(await leftOut(d)).toEqual([]);
  });

  test('by a list of another kind, an older one, or an empty one of a kind that shows no dossier again', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', open(1, 2, 3)), '2026-11-05');
    for (const [name, content, day] of [
      ['b.csv', 'Mã hồ sơ,Ngày tiếp nhận\nH-9,02/11/2026\n', '2026-11-06'],
      ['e.csv', `${HEAD}\n`, '2026-11-06'],
      ['c.csv', open(1), '2026-11-04'],
    ] as const)
      expect(told(await d.bring(d.file(name, content), day))).toEqual([]);
  });
});
