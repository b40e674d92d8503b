// Dossiers whose dates lie in years nobody has decided yet: taken, judged and told of as provisional, on whatever day it is asked.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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
