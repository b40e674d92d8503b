// What an officer does with a letter: confirms its reason, issues it, marks it sent, withdraws it.
import { join } from 'node:path';
import { foldDossier, formatDay, parseDay, type DossierClock, type DossierEvent, type EpochDay } from '@dunghen/core';
import type { LetterStep, Store, StoredDossier, StoredLetter } from '@dunghen/store';
import { showDay } from '@dunghen/view/words';
import { DaemonError } from '../daemon-error.ts';
import { withTrueEnd } from './attested-end.ts';
import { kindOn, particulars } from './letter-draft.ts';
import {
  contested,
  issuedAs,
  newDateOff,
  newDatePassed,
  noLongerMissed,
  noNewDate,
  notOwed,
  signedTooEarly,
  withoutReason,
} from './letter-faults.ts';
import { checkDone, entryOf } from './letter-entries.ts';
import { isOwed, seenOpenAfter } from './judge-draft.ts';
import { checkNewDue, checkOnlyDate, dossierOf, render, SOMEBODY } from './letter-rules.ts';
import { factsOf, type LetterFacts } from '../letter/letter-facts.ts';
import { numberOnPaper } from '../letter/number-on-paper.ts';
import { printable } from '../letter/printable.ts';
import { readStamp } from '../letter/render-letter.ts';
import { THIS_MACHINE } from '../machine.ts';
import { removePdfs } from './publish-pdfs.ts';
import type { ScanContext } from '../scan-context.ts';
import { isReturnDay } from './return-day.ts';
import { withdrawFile } from './withdraw-file.ts';

const check =
  ({ law }: ScanContext) =>
  (history: readonly DossierEvent[]): void =>
    void foldDossier(history, law);

/**
 * Confirms why, and the new day where the letter bears one.
 * @throws {StoreError} `letter-step`, `letter-changed`; {@link DaemonError} `letter-entry`, `bad-new-due`, `bad-ended-on`, `day-to-come`, `letter-not-owed`.
 */
export async function confirmReason(
  store: Store,
  letter: StoredLetter,
  reason: string,
  newDueOn: string | undefined,
  context: ScanContext,
  /** The day on which the dossier really ended, ISO, where a list contradicts the one that it is said to have ended on. */
  endedOn?: string,
): Promise<void> {
  const { dossier, clock } = await dossierOf(store, letter.dossier, context);
  const seenOpenOn = await seenOpenAfter(store, letter);
  const known =
    endedOn === undefined
      ? asItStands(letter, clock, formatDay(context.today), context, seenOpenOn)
      : withTrueEnd(letter, clock, endedOn, seenOpenOn, context);
  if (newDueOn !== undefined) {
    if (known.kind !== 'missed') throw noNewDate(letter);
    checkNewDue(newDueOn, letter.dueOn, context, clock);
  }
  const facts: LetterFacts = { ...known, reason: entryOf('reason', reason), ...(newDueOn !== undefined && { newDueOn }) };
  const confirmed = { step: 'confirmed', rendered: render(facts, context), ...(endedOn !== undefined && { endedOn }) } as const;
  await step(store, letter, confirmed, context, dossier);
}

/**
 * Issues a letter: its number, who signed it and when. What the citizen is told must be known by then.
 * @throws {DaemonError} `letter-entry`, `day-to-come`, `bad-signed-on`, `letter-incomplete`, `bad-new-due`, `letter-not-owed`, `letter-issued-before`;
 * {@link StoreError} `letter-step`, `letter-changed`, `letter-number-taken`.
 */
export async function issueLetter(
  store: Store,
  letter: StoredLetter,
  typedNumber: string,
  typedSigner: string,
  signedOn: string,
  context: ScanContext,
): Promise<void> {
  const [number, signedBy] = [entryOf('number', typedNumber), entryOf('signedBy', typedSigner)];
  parseDay(signedOn);
  const { dossier, clock } = await dossierOf(store, letter.dossier, context);
  const seenOpenOn = await seenOpenAfter(store, letter);
  const known = asItStands(letter, clock, signedOn, context, seenOpenOn);
  const newDueOn = known.newDueOn ?? null;
  // Of a letter that was issued there is only one thing to say, and the ledger says it.
  if (letter.state === 'drafted') {
    const given = await numberGiven(letter, context);
    if (given !== undefined && numberOnPaper(given) !== numberOnPaper(printable(number))) throw issuedAs(letter, given);
    checkDone({ vi: 'Ngày ký', en: 'The day of signing' }, signedOn, context);
    if (!isOwed(letter, clock, context.today)) throw noLongerMissed(letter);
    checkWhole(letter, known, signedOn);
    if (newDueOn !== null) {
      checkOnlyDate(newDueOn, letter.dueOn, context.law.calendar, clock);
      if (!isReturnDay(context.law, parseDay(newDueOn))) throw newDateOff(letter, newDueOn);
    }
  }
  const facts: LetterFacts = { ...known, number, signedOn, agency: { ...known.agency, signerName: signedBy } };
  const issued = { step: 'issued', rendered: render(facts, context), number, signedBy, signedOn, newDueOn } as const;
  await step(store, letter, issued, context, dossier);
}

/** @throws {DaemonError} `letter-incomplete`, `bad-signed-on`, `bad-new-due`. */
function checkWhole(letter: StoredLetter, { kind, reason, newDueOn, endedOn, receivedOn }: LetterFacts, signedOn: string): void {
  if (reason === undefined) throw withoutReason(letter);
  const earliest = kind === 'closed-late' && endedOn ? ([endedOn, 'end'] as const) : ([receivedOn, 'receipt'] as const);
  if (signedOn < earliest[0]) throw signedTooEarly(letter, signedOn, earliest);
  // A draft may lie for days: what it promised then must still be to come when it is signed.
  if (newDueOn !== undefined && newDueOn < signedOn) throw newDatePassed(letter, newDueOn, signedOn);
}

/** The number that the file of a draft bears already: it was issued, and the ledger restored from before that. */
async function numberGiven({ fileName }: StoredLetter, { letters, machine = THIS_MACHINE }: ScanContext): Promise<string | undefined> {
  const file = await machine.readFile(join(letters.folder, fileName)).catch(() => null);
  return (file && readStamp(file)?.number) ?? undefined;
}

/**
 * The facts of a draft with what became known since it was drafted, and what happened by a day: once the result is there, or the
 * later day is missed as well, the letter gives no new date.
 * @throws {DaemonError} `letter-not-owed` when the result came in time after all, or is said to though a list contradicts it.
 */
function asItStands(letter: StoredLetter, clock: DossierClock, on: string, context: ScanContext, seenOpenOn: EpochDay | null): LetterFacts {
  const drafted = factsOf(letter);
  if (letter.state !== 'drafted') return drafted;
  const reason = drafted.reason ?? clock.delayReason;
  const now = particulars(clock, context);
  const agency = { ...drafted.agency, ...now.agency };
  const facts: LetterFacts = { ...drafted, ...now, agency, ...(reason !== undefined && { reason }) };
  if (facts.kind === 'closed-late') return facts;
  if (!clock.end) {
    const kind = kindOn(facts.kind, clock, parseDay(on));
    if (kind === facts.kind) return facts;
    const { newDueOn: _, ...rest } = facts;
    return { ...rest, kind };
  }
  const endedOn = formatDay(clock.end.on);
  if (endedOn <= letter.dueOn) throw seenOpenOn === null ? notOwed(letter, endedOn) : contested(letter, endedOn, formatDay(seenOpenOn));
  const { newDueOn: _, stage: __, ...rest } = facts;
  return { ...rest, kind: 'closed-late', endedOn, endedBy: clock.end.type };
}

/** Records that the citizen was told. @throws {StoreError} `letter-step`; {@link DaemonError} `letter-entry`, `day-to-come`, `sent-before-signed`. */
export async function markSent(store: Store, letter: StoredLetter, channel: string, sentOn: string, context: ScanContext): Promise<void> {
  parseDay(sentOn);
  if (letter.state === 'issued') checkDone({ vi: 'Ngày gửi', en: 'The day of sending' }, sentOn, context);
  if (letter.signedOn !== null && sentOn < letter.signedOn) {
    throw new DaemonError(
      'sent-before-signed',
      {
        vi: `Ngày gửi ${showDay(sentOn, 'vi')} trước ngày ký ${showDay(letter.signedOn, 'vi')} của thư ${letter.id}; hãy kiểm tra lại.`,
        en: `Letter ${letter.id} was signed on ${letter.signedOn} and cannot be sent on ${sentOn}; check the days.`,
      },
      sentOn,
    );
  }
  await step(store, letter, { step: 'sent', channel: entryOf('channel', channel), sentOn }, context);
}

/** Withdraws a letter that was not sent, and with it the day it promised; its file goes to `thu-hoi/`, its PDFs go. @throws {StoreError} `letter-step`; {@link DaemonError} `letter-entry`. */
export async function withdrawLetter(store: Store, letter: StoredLetter, reason: string, context: ScanContext): Promise<void> {
  await step(store, letter, { step: 'withdrawn', reason: entryOf('reason', reason), withdrawnOn: formatDay(context.today) }, context);
  try {
    await withdrawFile(context.letters.folder, letter.fileName, context.machine);
    await removePdfs(context.letters.folder, letter.fileName, context.machine);
  } catch (error) {
    // It is withdrawn; the next to publish moves the file, and says why where it cannot.
    if (typeof (error as NodeJS.ErrnoException | null)?.syscall !== 'string') throw error;
  }
}

/** Takes a step that was judged by the letter as it was seen, and by its dossier where one is given: whoever was quicker, it is refused. */
function step(store: Store, letter: StoredLetter, taken: LetterStep, context: ScanContext, judgedBy?: StoredDossier): Promise<void> {
  const { now, actor = SOMEBODY } = context;
  const seen = { seen: letter.sha256, ...(judgedBy && { judgedBy }) };
  return store.takeLetterStep(letter.id, taken, { at: now(), actor, ...seen }, check(context));
}
