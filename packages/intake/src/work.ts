// What an import is told, and what a file of either kind gives it to do.
import type { EpochDay, FoldOptions } from '@dunghen/core';
import type { DossierBatch, ImportSource, Store } from '@dunghen/store';
import type { Row } from './formats/csv-rows.ts';
import type { RowFault } from './intake-error.ts';
import type { Warning } from './warning.ts';

/** How to import. */
export interface ImportOptions {
  readonly dryRun?: boolean;
  /** Today, or the day the officer says the list was seen. */
  readonly observedOn: EpochDay;
  /** Whether somebody said that day; else the list may tell of another, see `day-of-list.ts`. */
  readonly certain?: boolean;
  /** Whether somebody said that the dossiers of the list are others than known ones of the same days whose codes are like theirs. */
  readonly newCodes?: boolean;
  /** Whether somebody said that the dossiers of the list are the known ones although who applied, or for what, differs. */
  readonly sameDossiers?: boolean;
  /** The instant of the import, ISO 8601. */
  readonly at: string;
  /** The law, with its identity: by it the due dates are remembered. */
  readonly fold: FoldOptions & { readonly id?: string };
  /**
   * The identity of the program, by default of the command that this is part of: a file that comes again while nothing else came in, and of which
   * nothing had to be told, is not compared once more by the program that imported it. Null to compare it always.
   */
  readonly program?: string | null;
  readonly onProgress?: (done: number, total: number) => void;
  /** Is handed each row that was refused, with the fault; of an event file, the line as its one cell. */
  readonly onReject?: (row: Row, fault: RowFault) => void;
}

/** One dossier's part of a file. */
export interface Work extends DossierBatch {
  /** What is wrong with it although the rest of it could be imported; read after it was. */
  readonly faults?: () => readonly RowFault[];
  /** The fault that refused it, at its place in the file. */
  readonly refused: (fault: RowFault['error']) => RowFault;
}

/** The work of a file, in order. */
export interface Plan {
  /** Rows or lines that speak of a dossier. */
  readonly total: number;
  /** Each item is a dossier, or the fault of a row; more rows than dossiers are told by `rows` after the last. */
  readonly items: Iterable<Work | { readonly fault: RowFault }>;
  readonly rows: () => number;
  /** What is to be done after the last dossier was written, or rehearsed: how many dossiers the list should have shown. */
  readonly finish?: (store: Store, source: ImportSource) => Promise<number>;
  /** What to look at, told after the last. */
  readonly warnings?: () => readonly Warning[];
}
