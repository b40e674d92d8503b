// The part of the store that remembers lists: which were imported, what they showed of dossiers, and whom they left out.
import type { EpochDay } from '@dunghen/core';
import type { Sighting } from '@dunghen/core/report';
import type { Kysely } from 'kysely';
import type { ImportSource } from './append/append-batch.ts';
import {
  readImportedBefore,
  readIsOvertaken,
  readListsBefore,
  readNewestList,
  readReadings,
  readToldSince,
  type ImportedBefore,
  type ListsBefore,
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
  readShowedAgain,
  type KnownList,
  type LeftOut,
  type ListedOpen,
  type ListShown,
} from './left-out.ts';
import {
  readKnownCodes,
  readListedCodes,
  readListedEnd,
  readListedReceipts,
  readNewestCodes,
  type ListedEnd,
  type ListedSince,
} from './listed-since.ts';
import { noteOutcome, readNewestImport, readOutcome, type ImportOutcome } from './outcomes.ts';
import type { Schema } from './schema.ts';
import { markMissing, readListings, readSightings, readUnlisted, type ListCover, type Listing, type Unlisted } from './sightings.ts';
import { noteToldOnce, readToldOnce } from './told-once.ts';
import { readUnseen } from './unseen.ts';

/** What may be asked of the lists that were imported. */
export interface Lists {
  /** What is known of a file with these bytes that was imported as a list, by whatever reading of its columns; null when none was. */
  importedBefore(sha256: string, reading: string): Promise<ImportedBefore | null>;
  /** What the import of these bytes on this basis came to, if nothing was told of it and nothing came in since. */
  importOutcome(sha256: string, basis: string): Promise<Omit<ImportOutcome, 'basis'> | null>;
  /** The number of the newest import, null while another is under way or was broken off. */
  newestImport(): Promise<number | null>;
  /** Keeps what an import came to that began when `since` was the newest, of which nothing was told. */
  noteOutcome(sha256: string, since: number, outcome: ImportOutcome): Promise<void>;
  /** The latest day of which a list was imported whole, null where none was. */
  newestList(): Promise<EpochDay | null>;
  /** The lists of a kind that were imported whole, the newest first. */
  listsOf(list: string): Promise<readonly KnownList[]>;
  /** The last day before one of which lists of a kind were imported whole, and the names of their files. */
  listsBefore(list: string, day: EpochDay): Promise<ListsBefore | null>;
  /** How lists were read, of each kind the last one. */
  readings(): Promise<ReadonlySet<string>>;
  /** Whether a list of the same kind and day came after the first import of this file. */
  isOvertaken(sha256: string, reading: string, on: EpochDay): Promise<boolean>;
  /** Tells of a code whether other files, or event files alone, first imported after this list, brought events of its dossier. */
  toldSince(sha256: string, by: 'all' | 'events'): Promise<(code: string) => boolean>;
  /** What imported lists showed of dossiers, by dossier id. */
  sightings(fromDossierId: number, toDossierId: number): Promise<ReadonlyMap<number, Sighting>>;
  /** What the newest lists showed of some dossiers, by dossier id. */
  listings(dossierIds: readonly number[]): Promise<ReadonlyMap<number, Listing>>;
  /** The dossiers a list should have shown and did not. */
  unlisted(cover: ListCover, limit: number): Promise<Unlisted>;
  markMissing(dossierIds: readonly number[], on: EpochDay): Promise<void>;
  /** Keeps what a list that was imported shows. */
  noteShown(source: ImportSource, shown: ListShown): Promise<void>;
  /** Whether anything that lists of a kind showed on a day, and none since, was known when one of the kind was taken before. */
  showedAgain(list: string, on: EpochDay): Promise<boolean>;
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
  /** Whether a list of a kind ever showed a dossier received in these days. */
  listedReceipts(since: ListedSince): Promise<boolean>;
  /** One of these dossiers that a list of a kind showed ended in these days; null when there is none. */
  listedEnd(since: ListedSince, codes: readonly string[]): Promise<ListedEnd | null>;
  /** The dossiers received on some days that lists of a kind showed last. */
  listedCodes(list: string, days: readonly EpochDay[]): Promise<readonly { readonly code: string; readonly receivedOn: EpochDay }[]>;
  /** Which of some codes are known, as their dossiers are called. */
  knownCodes(codes: readonly string[]): Promise<readonly string[]>;
  /** The codes of the dossiers that came in last. */
  newestCodes(): Promise<readonly string[]>;
  /** What was told of lists before and need not be told again. */
  toldOnce(): Promise<ReadonlySet<string>>;
  /** Notes what was told, and what has changed since and is to be told again. */
  noteToldOnce(told: readonly string[], changed: readonly string[]): Promise<void>;
}

/** The lists over the queries of a database. */
export const listsOver = (db: Kysely<Schema>): Lists => ({
  importedBefore: (sha256, reading) => readImportedBefore(db, sha256, reading),
  importOutcome: (sha256, basis) => readOutcome(db, sha256, basis),
  newestImport: () => readNewestImport(db),
  noteOutcome: (sha256, since, outcome) => noteOutcome(db, sha256, since, outcome),
  newestList: () => readNewestList(db),
  listsOf: (list) => readListsOf(db, list),
  listsBefore: (list, day) => readListsBefore(db, list, day),
  readings: () => readReadings(db),
  isOvertaken: (sha256, reading, on) => readIsOvertaken(db, sha256, reading, on),
  toldSince: (sha256, by) => readToldSince(db, sha256, by),
  sightings: (from, to) => readSightings(db, from, to),
  listings: (ids) => readListings(db, ids),
  unlisted: (cover, limit) => readUnlisted(db, cover, limit),
  markMissing: (ids, on) => markMissing(db, ids, on),
  noteShown: (source, shown) => noteShown(db, source, shown),
  showedAgain: (list, on) => readShowedAgain(db, list, on),
  noteAgain: (list, on) => noteAgain(db, list, on),
  listedOpen: (list, within) => readListedOpen(db, list, within),
  passedOver: (list, on) => readPassedOver(db, list, on),
  markLeftOut: (ids, on) => markLeftOut(db, ids, on),
  leftOut: (from, to) => readLeftOut(db, from, to),
  isLeftOut: (id) => readIsLeftOut(db, id),
  unseen: (since, ids) => readUnseen(db, since, ids),
  listedReceipts: (since) => readListedReceipts(db, since),
  listedEnd: (since, codes) => readListedEnd(db, since, codes),
  listedCodes: (list, days) => readListedCodes(db, list, days),
  knownCodes: (codes) => readKnownCodes(db, codes),
  newestCodes: () => readNewestCodes(db),
  toldOnce: () => readToldOnce(db),
  noteToldOnce: (told, changed) => noteToldOnce(db, told, changed),
});
