// What the cells decide where the headings leave it open, and what is told of columns nobody took.
import { parseDay } from '@dunghen/core';
import { writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { parseMapping } from '../src/columns/mapping-file.ts';
import { desk, type Brought } from './desk.ts';

const bringing = (...lines: readonly string[]): Promise<Brought> => {
  const { file, bring } = desk();
  return bring(file('a.csv', lines.join('\n')), '2026-11-27');
};
const unused = ({ warnings }: Brought): readonly string[] =>
  (warnings ?? []).flatMap(({ code, text: { vi } }) => (code === 'unused-heading' ? [vi] : []));

describe('"Ngày trả" beside the real day', () => {
  test('is the promised day, and who was not handed the result is still open', async () => {
    const { file, bring, clockOf } = desk();
    const text = 'Số hồ sơ,Ngày nhận,Ngày trả,Trả thực tế\nA-1,02/11/2026,05/11/2026,04/11/2026\nA-2,03/11/2026,06/11/2026,\n';
    const { mapping } = await bring(file('a.csv', text), '2026-11-27');
    expect(mapping).toMatchObject({ promisedOn: 'Ngày trả', returnedAt: 'Trả thực tế' });
    expect((await clockOf('A-1'))?.end?.on).toBe(parseDay('2026-11-04'));
    expect(await clockOf('A-2')).toMatchObject({ end: null, dueOn: parseDay('2026-11-06') });
  });

  test('is no promise where it is empty as long as the real one is', async () => {
    const told = await bringing('Số hồ sơ,Ngày nhận,Ngày trả,Trả thực tế', 'A-1,02/11/2026,05/11/2026,06/11/2026', 'A-2,03/11/2026,,');
    expect(told.mapping).not.toHaveProperty('promisedOn');
    expect(unused(told)).toEqual([expect.stringContaining('"Ngày trả"')]);
  });

  test('is a question where every dossier has ended', async () => {
    await expect(
      bringing('Số hồ sơ,Ngày nhận,Ngày hoàn thành,Hoàn thành thực tế', 'A-1,02/11/2026,05/11/2026,06/11/2026'),
    ).rejects.toMatchObject({
      code: 'mapping-doubtful',
      message: expect.stringMatching(/"Hoàn thành thực tế" \(D\).*"Ngày hoàn thành" \(C\).*"Ngày hẹn trả"/),
    });
  });

  describe('where every dossier of a later list has ended', () => {
    const HEADINGS = 'Mã hồ sơ,Ngày tiếp nhận,Ngày trả,Ngày trả thực tế\n';
    const DONE = `${HEADINGS}A-1,02/11/2026,09/11/2026,06/11/2026\nA-2,02/11/2026,09/11/2026,05/11/2026\n`;

    test.each([
      ['the promised day, as it was', 'A-1,02/11/2026,09/11/2026,\n', 'Ngày trả'],
      ['no promise, as it was', 'A-1,02/11/2026,,\nA-2,02/11/2026,05/11/2026,05/11/2026\n', undefined],
    ])('is %s', async (_, rows, promisedOn) => {
      const { file, bring, clockOf } = desk();
      await bring(file('a.csv', HEADINGS + rows), '2026-11-05');
      const { mapping, rejected } = await bring(file('b.csv', DONE), '2026-11-06');
      expect({ promisedOn: mapping?.promisedOn, rejected }).toEqual({ promisedOn, rejected: 0 });
      expect((await clockOf('A-1'))?.end?.on).toBe(parseDay('2026-11-06'));
    });

    test('below titles of groups as well', async () => {
      const { file, bring } = desk();
      const titled = (text: string): string => text.replace(HEADINGS, `${HEADINGS}Lĩnh vực: Đất đai,,,\n`);
      await bring(file('a.csv', titled(`${HEADINGS}A-1,02/11/2026,09/11/2026,\n`)), '2026-11-05');
      const { mapping, created, updated } = await bring(file('b.csv', titled(DONE)), '2026-11-06');
      expect([mapping?.promisedOn, created, updated]).toEqual(['Ngày trả', 1, 1]);
    });

    test('as the last of them was', async () => {
      const { file, bring } = desk();
      await bring(file('a.csv', `${HEADINGS}A-1,02/11/2026,,\nA-2,02/11/2026,05/11/2026,05/11/2026\n`), '2026-11-05');
      await bring(file('b.csv', `${HEADINGS}A-3,02/11/2026,09/11/2026,\n`), '2026-11-05');
      expect((await bring(file('c.csv', DONE), '2026-11-06')).mapping).toMatchObject({ promisedOn: 'Ngày trả' });
    });

    test('and of other headings it stays a question', async () => {
      const { file, bring } = desk();
      await bring(file('a.csv', `${HEADINGS}A-1,02/11/2026,09/11/2026,\n`), '2026-11-05');
      const other = DONE.replace('Mã hồ sơ', 'Số hồ sơ');
      await expect(bring(file('b.csv', other), '2026-11-06')).rejects.toMatchObject({ code: 'mapping-doubtful' });
    });
  });

  test.each(['Ngày công dân nhận kết quả', 'Ngày trả cho công dân', 'Ngày nhận kết quả'])('"%s" says who received it', async (heading) => {
    const { mapping } = await bringing(
      `Số hồ sơ,Ngày nhận,${heading},Ngày trả thực tế`,
      'A-1,02/11/2026,05/11/2026,06/11/2026',
      'A-2,03/11/2026,06/11/2026,',
    );
    expect(mapping).not.toHaveProperty('promisedOn');
  });

  test('overrides no term', async () => {
    const { file, bring, clockOf } = desk();
    const list =
      'Số hồ sơ,Ngày nhận,Thời hạn,Ngày trả,Trả thực tế\nA-1,02/11/2026,3 ngày làm việc,12/11/2026,04/11/2026\nA-2,03/11/2026,3 ngày làm việc,12/11/2026,\n';
    expect((await bring(file('a.csv', list), '2026-11-27')).mapping).not.toHaveProperty('promisedOn');
    expect(await clockOf('A-2')).toMatchObject({ dueOn: parseDay('2026-11-06') });
  });

  test('is left out where another column is the promised day', async () => {
    const { mapping } = await bringing(
      'Số hồ sơ,Ngày nhận,Hạn trả,Ngày trả,Trả thực tế',
      'A-1,02/11/2026,05/11/2026,03/11/2026,04/11/2026',
    );
    expect(mapping).toMatchObject({ promisedOn: 'Hạn trả', returnedAt: 'Trả thực tế' });
  });
});

describe('"Hoàn thành"', () => {
  test('is the day of the result where days stand below it, beside the day it was handed over', async () => {
    const { file, bring, clockOf } = desk();
    const { mapping } = await bring(
      file(
        'a.csv',
        [
          'Mã hồ sơ,Ngày nhận,Hẹn trả,Trạng thái,Hoàn thành,Ngày trả KQ',
          'A-1,12/11/2026,23/11/2026,Trả kết quả,20/11/2026,',
          'A-2,16/11/2026,23/11/2026,Trả kết quả,23/11/2026,24/11/2026',
          'A-3,19/11/2026,30/11/2026,Đang thực hiện,,',
        ].join('\n'),
      ),
      '2026-11-27',
    );
    expect(mapping).toMatchObject({ completedAt: 'Hoàn thành', returnedAt: 'Ngày trả KQ' });
    expect((await clockOf('A-1'))?.end?.on).toBe(parseDay('2026-11-20'));
    expect((await clockOf('A-2'))?.end?.on).toBe(parseDay('2026-11-23'));
  });

  test.each(['x', '100%', '1'])('is none where "%s" does', async (mark) => {
    const { mapping } = await bringing('Mã hồ sơ,Ngày nhận,Hẹn trả,Hoàn thành', `A-1,12/11/2026,23/11/2026,${mark}`);
    expect(mapping).not.toHaveProperty('completedAt');
  });
});

describe('internal numbers beside full codes', () => {
  const HEAD = 'Mã hồ sơ,Số hồ sơ,Ngày tiếp nhận,Ngày hẹn trả';
  test('the full ones are the codes, whichever heading is theirs', async () => {
    const { mapping } = await bringing(HEAD, '900100,H37.125-261102-0001,02/11/2026,05/11/2026');
    expect(mapping).toMatchObject({ code: 'Số hồ sơ' });
  });

  test('where some lack the full one it is a question', async () => {
    const rows = [
      '900100,H37.125-261102-0001,02/11/2026,05/11/2026',
      '900101,H37.125-261102-0002,02/11/2026,05/11/2026',
      '900102,,02/11/2026,',
    ];
    await expect(bringing(HEAD, ...rows)).rejects.toMatchObject({
      code: 'mapping-doubtful',
      message: expect.stringMatching(/"Mã hồ sơ" \(A\).*"Số hồ sơ" \(B\).* 2 trên 3 dòng/),
    });
  });

  test("one full code among a few is a question too: with the day's share the column would change, and dossiers be doubled", async () => {
    const rows = ['900100,H37.125-261102-0001,02/11/2026,05/11/2026', '900101,,02/11/2026,', '900102,,02/11/2026,', '900103,,02/11/2026,'];
    await expect(bringing(HEAD, ...rows)).rejects.toMatchObject({
      code: 'mapping-doubtful',
      message: expect.stringMatching(/"Số hồ sơ" \(B\).* 1 trên 4 dòng/),
    });
  });

  test('the number of the portal is none of the office', async () => {
    const { mapping } = await bringing('Mã hồ sơ,Mã hồ sơ DVC,Ngày tiếp nhận', '900100,H37.125-261102-0001,02/11/2026');
    expect(mapping).toMatchObject({ code: 'Mã hồ sơ' });
  });
});

describe('two limits', () => {
  test('of which neither says that it is the promised day are a question that names both', async () => {
    await expect(bringing('Mã hồ sơ,Ngày tiếp nhận,Hạn xử lý,Hạn chót', 'A-1,24/11/2026,25/11/2026,04/12/2026')).rejects.toMatchObject({
      code: 'mapping-doubtful',
      message: expect.stringMatching(/"Hạn xử lý" \(C\).*"Hạn chót" \(D\)/),
    });
  });

  test.each(['5. Hạn xử lý', 'Hạn xử lý / Processing deadline', 'Hạn xử lý (ngày)', 'Hạn xử lý (Deadline)'])(
    '"%s" is as open as without what stands around it',
    async (heading) => {
      await expect(
        bringing(`Mã hồ sơ,Ngày tiếp nhận,${heading},Hạn cuối cùng của quy trình`, 'A-1,24/11/2026,25/11/2026,04/12/2026'),
      ).rejects.toMatchObject({ code: 'mapping-doubtful', value: heading });
    },
  );

  test.each([
    'Thời hạn tạm trú đến',
    'Hạn nộp phí',
    'Hạn thanh toán',
    'Hạn sử dụng',
    'Hạn bước hiện tại',
    'Hạn xử lý của chuyên viên',
    'Ngày hẹn lại',
    'Quá hạn',
    'Ngày hết hạn CCCD',
  ])('"%s" is plainly another', async (heading) => {
    const { mapping } = await bringing(`Mã hồ sơ,Ngày tiếp nhận,Hạn xử lý,${heading}`, 'A-1,24/11/2026,04/12/2026,25/11/2026');
    expect(mapping).toMatchObject({ promisedOn: 'Hạn xử lý' });
  });
});

describe('far below the first rows', () => {
  const rows = (of: (n: number) => string): readonly string[] => Array.from({ length: 900 }, (_, n) => of(n));

  test('one row with another limit is a question', async () => {
    const limits = rows((n) => `A-${n},24/11/2026,04/12/2026,${n === 850 ? '25/11/2026' : '04/12/2026'}`);
    await expect(bringing('Mã hồ sơ,Ngày tiếp nhận,Hạn xử lý,Hạn chót', ...limits)).rejects.toMatchObject({
      code: 'mapping-doubtful',
      message: expect.stringMatching(/dòng 852.*"Hạn xử lý" \(C\).*"Hạn chót" \(D\)/),
    });
  });

  test('two full codes in a rival column are a question, unless the column of the code holds some too; one is a slip', async () => {
    const HEAD = 'Mã hồ sơ,Số hồ sơ,Ngày tiếp nhận';
    const having = (...full: readonly number[]): readonly string[] =>
      rows((n) => `9001${n},${full.includes(n) ? `H37.125-261102-${1000 + n}` : ''},02/11/2026`);
    const codes = having(850, 870);
    for (const row of [5, 100, 850]) {
      expect(await bringing(HEAD, ...having(row))).toMatchObject({ created: 900, mapping: { code: 'Mã hồ sơ' } });
    }
    for (const other of [100, 850]) await expect(bringing(HEAD, ...having(5, other))).rejects.toMatchObject({ code: 'mapping-doubtful' });
    await expect(bringing(HEAD, ...codes)).rejects.toMatchObject({
      code: 'mapping-doubtful',
      message: expect.stringMatching(/"Mã hồ sơ" \(A\).*"Số hồ sơ" \(B\) ghi mã hồ sơ đầy đủ ở dòng 852;/),
    });
    const both = await bringing(HEAD, ...codes, 'H37.125-261102-0002,,02/11/2026');
    expect(both).toMatchObject({ created: 901, mapping: { code: 'Mã hồ sơ' } });
  });

  test('and what the officer confirmed is none', async () => {
    const { file, bring } = desk();
    const limits = rows((n) => `A-${n},24/11/2026,04/12/2026,${n === 850 ? '25/11/2026' : '04/12/2026'}`);
    const path = file('a.csv', ['Mã hồ sơ,Ngày tiếp nhận,Hạn xử lý,Hạn chót', ...limits].join('\n'));
    const mapping = parseMapping('[columns]\ncode = "Mã hồ sơ"\nreceivedAt = "Ngày tiếp nhận"\npromisedOn = "Hạn xử lý"\n', 'm.toml');
    expect(await bring(path, '2026-11-27', { mapping })).toMatchObject({ created: 900, rejected: 0 });
  });
});

describe('a new appointment moves no due date', () => {
  test('the first one is the day on the slip, and of the new one it is told', async () => {
    const told = await bringing(
      'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả cũ,Ngày hẹn trả mới,Trạng thái',
      'A-1,19/11/2026,25/11/2026,02/12/2026,Đang xử lý',
    );
    expect(told.mapping).toMatchObject({ promisedOn: 'Ngày hẹn trả cũ' });
    expect(unused(told)).toEqual([expect.stringMatching(/"Ngày hẹn trả mới".*dòng 2.*"Ngày hẹn trả cũ".*rescheduled/)]);
  });

  test('"Ngày hẹn trả lại" is told, and its cure makes the new appointment known without a finding', async () => {
    const { file, bring, clockOf } = desk();
    const told = await bring(
      file('a.csv', 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày hẹn trả lại\nA-1,16/11/2026,20/11/2026,25/11/2026\n'),
      '2026-11-27',
    );
    expect(unused(told)).toContainEqual(expect.stringMatching(/"Ngày hẹn trả lại".*"Ngày hẹn trả".*rescheduled kèm letter/));
    const event = { dossier: 'A-1', type: 'rescheduled', at: '2026-11-19', dueOn: '2026-11-25', letter: '12/UBND' };
    expect(await bring(file('e.ndjson', JSON.stringify(event)), '2026-11-27')).toMatchObject({ updated: 1 });
    expect(await clockOf('A-1')).toMatchObject({ dueOn: parseDay('2026-11-20') });
  });

  test('written only where there was a new one, the first is read where it is, else the newest, in every row', async () => {
    const { file, bring, clockOf } = desk();
    const plainRows = Array.from({ length: 450 }, (_, n) => `B-${n},16/11/2026,30/11/2026,`);
    const rows = ['A-1,16/11/2026,25/11/2026,20/11/2026', ...plainRows, 'A-2,16/11/2026,26/11/2026,19/11/2026', 'A-3,16/11/2026,x,chưa'];
    const told = await bring(file('a.csv', `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày hẹn trả cũ\n${rows.join('\n')}`), '2026-11-27');
    expect(told).toMatchObject({ mapping: { promisedOn: 'Ngày hẹn trả cũ' }, created: 452 });
    expect(told.errors).toMatchObject([{ row: 454, column: 'Ngày hẹn trả', code: 'bad-date' }]);
    expect(told).not.toHaveProperty('unused');
    for (const [code, due] of [
      ['A-1', '2026-11-20'],
      ['A-2', '2026-11-19'],
      ['B-0', '2026-11-30'],
      ['B-449', '2026-11-30'],
    ] as const)
      expect((await clockOf(code))?.dueOn, code).toBe(parseDay(due));
  });

  test.each(['không đổi', 'x', '6/11'])("odd words in one cell of it (%s) are that row's fault and move no other", async (odd) => {
    const { file, bring, clockOf } = desk();
    const list = (cell: string): string =>
      `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày hẹn trả cũ\nA-2,02/11/2026,20/11/2026,06/11/2026\nA-3,02/11/2026,12/11/2026,\nA-4,02/11/2026,10/11/2026,${cell}\n`;
    await bring(file('a.csv', list('05/11/2026')), '2026-11-03');
    const told = await bring(file('b.csv', list(odd)), '2026-11-04');
    expect(told).toMatchObject({ updated: 0, unchanged: 2, mapping: { promisedOn: 'Ngày hẹn trả cũ' } });
    expect(told.errors).toMatchObject([{ row: 4, column: 'Ngày hẹn trả cũ', code: 'bad-date' }]);
    for (const [code, due] of [
      ['A-2', '2026-11-06'],
      ['A-3', '2026-11-12'],
      ['A-4', '2026-11-05'],
    ] as const)
      expect((await clockOf(code))?.dueOn, code).toBe(parseDay(due));
  });

  test('nor do they below the first rows, "Trả trong ngày" is that day, and "Chöa coù" none', async () => {
    const { file, bring, clockOf } = desk();
    const rows = Array.from({ length: 450 }, (_, n) => `B-${n},16/11/2026,30/11/2026,19/11/2026`);
    const odd = ['A-1,16/11/2026,25/11/2026,6/11', 'A-2,16/11/2026,25/11/2026,Trả trong ngày', 'A-3,16/11/2026,25/11/2026,Chöa coù'];
    const told = await bring(
      file('a.csv', ['Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày hẹn trả cũ', ...rows, ...odd].join('\n')),
      '2026-11-27',
    );
    expect(told.errors).toMatchObject([{ row: 452, column: 'Ngày hẹn trả cũ', code: 'bad-date' }]);
    expect((await clockOf('A-2'))?.dueOn).toBe(parseDay('2026-11-16'));
    expect((await clockOf('A-3'))?.dueOn).toBe(parseDay('2026-11-25'));
  });

  test.each([
    ['words alone are no first appointment where the heading may speak of them', 'Lý do hẹn lần 1', 'Thiếu giấy', 'Ngày hẹn trả'],
    ['nor is nothing', 'Lý do hẹn lần 1', '', 'Ngày hẹn trả'],
    ['days among them are', 'Ghi chú hẹn lần đầu', '20/11/2026', 'Ghi chú hẹn lần đầu'],
  ])('%s', async (_, heading, cell, promisedOn) => {
    const told = await bringing(
      `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,${heading}`,
      `A-1,16/11/2026,25/11/2026,${cell && 'Vắng'}`,
      `A-2,16/11/2026,25/11/2026,${cell}`,
    );
    expect(told.mapping).toMatchObject({ promisedOn });
  });

  test('names both columns', async () => {
    const told = await bringing('Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày hẹn trả cũ', 'A-1,16/11/2026,25/11/2026,20/11/2026');
    expect(told.mapping).toMatchObject({ promisedOn: 'Ngày hẹn trả cũ', newestPromise: 'Ngày hẹn trả' });
  });

  test('is read so by the columns that an officer confirmed, too', async () => {
    const { file, bring, clockOf } = desk();
    const list = 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày hẹn trả cũ\nA-1,16/11/2026,25/11/2026,20/11/2026\nA-2,16/11/2026,30/11/2026,\n';
    const mapping = parseMapping('[columns]\ncode = "Mã hồ sơ"\nreceivedAt = "Ngày tiếp nhận"\npromisedOn = "Ngày hẹn trả cũ"\n', 'm.toml');
    await bring(file('a.csv', list), '2026-11-27', { mapping });
    expect((await clockOf('A-1'))?.dueOn).toBe(parseDay('2026-11-20'));
    expect((await clockOf('A-2'))?.dueOn).toBe(parseDay('2026-11-30'));
  });

  test('that none of the first rows has is read below them', async () => {
    const { file, bring, clockOf } = desk();
    const rows = Array.from({ length: 450 }, (_, n) => `B-${n},16/11/2026,30/11/2026,`);
    await bring(
      file('a.csv', `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày hẹn cũ\n${rows.join('\n')}\nA-1,16/11/2026,25/11/2026,20/11/2026`),
      '2026-11-27',
    );
    expect((await clockOf('A-1'))?.dueOn).toBe(parseDay('2026-11-20'));
    expect((await clockOf('B-3'))?.dueOn).toBe(parseDay('2026-11-30'));
  });
});

describe('columns of days nobody took are told', () => {
  test('and not those that the program puts beside rows it refused', async () => {
    const reason = '"Ngày hẹn trả: Ngày ""xx"" không đúng dạng; hãy ghi ngày/tháng/năm, ví dụ 20/11/2026 hoặc 20/11/2026 08:30."';
    const told = await bringing(
      'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày của danh sách,Lý do từ chối',
      `A-1,02/11/2026,10/11/2026,05/11/2026,${reason}`,
    );
    expect(told).toMatchObject({ observedOn: '2026-11-05', created: 1 });
    expect(unused(told)).toEqual([]);
  });

  test('whatever their heading, where a list lacks an end', async () => {
    const told = await bringing('Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Giao dân', 'A-1,02/11/2026,05/11/2026,04/11/2026');
    expect(unused(told)).toEqual([expect.stringMatching(/"Giao dân".*không có cột "Ngày có kết quả"/)]);
  });

  test('not where it lacks none, nor days of a person or of an application', async () => {
    expect(
      unused(await bringing('Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả,Giao dân', 'A-1,02/11/2026,05/11/2026,04/11/2026,04/11/2026')),
    ).toEqual([]);
    expect(unused(await bringing('Mã hồ sơ,Ngày tiếp nhận,Ngày sinh,Ngày nộp', 'A-1,02/11/2026,05/11/1990,01/11/2026'))).toEqual([]);
  });

  test('the day of a pause, with how it can be told', async () => {
    const told = await bringing(
      'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả,Trạng thái,Ngày yêu cầu bổ sung',
      'A-1,16/11/2026,30/11/2026,,Chờ bổ sung,18/11/2026',
    );
    expect(unused(told)).toEqual([expect.stringMatching(/"Ngày yêu cầu bổ sung".*paused và resumed/)]);
  });
});

describe('a column that holds something else is shown by a cell', () => {
  const list = (...cells: readonly string[]): Promise<Brought> =>
    bringing('Mã hồ sơ,Ngày tiếp nhận', ...cells.map((cell, at) => `A-${at},${cell}`));
  test('a date in a notation nobody knows is quoted, and may be what is meant', async () => {
    await expect(list('2026w45', '2026w46', '2026w47')).rejects.toMatchObject({
      code: 'mapping-doubtful',
      message: expect.stringMatching(/như "2026w45" ở ô B2.*cách ghi ngày này chưa đọc được/),
    });
  });

  test.each([['Nông Văn Mẫu 1'], ['0900000001'], ['Lý Thị Ví Dụ']])('%s, which may be of a person, is only pointed at', async (cell) => {
    const fault = await list(cell, cell, cell).catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 'mapping-doubtful', message: expect.stringContaining('như ở ô B2') });
    expect((fault as Error).message).not.toContain(cell);
  });
});

test('running numbers that begin anew on each sheet need codes of their own, and not an import sheet by sheet', async () => {
  const { file, bring } = desk();
  const sheet = (name: string, month: string): { name: string; rows: string[][] } => ({
    name,
    rows: [['Số hồ sơ', 'Ngày nhận', 'Ngày hẹn trả'], ...['1', '2'].map((code) => [code, `02/${month}/2026`, `05/${month}/2026`])],
  });
  const bytes = await writeXlsx({ sheets: [sheet('T10', '10'), sheet('T11', '11')] });
  const fault = await bring(file('a.xlsx', bytes)).catch((error: unknown) => error);
  expect(fault).toMatchObject({ code: 'several-lists', message: expect.stringContaining('mã riêng cho từng hồ sơ') });
  expect((fault as Error).message).not.toContain('--sheet');
});
