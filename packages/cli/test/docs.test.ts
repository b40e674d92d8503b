import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ROOT, workFolder } from './command.ts';
import { dunghen } from './standing-command.ts';

/** The `./dunghen …` lines of a document's shell blocks, in order. */
function commandsOf(document: string): readonly string[] {
  const blocks = readFileSync(join(ROOT, document), 'utf8').matchAll(/^```sh\n(.*?)^```$/gms);
  return [...blocks].flatMap(([, block = '']) =>
    block.split('\n').filter((line) => line.startsWith('./dunghen ') || line.includes('| ./dunghen ')),
  );
}

/** What stands in a line that is more than one command with its words. */
const OF_THE_SHELL = /[|<>;&$`]/;
const inShell = (command: string, cwd: string): Promise<{ readonly code: unknown; readonly stdout: string; readonly stderr: string }> =>
  promisify(execFile)('sh', ['-c', command], { cwd }).then(
    (told) => ({ code: 0, ...told }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
/** The words of a command as the shell would hand them over. */
async function words(command: string, cwd: string): Promise<readonly string[]> {
  const { stdout } = await inShell(command.replace('./dunghen', "printf '%s\\0'"), cwd);
  return stdout.split('\0').slice(0, -1);
}

test('every picture the documents show is there, and together they are small', () => {
  const pictures = ['README.md', 'docs/huong-dan.md'].flatMap((document) =>
    [...readFileSync(join(ROOT, document), 'utf8').matchAll(/!\[[^\]]+\]\(([^)]+\.png)\)/g)].map(([, path]) =>
      join(ROOT, document.includes('/') ? 'docs' : '', path as string),
    ),
  );
  expect(pictures.length).toBeGreaterThan(10);
  const bytes = [...new Set(pictures)].reduce((sum, path) => sum + statSync(path).size, 0);
  expect(bytes).toBeLessThan(2_000_000);
});

describe('every command the documents show works as it is written, one after another', () => {
  test.each(['README.md', 'docs/huong-dan.md', 'docs/events.md', 'OPERATIONS.md'])('%s', { timeout: 60_000 }, async (document) => {
    const cwd = workFolder();
    for (const name of ['dunghen', 'fixtures']) symlinkSync(join(ROOT, name), join(cwd, name));
    const commands = commandsOf(document);
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) {
      const { code, stderr } = OF_THE_SHELL.test(command) ? await inShell(command, cwd) : await dunghen(await words(command, cwd), { cwd });
      // 3 is an answer too: the target was missed.
      expect([0, 3], `${command}: ${stderr}`).toContain(code);
    }
  });
});

/** The events that the documents show, and the ledger of their letters. */
const [events, ledger] = [...readFileSync(join(ROOT, 'docs/events.md'), 'utf8').matchAll(/^```ndjson\n(.*?)^```$/gms)].map(
  ([, lines]) => lines,
) as [string, string];
/** An office that knows these events. */
async function officeOfEvents(): Promise<string> {
  const cwd = workFolder();
  writeFileSync(join(cwd, 'a.ndjson'), events);
  expect(await dunghen(['import', 'a.ndjson', '--today', '2026-12-02'], { cwd })).toMatchObject({ code: 0, stderr: '' });
  return cwd;
}

test('the events the documents show go in, and leave as they are written', async () => {
  expect((await dunghen(['export'], { cwd: await officeOfEvents() })).stdout).toBe(events);
});

test('the ledger of their letters leaves as it is written, its hashes as they are said to be made, and no import takes it', async () => {
  const cwd = await officeOfEvents();
  const on = ['--today', '2026-12-02'];
  await dunghen(['scan', ...on], { cwd });
  const issued = ['--number', '16/UBND-VP', '--signed-by', 'Người Ký Mẫu', '--signed-on', '2026-12-02', '--by', 'lan'];
  await dunghen(['letters', 'issue', 'PAKN-7', ...issued, ...on], { cwd });
  await dunghen(['letters', 'sent', 'PAKN-7', '--channel', 'zalo', '--on', '2026-12-02', '--by', 'lan', ...on], { cwd });
  const { stdout } = await dunghen(['export', '--letters'], { cwd });
  // Hashes of files are as the template is, and instants as they are.
  const asWritten = (line: string): string => line.replace(/"[\da-f]{64}"|"[\d-]+T[\d:.]+Z"/g, '"…"');
  expect(asWritten(stdout)).toBe(asWritten(ledger));
  for (const line of [stdout, ledger]) {
    const { id, dossier, history } = JSON.parse(line) as { id: number; dossier: string; history: Record<string, unknown>[] };
    const made = history.reduce<string[]>((chain, { step, at, actor, detail }) => {
      const text = detail === undefined ? null : JSON.stringify(detail);
      const linked = JSON.stringify([chain.at(-1) ?? '', id, dossier, step, at, actor, text]);
      return [...chain, createHash('sha256').update(linked).digest('hex')];
    }, []);
    expect(history.map(({ chain }) => chain)).toEqual(made);
  }
  writeFileSync(join(cwd, 'b.ndjson'), stdout);
  const refused = await dunghen(['import', 'b.ndjson', '--json', ...on], { cwd });
  expect([refused.code, JSON.parse(refused.stdout)]).toMatchObject([3, { rejected: 1, files: [{ errors: [{ code: 'letter-line' }] }] }]);
});
