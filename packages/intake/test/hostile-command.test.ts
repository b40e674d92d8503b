import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { SHEET, workbook, zip, type Part } from './zip.ts';
import { dunghen, ROOT, workFolder } from '../../cli/test/command.ts';

const MB = 1024 * 1024;
const HEAD_XML = `<Row>${['Mã hồ sơ', 'Ngày tiếp nhận'].map((text) => `<Cell><Data ss:Type="String">${text}</Data></Cell>`).join('')}</Row>`;
const HEAD = 'Mã hồ sơ,Ngày tiếp nhận,Chủ hồ sơ';
const ROW = 'H-1,02/11/2026,A';

/** 200 MB of blanks, packed once for all tests that want them. */
const BLANKS = Buffer.alloc(200 * MB, ' ');
const sheetOf = (content: string | Buffer, claims?: number): readonly Part[] =>
  workbook(SHEET).map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, content, ...(claims !== undefined && { claims }) } : part));

const PART_MHTML = '\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n';

/** Files no officer made, as they come from the outside: the code of the refusal, the name, the bytes. */
const HOSTILE: Readonly<Record<string, readonly [code: string, name: string, content: () => Uint8Array | string | Promise<Uint8Array>]>> = {
  'a bomb': ['file-unsafe', 'a.xlsx', () => zip(sheetOf(BLANKS))],
  'a bomb whose headers lie': ['file-unsafe', 'a.xlsx', () => zip(sheetOf(BLANKS, 9_000))],
  'entities that grow': ['file-unsafe', 'a.xlsx', () => zip(workbook(SHEET, [], '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'))],
  macros: ['file-macros', 'a.xlsm', () => zip(workbook(SHEET, [{ name: 'xl/vbaProject.bin', content: 'x' }]))],
  'a cell in the last corner of the sheet': [
    'file-unsafe',
    'a.xlsx',
    () => zip(workbook(`${SHEET}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`)),
  ],
  'a cell of 10 MB': [
    'file-unsafe',
    'a.xlsx',
    () => zip(workbook(`${SHEET}<row r="3"><c r="A3" t="str"><v>${'H-'.repeat(5 * MB)}</v></c></row>`)),
  ],
  'a million empty rows': ['file-unsafe', 'a.csv', () => `${HEAD}\n${ROW}\n${',,\n'.repeat(1_000_000)}`],
  '16,384 columns': ['file-unsafe', 'a.csv', () => `${HEAD}\n${ROW}${','.repeat(16_384)}\n`],
  'pages in the cells of the first rows': [
    'no-headings',
    'a.csv',
    () => `${`${'Ngày tiếp nhận hồ sơ '.repeat(45)},`.repeat(400)}\n`.repeat(45),
  ],
  'words in a thousand columns of the first rows': [
    'no-headings',
    'a.csv',
    () =>
      Array.from(Array(45).keys(), (row) =>
        Array.from(Array(990).keys(), (at) => ((row * at) % 3 ? `thẩm định ${'xyz'[at % 3]}${row}` : '')).join(','),
      ).join('\n'),
  ],
  ...Object.fromEntries(
    (
      [
        ['a document type', 'file-unsafe', '', HEAD_XML, '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'],
        ['16,384 columns', 'file-unsafe', `<Row><Cell ss:Index="16384"><Data ss:Type="String">x</Data></Cell></Row>`],
        ['a cell further than any', 'file-unsafe', `<Row><Cell ss:MergeAcross="999999999"/><Cell><Data>x</Data></Cell></Row>`],
        ['a row further than any', 'file-unsafe', `<Row ss:Index="999999999"/>`],
        ['a row before the first', 'file-format', `<Row ss:Index="-1"/>`],
        ['two million empty rows', 'file-unsafe', '<Row/>'.repeat(2_000_000)],
        ['a cell of 10 MB', 'file-unsafe', `<Row><Cell><Data ss:Type="String">${'H-'.repeat(5 * MB)}</Data></Cell></Row>`],
        ['a cell of 3 MB in pieces', 'file-unsafe', `<Row><Cell><Data ss:Type="String">${'H<B/>'.repeat(3 * MB)}</Data></Cell></Row>`],
        ['a million tags within each other', 'file-format', '<Row><Cell><Data>x'.repeat(1_000_000), ''],
        ['a tag of 10 MB', 'file-format', `<Row ${'a="b" '.repeat(2 * MB)}/>`],
        ['a quote that does not close', 'file-format', `<Row ss:Index="2/>${'<Cell><Data>x</Data></Cell>'.repeat(200_000)}`],
        ['more sheets than a list can have', 'file-unsafe', '</Table></Worksheet><Worksheet><Table>'.repeat(100_000)],
        ['no end', 'file-format', `${'<Row><Cell><Data>x</Data></Cell></Row>'.repeat(100_000)}<!--`],
        [
          'merges over merges',
          'mapping-doubtful',
          `<Row>${'<Cell ss:MergeDown="4999"><Data>x</Data></Cell>'.repeat(200)}</Row>${'<Row/>'.repeat(20_000)}`,
        ],
      ] as const
    ).map(([what, code, rows, head = HEAD_XML, before = '']): [string, readonly [string, string, () => string]] => [
      `an XML Spreadsheet with ${what}`,
      [
        code,
        'a.xls',
        () => `<?xml version="1.0"?>${before}<Workbook><Worksheet ss:Name="S"><Table>${head}${rows}</Table></Worksheet></Workbook>`,
      ],
    ]),
  ),
  ...Object.fromEntries(
    (
      [
        ['that was cut off', 'file-format', PART_MHTML],
        ['more parts than a workbook can have', 'file-unsafe', `${PART_MHTML}\n--b\n`.repeat(50_000)],
        ['a bound that never comes', 'file-format', '--a'.repeat(3 * MB)],
        ['a cell of 10 MB', 'no-headings', `${PART_MHTML}<table><tr><td>${'H='.repeat(5 * MB)}</table>\n--b--`],
        ['letters that are none', 'file-format', `${PART_MHTML}${'=ZZ='.repeat(2 * MB)}\n--b--`],
        ['no page', 'file-format', '\n--b\nContent-Type: image/png\n\nx\n--b--'],
      ] as const
    ).map(([what, code, body]): [string, readonly [string, string, () => string]] => [
      `a web archive with ${what}`,
      [code, 'a.mht', () => `MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n${body}`],
    ]),
  ),
  'null characters': ['file-format', 'a.csv', () => `${HEAD}\n${ROW}\u0000\n`],
  'a line without end': ['file-format', 'a.csv', () => `${HEAD}\n${'x'.repeat(12 * MB)}`],
  'a password': [
    'file-encrypted',
    'a.xlsx',
    () => writeXlsx({ sheets: [{ name: 'S', rows: [['Mã hồ sơ']] }], encryption: { password: 'x', spinCount: 1_000 } }),
  ],
  'a workbook cut short': ['file-format', 'a.xlsx', () => zip(workbook(SHEET)).subarray(0, 1_500)],
  'a stream that is no text': ['file-format', 'a.csv', () => Buffer.concat([Buffer.from([0x1f, 0x8b]), deflateRawSync('x')])],
};

/** Tells the peak memory and the processor time of the command, as the system counts them, on its standard error: other tests run beside it. */
const TELL_PEAK = `data:text/javascript,import{existsSync,readFileSync}from'node:fs';process.on('exit',()=>process.stderr.write('\\ncpu '+process.cpuUsage().user/1000+'\\npeak '+(existsSync('/proc/self/status')?/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status','utf8'))[1]:process.resourceUsage().maxRSS)))`;

interface Measured {
  readonly code: number | null;
  readonly error: { readonly code?: string; readonly message?: string };
  readonly ms: number;
  readonly mb: number;
}

/** What `./dunghen` asks of V8, which is what keeps long imports small. */
const THRIFT = /^thrift='(.*)'$/m.exec(readFileSync(join(ROOT, 'dunghen'), 'utf8'))?.[1]?.split(' ') ?? [];

/** What it prints goes to a file there, where one is named. */
function measured(args: readonly string[], cwd: string, flags: readonly string[] = [], printed?: string): Promise<Measured> {
  const told = printed === undefined ? 'ignore' : openSync(join(cwd, printed), 'w');
  return new Promise((done) => {
    const child = spawn(process.execPath, [...flags, '--import', TELL_PEAK, join(ROOT, 'packages/cli/dist/bundle/main.cjs'), ...args], {
      cwd,
      stdio: ['ignore', told, 'pipe'],
    });
    if (typeof told === 'number') closeSync(told);
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('close', (code) => {
      const error = /^\{"error":(.*)\}$/m.exec(stderr)?.[1] ?? '{}';
      done({
        code,
        error: JSON.parse(error),
        ms: Number(/cpu ([\d.]+)/.exec(stderr)?.[1]),
        mb: Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024,
      });
    });
  });
}

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('a file made to do harm is refused within 2 seconds and 300 MB, and the database keeps every byte', () => {
  let prepared: Promise<Buffer> | null = null;
  /** A database with one dossier, made once. */
  const database = (): Promise<Buffer> =>
    (prepared ??= (async () => {
      const cwd = workFolder();
      writeFileSync(join(cwd, 'first.csv'), `${HEAD}\n${ROW}\n`);
      await dunghen(['import', 'first.csv', '--today', '2026-11-23'], { cwd });
      return readFileSync(join(cwd, 'dunghen.db'));
    })());

  test.each(Object.entries(HOSTILE))('%s', async (_, [code, name, content]) => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'dunghen.db'), await database());
    writeFileSync(join(cwd, name), await content());
    const before = sha256(join(cwd, 'dunghen.db'));
    const refuse = (): Promise<Measured> => measured(['import', name, '--json', '--today', '2026-11-23'], cwd);
    let refused = await refuse();
    // Whoever shares the processor slows it: the least of three counts.
    for (let again = 0; again < 2 && refused.ms >= 2_000; again++) refused = await refuse();
    expect({ code: refused.code, error: refused.error }).toEqual({
      code: 1,
      error: expect.objectContaining({ code, message: expect.stringContaining(name) }),
    });
    expect(refused.ms).toBeLessThan(2_000);
    expect(refused.mb).toBeLessThan(300);
    expect(sha256(join(cwd, 'dunghen.db'))).toBe(before);
  });
});

test.each([
  ['a.csv', (code: string) => `${HEAD}\n${code},02/11/2026,A\n`],
  ['a.xls', (code: string) => `<table><tr><td>Mã hồ sơ<td>Ngày tiếp nhận<tr><td>${code}<td>02/11/2026</table>`],
])('a code of 10 MB refuses its row within 2 seconds and 300 MB (%s)', async (name, list) => {
  const cwd = workFolder();
  for (const code of ['1'.repeat(10 * MB), 'Nguyễn Văn ộ '.repeat((10 * MB) / 13)]) {
    writeFileSync(join(cwd, name), list(code));
    const refused = await measured(['import', name, '--json', '--today', '2026-11-23'], cwd);
    expect(refused).toMatchObject({ code: 3, error: {} });
    expect(refused.ms).toBeLessThan(2_000);
    expect(refused.mb).toBeLessThan(300);
  }
});

test('a list of which every row is refused tells each of them, and memory holds few', async () => {
  const cwd = workFolder();
  const rows = Array.from({ length: 60_000 }, (_, at) => `H-${at},${at < 500 ? '02/11/2026' : '31/13/2026'},Nguyễn Văn ${at}`);
  writeFileSync(join(cwd, 'a.csv'), `${HEAD}\n${rows.join('\n')}\n`);
  // As objects, they took 270 MB.
  const { code, mb } = await measured(
    ['import', 'a.csv', '--json', '--rejects', 'sai.csv', '--today', '2026-11-23'],
    cwd,
    THRIFT,
    'ra.json',
  );
  expect({ code, mb: Math.min(mb, 220) }).toEqual({ code: 3, mb });
  expect(readFileSync(join(cwd, 'sai.csv'), 'utf8').trimEnd().split('\n').length).toBe(59_501);
  const [file] = (
    JSON.parse(readFileSync(join(cwd, 'ra.json'), 'utf8')) as {
      readonly files: readonly { readonly errors: readonly { readonly row: number }[] }[];
    }
  ).files;
  expect(file?.errors.map(({ row }) => row)).toEqual(Array.from({ length: 59_500 }, (_, at) => at + 502));
});

test('what is no file is named in both languages', async () => {
  const cwd = workFolder();
  mkdirSync(join(cwd, 'd'));
  for (const [path, vi, en] of [
    ['d', 'là một thư mục', 'is a folder; name the files in it'],
    ['none.csv', 'không có ở đường dẫn này', 'does not exist'],
  ] as const) {
    expect(await dunghen(['import', path], { cwd })).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(vi) });
    expect((await dunghen(['import', path, '--lang', 'en'], { cwd })).stderr).toContain(en);
  }
});
