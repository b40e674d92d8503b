// The inbox folder: a file that has arrived whole is imported, then moved to done/ or rejected/ with what came of it beside it.
import type { Stats } from 'node:fs';
import { lstat, mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { DungHenError, formatDay, type EpochDay } from '@dunghen/core';
import { importContent, readKeptMapping, readWithMapping, rowFaultToJson, warningToJson } from '@dunghen/intake';
import type { Store } from '@dunghen/store';
import type { LawContext } from './config/context.ts';
import { DaemonError } from './daemon-error.ts';
import { fileAway, type Verdict } from './file-away.ts';
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
  /** Told to stop: the file in hand is dealt with, the others wait. */
  readonly signal?: AbortSignal;
}

/** Names that copying programs give to files they are still writing. */
const UNFINISHED = /^[.~]|\.(?:tmp|part|crdownload|partial)$/i;

/** The size and time of each file when it was last looked at: one that stands still between two looks has arrived. */
export type Arrivals = Map<string, string>;

/**
 * Imports what has arrived since the last look. Returns a code where a file could be neither imported nor moved away; it hinders
 * no other, and is tried again. Folders are left alone: somebody may be keeping files in them.
 */
export async function emptyInbox(store: Store, arrivals: Arrivals, context: InboxContext): Promise<'inbox-file' | null> {
  const { folder, log, signal } = context;
  await mkdir(folder, { recursive: true, mode: 0o750 });
  let fault: 'inbox-file' | null = null;
  const seen = new Set<string>();
  for (const name of await namesIn(folder)) {
    if (signal?.aborted) return fault;
    if (UNFINISHED.test(name)) continue;
    const info = await lstat(join(folder, name)).catch(() => null);
    if (!info || info.isDirectory()) continue;
    seen.add(name);
    const look = `${info.size}/${info.mtimeMs}`;
    if (arrivals.get(name) !== look) {
      arrivals.set(name, look);
      continue;
    }
    try {
      await takeIn(store, name, info, context);
      arrivals.delete(name);
    } catch (error) {
      const { code, syscall } = error as NodeJS.ErrnoException;
      if (code === undefined || typeof syscall !== 'string') throw error;
      log.warn('import-failed', { code });
      fault = 'inbox-file';
    }
  }
  for (const name of arrivals.keys()) if (!seen.has(name)) arrivals.delete(name);
  return fault;
}

/** The names in a folder, in order. One that is no UTF-8 cannot be spoken of: the file gets a name that is. */
async function namesIn(folder: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (const bytes of await readdir(folder, { encoding: 'buffer' })) {
    const name = bytes.toString('utf8');
    names.push(name);
    if (Buffer.from(name).equals(bytes)) continue;
    const readable = name.replaceAll('\uFFFD', '_');
    const taken = await lstat(join(folder, readable)).then(
      () => true,
      () => false,
    );
    if (!taken) await rename(Buffer.concat([Buffer.from(join(folder, '/')), bytes]), join(folder, readable));
  }
  return names.toSorted();
}

async function takeIn(store: Store, name: string, info: Stats, context: InboxContext): Promise<void> {
  const { folder, today, now } = context;
  const verdict = await judge(store, name, info, context);
  await fileAway(folder, name, verdict, `${formatDay(today)}-${now().slice(11, 19).replaceAll(':', '')}`);
}

/** Imports a file, or says why not. */
async function judge(store: Store, name: string, info: Stats, context: InboxContext): Promise<Verdict> {
  const { folder, mapping, today, law, now, log } = context;
  try {
    // A link leads wherever whoever may write here points it, and the daemon may read more than they.
    if (!info.isFile()) throw notAFile(name, info.isSymbolicLink());
    const content = await readWithMapping(readKeptMapping(mapping, false), join(folder, name));
    const result = await importContent(store, content, { observedOn: today, at: now(), fold: law, procedures: law.procedures });
    const { errors, warnings = [], ...counts } = result;
    log.info('imported', { created: result.created, updated: result.updated, rejected: result.rejected });
    const told = {
      errors: errors.map((fault) => rowFaultToJson(fault, 'vi')),
      warnings: warnings.map((warning) => warningToJson(warning, 'vi')),
    };
    return { rejected: false, report: { ...counts, ...told } };
  } catch (error) {
    if (!(error instanceof DungHenError)) throw error;
    log.warn('import-refused', { code: error.code });
    return { rejected: true, report: { error: { code: error.code, message: error.message } } };
  }
}

const notAFile = (name: string, link: boolean): DaemonError =>
  new DaemonError(
    link ? 'inbox-link' : 'inbox-not-a-file',
    {
      vi: `"${name}" ${link ? 'là liên kết đến nơi khác' : 'không phải tệp thường'} nên không được nhập; hãy chép chính tệp dữ liệu vào hộp thư đến.`,
      en: `"${name}" is ${link ? 'a link to another place' : 'not an ordinary file'} and is not imported; copy the file itself into the inbox.`,
    },
    name,
  );
