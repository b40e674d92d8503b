// What the sheets of the workbook say, read back: a month that runs, parts without a name, what nobody knows, and faults.
import { readXlsx, type Sheet } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import type { ReportPage } from '@dunghen/view';
import { periodName, wordsOf } from '../src/words/index.ts';
import { reportWorkbook } from '../src/xlsx/index.ts';
import { somePage } from './some-page.ts';

async function sheetsOf(page: ReportPage, lang: 'vi' | 'en' = 'vi'): Promise<ReadonlyMap<string, Sheet['rows']>> {
  const { sheets } = await readXlsx(await reportWorkbook(page, wordsOf(lang)));
  return new Map(sheets.map(({ name, rows }) => [name, rows]));
}
const rowOf = (rows: Sheet['rows'] | undefined, first: unknown): Sheet['rows'][number] | undefined =>
  rows?.find(([cell]) => cell === first);

test('a month that runs says so, with its chance, its feedback and what is due soon', async () => {
  const page = somePage({ onTime: 30, overdue: 2, asOf: '2026-09-28' });
  const [soon] = page.overdue as [ReportPage['overdue'][number]];
  const shown: ReportPage = {
    ...page,
    dueSoon: [
      { ...soon, dossier: 'D-1', dueOn: '2026-09-30', apologyBy: '2026-09-29', workingDaysLeft: 2 },
      { ...soon, dossier: 'D-2', dueOn: null, apologyBy: null, workingDaysLeft: null },
    ],
    report: { ...page.report, feedback: { ...page.report.feedback, inTime: { kept: 11, total: 12, percent: '91.67' } } },
  };
  const sheets = await sheetsOf(shown);
  const summary = sheets.get('Tổng hợp');
  expect(summary?.[2]?.[0]).toBe('Tháng 9/2026 (01/09/2026 – 30/09/2026), tính đến ngày 28/09/2026, tạm tính');
  expect(rowOf(summary, 'Khả năng đạt cuối kỳ')?.[1]).toBe('0%; số hồ sơ trễ thường là 2');
  expect(rowOf(summary, 'Phản ánh, kiến nghị')?.[1]).toBe('91,67% không trễ hạn (11/12)');
  expect(rowOf(summary, 'Tháng 9/2026')?.[1]).toBe('✗ chưa đạt (chưa kết thúc)');
  const [title, head = [], ...rows] = sheets.get('Sắp đến hạn') ?? [];
  expect(title?.[0]).toBe('Hồ sơ sắp đến hạn, tháng 9/2026');
  const at = head.indexOf('Còn (ngày làm việc)');
  expect(rows.map((row) => [row[0], row[at], row[head.indexOf('Hạn trả')] ?? null])).toEqual([
    ['D-1', 2, new Date('2026-09-30T00:00:00Z')],
    ['D-2', null, null],
  ]);
  expect(sheets.get('Quá hạn')?.[0]?.[0]).toBe('Hồ sơ đang quá hạn, tháng 9/2026');
});

test('a chance by another formula than that of the target says of what it is', async () => {
  const page = somePage({ onTime: 30, overdue: 2, asOf: '2026-09-28' });
  const due: ReportPage = { ...page, report: { ...page.report, target: { ...page.report.target, basis: 'due' } } };
  const said = async (lang: 'vi' | 'en', label: string): Promise<unknown> =>
    rowOf([...(await sheetsOf(due, lang)).values()].flat(), label)?.[1];
  expect(await said('vi', 'Khả năng đạt cuối kỳ')).toBe('0%; số hồ sơ trễ thường là 2; tính trên hồ sơ phải giải quyết');
  expect(await said('en', 'Chance to meet the target')).toMatch(/ late; of the dossiers handled$/);
});

test('a month that ended has no chance, no feedback where there was none, and nothing that is due soon', async () => {
  const sheets = await sheetsOf(somePage({ onTime: 3 }), 'en');
  expect([...sheets.keys()]).not.toContain('Due soon');
  expect(sheets.get('Overdue')?.[0]?.[0]).toBe('Dossiers overdue at the end, Month 2026-09: none');
  const summary = sheets.get('Summary');
  expect(summary?.[2]?.[0]).toBe('Month 2026-09 (2026-09-01 – 2026-09-30), as of 2026-10-05');
  expect(JSON.stringify(summary)).not.toMatch(/Chance|feedback/);
  expect(rowOf(summary, 'Month 2026-09')?.slice(1, 5)).toEqual(['✓ met', 0, 3, 0]);
});

test('a month without a dossier among others has no rate and is neither met nor missed', async () => {
  const page = somePage({ onTime: 3 });
  const quiet = { ...somePage({}).report, period: { from: '2026-10-01', to: '2026-10-31' }, asOf: '2026-11-05' };
  const summary = (await sheetsOf({ ...page, trend: [page.report, quiet] })).get('Tổng hợp');
  expect(rowOf(summary, 'Tháng 10/2026')?.slice(1, 5)).toEqual(['–', 0, 0, null]);
});

test('a month that runs and has no dossier yet has no chance either', async () => {
  const page = somePage({ asOf: '2026-09-28' });
  expect(page.forecast?.chanceToMeet).toBeNull();
  expect(JSON.stringify((await sheetsOf(page)).get('Tổng hợp'))).not.toContain('Khả năng');
});

test('a unit or a procedure without a name is told as not stated, and one without a dossier of the basis has no rate', async () => {
  const page = somePage({ onTime: 6, overdue: 1, by: 'channel' });
  const [unit] = page.units as [ReportPage['units'][number]];
  const bare = { ...unit, key: '', label: '', rates: unit.rates.map((rate) => ({ ...rate, late: 0, total: 0, percent: null })) };
  const shown = { ...page, units: [bare], procedures: [bare, ...page.procedures.slice(5)] };
  const sheets = await sheetsOf(shown);
  expect(sheets.get('II.06a')?.at(-2)?.slice(0, 2)).toEqual([1, '(không ghi đơn vị)']);
  // The late one first, then by how many there are.
  const [title, ...groups] = sheets.get('Thủ tục') ?? [];
  expect(title?.[0]).toBe('Theo thủ tục, tháng 9/2026');
  expect(groups.map((row) => row.slice(0, 5))).toEqual([
    ['Thủ tục', 'Mã', 'Trễ', 'Tổng', 'Tỷ lệ trễ'],
    ['Thủ tục số 6', '1.000006', 1, 1, 1],
    ['Thủ tục số 5', '1.000005', 0, 1, 0],
    ['(không ghi)', '', 0, 0, null],
  ]);
  expect(sheets.get('Theo hình thức nộp')?.map(([name]) => name)).toEqual([
    'Theo hình thức nộp, tháng 9/2026',
    'Hình thức nộp',
    'Trực tiếp',
    'Trực tuyến',
  ]);
});

test('a dossier that cannot be judged is told by what is wrong with it, and a letter of a newer program by its own word', async () => {
  const page = somePage({ overdue: 1 });
  const dataFaults = [
    { code: 'no-term', dossier: 'D-1' },
    { code: 'bad-history', dossier: 'D-2' },
  ];
  const letters = page.letters.map((letter) => ({ ...letter, kind: 'third-missed', state: 'burnt' }));
  const sheets = await sheetsOf({ ...page, letters, report: { ...page.report, dataFaults } });
  expect(
    sheets
      .get('Cần kiểm tra')
      ?.slice(2)
      .map((row) => row.slice(0, 2)),
  ).toEqual([
    ['D-1', 'không rõ thời hạn giải quyết'],
    ['D-2', 'bad-history'],
  ]);
  expect(sheets.get('Sổ thư xin lỗi')?.[2]?.filter((cell) => typeof cell === 'string')).toEqual([
    'H37.125-260903-0001',
    'third-missed',
    'burnt',
    'H37.125-260903-0001.docx',
  ]);
});

test.each([
  ['2026-09-01', '2026-09-30', 'Tháng 9/2026', 'Month 2026-09'],
  ['2026-07-01', '2026-09-30', 'Quý III/2026', 'Quarter 3 of 2026'],
  ['2026-01-01', '2026-12-31', 'Năm 2026', 'Year 2026'],
  ['2026-09-15', '2026-12-14', '15/09/2026 – 14/12/2026', '2026-09-15 – 2026-12-14'],
])('the period from %s to %s is called %s', (from, to, vi, en) => {
  expect(periodName({ from, to }, wordsOf('vi'))).toBe(vi);
  expect(periodName({ from, to }, wordsOf('en'))).toBe(en);
});

test('what rests on a year not decided yet says so: a line of the summary, and a column of the lists that have such a due date', async () => {
  const page = somePage({ onTime: 30, overdue: 2 });
  const [first, second] = page.overdue as [ReportPage['overdue'][number], ReportPage['overdue'][number]];
  const sheets = await sheetsOf({
    ...page,
    overdue: [first, { ...second, provisional: true }],
    report: { ...page.report, provisional: true },
  });
  expect(rowOf(sheets.get('Tổng hợp'), 'Lưu ý')?.[1]).toMatch(/^TẠM TÍNH: kỳ này/);
  const [, head = [], ...rows] = sheets.get('Quá hạn') ?? [];
  expect(rows.map((row) => row[head.indexOf('Hạn trả tạm tính')] ?? null)).toEqual([null, 'tạm tính']);
  const settled = await sheetsOf(page);
  expect(rowOf(settled.get('Tổng hợp'), 'Lưu ý')).toBeUndefined();
  expect(settled.get('Quá hạn')?.[1]).not.toContain('Hạn trả tạm tính');
});
