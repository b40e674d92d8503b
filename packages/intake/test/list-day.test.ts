import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatDay, parseDay } from '@dunghen/core';
import { IntakeError, readIntakeFile, type ImportResult } from '@dunghen/intake';
import { describe, expect, test } from 'vitest';
import { dayList, known, type Cells } from './daily-lists.ts';
import { desk, type Desk } from './desk.ts';
import type { Row } from '../src/formats/csv-rows.ts';
import { daysInTitles } from '../src/observe/stated-day.ts';

const rows = (yesterday: boolean): Cells[] => [
  { code: 'H-1', received: '23/11/2026', stage: yesterday ? 'Thẩm định' : 'Trình ký' },
  { code: 'H-2', received: '24/11/2026', status: yesterday ? 'Đang xử lý' : 'Chờ bổ sung hồ sơ' },
  { code: 'H-3', received: '24/11/2026', status: yesterday ? 'Chờ bổ sung hồ sơ' : 'Đang xử lý' },
  { code: 'H-4', received: '25/11/2026', ...(!yesterday && { done: '26/11/2026', status: 'Đã trả kết quả' }) },
  ...(yesterday ? [] : [{ code: 'H-5', received: '26/11/2026' }]),
];

describe("yesterday's list, found after today's was imported, turns no time back", () => {
  const withToday = async (): Promise<Desk> => {
    const d = desk();
    await d.bring(d.file('danh-sach.csv', dayList(rows(false))), '2026-11-26');
    return d;
  };

  /** The stage H-1 was at the day before is no turn of time: it came before the one it is at. */
  const withStage = (before: unknown): unknown =>
    (before as [{ dossier: string }[], unknown][]).map(([events, missing]) => [
      events[0]?.dossier === 'H-1' ? [...events, { dossier: 'H-1', type: 'stage', at: '2026-11-25', stage: 'Thẩm định' }] : events,
      missing,
    ]);

  test.each([
    ['by its name', 'danh-sach 25-11.csv', '', 'tên tệp'],
    ['by a row above its headings', 'cu.csv', 'Tính đến ngày 25/11/2026\n', 'dòng 1'],
    ['by that row, whatever its name says', 'ds 26-11-2026.csv', 'UBND XÃ MẪU\nNgày xuất: 25/11/2026\n', 'dòng 2'],
  ])('%s it is of its day, and that is told', async (_, name, title, from) => {
    const d = await withToday();
    const before = await known(d);
    const result = await d.bring(d.file(name, title + dayList(rows(true))), '2026-11-26');
    expect(result).toMatchObject({ created: 0, updated: 1, unchanged: 3, observedOn: '2026-11-25', warnings: [{ code: 'list-dated' }] });
    expect(result.warnings?.[0]?.text.vi).toContain(`ngày 25/11/2026, theo ${from};`);
    expect(result.errors.map(({ row, code }) => `${row - (title === '' ? 0 : title.split('\n').length - 1)} ${code}`)).toEqual([
      '4 pause-unseen',
    ]);
    expect(await known(d)).toEqual(withStage(before));
  });

  test('by a row below its dossiers, but not between them, it is of its day too', async () => {
    const d = await withToday();
    const list = dayList(rows(true)).trimEnd();
    const said = 'Xuất lúc 16:30 ngày 25/11/2026';
    const foot = ['Tổng cộng: 4 hồ sơ', 'NGƯỜI LẬP BIỂU', said].join('\n');
    const result = await d.bring(d.file('a.csv', `${list}\n${foot}\n`), '2026-11-26');
    expect(result).toMatchObject({ observedOn: '2026-11-25', created: 0, warnings: [{ code: 'list-dated' }] });
    expect(result.warnings?.[0]?.text.vi).toContain(`ngày 25/11/2026, theo dòng ${list.split('\n').length + 3};`);
    const other = desk();
    const between = list.split('\n').toSpliced(2, 0, said).join('\n');
    expect(await other.bring(other.file('b.csv', `${between}\n`), '2026-11-26')).toMatchObject({ observedOn: '2026-11-26' });
    // The day of a signature may be that of the form.
    const signed = `${list}\n,,,"Xã Mẫu, ngày 25 tháng 11 năm 2026"\n`;
    expect(await desk().bring(other.file('c.csv', signed), '2026-11-26')).toMatchObject({ observedOn: '2026-11-26' });
  });

  test('a note on a dossier below its dossiers, or what goes on there, says no day of it; nor is there a question where it says its day above', () => {
    const dayOf = (foot: readonly string[], title: readonly Row[] = []): string | undefined =>
      [
        daysInTitles(
          title,
          parseDay('2026-11-26'),
          foot.map((text, row) => ({ row, cells: text.split('|') })),
        )[0],
      ]
        .flatMap((day) => (day ? formatDay(day.on) : []))
        .at(0);
    for (const said of [
      'Xuất lúc 16:30 ngày 25/11/2026 bởi Nguyễn Văn A',
      '(Số liệu tính đến 17h00 ngày 25/11/2026)',
      'Tổng cộng tính đến ngày 25/11/2026: 4 hồ sơ',
      'Ngày in:|25/11/2026',
      'NGƯỜI LẬP BIỂU||Thời gian xuất báo cáo: 25/11/2026',
    ])
      expect([said, dayOf([said])]).toEqual([said, '2026-11-25']);
    for (const note of [
      '* Cập nhật ngày 25/11/2026: hồ sơ H-1 chuyển phòng Kinh tế',
      'Mẫu biểu cập nhật ngày 25/11/2026 theo Thông tư 03',
      'H-1: dữ liệu cập nhật đến ngày 25/11/2026 trên VNeID',
      'Hồ sơ tính đến hạn ngày 25/11/2026: 1',
      'Ngày lập biên bản: 25/11/2026',
      'DANH SÁCH HỒ SƠ NGÀY 25/11/2026',
    ])
      expect([note, dayOf([note])]).toEqual([note, undefined]);
    expect(dayOf(['Ngày in: 25/11/2026'], [{ row: 1, cells: ['Ngày xuất: 24/11/2026'] }])).toBe('2026-11-24');
  });

  test('below its dossiers neither the note on one that was not received yet is its day, nor is its day alone a dossier without a receipt', async () => {
    const d = desk();
    const noted = `${dayList(rows(true))}\nH-9,Cấp bản sao,,,,Mới đăng ký,Cập nhật ngày 25/11/2026\n`;
    expect(await d.bring(d.file('a.csv', noted), '2026-11-26')).toMatchObject({ observedOn: '2026-11-26' });
    const dated = `${dayList(rows(true))}\nXuất ngày 25/11/2026\n`;
    const other = desk();
    expect(await other.bring(other.file('b.csv', dated), '2026-11-26')).toMatchObject({ observedOn: '2026-11-25', errors: [] });
  });

  test('by a table of its own above the list, as pages are laid out, it is of its day too', async () => {
    const table = (...lines: readonly string[]): string => `<table>${lines.map((line) => `<tr><td>${line}`).join('')}</table>`;
    const list = table(
      ...dayList(rows(true))
        .split('\n')
        .map((line) => line.replaceAll(',', '</td><td>')),
    );
    const title = table('DANH SÁCH HỒ SƠ', 'Ngày xuất: 25/11/2026 08:15');
    for (const body of [title + list, table(title + list), table(title) + list]) {
      const d = await withToday();
      const path = d.file('cu.xls', `<html><meta charset="utf-8"><body>${body}</body></html>`);
      for (const sheet of [undefined, `bảng ${body.split('<table>').length - 1}`]) {
        expect(await d.bring(path, '2026-11-26', sheet === undefined ? {} : { sheet })).toMatchObject({
          observedOn: '2026-11-25',
          warnings: [{ code: 'list-dated' }],
        });
      }
    }
  });

  test('by what a page says above or below its table, it is of its day too', async () => {
    const list = `<table>${dayList(rows(true))
      .split('\n')
      .map((line) => `<tr><td>${line.replaceAll(',', '</td><td>')}`)
      .join('')}</table>`;
    for (const body of [`<h3>H&#7891; s&#417;</h3><p>Ngày\n<b>xuất</b>: 25/11/2026</p>${list}`, `${list}<p>Ngày xuất: 25/11/2026</p>`]) {
      const d = await withToday();
      const path = d.file('cu.xls', `<html><meta charset="utf-8"><body>${body}</body></html>`);
      expect(await d.bring(path, '2026-11-26')).toMatchObject({
        observedOn: '2026-11-25',
        warnings: [{ code: 'list-dated', text: { vi: expect.stringContaining('theo dòng chữ ngoài bảng;') } }],
      });
    }
  });

  test('where nothing says its day but it is plainly older it is asked about, and taken once its day is said', async () => {
    const d = await withToday();
    const [before, path] = [await known(d), d.file('cu.csv', dayList(rows(true)))];
    for (const dryRun of [true, false]) {
      await expect(d.bring(path, '2026-11-26', { dryRun })).rejects.toThrow(
        expect.objectContaining({
          code: 'day-doubtful',
          message: expect.stringMatching(/Tệp cu\.csv .*H-4 .*26\/11\/2026.* 25\/11\/2026; .*--observed-on/),
        }),
      );
    }
    expect(await known(d)).toEqual(before);
    expect(await d.bring(path, '2026-11-25', { certain: true })).toMatchObject({ updated: 1, unchanged: 3, observedOn: '2026-11-25' });
    expect(await known(d)).toEqual(withStage(before));
  });

  test('also where no dossier ended since, and one is back in the stage it had left', async () => {
    const d = desk();
    const of = (day: string, stage: string): Cells[] => [
      { code: 'P-1', received: '18/11/2026', stage },
      { code: 'P-2', received: '19/11/2026', stage: 'Tiếp nhận' },
      ...(day === '20' ? [{ code: 'P-4', received: '20/11/2026', stage: 'Tiếp nhận' }] : []),
    ];
    await d.bring(d.file('a.csv', dayList(of('19', 'Tiếp nhận'))), '2026-11-19');
    await d.bring(d.file('b.csv', dayList(of('20', 'Trình ký'))), '2026-11-20');
    await expect(d.bring(d.file('c.csv', dayList(of('19', 'Tiếp nhận').slice(0, 1))), '2026-11-23')).rejects.toThrow(
      expect.objectContaining({ code: 'day-doubtful', message: expect.stringMatching(/P-1 .*20\/11\/2026.* 18\/11\/2026/) }),
    );
    // Gone on, it is a list of a part of the office.
    expect(await d.bring(d.file('d.csv', dayList(of('19', 'Trả kết quả'))), '2026-11-23')).toMatchObject({ updated: 1 });
  });

  test('what the officer says of the day stands above name, title and rows', async () => {
    const d = await withToday();
    const path = d.file('danh-sach 24-11-2026.csv', `Tính đến ngày 24/11/2026\n${dayList(rows(true))}`);
    // Of that day it is the second list, with a second stage of H-1.
    expect(await d.bring(path, '2026-11-26', { certain: true })).toMatchObject({ observedOn: '2026-11-26', updated: 3 });
  });

  test('nor does it with titles that say two days: that is a question', async () => {
    const d = await withToday();
    const path = d.file('cu.csv', `Ngày xuất: 24/11/2026\nNgày xuất: 25/11/2026\n${dayList(rows(true))}`);
    await expect(d.bring(path, '2026-11-26')).rejects.toThrow(expect.objectContaining({ code: 'day-doubtful' }));
  });
});

/** What is told of its day: that a dossier was paused when it was first seen is another matter. */
const ofItsDay = (warnings: NonNullable<ImportResult['warnings']>): readonly string[] =>
  warnings.map(({ code }) => code).filter((code) => code !== 'pause-assumed');

describe('a list of today stays one', () => {
  test('where a name or a title bears a day its own rows go beyond', async () => {
    const d = desk();
    for (const [name, title] of [
      ['ho so nhan tu 01-11-2026.csv', ''],
      ['thang 10-11.csv', ''],
      ['a.csv', 'Tính đến ngày 20/11/2026\n'],
    ] as const) {
      const { observedOn, warnings = [] } = await d.bring(d.file(name, title + dayList(rows(false))), '2026-11-26');
      expect([observedOn, ofItsDay(warnings)], name).toEqual(['2026-11-26', []]);
    }
  });

  test('where it bears its day, and nothing has to be told', async () => {
    const d = desk();
    const result = await d.bring(d.file('danh-sach 26-11.csv', dayList(rows(false))), '2026-11-26');
    expect(result).toMatchObject({ observedOn: '2026-11-26', created: 5 });
    expect(ofItsDay(result.warnings ?? [])).toEqual([]);
  });

  test('where one dossier was opened again, and where an end came from another system', async () => {
    const d = desk();
    const done = { code: 'H-1', received: '23/11/2026', done: '25/11/2026', status: 'Đã trả kết quả' };
    const other = { code: 'H-2', received: '25/11/2026' };
    await d.bring(d.file('a.csv', dayList([done, other])), '2026-11-25');
    const again = { code: 'H-1', received: '23/11/2026' };
    expect(await d.bring(d.file('b.csv', dayList([again, other])), '2026-11-26')).toMatchObject({ observedOn: '2026-11-26' });
    const told = { dossier: 'H-2', type: 'completed', at: '2026-11-26' };
    await d.bring(d.file('c.ndjson', JSON.stringify(told)), '2026-11-26');
    await d.bring(d.file('d.csv', dayList([{ code: 'H-3', received: '26/11/2026' }])), '2026-11-26');
    expect(await d.bring(d.file('e.csv', dayList([other])), '2026-11-26')).toMatchObject({ observedOn: '2026-11-26' });
  });

  test('whatever its layout, also when another of its kind follows', async () => {
    const folder = fileURLToPath(new URL('layouts/', import.meta.url));
    const d = desk();
    for (const day of ['2026-11-23', '2026-11-24']) {
      for (const name of readdirSync(folder).filter((file) => /\.(?:csv|xls)$/.test(file))) {
        const content = readFileSync(folder + name);
        // One more line end makes other bytes of the same list.
        const path = d.file(
          name,
          day.endsWith('23') ? content : Buffer.concat([content, Buffer.from(content[0] === 0xff ? '\n\0' : '\n')]),
        );
        const asked = await d.bring(path, day).then(
          ({ observedOn }) => observedOn,
          (error: unknown) => (error instanceof IntakeError ? error.code : error),
        );
        // Some layouts are a question of their own.
        expect([day, 'mapping-doubtful', 'dates-doubtful'], name).toContain(asked);
      }
    }
  });
});

test('a file of events has no day of its own', async () => {
  const d = desk();
  const path = d.file('su-kien 25-11-2026.ndjson', JSON.stringify({ dossier: 'A-1', type: 'received', at: '2026-11-26' }));
  expect((await readIntakeFile(path)).content).toHaveProperty('events');
  expect(await d.bring(path, '2026-11-26')).not.toHaveProperty('observedOn');
});
