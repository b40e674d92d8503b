// What is read of a report: all of a short one, both ends of a long one, whichever program wrote it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readReportHead } from '../src/inbox/report-head.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'báo cáo '))));
afterEach(() => rmSync(folder, { recursive: true }));

const read = (text: string): ReturnType<typeof readReportHead> => {
  writeFileSync(join(folder, 'a.json'), text);
  return readReportHead(join(folder, 'a.json'));
};
const errors = (count: number): readonly object[] =>
  Array.from({ length: count }, (_, row) => ({ row, column: 'Ngày tiếp nhận', value: ',\n  "rejected": 7', code: 'bad-date' }));
const told = { file: 'a.csv', sha256: 'ab', size: 12, rejected: 9_000, mapping: { code: 'Mã hồ sơ' } };
const spelled = (report: object): string => `${JSON.stringify(report, null, 2)}\n`;

test('a short report is read whole, on one line or on several', () => {
  const report = { ...told, errors: errors(3) };
  expect([read(spelled(report)), read(JSON.stringify(report))]).toEqual([report, report]);
});

test('of a long report what stands before its faults is read, and what stands behind them in an older one', () => {
  expect(read(spelled({ ...told, errors: errors(9_000) }))).toEqual(told);
  const { file, ...rest } = told;
  expect(read(spelled({ file, errors: errors(9_000), ...rest, grewAt: '2026-11-23T01:02:03Z' }))).toEqual({
    ...told,
    grewAt: '2026-11-23T01:02:03Z',
  });
  expect(read(spelled({ file, mapping: errors(9_000) }))).toEqual({ file });
});

test.each([
  ['nothing', ''],
  ['a list', '[1]'],
  ['a word', 'null'],
  ['half a report', '{"file": "a.csv", "err'],
  ['much of something else', 'x'.repeat(900_000)],
  ['a long report on one line', JSON.stringify({ ...told, errors: errors(9_000) })],
])('%s is no report', (_, text) => expect(read(text)).toBeNull());

test('neither is what is not there, or a folder', () => {
  expect([readReportHead(join(folder, 'b.json')), readReportHead(folder)]).toEqual([null, null]);
});
