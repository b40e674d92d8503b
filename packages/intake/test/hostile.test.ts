import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { IntakeError, readIntakeFile } from '@dunghen/intake';
import { writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { InputFile } from '../src/formats/input-file.ts';
import { desk } from './desk.ts';
import { SHEET, workbook, zip, type Part } from './zip.ts';

const MB = 1024 * 1024;
const HEAD = 'Mã hồ sơ,Ngày tiếp nhận,Chủ hồ sơ';
const ROW = 'H-1,02/11/2026,A';
const blankRows = (count: number): string =>
  Array.from({ length: count }, (_, i) => `<row r="${i + 3}"><c r="A${i + 3}" s="1"/></row>`).join('');

/** A hostile file by name, made when it is wanted. */
const HOSTILE: Readonly<Record<string, readonly [code: string, name: string, content: () => Uint8Array | string | Promise<Uint8Array>]>> = {
  'a bomb of 60 MB of blanks': ['file-unsafe', 'a.xlsx', () => zip(workbook(Buffer.alloc(60 * MB, ' ')))],
  'a bomb whose headers lie': [
    'file-unsafe',
    'a.xlsx',
    () =>
      zip(
        workbook(SHEET).map((part) =>
          part.name.endsWith('sheet1.xml') ? { ...part, content: Buffer.alloc(60 * MB, ' '), claims: 9_000 } : part,
        ),
      ),
  ],
  'thousands of parts': [
    'file-unsafe',
    'a.xlsx',
    () =>
      zip(
        workbook(
          SHEET,
          Array.from({ length: 3_000 }, (_, i) => ({ name: `xl/x${i}.bin`, content: '' })),
        ),
      ),
  ],
  'entities that grow': [
    'file-unsafe',
    'a.xlsx',
    () => zip(workbook(SHEET, [], '<?xml version="1.0"?><!DOCTYPE lol [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>')),
  ],
  'an entity that reads another file': [
    'file-unsafe',
    'a.xlsx',
    () => zip(workbook(SHEET, [], '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>')),
  ],
  macros: ['file-macros', 'a.xlsm', () => zip(workbook(SHEET, [{ name: 'xl/vbaProject.bin', content: 'x' }]))],
  'a part outside its folder': ['file-unsafe', 'a.xlsx', () => zip(workbook(SHEET, [{ name: '../../etc/cron.d/x', content: 'x' }]))],
  'one part twice': ['file-unsafe', 'a.xlsx', () => zip([...workbook(SHEET), ...workbook(SHEET).slice(-1)])],
  'a part with a password': ['file-encrypted', 'a.xlsx', () => zip(workbook(SHEET).map((part) => ({ ...part, encrypted: true })))],
  'a workbook with a password': [
    'file-encrypted',
    'a.xlsx',
    () => writeXlsx({ sheets: [{ name: 'S', rows: [['Mã hồ sơ']] }], encryption: { password: 'x', spinCount: 1_000 } }),
  ],
  'a workbook cut short': ['file-format', 'a.xlsx', () => zip(workbook(SHEET)).subarray(0, 1_500)],
  'a workbook whose sheet was cut off before it was packed': ['file-format', 'a.xlsx', () => zip(cutSheet(-40))],
  'a workbook whose sheet lacks nothing but its last mark': ['file-format', 'a.xlsx', () => zip(cutSheet(-1))],
  'a workbook with damaged bytes': ['file-format', 'a.xlsx', () => damaged(zip(workbook(SHEET)))],
  'a sheet whose checksum is wrong': [
    'file-format',
    'a.xlsx',
    () => patched(zip(workbook(SHEET)), 'xl/worksheets/sheet1.xml', -30, 4, 12_345),
  ],
  'two workbooks in one file': ['file-format', 'a.xlsx', () => Buffer.concat([zip(workbook(SHEET)), zip(workbook(SHEET))])],
  'bytes before the workbook': ['file-format', 'a.xlsx', () => Buffer.concat([Buffer.from('PK before'), zip(workbook(SHEET))])],
  'two parts over the same bytes': ['file-unsafe', 'a.xlsx', () => patched(zip(workbook(SHEET)), 'xl/worksheets/sheet1.xml', -4, 4, 0)],
  'a part that is a link': [
    'file-unsafe',
    'a.xlsx',
    () => patched(zip(workbook(SHEET, [{ name: 'xl/link', content: '/etc/passwd' }])), 'xl/link', -8, 4, 0o120777 * 65_536),
  ],
  'a cell of 4 MB in a workbook': [
    'file-unsafe',
    'a.xlsx',
    () => zip(workbook(`${SHEET}<row r="3"><c r="A3" t="str"><v>${'H'.repeat(4 * MB)}</v></c></row>`)),
  ],
  'a document named as a workbook': ['file-format', 'a.xlsx', () => zip([{ name: 'word/document.xml', content: '<w/>' }])],
  'a cell in the last corner of the sheet': [
    'file-unsafe',
    'a.xlsx',
    () => zip(workbook(`${SHEET}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`)),
  ],
  'hundreds of thousands of formatted but empty rows': ['file-unsafe', 'a.xlsx', () => zip(workbook(SHEET + blankRows(400_000)))],
  'a million empty rows of CSV': ['file-unsafe', 'a.csv', () => `${HEAD}\n${ROW}\n${',,\n'.repeat(1_000_000)}`],
  'five million line ends': ['file-unsafe', 'a.csv', () => `${HEAD}\n${ROW}\n${'\n'.repeat(5_000_000)}`],
  'zeros without end': ['file-format', 'a.csv', () => Buffer.alloc(20 * MB)],
  '16,384 columns': ['file-unsafe', 'a.csv', () => `${HEAD}\n${ROW}${','.repeat(16_384)}\n`],
  'null characters': ['file-format', 'a.csv', () => `${HEAD}\n${ROW}\u0000\n`],
  'quotes that never close': ['file-format', 'a.csv', () => `${HEAD}\nH-1,"${`${'x'.repeat(99)}\n`.repeat(200_000)}`],
  'a line without end': ['file-format', 'a.csv', () => `${HEAD}\n${'x'.repeat(12 * MB)}`],
  'a PDF': ['file-format', 'a.csv', () => '%PDF-1.7\n'],
  'only blanks': ['file-empty', 'a.csv', () => ' \n\n \t\n'],
};

const cutSheet = (end: number): readonly Part[] =>
  workbook(SHEET).map((part) =>
    part.name.endsWith('sheet1.xml') ? { ...part, content: Buffer.from(part.content).subarray(0, end) } : part,
  );

/** Breaks the packed sheet, not the directory. */
function damaged(bytes: Buffer): Buffer {
  const sheet = bytes.indexOf('xl/worksheets/sheet1.xml') + 'xl/worksheets/sheet1.xml'.length;
  return Buffer.concat([bytes.subarray(0, sheet), Buffer.alloc(12, 0xff), bytes.subarray(sheet + 12)]);
}

/** Writes a number into a part's entry of the directory, so many bytes before its name. */
function patched(bytes: Buffer, part: string, at: number, length: number, value: number): Buffer {
  bytes.writeUIntLE(value, bytes.lastIndexOf(part) + at, length);
  return bytes;
}

describe('a file made to do harm is refused in words, at once, and changes nothing', () => {
  test.each(Object.entries(HOSTILE))('%s', async (_, [code, name, content]) => {
    const { file, bring, store } = desk();
    const path = file(name, await content());
    const start = process.threadCpuUsage();
    const fault = await bring(path).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(IntakeError);
    expect(fault).toMatchObject({ code, message: expect.stringContaining(name) });
    // Its own time, not that of whatever else the machine does: two seconds at most.
    const { user, system } = process.threadCpuUsage(start);
    expect(user + system).toBeLessThan(2_000_000);
    expect((await store.dossierPages().next()).done).toBe(true);
  });

  const quickly = async (read: () => Promise<unknown>): Promise<void> => {
    const start = process.threadCpuUsage();
    await read();
    const { user, system } = process.threadCpuUsage(start);
    expect(user + system).toBeLessThan(2_000_000);
  };

  test('a tag of a hundred thousand letters, and a day of signing that never ends, take no time either', async () => {
    const { file, bring } = desk();
    const xml = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table><Row ${'a'.repeat(200_000)}>`;
    const rest = '<Cell><Data ss:Type="String">Mã hồ sơ</Data></Cell></Row></Table></Worksheet></Workbook>';
    const path = file('a.xml', xml + rest);
    await quickly(() => bring(path).catch((error: unknown) => expect(error).toMatchObject({ code: 'no-headings' })));
    const signed = file('b.csv', `${HEAD}\n${ROW}\n,"A${', ngày - tháng -'.repeat(600)}",B\n`);
    await quickly(async () => expect(await bring(signed)).toMatchObject({ created: 1 }));
  });

  test('each of them is told what is wrong with it', async () => {
    const { file, bring } = desk();
    const told = (content: Buffer): Promise<string> => bring(file('a.xlsx', content)).then(String, ({ message }: IntakeError) => message);
    const parts = Array.from({ length: 3_000 }, (_, i) => ({ name: `xl/x${i}.bin`, content: '' }));
    expect(await told(zip(workbook(SHEET, parts)))).toMatch(/ có 300\d phần bên trong/);
    const sheet = workbook(SHEET).map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, claims: 100 } : part));
    expect(await told(zip(sheet))).toContain('bị hỏng: giải nén ra nhiều hơn tệp tự ghi');
    const lost = Buffer.from('STT,M? h? s?,Ngày ti?p nh?n,Ch? h? s?\n1,H-1,02/11/2026,Nguy?n V?n M?u\n', 'latin1');
    expect(await told(lost)).toMatch(/mất chữ.*"CSV UTF-8"/);
  });

  test('but blanks that a web server left behind a workbook are no harm', async () => {
    const { file, bring } = desk();
    expect(await bring(file('a.xlsx', Buffer.concat([zip(workbook(SHEET)), Buffer.from('\r\n  ')])))).toMatchObject({ rejected: 0 });
  });

  test('a folder, a pipe, a socket, a device, a link to itself, and a file that grows while it is read', async () => {
    const { folder, file } = desk();
    mkdirSync(join(folder, 'd'));
    await expect(readIntakeFile(join(folder, 'd'))).rejects.toThrow(expect.objectContaining({ code: 'file-unreadable' }));
    if (process.platform !== 'win32') {
      execFileSync('mkfifo', [join(folder, 'p.csv')]);
      symlinkSync('/dev/zero', join(folder, 'z.csv'));
      symlinkSync('o.csv', join(folder, 'o.csv'));
      const socket = createServer().listen(join(folder, 's.csv'));
      await once(socket, 'listening');
      for (const name of ['p.csv', 'z.csv', 's.csv', 'o.csv']) {
        await expect(readIntakeFile(join(folder, name))).rejects.toThrow(expect.objectContaining({ code: 'file-unreadable' }));
      }
      socket.close();
      // A link to a list is the list: officers keep one to the newest export.
      symlinkSync(file('b.csv', `${HEAD}\n${ROW}\n`), join(folder, 'newest.csv'));
      expect((await readIntakeFile(join(folder, 'newest.csv'))).file).toBe('newest.csv');
    }
    const path = file('a.csv', `${HEAD}\n${ROW}\n`);
    const open = new InputFile(path);
    appendFileSync(path, 'H-2,02/11/2026,B\n');
    expect(() => open.close()).toThrow(expect.objectContaining({ code: 'file-changed' }));
  });

  test('every prefix of a workbook is refused in words or read whole', async () => {
    const { file } = desk();
    const whole = readFileSync(new URL('files/danh-sach.xlsx', import.meta.url));
    for (let length = 0; length < whole.length; length += 211) {
      await expect(readIntakeFile(file('a.xlsx', whole.subarray(0, length)))).rejects.toBeInstanceOf(IntakeError);
    }
  });
});

describe('a value made to do harm stays a value', () => {
  test('headings named after the parts of an object are headings nobody knows', async () => {
    const { file, bring } = desk();
    const path = file('a.csv', `__proto__,constructor,toString,${HEAD}\nx,y,z,${ROW}\n`);
    expect(await bring(path)).toMatchObject({ created: 1, rejected: 0 });
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test('a status, a channel and a procedure of such a name say nothing', async () => {
    const { file, bring, clockOf } = desk();
    await bring(file('a.csv', `${HEAD},Trạng thái,Hình thức nộp,Mã thủ tục\n${ROW},constructor,__proto__,toString\n`));
    expect(await clockOf('H-1')).toMatchObject({ channel: undefined, openPause: null, end: null });
  });

  test.each<[string, string, string]>([
    ['a code with a control character', 'H\u0007-2,02/11/2026,B', 'bad-event'],
    ['a code with hidden direction marks', 'H-2\u202E,02/11/2026,B', 'bad-event'],
    ['a code that Excel made a number of', '1.23E+11,02/11/2026,B', 'code-as-number'],
    ['an error of a formula for a date', 'H-2,#REF!,B', 'cell-error'],
    ['an error of a formula for a code', '#N/A,02/11/2026,B', 'cell-error'],
    ['an error of a formula for a name', 'H-2,02/11/2026,#N/A', 'cell-error'],
    ['a code that is the answer of a formula', 'TRUE,02/11/2026,B', 'code-as-number'],
  ])('%s refuses its row alone', async (_, row, code) => {
    const { file, bring } = desk();
    const { created, errors } = await bring(file('a.csv', `${HEAD}\n${ROW}\n${row}\n`));
    expect({ created, codes: errors.map((fault) => fault.code) }).toEqual({ created: 1, codes: [code] });
    expect(errors[0]?.error.message.length).toBeLessThan(400);
  });

  /** Long texts that some pattern could go through again and again, or keep on its stack letter by letter. */
  const LONG = ['1', 'Nguyễn Văn ộ '];
  const page = (rows: readonly (readonly string[])[]): string =>
    `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}`).join('')}`).join('')}</table>`;
  const text = (rows: readonly (readonly string[])[]): string => rows.map((cells) => cells.join(',')).join('\n');
  test.each([text, page].flatMap((write) => [0, 1, 2].flatMap((at) => LONG.map((letters) => [write.name, at, letters, write] as const))))(
    'a cell of 10 MB (%s, column %i, of %j) refuses its row alone, at once',
    async (_, at, letters, write) => {
      const { file, bring } = desk();
      const long = ['H-2', '02/11/2026', 'B'].with(at, `A${letters.repeat((10 * MB) / letters.length)}B`);
      const path = file('a.csv', write([HEAD.split(','), ROW.split(','), long, ['H-3', '02/11/2026', 'C']]));
      const start = process.threadCpuUsage();
      const { created, errors } = await bring(path);
      const { user, system } = process.threadCpuUsage(start);
      expect({ created, faults: errors.map(({ code, column }) => [code, column]) }).toEqual({
        created: 2,
        faults: [['cell-too-long', HEAD.split(',')[at]]],
      });
      expect(user + system).toBeLessThan(2_000_000);
    },
  );

  test('of such a cell no more is kept than refuses its row again', async () => {
    const { file, bring } = desk();
    const path = file('a.csv', `${HEAD}\nH-1,02/11/2026,'${'x'.repeat(MB)}\n`);
    const cells: string[] = [];
    expect((await bring(path, '2026-11-23', { onReject: (row) => cells.push(...row.cells) })).rejected).toBe(1);
    expect(cells.map((cell) => cell.length)).toEqual([3, 10, 32_768]);
    expect((await bring(file('b.csv', `${HEAD}\n${cells.join(',')}\n`))).errors).toMatchObject([{ code: 'cell-too-long' }]);
  });

  test('headings that are pages take no time', async () => {
    const { file, bring } = desk();
    const pages = (words: string): string => `,${words.repeat(32_000 / words.length)}`.repeat(100);
    const path = file('a.csv', `${HEAD},${'Ghi chú '.repeat(MB / 2)}${pages('Nguyễn Văn ộ')}\n${ROW}${',1'.repeat(101)}\n`);
    const start = process.threadCpuUsage();
    expect(await bring(path)).toMatchObject({ created: 1, rejected: 0 });
    const { user, system } = process.threadCpuUsage(start);
    expect(user + system).toBeLessThan(2_000_000);
  });

  test.each(['a.xlsx', 'a.XLS', 'a.ods'])('rubbish named %s is said to be no workbook, with the cure', async (name) => {
    const { file } = desk();
    const refused = readIntakeFile(file(name, 'rác\u0000rác')).then(String, ({ message }: IntakeError) => message);
    expect(await refused).toMatch(/không phải bảng tính: bị hỏng hoặc bị đổi tên; hãy mở bằng Excel/);
  });

  test('control characters in a name are dropped, and a formula is text', async () => {
    const { file, bring, clockOf } = desk();
    await bring(file('a.csv', `${HEAD}\nH-1,02/11/2026,\u001B[31mA\nH-2,02/11/2026,"=HYPERLINK(""http://x"")"\n`));
    expect((await clockOf('H-1'))?.applicant?.name).toBe('[31mA');
    expect((await clockOf('H-2'))?.applicant?.name).toBe('=HYPERLINK("http://x")');
  });
});

test('an event of 10 MB is refused alone, and no more of it is kept than tells that', async () => {
  const { file, bring } = desk();
  const event = { type: 'received', at: '2026-11-02', term: '3 working-days' };
  const lines = [
    { dossier: 'H-1', ...event },
    { dossier: 'ộ '.repeat(4 * MB), ...event },
    { dossier: 'H-2', ...event },
  ];
  const path = file('a.ndjson', lines.map((line) => JSON.stringify(line)).join('\n'));
  const start = process.threadCpuUsage();
  const { created, errors } = await bring(path);
  const { user, system } = process.threadCpuUsage(start);
  expect({ created, errors }).toMatchObject({ created: 2, errors: [{ row: 2, code: 'bad-event' }] });
  expect(errors[0]?.error.message).toMatch(/^Dòng này dài quá 100000 ký tự/);
  expect(user + system).toBeLessThan(2_000_000);
});
