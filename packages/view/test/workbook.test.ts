import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readXlsx, type Sheet } from 'hucre/xlsx';
import { expect, onTestFinished, test, vi as clock } from 'vitest';
import { reportHtml } from '@dunghen/view';
import { wordsOf } from '../src/words/index.ts';
import { reportWorkbook } from '../src/xlsx/index.ts';
import { somePage } from './some-page.ts';

const vi = wordsOf('vi');

async function sheetsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, Sheet>> {
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  return new Map(sheets.map((sheet) => [sheet.name, sheet]));
}

/** The parts of the package as text, unpacked by a program of its own. */
function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'sổ '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'r.xlsx');
  writeFileSync(file, bytes);
  const names = execFileSync('unzip', ['-Z1', file], { encoding: 'utf8' }).trim().split('\n');
  return new Map(
    names.map((name) => [name, execFileSync('unzip', ['-p', file, name.replace('[', '\\[')], { encoding: 'utf8', maxBuffer: 1 << 28 })]),
  );
}

test('form II.06a stands in its official layout: joined headings, columns (1) to (13), a row a unit, and a total that adds up', async () => {
  const page = somePage({ onTime: 1188, overdue: 7, closedLate: 5 });
  const form = (await sheetsOf(await reportWorkbook(page, vi))).get('II.06a') as Sheet;
  const rows = form.rows;
  const numbers = rows.findIndex((row) => row[0] === '(1)');
  expect(rows[numbers]).toEqual(Array.from({ length: 13 }, (_, i) => `(${i + 1})`));
  const units = rows.slice(numbers + 1, -1);
  const total = rows.at(-1) ?? [];
  expect(units.map((row) => row[0])).toEqual([1, 2, 3, 4]);
  expect(total[1]).toBe('Tổng số');
  for (let c = 2; c < 13; c++) expect(units.reduce((sum, row) => sum + Number(row[c]), 0)).toBe(total[c]);
  for (const row of [...units, total].map((cells) => cells.map(Number))) {
    const column = (n: number): number => row[n - 1] as number;
    expect(column(3)).toBe(column(4) + column(5) + column(6));
    expect(column(7)).toBe(column(8) + column(9) + column(10));
    expect(column(11)).toBe(column(12) + column(13));
    expect(column(3)).toBe(column(7) + column(11));
  }
  const joined = (form.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => [
    startRow - numbers,
    startCol,
    endRow - numbers,
    endCol,
  ]);
  // STT and the unit over three rows; received 3–6, of which 4–5 in the period; resolved 7–10; in progress 11–13.
  for (const cells of [
    [-3, 0, -1, 0],
    [-3, 1, -1, 1],
    [-3, 2, -3, 5],
    [-2, 3, -2, 4],
    [-3, 6, -3, 9],
    [-3, 10, -3, 12],
  ])
    expect(joined).toContainEqual(cells);
});

test('headings stand on every printed page, which are counted: the sheet they are on is named in quotes, as a name with a space must be', async () => {
  const parts = partsOf(await reportWorkbook(somePage({ onTime: 10, overdue: 3, closedLate: 2 }), vi));
  const titles = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<definedName name="_xlnm.Print_Titles"[^>]*>([^<]*)</g)].map(
    ([, range]) => range?.replaceAll('&apos;', "'"),
  );
  expect(titles).toContain("'Quá hạn'!$1:$2");
  expect(titles).toContain("'II.06a'!$7:$10");
  for (const range of titles) expect(range).toMatch(/^'[^']+'!\$\d+:\$\d+$/);
  const sheets = [...parts].filter(([name]) => name.startsWith('xl/worksheets/sheet')).map(([, xml]) => xml);
  for (const xml of sheets) expect(xml).toContain('<oddFooter>&amp;C&amp;P/&amp;N</oddFooter>');
});

test('lists hold real dates and numbers, headings that stay and filter', async () => {
  const page = somePage({ onTime: 10, overdue: 3, closedLate: 2 });
  const bytes = await reportWorkbook(page, vi);
  const overdue = (await sheetsOf(bytes)).get('Quá hạn') as Sheet;
  const [, head = [], first = []] = overdue.rows;
  const due = first[head.indexOf('Hạn trả')];
  expect(due).toEqual(new Date('2026-09-08T00:00:00Z'));
  expect(first[head.indexOf('Trễ (ngày làm việc)')]).toBe(17);
  expect(overdue.rows.length).toBe(2 + 3);
  const parts = partsOf(bytes);
  const xml = parts.get('xl/worksheets/sheet3.xml') ?? '';
  expect(xml).toContain('<pane xSplit="1" ySplit="2"');
  expect(xml).toContain('<autoFilter ref="A2:I5"');
});

test.each([
  ['a formula', '=HYPERLINK("http://x","y")', '=HYPERLINK("http://x","y")'],
  ['a telephone number', '+84 900', '+84 900'],
  ['a command', '@SUM(A1)', '@SUM(A1)'],
  ['characters XML forbids', 'a\u0000\uFFFE\uD800]]>&<x>', 'a\uFFFD]]>&<x>'],
  ['reversed writing', 'a\u202Excod.exe', 'a\uFFFDxcod.exe'],
  ['endless', 'x'.repeat(5000), `${'x'.repeat(300)}…`],
])('a name that is %s becomes a plain text, never a formula or a broken file', async (_, name, shown) => {
  const page = somePage({ overdue: 2 });
  const bytes = await reportWorkbook({ ...page, overdue: page.overdue.map((row) => ({ ...row, unit: name, stage: name })) }, vi);
  for (const [part, xml] of partsOf(bytes)) {
    if (part.startsWith('xl/worksheets/')) expect(xml, part).not.toContain('<f>');
    if (part.endsWith('.xml')) expect(xml.charCodeAt(0), part).toBe(60);
    expect(xml, part).not.toMatch(/[\0-\u0008\u000B\u000C\u000E-\u001F\uFFFE\u202E]/);
  }
  expect((await sheetsOf(bytes)).get('Quá hạn')?.rows[2]?.[3]).toBe(shown);
});

test('the chart draws the months of the table it stands under', async () => {
  const page = somePage({ onTime: 97, overdue: 3 });
  const bytes = await reportWorkbook({ ...page, trend: [page.report, page.report] }, vi);
  const parts = partsOf(bytes);
  const chart = parts.get('xl/charts/chart1.xml') ?? '';
  const summary = (await sheetsOf(bytes)).get('Tổng hợp') as Sheet;
  const ranges = [...chart.matchAll(/<c:f>'?Tổng hợp'?!\$([A-Z])\$(\d+):\$[A-Z]\$(\d+)<\/c:f>/g)].map(([, column, from, to]) => ({
    column,
    from: Number(from),
    to: Number(to),
  }));
  expect(ranges.map(({ column }) => column)).toEqual(expect.arrayContaining(['A', 'E', 'F']));
  for (const { from, to } of ranges)
    expect(summary.rows.slice(from - 1, to).map((row) => [row[0], row[4]])).toEqual([
      ['Tháng 9/2026', 0.03],
      ['Tháng 9/2026', 0.03],
    ]);
});

test('the same report makes the same bytes', async () => {
  const page = somePage({ onTime: 30, overdue: 3 });
  const once = await reportWorkbook(page, vi);
  // At another moment: a file could tell when it was made.
  clock.useFakeTimers({ now: Date.now() + 90_000, toFake: ['Date'] });
  try {
    expect(Buffer.from(await reportWorkbook(page, vi)).equals(Buffer.from(once))).toBe(true);
  } finally {
    clock.useRealTimers();
  }
});

test('of no dossier is a workbook all the same', async () => {
  const sheets = await sheetsOf(await reportWorkbook(somePage({}), vi));
  expect([...sheets.keys()]).toEqual([
    'Tổng hợp',
    'II.06a',
    'Quá hạn',
    'Giải quyết trễ',
    'Sổ thư xin lỗi',
    'Các bước',
    'Thủ tục',
    'Cần kiểm tra',
  ]);
});

test('names what was bent, dossier by dossier, with its evidence in words', async () => {
  const page = somePage({ onTime: 30 });
  const findings = [
    { code: 'due-moved-after-expiry', dossier: 'D-1', evidence: { movedOn: '2026-10-19', dueOn: '2026-10-16', newDueOn: '2026-10-21' } },
  ] as const;
  const sheets = await sheetsOf(await reportWorkbook({ ...page, report: { ...page.report, findings } }, vi));
  expect(sheets.get('Cần kiểm tra')?.rows.at(-1)).toEqual([
    'D-1',
    'hạn trả bị dời sau khi đã quá hạn, không có thư',
    'dời ngày 19/10/2026; hạn trả 16/10/2026; hạn mới 21/10/2026',
  ]);
});

test('of a period to come neither meets nor misses the target', async () => {
  const now = somePage({ overdue: 3 });
  const page = { ...now, trend: [], report: { ...now.report, asOf: '2026-08-28' } };
  const sheets = await sheetsOf(await reportWorkbook(page, vi));
  const text = JSON.stringify(sheets.get('Tổng hợp')?.rows.slice(0, 6));
  expect([text.includes('KỲ CHƯA BẮT ĐẦU'), /ĐẠT/.test(text)]).toEqual([true, false]);
  const html = reportHtml(page, vi).replace(/<style>.*?<\/style>/s, '');
  expect([html.includes('Kỳ chưa bắt đầu'), /class="verdict (met|missed)"/.test(html)]).toEqual([true, false]);
});

/** LibreOffice with its spreadsheet part; the writer alone cannot open a workbook. */
const calc = spawnSync('sh', ['-c', 'ls /usr/lib/libreoffice/program/libsclo.so && which soffice']).status === 0;
if (!calc)
  console.warn('SKIPPED: the workbook in LibreOffice; no libreoffice-calc on this machine (apt-get install libreoffice-calc-nogui).');

test.skipIf(!calc)('opens in LibreOffice with the same figures', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sổ '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const page = somePage({ onTime: 488, overdue: 7, closedLate: 5, name: '=1+1' });
  const file = join(folder, 'r.xlsx');
  writeFileSync(file, await reportWorkbook(page, vi));
  // Filter 44,34,76: comma, double quote, UTF-8; the last number is the sheet, the form being the second.
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2';
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      '--headless',
      '--convert-to',
      filter,
      '--outdir',
      folder,
      file,
    ],
    {
      stdio: 'ignore',
      // Under a locale without UTF-8 LibreOffice cannot read such a folder's name and waits for an answer nobody gives.
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      timeout: 100_000,
      killSignal: 'SIGKILL',
    },
  );
  const lines = readFileSync(join(folder, 'r-II.06a.csv'), 'utf8').trim().split('\n');
  const { c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13 } = page.report.form06a;
  expect(lines.at(-1)).toContain('Tổng số');
  expect(lines.at(-1)).toContain([c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13].join(','));
  expect(lines.at(-2)).toContain('=1+1');
});
