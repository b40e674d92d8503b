// What the reports of lists imported lately say that somebody should know: they lie in the inbox, where nobody looks unless told to.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isFiledBefore } from './filed-name.ts';
import { LOOKED_BACK_MS } from './grown-files.ts';
import { readReportHead } from './report-head.ts';

/** What was refused this long ago was seen. */
const RECENT_MS = 7 * 86_400_000;

/** A list that came with rows which were not taken. */
export interface ListWithRefusals {
  /** The name it was dropped under. */
  readonly name: string;
  readonly rejected: number;
}

/**
 * The lists of the last seven days of which some rows were refused, the newest first; their reports lie in `done/` of the inbox.
 * @throws a file system's error.
 */
export function rowsRefused(inbox: string, nowMs: number): readonly ListWithRefusals[] {
  return recentReports(join(inbox, 'done'), nowMs).flatMap(({ name, rejected, grewAt }) =>
    // One that grew has a report of its own for what it came to be.
    typeof rejected === 'number' && rejected > 0 && grewAt === undefined ? [{ name, rejected }] : [],
  );
}

/** The files of the last seven days that were dealt with while somebody was still writing them, the newest first. @throws a file system's error. */
export function filesThatGrew(inbox: string, nowMs: number): readonly string[] {
  const reports = ['done', 'rejected'].flatMap((folder) => recentReports(join(inbox, folder), nowMs));
  return [...new Set(reports.filter(({ grewAt }) => grewAt !== undefined).map(({ name }) => name))];
}

/** A report as it is read: whatever anybody may have put there. */
interface Read {
  /** The name the file came with. */
  readonly name: string;
  readonly rejected?: unknown;
  readonly grewAt?: unknown;
}

function recentReports(folder: string, nowMs: number): readonly Read[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return (
    names
      // One filed long before needs no look: a folder that keeps all lists has thousands. A report is written anew when its file turns out to have grown.
      .filter((name) => name.endsWith('.json') && !isFiledBefore(name, nowMs - LOOKED_BACK_MS) && isRecent(join(folder, name), nowMs))
      .toSorted()
      .toReversed()
      .flatMap((name) => {
        // Null of a file of somebody else's.
        const report = readReportHead(join(folder, name));
        if (report === null) return [];
        const { file, rejected, grewAt } = report;
        return [{ name: typeof file === 'string' ? file : name, rejected, grewAt }];
      })
  );
}

function isRecent(path: string, nowMs: number): boolean {
  const info = statSync(path, { throwIfNoEntry: false });
  return info !== undefined && nowMs - info.mtimeMs < RECENT_MS;
}
