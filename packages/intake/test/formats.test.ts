import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { eventToJson } from '@dunghen/core';
import { readIntakeFile } from '@dunghen/intake';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { csvRows } from '../src/formats/csv-rows.ts';
import { desk, type Desk } from './desk.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`files/${name}`, import.meta.url));
const CODES = ['H37.125-261102-0001', 'H37.125-261103-0002', 'H37.125-261104-0003'];
const everything = async ({ store }: Desk): Promise<unknown[]> =>
  Promise.all(CODES.map(async (code) => (await store.dossier(code))?.events.map(eventToJson)));

describe('one list gives the same dossiers whatever program saved it', () => {
  test.each([['danh-sach-97.xls'], ['danh-sach.ods'], ['danh-sach-html.xls']])('%s as the .xlsx', async (name) => {
    const [one, other] = [desk(), desk()];
    expect(await one.bring(fixture('danh-sach.xlsx'))).toMatchObject({ rows: 3, created: 3, rejected: 0 });
    expect(await other.bring(fixture(name))).toMatchObject({ rows: 3, created: 3, rejected: 0 });
    expect(await everything(other)).toEqual(await everything(one));
    expect((await other.clockOf(CODES[0] as string))?.receipt.at).toBe('2026-11-02T08:05:00+07:00');
  });

  test.each([
    ['Excel of before 1997', 'danh-sach-95.xls'],
    ['the binary .xlsb', 'danh-sach.xlsb'],
  ])('%s is refused with the way to save it', async (_, name) => {
    await expect(readIntakeFile(fixture(name))).rejects.toThrow(
      expect.objectContaining({ code: 'file-format', message: expect.stringContaining('lưu lại thành .xlsx') }),
    );
  });
});

test.each(['co-mat-khau.xls', 'co-mat-khau.ods'])('%s is told to have a password, not to be damaged', async (name) => {
  await expect(readIntakeFile(fixture(name))).rejects.toThrow(
    expect.objectContaining({ code: 'file-encrypted', message: expect.stringContaining('bỏ mật khẩu') }),
  );
});

const CSV = [
  'STT,Mã hồ sơ,Chủ hồ sơ,Địa chỉ,Ngày tiếp nhận,Thời hạn giải quyết,Trạng thái',
  '1,H-1,Nguyễn Thị Phượng,"Thôn Bản Chắt, xã Đình Lập",02/11/2026 08:05,3 ngày làm việc,Đang xử lý',
  '2,H-2,Hoàng Văn Vững,"Khối 6, xã Lộc Bình",03/11/2026 09:15,15 ngày,Đang xử lý',
].join('\r\n');

/** Microsoft's code page writes â, ă, ơ… as one letter and the tone after it. */
function in1258(text: string): Buffer {
  const spelled = Array.from(text.normalize('NFC')).map((char) => {
    const [base = '', ...marks] = Array.from(char.normalize('NFD'));
    const shape = marks.filter((mark) => '\u0302\u0306\u031B'.includes(mark)).join('');
    return (base + shape).normalize('NFC') + marks.filter((mark) => !'\u0302\u0306\u031B'.includes(mark)).join('');
  });
  return iconv.encode(spelled.join(''), 'windows-1258');
}

describe('a CSV list is read in the encodings Vietnamese offices use', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(CSV)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${CSV}`)],
    ['decomposed UTF-8', Buffer.from(CSV.normalize('NFD'))],
    ['UTF-16 LE with its mark', Buffer.from(`\uFEFF${CSV}`, 'utf16le')],
    ['UTF-16 BE with its mark', Buffer.from(`\uFEFF${CSV}`, 'utf16le').swap16()],
    ['UTF-16 LE without a mark', Buffer.from(CSV, 'utf16le')],
    ['Windows-1258', in1258(CSV)],
    ['Windows-1258, parted by bars', in1258(CSV.replaceAll(/,(?! )/g, '|'))],
    ['TCVN3', iconv.encode(CSV, 'tcvn')],
  ])('%s', async (_, bytes) => {
    const { bring, file, clockOf } = desk();
    expect(await bring(file('a.csv', bytes))).toMatchObject({ rows: 2, created: 2, rejected: 0 });
    expect((await clockOf('H-1'))?.applicant).toEqual({ name: 'Nguyễn Thị Phượng', address: 'Thôn Bản Chắt, xã Đình Lập' });
  });

  const cells = (line: string): string =>
    line
      .split(',')
      .map((cell) => `<td>${cell}</td>`)
      .join('');
  const page = (meta: string, ...lines: string[]): string =>
    `<html><head>${meta}</head><body><table>${lines.map((line) => `<tr>${cells(line)}</tr>`).join('')}</table></body></html>`;
  test.each<[string, Uint8Array]>([
    ['Windows-1258, by its headings', in1258(page('', 'Mã hồ sơ,Ngày tiếp nhận,Chủ hồ sơ', 'H-1,02/11/2026,Lê Thị Tý'))],
    [
      'Windows-1258, by what it says',
      in1258(page('<meta charset="windows-1258">', 'Mã hồ sơ,Ngày tiếp nhận,Chủ hồ sơ', 'H-1,02/11/2026,Lê Thị Tý')),
    ],
    [
      'TCVN3, whatever it says',
      iconv.encode(page('<meta charset=windows-1258>', 'Mã hồ sơ,Ngày tiếp nhận,Chủ hồ sơ', 'H-1,02/11/2026,Lê Thị Tý'), 'tcvn'),
    ],
  ])('and so is a web page: %s', async (_, bytes) => {
    const { bring, file, clockOf } = desk();
    expect(await bring(file('a.xls', bytes))).toMatchObject({ created: 1, rejected: 0 });
    expect((await clockOf('H-1'))?.applicant?.name).toBe('Lê Thị Tý');
  });

  test('a file cut in the middle of a letter far down is refused, not read as another encoding', async () => {
    const { file } = desk();
    const long = Buffer.concat([Buffer.from(`${CSV}\r\n`.repeat(3_000)), Buffer.from([0xe1, 0xba])]);
    await expect(readIntakeFile(file('a.csv', long))).rejects.toThrow(expect.objectContaining({ code: 'file-encoding' }));
  });
});

describe('the CSV reader', () => {
  const cells = fc.array(fc.array(fc.stringMatching(/^[a-zà ,;"\r\n]{0,6}$/), { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 8,
  });

  test('reads what csv-parse reads, however the text is cut into pieces', () => {
    fc.assert(
      fc.property(
        cells,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 9 }),
        (table, mark, end, size) => {
          // A lone blank cell and a blank line are one text, which csv-parse would skip.
          const text = table.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(mark)).join(end);
          const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
          const ours = [...csvRows(pieces, mark, 'a.csv')].flat().map((row) => row.cells);
          expect(ours).toEqual(parse(text, { delimiter: mark, relax_column_count: true }));
        },
      ),
    );
  });

  test('reads bare cells as csv-parse does', () => {
    const bare = fc.array(fc.array(fc.stringMatching(/^[a-zà .]{1,6}$/), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(bare, fc.constantFrom('\n', '\r\n'), (table, end) => {
        const text = table.map((row) => row.join(',')).join(end);
        expect([...csvRows([text], ',', 'a.csv')].flat().map((row) => row.cells)).toEqual(parse(text, { relax_column_count: true }));
      }),
    );
  });

  test.each(['a,"b\nc', 'a,"b"c,d\n', '"a,b\n'])('refuses quotes that do not close: %j', (text) => {
    expect(() => [...csvRows([text], ',', 'a.csv')]).toThrow(
      expect.objectContaining({ code: 'file-format', message: expect.stringContaining('dòng 1') }),
    );
  });

  test('numbers rows as a spreadsheet does, a cell of several lines being one row', () => {
    expect([...csvRows(['a,"x\ny"\n\nb,c\n'], ',', 'a.csv')].flat().map((line) => [line.row, ...line.cells])).toEqual([
      [1, 'a', 'x\ny'],
      [2, ''],
      [3, 'b', 'c'],
    ]);
  });

  test('reads the file of fixtures/sample as csv-parse does', () => {
    const text = readFileSync(new URL('../../../fixtures/sample/danh-sach-ho-so.csv', import.meta.url), 'utf8').slice(1);
    expect([...csvRows([text], ',', 'a.csv')].flat().map((row) => row.cells)).toEqual(parse(text));
  });
});
