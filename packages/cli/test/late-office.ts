// An office whose dossiers are late and have no letter yet, one copy for each trial that strikes its scan, and what must be so after the next scan.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDay } from '@dunghen/core';
import { lawContext, loadConfig, scan, scanContext } from '@dunghen/daemon';
import { openStore, type Store } from '@dunghen/store';
import { lettersIn } from './letters-in.ts';
import { DISK } from './on-disk.ts';
import { CITIZEN } from './trial-office.ts';

export const COMMAND: string = fileURLToPath(new URL('../../../dunghen', import.meta.url));
export const SCAN: readonly string[] = ['scan', '--today', '2026-11-23', '--json'];
const LETTERS = 4;

/** A program run to its end in `cwd`. */
export const run = (file: string, args: readonly string[], cwd: string): Promise<{ readonly failed: boolean; readonly told: string }> =>
  new Promise((done) => {
    // One thread for files, so that the nth call is the same one each time.
    const env = { ...process.env, UV_THREADPOOL_SIZE: '1', NO_COLOR: '1' };
    execFile(file, args, { cwd, env }, (error, stdout, stderr) => done({ failed: error !== null, told: stdout + stderr }));
  });

export class LateOffice {
  readonly folder: string = mkdtempSync(join(DISK, 'dunghen-calls-'));
  /** Of what nobody waits for a disk. */
  readonly inMemory: string = mkdtempSync(join(tmpdir(), 'dunghen-calls-'));
  readonly #office = join(this.folder, 'office');

  async prepare(): Promise<void> {
    mkdirSync(this.#office);
    const receipt = { type: 'received', at: '2026-11-02', term: '3 working-days', applicant: CITIZEN };
    const lines = Array.from({ length: LETTERS }, (_, i) => JSON.stringify({ dossier: `D-${i}`, ...receipt }));
    writeFileSync(join(this.#office, 'a.ndjson'), lines.join('\n'));
    const { failed, told } = await run(COMMAND, ['import', 'a.ndjson', '--today', '2026-11-20'], this.#office);
    if (failed) throw new Error(told);
    // The first scan after a build keeps what it compiled, by calls that are none of a scan's.
    const first = this.copy('first');
    await run(COMMAND, SCAN, first);
    rmSync(first, { recursive: true });
  }

  /** A copy of its own, on the machine's disk unless told otherwise. */
  copy(name: string, where: string = this.folder): string {
    const folder = join(where, name);
    cpSync(this.#office, folder, { recursive: true });
    return folder;
  }

  /** Lets a plain scan of this process follow in a copy, and says what is wrong then. */
  async healed(cwd: string): Promise<readonly string[]> {
    const store = openStore(join(cwd, 'dunghen.db'));
    try {
      const loaded = loadConfig(undefined, cwd);
      const { degraded } = await scan(
        store,
        scanContext(loaded, lawContext(loaded), parseDay('2026-11-23'), () => '2026-11-23T01:00:00Z'),
      );
      return [...degraded.flatMap(({ blocking, code }) => (blocking ? [code] : [])), ...(await faultsOf(store, cwd))];
    } finally {
      await store.close();
    }
  }

  end(): void {
    for (const folder of [this.folder, this.inMemory]) rmSync(folder, { recursive: true, force: true });
  }
}

async function faultsOf(store: Store, cwd: string): Promise<readonly string[]> {
  const wrong = [...(await store.soundness())];
  const letters = (await Array.fromAsync(store.letterPages())).flat();
  if (letters.length !== LETTERS) wrong.push(`${letters.length} letters`);
  for (const { fileName, sha256, publishedAt } of letters) {
    const bytes = readFileSync(join(cwd, 'letters', fileName));
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) wrong.push(`${fileName} has other bytes`);
    if (publishedAt === null) wrong.push(`${fileName} is not settled`);
  }
  const files = lettersIn(cwd);
  if (files.length !== LETTERS) wrong.push(`in the folder: ${files.join(', ')}`);
  return wrong;
}
