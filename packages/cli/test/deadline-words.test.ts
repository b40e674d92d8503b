// What `dunghen deadline` says on the screen: hours, projected years, pauses and why.
import { describe, expect, test } from 'vitest';
import { dunghen } from './standing-command.ts';

describe('dunghen deadline in words', () => {
  const said = async (...args: readonly string[]): Promise<string> =>
    (await dunghen(['deadline', '--received', '2026-11-20', ...args])).stdout.replace(/ +/g, ' ');

  test('gives the hour where the term has hours, and what a date beyond the decisions depends on', async () => {
    expect(await said('--term', '8 working-hours')).toContain('Hạn trả kết quả: 23/11/2026 ');
    const far = await said('--term', '400 ngày làm việc', '--lang', 'en');
    expect(far).toMatch(
      /^Received: 2026-11-20\nTerm: 400 working-days\nDue: 2028-\d\d-\d\d\nApology by: 2028-\d\d-\d\d\nProvisional, depends on: \S/,
    );
    expect(await said('--term', '400 ngày làm việc')).toContain('Thời hạn: 400 ngày làm việc');
  });

  test('knows pauses with a reason and without, and none that it cannot read', async () => {
    const term = ['--term', '3 working-days'];
    expect(await said(...term, '--pause', '2026-11-23..2026-11-25')).toContain('Hạn trả kết quả: 27/11/2026');
    const open = await said(...term, '--pause', '2026-11-23..:payment', '--lang', 'en', '--explain');
    expect(open).toContain('Due: not known (paused)\nApology by: not known (paused)\n');
    expect(open).toContain('Day Counted Why Source');
    expect(await said('--received', '2026-08-20', ...term, '--explain')).toContain('22/08/2026 1 Làm bù cho ngày 31/08/2026 ');
    const restart = ['--pause', '2026-11-23..2026-11-25:supplement', '--supplement-rule'];
    expect(await said(...term, ...restart, 'restart')).not.toBe(await said(...term, ...restart, 'shift'));
    for (const pause of ['2026-11-23', '2026-11-23..2026-11-25:holiday']) {
      const { code, stderr } = await dunghen(['deadline', '--received', '2026-11-20', ...term, '--pause', pause]);
      expect([code, stderr]).toEqual([2, expect.stringContaining(`"${pause}"`)]);
    }
  });
});
