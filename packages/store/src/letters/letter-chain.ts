// The hashes that tie the ledger of letters together: each step to those before it, a letter's row to its newest step, and how many letters and steps there are to the newest of all.
import { hash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { LetterTable } from '../schema.ts';

/** A step as it is stored. */
export interface ChainedStep {
  readonly step: string;
  readonly at: string;
  readonly actor: string;
  readonly detail: string | null;
}

/** Whose step it is: the letter's number and its dossier's code. */
export interface ChainedLetter {
  readonly id: number;
  readonly code: string;
}

/** The link of a step after `previous`, the link of the letter's step before it; '' before the first. SHA-256, hex. */
export function stepLink(previous: string, { id, code }: ChainedLetter, { step, at, actor, detail }: ChainedStep): string {
  return hash('sha256', JSON.stringify([previous, id, code, step, at, actor, detail]));
}

/** The columns that name a letter and never change. */
type Key = 'id' | 'dossier_id' | 'appointment' | 'file_name';
/** Those that a step may change: all others but the seal itself. */
export type Changing = Exclude<keyof LetterTable, Key | 'seal'>;

/** Those that a step may change, in the order in which they are sealed. One that is added is added with a step that seals all letters anew. */
export const CHANGING: readonly Changing[] = Object.keys({
  kind: true,
  due_on: true,
  state: true,
  sha256: true,
  template_sha256: true,
  facts: true,
  drafted_on: true,
  published_at: true,
  requested_on: true,
  apology_by: true,
  number: true,
  signed_by: true,
  signed_on: true,
  channel: true,
  sent_on: true,
  replaces_sha256: true,
  erased_on: true,
} satisfies Record<Changing, true>) as readonly Changing[];

/** All columns that are sealed. */
export const SEALED: readonly (Key | Changing)[] = ['id', 'dossier_id', 'appointment', 'file_name', ...CHANGING];

/** The row of a letter as far as its seal holds it, with the code of its dossier. */
export type SealedLetter = ChainedLetter & Pick<Selectable<LetterTable>, Key | Changing>;

/**
 * The seal of a letter's row as the step of the link `newest` left it. Who the citizen is stays out of it, so that it can be erased;
 * the letter's bytes, which name the citizen too, are in it by their hash.
 */
export function letterSeal(newest: string, letter: SealedLetter): string {
  const columns = SEALED.map((column) => (column === 'facts' ? sealedFacts(letter.facts) : letter[column]));
  return hash('sha256', JSON.stringify([newest, letter.code, ...columns]));
}

/** The facts of a letter without who the citizen is. */
export function withoutCitizen(facts: string): string {
  return JSON.stringify({ ...(JSON.parse(facts) as object), applicant: undefined });
}

function sealedFacts(facts: string): string {
  try {
    return withoutCitizen(facts);
  } catch {
    // What cannot be read was never sealed.
    return facts;
  }
}

/** How many letters and steps the ledger ever took in. */
export interface LetterCount {
  readonly letters: number;
  readonly steps: number;
}

/** The seal of these numbers as the step of the link `newest`, the newest of the ledger, left them; '' where there is none. */
export function countSeal({ letters, steps }: LetterCount, newest: string): string {
  return hash('sha256', JSON.stringify([newest, letters, steps]));
}
