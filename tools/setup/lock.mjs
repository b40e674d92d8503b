// Lets one run at a time install or build in this checkout, and never waits for a run that has died.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot } from './paths.mjs';

// Beside node_modules and not in it: pnpm may remove that folder while the lock is held.
const folder = inRoot('.build');
const longestHold = 30 * 60_000;

/** @template T @param {string} name @param {() => Promise<T>} work */
export async function withLock(name, work) {
  mkdirSync(folder, { recursive: true });
  const file = inRoot('.build', `${name}.lock`);
  let said = false;
  while (!take(file)) {
    if (clearIfDead(file)) continue;
    if (!said)
      process.stderr.write('Đang đợi một lần chạy khác cài đặt hoặc biên dịch xong… (Waiting for another run to finish setting up.)\n');
    said = true;
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Renames before removing: of two runs that see the same dead lock, only one can carry it away. */
function clearIfDead(file) {
  const seen = read(file);
  if (seen === undefined) return true;
  if (isAlive(seen)) return false;
  const grave = `${file}.${process.pid}`;
  try {
    renameSync(file, grave);
  } catch {
    return true;
  }
  // A third run may have taken the lock between the look and the rename: give it back.
  if (read(grave)?.pid !== seen.pid) renameSync(grave, file);
  else rmSync(grave, { force: true });
  return true;
}

function read(file) {
  try {
    return { pid: Number(readFileSync(file, 'utf8')), age: Date.now() - statSync(file).mtimeMs };
  } catch {
    return undefined;
  }
}

function isAlive({ pid, age }) {
  if (age > longestHold) return false;
  // Taken this moment and not yet written.
  if (pid === 0) return age < 5_000;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
