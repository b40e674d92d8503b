import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { workFolder } from './command.ts';
import { dunghen } from './standing-command.ts';

const show = async (year: string): Promise<Record<string, unknown>> =>
  JSON.parse((await dunghen(['calendar', 'show', year, '--json'])).stdout) as Record<string, unknown>;

describe('dunghen calendar show', () => {
  test('gives an official year with the decision behind each day', async () => {
    const year = await show('2026');
    expect(year).toMatchObject({ year: 2026, status: 'official', workingDays: 249, dependsOn: [] });
    expect(year['daysOff']).toContainEqual({
      date: '2026-11-24',
      name: 'Ngày Văn hóa Việt Nam',
      kind: 'statutory',
      source: expect.stringContaining('28/2026/QH16'),
    });
    expect(year['makeupWorkdays']).toContainEqual({ date: '2026-08-22', forDate: '2026-08-31', source: expect.stringContaining('9441') });
  });

  test('says what is not decided yet', async () => {
    expect(await show('2027')).toMatchObject({ status: 'partly-official', dependsOn: [expect.any(String), expect.any(String)] });
    expect(await show('2030')).toMatchObject({ status: 'projected' });
    expect((await dunghen(['calendar', 'show', '2030'])).stdout).toContain('DỰ KIẾN');
  });

  test('names the kind of each day, the Saturday worked for another day, and what is still open', async () => {
    const said = async (year: string, lang: string): Promise<string> =>
      (await dunghen(['calendar', 'show', year, '--lang', lang])).stdout.replace(/ +/g, ' ');
    const [vi, en] = [await said('2026', 'vi'), await said('2026', 'en')];
    expect(vi).toContain('Năm 2026, theo quyết định chính thức: 249 ngày làm việc.');
    expect(vi).toMatch(/31\/08\/2026 T2 hoán đổi/);
    expect(vi).toMatch(/Làm bù T7 22\/08\/2026 cho ngày 31\/08\/2026 \(.*9441/);
    expect(en).toMatch(/2026-08-31 Mon swap/);
    expect(en).toMatch(/Make-up working day Sat 2026-08-22 for 2026-08-31/);
    expect([vi, en].filter((text) => /Còn phụ thuộc|Depends on/.test(text))).toEqual([]);
    expect(await said('2027', 'en')).toMatch(/2027, partly decided: \d+ working days\.[^]*Depends on: \S/);
  });

  test.each([
    ['1999', 1],
    ['2101', 1],
    ['năm nay', 2],
  ])('refuses %s', async (year, code) => {
    expect(await dunghen(['calendar', 'show', year])).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(year) });
  });
});

test('the doctor says that the calendar ends, and what it waits for where something is decided already', async () => {
  const calendar = async (today: string): Promise<string> => {
    const { stdout } = await dunghen(['doctor', '--today', today, '--lang', 'en', '--json'], { cwd: workFolder() });
    const { checks } = JSON.parse(stdout) as { checks: readonly { check: string; message: string }[] };
    return checks.find(({ check }) => check === 'calendar')?.message ?? '';
  };
  expect(await calendar('2031-03-03')).toMatch(
    /^The official calendar does not reach 2031-\d\d-\d\d: due dates there are provisional\. Add/,
  );
  expect(await calendar('2027-06-01')).toMatch(/ are provisional \(\S.*\)\. Add the decision to calendar\.files once it is out\.$/);
});

describe('dunghen calendar check', () => {
  const file = (content: unknown): string => {
    const path = join(workFolder(), 'nghỉ lễ.json');
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const year2028 = {
    meta: { sources: { QD: { title: 'Quyết định 1/2027' } } },
    years: { 2028: { status: 'official', daysOff: [{ date: '2028-01-03', name: 'Nghỉ bù', kind: 'compensatory', source: ['QD'] }] } },
  };

  test('accepts a good file and tells what it holds', async () => {
    const { code, stdout } = await dunghen(['calendar', 'check', file(year2028), '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ valid: true, years: [{ year: 2028, daysOff: 1, workingDays: 259 }], changed: [] });
  });

  test('says in words what it holds and which days it changes, in both directions', async () => {
    const day = { name: 'Nghỉ thêm', kind: 'statutory', source: ['QD'] };
    const path = file({
      meta: year2028.meta,
      // Of all days of 2026 one on which offices work anyway; the days off of the decisions are gone.
      years: { 2026: { status: 'official', daysOff: [{ date: '2026-11-25', ...day }] } },
    });
    const { code, stdout } = await dunghen(['calendar', 'check', path]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Tệp lịch nghỉ dùng được\.\nNăm 2026 \(theo quyết định chính thức\): 1 ngày nghỉ, 0 ngày làm bù, \d+ ngày làm việc\.\n/,
    );
    expect(stdout).toContain('  25/11/2026: thành ngày nghỉ\n');
    expect(stdout).toContain('  24/11/2026: thành ngày làm việc\n');
    const en = (await dunghen(['calendar', 'check', path, '--lang', 'en'])).stdout;
    expect(en).toMatch(/^The calendar file is good\.\n2026 \(by official decisions\): 1 days off, 0 make-up days/);
    expect(en).toContain('  2026-11-24: becomes a working day\n');
  });

  test('names every fault of a bad one', async () => {
    const bad = { ...year2028, years: { 2028: { status: 'x', daysOff: [{ date: '2028-02-30', name: 'A', kind: 'B', source: 'C' }] } } };
    const { code, stderr } = await dunghen(['calendar', 'check', file(bad)]);
    expect(code).toBe(2);
    for (const fault of ['status', 'daysOff[0].date', 'daysOff[0].kind', 'daysOff[0].source']) expect(stderr).toContain(fault);
  });

  test('the configured file moves due dates', async () => {
    const cwd = workFolder();
    writeFileSync(join(cwd, '2028.json'), JSON.stringify(year2028));
    writeFileSync(join(cwd, 'dunghen.config.toml'), '[calendar]\nfiles = ["2028.json"]\n');
    const { stdout } = await dunghen(['deadline', '--received', '2027-12-31', '--term', '1 working-days', '--json'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ dueOn: '2028-01-04' });
  });
});
