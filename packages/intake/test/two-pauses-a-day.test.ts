import { formatDay, parseDay } from '@dunghen/core';
import { describe, expect, test } from 'vitest';
import { desk, type Brought, type Desk } from './desk.ts';

const list = (status: string, more: string, end = ''): string =>
  `Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Trạng thái,Ngày có kết quả,Ghi chú\nH-1,02/11/2026 08:00,10 ngày làm việc,${status},${end},${more}\n`;
const STATUS: Readonly<Record<string, string>> = { P: 'Yêu cầu bổ sung', R: 'Đang xử lý', F: 'Chờ nộp nghĩa vụ tài chính' };

/** Lists of one day after another, none of which says its hour; each letter is a list. */
async function bringDays(d: Desk, days: Readonly<Record<string, string>>): Promise<readonly Brought[]> {
  const results: Brought[] = [];
  for (const [day, lists] of Object.entries(days)) {
    for (const [at, letter] of Array.from(lists).entries()) {
      results.push(await d.bring(d.file(`${day} ${at}.csv`, list(STATUS[letter] as string, `${day} ${at}`)), `2026-11-${day}`));
    }
  }
  return results;
}

const dueOf = async (d: Desk): Promise<string | null> => {
  const dueOn = (await d.clockOf('H-1'))?.dueOn;
  return dueOn === null || dueOn === undefined ? null : formatDay(dueOn);
};

describe('a pause of which a later list says why', () => {
  test.each(['Tạm dừng (chờ bổ sung)', 'Tạm dừng (chờ nộp phí)'])('is one pause: %s', async (why) => {
    const d = desk();
    const days: readonly (readonly [string, string])[] = [
      ['03', 'Đang xử lý'],
      ['04', 'Tạm dừng'],
      ['05', why],
      ['06', 'Tạm dừng'],
      ['09', 'Đang xử lý'],
    ];
    for (const [day, status] of days) await d.bring(d.file(`${day}.csv`, list(status, day)), `2026-11-${day}`);
    const turns = (await d.store.dossier('H-1'))?.events.filter(({ type }) => type === 'paused' || type === 'resumed');
    expect(turns).toMatchObject([
      { type: 'paused', at: '2026-11-04', reason: 'stopped' },
      { type: 'resumed', at: '2026-11-09' },
    ]);
  });

  test('is another one after the dossier was at work between them', async () => {
    const d = desk();
    for (const [day, status] of [
      ['04', 'Tạm dừng'],
      ['05', 'Đang xử lý'],
      ['06', 'Tạm dừng (chờ bổ sung)'],
    ] as const)
      await d.bring(d.file(`${day}.csv`, list(status, day)), `2026-11-${day}`);
    expect((await d.clockOf('H-1'))?.openPause).toMatchObject({ reason: 'supplement' });
  });
});

describe('pauses and their ends that lists of one day show', () => {
  test.each([
    ['PRP', 'P'],
    ['RPRP', 'P'],
    ['PRPRPRP', 'P'],
    ['RPR', 'R'],
    ['PRPR', 'R'],
    ['FRF', 'F'],
  ])('%s come to the due date of the last of them, %s, also where no list follows for days', async (several, one) => {
    const [d, plain] = [desk(), desk()];
    const told = await bringDays(d, { '03': 'R', '04': several, '10': 'R' });
    await bringDays(plain, { '03': 'R', '04': one, '10': 'R' });
    expect(told.map(({ rejected }) => rejected)).toEqual(told.map(() => 0));
    expect(await dueOf(d)).toBe(await dueOf(plain));
    expect(await dueOf(d)).not.toBeNull();
  });

  test.each([
    ['RP', 'P'],
    ['RPR', 'R'],
    ['RPRP', 'P'],
  ])('%s do so after a day that ended in a pause', async (several, last) => {
    const d = desk();
    const told = await bringDays(d, { '03': 'P', '04': several });
    expect(told.map(({ rejected }) => rejected)).toEqual(told.map(() => 0));
    const clock = await d.clockOf('H-1');
    expect(clock?.openPause?.from.on ?? null).toBe(last === 'P' ? parseDay('2026-11-04') : null);
  });

  test('change nothing when their files come again, in whatever order', async () => {
    const d = desk();
    await bringDays(d, { '03': 'R', '04': 'PRP' });
    const newest = await d.store.newestEvent();
    for (const at of [0, 1, 2, 2, 1, 0]) {
      expect(await d.bring(d.file(`04 ${at}.csv`, list(STATUS['PRP'[at] as string] as string, `04 ${at}`)), '2026-11-04')).toMatchObject({
        updated: 0,
        rejected: 0,
      });
    }
    expect(await d.store.newestEvent()).toBe(newest);
  });

  test.each(['04/11/2026', '04/11/2026 16:30'])('and a dossier that ended that day, %s, has ended', async (day) => {
    const d = desk();
    await bringDays(d, { '03': 'R', '04': 'PRPR' });
    expect(await d.bring(d.file('e.csv', list('Đã trả kết quả', '', day)), '2026-11-05')).toMatchObject({ updated: 1, rejected: 0 });
    expect((await d.clockOf('H-1'))?.end).toMatchObject({ type: 'completed', on: parseDay('2026-11-04') });
  });

  test.each(['PF', 'PRF', 'PRPF'])('%s, for two reasons, are told, and the second is of the next list', async (several) => {
    const d = desk();
    const told = await bringDays(d, { '03': 'R', '04': several, '05': 'F' });
    expect(told.at(-2)?.errors).toMatchObject([{ row: 2, column: 'Trạng thái', code: 'paused-otherwise' }]);
    expect(told.at(-2)?.errors[0]?.sentence.vi).toContain('các danh sách ngày 04/11/2026');
    expect(told.at(-1)?.rejected).toBe(0);
    expect((await d.clockOf('H-1'))?.openPause).toMatchObject({ reason: 'payment', from: { on: parseDay('2026-11-05') } });
  });
});
