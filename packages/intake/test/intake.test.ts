import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldDossier, formatDay, formatMoment, parseDay, type DossierClock } from '@dunghen/core';
import { importContent, readIntakeFile, readOfficeDate, readStatus } from '@dunghen/intake';
import type { Store } from '@dunghen/store';
import { writeXlsx, type CellValue } from 'hucre';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { brought, type Brought } from './desk.ts';
import { newStore } from '../../store/test/new-store.ts';

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nhập hồ sơ '));
  store = newStore(join(folder, 'a.db'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const bring = async (path: string, observedOn = '2026-11-23', dryRun = false): Promise<Brought> =>
  brought(
    await importContent(store, await readIntakeFile(path), {
      observedOn: parseDay(observedOn),
      at: `${observedOn}T00:00:00Z`,
      fold: {},
      dryRun,
    }),
  );
const clockOf = async (code: string): Promise<DossierClock | null> => {
  const stored = await store.dossier(code);
  return stored && foldDossier(stored.events);
};

const line = (type: string, at: string, extra: object = {}): string => JSON.stringify({ dossier: 'H-1', type, at, ...extra });
const RECEIVED = line('received', '2026-11-02T08:00:00+07:00', { term: '3 working-days' });

describe('event files', () => {
  test('are taken in any order of their lines', async () => {
    const path = file('a.ndjson', `${line('completed', '2026-11-05')}\n\n${RECEIVED}\n`);
    expect(await bring(path)).toMatchObject({ rows: 2, created: 1, rejected: 0 });
    expect((await clockOf('H-1'))?.end?.on).toBe(parseDay('2026-11-05'));
  });

  test('imported twice change nothing', async () => {
    const path = file('a.ndjson', RECEIVED);
    await bring(path);
    expect(await bring(path, '2026-11-24')).toMatchObject({ created: 0, updated: 0, unchanged: 1, rejected: 0 });
  });

  test('bad lines are reported with their number, the others go on', async () => {
    const path = file('a.ndjson', `${RECEIVED}\n{"dossier":"H-2"\n${line('completed', '31/02/2026')}\n${line('paid', '2026-11-03')}\n`);
    const { errors, created, rejected } = await bring(path);
    expect(errors.map(({ row, code }) => [row, code])).toEqual([
      [2, 'bad-json'],
      [3, 'bad-date-time'],
      [4, 'bad-event'],
    ]);
    expect({ created, rejected }).toEqual({ created: 1, rejected: 3 });
  });

  test('an impossible history is refused for that dossier, at the line that makes it so', async () => {
    const other = JSON.stringify({ dossier: 'H-2', type: 'received', at: '2026-11-02', term: 'trong ngày' });
    const path = file('a.ndjson', `${other}\n${RECEIVED}\n${line('resumed', '2026-11-04')}\n`);
    const { errors, created } = await bring(path);
    expect(errors).toMatchObject([{ row: 3, code: 'resumed-without-pause' }]);
    expect(created).toBe(1);
    expect(await clockOf('H-1')).toBeNull();
  });

  test('a dry run tells the same and what would change, and writes nothing', async () => {
    const changes = { dossiers: 1, first: [{ code: 'H-1', isNew: true, events: [{ type: 'received' }], count: 1 }] };
    expect(await bring(file('a.ndjson', RECEIVED), '2026-11-23', true)).toMatchObject({ created: 1, changes });
    expect(await clockOf('H-1')).toBeNull();
  });
});

const HEAD =
  'STT;MÃ HỒ SƠ;Tên thủ tục;Ngày tiếp nhận;Thời hạn giải quyết;Ngày hẹn trả;Ngày có kết quả;Trạng thái;Bước hiện tại;Lý do trễ;Chủ hồ sơ;Hình thức nộp';
const row = (cells: Record<string, string> = {}): string => {
  const defaults = {
    code: 'H-1',
    received: '02/11/2026 08:00',
    term: '3 ngày làm việc',
    promised: '05/11/2026',
    done: '',
    status: 'Đang xử lý',
    stage: 'Thẩm định',
    why: '',
  };
  const c = { ...defaults, ...cells };
  return `1;${c.code};Khai sinh;${c.received};${c.term};${c.promised};${c.done};${c.status};${c.stage};${c.why};Nông Văn Mẫu;Trực tuyến`;
};

describe('dossier lists', () => {
  test('title rows above and totals below are skipped', async () => {
    const path = file('a.csv', `\uFEFFDANH SÁCH HỒ SƠ\nTháng 11;;\n${HEAD}\n${row()}\n;;;;\nTổng cộng: 1 hồ sơ;;;\nNgười lập biểu;;;\n`);
    expect(await bring(path)).toMatchObject({ rows: 1, created: 1, rejected: 0 });
    const clock = await clockOf('H-1');
    expect(clock).toMatchObject({ channel: 'online', procedureName: 'Khai sinh', applicant: { name: 'Nông Văn Mẫu' } });
    expect(clock?.dueOn).toBe(parseDay('2026-11-05'));
    expect(clock?.stages.map((s) => s.stage)).toEqual(['Thẩm định']);
  });

  test('imported again the next day change nothing', async () => {
    const path = file('a.csv', `${HEAD}\n${row({ why: 'Chờ xác minh' })}\n`);
    await bring(path);
    expect(await bring(path, '2026-11-24')).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
  });

  test('a later list brings the stage, the reason and the result as events', async () => {
    await bring(file('a.csv', `${HEAD}\n${row()}\n`), '2026-11-04');
    await bring(file('b.csv', `${HEAD}\n${row({ stage: 'Trình ký', why: 'Chờ xác minh' })}\n`), '2026-11-06');
    await bring(file('c.csv', `${HEAD}\n${row({ done: '09/11/2026 10:00', status: 'Đã xử lý xong' })}\n`), '2026-11-10');
    const clock = await clockOf('H-1');
    expect(clock?.stages.map((s) => [s.stage, formatDay(s.at.on)])).toEqual([
      ['Thẩm định', '2026-11-04'],
      ['Trình ký', '2026-11-06'],
    ]);
    expect(clock).toMatchObject({ delayReason: 'Chờ xác minh', end: { type: 'completed', on: parseDay('2026-11-09') } });
  });

  test('a supplement seen in the status stops the clock, and its end starts it again', async () => {
    await bring(file('a.csv', `${HEAD}\n${row({ status: 'Yêu cầu bổ sung giấy tờ' })}\n`), '2026-11-04');
    expect((await clockOf('H-1'))?.dueOn).toBeNull();
    await bring(file('b.csv', `${HEAD}\n${row()}\n`), '2026-11-09');
    expect((await clockOf('H-1'))?.dueOn).toBe(parseDay('2026-11-12'));
  });

  test('bad rows are named by row, column and value, the others go on', async () => {
    const path = file(
      'a.csv',
      `${HEAD}\n${row({ received: '31/02/2026' })}\n${row({ code: 'H-2', term: '3 tuần', promised: '' })}\n${row({ code: '' })}\n${row({ code: 'H-4' })}\n`,
    );
    const { errors, created } = await bring(path);
    expect(errors.map(({ row: at, column, code }) => [at, column, code])).toEqual([
      [2, 'Ngày tiếp nhận', 'bad-date'],
      [3, 'Thời hạn giải quyết', 'bad-term'],
      [4, 'MÃ HỒ SƠ', 'bad-event'],
    ]);
    expect(errors[0]?.error.message).toContain('31/02/2026');
    expect(created).toBe(1);
  });

  test('the same code twice is taken once, and told of each row when they differ', async () => {
    const path = file('a.csv', `${HEAD}\n${row()}\n${row()}\n${row({ stage: 'Trình ký' })}\n`);
    expect(await bring(path)).toMatchObject({ created: 1, errors: [{ row: 2, code: 'duplicate-code' }, { row: 4 }] });
  });

  test.each([
    ['comma', ','],
    ['semicolon', ';'],
    ['tab', '\t'],
  ])('separated by %s are read', async (_, mark) => {
    expect(await bring(file('a.csv', `${HEAD}\n${row()}\n`.replaceAll(';', mark)))).toMatchObject({ created: 1 });
  });

  test.each([
    ['UTF-16 LE', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`${HEAD}\n${row()}\n`, 'utf16le')])],
    ['decomposed accents', Buffer.from(`${HEAD}\n${row()}\n`.normalize('NFD'))],
  ])('in %s are read', async (_, bytes) => {
    await bring(file('a.csv', bytes));
    expect((await clockOf('H-1'))?.applicant?.name).toBe('Nông Văn Mẫu'.normalize('NFC'));
  });
});

describe('Excel workbooks', () => {
  const workbook = async (rows: CellValue[][], ...before: CellValue[][][]): Promise<string> => {
    const sheets = [...before, rows].map((sheet, i) => ({ name: `Trang ${i + 1}`, rows: sheet }));
    return file('a.xlsx', await writeXlsx({ sheets }));
  };
  const list: CellValue[][] = [
    ['DANH SÁCH HỒ SƠ'],
    [],
    ['STT', 'Mã hồ sơ', 'Ngày tiếp nhận', 'Thời hạn giải quyết', 'Ngày có kết quả'],
    [1, 'H-1', new Date(Date.UTC(2026, 10, 3, 8, 5)), '3 ngày làm việc', null],
    [2, 'H-2', '02/11/2026', '3 ngày làm việc', new Date(Date.UTC(2026, 10, 4))],
    [3, 'H-3', '31/02/2026', '3 ngày làm việc', null],
  ];

  test('are read with their dates, and a bad row is named as Excel numbers it', async () => {
    const { created, errors } = await bring(await workbook(list));
    expect({ created, errors: errors.map((fault) => [fault.row, fault.column]) }).toEqual({ created: 2, errors: [[6, 'Ngày tiếp nhận']] });
    expect((await clockOf('H-1'))?.receipt.at).toBe('2026-11-03T08:05:00+07:00');
    expect((await clockOf('H-2'))?.end?.on).toBe(parseDay('2026-11-04'));
  });
  test('with the list on a later sheet are read', async () => {
    expect(await bring(await workbook(list, [['Ghi chú'], ['không có gì']]))).toMatchObject({ created: 2 });
  });
  test('that would unpack to more than a list can be are refused before they are unpacked', async () => {
    const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: 'a', rows: list }] }));
    const directory = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bytes.writeUInt32LE(0x7fffffff, directory + 24);
    await expect(readIntakeFile(file('bom.xlsx', bytes))).rejects.toThrow(
      expect.objectContaining({ code: 'file-unsafe', message: expect.stringContaining('nở ra quá lớn') }),
    );
  });
});

describe('a file that cannot be read changes nothing and is named', () => {
  test.each([
    ['file-empty', 'a.csv', ''],
    ['file-empty', 'a.xls', '<html><table></table></html>'],
    ['file-format', 'a.xls', '<html><body>Phiên đăng nhập đã hết hạn</body></html>'],
    ['file-format', 'a.csv', '%PDF-1.7'],
    ['file-format', 'a.xlsx', 'PK\u0003\u0004…'],
    ['no-headings', 'a.csv', 'Họ tên,Địa chỉ\nA,B\n'],
    ['file-format', 'a.ndjson', '{oops\n{oops\n'],
  ])('%s (%s)', async (code, name, content) => {
    await expect(readIntakeFile(file(name, content))).rejects.toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(name) }),
    );
  });
  test.each([
    ['[{"dossier":"H-1","type":"received","at":"2026-11-02"}]', 'là một mảng JSON'],
    ['{\n "dossier":"H-1",\n "type":"received"\n}\n', 'không dòng nào là JSON'],
  ])('events that are not one a line, %j, are told how to be written, and not to go through Excel', async (content, said) => {
    await expect(readIntakeFile(file('a.json', content))).rejects.toThrow(
      expect.objectContaining({ code: 'file-format', message: expect.stringMatching(`${said}.*trọn trên một dòng`) as string }),
    );
  });

  test('absent, or a folder', async () => {
    mkdirSync(join(folder, 'd'));
    await expect(readIntakeFile(join(folder, 'none.csv'))).rejects.toThrow(expect.objectContaining({ code: 'file-absent' }));
    await expect(readIntakeFile(join(folder, 'd'))).rejects.toThrow(expect.objectContaining({ code: 'file-unreadable' }));
  });
});

describe('dates in a list', () => {
  test.each([
    ['20/11/2026', '2026-11-20'],
    ['5/1/2026', '2026-01-05'],
    ['03-04-2026', '2026-04-03'],
    ['20/11/2026 08:30', '2026-11-20T08:30:00+07:00'],
    ['20/11/2026  08:30:15', '2026-11-20T08:30:15+07:00'],
    ['08:30 20/11/2026', '2026-11-20T08:30:00+07:00'],
    ['2026-11-20', '2026-11-20'],
    ['2026-11-20 08:30', '2026-11-20T08:30:00+07:00'],
    ['20/11/2026 00:00', '2026-11-20'],
    ['20/11/2026 02:05:00 CH', '2026-11-20T14:05:00+07:00'],
    ['20/11/2026 12:05 SA', '2026-11-20T00:05:00+07:00'],
    ['ngày 20 tháng 11 năm 2026', '2026-11-20'],
    ['46346', '2026-11-20'],
    ['20-Thg11-2026', '2026-11-20'],
    ['2 thg 11, 2026', '2026-11-02'],
    ['2 tháng 11, 2026 08:30', '2026-11-02T08:30:00+07:00'],
    ['20-Nov-2026', '2026-11-20'],
    ['02 September 2026 8:30', '2026-09-02T08:30:00+07:00'],
    ['20261120', '2026-11-20'],
    ['20/11/2026.', '2026-11-20'],
    ['46346,33', '2026-11-20T07:55:12+07:00'],
    ['46346.354166666664', '2026-11-20T08:30:00+07:00'],
  ])('%j is %s', (text, expected) => expect(formatMoment(readOfficeDate(text))).toBe(expected));

  test.each(['20/11/26', '20-NOV-26', '20-thg11-26 08:30', '1.2.26'])('%s is asked for all digits of its year', (text) =>
    expect(() => readOfficeDate(text)).toThrow(/năm bằng hai chữ số; hãy ghi đủ bốn chữ số/),
  );

  test.each([
    '20260231',
    '20112026',
    '31-Feb-2026',
    '20-Novel-2026',
    '20-Thg13-2026',
    '31/02/2026',
    '20/13/2026',
    '11/20/2026',
    '20/11/26',
    '20/11/2569',
    '25:00 20/11/2026',
    'hôm qua',
    '12',
    '20/11',
  ])('%j is refused', (text) => {
    expect(() => readOfficeDate(text)).toThrow(expect.objectContaining({ code: expect.stringMatching(/^bad-date/) }));
  });
});

test.each([
  ['Mới đăng ký', 'running'],
  ['Được tiếp nhận', 'running'],
  ['Đang xử lý', 'running'],
  ['Yêu cầu bổ sung giấy tờ', { paused: 'supplement' }],
  ['Yêu cầu thực hiện nghĩa vụ tài chính', { paused: 'payment' }],
  ['Dừng xử lý', { paused: 'stopped' }],
  ['Công dân yêu cầu rút hồ sơ', { ended: 'withdrawn' }],
  ['Không được tiếp nhận', { ended: 'refused' }],
  ['Đã xử lý xong', { ended: 'completed' }],
  ['Đã trả kết quả', { ended: 'completed' }],
  ['???', 'unknown'],
])('the status %j is understood', (text, expected) => expect(readStatus(text)).toEqual(expected));
