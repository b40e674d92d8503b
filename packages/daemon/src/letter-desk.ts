// What an officer does with a letter: confirms its reason, issues it, marks it sent, withdraws it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { foldDossier, formatDay, parseDay, type DossierClock, type DossierEvent, type DungHenError } from '@dunghen/core';
import type { LetterStep, Store, StoredLetter } from '@dunghen/store';
import { DaemonError } from './daemon-error.ts';
import { checkNewDue, openDossier, render, SOMEBODY } from './letter-rules.ts';
import type { LetterFacts } from './letter/letter-facts.ts';
import { printable } from './letter/printable.ts';
import { readStamp } from './letter/render-letter.ts';
import type { ScanContext } from './scan-context.ts';
import { withdrawFile } from './withdraw-file.ts';

const check =
  ({ law }: ScanContext) =>
  (history: readonly DossierEvent[]): void =>
    void foldDossier(history, law);

/**
 * The letter of an id, or the latest of a dossier's code.
 * @throws {DaemonError} `no-letter`.
 */
export async function findLetter(store: Store, key: string): Promise<StoredLetter> {
  const code = key.normalize('NFC').toUpperCase();
  let found: StoredLetter | undefined;
  for await (const page of store.letterPages()) {
    for (const letter of page) {
      if (String(letter.id) === key) return letter;
      if (letter.dossier.toUpperCase() === code) found = letter;
    }
  }
  if (found) return found;
  throw new DaemonError(
    'no-letter',
    {
      vi: `Không có thư nào mang số thứ tự hoặc mã hồ sơ "${key}"; xem "dunghen letters list".`,
      en: `No letter has the id or dossier code "${key}"; see "dunghen letters list".`,
    },
    key,
  );
}

/** Confirms why, and the new day where the letter bears one. @throws {StoreError} `letter-step`; {@link DaemonError} `bad-new-due`. */
export async function confirmReason(
  store: Store,
  letter: StoredLetter,
  reason: string,
  newDueOn: string | undefined,
  context: ScanContext,
): Promise<void> {
  if (newDueOn !== undefined) {
    if (letter.kind !== 'missed') throw noNewDate(letter);
    checkNewDue(newDueOn, letter.dueOn, context);
  }
  const facts: LetterFacts = { ...factsOf(letter), reason, ...(newDueOn !== undefined && { newDueOn }) };
  await step(store, letter, { step: 'confirmed', rendered: render(facts, context) }, context);
}

/**
 * Issues a letter: its number, who signed it and when. What the citizen is told must be known by then.
 * @throws {DaemonError} `letter-incomplete`, `letter-not-owed`, `letter-issued-before`; {@link StoreError} `letter-step`, `letter-number-taken`.
 */
export async function issueLetter(
  store: Store,
  letter: StoredLetter,
  number: string,
  signedBy: string,
  signedOn: string,
  context: ScanContext,
): Promise<void> {
  const { clock } = await openDossier(store, letter.dossier, context, true);
  const known = asItStands(factsOf(letter), clock, letter);
  const lacks = [known.reason === undefined && 'reason', known.kind === 'missed' && known.newDueOn === undefined && 'new-due'].filter(
    Boolean,
  );
  if (lacks.length > 0) {
    throw new DaemonError(
      'letter-incomplete',
      {
        vi: `Thư ${letter.id} (${letter.dossier}) chưa có lý do hoặc ngày hẹn mới; hãy ghi bằng "dunghen letters reason ${letter.dossier} --reason …".`,
        en: `Letter ${letter.id} (${letter.dossier}) lacks its reason or new date; give it with "dunghen letters reason ${letter.dossier} --reason …".`,
      },
      lacks.join(', '),
    );
  }
  parseDay(signedOn);
  const given = await numberGiven(letter, context);
  if (given !== undefined && given !== printable(number)) throw issuedAs(letter, given);
  const facts: LetterFacts = { ...known, number, signedOn, agency: { ...known.agency, signerName: signedBy } };
  const newDueOn = known.kind === 'missed' ? (known.newDueOn ?? null) : null;
  await step(store, letter, { step: 'issued', rendered: render(facts, context), number, signedBy, signedOn, newDueOn }, context);
}

/** The number that the file of a draft bears already: it was issued, and the ledger restored from before that. */
async function numberGiven({ fileName }: StoredLetter, { letters }: ScanContext): Promise<string | undefined> {
  const file = await readFile(join(letters.folder, fileName)).catch(() => null);
  return (file && readStamp(file)?.number) ?? undefined;
}

const issuedAs = (letter: StoredLetter, number: string): DaemonError =>
  new DaemonError(
    'letter-issued-before',
    {
      vi: `Thư ${letter.id} (${letter.dossier}) đã ban hành số ${number}, như ghi trong tệp ${letter.fileName}; hãy ghi lại đúng số đó, không ban hành thư thứ hai.`,
      en: `Letter ${letter.id} (${letter.dossier}) was issued as number ${number}, as its file ${letter.fileName} says; record that number and issue no second letter.`,
    },
    number,
  );

/**
 * The facts with what happened since they were drafted: once the result is there, the letter gives no new date.
 * @throws {DaemonError} `letter-not-owed` when the result came in time after all.
 */
function asItStands(facts: LetterFacts, { end }: DossierClock, letter: StoredLetter): LetterFacts {
  if (!end || facts.kind === 'closed-late') return facts;
  const endedOn = formatDay(end.on);
  if (endedOn <= letter.dueOn) throw notOwed(letter, endedOn);
  const { newDueOn: _, stage: __, ...rest } = facts;
  return { ...rest, kind: 'closed-late', endedOn, endedBy: end.type };
}

const notOwed = (letter: StoredLetter, endedOn: string): DaemonError =>
  new DaemonError(
    'letter-not-owed',
    {
      vi: `Hồ sơ ${letter.dossier} đã có kết quả đúng hẹn ngày ${endedOn}; hãy thu hồi thư bằng "dunghen letters withdraw ${letter.id} --reason …".`,
      en: `Dossier ${letter.dossier} was finished in time on ${endedOn}; withdraw the letter with "dunghen letters withdraw ${letter.id} --reason …".`,
    },
    letter.id,
  );

/** Records that the citizen was told. @throws {StoreError} `letter-step`; {@link DaemonError} `sent-before-signed`. */
export async function markSent(store: Store, letter: StoredLetter, channel: string, sentOn: string, context: ScanContext): Promise<void> {
  parseDay(sentOn);
  if (letter.signedOn !== null && sentOn < letter.signedOn) {
    throw new DaemonError(
      'sent-before-signed',
      {
        vi: `Ngày gửi ${sentOn} trước ngày ký ${letter.signedOn} của thư ${letter.id}; hãy kiểm tra lại.`,
        en: `Letter ${letter.id} was signed on ${letter.signedOn} and cannot be sent on ${sentOn}; check the days.`,
      },
      sentOn,
    );
  }
  await step(store, letter, { step: 'sent', channel, sentOn }, context);
}

/** Withdraws a letter that was not sent; its file goes to `thu-hoi/`. @throws {StoreError} `letter-step`. */
export async function withdrawLetter(store: Store, letter: StoredLetter, reason: string, context: ScanContext): Promise<void> {
  await step(store, letter, { step: 'withdrawn', reason }, context);
  await withdrawFile(context.letters.folder, letter.fileName, context.machine);
}

const step = (store: Store, letter: StoredLetter, taken: LetterStep, context: ScanContext): Promise<void> =>
  store.takeLetterStep(letter.id, taken, { at: context.now(), actor: context.actor ?? SOMEBODY }, check(context));

export const factsOf = (letter: StoredLetter): LetterFacts => JSON.parse(letter.facts) as LetterFacts;

const noNewDate = (letter: StoredLetter): DungHenError =>
  new DaemonError(
    'bad-new-due',
    {
      vi: `Thư ${letter.id} không có ngày hẹn mới: hồ sơ đã có kết quả hoặc đã lỡ hẹn lần thứ hai.`,
      en: `Letter ${letter.id} bears no new date: the result is there, or it is the second missed appointment.`,
    },
    letter.id,
  );
