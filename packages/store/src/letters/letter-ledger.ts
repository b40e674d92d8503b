// The part of the store that is the ledger of letters: claiming, publishing and each later step.
import type { LetterProgress } from '@dunghen/core/report';
import type { Kysely } from 'kysely';
import type { HistoryCheck } from '../append/append-batch.ts';
import { claimLetter, type LetterDraft } from './claim-letter.ts';
import { readLetterEvents, type LetterEvent } from './letter-events.ts';
import { takeLetterStep, type LetterStep, type StepTaken } from './letter-steps.ts';
import { readLetterKeys } from './letter-keys.ts';
import {
  countLetters,
  readLatestLetter,
  readLetter,
  readLetterBytes,
  readLetterFacts,
  readLetterFile,
  readLetterPage,
  settleLetter,
  type LetterFile,
  type StoredLetter,
} from './letters.ts';
import { readLetterProgress } from './letter-progress.ts';
import { noteLettersFolder, readLettersFolder, readOldLettersFolders, type KnownFolder, type OldFolder } from './letters-folder.ts';
import {
  forgetEarlierPrints,
  forgetPrint,
  isPrint,
  notePrint,
  readExpiredPrints,
  type ExpiredPrint,
  type NotedPrint,
  type PrintFile,
} from './print-files.ts';
import { giveUp, readNoted, takeOverFolders, type NotedThere, type RetentionWord } from './retention-words.ts';
import { PAGE, pages } from '../pages.ts';
import { wholeLetterPages, type WholeLetter } from './whole-letters.ts';
import type { Schema } from '../schema.ts';
import type { BodyCache } from '../timeline.ts';
import { readTakenBack, type NumberedLetter } from './letter-numbers.ts';
import { readDraftsInDoubt, readDraftsLeftOut, readMisdatedDrafts } from './drafts-to-mend.ts';

/** What may be asked of the ledger of letters. */
export interface LetterLedger {
  letterKeys(fromDossier: number, toDossier: number): Promise<ReadonlySet<string>>;
  /** How far letters had come by a day, ISO. */
  letterProgress(fromDossier: number, toDossier: number, asOf: string): Promise<ReadonlyMap<number, LetterProgress>>;
  claimLetter(draft: LetterDraft, at: string): Promise<boolean>;
  letterPages(options?: { readonly unpublished?: boolean; readonly size?: number }): AsyncGenerator<readonly StoredLetter[]>;
  /** The letter of an id; null where there is none. */
  letter(letterId: number): Promise<StoredLetter | null>;
  /** The latest letter of a dossier, its code in capitals or not; null where there is none. */
  latestLetter(code: string): Promise<StoredLetter | null>;
  /** The drafts of scans that may be owed to nobody on a day, ISO, by a law. */
  draftsInDoubt(law: string, today: string): Promise<readonly StoredLetter[]>;
  /** The drafts of scans whose dossiers a newer list leaves out, and which no list showed open after the day they missed. */
  draftsLeftOut(): Promise<readonly StoredLetter[]>;
  /** The drafts of scans that offer a new date which has passed on a day, ISO, or is one of some days off, or are as of a later day than that. */
  misdatedDrafts(today: string, daysOff: readonly string[]): Promise<readonly StoredLetter[]>;
  /** The letters issued in the year of a day (ISO) under a number and withdrawn since, drafted anew or not. */
  numbersTakenBack(number: string, signedOn: string): Promise<readonly NumberedLetter[]>;
  letterBytes(letterId: number): Promise<Uint8Array | null>;
  /** What the letter of an appointment states, as JSON. */
  letterFacts(dossierId: number, appointment: number): Promise<string | null>;
  letterFile(letterId: number): Promise<LetterFile | null>;
  /** Notes that the file with these bytes is on disk; false when the letter has other bytes by now. */
  settleLetter(letterId: number, sha256: string, at: string): Promise<boolean>;
  letterCount(): Promise<number>;
  /** The folder that letters were published to last; null before the first. */
  lettersFolder(): Promise<KnownFolder | null>;
  noteLettersFolder(folder: KnownFolder): Promise<void>;
  oldLettersFolders(): Promise<readonly OldFolder[]>;
  /** Takes over the folders of the database on another machine that this one was copied from, by an officer's word; returns where it lay. */
  takeOverFolders(word: RetentionWord): Promise<readonly string[]>;
  /** The prints and folders of before that this database noted, as far as `isThere` says they lie at a place. */
  notedThere(isThere: (path: string) => boolean): Promise<NotedThere>;
  /** Notes by an officer's word that these are gone for good with the place they lie at. */
  giveUp(place: string, what: NotedThere, word: RetentionWord): Promise<void>;
  /** Notes a file about to be written that holds these letters. */
  notePrint(file: NotedPrint, letterIds: readonly number[]): Promise<void>;
  /** Forgets what a path held before the file of this hash, which is there. */
  forgetEarlierPrints(file: PrintFile): Promise<void>;
  forgetPrint(file: PrintFile): Promise<void>;
  isPrint(file: PrintFile): Promise<boolean>;
  /** The files that letters were printed into of which one's citizen was erased, or which hold one of `expiring` letters. */
  expiredPrints(expiring?: readonly number[]): Promise<readonly ExpiredPrint[]>;
  /** Takes one step of a letter's way. @throws {StoreError} `letter-step`, `letter-changed`, `letter-number-taken`. */
  takeLetterStep(letterId: number, step: LetterStep, taken: StepTaken, check: HistoryCheck): Promise<void>;
  letterEvents(letterId: number): Promise<readonly LetterEvent[]>;
  /** Every letter with all that is known of it, in the order of codes, then of appointments. */
  wholeLetterPages(size?: number): AsyncGenerator<readonly WholeLetter[]>;
}

/** The ledger over the queries of a database, which lies at `own`, so that a copy is told from it. */
export const ledgerOver = (db: Kysely<Schema>, bodies: BodyCache, own: string): LetterLedger => ({
  letterKeys: (from, to) => readLetterKeys(db, from, to),
  letterProgress: (from, to, asOf) => readLetterProgress(db, from, to, asOf),
  claimLetter: (draft, at) => claimLetter(db, draft, at),
  letterPages: ({ unpublished = false, size = PAGE } = {}) => pages(size, (after) => readLetterPage(db, after, size, unpublished)),
  letter: (id) => readLetter(db, id),
  latestLetter: (code) => readLatestLetter(db, code),
  draftsInDoubt: (law, today) => readDraftsInDoubt(db, law, today),
  draftsLeftOut: () => readDraftsLeftOut(db),
  misdatedDrafts: (today, daysOff) => readMisdatedDrafts(db, today, daysOff),
  numbersTakenBack: (number, signedOn) => readTakenBack(db, number, signedOn),
  letterBytes: (id) => readLetterBytes(db, id),
  letterFacts: (dossierId, appointment) => readLetterFacts(db, dossierId, appointment),
  letterFile: (id) => readLetterFile(db, id),
  settleLetter: (id, sha256, at) => settleLetter(db, id, sha256, at),
  letterCount: () => countLetters(db),
  lettersFolder: () => readLettersFolder(db, own),
  noteLettersFolder: (folder) => noteLettersFolder(db, own, folder),
  oldLettersFolders: () => readOldLettersFolders(db, own),
  takeOverFolders: (word) => takeOverFolders(db, own, word),
  notedThere: (isThere) => readNoted(db, own, isThere),
  giveUp: (place, what, word) => giveUp(db, place, what, word),
  notePrint: (file, ids) => notePrint(db, own, file, ids),
  forgetEarlierPrints: (file) => forgetEarlierPrints(db, file),
  forgetPrint: (file) => forgetPrint(db, file),
  isPrint: (file) => isPrint(db, file),
  expiredPrints: (expiring = []) => readExpiredPrints(db, own, expiring),
  takeLetterStep: (id, step, taken, check) => takeLetterStep(db, bodies, id, step, taken, check),
  letterEvents: (id) => readLetterEvents(db, id),
  wholeLetterPages: (size = PAGE) => wholeLetterPages(db, size),
});
