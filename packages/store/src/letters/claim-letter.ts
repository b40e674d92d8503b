// Claiming a missed appointment: from then on its letter exists, once, whatever happens to the program.
import type { LetterKind } from '@dunghen/core';
import type { Insertable, Kysely, Transaction } from 'kysely';
import { readRevision } from '../dossiers.ts';
import { noteStep } from './note-step.ts';
import { prepared } from '../prepared.ts';
import type { LetterState, LetterTable, Schema } from '../schema.ts';
import { wasUnowed } from './drafts-to-mend.ts';
import type { WithdrawalCause } from './withdrawal-cause.ts';

/** A letter about to be claimed: everything it will ever be, bytes included. */
export interface LetterDraft {
  readonly dossierId: number;
  /** The dossier's revision the draft was made from; if it moved on meanwhile, the claim is refused. */
  readonly revision: number;
  readonly appointment: number;
  readonly kind: LetterKind;
  /** The day that was missed, ISO. */
  readonly dueOn: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly templateSha256: string;
  readonly facts: string;
  /** ISO day. */
  readonly draftedOn: string;
  readonly bytes: Uint8Array;
  /** The last day on which this apology is in time, ISO. */
  readonly apologyBy?: string | null;
  /** The day an officer asked for it before the due date, ISO. */
  readonly requestedOn?: string;
  /** Drafted anew although a letter for the same day was withdrawn: only a person asks for that. */
  readonly again?: boolean;
  /** Who asked for it; the scan where nobody did. */
  readonly actor?: string;
  /** The day on which the dossier really ended, ISO, by the word of whoever asks. */
  readonly endedOn?: string;
}

/**
 * Claims a missed appointment in one transaction: the row and its bytes, or nothing. The unique key lets one claim win
 * however many scans run at once. Returns whether this claim won; false too when the dossier changed since it was read.
 */
export async function claimLetter(db: Kysely<Schema>, draft: LetterDraft, at: string): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if ((await readRevision(trx, draft.dossierId)) !== draft.revision) return false;
    const [found] = (await letterOf(trx, { dossierId: draft.dossierId, appointment: draft.appointment })).rows;
    const known = found && (await withoutMovedDraft(trx, found, draft, at));
    if (known && !isFree(known, draft)) return false;
    const facts = {
      kind: draft.kind,
      due_on: draft.dueOn,
      state: 'drafted' as const,
      sha256: draft.sha256,
      template_sha256: draft.templateSha256,
      facts: draft.facts,
      drafted_on: draft.draftedOn,
      published_at: null,
      apology_by: draft.apologyBy ?? null,
      requested_on: draft.requestedOn ?? null,
    };
    const detail = draft.endedOn === undefined ? null : JSON.stringify({ endedOn: draft.endedOn });
    const step = { step: 'drafted', at, actor: draft.actor ?? 'scan', detail };
    const id =
      known?.id ??
      (await insertLetter(trx, { ...facts, dossier_id: draft.dossierId, appointment: draft.appointment, file_name: draft.fileName }));
    await keepBytes(trx, { letterId: id, bytes: Buffer.from(draft.bytes) });
    if (known) {
      // The same letter once more: what it was, its number and why it was withdrawn stay in its steps.
      const blank = { erased_on: null, number: null, signed_by: null, signed_on: null, channel: null, sent_on: null };
      await noteStep(trx, id, step, { ...facts, ...blank, replaces_sha256: earlierStates(known, draft.sha256) });
    } else await noteStep(trx, id, step);
    return true;
  });
}

/**
 * A draft for a day that is no longer the one that was missed says something false, and its place is needed: it is withdrawn, as a
 * person would have to, with the reason in its steps.
 */
async function withoutMovedDraft<Known extends { readonly id: number; readonly state: LetterState; readonly due_on: string }>(
  trx: Transaction<Schema>,
  known: Known,
  { dueOn, actor = 'scan' }: LetterDraft,
  at: string,
): Promise<Known> {
  if (known.state !== 'drafted' || known.due_on === dueOn) return known;
  const cause: WithdrawalCause = { code: 'due-moved', before: known.due_on, after: dueOn };
  const detail = JSON.stringify({ cause });
  await noteStep(trx, known.id, { step: 'withdrawn', at, actor, detail }, { state: 'withdrawn' });
  return { ...known, state: 'withdrawn' };
}

/** Whether a letter that is known leaves its place: it was withdrawn, for another day, as owed to nobody, or a person asks for it again. */
const isFree = (known: { readonly state: LetterState; readonly due_on: string; readonly unowed: number }, draft: LetterDraft): boolean =>
  known.state === 'withdrawn' && (known.due_on !== draft.dueOn || known.unowed === 1 || draft.again === true);

const letterOf = prepared((db, { dossierId, appointment }: { dossierId: number; appointment: number }) =>
  db
    .selectFrom('letter')
    .select(['id', 'state', 'due_on', 'sha256', 'replaces_sha256'])
    .select(wasUnowed)
    .where('dossier_id', '=', dossierId)
    .where('appointment', '=', appointment),
);

async function insertLetter(trx: Transaction<Schema>, values: NewLetter): Promise<number> {
  const [{ id }] = (await addLetter(trx, values)).rows as [{ id: number }];
  return id;
}

/** The columns that a letter is claimed with. */
const CLAIMED = [
  'dossier_id',
  'appointment',
  'kind',
  'due_on',
  'state',
  'file_name',
  'sha256',
  'template_sha256',
  'facts',
  'drafted_on',
  'published_at',
  'requested_on',
  'apology_by',
] as const satisfies readonly (keyof LetterTable)[];
type NewLetter = Required<Pick<Insertable<LetterTable>, (typeof CLAIMED)[number]>>;

const addLetter = prepared((db, letter: NewLetter) => {
  const values = Object.fromEntries(CLAIMED.map((column) => [column, letter[column]])) as unknown as NewLetter;
  return db.insertInto('letter').values(values).returning('id');
});

const keepBytes = prepared((db, { letterId, bytes }: { letterId: number; bytes: Buffer }) =>
  db
    .insertInto('letter_bytes')
    .values({ letter_id: letterId, bytes })
    .onConflict((conflict) => conflict.column('letter_id').doUpdateSet({ bytes })),
);

/** The hashes of every earlier state of a letter about to become `next`: a slow program may still be writing any of them. */
export function earlierStates(before: { readonly sha256: string; readonly replaces_sha256: string | null }, next: string): string | null {
  const hashes = [before.sha256, ...(before.replaces_sha256?.split(' ') ?? [])].filter((hash) => hash !== next);
  return hashes.length === 0 ? null : hashes.join(' ');
}
