// What a report says besides its faults: of a long one, whose faults may be gigabytes, only its beginning and its end are read.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** A report no longer than this is read whole. */
const WHOLE_BYTES = 256 * 1024;
/** Of a longer one, as much of its beginning and of its end: whatever the rounds ask for stands before its faults, or behind them in one of an older program. */
const END_BYTES = 64 * 1024;
/** Between two members of a report, each on a line of its own; what is inside a member stands further in. */
const BETWEEN = ',\n  "';

/** What a report says, as far as it was read: whatever anybody may have put there. */
export type ReportHead = Readonly<Record<string, unknown>>;

/** The report at `path`; null where what lies there is none, or nothing does. */
export function readReportHead(path: string): ReportHead | null {
  let file: number | null = null;
  try {
    file = openSync(path, 'r');
    const { size } = fstatSync(file);
    if (size <= WHOLE_BYTES) return objectIn(piece(file, 0, size));
    const [start, end] = [piece(file, 0, END_BYTES), piece(file, size - END_BYTES, END_BYTES)];
    const [before, behind] = [start.lastIndexOf(BETWEEN), end.indexOf(BETWEEN)];
    const told = before < 0 ? null : objectIn(`${start.slice(0, before)}}`);
    const last = behind < 0 ? null : objectIn(`{${end.slice(behind + 1)}`);
    return told || last ? { ...told, ...last } : null;
  } catch {
    return null;
  } finally {
    if (file !== null) closeSync(file);
  }
}

function piece(file: number, at: number, length: number): string {
  const bytes = Buffer.alloc(length);
  return bytes.toString('utf8', 0, readSync(file, bytes, 0, length, at));
}

function objectIn(json: string): ReportHead | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as ReportHead) : null;
  } catch {
    return null;
  }
}
