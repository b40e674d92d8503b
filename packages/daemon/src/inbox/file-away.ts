// Where a file of the inbox goes once it was dealt with: the report of what came of it first, then the file, so that whoever dies between them is finished for.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { jsonPieces } from '@dunghen/intake';
import { makeFolder } from '@dunghen/store';
import { syncNames, temporaryFor } from '../publish-file.ts';
import { readReportHead } from './report-head.ts';

/** What came of a file, as its report tells it. */
export interface Report {
  /** Of the file's bytes, by which a report finds its file again; null where nobody may read them. */
  readonly sha256: string | null;
  /** Of the file, in bytes. */
  readonly size: number;
  readonly [told: string]: unknown;
}

/** Names may have 255 bytes; the moment before, ".json" behind and a temporary's marks take some of them. */
const LONGEST_NAME_BYTES = 200;

/**
 * Moves the file at `path` into `folder` as `STAMP-NAME`, with `STAMP-NAME.json` beside it. A report left alone there by a
 * program that was killed before it moved the file is the one that tells what the file brought: then only the move is made up for.
 * @returns where the report was written, null where that one stands.
 */
export async function fileAway(path: string, folder: string, stamp: string, report: Report): Promise<string | null> {
  makeFolder(folder, 0o750);
  const names = new Set(await readdir(folder));
  const name = shortened(basename(path));
  const target = (await reported(folder, names, path, report)) ?? freeName(names, `${stamp}-`, name);
  const place = join(folder, target);
  const isNew = !names.has(`${target}.json`);
  if (isNew) await writeReport(`${place}.json`, { file: basename(path), ...report });
  // Of two names of one file the system leaves both at a rename.
  if (names.has(target)) await rm(path);
  else await rename(path, place);
  await syncNames(folder);
  await syncNames(dirname(path));
  return isNew ? `${place}.json` : null;
}

/** The name under which this very file was reported already, but not moved; or moved half, as Btrfs may do when the power fails: it has both names then. */
async function reported(folder: string, names: ReadonlySet<string>, path: string, { sha256 }: Report): Promise<string | null> {
  if (sha256 === null) return null;
  const ending = `-${shortened(basename(path))}.json`;
  for (const one of names) {
    const target = one.slice(0, -'.json'.length);
    if (!one.endsWith(ending) || (names.has(target) && !(await isOneFile(path, join(folder, target))))) continue;
    if (readReportHead(join(folder, one))?.['sha256'] === sha256) return target;
  }
  return null;
}

/** Whether two names are of one file. */
export async function isOneFile(a: string, b: string): Promise<boolean> {
  const [one, other] = [await lstat(a, { bigint: true }), await lstat(b, { bigint: true })];
  return one.ino === other.ino && one.dev === other.dev;
}

function freeName(names: ReadonlySet<string>, before: string, name: string): string {
  for (let nth = 1; ; nth++) {
    const free = `${before}${nth === 1 ? '' : `${nth}-`}${name}`;
    if (!names.has(free) && !names.has(`${free}.json`)) return free;
  }
}

/** The name with its middle left out where it is too long, so that its beginning and its ending can still be read. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST_NAME_BYTES) return name;
  const letters = Array.from(name);
  const ending = letters.slice(-20).join('');
  let start = letters.length - 20;
  const joined = (): string => `${letters.slice(0, start).join('')}…${ending}`;
  while (Buffer.byteLength(joined()) > LONGEST_NAME_BYTES) start--;
  return joined();
}

/** Writes what came of a file beside it. */
export const writeReport = (path: string, report: object): Promise<void> =>
  putReport(path, async (file) => {
    for (const piece of jsonPieces(report, true)) await file.writeFile(piece);
    await file.writeFile('\n');
  });

/** Notes at the head of a report when its file turned out to have grown. A report may be long: what it said is copied as it is. */
export const noteGrowth = (path: string, at: string): Promise<void> =>
  putReport(path, async (file) => {
    await file.writeFile(`{\n  "grewAt": ${JSON.stringify(at)},`);
    for await (const piece of createReadStream(path, { start: 1 })) await file.writeFile(piece as Uint8Array);
  });

/**
 * Whole or not at all; for its owner alone, since faults of rows may name citizens. Between the pieces of a long one others have their turn, and what a
 * kill leaves of it is swept by the next look into the folder.
 */
async function putReport(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const temporary = temporaryFor(path);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** SHA-256 of a file that could not be imported; null where it cannot be read. */
export async function hashOfFile(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  } catch {
    return null;
  }
  return hash.digest('hex');
}
