// The inbox folder: a file that has arrived whole is imported, then moved to done/ or rejected/ with what came of it beside it.
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DungHenError, formatDay, OFFICE_OFFSET_MINUTES, type EpochDay } from '@dunghen/core';
import { importContent, readKeptMapping, readWithMapping, rowFaultToJson, warningToJson } from '@dunghen/intake';
import { storeFault, type Store } from '@dunghen/store';
import type { LawContext } from './config/context.ts';
import { fileAway, hashOfFile, type Report } from './file-away.ts';
import type { DaemonLog } from './log.ts';
import { sweepTemporaries } from './publish-file.ts';

/** What an import from the inbox needs. */
export interface InboxContext {
  readonly folder: string;
  /** The mapping file that `import --learn` keeps, where there is one. */
  readonly mapping: string;
  readonly today: EpochDay;
  readonly law: LawContext;
  /** This instant, ISO 8601. */
  readonly now: () => string;
  readonly log: DaemonLog;
}

/** Folders of their own inside the inbox. */
const DONE = 'done';
const REJECTED = 'rejected';
/** Names that copying programs give to files they are still writing. */
const UNFINISHED = /^[.~]|\.(?:tmp|part|crdownload|partial)$/i;

/** The size and time of each file when it was last looked at: one that stands still between two looks has arrived. */
export type Arrivals = Map<string, string>;

/** Imports what has arrived since the last look. Returns why a file could not be dealt with and waits; null where none does. */
export async function emptyInbox(store: Store, arrivals: Arrivals, context: InboxContext): Promise<string | null> {
  const { folder, log } = context;
  for (const name of ['', DONE, REJECTED]) await mkdir(join(folder, name), { recursive: true, mode: 0o750 });
  for (const name of [DONE, REJECTED]) await sweepTemporaries(join(folder, name));
  let fault: string | null = null;
  const seen = new Set<string>();
  for (const name of (await readdir(folder)).toSorted()) {
    if (UNFINISHED.test(name)) continue;
    const look = await lookAt(join(folder, name));
    if (look === null) continue;
    seen.add(name);
    if (arrivals.get(name) !== look) {
      arrivals.set(name, look);
      continue;
    }
    try {
      await importFile(store, name, look, context);
    } catch (error) {
      const { syscall, name: kind } = error as NodeJS.ErrnoException;
      if (syscall !== undefined || storeFault(error) !== null) throw error;
      // A fault of ours that this file brings to light must keep no letter from being written, nor the other files waiting.
      log.error('import-failed', { code: kind });
      fault = 'import-failed';
      continue;
    }
    arrivals.delete(name);
  }
  for (const name of arrivals.keys()) if (!seen.has(name)) arrivals.delete(name);
  return fault;
}

/** What a file looks like from outside; null for anything but a file. */
async function lookAt(path: string): Promise<string | null> {
  const info = await stat(path).catch(() => null);
  return info?.isFile() ? `${info.size}/${info.mtimeMs}` : null;
}

async function importFile(
  store: Store,
  name: string,
  look: string,
  { folder, mapping, today, law, now, log }: InboxContext,
): Promise<void> {
  const path = join(folder, name);
  let report: Report;
  let rejected = false;
  try {
    const content = await readWithMapping(readKeptMapping(mapping, false), path);
    const result = await importContent(store, content, { observedOn: today, at: now(), fold: law, procedures: law.procedures });
    const { errors, warnings = [], ...counts } = result;
    const told = {
      errors: errors.map((fault) => rowFaultToJson(fault, 'vi')),
      warnings: warnings.map((warning) => warningToJson(warning, 'vi')),
    };
    report = { sha256: content.sha256, ...counts, ...told };
    log.info('imported', { created: result.created, updated: result.updated, rejected: result.rejected });
  } catch (error) {
    if (!(error instanceof DungHenError)) throw error;
    rejected = true;
    report = { sha256: await hashOfFile(path), error: { code: error.code, message: error.message } };
    log.warn('import-refused', { code: error.code });
  }
  // Somebody put another file in its place, or goes on writing it: that one is looked at anew.
  if ((await lookAt(path)) !== look) return;
  await fileAway(path, join(folder, rejected ? REJECTED : DONE), `${formatDay(today)}-${officeTime(now())}`, report);
}

/** The office's time of an instant, as `HHMMSS`. */
const officeTime = (at: string): string =>
  new Date(Date.parse(at) + OFFICE_OFFSET_MINUTES * 60_000).toISOString().slice(11, 19).replaceAll(':', '');
