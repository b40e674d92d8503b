// Dossiers whose dates lie in years nobody has decided yet: taken, judged and told of as provisional, on whatever day it is asked.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { workFolder } from './command.ts';
import { dunghen } from './standing-command.ts';

const office = (...events: readonly object[]): string => {
  const cwd = workFolder();
  writeFileSync(join(cwd, 'e.ndjson'), events.map((event) => JSON.stringify(event)).join('\n'));
  return cwd;
};
const received = (dossier: string, at: string, term: string): object => ({ dossier, type: 'received', at, term });
const json = async (cwd: string, args: readonly string[]): Promise<Record<string, unknown>> =>
  JSON.parse((await dunghen([...args, '--json'], { cwd })).stdout) as Record<string, unknown>;

test('a dossier that ends beyond the decisions, or began before them, is taken and judged whatever day it is', async () => {
  const cwd = office(received('t24', '2026-11-01', '24 months'), received('old', '2018-12-20', '20 working-days'));
  writeFileSync(
    join(cwd, 'l.csv'),
    'Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Người nộp\nR-1,02/11/2026,400 ngày làm việc,Nguyễn Văn An\nR-2,20/12/2018,20 ngày làm việc,Lê Thị Bé\n',
  );
  expect(await json(cwd, ['import', 'e.ndjson', 'l.csv', '--today', '2026-11-20'])).toMatchObject({ created: 4, rejected: 0 });
  expect(await dunghen(['scan', '--today', '2026-11-20'], { cwd })).toMatchObject({ code: 0, stderr: '' });
  expect(await json(cwd, ['explain', 't24', '--today', '2026-11-20'])).toMatchObject({ dueOn: '2028-11-01', provisional: true });
  expect(await json(cwd, ['explain', 'old', '--today', '2026-11-20'])).toMatchObject({ dueOn: '2019-01-17', provisional: true });
});

test('the law of dossiers is the same on every day, so that no New Year makes what was computed stale', async () => {
  const cwd = office(received('A', '2026-11-02', '20 working-days'));
  await dunghen(['import', 'e.ndjson', '--today', '2026-11-20'], { cwd });
  const ids = new Set<unknown>();
  for (const today of ['2026-11-20', '2026-12-31', '2027-01-04', '2029-01-02'])
    ids.add((await json(cwd, ['scan', '--today', today]))['calendarId']);
  expect(ids.size).toBe(1);
});

test('the doctor answers days after a scan in a year without a decision', async () => {
  const cwd = office(received('A', '2028-02-25', '3 working-days'));
  await dunghen(['import', 'e.ndjson', '--today', '2028-03-01'], { cwd });
  await dunghen(['scan', '--today', '2028-03-01'], { cwd });
  const { checks } = (await json(cwd, ['doctor', '--today', '2028-03-03'])) as { checks: readonly { check: string; state: string }[] };
  expect(checks.filter(({ check }) => check === 'scan' || check === 'letters')).toMatchObject([
    { check: 'scan', state: 'warning' },
    { check: 'letters', state: 'ok' },
  ]);
});

test('a figure that rests on a year not decided yet says so wherever it is shown, and one that does not says nothing', async () => {
  const cwd = office(
    received('SOON', '2028-03-01', '3 working-days'),
    received('LATE', '2028-03-01', '1 working-days'),
    received('SETTLED', '2026-06-01', '3 working-days'),
  );
  await dunghen(['import', 'e.ndjson', '--today', '2028-03-03'], { cwd });
  const at = ['--today', '2028-03-03'];
  const open = (await json(cwd, ['list', 'open', ...at])) as { dossiers: readonly { dossier: string; provisional: boolean }[] };
  expect(open.dossiers.map(({ dossier, provisional }) => [dossier, provisional])).toEqual([
    ['SETTLED', false],
    ['LATE', true],
    ['SOON', true],
  ]);
  const shown = (await dunghen(['list', 'open', ...at], { cwd })).stdout;
  expect(shown).toMatch(/LATE +02\/03\/2028\* /);
  expect(shown).toMatch(/SETTLED +04\/06\/2026 /);
  expect(shown).toMatch(/\n\* Tạm tính: .*có thể đổi\.\n$/);
  expect((await dunghen(['list', 'open', '--today', '2026-06-02'], { cwd })).stdout).not.toContain('*');

  expect((await dunghen(['explain', 'SOON', ...at], { cwd })).stdout).toMatch(
    /Tạm tính, còn phụ thuộc: quyết định nghỉ Tết Nguyên đán 2028;/,
  );
  expect(await json(cwd, ['explain', 'SOON', ...at])).toMatchObject({
    provisional: true,
    dependsOn: expect.arrayContaining([expect.any(String)]),
  });
  expect((await dunghen(['explain', 'SETTLED', '--today', '2026-06-02'], { cwd })).stdout).not.toContain('Tạm tính');

  const report = (month: string, ...more: readonly string[]) => ['report', '--month', month, ...at, ...more];
  expect(await json(cwd, report('2028-03'))).toMatchObject({ provisional: true });
  expect(await json(cwd, report('2026-06'))).toMatchObject({ provisional: false });
  expect((await dunghen(report('2028-03'), { cwd })).stdout).toContain('TẠM TÍNH: kỳ này rơi vào năm chưa có đủ quyết định');
  expect((await dunghen(report('2026-06'), { cwd })).stdout).not.toContain('TẠM TÍNH');
  const html = async (month: string): Promise<string> => (await dunghen(report(month, '--format', 'html'), { cwd })).stdout;
  const [page, settled] = [await html('2028-03'), await html('2026-06')];
  expect(page).toContain('TẠM TÍNH: kỳ này');
  expect(page).toContain('02/03/2028*');
  expect(page).toContain('* Tạm tính: ');
  expect(settled).not.toMatch(/TẠM TÍNH|\* Tạm tính|\d{4}\*</);
});

describe('what rests on a year not decided yet says so', () => {
  const DAY = ['--today', '2028-03-03'];
  const year2028 = async (): Promise<string> => {
    const cwd = office(
      received('SOON', '2028-03-01', '3 working-days'),
      received('LATE', '2028-03-01', '1 working-days'),
      received('SETTLED', '2026-06-01', '3 working-days'),
    );
    await dunghen(['import', 'e.ndjson', ...DAY], { cwd });
    return cwd;
  };

  test('in the statistics of the steps, a forecast, two months side by side and CSV', async () => {
    const cwd = await year2028();
    const both = async (name: string, month: string) =>
      [
        await json(cwd, [name, '--month', month, '--today', month === '2026-06' ? '2026-06-02' : '2028-03-03']),
        (await dunghen([name, '--month', month, '--today', month === '2026-06' ? '2026-06-02' : '2028-03-03', '--lang', 'en'], { cwd }))
          .stdout,
      ] as const;
    for (const name of ['stages', 'forecast']) {
      const [open, said] = await both(name, '2028-03');
      expect(open, name).toMatchObject({ provisional: true });
      expect(said, name).toContain('PROVISIONAL: the period');
      const [decided, nothing] = await both(name, '2026-06');
      expect(decided, name).toMatchObject({ provisional: false });
      expect(nothing, name).not.toMatch(/provisional|\*/i);
    }
    const [{ atRisk }, shown] = await both('forecast', '2028-03');
    expect(atRisk).toMatchObject([{ dossier: 'SOON', provisional: true }]);
    expect(shown).toMatch(/SOON +2028-03-06\*/);
    expect(await json(cwd, ['report', '--compare', '2026-06', '2028-03', ...DAY])).toMatchObject({
      before: { provisional: false },
      after: { provisional: true },
    });
    const csv = async (month: string): Promise<string[]> =>
      (await dunghen(['report', '--month', month, '--format', 'csv', ...DAY], { cwd })).stdout.trimEnd().split('\r\n');
    expect((await csv('2028-03')).map((row) => row.split(',').at(-1))).toEqual(['provisional', 'true']);
    expect((await csv('2026-06')).at(-1)).toMatch(/,false$/);
  });

  test('in the morning’s digest, and so in its mail', async () => {
    const cwd = await year2028();
    expect(await json(cwd, ['digest', ...DAY])).toMatchObject({ fault: null });
    const page = readFileSync(join(cwd, 'digests/2028-03-03/toan-co-quan.html'), 'utf8');
    expect(page).toContain('<p>TẠM TÍNH: kỳ này');
    expect(page).toContain('<td>02/03/2028*</td>');
    expect(page).toContain('<td>04/06/2026</td>');
    expect(page).toContain('<p>* Tạm tính: ');
    const decided = office(received('SETTLED', '2026-06-01', '3 working-days'));
    await dunghen(['import', 'e.ndjson', '--today', '2026-06-02'], { cwd: decided });
    await json(decided, ['digest', '--today', '2026-06-02']);
    expect(readFileSync(join(decided, 'digests/2026-06-02/toan-co-quan.html'), 'utf8')).not.toMatch(/tạm tính|\d{4}\*/i);
  });

  test('at the missed day of a letter in the report’s register and among the letters of a digest that wait', async () => {
    const cwd = await year2028();
    await dunghen(['scan', ...DAY], { cwd });
    const report = (await dunghen(['report', '--month', '2028-03', '--format', 'html', ...DAY], { cwd })).stdout;
    const [, register = ''] = report.split('<section id="letters"');
    expect(register).toMatch(/LATE<\/span>(?:(?!<\/tr>).)*02\/03\/2028\*/s);
    expect(register).toMatch(/SETTLED<\/span>(?:(?!<\/tr>).)*04\/06\/2026</s);
    expect(register).toContain('* Tạm tính: ');
    await json(cwd, ['digest', ...DAY]);
    const [, waiting = ''] = readFileSync(join(cwd, 'digests/2028-03-03/toan-co-quan.html'), 'utf8').split('<h2 id="toSign">');
    expect(waiting).toContain('<td>02/03/2028*</td>');
    expect(waiting).toContain('<td>04/06/2026</td>');
  });

  test('in the ledger of letters, and a letter that promises such a day is named before it is printed and signed', async () => {
    const cwd = await year2028();
    await dunghen(['scan', ...DAY], { cwd });
    const letters = async (...args: readonly string[]) => dunghen(['letters', ...args, ...DAY, '--lang', 'en'], { cwd });
    expect((await letters('list')).stdout).toMatch(/LATE +2028-03-02\* .* 2028-03-\d\d\*(?:.*\n)+\n\* Provisional: /);
    expect(await json(cwd, ['letters', 'show', 'LATE', ...DAY])).toMatchObject({ provisional: true, newDueProvisional: true });
    expect((await letters('show', 'LATE')).stdout).toMatch(/Due 2028-03-02\*, new date 2028-03-\d\d\*,(?:.*\n)+  \* Provisional: /);

    const PROMISES = (code: string, on: string) =>
      new RegExp(`^! Letter \\d+ \\(${code}\\) promises ${on}, which is provisional: .* \\(\\S.*\\); `, 'm');
    expect((await letters('request', 'SOON', '--reason', 'flood', '--new-due', '2028-03-10')).stderr).toMatch(
      PROMISES('SOON', '2028-03-10'),
    );
    expect((await letters('reason', 'LATE', '--reason', 'flood', '--new-due', '2028-03-09')).stderr).toMatch(
      PROMISES('LATE', '2028-03-09'),
    );
    const printed = await json(cwd, ['letters', 'print', '--month', '2028-03', ...DAY]);
    expect(printed['provisional']).toMatchObject([/-late-/, /-soon-/].map((name) => expect.stringMatching(name)));
    const signed = ['--number', '1', '--signed-by', 'A', '--signed-on', '2028-03-03'];
    expect((await letters('issue', 'LATE', ...signed)).stderr).toMatch(PROMISES('LATE', '2028-03-09'));

    // Missed in a decided year and given another day in a decided one: nothing is said.
    const decided = office(received('SETTLED', '2026-06-01', '3 working-days'));
    await dunghen(['import', 'e.ndjson', '--today', '2026-06-08'], { cwd: decided });
    await dunghen(['scan', '--today', '2026-06-08'], { cwd: decided });
    const show = await dunghen(['letters', 'list', '--today', '2026-06-08', '--lang', 'en'], { cwd: decided });
    expect(show.stdout).toMatch(/SETTLED +2026-06-04 /);
    expect(show.stdout).not.toMatch(/provisional|\*/i);
    const month = ['letters', 'print', '--month', '2026-06', '--today', '2026-06-08'];
    expect(await json(decided, month)).toMatchObject({ letters: 1, provisional: [] });
  });
});
