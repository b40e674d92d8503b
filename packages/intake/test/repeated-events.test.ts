// An event that is told again with other content is one event, the first one: the import says which was not taken.
import { expect, test } from 'vitest';
import { desk } from './desk.ts';

const event = (type: string, at: string, more: object = {}, dossier = 'H-1'): string => JSON.stringify({ dossier, type, at, ...more });
const lines = (...all: readonly string[]): string => all.join('\n');

test('of what is known already, and of two in one file, the one dropped is told with its dossier, type, day and line', async () => {
  const { file, bring, clockOf } = desk();
  const first = await bring(file('a.ndjson', lines(event('received', '2026-11-02', { term: '3 working-days' }))));
  expect(first).not.toHaveProperty('warnings');
  const again = lines(
    event('received', '2026-11-02', { term: '5 working-days' }),
    event('received', '2026-11-02', { term: '3 working-days' }, 'H-2'),
    event('stage', '2026-11-03', { stage: 'Thẩm định' }, 'H-2'),
    event('stage', '2026-11-03', { stage: 'Ký' }, 'H-2'),
  );
  const { warnings = [], updated, created, unchanged } = await bring(file('b.ndjson', again));
  expect({ created, updated, unchanged }).toEqual({ created: 1, updated: 0, unchanged: 1 });
  expect(warnings.map(({ code, text }) => [code, text.vi.split(' nên')[0], /line \d+/.exec(text.en)?.[0]])).toEqual([
    ['event-differs', 'Hồ sơ "H-1": sự kiện "received" lúc 2026-11-02 đã có với nội dung khác', 'line 1'],
    ['event-differs', 'Hồ sơ "H-2": sự kiện "stage" lúc 2026-11-03 đã có với nội dung khác', 'line 4'],
  ]);
  expect((await clockOf('H-1'))?.term).toEqual({ unit: 'working-days', count: 3 });
});

test('nothing is told of a history that is sent again as it was, whatever its spelling, nor of another citizen or a dossier refused', async () => {
  const { file, bring } = desk();
  const history = (term: string, name: string): string =>
    lines(
      event('received', '2026-11-02T08:00:00+07:00', { term, promisedOn: '2026-11-05', unit: 'Một cửa', applicant: { name } }),
      event('extended', '2026-11-04', { by: term, basis: 'Điều 1' }),
      event('rescheduled', '2026-11-10', { dueOn: '2026-11-20' }),
    );
  await bring(file('a.ndjson', history('3 working-days', 'Nông Văn A')));
  expect(await bring(file('b.ndjson', history('3 ngày làm việc', 'Nông Văn B')))).not.toHaveProperty('warnings');
  const bad = lines(
    event('received', '2026-11-02', { term: '3 ngày' }, 'X'),
    event('received', '2026-11-02', {}, 'X'),
    event('resumed', '2026-11-03', {}, 'X'),
  );
  const refused = await bring(file('c.ndjson', bad));
  expect([refused.rejected, refused.warnings]).toEqual([1, undefined]);
});

test('of a dossier with many events the one dropped is found, too', async () => {
  const { file, bring } = desk();
  const stages = Array.from({ length: 40 }, (_, i) => event('stage', `2026-11-03T08:${10 + i}:00+07:00`, { stage: `Bước ${i}` }));
  const received = event('received', '2026-11-02', { term: '3 ngày' });
  await bring(file('a.ndjson', lines(received, ...stages)));
  expect(await bring(file('b.ndjson', lines(received, ...stages, received)))).not.toHaveProperty('warnings');
  const other = event('stage', '2026-11-03T08:30:00+07:00', { stage: 'Bước khác' });
  const { warnings = [] } = await bring(file('c.ndjson', lines(...stages, other)));
  expect(warnings.map(({ text }) => /line \d+/.exec(text.en)?.[0])).toEqual(['line 41']);
});

test('of many dossiers twenty are named and the others counted', async () => {
  const { file, bring } = desk();
  const codes = Array.from({ length: 23 }, (_, i) => `H-${i}`);
  const twice = codes.flatMap((code) => ['1 ngày', '2 ngày'].map((term) => event('received', '2026-11-02', { term }, code)));
  const { warnings = [] } = await bring(file('a.ndjson', lines(...twice)));
  expect([warnings.length, warnings.at(-1)?.text.en]).toEqual([21, '3 more dossiers have events told again with other content.']);
});
