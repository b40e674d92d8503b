// A command line typed wrongly, or in another order than the help shows: it is understood where it can be, and otherwise the thing, its
// value and the cure are named, in the language asked for and in the form asked for.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dunghen, workFolder, type Ended } from './command.ts';
import { dunghen as answered } from './standing-command.ts';

const error = ({ stderr }: Ended) => (JSON.parse(stderr) as { error: { code: string; message: string } }).error;

describe('help', () => {
  test.each([
    [['help'], 'Cách dùng: dunghen '],
    [['help', 'deadline'], 'Cách dùng: dunghen deadline '],
    [['calendar', 'help', 'show'], 'Cách dùng: dunghen calendar show '],
    [['--lang', 'en', 'help', 'report'], 'Usage: dunghen report '],
  ])('%j is an answer: on standard output, and done', async (args, first) => {
    const { code, stdout, stderr } = await dunghen(args);
    expect([code, stdout.slice(0, first.length), stderr]).toEqual([0, first, '']);
  });

  test.each([[['help', 'bogus']], [['bogus', '--help']], [['calendar', 'bogus', '--help']]])(
    '%j is refused by the name of the command that is not there',
    async (args) => {
      const { code, stdout, stderr } = await dunghen(args);
      expect([code, stdout, stderr.startsWith('Lỗi: không có lệnh "bogus"')]).toEqual([2, '', true]);
    },
  );

  test('has no English left where Vietnamese is spoken', async () => {
    const list = (await answered(['list', '--help'])).stdout.replace(/\s+/g, ' ');
    expect(list).toContain('lỡ hẹn lần hai (overdue | due-soon | at-risk | open');
    const pages = [
      ['--help'],
      ['report', '--help'],
      ['letters', '--help'],
      ['letters', 'issue', '--help'],
      ['calendar', '--help'],
      ['completion', '--help'],
    ];
    const all = (await Promise.all(pages.map((args) => answered(args)))).map(({ stdout }) => stdout).join('');
    expect(list + all).not.toMatch(/choices|\[options\]|\[command\]|<[a-z]+(\.\.\.)?>/);
    expect(all).toContain('--signed-on <ngày>');
  });
});

describe('a day or a month as people here write it', () => {
  test.each(['20/11/2026', '20-11-2026', '20.11.2026', ' 20/11/2026 '])('%j is the day it says', async (received) => {
    const { stdout } = await answered(['deadline', '--received', received, '--term', '3 ngày làm việc', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ receivedOn: '2026-11-20', dueOn: '2026-11-26' });
  });

  test('is taken by every option that takes one, also where it takes two', async () => {
    const folder = workFolder();
    writeFileSync(join(folder, 'e.ndjson'), '{"dossier":"A","type":"received","at":"2026-09-01","term":"3 working-days"}\n');
    await answered(['import', 'e.ndjson', '--today', '1/9/2026'], { cwd: folder });
    const period = async (...args: readonly string[]): Promise<unknown> =>
      (JSON.parse((await answered(['report', ...args, '--today=30/11/2026', '--json'], { cwd: folder })).stdout) as { period: unknown })
        .period;
    expect(await period('--month', '9/2026')).toEqual({ from: '2026-09-01', to: '2026-09-30' });
    expect(await period('--from', '1/9/2026', '--to', '30/9/2026')).toEqual({ from: '2026-09-01', to: '2026-09-30' });
    const { stdout } = await answered(['report', '--compare', '08/2026', '9/2026', '--today', '30/11/2026'], { cwd: folder });
    expect(stdout).toContain('08/2026: 0/0');
  });

  test.each(['11/30/2026', '31/02/2026', '0/11/2026', '20/11/26', '20/11.2026'])('%s is none, wherever it is given', async (today) => {
    const cwd = workFolder();
    const wrong = { code: 'bad-date', message: expect.stringContaining(`"${today}"`) as unknown };
    for (const asked of [
      await answered(['list', 'open', '--today', today, '--json'], { cwd }),
      await answered(['list', 'open', '--json'], { cwd, env: { DUNGHEN_TODAY: today } }),
    ])
      expect([asked.code, error(asked)]).toMatchObject([2, wrong]);
    expect((await answered(['list', 'open', '--today', today], { cwd })).stderr).toContain('hãy ghi như 20/11/2026 hay 2026-11-20.');
    const received = await answered(['deadline', '--received', today, '--term', '3 ngày làm việc', '--json']);
    expect([received.code, error(received)]).toMatchObject([2, { ...wrong, code: 'bad-date-time' }]);
  });

  test('is taken from the environment, too', async () => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'e.ndjson'), '{"dossier":"A","type":"received","at":"2026-11-02","term":"3 working-days"}\n');
    const env = { DUNGHEN_TODAY: ' 10/11/2026 ' };
    await answered(['import', 'e.ndjson'], { cwd, env });
    const { stdout } = await answered(['list', 'overdue', '--json'], { cwd, env });
    expect(JSON.parse(stdout)).toMatchObject({ asOf: '2026-11-10', count: 1 });
  });

  test.each(['20/11/2026 15:30', '15:30 20/11/2026', '15h30 20-11-2026', '20.11.2026 15:30:00'])(
    '%s is the day and the hour of a receipt',
    async (received) => {
      const { stdout } = await answered(['deadline', '--received', received, '--term', 'trong ngày', '--json']);
      // After 15:00 it is due the next working day.
      expect(JSON.parse(stdout)).toMatchObject({ receivedOn: '2026-11-20', dueOn: '2026-11-23' });
    },
  );

  test.each(['31/11/2026 15:30', '8:00 20/11/2026 15:30', '20/11/2026 25:30', '20/11/2026 15'])(
    '%s is no hour of a day',
    async (received) => {
      const asked = await answered(['deadline', '--received', received, '--term', 'trong ngày', '--json']);
      expect([asked.code, error(asked).code]).toEqual([2, 'bad-date-time']);
    },
  );

  test('is what a pause may begin and end on', async () => {
    const args = ['deadline', '--received', '20/11/2026', '--term', '3 ngày làm việc', '--json', '--pause'];
    const iso = await answered([...args, '2026-11-23..2026-11-26:payment']);
    expect((await answered([...args, '23/11/2026..26.11.2026:payment'])).stdout).toBe(iso.stdout);
    expect(JSON.parse((await answered([...args, '23/11/2026..'])).stdout)).toMatchObject({ dueOn: null });
  });
});

describe('what is typed wrongly', () => {
  const WRONG: readonly (readonly [readonly string[], string, string])[] = [
    [['deadline', '--bogus'], 'không có tùy chọn "--bogus"', "unknown option '--bogus'"],
    [['deadline', '--explian'], '--explain?', '--explain?'],
    [['scan', 'thừa'], 'thừa tham số "thừa"', "extra argument 'thừa'"],
    [['report', '--by', 'x'], 'tùy chọn "--by <theo gì>" không nhận giá trị "x"', 'x'],
    [['list'], 'thiếu <danh sách>', "missing required argument 'list'"],
    [['completion', 'x'], '"x" không dùng được; các giá trị được nhận: bash, zsh, fish, powershell', 'bash, zsh'],
  ];
  test.each(WRONG)('%j is named with its value and the help to look at, in both languages and as JSON', async (args, vi, en) => {
    const see = `dunghen ${args[0]} --help`;
    for (const [lang, words, title] of [
      ['vi', vi, 'Lỗi: '],
      ['en', en, 'Error: '],
    ] as const) {
      const told = await answered([...args, '--lang', lang]);
      expect([told.code, told.stdout, told.stderr.startsWith(title)]).toEqual([2, '', true]);
      expect(told.stderr).toContain(words);
      expect(told.stderr).toContain(see);
      const asJson = await answered([...args, '--lang', lang, '--json']);
      expect([asJson.code, asJson.stdout, error(asJson).code]).toEqual([2, '', 'usage']);
      expect(error(asJson).message).toContain(words);
      expect(error(asJson).message).toContain(see);
    }
  });

  test.each([[[]], [['calendar']], [['help', 'bogus']]])('%j lacks a command: one JSON document says so', async (args) => {
    const told = await dunghen([...args, '--json']);
    expect([told.code, told.stdout, error(told).code]).toEqual([2, '', 'usage']);
    expect(error(told).message).toMatch(/lệnh.*dunghen (calendar )?--help/);
  });

  test.each([
    [['report', '--out', ''], '--out'],
    [['report', '--config', ''], '--config'],
    [['deadline', '--received', '2026-11-20', '--term', '3 ngày', '--db', ''], '--db'],
    [['backup', ''], 'file'],
    [['import', 'a.csv', ''], 'files'],
    [['explain', ''], 'code'],
  ])('%j gives nothing where a name is wanted', async (args, name) => {
    const cwd = workFolder();
    const told = await answered([...args, '--json'], { cwd });
    expect([told.code, error(told).code, readdirSync(cwd)]).toEqual([2, 'bad-option', []]);
    expect(error(told).message).toContain(name);
  });
});

describe('the options of every command', () => {
  const question = ['--received', '2026-11-20', '--term', '3 working-days'];
  test('may stand before its name, where the later of two still counts', async () => {
    const usual = await answered(['deadline', ...question, '--json', '--lang', 'en']);
    expect(await answered(['--json', '--lang', 'en', 'deadline', ...question])).toEqual(usual);
    expect((await answered(['--lang=en', 'deadline', ...question, '--lang', 'vi'])).stdout).toContain('Tiếp nhận');
    const shown = await answered(['--json', '--today', '2026-11-01', 'calendar', 'show', '2026']);
    expect([shown.code, (JSON.parse(shown.stdout) as { year: number }).year]).toEqual([0, 2026]);
  });

  test('are known to the script of a shell as well', async () => {
    const { stdout, code } = await answered(['completion', 'bash', '--json']);
    const { shell, script } = JSON.parse(stdout) as { shell: string; script: string };
    expect([code, shell, script]).toEqual([0, 'bash', (await answered(['completion', 'bash'])).stdout]);
  });
});

describe('an office whose configuration speaks English', () => {
  test('hears in English what went wrong too, unless it asks for Vietnamese', async () => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'xã.toml'), 'lang = "en"\n');
    const ask = (...more: readonly string[]) => answered(['report', '--month', 'x', ...more], { cwd });
    for (const args of [
      ['--config', 'xã.toml'],
      ['--config=xã.toml', '--json'],
    ])
      expect((await ask(...args)).stderr).toContain('cannot be read');
    expect((await answered(['report', '--month', 'x'], { cwd, env: { DUNGHEN_CONFIG: 'xã.toml' } })).stderr).toMatch(/^Error: /);
    for (const args of [['--config', 'xã.toml', '--lang', 'vi'], [], ['--config', 'không-có.toml']])
      expect((await ask(...args)).stderr).toMatch(/^Lỗi: /);
  });
});
