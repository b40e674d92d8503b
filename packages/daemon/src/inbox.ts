// The inbox folder: a file that has arrived whole is imported, then moved to done/ or rejected/ with what came of it beside it.
import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DungHenError, formatDay, type EpochDay } from '@dunghen/core';
import { importContent, readKeptMapping, readWithMapping, rowFaultToJson, warningToJson } from '@dunghen/intake';
import type { Store } from '@dunghen/store';
import type { LawContext } from './config/context.ts';
import type { DaemonLog } from './log.ts';

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

/** Imports what has arrived since the last look. Returns how many files were dealt with. */
export async function emptyInbox(store: Store, arrivals: Arrivals, context: InboxContext): Promise<number> {
  const { folder } = context;
  for (const name of ['', DONE, REJECTED]) await mkdir(join(folder, name), { recursive: true, mode: 0o750 });
  let dealt = 0;
  const seen = new Set<string>();
  for (const name of (await readdir(folder)).toSorted()) {
    if (UNFINISHED.test(name)) continue;
    const info = await stat(join(folder, name)).catch(() => null);
    if (!info?.isFile()) continue;
    seen.add(name);
    const look = `${info.size}/${info.mtimeMs}`;
    if (arrivals.get(name) !== look) {
      arrivals.set(name, look);
      continue;
    }
    await importFile(store, name, context);
    arrivals.delete(name);
    dealt++;
  }
  for (const name of arrivals.keys()) if (!seen.has(name)) arrivals.delete(name);
  return dealt;
}

async function importFile(store: Store, name: string, { folder, mapping, today, law, now, log }: InboxContext): Promise<void> {
  const path = join(folder, name);
  let outcome: object;
  let rejected = false;
  try {
    const content = await readWithMapping(readKeptMapping(mapping, false), path);
    const result = await importContent(store, content, { observedOn: today, at: now(), fold: law, procedures: law.procedures });
    const { errors, warnings = [], ...counts } = result;
    const told = {
      errors: errors.map((fault) => rowFaultToJson(fault, 'vi')),
      warnings: warnings.map((warning) => warningToJson(warning, 'vi')),
    };
    outcome = { ...counts, ...told };
    log.info('imported', { created: result.created, updated: result.updated, rejected: result.rejected });
  } catch (error) {
    if (!(error instanceof DungHenError)) throw error;
    rejected = true;
    outcome = { error: { code: error.code, message: error.message } };
    log.warn('import-refused', { code: error.code });
  }
  const target = join(folder, rejected ? REJECTED : DONE, `${formatDay(today)}-${now().slice(11, 19).replaceAll(':', '')}-${name}`);
  await writeFile(`${target}.json`, `${JSON.stringify(outcome, null, 2)}\n`, { mode: 0o600 });
  await rename(path, target);
}
