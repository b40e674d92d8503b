import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readXlsx, type Sheet } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import type { DossierRow } from '@dunghen/view';
import { wordsOf } from '../src/words/index.ts';
import { reportWorkbook } from '../src/xlsx/index.ts';
import { somePage } from './some-page.ts';

const page = somePage({ overdue: 1 });
const [row] = page.overdue as [DossierRow];
/** What a text may hold that a sheet has its own way to say. */
const TEXTS = [
  '=1+1',
  '<x> & "y"',
  ' Phòng\tA ',
  'Đất đai — Ủy ban',
  'a\u0000b',
  '#N/D',
  'Trung tâm Phục vụ hành chính công '.repeat(4),
  '',
];
const overdue = Array.from({ length: 2_600 }, (_, i) => ({
  ...row,
  dossier: `H-${i}`,
  unit: TEXTS[i % TEXTS.length] as string,
  procedure: i % 3 === 0 ? null : '1.004010',
  workingDaysLeft: -i,
}));

/** The heights of some rows, and the looks of their cells. */
const looksOf = ({ rowDefs, cells }: Sheet, from: number, to: number): readonly unknown[] =>
  Array.from({ length: to - from }, (_, r) => [
    rowDefs?.get(from + r),
    ...Array.from({ length: 9 }, (_column, c) => cells?.get(`${from + r},${c}`)?.style),
  ]);

test('row 2,600 of a list looks and reads as row 1 does, in its texts, days, numbers, heights and empty cells', async () => {
  const sheetOf = async (rows: readonly DossierRow[]): Promise<Sheet> => {
    const { sheets } = await readXlsx(await reportWorkbook({ ...page, overdue: rows }, wordsOf('vi')), { readStyles: true });
    return sheets.find(({ name }) => name === 'Quá hạn') as Sheet;
  };
  const long = await sheetOf(overdue);
  expect(long.rows.length).toBe(2 + overdue.length);
  expect(long.autoFilter?.range).toBe('A2:I2602');
  // Each part of the list alone is one that the writer of workbooks is given whole.
  for (let from = 0; from < overdue.length; from += 1_300) {
    const alone = await sheetOf(overdue.slice(from, from + 1_300));
    const last = alone.rows.length;
    expect(long.rows.slice(from + 2, from + last)).toEqual(alone.rows.slice(2));
    expect(looksOf(long, from + 2, from + last)).toEqual(looksOf(alone, 2, last));
  }
});

test('the same long list makes the same bytes', async () => {
  const [one, other] = [
    await reportWorkbook({ ...page, overdue }, wordsOf('vi')),
    await reportWorkbook({ ...page, overdue }, wordsOf('vi')),
  ];
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
});

test('40,000 rows are written in a heap of 64 MB: of a list only the rows being written are held as cells', () => {
  const made = execFileSync(
    process.execPath,
    [
      '--conditions=source',
      '--max-old-space-size=64',
      '--input-type=module',
      '-e',
      `import { reportWorkbook } from '@dunghen/view/xlsx';
       import { wordsOf } from '@dunghen/view/words';
       const page = JSON.parse(process.env.PAGE);
       const overdue = Array.from({ length: 40_000 }, () => page.overdue[0]);
       process.stdout.write(String((await reportWorkbook({ ...page, overdue }, wordsOf('vi'))).length));`,
    ],
    { cwd: fileURLToPath(new URL('..', import.meta.url)), env: { ...process.env, PAGE: JSON.stringify(page) }, encoding: 'utf8' },
  );
  expect(Number(made)).toBeGreaterThan(100_000);
});
