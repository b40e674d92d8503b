import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dunghen, ROOT, workFolder } from './command.ts';

const EVENTS = join(ROOT, 'fixtures/sample/events.ndjson');
const LIST = join(ROOT, 'fixtures/sample/danh-sach-ho-so.xlsx');
const MONTHS = ['2026-06', '2026-08', '2026-09', '2026-11'];

interface Line {
  readonly dossier: string;
  readonly type: string;
  readonly at: string;
  readonly applicant?: Readonly<Record<string, string>>;
}

test(
  'erases whoever is behind dossiers that ended long ago, leaves no trace of them, and changes no count',
  { timeout: 60_000 },
  async () => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'dunghen.config.toml'), '[retention]\nmonths = 2\n');
    copyFileSync(EVENTS, join(cwd, 'e.ndjson'));
    const run = (...args: readonly string[]) => dunghen([...args, '--today', '2026-11-30', '--json'], { cwd });
    const reports = () => Promise.all(MONTHS.map(async (month) => JSON.parse((await run('report', '--month', month)).stdout) as object));
    await run('import', 'e.ndjson');
    await run('scan');
    const lines = readFileSync(EVENTS, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    const old = new Set(
      lines
        .filter(({ type, at }) => /^(completed|refused|withdrawn)$/.test(type) && at.slice(0, 10) < '2026-09-30')
        .map(({ dossier }) => dossier),
    );
    const known = (gone: boolean) =>
      new Set(
        lines
          .filter(({ dossier }) => old.has(dossier) === gone)
          .flatMap(({ applicant }) => [applicant?.['phone'], applicant?.['email']])
          .filter((text) => text !== undefined),
      );
    const [erased, kept] = [known(true), known(false)];
    for (const text of kept) erased.delete(text);
    const letters = () => readdirSync(join(cwd, 'letters')).filter((name) => name.endsWith('.docx')).length;
    const [before, lettersBefore] = [await reports(), letters()];
    const altered = readdirSync(join(cwd, 'letters')).find((name) => name.includes('260604-0001')) as string;
    writeFileSync(join(cwd, 'letters', altered), 'cán bộ đã sửa');

    const tried = JSON.parse((await run('retention', '--dry-run')).stdout) as Record<string, unknown>;
    expect(tried).toMatchObject({ before: '2026-09-30', dossiers: old.size, files: 0, dryRun: true });
    const done = JSON.parse((await run('retention')).stdout) as { letters: number; files: number; filesKept: string[] };
    expect(done).toMatchObject({ before: '2026-09-30', dossiers: old.size, letters: tried['letters'], filesKept: [altered] });
    expect(done.files).toBe(done.letters - 1);
    expect(letters()).toBe(lettersBefore - done.files);
    expect(await reports()).toEqual(before);

    const bytes = readdirSync(cwd)
      .filter((name) => name.startsWith('dunghen.db'))
      .map((name) => readFileSync(join(cwd, name)).toString('latin1'))
      .join('');
    const left = [...erased].filter((text) => bytes.includes(Buffer.from(text).toString('latin1')));
    expect([erased.size > 300, left]).toEqual([true, []]);
    expect([...kept].filter((text) => !bytes.includes(text)).length, 'whoever still waits is known').toBeLessThan(kept.size / 10);

    // What comes in and what is done afterwards brings nobody back, and writes no letter twice.
    expect(JSON.parse((await run('import', 'e.ndjson')).stdout)).toMatchObject({ created: 0, updated: 0, rejected: 0 });
    await dunghen(['import', LIST, '--today', '2026-11-30'], { cwd });
    expect(JSON.parse((await run('scan')).stdout)).toMatchObject({ lettersDrafted: 0, lettersPublished: 0 });
    expect(JSON.parse((await run('retention')).stdout)).toMatchObject({ dossiers: 0, letters: 0, files: 0 });
    expect(await reports()).toEqual(before);
    const exported = (await dunghen(['export'], { cwd })).stdout;
    expect([...erased].filter((text) => exported.includes(text))).toEqual([]);
    const doctor = await dunghen(['doctor', '--today', '2026-11-30'], { cwd });
    expect([doctor.code, doctor.stdout.includes('✗')]).toEqual([0, false]);
    const step = await run('letters', 'reason', 'H37.125-260605-0013', '--reason', 'x');
    expect([step.code, JSON.parse(step.stderr)]).toMatchObject([1, { error: { code: 'letter-erased' } }]);
  },
);

test('asks after how long rather than guess', async () => {
  const cwd = workFolder();
  mkdirSync(join(cwd, 'letters'));
  expect(await dunghen(['retention'], { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining('[retention]') });
  expect(await dunghen(['retention', '--months', '0'], { cwd })).toMatchObject({ code: 2 });
  expect(existsSync(join(cwd, 'dunghen.db'))).toBe(false);
});
