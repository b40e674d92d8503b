import { foldDossier, officialCalendar, parseDay, parseTarget, type DossierClock } from '@dunghen/core';
import { addToReport, beginReport, finishReport, monthPeriod } from '@dunghen/core/report';
import { eventLines } from '@dunghen/intake';
import { describe, expect, test } from 'vitest';
import { desk, type Desk } from './desk.ts';

const HEAD = 'Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Ngày hẹn trả,Ngày có kết quả,Trạng thái,Bước hiện tại,Chủ hồ sơ';
type Cells = Readonly<Record<'promised' | 'done' | 'status' | 'stage' | 'name', string>>;
const PLAIN: Cells = { promised: '', done: '', status: 'Đang xử lý', stage: 'Thẩm định', name: 'Người Mẫu' };

/** Thirty dossiers, so that one that is gone is no filter; some of them otherwise than the rest, or left out. */
const list = (others: Readonly<Record<number, Partial<Cells> | null>>): string =>
  [
    HEAD,
    ...Array.from({ length: 30 }, (_, i) => {
      const { promised, done, status, stage, name } = { ...PLAIN, ...others[i] };
      const day = String(2 + (i % 5)).padStart(2, '0');
      return others[i] === null ? [] : `H-${i},${day}/11/2026,10 ngày làm việc,${promised},${done},${status},${stage},${name}`;
    }).flat(),
  ].join('\n');

const ENDED = { done: '10/11/2026', status: 'Đã trả kết quả' };
const DAYS: readonly (readonly [day: string, list: string])[] = [
  ['2026-11-09', list({ 1: { status: 'Chờ bổ sung' }, 2: { promised: '20/11/2026' } })],
  ['2026-11-11', list({ 0: ENDED, 1: { status: 'Chờ bổ sung' }, 2: { promised: '20/11/2026' }, 3: { ...ENDED, done: '11/11/2026' } })],
  // H-7 is gone.
  [
    '2026-11-12',
    list({ 0: ENDED, 1: { status: 'Chờ bổ sung' }, 2: { promised: '20/11/2026' }, 3: { ...ENDED, done: '11/11/2026' }, 7: null }),
  ],
];
/** H-4 is dated back before a list showed it open, H-2 promised anew, H-8 gone, H-0 at work again, H-5 in another step and hands. */
const NEXT = list({
  0: {},
  1: {},
  2: { promised: '24/11/2026' },
  3: { ...ENDED, done: '11/11/2026' },
  4: { done: '10/11/2026', status: 'Đã trả kết quả' },
  5: { stage: 'Trình ký', name: 'Người Khác' },
  6: { done: '13/11/2026', status: 'Đã trả kết quả' },
  7: null,
  8: null,
  9: { status: 'Chờ bổ sung' },
});

const exported = async ({ store }: Desk): Promise<string> => {
  let lines = '';
  for await (const page of store.dossierPagesByCode()) {
    const listings = await store.listings(page.map(({ id }) => id));
    for (const { id, events } of page) lines += eventLines(events, listings.get(id));
  }
  return lines;
};

const reported = async ({ store }: Desk): Promise<unknown> => {
  const calendar = officialCalendar();
  const asOf = parseDay('2026-11-30');
  const draft = beginReport({
    period: monthPeriod('2026-11'),
    asOf,
    basis: 'handled',
    target: parseTarget('1'),
    withdrawn: 'count',
    calendar,
  });
  const sightings = await store.sightings(0, Number.MAX_SAFE_INTEGER);
  for await (const page of store.dossierPagesByCode()) {
    for (const { id, events } of page)
      addToReport(draft, foldDossier(events) as DossierClock, { letters: undefined, sighting: sightings.get(id) });
  }
  return finishReport(draft);
};

describe('a database that was exported and imported', () => {
  const both = async (): Promise<readonly [Desk, Desk]> => {
    const [original, copy] = [desk(), desk()];
    for (const [day, content] of DAYS) await original.bring(original.file(`${day}.csv`, content), day);
    await copy.bring(copy.file('all.ndjson', await exported(original)), '2026-11-13');
    return [original, copy];
  };

  test('knows what lists showed, and exports the very same lines', async () => {
    const [original, copy] = await both();
    const lines = await exported(original);
    expect(lines).toContain('"missingOn":"2026-11-12"');
    expect(lines).toContain('"state":"open","said":"running"');
    expect(await exported(copy)).toBe(lines);
    const again = await copy.bring(copy.file('again.ndjson', lines), '2026-11-14');
    expect(again).toMatchObject({ created: 0, updated: 0, rejected: 0 });
    expect(await exported(copy)).toBe(lines);
  });

  test('leaves out the dossiers that the original does, until a list shows them', async () => {
    const [original, copy] = [desk(), desk()];
    await original.bring(original.file('a.csv', list({})), '2026-11-09');
    const fifteen = list(Object.fromEntries(Array.from({ length: 15 }, (_, i) => [i, null])));
    await original.bring(original.file('b.csv', fifteen), '2026-11-10');
    const lines = await exported(original);
    await copy.bring(copy.file('all.ndjson', lines), '2026-11-11');
    const leftOut = async ({ store }: Desk): Promise<readonly string[]> => (await store.leftOut()).map(({ code }) => code).sort();
    expect(await leftOut(original)).toHaveLength(15);
    expect(await leftOut(copy)).toEqual(await leftOut(original));
    expect(await exported(copy)).toBe(lines);
    await copy.bring(copy.file('c.csv', list({ 0: null })), '2026-11-12');
    await copy.bring(copy.file('all.ndjson', lines), '2026-11-13');
    expect(await leftOut(copy)).toEqual(['H-0']);
  });

  test('takes the next list as the original does: the same events, faults, losses and report', async () => {
    const desks = await both();
    const [one, other] = await Promise.all(
      desks.map(async (d) => {
        const { errors, ...result } = await d.bring(d.file('next.csv', NEXT), '2026-11-16', { certain: true });
        return { result, errors: errors.map(({ row, code }) => [row, code]), lines: await exported(d), report: await reported(d) };
      }),
    );
    expect(one?.errors).toEqual([[2, 'reopened']]);
    expect(one?.result.missing).toBe(1);
    expect(JSON.stringify(one?.report)).toContain('vanished');
    expect(other).toEqual(one);
  });

  test('is not turned back by an older export, and one that is behind catches up, but for names', async () => {
    const [original, copy] = await both();
    const old = await exported(copy);
    await copy.bring(copy.file('next.csv', NEXT), '2026-11-16');
    const after = await exported(copy);
    await copy.bring(copy.file('old.ndjson', old), '2026-11-17');
    expect(await exported(copy)).toBe(after);
    await original.bring(original.file('new.ndjson', after), '2026-11-17');
    expect(await exported(original)).toBe(after.replace('Người Khác', 'Người Mẫu'));
  });
});

test('what another system calls "listed" is passed over, and a state that is none refuses its line', async () => {
  const { bring, file, store } = desk();
  const received = (listed: unknown, dossier: string): string => JSON.stringify({ dossier, type: 'received', at: '2026-11-02', listed });
  const lines = [true, 'x', { price: 3 }, null].map((listed, i) => received(listed, `H-${i}`));
  const wrong = [
    { list: 'a', on: '2026-11-03', receivedOn: '2026-11-02', state: 'gone' },
    { list: 'a', on: 'yesterday', receivedOn: '2026-11-02', state: 'open' },
    { list: 5, on: '2026-11-03', receivedOn: '2026-11-02', state: 'open' },
  ];
  const result = await bring(file('a.ndjson', [...lines, ...wrong.map((listed, i) => received(listed, `X-${i}`))].join('\n')));
  expect(result).toMatchObject({ created: 4, rejected: 3 });
  expect(result.errors.map(({ code }) => code)).toEqual(['bad-event', 'bad-date', 'bad-event']);
  expect((await store.listings([1, 2, 3, 4])).size).toBe(0);
});

test('the hour of a receipt that came in without it is put into an export, and by it a new database finds the due date', async () => {
  const [d, anew] = [desk(), desk()];
  const listOf = (received: string): string => `Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết\nA-1,${received},trong ngày\n`;
  await d.bring(d.file('a.csv', listOf('05/11/2026')), '2026-11-05');
  const lines = await exported(d);
  expect(lines).toContain('"at":"2026-11-05"');
  await anew.bring(anew.file('a.ndjson', lines.replace('"at":"2026-11-05"', '"at":"2026-11-05T16:30:00+07:00"')), '2026-11-06');
  expect((await anew.clockOf('A-1'))?.dueOn).toBe(parseDay('2026-11-06'));
  const later = await anew.bring(anew.file('b.csv', listOf('05/11/2026 16:30')), '2026-11-06');
  expect(later).toMatchObject({ unchanged: 1, rejected: 0 });
  expect(later.warnings).toBeUndefined();
});
