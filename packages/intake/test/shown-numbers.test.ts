// A number whose format puts zeros or words around it is what the officer sees.
import { fileURLToPath } from 'node:url';
import { writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { show, shownBy } from '../src/formats/shown-numbers.ts';
import { desk } from './desk.ts';

describe('a number format', () => {
  test.each([
    ['0000', '0011'],
    ['"BN-"000"/2026"', 'BN-011/2026'],
    ['\\H\\S-0', 'HS-11'],
    ['#000;-000', '011'],
    ['0" ngày làm việc"', '11 ngày làm việc'],
    ['00-00', '00-11'],
    ['"H26-"0"/"0', 'H26-1/1'],
  ])('of zeros and words: %s', (format, shown) => {
    const by = shownBy(format);
    expect(by && show('11', by)).toBe(shown);
  });

  test.each(['0', '#', '#,##0', '0.00', 'dd/mm/yyyy', '@', '[Red]000', '0 000', 'General', '0;"âm"'])(
    'that says more or nothing is left: %s',
    (format) => expect(shownBy(format)).toBeNull(),
  );

  test.each(['11.5', 'A-11', '', '2026-11-02'])('changes whole numbers alone: "%s"', (text) => expect(show(text, ['BN-', 4])).toBe(text));

  test('with more digits than it has places for shows them first', () => expect(show('12345', ['A', 1, '-', 2])).toBe('A123-45'));
});

test.each([
  ['0000', ['0011', '0012']],
  ['"BN-"000"/2026"', ['BN-011/2026', 'BN-012/2026']],
])('the codes of a workbook are those it shows by %s, a text among them stays', async (numFmt, codes) => {
  const { file, bring, store } = desk();
  const rows = [['Số biên nhận', 'Ngày nhận', 'Ngày hẹn trả'], ...[11, 12, 'X-13'].map((code) => [code, '02/11/2026', '05/11/2026'])];
  const bytes = await writeXlsx({ sheets: [{ name: 'S', rows, columns: [{ numFmt }, {}, {}] }] });
  expect(await bring(file('a.xlsx', bytes))).toMatchObject({ created: 3, rejected: 0 });
  for (const code of [...codes, 'X-13']) expect.soft(await store.dossier(code), code).not.toBeNull();
});

test.each(['xls', 'ods'])('the codes of an .%s are those it shows, and what it hides is passed over', async (kind) => {
  const { bring, store } = desk();
  const { created, rejected, warnings } = await bring(fileURLToPath(new URL(`files/ma-theo-dinh-dang.${kind}`, import.meta.url)));
  expect([created, rejected]).toEqual([4, 0]);
  for (const code of ['000.00.18.H26-0011', '000.00.18.H26-0012', 'X-13', '000.00.18.H26-1234']) {
    expect.soft(await store.dossier(code), code).not.toBeNull();
  }
  expect(warnings?.map(({ code }) => code)).toContain('sheet-hidden');
});

test('each of many, also where every second code is a text', async () => {
  const { file, store, bring } = desk();
  const codes = Array.from({ length: 45_000 }, (_, i) => (i % 2 === 0 ? i : `X-${i}`));
  const rows = [['Số biên nhận', 'Ngày nhận', 'Ngày hẹn trả'], ...codes.map((code) => [code, '02/11/2026', '05/11/2026'])];
  const bytes = await writeXlsx({ sheets: [{ name: 'S', rows, columns: [{ numFmt: '"BN-"000' }, {}, {}] }] });
  expect(await bring(file('a.xlsx', bytes))).toMatchObject({ created: codes.length, rejected: 0 });
  expect(await store.dossier('44998')).toBeNull();
  expect(await store.dossier('BN-44998')).not.toBeNull();
}, 120_000);
