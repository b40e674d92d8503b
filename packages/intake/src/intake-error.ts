// Faults of files and of rows: a file that cannot be read stops everything, a bad row stops only itself.
import { DungHenError, type Lang } from '@dunghen/core';

/** Codes: `file-absent`, `file-unreadable`, `file-empty`, `file-format`, `file-encoding`, `no-headings`. */
export class IntakeError extends DungHenError {}

/** One thing wrong in one row, in the interface's shape; the message never repeats personal columns. */
export interface RowFault {
  readonly row: number;
  /** The heading or the event's field; null when the whole row is at fault. */
  readonly column: string | null;
  readonly code: string;
  readonly error: DungHenError;
}

/** A row fault as JSON. */
export const rowFaultToJson = ({ row, column, code, error }: RowFault, lang: Lang): Record<string, unknown> => ({
  row,
  column,
  code,
  message: error.in(lang),
});
