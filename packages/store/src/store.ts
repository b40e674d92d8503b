// What the rest of the product may ask of the store: one object over one database, with SQL nowhere else.
import { realpathSync } from 'node:fs';
import type { EpochDay } from '@dunghen/core';
import type { Sighting } from '@dunghen/core/report';
import type Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import { appenderTo, type Appender, type Told } from './append/appender.ts';
import {
  appendBatch,
  rehearseBatch,
  type AppendOutcome,
  type DossierBatch,
  type HistoryCheck,
  type ImportSource,
} from './append/append-batch.ts';
import { batchWriter } from './append/batch-writer.ts';
import {
  readMoves,
  readUnderOtherLaw,
  recordMoves,
  type DueMove,
  type ScanMoment,
  type StandingAnew,
  type UnderOtherLaw,
} from './due-moves.ts';
import { sqlitePath } from './database-url.ts';
import { codeKey, readDossier, readDossierPage, readDossierPageByCode, readDossiersById, type StoredDossier } from './dossiers.ts';
import { ledgerId } from './ledger-id.ts';
import { ledgerOver, type LetterLedger } from './letters/letter-ledger.ts';
import { morningsOver, type Mornings } from './digests/mornings.ts';
import { PAGE, pages, slices } from './pages.ts';
import { erase, readErasedLetters, readExpired, type Expired, type ExpiredLetter } from './retention.ts';
import type { Schema } from './schema.ts';
import { noteScan, readLastScan, type LastScan, type ScanNote } from './scan-log.ts';
import {
  readKnownCodes,
  readNewestCodes,
  readListedCodes,
  readListedEnd,
  readListedReceipts,
  type ListedEnd,
  type ListedSince,
} from './listed-since.ts';
import { markMissing, readListings, readSightings, readUnlisted, type ListCover, type Listing, type Unlisted } from './sightings.ts';
import {
  type EventSource,
  type ImportedBefore,
  type ListsBefore,
  readEventSources,
  readImportedBefore,
  readIsOvertaken,
  readListsBefore,
  readNewestList,
  readReadings,
  readToldSince,
} from './imports.ts';
import {
  markLeftOut,
  noteAgain,
  noteShown,
  readIsLeftOut,
  readLeftOut,
  readListedOpen,
  readListsOf,
  readPassedOver,
  type KnownList,
  type LeftOut,
  type ListedOpen,
  type ListShown,
} from './left-out.ts';
import { readUnseen } from './unseen.ts';
import { backUp, compact, soundness } from './sqlite/backup.ts';
import { schemaDrift } from './sqlite/drift.ts';
import { ImmediateSqliteDialect } from './sqlite/immediate-dialect.ts';
import { openSqlite, type Creation } from './sqlite/open.ts';
import { writeFault } from './sqlite/write-fault.ts';
import {
  countOpen,
  idsNeedingCare,
  forgetStandings,
  keepStandings,
  lastEventDay,
  missedByEnded,
  newestEvent,
  readUnits,
  openIds,
  staleIds,
  type ComputedStanding,
} from './standing.ts';
import type { StoreError } from './store-error.ts';
import { noteToldOnce, readToldOnce } from './told-once.ts';
import { threadedWriter } from './append/threaded-writer.ts';
import { BodyCache } from './timeline.ts';
import { findGone, findTampering, type GoneRows, type StandingLaw, type Tampering } from './verify.ts';

/** How dossiers are read page by page. */
export interface PageOptions {
  readonly size?: number;
  readonly withApplicants?: boolean;
  /** Only some of them: those of these numbers, whose standing is stale under a law, or who are open by it (due by a day, stale ones not included). */
  readonly only?:
    | { readonly ids: readonly number[] }
    | { readonly stale: { readonly law: string } }
    /** Those a scan has to look into, see `idsNeedingCare`. */
    | { readonly needingCare: { readonly law: string; readonly dueBy: string } }
    | { readonly open: { readonly law: string; readonly dueBy?: string } };
}

/** A database of dossiers and letters. All writes are immediate transactions; nothing acknowledged is ever lost. */
export interface Store extends LetterLedger, Mornings {
  dossier(code: string): Promise<StoredDossier | null>;
  /** Every dossier, page by page; without the citizens' data where nobody asks for them. */
  dossierPages(options?: PageOptions): AsyncGenerator<readonly StoredDossier[]>;
  /** The same in the order of their codes, slower: for what must not depend on how dossiers came in. */
  dossierPagesByCode(size?: number): AsyncGenerator<readonly StoredDossier[]>;
  /** Appends several dossiers' events in one transaction; each dossier stands or falls by itself. */
  append(batch: readonly DossierBatch[], source: ImportSource, check: HistoryCheck): Promise<readonly AppendOutcome[]>;
  /** The same for the many batches of a large file. */
  appender<Item extends DossierBatch>(source: ImportSource, check: HistoryCheck, told: Told<Item>): Appender<Item>;
  /** What `append` would do, without doing it. */
  rehearse(batch: readonly DossierBatch[], source: ImportSource, check: HistoryCheck): Promise<readonly AppendOutcome[]>;
  /** Keeps what a fold of all its events came to, for dossiers that did not move on since. */
  keepStandings(law: string, standings: readonly ComputedStanding[]): Promise<void>;
  /** Open dossiers that stand under `law`. */
  countOpen(law: string): Promise<number>;
  /** Missed appointments of the dossiers that have ended, by the standings kept under `law`. */
  missedByEnded(law: string): Promise<number>;
  /** Dossiers whose past was changed behind the program's back. */
  tampering(law?: StandingLaw): AsyncGenerator<Tampering>;
  /** How many rows were deleted that are to stay. */
  gone(): Promise<GoneRows>;
  /** Has the next scan compute the standings of these dossiers, by code, from their events. */
  forgetStandings(codes: readonly string[]): Promise<void>;
  /** What the database itself finds wrong with its file; nothing for a sound one. */
  soundness(): Promise<readonly string[]>;
  /** Why nothing can be written to the database; null when it can. Changes nothing. */
  writeFault(): Promise<StoreError | null>;
  /** Tables, indexes and triggers that were dropped or changed behind the program, or triggers added, as `trigger event_no_update`. */
  drift(): Promise<readonly string[]>;
  /** Copies the database while others go on writing. @throws {StoreError} `backup-exists`, `backup-failed`. */
  backUp(file: string): Promise<void>;
  /** The number of the newest event: while it stays the same, nothing is known that was not. */
  newestEvent(): Promise<number>;
  /** Every unit that a dossier was ever in, as they were written, in order. */
  units(): Promise<readonly string[]>;
  /** The last day on which anything happened, ISO; '' in an empty database. */
  lastEventDay(): Promise<string>;
  /** What imported lists showed of dossiers, by dossier id. */
  sightings(fromDossierId: number, toDossierId: number): Promise<ReadonlyMap<number, Sighting>>;
  /** What the newest lists showed of some dossiers, by dossier id. */
  listings(dossierIds: readonly number[]): Promise<ReadonlyMap<number, Listing>>;
  /** The dossiers a list should have shown and did not. */
  unlisted(cover: ListCover, limit: number): Promise<Unlisted>;
  /** The last day before one of which lists of a kind were imported whole, and the names of their files. */
  listsBefore(list: string, day: EpochDay): Promise<ListsBefore | null>;
  /** The lists of a kind that were imported whole, the newest first. */
  listsOf(list: string): Promise<readonly KnownList[]>;
  /** Keeps what a list that was imported shows. */
  noteShown(source: ImportSource, shown: ListShown): Promise<void>;
  /** Notes that the lists of a kind and day show again what an older one shows. */
  noteAgain(list: string, on: EpochDay): Promise<void>;
  /** The open dossiers that lists of a kind showed and that any list showed last from `since` on, but before `on`. */
  listedOpen(list: string, within: { readonly since: EpochDay | null; readonly on: EpochDay }): Promise<readonly ListedOpen[]>;
  /** Of what lists of a kind showed ended on a day, and none since, the first receipt; and whether any received before it is left out by then. */
  passedOver(list: string, on: EpochDay): Promise<{ readonly from: EpochDay | null; readonly any: boolean }>;
  /** Notes that the list of a day leaves these dossiers out. */
  markLeftOut(dossierIds: readonly number[], on: EpochDay): Promise<void>;
  /** The open dossiers, all or those of the numbers `from`…`to`, that a newer list leaves out. */
  leftOut(from?: number, to?: number): Promise<readonly LeftOut[]>;
  /** Whether a dossier is one of them. */
  isLeftOut(dossierId: number): Promise<boolean>;
  /** The open dossiers, all or some, that no list showed since a day, see `unseen.ts`. */
  unseen(since: EpochDay, dossierIds?: readonly number[]): Promise<readonly LeftOut[]>;
  /** Which file, or letter, brought each event of a dossier. */
  eventSources(dossierId: number): Promise<readonly EventSource[]>;
  /** What is known of a file with these bytes that was imported as a list, by whatever reading of its columns; null when none was. */
  importedBefore(sha256: string, reading: string): Promise<ImportedBefore | null>;
  /** The latest day of which a list was imported whole, null where none was. */
  newestList(): Promise<EpochDay | null>;
  /** What was told of lists before and need not be told again. */
  toldOnce(): Promise<ReadonlySet<string>>;
  /** Notes what was told, and what has changed since and is to be told again. */
  noteToldOnce(told: readonly string[], changed: readonly string[]): Promise<void>;
  /** How lists were read, of each kind the last one. */
  readings(): Promise<ReadonlySet<string>>;
  /** Whether a list of the same kind and day came after the first import of this file. */
  isOvertaken(sha256: string, reading: string, on: EpochDay): Promise<boolean>;
  /** Tells of a code whether other files, or event files alone, first imported after this list, brought events of its dossier. */
  toldSince(sha256: string, by: 'all' | 'events'): Promise<(code: string) => boolean>;
  /** Whether a list of a kind ever showed a dossier received in these days. */
  listedReceipts(since: ListedSince): Promise<boolean>;
  /** One of these dossiers that a list of a kind showed ended in these days; null when there is none. */
  listedEnd(since: ListedSince, codes: readonly string[]): Promise<ListedEnd | null>;
  /** Which of some codes are known, as their dossiers are called. */
  knownCodes(codes: readonly string[]): Promise<readonly string[]>;
  /** The codes of the dossiers that came in last. */
  newestCodes(): Promise<readonly string[]>;
  /** The dossiers received on some days that lists of a kind showed last. */
  listedCodes(list: string, days: readonly EpochDay[]): Promise<readonly { readonly code: string; readonly receivedOn: EpochDay }[]>;
  markMissing(dossierIds: readonly number[], on: EpochDay): Promise<void>;
  /** Open dossiers after `after` that do not stand under `law` yet, in order of id. */
  underOtherLaw(law: string, after: number, limit: number): Promise<readonly UnderOtherLaw[]>;
  dossiersById(ids: readonly number[], withApplicants?: boolean): Promise<readonly StoredDossier[]>;
  /** Takes standings under a new law and records the due dates that it moves; returns how many. */
  recordMoves(law: string, standings: readonly StandingAnew[], when: ScanMoment): Promise<number>;
  dueMoves(): Promise<readonly DueMove[]>;
  /** The dossiers that ended before a day, ISO, and still name their citizen. */
  expired(before: string): AsyncGenerator<readonly Expired[]>;
  /** The letters of these file names whose citizens are erased. */
  erasedLetters(fileNames: readonly string[]): Promise<readonly ExpiredLetter[]>;
  /** Erases the citizens of dossiers for good; what is counted stays. */
  erase(dossierIds: readonly number[], on: string, at: string): Promise<void>;
  /** Writes the database anew, so that nothing erased is left between its rows; others wait meanwhile (10 s a gigabyte). */
  compact(): Promise<void>;
  noteScan(note: ScanNote): Promise<void>;
  lastScan(): Promise<LastScan | null>;
  close(): Promise<void>;
}

/**
 * Opens the database named by a URL: `sqlite:PATH`, or a bare path.
 * @throws {StoreError} `bad-database-url`, `no-database` (unless `create`), `database-unusable`, `database-newer`.
 */
export function openStore(url: string, options: { readonly create?: Creation } = {}): Store {
  const database = openSqlite(sqlitePath(url), options.create ?? false);
  return storeOver(database, queriesOver(database));
}

/** The queries of a store over an open database. */
export const queriesOver = (database: Database.Database): Kysely<Schema> => new Kysely({ dialect: new ImmediateSqliteDialect(database) });

/** The store over an open database. */
export function storeOver(database: Database.Database, db: Kysely<Schema>): Store {
  const bodies = new BodyCache();
  // In the letters the disk has: one name written in other capitals is the same database on Windows.
  const own = database.memory ? '' : ledgerId(realpathSync.native(database.name));
  return {
    dossier: (code) => readDossier(db, bodies, code),
    dossierPagesByCode: async function* (size = PAGE) {
      let page = await readDossierPageByCode(db, bodies, '', size);
      for (; page.length > 0; page = await readDossierPageByCode(db, bodies, codeKey((page.at(-1) as StoredDossier).code), size))
        yield page;
    },
    dossierPages: ({ size = PAGE, withApplicants = true, only } = {}) => {
      if (!only) return pages(size, (after) => readDossierPage(db, bodies, after, size, withApplicants));
      const chosen = (ids: readonly number[]) =>
        ids.length === 0 ? Promise.resolve([]) : readDossiersById(db, bodies, ids, withApplicants);
      if ('ids' in only) return slices(() => Promise.resolve(only.ids), size, chosen);
      if ('stale' in only) return pages(size, async (after) => chosen(await staleIds(db, only.stale.law, after, size)));
      if ('needingCare' in only) return slices(() => idsNeedingCare(db, only.needingCare.law, only.needingCare.dueBy), size, chosen);
      return slices(() => openIds(db, only.open.law, only.open.dueBy), size, chosen);
    },
    keepStandings: (law, standings) => keepStandings(db, law, standings),
    countOpen: (law) => countOpen(db, law),
    missedByEnded: (law) => missedByEnded(db, law),
    tampering: (law) => findTampering(db, bodies, law),
    gone: () => findGone(db),
    forgetStandings: (codes) => forgetStandings(db, codes),
    soundness: () => Promise.resolve(soundness(database)),
    writeFault: () => writeFault(database),
    drift: () => Promise.resolve(schemaDrift(database)),
    backUp: (file) => backUp(database, file),
    newestEvent: () => newestEvent(db),
    units: () => readUnits(db),
    lastEventDay: () => lastEventDay(db),
    append: (batch, source, check) => appendBatch(db, bodies, batch, source, check),
    appender: (source, check, told) => appenderTo(db, bodies, source, check, threadedWriter(database.name, batchWriter(db)), told),
    rehearse: (batch, _, check) => rehearseBatch(db, bodies, batch, check),
    sightings: (from, to) => readSightings(db, from, to),
    listings: (ids) => readListings(db, ids),
    listsBefore: (list, day) => readListsBefore(db, list, day),
    listsOf: (list) => readListsOf(db, list),
    noteShown: (source, shown) => noteShown(db, source, shown),
    noteAgain: (list, on) => noteAgain(db, list, on),
    listedOpen: (list, within) => readListedOpen(db, list, within),
    passedOver: (list, on) => readPassedOver(db, list, on),
    markLeftOut: (ids, on) => markLeftOut(db, ids, on),
    leftOut: (from, to) => readLeftOut(db, from, to),
    isLeftOut: (id) => readIsLeftOut(db, id),
    unseen: (since, ids) => readUnseen(db, since, ids),
    unlisted: (cover, limit) => readUnlisted(db, cover, limit),
    eventSources: (dossierId) => readEventSources(db, dossierId),
    importedBefore: (sha256, reading) => readImportedBefore(db, sha256, reading),
    newestList: () => readNewestList(db),
    toldOnce: () => readToldOnce(db),
    noteToldOnce: (told, changed) => noteToldOnce(db, told, changed),
    readings: () => readReadings(db),
    isOvertaken: (sha256, reading, on) => readIsOvertaken(db, sha256, reading, on),
    toldSince: (sha256, by) => readToldSince(db, sha256, by),
    listedReceipts: (since) => readListedReceipts(db, since),
    knownCodes: (codes) => readKnownCodes(db, codes),
    newestCodes: () => readNewestCodes(db),
    listedCodes: (list, days) => readListedCodes(db, list, days),
    listedEnd: (since, codes) => readListedEnd(db, since, codes),
    markMissing: (ids, on) => markMissing(db, ids, on),
    ...ledgerOver(db, bodies, own),
    underOtherLaw: (law, after, limit) => readUnderOtherLaw(db, law, after, limit),
    dossiersById: (ids, withApplicants = false) =>
      ids.length === 0 ? Promise.resolve([]) : readDossiersById(db, bodies, ids, withApplicants),
    recordMoves: (law, standings, when) => recordMoves(db, law, standings, when),
    dueMoves: () => readMoves(db),
    expired: (before) => readExpired(db, before),
    erasedLetters: (names) => readErasedLetters(db, names),
    erase: (ids, on, at) => erase(db, ids, on, at),
    compact: () => Promise.resolve(compact(database)),
    noteScan: (note) => noteScan(db, note),
    lastScan: () => readLastScan(db),
    ...morningsOver(db),
    close: async () => {
      await db.destroy();
      // A store that was asked nothing has no driver yet that could close the file.
      database.close();
    },
  };
}
