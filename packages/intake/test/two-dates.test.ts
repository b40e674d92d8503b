import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatMoment, parseDay } from '@dunghen/core';
import { readIntakeFile, readOfficeDate, RejectedRows, widestHeadings } from '@dunghen/intake';
import { writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { parseMapping } from '../src/columns/mapping-file.ts';
import { datesIn } from '../src/columns/two-dates.ts';
import { desk, type Desk } from './desk.ts';

const of = async ({ clockOf }: Desk, code: string): Promise<string> => {
  const clock = await clockOf(code);
  return [clock?.receipt.at, clock?.receipt.promisedOn && formatMoment({ on: clock.receipt.promisedOn, timeOfDay: null })].join(' ');
};

describe('a column of two days is read as both', () => {
  test.each([
    ['Ngày tiếp nhận - Ngày hẹn trả', '05/11/2026 - 12/11/2026', '2026-11-05 2026-11-12'],
    ['Ngày nhận / hẹn trả', '05/11/2026/12/11/2026', '2026-11-05 2026-11-12'],
    ['NGÀY TIẾP NHẬN\nNGÀY HẸN TRẢ', '05/11/2026 16:30\n12/11/2026 17:00', '2026-11-05T16:30:00+07:00 2026-11-12'],
    ['Ngày tiếp nhận → Ngày hẹn trả kết quả', '08:30 05/11/2026 → 12/11/2026', '2026-11-05T08:30:00+07:00 2026-11-12'],
    ['Ngày hẹn trả, ngày tiếp nhận', '12-11-2026 05-11-2026', '2026-11-05 2026-11-12'],
    ['Ngày tiếp nhận và ngày hẹn trả', '2026-11-05 đến 2026-11-12', '2026-11-05 2026-11-12'],
  ])('%s', async (heading, cell, dates) => {
    const d = desk();
    const rows = [
      ['BÁO CÁO', null, null, null],
      ['Mã hồ sơ', heading, 'Trạng thái', 'Chủ hồ sơ'],
      ['H-1', cell, 'Đang xử lý', 'Nông Văn Mẫu'],
    ];
    const result = await d.bring(d.file('a.xlsx', await writeXlsx({ sheets: [{ name: 'a', rows }] })), '2026-11-16');
    expect(result).toMatchObject({ created: 1, rejected: 0, mapping: { applicant: 'Chủ hồ sơ', status: 'Trạng thái' } });
    expect(await of(d, 'H-1')).toBe(dates);
  });

  test('a cell with one of them has no promise, and one that is no two dates refuses its row', async () => {
    const d = desk();
    const cells = [
      '05/11/2026 - 12/11/2026',
      '05/11/2026',
      '05/11/2026 - chưa có',
      '05/11/2026 -',
      '05/11/2026 ? 12/11/2026',
      '05/11/2026 08:00 12/11/2026',
    ];
    const more = Array.from({ length: 4 }, () => '06/11/2026 - 13/11/2026');
    const rows = [...cells, ...more].map((cell, i) => `H-${i},${cell},3 ngày làm việc,Đang xử lý`);
    const { errors } = await d.bring(
      d.file('a.csv', `Mã hồ sơ,Ngày tiếp nhận - Ngày hẹn trả,Thời hạn,Trạng thái\n${rows.join('\n')}\n`),
      '2026-11-16',
    );
    expect(errors).toMatchObject([
      { row: 6, column: 'Ngày tiếp nhận', code: 'bad-date' },
      { row: 7, column: 'Ngày tiếp nhận', code: 'bad-date' },
    ]);
    for (const i of [1, 2, 3]) expect(await of(d, `H-${i}`)).toBe('2026-11-05 ');
  });

  test('on the page after, too, and torn or split rows are told as ever', async () => {
    const d = desk();
    const table = (rows: readonly (readonly string[])[]): string =>
      `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
    const head = ['Ngày nhận - hẹn trả', 'Mã hồ sơ', 'Tình trạng'];
    const row = (n: number): string[] => ['05/11/2026 - 12/11/2026', `H-${n}`, 'Đang xử lý'];
    await d.bring(d.file('a.xls', `<html><body>${table([head, row(1)])}${table([row(2)])}</body></html>`), '2026-11-16');
    expect(await of(d, 'H-2')).toBe('2026-11-05 2026-11-12');
    const { errors } = await d.bring(
      d.file('b.csv', [head, row(3), [...row(4), 'thừa']].map((cells) => cells.join(',')).join('\n')),
      '2026-11-16',
    );
    expect(errors).toMatchObject([{ row: 3, code: 'ragged-row' }]);
  });
});

test.each([
  ['one day alone below it', 'Mã hồ sơ,Ngày tiếp nhận - Ngày hẹn trả\nH-1,05/11/2026\nH-2,06/11/2026\n'],
  ['two days that are not two columns', 'Mã hồ sơ,Ngày nhận/trả\nH-1,05/11/2026 - 12/11/2026\n'],
])('%s is asked about', async (_, content) => {
  const d = desk();
  await expect(d.bring(d.file('a.csv', content), '2026-11-16')).rejects.toMatchObject({ code: 'no-headings' });
});

test('a column of its own comes before one of two', async () => {
  const d = desk();
  const content = 'Mã hồ sơ,Ngày tiếp nhận,Ngày tiếp nhận - Ngày hẹn trả\nH-1,05/11/2026,04/11/2026 - 12/11/2026\n';
  expect((await d.bring(d.file('a.csv', content), '2026-11-16')).warnings?.map(({ code }) => code)).toContain('unused-heading');
  expect(await of(d, 'H-1')).toBe('2026-11-05 ');
});

test.each([
  '05/11/2026',
  '05/11/2026 08:30',
  '08:30 05/11/2026',
  '2026-11-05',
  '2026-11-05T08:30:00',
  '20-11-2026',
  'ngày 5 tháng 11 năm 2026',
])('one date stays whole: %s', (text) => {
  expect(readOfficeDate(text).on).toBeGreaterThan(0);
  expect(datesIn(text)).toEqual([text, '']);
});

describe('a mapping names such a column as the officer sees it', () => {
  const HEADINGS = 'Mã hồ sơ,Ngày tiếp nhận - Ngày hẹn trả,Tên,Tình trạng,Tình trạng';
  const bring = (d: Desk, columns: string): ReturnType<Desk['bring']> =>
    d.bring(d.file('a.csv', `${HEADINGS}\nH-1,05/11/2026 - 12/11/2026,Khai sinh,Đang xử lý,Yêu cầu bổ sung\n`), '2026-11-16', {
      mapping: parseMapping(`[columns]\ncode = "cột A"\n${columns}`, 'm.toml'),
    });

  test('columns behind it by their letters in the sheet', async () => {
    const d = desk();
    await bring(d, 'receivedAt = "Ngày tiếp nhận"\nprocedureName = "cột C"\nstatus = "cột E"\n');
    const events = (await d.store.dossier('H-1'))?.events;
    expect(events).toMatchObject([{ procedureName: 'Khai sinh' }, { type: 'paused', reason: 'supplement' }]);
  });

  test.each([
    ['receivedAt = "ngày tiếp nhận - NGÀY hẹn trả"\npromisedOn = "Ngày tiếp nhận - Ngày hẹn trả"', '2026-11-05 2026-11-12'],
    ['receivedAt = "Ngày tiếp nhận - Ngày hẹn trả"', '2026-11-05 '],
    ['receivedAt = "cột B"\npromisedOn = "Ngày hẹn trả"', '2026-11-05 2026-11-12'],
  ])('both days by the heading over them, each by its own, or by the letter: %s', async (columns, dates) => {
    const d = desk();
    await bring(d, columns);
    expect(await of(d, 'H-1')).toBe(dates);
  });

  test('and so do the rows that were refused, which have the columns of their list', async () => {
    const d = desk();
    const mapping = parseMapping('[columns]\ncode = "cột A"\nreceivedAt = "cột B"\nstatus = "cột E"\n', 'm.toml');
    const rows = ['H-1,05/11/2026 - 12/11/2026,a,Đang xử lý,Yêu cầu bổ sung', 'H-2,05/11/2026 ? 12/11/2026,a,Đang xử lý,Yêu cầu bổ sung'];
    const { content } = await readIntakeFile(d.file('a.csv', [HEADINGS, ...rows].join('\n')), { mapping });
    const refused = new RejectedRows('lists' in content ? widestHeadings(content.lists) : [], 'vi');
    const onReject: RejectedRows['add'] = (row, fault) => refused.add(row, fault);
    expect(await d.bring(join(d.folder, 'a.csv'), '2026-11-16', { mapping, onReject })).toMatchObject({ created: 1, rejected: 1 });

    await refused.write(join(d.folder, 'b.csv'), '2026-11-16');
    const written = readFileSync(join(d.folder, 'b.csv'), 'utf8');
    expect(written).toContain(`${HEADINGS},`);
    expect(await d.bring(d.file('c.csv', written), '2026-11-16', { mapping })).toMatchObject({ rejected: 1 });
    await d.bring(d.file('b.csv', written.replace('?', '-')), '2026-11-16', { mapping });
    expect((await d.store.dossier('H-2'))?.events).toMatchObject([
      { on: parseDay('2026-11-05') },
      { type: 'paused', reason: 'supplement' },
    ]);
  });

  test('while in files of refused rows from before, each day has a column of its own, named by its heading', async () => {
    const head = 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Tên,Tình trạng,Ngày của danh sách,Lý do từ chối';
    const content = `${head}\nH-2,05/11/2026,12/11/2026,a,Yêu cầu bổ sung,16/11/2026,mã trống\n`;
    const named = parseMapping(
      '[columns]\ncode = "cột A"\nreceivedAt = "Ngày tiếp nhận"\nstatus = "Tình trạng"\npromisedOn = "Ngày hẹn trả"\n',
      'm.toml',
    );
    for (const mapping of [null, named]) {
      const d = desk();
      expect(await d.bring(d.file('a.csv', content), '2026-11-20', { mapping, certain: false })).toMatchObject({
        created: 1,
        observedOn: '2026-11-16',
      });
      expect(await of(d, 'H-2')).toBe('2026-11-05 2026-11-12');
      expect((await d.store.dossier('H-2'))?.events).toMatchObject([{}, { type: 'paused', reason: 'supplement' }]);
    }
    // A mapping made for the sheet names the column over both days, which such a file lacks: that is a question, and nothing is shifted.
    const ofSheet = parseMapping('[columns]\ncode = "cột A"\nreceivedAt = "Ngày tiếp nhận - Ngày hẹn trả"\nstatus = "cột D"\n', 'm.toml');
    const d = desk();
    await expect(d.bring(d.file('a.csv', content), '2026-11-20', { mapping: ofSheet })).rejects.toMatchObject({ code: 'bad-mapping' });
  });

  test('a letter that is off by one in such a file is a question', async () => {
    const head = 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Cán bộ,Tình trạng';
    const row = 'H-2,05/11/2026,12/11/2026,Nguyễn Văn A,Đang xử lý';
    const mapping = parseMapping('[columns]\ncode = "cột A"\nreceivedAt = "cột B"\nstatus = "cột D"\n', 'm.toml');
    const old = `${head},Ngày của danh sách,Lý do từ chối\n${row},16/11/2026,mã trống\n`;
    await expect(desk().bring(desk().file('a.csv', old), '2026-11-20', { mapping })).rejects.toMatchObject({
      code: 'bad-mapping',
      message: expect.stringContaining('status = "cột D" là "Cán bộ", còn "Tình trạng" là cột E') as string,
    });
    // What the officer says of a list itself is not doubted, nor a letter that is right.
    const d = desk();
    expect(await d.bring(d.file('b.csv', `${head}\n${row}\n`), '2026-11-20', { mapping })).toMatchObject({ created: 1 });
    const right = parseMapping('[columns]\ncode = "cột A"\nreceivedAt = "cột B"\nstatus = "cột E"\n', 'm.toml');
    const other = desk();
    expect(await other.bring(other.file('a.csv', old), '2026-11-20', { mapping: right })).toMatchObject({ created: 1 });
  });

  test('as a question about them does', async () => {
    const content = `${HEADINGS}\nH-1,05/11/2026 - 12/11/2026,Khai sinh,Đang xử lý,Đang xử lý\n`;
    const d = desk();
    await expect(d.bring(d.file('a.csv', content))).rejects.toThrow('(cột D và E)');
  });

  test('and is told what to write where it takes it for another', async () => {
    await expect(bring(desk(), 'receivedAt = "Ngày tiếp nhận"\ncompletedAt = "cột B"\n')).rejects.toMatchObject({
      code: 'bad-mapping',
      message: expect.stringContaining('receivedAt = "Ngày tiếp nhận", promisedOn = "Ngày hẹn trả"'),
    });
  });
});
