// Kills real scans, and imports beside them, with SIGKILL at any moment, again and again, and counts every letter and dossier afterwards.
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { letterFileName } from '@dunghen/daemon';
import { openStore } from '@dunghen/store';
import { lettersIn } from './letters-in.ts';
import { DISK } from './on-disk.ts';

const COMMAND = fileURLToPath(new URL('../../../dunghen', import.meta.url));

/** The next moments to be killed at, after one that came late, or before anything was written. */
const [SOONER, LATER] = [0.7, 1.03];

/** What a trial came to; `wrong` is empty where nothing was lost and nothing doubled. */
export interface Killings {
  readonly kills: number;
  readonly rounds: number;
  readonly wrong: readonly string[];
}

/** Goes on until so many processes were killed; each round brings an office of `late` overdue dossiers to its last letter. */
export async function killScans(kills: number, late: number, onRound?: (killed: number, rounds: number) => void): Promise<Killings> {
  const folder = mkdtempSync(join(DISK, 'dunghen-kills-'));
  const codes = Array.from({ length: late }, (_, i) => `S-${i}`);
  const others = Array.from({ length: late }, (_, i) => `T-${i}`);
  const lines = (names: readonly string[], term: string): string =>
    names.map((dossier) => JSON.stringify({ dossier, type: 'received', at: '2026-11-02', term })).join('\n');
  const start = (...args: readonly string[]): ChildProcess =>
    spawn(COMMAND, [...args, '--today', '2026-11-23'], { cwd: folder, stdio: 'ignore' });
  const ended = (child: ChildProcess): Promise<number | null> => new Promise((done) => child.on('exit', done));
  const wrong: string[] = [];
  let [killed, rounds] = [0, 0];
  try {
    // What a scan takes that writes one letter: at fixed times a busy machine had every scan meet its end before it wrote any. The first
    // one after a build takes several times as long, and by it hardly any other would be killed. It follows how busy the machine is: at
    // what was measured while others were at work, later scans wrote all there was, and a trial of twenty seconds took a hundred.
    let oneMs = 0;
    const written = (): number => (existsSync(join(folder, 'letters')) ? lettersIn(folder).length : 0);
    for (const code of codes.slice(0, 2)) {
      writeFileSync(join(folder, 'one.ndjson'), lines([code], '3 working-days'));
      await ended(start('import', 'one.ndjson'));
      const begun = performance.now();
      await ended(start('scan'));
      oneMs = performance.now() - begun;
    }
    while (killed < kills) {
      for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
      writeFileSync(join(folder, 'late.ndjson'), lines(codes, '3 working-days'));
      writeFileSync(join(folder, 'more.ndjson'), lines(others, '30 working-days'));
      await ended(start('import', 'late.ndjson'));
      for (let whole = false; !whole;) {
        // Sometimes two at once: the second and its death fall anywhere in the first.
        const children = [start('scan')];
        const lot = Math.random();
        if (lot < 0.3) children.push(start('scan'));
        else if (lot < 0.5) children.push(start('import', 'more.ndjson'));
        const timers = children.map((child) => setTimeout(() => child.kill('SIGKILL'), oneMs * (0.4 + 0.6 * Math.random())));
        const before = written();
        const ends = await Promise.all(children.map(ended));
        for (const timer of timers) clearTimeout(timer);
        const more = written() - before;
        oneMs *= more > 1 ? SOONER : more === 0 && ends.includes(null) ? LATER : 1;
        killed += ends.filter((end) => end === null).length;
        // One killed beside one that ended may leave a temporary file behind it: the next scan sweeps it.
        whole = ends.every((end) => end === 0) || killed >= kills;
      }
      for (const args of [['import', 'more.ndjson'], ['scan']]) {
        const end = await ended(start(...args));
        if (end !== 0) wrong.push(`${args[0]} ended with ${end}`);
      }
      wrong.push(...(await count(folder, codes, others)));
      rounds++;
      onRound?.(killed, rounds);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { kills: killed, rounds, wrong };
}

/** Each letter once, with the bytes the ledger claimed, and nothing else in the folder; each dossier there, with its one event. */
async function count(folder: string, codes: readonly string[], others: readonly string[]): Promise<string[]> {
  const store = openStore(join(folder, 'dunghen.db'));
  const claimed = new Map((await Array.fromAsync(store.letterPages())).flat().map(({ fileName, sha256 }) => [fileName, sha256]));
  const dossiers = (await Array.fromAsync(store.dossierPages())).flat();
  const wrong: string[] = [...(await store.soundness())];
  await store.close();
  const known = dossiers.map(({ code }) => code).toSorted();
  if (JSON.stringify(known) !== JSON.stringify([...codes, ...others].toSorted())) wrong.push(`${known.length} dossiers`);
  if (dossiers.some(({ events }) => events.length !== 1)) wrong.push('an event twice');
  const files = lettersIn(folder).toSorted();
  const expected = codes.map((code) => letterFileName(code, 1)).toSorted();
  const strange = files.filter((name) => !expected.includes(name));
  if (strange.length > 0 || files.length !== expected.length || claimed.size !== expected.length)
    wrong.push(`${files.length} files and ${claimed.size} letters, ${expected.length} owed; strange: ${strange.join(', ')}`);
  for (const name of files) {
    const bytes = readFileSync(join(folder, 'letters', name));
    if (createHash('sha256').update(bytes).digest('hex') !== claimed.get(name)) wrong.push(`${name} is not what was claimed`);
  }
  return wrong;
}
