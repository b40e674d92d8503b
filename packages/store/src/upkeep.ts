// The part of the store that looks after the database itself: whether it is whole, copies of it, and what is erased from it.
import type Database from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { findGoneLetters, type GoneLetters } from './letters/gone-letters.ts';
import { erase, readErasedLetters, readExpired, type Expired, type ExpiredLetter } from './retention.ts';
import type { Schema } from './schema.ts';
import { backUp, compact, soundness } from './sqlite/backup.ts';
import { schemaDrift } from './sqlite/drift.ts';
import { writeFault } from './sqlite/write-fault.ts';
import type { StoreError } from './store-error.ts';
import type { BodyCache } from './timeline.ts';
import { findGone, findTampering, type GoneRows, type StandingLaw, type Tampering } from './verify.ts';

/** What may be asked of the database itself. */
export interface Upkeep {
  /** What the database itself finds wrong with its file; nothing for a sound one. */
  soundness(): Promise<readonly string[]>;
  /** Why nothing can be written to the database; null when it can. Changes nothing. */
  writeFault(): Promise<StoreError | null>;
  /** Tables, indexes and triggers that were dropped or changed behind the program, or triggers added, as `trigger event_no_update`. */
  drift(): Promise<readonly string[]>;
  /** Dossiers whose past was changed behind the program's back. */
  tampering(law?: StandingLaw): AsyncGenerator<Tampering>;
  /** How many rows were deleted that are to stay. */
  gone(): Promise<GoneRows>;
  /** What is still known of letters that were deleted whole, at most so many of each kind of trace; null where none was. */
  goneLetters(most: number): Promise<GoneLetters | null>;
  /** Copies the database while others go on writing. @throws {StoreError} `backup-exists`, `backup-failed`. */
  backUp(file: string): Promise<void>;
  /** The dossiers that ended before a day, ISO, and still name their citizen. */
  expired(before: string): AsyncGenerator<readonly Expired[]>;
  /** The letters of these file names whose citizens are erased. */
  erasedLetters(fileNames: readonly string[]): Promise<readonly ExpiredLetter[]>;
  /** Erases the citizens of dossiers for good; what is counted stays. */
  erase(dossierIds: readonly number[], on: string, at: string): Promise<void>;
  /** Writes the database anew, so that nothing erased is left between its rows; others wait meanwhile (10 s a gigabyte). */
  compact(): Promise<void>;
  /** Gives back the memory that holds pages of the file, up to 16 MB; who asks next reads from the file again. */
  forgetPages(): void;
}

/** The upkeep of a database. */
export const upkeepOf = (database: Database.Database, db: Kysely<Schema>, bodies: BodyCache): Upkeep => ({
  soundness: () => Promise.resolve(soundness(database)),
  writeFault: () => writeFault(database),
  drift: () => Promise.resolve(schemaDrift(database)),
  tampering: (law) => findTampering(db, bodies, law),
  gone: () => findGone(db),
  goneLetters: (most) => findGoneLetters(db, most),
  backUp: (file) => backUp(database, file),
  expired: (before) => readExpired(db, before),
  erasedLetters: (names) => readErasedLetters(db, names),
  erase: (ids, on, at) => erase(db, ids, on, at),
  compact: () => Promise.resolve(compact(database)),
  forgetPages: () => void database.pragma('shrink_memory'),
});
