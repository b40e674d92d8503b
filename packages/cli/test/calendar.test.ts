import { readFileSync, writeFileSync } from 'node:fs';
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
  const off = (kind: string, ...dates: readonly string[]): readonly object[] =>
    dates.map((date) => ({ date, name: 'Nghỉ', kind, source: ['QD'] }));
  // Of Tết one day before and four after mùng 1, where two and three were projected.
  const year2028 = {
    meta: { sources: { QD: { title: 'Quyết định 1/2027' } } },
    years: {
      2028: {
        status: 'official',
        daysOff: [
          ...off('compensatory', '2028-01-03', '2028-01-31', '2028-05-02', '2028-09-04'),
          ...off(
            'statutory',
            '2028-01-25',
            '2028-01-26',
            '2028-01-27',
            '2028-01-28',
            '2028-04-04',
            '2028-05-01',
            '2028-09-01',
            '2028-11-24',
          ),
        ],
      },
    },
  };

  test('accepts a good file and tells what it holds', async () => {
    const { code, stdout } = await dunghen(['calendar', 'check', file(year2028), '--json']);
    expect(code).toBe(0);
    // With the four holidays at weekends, which the file need not name.
    expect(JSON.parse(stdout)).toMatchObject({ valid: true, years: [{ year: 2028, daysOff: 16, workingDays: 248 }] });
  });

  test('lists what a decision changes of a year that was projected until now', async () => {
    const { stdout } = await dunghen(['calendar', 'check', file(year2028), '--json']);
    expect((JSON.parse(stdout) as { changed: unknown }).changed).toEqual([
      { date: '2028-01-24', working: true },
      { date: '2028-01-31', working: false },
    ]);
  });

  test('refuses a year called official that lacks days off by law, each named, as does a configuration that names it', async () => {
    const tet = {
      ...year2028,
      years: { 2028: { status: 'official', daysOff: off('statutory', '2028-01-25', '2028-01-26', '2028-01-27') } },
    };
    const { code, stderr } = await dunghen(['calendar', 'check', file(tet), '--json']);
    expect(code).toBe(2);
    expect((JSON.parse(stderr) as { error: object }).error).toMatchObject({
      code: 'statutory-missing',
      message: expect.stringMatching(/2028-04-04 Giỗ Tổ.*2028-05-01 Ngày Quốc tế lao động.*"partly-official"/),
    });
    const cwd = workFolder();
    writeFileSync(join(cwd, '2028.json'), JSON.stringify(tet));
    writeFileSync(join(cwd, 'dunghen.config.toml'), '[calendar]\nfiles = ["2028.json"]\n');
    const asked = ['deadline', '--received', '2028-04-28', '--term', '2 working-days', '--json'];
    expect(await dunghen(asked, { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining('2028-05-01') });
    // Said to be decided in part, the year has what it lacks from the statute, and says so.
    tet.years[2028].status = 'partly-official';
    writeFileSync(join(cwd, '2028.json'), JSON.stringify(tet));
    expect(JSON.parse((await dunghen(asked, { cwd })).stdout)).toMatchObject({
      dueOn: '2028-05-04',
      provisional: true,
      dependsOn: [expect.stringContaining('2028-05-01 Ngày Quốc tế lao động')],
    });
  });

  test('says in words what it holds and which days it changes, in both directions', async () => {
    // The year anew, with a swap that nobody decided in place of the one about National Day.
    const { years, meta } = JSON.parse(readFileSync(new URL('../../core/src/data/vn-official-days.json', import.meta.url), 'utf8')) as {
      readonly meta: object;
      readonly years: {
        readonly 2026: { readonly daysOff: readonly { date: string }[]; readonly makeupWorkdays: readonly { date: string }[] };
      };
    };
    const { daysOff, makeupWorkdays } = years[2026];
    const source = 'BLLD-2019';
    const path = file({
      meta,
      years: {
        2026: {
          status: 'official',
          daysOff: [
            ...daysOff.filter(({ date }) => date !== '2026-08-31'),
            { date: '2026-11-25', name: 'Nghỉ hoán đổi', kind: 'swap', source },
          ],
          makeupWorkdays: [
            ...makeupWorkdays.filter(({ date }) => date !== '2026-08-22'),
            { date: '2026-11-28', forDate: '2026-11-25', source },
          ],
        },
      },
    });
    const { code, stdout } = await dunghen(['calendar', 'check', path]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Tệp lịch nghỉ dùng được\.\nNăm 2026 \(theo quyết định chính thức\): 15 ngày nghỉ, 2 ngày làm bù, \d+ ngày làm việc\.\n/,
    );
    expect(stdout).toContain('  25/11/2026: thành ngày nghỉ\n');
    expect(stdout).toContain('  31/08/2026: thành ngày làm việc\n');
    const en = (await dunghen(['calendar', 'check', path, '--lang', 'en'])).stdout;
    expect(en).toMatch(/^The calendar file is good\.\n2026 \(by official decisions\): 15 days off, 2 make-up days/);
    expect(en).toContain('  2026-08-31: becomes a working day\n');
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
    const broken = JSON.stringify(year2028).replace('"source":["QD"]', '"source":["QĐ cũ"]');
    writeFileSync(join(cwd, 'sai.json'), broken);
    writeFileSync(join(cwd, 'khac.toml'), '[calendar]\nfiles = ["sai.json"]\n');
    const checked = await dunghen(['calendar', 'check', 'sai.json', '--config', 'khac.toml'], { cwd });
    expect(checked.stderr).toMatch(
      /^Lỗi: Tệp lịch nghỉ sai\.json có 1 chỗ sai: \S+\.source: meta\.sources không có nguồn "QĐ cũ"; hãy khai/,
    );
    const { stdout } = await dunghen(['deadline', '--received', '2027-12-31', '--term', '1 working-days', '--json'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ dueOn: '2028-01-04' });
  });
});
