// A dossier whose due date lies beyond the years that are known on a day: nobody can judge it, and nobody is left without an answer.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDay } from '@dunghen/core';
import { lawContext, loadConfig } from '@dunghen/daemon/config';
import { openStore } from '@dunghen/store';
import { expect, test } from 'vitest';
import { buildMorning } from '../src/build-morning.ts';
import { workFolder } from './command.ts';
import { dunghen } from './standing-command.ts';

const TODAY = '2026-11-04';
const EVENTS = [
  { dossier: 'FAR', type: 'received', at: '2026-11-02', term: '6000 working-days' },
  { dossier: 'NEAR', type: 'received', at: '2026-11-02', term: '2 working-days', unit: 'Phòng Kinh tế' },
  { dossier: 'DONE', type: 'received', at: '2026-11-02', term: '2 working-days' },
  { dossier: 'DONE', type: 'completed', at: '2026-11-03' },
  { dossier: 'BARE', type: 'received', at: '2026-11-02' },
  { dossier: 'PAUSED', type: 'received', at: '2026-11-02', term: '2 working-days' },
  { dossier: 'PAUSED', type: 'paused', at: '2026-11-03', reason: 'supplement' },
  { dossier: 'LATER', type: 'received', at: '2026-11-02', term: '20 working-days' },
];

test('is told of in lists, reports and pages, which hold all the others', async () => {
  const cwd = workFolder();
  writeFileSync(join(cwd, 'e.ndjson'), EVENTS.map((event) => JSON.stringify(event)).join('\n'));
  // Seen from 2045, every year that can be is projected.
  expect((await dunghen(['import', 'e.ndjson', '--today', '2045-01-03'], { cwd })).stdout).toContain('6 hồ sơ mới, 0 hồ sơ cập nhật');
  const list = await dunghen(['list', 'open', '--today', TODAY, '--json'], { cwd });
  expect(list.code).toBe(0);
  expect(JSON.parse(list.stderr)).toMatchObject({
    error: { code: 'outside-calendar', dossier: 'FAR', message: expect.stringMatching(/^Lịch nghỉ 2010–2040 chưa có năm 2041/) as string },
  });
  const { dossiers } = JSON.parse(list.stdout) as { dossiers: readonly { dossier: string }[] };
  expect(dossiers.map(({ dossier }) => dossier)).toEqual(['NEAR', 'LATER', 'BARE', 'PAUSED']);
  const page = await dunghen(['report', '--month', '2026-11', '--today', TODAY, '--format', 'html', '--out', 'r.html'], { cwd });
  expect(page).toEqual({ code: 0, stdout: '', stderr: '' });
  const html = readFileSync(join(cwd, 'r.html'), 'utf8')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ');
  expect(html).toContain('ngày ngoài lịch làm việc (1): FAR');
  expect(html).toContain('không rõ thời hạn giải quyết (1): BARE');
  const store = openStore(join(cwd, 'dunghen.db'));
  try {
    const law = lawContext(loadConfig(undefined, cwd));
    const morning = await buildMorning(store, law, {}, parseDay(TODAY));
    expect(morning).toMatchObject({ today: TODAY, tomorrow: '2026-11-05', letters: [] });
    expect(morning.dossiers.map(({ dossier }) => dossier)).toEqual(['NEAR']);
  } finally {
    await store.close();
  }
});
