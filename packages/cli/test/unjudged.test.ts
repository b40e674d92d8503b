// What cannot be judged is told of in the form asked for, and no answer of zero stands in its place.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEvent } from '@dunghen/core';
import { openStore } from '@dunghen/store';
import { describe, expect, test } from 'vitest';
import { workFolder } from './command.ts';
import { dunghen } from './standing-command.ts';

const received = (dossier: string) => ({ dossier, type: 'received', at: '2026-11-02', term: '3 working-days' });
async function office(): Promise<string> {
  const cwd = workFolder();
  writeFileSync(join(cwd, 'e.ndjson'), ['A', 'B'].map((code) => JSON.stringify(received(code))).join('\n'));
  await dunghen(['import', 'e.ndjson', '--today', '2026-11-23'], { cwd });
  return cwd;
}

describe('a day that no calendar reaches', () => {
  test.each([['list', 'open'], ['list', 'overdue'], ['stages'], ['forecast'], ['scan']])(
    '%s %s is refused once, instead of answering that there is no dossier',
    async (...args) => {
      const cwd = await office();
      for (const day of ['2150-01-01', '1990-01-01']) {
        const { code, stdout, stderr } = await dunghen([...args, '--json', '--today', day], { cwd });
        expect([code, stdout, (JSON.parse(stderr) as { error: { code: string } }).error.code]).toEqual([1, '', 'outside-calendar']);
      }
    },
  );

  test('a period that was over long before is answered, whatever day it is seen from', async () => {
    const { code, stdout } = await dunghen(['stages', '--month', '2026-11', '--json', '--today', '2150-01-01'], { cwd: await office() });
    expect([code, (JSON.parse(stdout) as { dossiers: number }).dossiers]).toEqual([0, 2]);
  });
});

describe('a dossier that cannot be judged', () => {
  async function damaged(): Promise<string> {
    const cwd = await office();
    // Extended beyond every year there is a calendar for, which a program of before would have let in.
    const beyond = parseEvent({ dossier: 'A', type: 'extended', at: '2026-11-04', by: '9000 working-days', basis: 'phải xác minh' });
    const store = openStore(join(cwd, 'dunghen.db'));
    await store.append([{ code: 'A', events: () => [beyond] }], { file: 't', sha256: 't', at: 't' }, () => {});
    await store.close();
    return cwd;
  }

  test.each([[['list', 'open']], [['stages', '--month', '2026-11']], [['forecast', '--month', '2026-11']]])(
    '%j: the others are answered, and it is told of as text and as one line of JSON',
    async (args) => {
      const cwd = await damaged();
      const day = ['--today', '2026-11-23'];
      const asked = await dunghen([...args, ...day, '--json', '--lang', 'en'], { cwd });
      expect(asked.code).toBe(0);
      JSON.parse(asked.stdout);
      expect(JSON.parse(asked.stderr)).toEqual({
        error: { code: 'outside-calendar', dossier: 'A', message: expect.stringContaining('calendar') },
      });
      expect((await dunghen([...args, ...day], { cwd })).stderr).toMatch(/^A: .*calendar\.files.*\n$/);
    },
  );
});
