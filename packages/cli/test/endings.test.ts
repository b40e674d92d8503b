// How a command ends that was stopped, whose answer nobody can take, or that meets what nobody foresaw.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseDay } from '@dunghen/core';
import { describe, expect, test } from 'vitest';
import { periodOf } from '../src/period-option.ts';
import { ROOT, workFolder } from './command.ts';

const { NODE_OPTIONS: _, ...env } = process.env;
const program = join(ROOT, 'dunghen');

describe('stopped from the keyboard', () => {
  /** Stops a command in the midst of its work: it has answered once and waits for more. */
  const stopped = (...args: readonly string[]): Promise<{ readonly code: number | null; readonly stderr: string }> =>
    new Promise((done) => {
      const child = spawn(program, ['deadline', '--batch', ...args], { env });
      let stderr = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      child.stdout.once('data', () => child.kill('SIGINT'));
      child.on('close', (code) => done({ code, stderr }));
      child.stdin.write('{"receivedOn":"2026-11-20","term":"3 working-days"}\n');
    });

  test('says that what was written is whole, as text and as JSON', async () => {
    expect(await stopped('--lang', 'en')).toEqual({
      code: 130,
      stderr: 'Stopped halfway; what was written is whole, run this command again to go on.\n',
    });
    const { code, stderr } = await stopped('--json');
    expect([code, JSON.parse(stderr)]).toMatchObject([
      130,
      { error: { code: 'interrupted', message: expect.stringContaining('Đã dừng') } },
    ]);
  });
});

describe.skipIf(!existsSync('/dev/full'))('an answer that fits nowhere', () => {
  test('is an error in words, not a trace of the program', () => {
    const full = (more: string) =>
      spawnSync('sh', ['-c', `"$0" calendar show 2026 ${more} > /dev/full`, program], { env, encoding: 'utf8' });
    const { status, stderr } = full('');
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^Lỗi: Không ghi được tệp "đầu ra chuẩn" \(ENOSPC\): đĩa đã đầy; .*\n$/)]);
    const asked = full('--lang=en --json');
    expect([asked.status, JSON.parse(asked.stderr)]).toMatchObject([
      1,
      { error: { code: 'cannot-write', message: expect.stringContaining('standard output') } },
    ]);
  });
});

describe.skipIf(!existsSync('/dev/full'))('what cannot be told', () => {
  test('changes nothing of how the command ends', () => {
    const ended = (line: string): number | null =>
      spawnSync('sh', ['-c', `"$0" ${line} 2> /dev/full`, program], { env, stdio: 'ignore' }).status;
    expect([ended('calendar show 2026'), ended('calendar show x'), ended('bogus'), ended('calendar show 1900')]).toEqual([0, 2, 2, 1]);
  });
});

describe('an input that is none', () => {
  test('a folder is not taken for an empty list of questions', () => {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', '"$0" deadline --batch --json < /', program], { env, encoding: 'utf8' });
    expect([status, stdout, JSON.parse(stderr)]).toMatchObject([
      2,
      '',
      { error: { code: 'bad-option', message: expect.stringContaining('thư mục') } },
    ]);
  });
});

describe('what nobody foresaw', () => {
  /** A command in a folder that was taken away under it. */
  const lost = (args: string, more: object = {}) => {
    const folder = workFolder();
    const line = `cd "${folder}" && rmdir "${folder}" && exec "${program}" ${args}`;
    return spawnSync('sh', ['-c', line], { env: { ...env, ...more }, encoding: 'utf8' });
  };

  test('is told by its kind and code with what to do, without a trace unless it is asked for', () => {
    const { status, stderr } = lost('scan');
    expect([status, stderr]).toEqual([1, expect.stringMatching(/Lỗi: Error ENOENT: .*uv_cwd\. Hãy chạy lại với DUNGHEN_DEBUG=1/)]);
    expect(stderr).not.toMatch(/\bat .*\.c?js:\d+/);
    const asked = lost('scan --json --lang en');
    const document = asked.stderr.split('\n').find((line) => line.startsWith('{')) ?? '';
    expect(JSON.parse(document)).toMatchObject({ error: { code: 'internal', message: expect.stringContaining('Run again with') } });
    expect(lost('scan', { DUNGHEN_DEBUG: '1' }).stderr).toMatch(/\bat .*\.c?js:\d+/);
  });
});

test.each([
  [{ from: '2026-09-01' }, 'bad-option'],
  [{ to: '2026-09-30' }, 'bad-option'],
  [{ from: '2026-09-30', to: '2026-09-01' }, 'bad-option'],
  [{ from: '2026-09-01', to: '2026-09-30', year: '2026' }, 'bad-option'],
])('a period that is none, %j, is refused', (options, code) => {
  expect(() => periodOf(options, parseDay('2026-10-01'))).toThrow(expect.objectContaining({ code }) as Error);
});
