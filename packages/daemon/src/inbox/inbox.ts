// The inbox folder: a file that has arrived whole is imported, then moved to done/ or rejected/ with what came of it beside it.
import type { Stats } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { formatDay, OFFICE_OFFSET_MINUTES, type EpochDay } from '@dunghen/core';
import { dayToSortBy, importContent, readKeptMapping, readWithMapping, warningToJson } from '@dunghen/intake';
import { makeFolder, storeFault, type Store } from '@dunghen/store';
import type { LawContext } from '../config/context.ts';
import { fileAway, hashOfFile } from './file-away.ts';
import { bringBackGrown, lookAt, looksOf, type Unchanged } from './grown-files.ts';
import type { DaemonLog } from '../log.ts';
import { namesIn } from './names-in.ts';
import { notAFile, refusal } from './refusal.ts';
import { ReportsOfRound, type Filed } from './reports-of-round.ts';
import { sweepTemporaries } from '../publish-file.ts';

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

/** Folders of their own inside the inbox. */
export const DONE = 'done';
export const REJECTED = 'rejected';
/** Names that copying programs give to files they are still writing. */
const UNFINISHED = /^[.~]|\.(?:tmp|part|crdownload|partial)$/i;

/** Whoever writes a file may pause: one written so lately has not arrived yet, though it stands still. */
export const QUIET_MS = 10_000;

/** What the rounds remember of the inbox. */
export interface Arrivals {
  /** The size and time of each file when it was last looked at: one that stands still between two looks, and was not written just now, has arrived. */
  readonly waiting: Map<string, string>;
  readonly unchanged: Unchanged;
  /** Of the files that came back, the day they are of where they say none. */
  readonly back: Map<string, EpochDay>;
}

export const noArrivals = (): Arrivals => ({ waiting: new Map(), unchanged: new Map(), back: new Map() });

/**
 * Imports what has arrived since the last look. Returns a code where a file could be neither imported nor moved away; it hinders
 * no other, and is tried again. Folders are left alone: somebody may be keeping files in them.
 */
export async function emptyInbox(store: Store, arrivals: Arrivals, context: InboxContext): Promise<InboxFault | null> {
  const { folder, now, log, signal } = context;
  const { waiting, unchanged, back } = arrivals;
  makeFolder(folder, 0o750);
  for (const name of [DONE, REJECTED]) {
    // What is in the way of one of them is told of when a file has to go there.
    await mkdir(join(folder, name), { mode: 0o750 }).catch(() => {});
    await sweepTemporaries(join(folder, name));
  }
  let fault: InboxFault | null = null;
  const failed = (error: unknown): void => void (fault = told(error, log));
  const grown = await bringBackGrown(folder, [join(folder, DONE), join(folder, REJECTED)], { unchanged, now: now(), failed });
  for (const [name, day] of grown) back.set(name, day);
  if (grown.size > 0) log.warn('file-grew', { waiting: grown.size });
  const at = Date.parse(now());
  const seen = new Set<string>();
  const arrived: Arrived[] = [];
  for (const name of await namesIn(folder)) {
    if (UNFINISHED.test(name)) continue;
    const info = await lookAt(join(folder, name));
    if (!info || info.isDirectory()) continue;
    seen.add(name);
    // A time to come is of a clock that is wrong, and says nothing.
    const isYoung = Math.abs(at - info.mtimeMs) < QUIET_MS;
    if (waiting.get(name) === looksOf(info) && !isYoung) arrived.push({ name, info });
    else waiting.set(name, looksOf(info));
  }
  const reports = new ReportsOfRound();
  for (const { name, info } of await inTurn(store, arrived, context)) {
    if (signal?.aborted) return fault;
    try {
      const on = Math.min(back.get(name) ?? context.today, context.today) as EpochDay;
      const taken = await takeIn(store, name, info, { ...context, on });
      if (taken === null) continue;
      reports.add(name, taken);
      waiting.delete(name);
      back.delete(name);
    } catch (error) {
      failed(error);
    }
  }
  await reports.tellInTheEnd(store).catch(failed);
  for (const name of [...waiting.keys(), ...back.keys()]) if (!seen.has(name)) [waiting, back].map((files) => files.delete(name));
  return fault;
}

/** A file that stands still. */
interface Arrived {
  readonly name: string;
  readonly info: Stats;
}

/**
 * Files that arrived together, in the order of the days they are of, and those of one day as they were made ("list (1).csv" is a later
 * download than "list.csv"). They are read once more for it, one at a time: all at once would not fit into memory.
 */
async function inTurn(
  store: Store,
  arrived: readonly Arrived[],
  { folder, mapping, today, signal }: InboxContext,
): Promise<readonly Arrived[]> {
  if (arrived.length < 2) return arrived;
  const dated: { readonly one: Arrived; readonly day: number }[] = [];
  for (const one of arrived) {
    if (signal?.aborted) return arrived;
    const read = async (): Promise<number> =>
      dayToSortBy(await readWithMapping(readKeptMapping(mapping, false), join(folder, one.name), {}, () => store.readings()), today);
    // What cannot be read is told when its turn comes.
    dated.push({ one, day: one.info.isFile() ? await read().catch(() => today) : today });
  }
  return dated.toSorted((a, b) => (a.day === b.day ? a.one.info.mtimeMs - b.one.info.mtimeMs : a.day - b.day)).map(({ one }) => one);
}

/** What keeps a file in the inbox: the machine, or a fault of ours where it is filed away. */
export type InboxFault = 'inbox-file' | 'import-failed';

/** Neither must keep a letter from being written, nor the other files waiting. @throws whatever is wrong with the database. */
function told(error: unknown, log: DaemonLog): InboxFault {
  if (storeFault(error) !== null) throw error;
  const { code, syscall, name } = error as NodeJS.ErrnoException;
  if (syscall !== undefined) {
    log.warn('import-failed', { code: String(code) });
    return 'inbox-file';
  }
  log.error('import-failed', { code: name });
  return 'import-failed';
}

/** What an import of a file needs, with the day that a list is of where it says none. */
type TakingContext = InboxContext & { readonly on: EpochDay };

/** Imports a file and files it away; null where it changed meanwhile, and has not arrived after all. */
async function takeIn(store: Store, name: string, info: Stats, context: TakingContext): Promise<Filed | null> {
  const { folder, today, now } = context;
  const path = join(folder, name);
  const { to, warnings, report } = await judge(store, name, info, context);
  // Somebody put another file in its place, or goes on writing it: that one is looked at anew.
  const after = await lookAt(path);
  if (after === null || looksOf(after) !== looksOf(info)) return null;
  const place = await fileAway(path, join(folder, to), `${formatDay(today)}-${officeTime(now())}`, report(warnings));
  return { place, warnings, report };
}

/** The office's time of an instant, as `HHMMSS`. */
const officeTime = (at: string): string =>
  new Date(Date.parse(at) + OFFICE_OFFSET_MINUTES * 60_000).toISOString().slice(11, 19).replaceAll(':', '');

/** Imports a file, or says why not. */
async function judge(
  store: Store,
  name: string,
  info: Stats,
  context: TakingContext,
): Promise<{ readonly to: string } & Omit<Filed, 'place'>> {
  const { folder, mapping, on, law, now, log } = context;
  const { size } = info;
  const path = join(folder, name);
  try {
    // A link leads wherever whoever may write here points it, and the daemon may read more than they.
    if (!info.isFile()) throw notAFile(name, info.isSymbolicLink());
    const content = await readWithMapping(readKeptMapping(mapping, false), path, {}, () => store.readings());
    const result = await importContent(store, content, { observedOn: on, at: now(), fold: law });
    const { errors, warnings = [], ...counts } = result;
    log.info('imported', { created: result.created, updated: result.updated, rejected: result.rejected });
    const { sha256 } = content;
    return {
      to: DONE,
      warnings,
      report: (remaining) => ({
        sha256,
        size,
        ...counts,
        warnings: remaining.map((warning) => warningToJson(warning, 'vi')),
        errors: errors.inJson('vi'),
      }),
    };
  } catch (error) {
    const { code, message } = refusal(error, name, log);
    const sha256 = info.isFile() ? await hashOfFile(path) : null;
    return { to: REJECTED, warnings: [], report: () => ({ sha256, size, error: { code, message } }) };
  }
}
