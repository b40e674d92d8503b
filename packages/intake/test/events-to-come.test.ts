// An event file that tells of days to come: told, since no event can be taken back.
import { expect, test } from 'vitest';
import { desk } from './desk.ts';

const event = (dossier: string, type: string, at: string): string => JSON.stringify({ dossier, type, at });

test('events of days after today are told with their dossiers, unless the day is that of lists', async () => {
  const d = desk();
  const lines = ['A', 'B', 'C', 'D'].map((code) => event(code, 'received', '2026-11-23'));
  const ends = ['A', 'B', 'C', 'D'].map((code) => event(code, 'completed', '2027-11-23'));
  expect((await d.bring(d.file('a.ndjson', lines.join('\n')), '2026-11-23')).warnings).toBeUndefined();
  const path = d.file('b.ndjson', ends.join('\n'));
  const told = await d.bring(path, '2026-11-24', { dryRun: true });
  expect(told.warnings).toMatchObject([
    { code: 'future-date', text: { vi: expect.stringContaining('Có 4 sự kiện ghi ngày sau hôm nay (A, B, C, …)') } },
  ]);
  expect((await d.bring(path, '2026-11-24', { certain: true, dryRun: true })).warnings).toBeUndefined();
});
