import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dunghen, workFolder, type Ended } from './command.ts';
import { lettersIn } from './letters-in.ts';
import { dunghen as answered } from './standing-command.ts';

const json = <T = Record<string, unknown>>({ stdout }: Ended): T => JSON.parse(stdout) as T;

describe('dunghen deadline', () => {
  test('answers the example of the law', async () => {
    const answer = await dunghen(['deadline', '--received', '2026-11-20', '--term', '3 ngày làm việc', '--json']);
    expect(answer).toMatchObject({ code: 0, stderr: '' });
    expect(json(answer)).toMatchObject({
      receivedOn: '2026-11-20',
      term: '3 working-days',
      dueOn: '2026-11-26',
      apologyBy: '2026-11-25',
      provisional: false,
    });
    expect(Object.keys(json(answer))).toEqual(['receivedOn', 'term', 'dueOn', 'apologyBy', 'calendarId', 'provisional']);
  });

  test('explains every day with its source', async () => {
    const { explain } = json<{ explain: { date: string; counted: number; why: string; source?: string }[] }>(
      await answered(['deadline', '--received', '2026-11-20', '--term', '3 working-days', '--explain', '--json']),
    );
    expect(explain.filter((day) => day.counted === 1).map((day) => day.date)).toEqual(['2026-11-23', '2026-11-25', '2026-11-26']);
    expect(explain.find((day) => day.date === '2026-11-24')?.source).toContain('28/2026/QH16');
  });

  test('speaks Vietnamese, and English when asked', async () => {
    const args = ['deadline', '--received', '2026-11-20', '--term', '3 working-days'];
    expect((await answered(args)).stdout).toContain('Hạn trả kết quả:      26/11/2026');
    expect((await answered([...args, '--lang', 'en'])).stdout).toContain('Due:         2026-11-26');
  });

  test('beyond the decisions answers provisionally and says what the answer waits for', async () => {
    const answer = json(await answered(['deadline', '--received', '2030-01-31', '--term', '3 working-days', '--json']));
    // In Vietnam mùng 1 Tết 2030 is Saturday 2 February: off from Thursday 31 January to Wednesday 6 February.
    expect(answer).toMatchObject({
      dueOn: '2030-02-11',
      provisional: true,
      dependsOn: expect.arrayContaining(['quyết định nghỉ Tết Nguyên đán 2030']),
    });
    const { stdout, code } = await dunghen(['deadline', '--batch'], {
      input: '{"id":1,"receivedOn":"2030-01-31","term":"3 working-days"}',
    });
    expect({ stdout, code }).toEqual({ stdout: '{"id":1,"dueOn":"2030-02-11","provisional":true}\n', code: 0 });
  });

  test('answers what-if with pauses', async () => {
    const answer = await answered([
      'deadline',
      '--received',
      '2026-11-02',
      '--term',
      '10 working-days',
      '--pause',
      '2026-11-05..2026-11-09:supplement',
      '--json',
    ]);
    expect(json(answer)).toMatchObject({ dueOn: '2026-11-23' });
  });

  test.each([
    ['supplementRule', '"supplementRule":"Restart"', 'Restart'],
    ['reason', '"pauses":[{"from":"2026-11-23","to":"2026-11-25","reason":"holiday"}]', 'holiday'],
  ])('--batch refuses a %s it does not know instead of guessing', async (field, more, value) => {
    const { stdout, code } = await dunghen(['deadline', '--batch'], {
      input: `{"id":1,"receivedOn":"2026-11-20","term":"3 working-days",${more}}\r\n`,
    });
    expect(JSON.parse(stdout)).toMatchObject({ id: 1, error: { code: 'bad-event', message: expect.stringContaining(value) } });
    expect(stdout).toContain(field);
    expect(code).toBe(3);
  });

  test('--batch answers line by line, in order, and marks the refused ones', async () => {
    const input = [
      '{"id":1,"receivedOn":"2026-11-20","term":"3 working-days"}',
      '{"id":2,"receivedOn":"2026-02-30","term":"3 working-days"}',
      'not json',
      '',
      '{"id":"x","receivedAt":"2026-11-20T15:00:01+07:00","term":"same-day"}',
      '{"id":4,"receivedOn":"2026-11-02","term":"10 working-days","pauses":[{"from":"2026-11-05","to":"2026-11-09","reason":"supplement"}],"supplementRule":"shift"}',
    ].join('\n');
    const { code, stdout } = await dunghen(['deadline', '--batch'], { input });
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines).toMatchObject([
      { id: 1, dueOn: '2026-11-26', provisional: false },
      { id: 2, error: { code: 'bad-date-time' } },
      { id: null, error: { code: 'bad-json' } },
      { id: 'x', dueOn: '2026-11-23' },
      { id: 4, dueOn: '2026-11-18' },
    ]);
    expect(code).toBe(3);
  });
});

describe('exit codes and errors', () => {
  const cases: readonly (readonly [string, readonly string[], number, string])[] = [
    ['no command', [], 2, ''],
    ['help', ['--help'], 0, ''],
    ['an unknown command', ['deadlin'], 2, 'deadline'],
    ['an unknown option', ['deadline', '--recieved', 'x'], 2, '--received'],
    ['a missing option', ['deadline', '--term', '3 ngày'], 2, '--received'],
    ['a date that does not exist', ['deadline', '--received', '2026-02-30', '--term', '3 ngày'], 2, '2026-02-30'],
    ['a term that is none', ['deadline', '--received', '2026-11-20', '--term', '3 tuần'], 2, '3 tuần'],
    ['a year without a calendar', ['deadline', '--received', '2131-01-02', '--term', '3 ngày'], 1, '2131'],
    ['a file that is not there', ['import', 'không-có.csv'], 1, 'không-có.csv'],
    ['a database that is not there', ['report', '--db', 'sqlite:/không/có.db'], 2, '/không/có.db'],
    ['a database we do not speak', ['report', '--db', 'mysql://x'], 2, 'mysql'],
    ['two periods', ['report', '--month', '2026-09', '--year', '2026'], 2, '--month'],
    ['a month that is none', ['report', '--month', '2026-13'], 2, '2026-13'],
    ['a configuration that is not there', ['scan', '--config', 'x.toml'], 2, 'x.toml'],
    ['a wrong choice', ['report', '--by', 'color'], 2, 'unit'],
  ];
  test.each(cases)('%s', async (_, args, code, mention) => {
    // The first of each code is asked of a process of its own, which must end with it.
    const isFirst = cases.find((one) => one[2] === code)?.[1] === args;
    const ended = await (isFirst ? dunghen : answered)(args, { cwd: workFolder() });
    expect(ended.code).toBe(code);
    expect(ended.stderr).toContain(mention);
    if (code !== 0) expect(ended.stdout).toBe('');
    expect(ended.stderr).not.toMatch(/\bat .*\.c?js:\d+/);
  });

  test('are JSON on stderr when JSON was asked for, and nothing on stdout', async () => {
    const { stdout, stderr, code } = await dunghen(['deadline', '--received', '31/13/2026', '--term', '3 ngày', '--json']);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'bad-date-time', message: expect.stringContaining('31/13/2026') } });
  });

  test.each([
    ['an unknown option', ['report', '--mnoth', '2026-09', '--json'], '--month'],
    ['an unknown command', ['reprot', '--json'], 'report'],
    ['an unknown command of a group', ['letters', 'foo', '--json'], '"foo"'],
    ['a required option left out', ['letters', 'withdraw', '1', '--json'], 'thiếu tùy chọn bắt buộc "--reason <nội dung>"'],
    ['a wrong choice', ['report', '--by', 'color', '--json'], 'officer'],
  ])('are JSON for %s too', async (_, args, mention) => {
    const { stdout, stderr, code } = await answered(args);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'usage', message: expect.stringContaining(mention) } });
  });

  test('every fault of a configuration is reported at once', async () => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'dunghen.config.toml'), '[agency]\nnaem = "x"\n[kpi]\nbasis = "best"\n[letters]\nnewAppointmentDays = "ba"\n');
    const { code, stderr } = await answered(['scan'], { cwd });
    expect(code).toBe(2);
    for (const place of ['agency', 'kpi.basis', 'letters.newAppointmentDays']) expect(stderr).toContain(place);
  });

  test('a reader that stops early is no error', async () => {
    const question = '{"receivedOn":"2026-11-20","term":"3 working-days"}\n'.repeat(50_000);
    const { code, stderr } = await dunghen(['deadline', '--batch'], { input: question, stopReadingAfter: 1 });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

describe('order of flag, environment, configuration and default', () => {
  const events = `${JSON.stringify({ dossier: 'A-1', type: 'received', at: '2026-11-02', term: '3 working-days' })}\n`;
  test('decides the database and the day', async () => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'e.ndjson'), events);
    writeFileSync(join(cwd, 'dunghen.config.toml'), 'database = "sqlite:from-config.db"\ntoday = "2026-11-03"\n');
    await answered(['import', 'e.ndjson'], { cwd });
    expect(readdirSync(cwd)).toContain('from-config.db');
    const env = { DUNGHEN_DB: 'sqlite:from-env.db', DUNGHEN_TODAY: '2026-11-10' };
    await answered(['import', 'e.ndjson'], { cwd, env });
    expect(readdirSync(cwd)).toContain('from-env.db');
    expect(json(await answered(['scan', '--json'], { cwd, env }))).toMatchObject({ today: '2026-11-10', overdue: 1 });
    expect(json(await answered(['scan', '--json', '--today', '2026-11-04'], { cwd, env }))).toMatchObject({
      today: '2026-11-04',
      overdue: 0,
    });
    expect(json(await answered(['scan', '--json'], { cwd }))).toMatchObject({ today: '2026-11-03' });
  });
});

describe('the main job in an empty folder, without any configuration', () => {
  test('imports, writes the letter beside, reports, explains', async () => {
    const cwd = workFolder();
    writeFileSync(
      join(cwd, 'hồ sơ.csv'),
      'Mã hồ sơ,Tên thủ tục,Ngày tiếp nhận,Thời hạn giải quyết,Ngày có kết quả,Chủ hồ sơ\n' +
        '../../x,Khai sinh,02/11/2026,3 ngày làm việc,,Nông Thị Thử\nCON,Khai tử,02/11/2026,3 ngày làm việc,31/02/2026,Vi Văn Thử\n',
    );
    const imported = await dunghen(['import', 'hồ sơ.csv', '--json', '--today', '2026-11-23'], { cwd });
    expect(imported.code).toBe(3);
    expect(json(imported)).toMatchObject({
      created: 1,
      rejected: 1,
      files: [
        {
          file: 'hồ sơ.csv',
          rows: 2,
          errors: [{ row: 3, column: 'Ngày có kết quả', code: 'bad-date', message: expect.stringContaining('31/02/2026') }],
        },
      ],
    });
    expect(imported.stderr).not.toContain('Vi Văn Thử');

    const scanned = await dunghen(['scan', '--json', '--today', '2026-11-23'], { cwd });
    expect(json(scanned)).toMatchObject({ open: 1, overdue: 1, lettersDrafted: 1, lettersPublished: 1, lettersTotal: 1 });
    const [letter] = lettersIn(cwd);
    expect(letter).toMatch(/^thu-xin-loi-x-lan-1-[0-9a-f]{10}\.docx$/);
    const bytes = readFileSync(join(cwd, 'letters', String(letter)));
    await dunghen(['scan', '--today', '2026-11-25'], { cwd });
    expect(readFileSync(join(cwd, 'letters', String(letter))).equals(bytes)).toBe(true);

    const report = await dunghen(['report', '--month', '2026-11', '--json', '--today', '2026-11-23'], { cwd });
    expect(report.code).toBe(3);
    expect(json(report)).toMatchObject({ target: { late: 1, total: 1, met: false }, letters: { owed: 1, drafted: 1, missing: 0 } });
    expect((await dunghen(['report', '--month', '2026-10', '--json', '--today', '2026-11-23'], { cwd })).code).toBe(0);

    const explained = await dunghen(['explain', '../../X', '--json', '--today', '2026-11-23'], { cwd });
    expect(json(explained)).toMatchObject({
      dossier: '../../x',
      dueOn: '2026-11-05',
      timeliness: 'overdue',
      lettersOwed: [{ appointment: 1 }],
    });
    expect((await dunghen(['explain', 'nope', '--json', '--today', '2026-11-23'], { cwd })).code).toBe(1);
    expect(readdirSync(cwd).toSorted()).toEqual(['dunghen.db', 'hồ sơ.csv', 'letters']);
  });
});
