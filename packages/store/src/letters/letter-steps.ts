// A letter's way from draft to the citizen, a step at a time: none skipped, none undone silently, each recorded with who and when.
import type { LetterKind } from '@dunghen/core';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { appendIn, type DossierBatch, type HistoryCheck } from '../append/append-batch.ts';
import { earlierStates } from './claim-letter.ts';
import { standsAsJudged, type JudgedBy } from '../dossiers.ts';
import { readNumbered } from './letter-numbers.ts';
import { changed, erased, movedOn, numberTaken, wrongState } from './letter-step-faults.ts';
import { promised, promiseTakenBack, readLaterLetters } from './letter-promises.ts';
import { noteStep, type LetterChanges } from './note-step.ts';
import { prepared } from '../prepared.ts';
import type { LetterState, LetterTable, Schema } from '../schema.ts';
import type { BodyCache } from '../timeline.ts';
import type { WithdrawalCause } from './withdrawal-cause.ts';

/** A letter rendered anew: its facts and the bytes they give. */
export interface Rendered {
  /** What the letter has become: the result may have come since it was drafted. */
  readonly kind: LetterKind;
  readonly facts: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** A step to take, with what it brings. Days are ISO. */
export type LetterStep =
  | {
      readonly step: 'confirmed';
      readonly rendered: Rendered;
      /** The day on which the dossier really ended, by the word of whoever takes the step. */
      readonly endedOn?: string;
    }
  | {
      /** Written anew by the program, since the new date it offered had passed, or was counted from a day still to come. */
      readonly step: 'redated';
      readonly rendered: Rendered;
      /** The day from which its date is counted. */
      readonly asOf: string;
    }
  | {
      readonly step: 'issued';
      readonly rendered: Rendered;
      readonly number: string;
      readonly signedBy: string;
      readonly signedOn: string;
      /** The citizen's new appointment: from then on the dossier's clock knows it. */
      readonly newDueOn: string | null;
    }
  | { readonly step: 'sent'; readonly channel: string; readonly sentOn: string }
  | ({
      readonly step: 'withdrawn';
      /** The day from which on what it promised is taken back. */
      readonly withdrawnOn: string;
    } & (
      | { readonly reason: string }
      /** By the program, since nobody is owed it: only a draft as it was seen; and should it be owed one day, the next scan drafts it again. */
      | { readonly cause: WithdrawalCause }
    ));

/** From which states a step may be taken. */
const FROM: Readonly<Record<LetterStep['step'], readonly LetterState[]>> = {
  confirmed: ['drafted'],
  redated: ['drafted'],
  issued: ['drafted'],
  sent: ['issued'],
  withdrawn: ['drafted', 'issued'],
};

/** Who took a step and when. */
export interface StepTaken {
  /** Instant, ISO 8601. */
  readonly at: string;
  readonly actor: string;
  /** The hash of the letter as it stood when the step was decided on. */
  readonly seen: string;
  /** The dossier by which the step was judged, where it was: what came since, or who the citizen is, may have made it wrong. */
  readonly judgedBy?: JudgedBy;
}

/**
 * Takes one step in one transaction, with the event it means for the dossier.
 * @throws {StoreError} `letter-step` when the letter is not where the step begins, or is to be withdrawn and a later one stands on
 * the day it gave; `letter-changed` when a step that writes it anew would undo what somebody else wrote meanwhile, or the dossier moved on since it was judged; `letter-number-taken`.
 */
export async function takeLetterStep(
  db: Kysely<Schema>,
  cache: BodyCache,
  letterId: number,
  step: LetterStep,
  { at, actor, seen, judgedBy }: StepTaken,
  check: HistoryCheck,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const [letter] = (await letterToStep(trx, { letterId })).rows;
    if (!letter) throw new Error(`no letter ${letterId}`);
    if (!FROM[step.step].includes(letter.state)) throw wrongState(letterId, letter.state, step.step);
    if (letter.erased_on !== null && 'rendered' in step) throw erased(letterId, letter.erased_on);
    if (letter.sha256 !== seen && ('rendered' in step || isUnowed(step))) throw changed(letterId);
    if (letter.state !== 'drafted' && isUnowed(step)) throw changed(letterId);
    if (judgedBy && !(await standsAsJudged(trx, judgedBy, letter))) throw movedOn(letterId, letter.code);
    const record = async (events: DossierBatch['events'], number: string): Promise<void> => {
      const source = { file: 'letters', sha256: number, at };
      const [outcome] = await appendIn(trx, cache, [{ code: letter.code, events }], source, check);
      if (outcome && 'fault' in outcome) throw outcome.fault;
    };
    const note = (changes: LetterChanges): Promise<void> =>
      noteStep(trx, letterId, { step: step.step, at, actor, detail: detailOf(step, letter.sha256) }, changes);
    switch (step.step) {
      case 'confirmed':
      case 'redated':
        await note(await rerender(trx, letterId, letter, step.rendered));
        break;
      case 'issued': {
        const taken = (await readNumbered(trx, step.number, step.signedOn)).find(({ state }) => state !== 'withdrawn');
        if (taken) throw numberTaken(step.number, taken.id);
        const written = await rerender(trx, letterId, letter, step.rendered);
        await note({ ...written, state: 'issued', number: step.number, signed_by: step.signedBy, signed_on: step.signedOn });
        if (step.newDueOn !== null) await record(promised(letter.code, step.number, step.signedOn, step.newDueOn), step.number);
        break;
      }
      case 'sent':
        await note({ state: 'sent', channel: step.channel, sent_on: step.sentOn });
        break;
      case 'withdrawn':
        await note({ state: 'withdrawn' });
        if (letter.number !== null) {
          const later = await readLaterLetters(trx, letter);
          await record(promiseTakenBack(letter.code, letter, later, step.withdrawnOn), letter.number);
        }
        break;
    }
  });
}

const letterToStep = prepared((db, { letterId }: { letterId: number }) =>
  db
    .selectFrom('letter')
    .innerJoin('dossier', 'dossier.id', 'letter.dossier_id')
    .select([
      'letter.id',
      'letter.dossier_id',
      'appointment',
      'code',
      'revision',
      'state',
      'sha256',
      'number',
      'signed_on',
      'replaces_sha256',
      'erased_on',
    ])
    .where('letter.id', '=', letterId),
);

const isUnowed = (step: LetterStep): boolean => 'cause' in step;

/** What a letter was before it is rendered anew. */
type Before = Pick<Selectable<LetterTable>, 'sha256' | 'replaces_sha256'>;

/** Keeps the bytes of a letter that is rendered anew; what changes of its row. */
async function rerender(trx: Transaction<Schema>, id: number, before: Before, rendered: Rendered): Promise<LetterChanges> {
  const { kind, facts, sha256, bytes } = rendered;
  if (sha256 === before.sha256) return { kind, facts };
  await setBytes(trx, { id, bytes: Buffer.from(bytes) });
  return { kind, facts, sha256, published_at: null, replaces_sha256: earlierStates(before, sha256) };
}

const setBytes = prepared((db, { id, bytes }: { id: number; bytes: Buffer }) =>
  db.updateTable('letter_bytes').set({ bytes }).where('letter_id', '=', id),
);

/** What the step brought, without personal data; an issued letter keeps the hash of its draft. */
function detailOf(step: LetterStep, before: string): string {
  switch (step.step) {
    case 'confirmed':
      return JSON.stringify({ draft: before, ...(step.endedOn !== undefined && { endedOn: step.endedOn }) });
    case 'redated':
      return JSON.stringify({ draft: before, asOf: step.asOf });
    case 'issued':
      return JSON.stringify({ number: step.number, signedBy: step.signedBy, signedOn: step.signedOn, draft: before });
    case 'sent':
      return JSON.stringify({ channel: step.channel, sentOn: step.sentOn });
    case 'withdrawn':
      return JSON.stringify('cause' in step ? { cause: step.cause, unowed: true } : { reason: step.reason });
  }
}
