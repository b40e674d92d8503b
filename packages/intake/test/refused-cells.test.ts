// Cells of refused rows that hold anything at all: the file of them is read back as they were, and no spreadsheet runs one.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IntakeError, RejectedRows } from '@dunghen/intake';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';

/** A hundred thousand cells. */
const [ROWS, COLUMNS] = [10_000, 10];

test('are quoted and escaped', async () => {
  const starting = fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', '"', ',', '\n');
  const cell = fc
    .tuple(starting, fc.string({ unit: fc.constantFrom(...Array.from('aĐ=+-@"\',;\n\r\t {1')), maxLength: 8 }))
    .map(([start, rest]) => start + rest);
  const cells = fc.sample(fc.array(cell, { minLength: COLUMNS, maxLength: COLUMNS, size: 'max' }), ROWS);
  const refused = new RejectedRows(
    Array.from({ length: COLUMNS }, (_, i) => `Cột ${i}`),
    'vi',
  );
  for (const [row, own] of cells.entries())
    refused.add({ row, cells: own }, { row, column: null, code: 'x', error: new IntakeError('x', { vi: '', en: '' }) });
  const folder = mkdtempSync(join(tmpdir(), 'refused-'));
  await refused.write(join(folder, 'a.csv'));
  const text = readFileSync(join(folder, 'a.csv'), 'utf8');
  rmSync(folder, { recursive: true });
  const [, ...read] = parse(text, { bom: true }) as string[][];
  expect(read.map((row) => row.slice(0, COLUMNS))).toEqual(
    cells.map((own) => own.map((one) => (/^[=+\-@\t\r＝＋－＠]/.test(one) ? `'${one}` : one))),
  );
  // Some programs end a row at a bare one.
  expect(text.replace(/"[^"]*"/g, '')).not.toContain('\r');
});
