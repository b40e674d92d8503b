// What a list says in words or days that count otherwise than they seem to: limits of steps, extensions in a status, the day the citizen came.
import { parseDay } from '@dunghen/core';
import { parseMapping } from '@dunghen/intake';
import { describe, expect, test } from 'vitest';
import { saysExtended } from '../src/words/says-extended.ts';
import { desk, type Brought } from './desk.ts';

const codesOf = ({ warnings = [] }: Brought): readonly string[] => warnings.map(({ code }) => code);

describe('a limit that moves with the step', () => {
  const HEAD = (limit: string): string => `Mã hồ sơ,Thủ tục,Ngày tiếp nhận,${limit},Bước xử lý`;
  const rows = (limits: readonly string[], steps: readonly string[], limit = 'Hạn xử lý'): string =>
    [HEAD(limit), ...limits.map((day, i) => `H-${i + 1},Thủ tục riêng,09/11/2026,${day}/11/2026,${steps[i]}`)].join('\n');
  const all = (one: string): readonly string[] => [one, one, one, one, one];
  const FIRST = rows(all('09'), all('Tiếp nhận'));
  const MOVED = rows(all('12'), all('Thẩm định'));

  test('is a question that names the column; nothing is promised anew', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', FIRST), '2026-11-09');
    await expect(d.bring(d.file('b.csv', MOVED), '2026-11-10')).rejects.toMatchObject({
      code: 'mapping-doubtful',
      message: expect.stringMatching(/"Hạn xử lý".*5 hồ sơ.*--learn/),
    });
    expect((await d.clockOf('H-1'))?.reappointments ?? []).toHaveLength(0);
  });

  test('is taken where the officer says which column it is', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', FIRST), '2026-11-09');
    const mapping = parseMapping(
      '[columns]\ncode = "Mã hồ sơ"\nreceivedAt = "Ngày tiếp nhận"\npromisedOn = "Hạn xử lý"\nstage = "Bước xử lý"\n',
      'm.toml',
    );
    expect(await d.bring(d.file('b.csv', MOVED), '2026-11-10', { mapping })).toMatchObject({ updated: 5, rejected: 0 });
  });

  test.each([
    ['that stays where it was', rows(all('09'), all('Thẩm định'))],
    ['of dossiers promised anew at the same step', rows(all('12'), all('Tiếp nhận'))],
    ['of two dossiers promised anew at another step', rows(['12', '12', '09', '09', '09'], all('Thẩm định'))],
    [
      'of all dossiers promised anew, some of them at another step',
      rows(all('12'), ['Thẩm định', 'Thẩm định', 'Thẩm định', 'Tiếp nhận', 'Tiếp nhận']),
    ],
  ])('is none: one %s', async (_, later) => {
    const d = desk();
    await d.bring(d.file('a.csv', FIRST), '2026-11-09');
    expect(await d.bring(d.file('b.csv', later), '2026-11-10')).toMatchObject({ rejected: 0 });
  });

  test('is none where the column is the appointment on the slip', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', rows(all('09'), all('Tiếp nhận'), 'Ngày hẹn trả')), '2026-11-09');
    const later = rows(all('12'), all('Thẩm định'), 'Ngày hẹn trả');
    expect(await d.bring(d.file('b.csv', later), '2026-11-10')).toMatchObject({ updated: 5, rejected: 0 });
  });
});

describe('an extension that only a status tells', () => {
  const list = (promised: string, status: string): string =>
    `Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Ngày hẹn trả,Trạng thái\nH-1,02/11/2026,3 ngày làm việc,${promised}/11/2026,${status}\n`;

  test('is told until it comes in as an event, which moves the due date', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list('05', 'Đang xử lý')), '2026-11-02');
    expect(codesOf(await d.bring(d.file('b.csv', list('10', 'Đang xử lý (đã gia hạn)')), '2026-11-05'))).toEqual(['extension-unsaid']);
    const extended = '{"dossier":"H-1","type":"extended","at":"2026-11-05","by":"3 working-days","basis":"NĐ 118"}\n';
    await d.bring(d.file('e.ndjson', extended), '2026-11-05');
    expect(codesOf(await d.bring(d.file('c.csv', `${list('10', 'Đang xử lý (đã gia hạn)')}\n`), '2026-11-06'))).toEqual([]);
    expect((await d.clockOf('H-1'))?.dueOn).toBe(parseDay('2026-11-10'));
  });

  test.each(['Đang xử lý (đã gia hạn)', 'Được gia hạn', 'Gia hạn lần 1', 'Gia hạn đến 10/11/2026', 'Gia hạn'])('is seen in %s', (status) =>
    expect(saysExtended(status)).toBe(true),
  );

  test.each(['Xin gia hạn', 'Chờ phê duyệt gia hạn', 'Đề nghị gia hạn lần 1', 'Chưa được gia hạn', 'Đang xử lý', 'Gia hạn giấy phép'])(
    'is not seen in %s',
    (status) => expect(saysExtended(status)).toBe(false),
  );
});

describe('a list whose only day of an end is that of the handing over', () => {
  const list = (head: string, ...cells: readonly string[]): string => `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,${head}\n${cells.join('\n')}\n`;

  test('tells how many dossiers it makes late', async () => {
    const d = desk();
    const rows = ['H-1,16/11/2026,19/11/2026,23/11/2026', 'H-2,16/11/2026,19/11/2026,18/11/2026', 'H-3,16/11/2026,19/11/2026,20/11/2026'];
    const result = await d.bring(d.file('a.csv', list('Ngày trả kết quả', ...rows)), '2026-11-23');
    expect(codesOf(result)).toEqual(['end-by-collection']);
    expect(result.warnings?.[0]?.text.vi).toMatch(/^Có 2 hồ sơ .*H-1/);
  });

  test.each([
    ['that are in time', list('Ngày trả kết quả', 'H-1,16/11/2026,19/11/2026,19/11/2026')],
    ['with the day of the result beside it', list('Ngày có kết quả,Ngày trả kết quả', 'H-1,16/11/2026,19/11/2026,20/11/2026,23/11/2026')],
  ])('tells nothing of dossiers %s', async (_, content) => {
    const d = desk();
    expect(codesOf(await d.bring(d.file('a.csv', content), '2026-11-23'))).toEqual([]);
  });

  test('nor of what a list showed done before the citizen came', async () => {
    const d = desk();
    const of = (day: string, status: string): string => list('Ngày trả kết quả,Trạng thái', `H-1,16/11/2026,19/11/2026,${day},${status}`);
    await d.bring(d.file('a.csv', of('', 'Đang xử lý')), '2026-11-17');
    await d.bring(d.file('b.csv', of('', 'Đã có kết quả, chờ trả')), '2026-11-19');
    expect(codesOf(await d.bring(d.file('c.csv', of('23/11/2026', 'Đã trả kết quả')), '2026-11-23'))).toEqual([]);
  });
});
