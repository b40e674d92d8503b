import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { HELP_EXAMPLES } from '../src/help-examples.ts';
import { buildProgram } from '../src/program.ts';
import { dunghen, workFolder } from './command.ts';

const program = buildProgram(
  'vi',
  false,
  () => {},
  () => {},
);
const leaves = (command: Command, path: readonly string[] = []): readonly { name: string; command: Command }[] =>
  command.commands.length === 0
    ? [{ name: path.join(' '), command }]
    : command.commands.flatMap((sub) => leaves(sub, [...path, sub.name()]));
const commands = leaves(program);

describe('the help', () => {
  test('of every command shows an example', () => {
    expect(commands.map(({ name }) => name).filter((name) => !HELP_EXAMPLES[name])).toEqual([]);
    expect(Object.keys(HELP_EXAMPLES).filter((name) => !commands.some((command) => command.name === name))).toEqual([]);
  });

  test.each(Object.entries(HELP_EXAMPLES).flatMap(([name, examples]) => examples.map(([line]) => [line, name] as const)))(
    'shows no option that is not there: %s',
    (line, name) => {
      const { command } = commands.find((one) => one.name === name) as (typeof commands)[number];
      expect(line.startsWith(name)).toBe(true);
      const known = new Set(command.options.map(({ long }) => long));
      for (const [option] of line.matchAll(/(?<= )--[a-z-]+/g)) expect(known).toContain(option);
    },
  );

  test('says in Vietnamese what an option may be', () => {
    const { command } = commands.find(({ name }) => name === 'report') as (typeof commands)[number];
    const help = command.helpInformation();
    expect(help).toMatch(/^Cách dùng: dunghen report/);
    expect(help.replace(/\s+/g, ' ')).toContain('--format <dạng> dạng kết quả (table | json | csv | xlsx | html)');
  });

  test('is in English for those who ask for it', async () => {
    const { stdout } = await dunghen(['report', '--help', '--lang', 'en']);
    expect(stdout).toContain('Examples:');
    expect(stdout).not.toContain('Ví dụ');
  });

  test('suggests the command that was meant', async () => {
    expect((await dunghen(['reprot'])).stderr).toContain('report');
  });
});

describe('completion in a real bash', () => {
  const completed = async (typed: string): Promise<readonly string[]> => {
    const folder = workFolder();
    const script = join(folder, 'completion.sh');
    writeFileSync(script, (await dunghen(['completion', 'bash'])).stdout);
    const words = typed.split(' ');
    const answer = execFileSync(
      'bash',
      [
        '-c',
        'source "$1"; shift; COMP_WORDS=(dunghen "$@"); COMP_CWORD=$#; _dunghen; printf "%s\\n" "${COMPREPLY[@]}"',
        'bash',
        script,
        ...words,
      ],
      { encoding: 'utf8' },
    );
    return answer.trim().split('\n');
  };
  test.each([
    ['sta', ['stages']],
    ['list o', ['overdue', 'open']],
    ['report --mo', ['--month']],
    ['report --month 2026-10 --by', ['--by']],
    ['calendar ', ['show', 'check', 'moves', '--help']],
  ])('%j', async (typed, expected) => {
    expect(await completed(typed)).toEqual(expected);
  });

  test.each(['zsh', 'fish', 'powershell'])('there is a script for %s too, with every command', async (shell) => {
    const { stdout, code } = await dunghen(['completion', shell]);
    expect(code).toBe(0);
    for (const { name } of commands) expect(stdout).toContain(name.split(' ').at(-1));
  });
});
