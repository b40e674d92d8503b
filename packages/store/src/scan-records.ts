// The part of the store that scans keep from one to the next: how dossiers stand by the law, the due dates that a new law moved, how a scan ended.
import type { Kysely } from 'kysely';
import {
  readMoves,
  readUnderOtherLaw,
  recordMoves,
  type DueMove,
  type ScanMoment,
  type StandingAnew,
  type UnderOtherLaw,
} from './due-moves.ts';
import { noteScan, readLastScan, type LastScan, type ScanNote } from './scan-log.ts';
import type { Schema } from './schema.ts';
import { countOpen, forgetStandings, keepStandings, missedByEnded, type ComputedStanding } from './standing.ts';

/** What may be asked of what scans keep. */
export interface ScanRecords {
  /** Keeps what a fold of all its events came to, for dossiers that did not move on since. */
  keepStandings(law: string, standings: readonly ComputedStanding[]): Promise<void>;
  /** Has the next scan compute the standings of these dossiers, by code, from their events. */
  forgetStandings(codes: readonly string[]): Promise<void>;
  /** Open dossiers that stand under `law`. */
  countOpen(law: string): Promise<number>;
  /** Missed appointments of the dossiers that have ended, by the standings kept under `law`. */
  missedByEnded(law: string): Promise<number>;
  /** Open dossiers after `after` that do not stand under `law` yet, in order of id. */
  underOtherLaw(law: string, after: number, limit: number): Promise<readonly UnderOtherLaw[]>;
  /** Takes standings under a new law and records the due dates that it moves; returns how many. */
  recordMoves(law: string, standings: readonly StandingAnew[], when: ScanMoment): Promise<number>;
  dueMoves(): Promise<readonly DueMove[]>;
  noteScan(note: ScanNote): Promise<void>;
  lastScan(): Promise<LastScan | null>;
}

/** What scans keep, over the queries of a database. */
export const scanRecordsOver = (db: Kysely<Schema>): ScanRecords => ({
  keepStandings: (law, standings) => keepStandings(db, law, standings),
  forgetStandings: (codes) => forgetStandings(db, codes),
  countOpen: (law) => countOpen(db, law),
  missedByEnded: (law) => missedByEnded(db, law),
  underOtherLaw: (law, after, limit) => readUnderOtherLaw(db, law, after, limit),
  recordMoves: (law, standings, when) => recordMoves(db, law, standings, when),
  dueMoves: () => readMoves(db),
  noteScan: (note) => noteScan(db, note),
  lastScan: () => readLastScan(db),
});
