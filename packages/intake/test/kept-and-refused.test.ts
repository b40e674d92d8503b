// What is kept beside a list: the mapping it was read by, the lines that were refused, the order of the files; and what a list may not change.
import { deflateRawSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DungHenError, parseDay, parseTerm } from '@dunghen/core';
import {
  inOrderOfDays,
  IntakeError,
  isLearnedFrom,
  mappingText,
  readIntakeFile,
  readKeptMapping,
  readWithMapping,
  RejectedLines,
  type RowFault,
} from '@dunghen/intake';
import { describe, expect, test } from 'vitest';
import { startOfEntry, zipEntries } from '../src/formats/zip-directory.ts';
import { desk } from './desk.ts';
import { zip } from './zip.ts';

const HEAD = 'Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết';

describe('a kept mapping', () => {
  const mapping = '[columns]\ncode = "Ký hiệu"\nreceivedAt = "Hôm nào"\nterm = "Bao lâu"\n';
  const list = (head: string): string => `${head}\nA-1,02/11/2026,3 ngày làm việc\n`;

  test('is followed where it fits, left where the list has other headings, and asked for where these tell nothing', async () => {
    const { file } = desk();
    const kept = readKeptMapping(file('dunghen.mapping.toml', `headings = ["Ký hiệu", "Hôm nào", "Bao lâu"]\n${mapping}`), false);
    const headings = async (head: string): Promise<readonly string[]> => {
      const { content } = await readWithMapping(kept, file('a.csv', list(head)));
      return 'lists' in content ? content.lists.flatMap((one) => [...one.mapping.names.values()]) : [];
    };
    expect(await headings('Ký hiệu,Hôm nào,Bao lâu')).toEqual(['Ký hiệu', 'Hôm nào', 'Bao lâu']);
    expect(await headings(HEAD)).toEqual(HEAD.split(','));
    const asked = await readWithMapping(kept, file('b.csv', list('Ô một,Ô hai,Ô ba'))).catch((error: unknown) => error);
    const unasked = await readIntakeFile(file('b.csv', list('Ô một,Ô hai,Ô ba'))).catch((error: unknown) => error);
    expect(asked).toMatchObject({ code: 'no-headings' });
    // It says besides that there is a kept mapping.
    expect((asked as Error).message.length).toBeGreaterThan((unasked as Error).message.length);
    await expect(readWithMapping(kept, join('không', 'có.csv'))).rejects.toMatchObject({ code: 'file-absent' });
    await expect(readWithMapping(kept, file('trống.csv', ''))).rejects.toMatchObject({ code: 'file-empty' });
  });

  test('that must be followed is, or says which heading the list lacks', async () => {
    const { file } = desk();
    const must = readKeptMapping(file('m.toml', mapping), true);
    await expect(readWithMapping(must, file('a.csv', list(HEAD)))).rejects.toMatchObject({ code: 'bad-mapping' });
    expect(await readWithMapping(must, file('a.csv', list('Ký hiệu,Hôm nào,Bao lâu')))).toHaveProperty('content.lists.0.rows.count', 1);
  });

  test('is known again by its headings alone, spelled as they may be', () => {
    const headings = ['Mã hồ sơ', 'Ngày tiếp nhận'];
    const text = mappingText({ headings, names: new Map([['code', 'Mã hồ sơ']]) });
    expect(isLearnedFrom(text, { headings: ['MÃ HỒ SƠ', 'ngày  tiếp nhận'] })).toBe(true);
    expect(isLearnedFrom(text, { headings: ['Mã hồ sơ', 'Ngày hẹn trả'] })).toBe(false);
    expect(isLearnedFrom('headings = [3, "Ngày tiếp nhận"]', { headings })).toBe(false);
    expect(isLearnedFrom(mapping, { headings })).toBe(false);
  });

  test.each([
    ['columns = ', 'm.toml:1:11 sai cú pháp TOML'],
    ['columns = 3', 'thiếu mục [columns]'],
    ['[columns]\nma = "x"', 'có cột lạ "ma"'],
    ['[columns]\ncode = " "', 'cần một tiêu đề cho "code"'],
    ['[columns]\ncode = "??"\nreceivedAt = " ?? "', 'ghép hai cột code và receivedAt vào cùng một tiêu đề'],
    ['[columns]\ncode = "Mã"', 'thiếu cột receivedAt'],
    [`statuses = 3\n${mapping}`, 'không phải là một mục [statuses]'],
    [`[statuses]\n" " = "completed"\n${mapping}`, 'có trạng thái trống'],
    [`[statuses]\n"Lưu kho" = "xong"\n${mapping}`, 'ghi trạng thái "Lưu kho" nghĩa là "xong" (dùng: running, supplement,'],
    [`[statuses]\n"Lưu kho" = "constructor"\n${mapping}`, 'nghĩa là "constructor"'],
    [
      `[statuses]\n"Lưu kho" = "completed"\n"LƯU  kho" = "running"\n${mapping}`,
      'hai nghĩa cho cùng một trạng thái "Lưu kho" và "LƯU  kho"',
    ],
  ])('that is %j is refused with the place', (text, said) => {
    const { file } = desk();
    expect(() => readKeptMapping(file('m.toml', text), true)).toThrow(
      expect.objectContaining({ code: 'bad-mapping', message: expect.stringContaining(said) as string }),
    );
  });
});

test('a refused line keeps what it held beside the reason, whatever it was', () => {
  const { folder } = desk();
  const lines = new RejectedLines('en');
  const error = new DungHenError('x', { vi: 'vì sao', en: 'why' });
  const fault: RowFault = { row: 1, column: null, code: 'x', error: error as RowFault['error'] };
  for (const [at, line] of ['{"dossier":"A"}', '[1]', 'null', '3', 'no JSON'].entries()) lines.add({ row: 9 - at, cells: [line] }, fault);
  lines.write(join(folder, 'a.ndjson'));
  const written = readFileSync(join(folder, 'a.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(written.map(({ line, dossier }) => line ?? dossier)).toEqual(['no JSON', '3', 'null', '[1]', 'A']);
  expect(written.map((one) => Object.values(one).at(-1))).toEqual(Array(5).fill('why'));
});

test('files that come together are taken in the order of their days, event files first, and those of one day as they came', async () => {
  const { file } = desk();
  const list = `${HEAD}\nA-1,02/11/2026,3 ngày làm việc\n`;
  const event = JSON.stringify({ dossier: 'A-1', type: 'received', at: '2026-11-02', term: '3 working-days' });
  const names = ['ds 02-12-2026.csv', 'ds 30-11-2026.csv', 'x.csv', 'y.csv', 'a.ndjson', 'b.ndjson'];
  const files = await Promise.all(names.map((name) => readIntakeFile(file(name, name.endsWith('csv') ? list : event))));
  expect(inOrderOfDays(files, parseDay('2026-12-10')).map((one) => one.file)).toEqual([
    'a.ndjson',
    'b.ndjson',
    'ds 30-11-2026.csv',
    'ds 02-12-2026.csv',
    'x.csv',
    'y.csv',
  ]);
});

test('a term that a later list gives to dossiers taken without one is no change: it is told once, and not taken', async () => {
  const { file, bring, clockOf } = desk();
  const without = 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả\nA-1,02/11/2026,05/11/2026\nA-2,02/11/2026,05/11/2026\n';
  const terms = ['A-1,02/11/2026,30 ngày làm việc,05/11/2026', 'A-2,02/11/2026,5 ngày làm việc,05/11/2026'];
  await bring(file('a.csv', without), '2026-11-03');
  const { rejected, warnings } = await bring(file('b.csv', [`${HEAD},Ngày hẹn trả`, ...terms].join('\n')), '2026-11-04');
  expect(rejected).toBe(0);
  expect(warnings?.map(({ code }) => code)).toEqual(['late-detail']);
  expect(warnings?.[0]?.text.vi).toContain('cho 2 hồ sơ');
  expect((await clockOf('A-1'))?.receipt.term).toBeUndefined();
});

test('nor is a list without terms after one with them a change, nor a term that is the catalogue’s', async () => {
  const { file, bring } = desk();
  const fold = { catalogue: () => ({ code: '1.004873', name: 'Xác nhận', term: parseTerm('3 working-days') }) };
  const withTerm = `${HEAD},Mã thủ tục\nA-1,02/11/2026,3 ngày làm việc,1.004873\n`;
  const without = 'Mã hồ sơ,Ngày tiếp nhận,Mã thủ tục\nA-1,02/11/2026,1.004873\nA-2,02/11/2026,1.004873\n';
  await bring(file('a.csv', withTerm), '2026-11-03', { fold });
  expect(await bring(file('b.csv', without), '2026-11-04', { fold })).toMatchObject({ created: 1, rejected: 0 });
  const both = await bring(file('c.csv', `${withTerm}A-2,02/11/2026,3 ngày làm việc,1.004873\n`), '2026-11-05', { fold });
  expect(both).toMatchObject({ rejected: 0 });
  expect(both.warnings).toBeUndefined();
});

test('the hour of a receipt that only a later list says is told where the law gives another day by it, and not written', async () => {
  const { file, bring, clockOf } = desk();
  const row = (code: string, received: string, term: string): string => `${code},${received},${term}\n`;
  const dossiers = [
    ['A-1', '16:30', 'trong ngày'],
    ['A-2', '15:00', 'trong ngày'],
    ['A-3', '16:30', '3 ngày làm việc'],
    ['A-4', '16:30', '4 giờ làm việc'],
  ] as const;
  await bring(file('a.csv', `${HEAD}\n${dossiers.map(([code, , term]) => row(code, '05/11/2026', term)).join('')}`), '2026-11-05');
  const hours = file('b.csv', `${HEAD}\n${dossiers.map(([code, hour, term]) => row(code, `05/11/2026 ${hour}`, term)).join('')}`);
  const { rejected, warnings } = await bring(hours, '2026-11-06');
  expect(rejected).toBe(0);
  expect(warnings?.map(({ code }) => code)).toEqual(['late-detail']);
  expect(warnings?.[0]?.text.vi).toContain('giờ tiếp nhận của 2 hồ sơ đã nhập chỉ có ngày (đầu tiên: A-1)');
  expect((await clockOf('A-1'))?.dueOn).toBe(parseDay('2026-11-05'));
});

test('two sheets that differ about several dossiers name the first and count the others', async () => {
  const { writeXlsx } = await import('hucre');
  const { bring, file } = desk();
  const sheet = (name: string, term: string) => ({
    name,
    rows: [HEAD.split(','), ...['A-1', 'A-2', 'A-3'].map((code) => [code, '02/11/2026', term]), ['Tổng cộng: 3', null, null]],
  });
  const path = file('a.xlsx', await writeXlsx({ sheets: [sheet('Một', '3 ngày làm việc'), sheet('Hai', '5 ngày làm việc')] }));
  const fault = await bring(path).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(IntakeError);
  expect((fault as IntakeError).in('vi')).toMatch(/hồ sơ A-1 \("Một" dòng 2, "Hai" dòng 2\) và 2 hồ sơ nữa/);
  expect((fault as IntakeError).in('en')).toContain(' and 2 more');
});

describe('the start of a part of a zip', () => {
  const bytes = zip([{ name: 'a.xml', content: '<a>x</a>' }]);
  const [entry] = zipEntries(bytes) ?? [];
  if (!entry) throw new Error('no entry');

  test('is what was packed, also where it was stored as it is', () => {
    expect(Buffer.from(startOfEntry(bytes, entry, 100) ?? []).toString()).toBe('<a>x</a>');
    const packed = deflateRawSync('<a>x</a>');
    const stored = startOfEntry(bytes, { ...entry, method: 0 }, 100);
    expect(Buffer.from(stored ?? [])).toEqual(packed);
  });

  test('is nothing where the directory points beside it', () => {
    expect(startOfEntry(bytes, { ...entry, offset: bytes.length - 10 }, 100)).toBeNull();
    expect(startOfEntry(bytes, { ...entry, offset: 1 }, 100)).toBeNull();
    const broken = Buffer.from(bytes).fill(0xff, 30 + 5, 30 + 5 + entry.packed);
    expect(startOfEntry(broken, entry, 100)).toBeNull();
  });
});

describe('the refused rows of a list, mended', () => {
  const columns = 'Mã hồ sơ,Ngày tiếp nhận,Ngày có kết quả,Trạng thái';
  const refused = (...rows: readonly string[]): string => `${columns},Ngày của danh sách,Lý do từ chối\n${rows.join('\n')}\n`;

  test('are of the day their column says, whatever the name of the file or today', async () => {
    const { file, bring } = desk();
    const { observedOn } = await bring(file('sai 20-11-2026.csv', refused('A-1,02/11/2026,,Đang xử lý,05/11/2026,x')), '2026-11-23');
    expect(observedOn).toBe('2026-11-05');
  });

  test('are of a later day where what was mended tells of one', async () => {
    const { file, bring } = desk();
    const by = async (row: string): Promise<unknown> => {
      const { observedOn, rejected, warnings } = await bring(file('sai.csv', refused(row)), '2026-11-23');
      return [observedOn, rejected, warnings?.find(({ code }) => code === 'list-dated')?.text.vi];
    };
    const cure = 'nếu không đúng, hãy ghi ngày xuất bằng --observed-on.';
    expect(await by('A-1,02/11/2026,09/11/2026,Đã trả kết quả,05/11/2026,x')).toEqual([
      '2026-11-09',
      0,
      `Danh sách được coi là của ngày 09/11/2026, theo ngày muộn nhất ghi ở các dòng đã sửa; ${cure}`,
    ]);
    expect(await by('A-2,02/11/2026,05/11/2026,Đã trả kết quả,05/11/2026,x')).toEqual([
      '2026-11-05',
      0,
      `Danh sách được coi là của ngày 05/11/2026, theo cột "Ngày của danh sách"; ${cure}`,
    ]);
  });

  test('of two lists in one file are a question', async () => {
    const { file, bring, store } = desk();
    const rows = refused('A-1,02/11/2026,,Đang xử lý,06/11/2026,x', 'A-2,02/11/2026,,Đang xử lý,05/11/2026,x');
    await expect(bring(file('sai.csv', rows), '2026-11-23')).rejects.toMatchObject({
      code: 'day-doubtful',
      message: expect.stringContaining('cột "Ngày của danh sách" ghi 05/11/2026 và 06/11/2026') as string,
    });
    expect(await store.dossier('A-1')).toBeNull();
  });

  test('are no full list, so that no dossier has vanished from it', async () => {
    const { file, bring } = desk();
    const row = (code: string, end = ''): string => `${code},02/11/2026,${end},${end === '' ? 'Đang xử lý' : 'Đã trả kết quả'}`;
    await bring(file('a.csv', [columns, row('A-1'), row('A-2', '03/11/2026'), row('A-3')].join('\n')), '2026-11-04');
    const again = (code: string, end?: string): string => `${row(code, end)},05/11/2026,x`;
    expect((await bring(file('sai.csv', refused(again('A-1'), again('A-2', '03/11/2026'))), '2026-11-05')).missing).toBe(0);
  });

  test('are read by the mapping their list was read by', async () => {
    const { file } = desk();
    const kept = 'headings = ["Ký hiệu", "Hôm nào"]\n[columns]\ncode = "Ký hiệu"\nreceivedAt = "Hôm nào"\n';
    const list = 'Ký hiệu,Hôm nào,Ngày của danh sách,Lý do từ chối\nA-1,02/11/2026,05/11/2026,x\n';
    const { content } = await readWithMapping(readKeptMapping(file('m.toml', kept), false), file('sai.csv', list));
    expect(content).toHaveProperty('lists.0.rows.count', 1);
  });
});
