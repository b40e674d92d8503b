// The store's public face.
export { openStore, type PageOptions, type Store } from './store.ts';
export { sqlitePath } from './database-url.ts';
export * from './store-error.ts';
export type { Appender, Written } from './appender.ts';
export type { Appended, AppendOutcome, DossierBatch, HistoryCheck, ImportSource } from './append-batch.ts';
export type { StoredDossier } from './dossiers.ts';
export { standingOf, type ComputedStanding, type Standing } from './standing.ts';
export type { ListCover, ListedState, Listing, Unlisted } from './sightings.ts';
export type { Alert, DigestDraft, MailDue, Morning, StoredDigest } from './digests.ts';
export type { LastScan, ScanNote } from './scan-log.ts';
export type { DueMove, StandingAnew, UnderOtherLaw } from './due-moves.ts';
export type { LetterDraft } from './claim-letter.ts';
export { hasDraft, hasLetter, type LetterFile, type StoredLetter } from './letters.ts';
export type { LetterEvent, LetterStep, Rendered, StepTaken } from './letter-steps.ts';
export type { Expired, ExpiredLetter } from './retention.ts';
export type { LetterState } from './schema.ts';
export type { Tampering } from './verify.ts';
export { holdInstanceLock } from './sqlite/instance-lock.ts';
