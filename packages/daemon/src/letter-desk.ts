// What an officer does with a letter: asks for one in time, confirms its reason, issues it, marks it sent, withdraws it.
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import {
  apologyTiming,
  type DungHenError,
  foldDossier,
  formatDay,
  isWorkingDay,
  parseDay,
  type DossierClock,
  type DossierEvent,
} from '@dunghen/core';
import type { LetterStep, Rendered, Store, StoredLetter } from '@dunghen/store';
import { DaemonError } from './daemon-error.ts';
import { letterFacts } from './letter-draft.ts';
import { letterFileName } from './letter-name.ts';
import type { LetterFacts } from './letter/letter-facts.ts';
import { renderLetter } from './letter/render-letter.ts';
import { sha256 } from './publish-file.ts';
import type { ScanContext } from './scan-context.ts';

/** Where the file of a withdrawn letter goes. */
export const WITHDRAWN_FOLDER = 'thu-hoi';

/** Who acted, where nobody says. */
const SOMEBODY = 'officer';
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

/**
 * Asks for a letter before the appointment is missed, when the officer knows it will be (NĐ 61/2018 art. 19(9): no later than
 * one day before the due date), or for another one at any time when the letter of the appointment was withdrawn.
 * @throws {DaemonError} `no-dossier`, `not-open`, `request-too-late`, `bad-new-due`, `letter-exists`.
 */
export async function requestLetter(store: Store, code: string, reason: string, newDueOn: string, context: ScanContext): Promise<void> {
  const { dossier, clock } = await openDossier(store, code, context);
  const inTime = apologyTiming(clock, context.today) === 'at-risk';
  const again = [...(await store.letterKeys(dossier.id, dossier.id))].some((key) => key.startsWith(`${dossier.id}/1@`));
  if (!inTime && !again) {
    const by = clock.apologyBy === null ? '–' : formatDay(clock.apologyBy);
    throw new DaemonError(
      'request-too-late',
      {
        vi: `Hạn xin lỗi trước của hồ sơ ${dossier.code} là ${by}, đã qua; khi hồ sơ lỡ hẹn, "dunghen scan" sẽ soạn thư.`,
        en: `An apology in advance for ${dossier.code} had to be made by ${by}; once it is missed "dunghen scan" writes the letter.`,
      },
      by,
    );
  }
  checkNewDue(newDueOn, formatDay(clock.dueOn as NonNullable<typeof clock.dueOn>), context);
  const breach = { dossier: dossier.code, appointment: 1, dueOn: clock.dueOn as NonNullable<typeof clock.dueOn>, kind: 'missed' as const };
  const facts: LetterFacts = { ...letterFacts(clock, breach, context), reason, newDueOn };
  const { sha256: hash, bytes } = render(facts, context);
  const claimed = await store.claimLetter(
    {
      dossierId: dossier.id,
      revision: dossier.revision,
      appointment: 1,
      kind: 'missed',
      dueOn: formatDay(breach.dueOn),
      fileName: letterFileName(dossier.code, 1),
      sha256: hash,
      templateSha256: templateOf(context).sha256,
      facts: JSON.stringify(facts),
      draftedOn: formatDay(context.today),
      apologyBy: clock.apologyBy === null ? null : formatDay(clock.apologyBy),
      ...(inTime && { requestedOn: formatDay(context.today) }),
      again,
      actor: context.actor ?? SOMEBODY,
      bytes,
    },
    context.now(),
  );
  if (!claimed) {
    throw new DaemonError(
      'letter-exists',
      {
        vi: `Hồ sơ ${dossier.code} đã có thư cho lần hẹn này; sửa bằng "dunghen letters reason ${dossier.code}".`,
        en: `Dossier ${dossier.code} has a letter for this appointment; change it with "dunghen letters reason ${dossier.code}".`,
      },
      dossier.code,
    );
  }
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
 * @throws {DaemonError} `letter-incomplete`, `letter-not-owed`; {@link StoreError} `letter-step`, `letter-number-taken`.
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
  const facts: LetterFacts = { ...known, number, signedOn, agency: { ...known.agency, signerName: signedBy } };
  const newDueOn = known.kind === 'missed' ? (known.newDueOn ?? null) : null;
  await step(store, letter, { step: 'issued', rendered: render(facts, context), number, signedBy, signedOn, newDueOn }, context);
}

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
  const folder = join(context.letters.folder, WITHDRAWN_FOLDER);
  try {
    await mkdir(folder, { recursive: true, mode: 0o750 });
    await rename(join(context.letters.folder, letter.fileName), join(folder, letter.fileName));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

const step = (store: Store, letter: StoredLetter, taken: LetterStep, context: ScanContext): Promise<void> =>
  store.takeLetterStep(letter.id, taken, { at: context.now(), actor: context.actor ?? SOMEBODY }, check(context));

export const factsOf = (letter: StoredLetter): LetterFacts => JSON.parse(letter.facts) as LetterFacts;

function templateOf({ letters }: ScanContext): { readonly compiled: Parameters<typeof renderLetter>[0]; readonly sha256: string } {
  if ('fault' in letters.template) throw letters.template.fault;
  return letters.template;
}

function render(facts: LetterFacts, context: ScanContext): Rendered {
  const bytes = renderLetter(templateOf(context).compiled, facts);
  return { kind: facts.kind, facts: JSON.stringify(facts), sha256: sha256(bytes), bytes };
}

async function openDossier(store: Store, code: string, { law, today }: ScanContext, ended = false) {
  const dossier = await store.dossier(code);
  const clock: DossierClock | null = dossier && foldDossier(dossier.events, { ...law, knownOn: today });
  if (!dossier || !clock) {
    throw new DaemonError(
      'no-dossier',
      { vi: `Không có hồ sơ ${code}; hãy kiểm tra mã.`, en: `There is no dossier ${code}; check the code.` },
      code,
    );
  }
  if (!ended && (clock.end || clock.dueOn === null)) {
    throw new DaemonError(
      'not-open',
      {
        vi: `Hồ sơ ${code} đã kết thúc, đang tạm dừng hoặc không rõ thời hạn, nên chưa có hẹn nào để xin lỗi trước.`,
        en: `Dossier ${code} has ended, is paused or has no term: there is no appointment to apologise for in advance.`,
      },
      code,
    );
  }
  return { dossier, clock };
}

/** A new return day must be a working day, after the old one and not before today (NĐ 61/2018 art. 19(9)). */
function checkNewDue(newDueOn: string, dueOn: string, { today, law }: ScanContext): void {
  const day = parseDay(newDueOn);
  if (day > parseDay(dueOn) && day >= today && isWorkingDay(law.calendar, day)) return;
  throw new DaemonError(
    'bad-new-due',
    {
      vi: `Ngày hẹn mới ${newDueOn} phải là ngày làm việc, sau ngày hẹn cũ ${dueOn} và không trước hôm nay ${formatDay(today)}.`,
      en: `The new date ${newDueOn} must be a working day after ${dueOn} and not before today, ${formatDay(today)}.`,
    },
    newDueOn,
  );
}

const noNewDate = (letter: StoredLetter): DungHenError =>
  new DaemonError(
    'bad-new-due',
    {
      vi: `Thư ${letter.id} không có ngày hẹn mới: hồ sơ đã có kết quả hoặc đã lỡ hẹn lần thứ hai.`,
      en: `Letter ${letter.id} bears no new date: the result is there, or it is the second missed appointment.`,
    },
    letter.id,
  );
