// Kills real scans with SIGKILL, one or two at a time, hundreds of times, and counts every letter afterwards. Arguments: [KILLS] [DOSSIERS].
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { foldDossier, parseEvent } from '@dunghen/core';
import { letterFileName } from '@dunghen/daemon';
import { openStore } from '@dunghen/store';

const [kills = 300, dossiers = 400] = process.argv.slice(2).map(Number);
const MAIN = fileURLToPath(new URL('../../cli/dist/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'soak-'));
const url = `sqlite:${join(folder, 'a.db')}`;
const codes = Array.from({ length: dossiers }, (_, i) => `S-${i}`);

/** A fresh database of overdue dossiers and an empty letters folder. */
async function prepare(): Promise<void> {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  const store = openStore(url, { create: true });
  const batch = codes.map((code) => ({
    code,
    events: () => [parseEvent({ dossier: code, type: 'received', at: '2026-11-02', term: '3 working-days' })],
  }));
  await store.append(batch, { file: 's', sha256: 's', at: 's' }, (history) => void foldDossier(history));
  await store.close();
}

const start = (): ChildProcess =>
  spawn(process.execPath, [MAIN, 'scan', '--db', url, '--today', '2026-11-23'], { cwd: folder, stdio: 'ignore' });
const ended = (child: ChildProcess): Promise<number | null> => new Promise((done) => child.on('exit', done));

/** Each letter once, with the bytes the ledger claimed, and nothing else in the folder. */
async function verify(): Promise<void> {
  const store = openStore(url);
  const claimed = new Map<string, string>();
  for await (const page of store.letterPages()) for (const letter of page) claimed.set(letter.fileName, letter.sha256);
  await store.close();
  const files = readdirSync(join(folder, 'letters')).toSorted();
  const expected = codes.map((code) => letterFileName(code, 1)).toSorted();
  if (JSON.stringify(files) !== JSON.stringify(expected)) {
    const strange = files.filter((name) => !expected.includes(name));
    throw new Error(`letters differ: ${files.length} files, ${expected.length} owed; strange: ${strange.join(', ')}`);
  }
  for (const name of files) {
    const hash = createHash('sha256')
      .update(readFileSync(join(folder, 'letters', name)))
      .digest('hex');
    if (hash !== claimed.get(name)) throw new Error(`${name} is not what was claimed`);
  }
}

let killed = 0;
let rounds = 0;
while (killed < kills) {
  await prepare();
  for (let finished = false; !finished;) {
    // Sometimes two at once: the second scan and its kill fall anywhere in the first.
    const children = Array.from({ length: Math.random() < 0.3 ? 2 : 1 }, start);
    const timers = children.map((child) => setTimeout(() => child.kill('SIGKILL'), 120 + Math.random() * 900));
    const codesOfEnd = await Promise.all(children.map(ended));
    for (const timer of timers) clearTimeout(timer);
    killed += codesOfEnd.filter((code) => code === null).length;
    // One killed beside one that ended may leave a temporary file behind it: the next scan sweeps it.
    finished = codesOfEnd.every((code) => code === 0);
    process.stdout.write(`\r${killed} kills, ${rounds} rounds verified`);
  }
  await verify();
  rounds++;
}
rmSync(folder, { recursive: true });
console.log(`\n${killed} kills over ${rounds} rounds of ${dossiers} letters: none lost, none doubled.`);
