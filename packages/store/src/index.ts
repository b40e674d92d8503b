// The store's public face.
export * from './store.ts';
export * from './store-error.ts';
export type { Appended, DossierBatch, ImportSource, StoredDossier } from './dossiers.ts';
export type { LetterDraft, StoredLetter } from './letters.ts';
export type { LetterState } from './schema.ts';
