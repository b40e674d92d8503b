// `dunghen letters …`: the ledger of apologies, from draft to the citizen.
import type { Sentence } from '@dunghen/core';
import {
  checkMonth,
  confirmReason,
  endsContested,
  findLetter,
  issueLetter,
  issueWarnings,
  lengthWarning,
  markSent,
  MOVED_ASIDE,
  provisionalPromise,
  publishAll,
  requestLetter,
  scanContext,
  sentWarnings,
  toldElsewhere,
  unprintedWarnings,
  wentAsideSince,
  withdrawLetter,
  type Degraded,
  type ScanContext,
} from '@dunghen/daemon';
import type { LetterEvent, LetterState, Store, StoredLetter } from '@dunghen/store';
import { draftVerdict } from '../draft-verdict.ts';
import { EXIT } from '../exit-code.ts';
import { openSession, type CommonOptions, type Session } from '../session.ts';
import { changedBefore, changedBeforeIssue } from '../show/changed-in-word.ts';
import { letterInWords, lettersInWords } from '../show/letter-text.ts';
import { shownLetter, type ShownLetter } from '../show/shown-letter.ts';
import { shownStep } from '../show/shown-step.ts';
import { actorOf } from '../user-name.ts';
import { hint, reply } from '../show/say.ts';

/** What a step on a letter takes, as typed. */
export interface LetterOptions extends CommonOptions {
  readonly reason?: string;
  readonly newDue?: string;
  readonly endedOn?: string;
  readonly number?: string;
  readonly signedBy?: string;
  readonly signedOn?: string;
  readonly channel?: string;
  readonly on?: string;
  readonly month?: string;
  readonly state?: LetterState;
  readonly by?: string;
}

export async function lettersList(options: LetterOptions, lang: 'vi' | 'en'): Promise<number> {
  const list: Work = async (session, store, context) => {
    if (options.month !== undefined) checkMonth(options.month);
    const letters: ShownLetter[] = [];
    const contested: StoredLetter[] = [];
    for await (const page of store.letterPages()) {
      for (const letter of page) {
        if (options.state !== undefined && letter.state !== options.state) continue;
        if (options.month !== undefined && !letter.dueOn.startsWith(options.month)) continue;
        const verdict = await draftVerdict(store, letter, context);
        if (verdict === 'contested') contested.push(letter);
        letters.push(shownLetter(letter, context, verdict));
      }
    }
    reply(session, { count: letters.length, letters }, () => lettersInWords(letters, session));
    if (contested.length > 0) warn(session, [{ sentence: endsContested(contested) }]);
  };
  return withStore(options, lang, list, 'openToRead');
}

export async function lettersShow(key: string, options: LetterOptions, lang: 'vi' | 'en'): Promise<number> {
  const show: Work = async (session, store, context) => tell(session, store, await findLetter(store, key), context);
  return withStore(options, lang, show, 'openToRead');
}

/** The steps an officer takes, by the word that names them. */
const STEPS = {
  reason: (store: Store, letter: StoredLetter, o: LetterOptions, c: ScanContext) =>
    confirmReason(store, letter, need(o.reason), o.newDue, c, o.endedOn),
  issue: (store: Store, letter: StoredLetter, o: LetterOptions, c: ScanContext) =>
    issueLetter(store, letter, need(o.number), need(o.signedBy), need(o.signedOn), c),
  sent: (store: Store, letter: StoredLetter, o: LetterOptions, c: ScanContext) => markSent(store, letter, need(o.channel), need(o.on), c),
  withdraw: (store: Store, letter: StoredLetter, o: LetterOptions, c: ScanContext) => withdrawLetter(store, letter, need(o.reason), c),
} as const;

/** Commander has made sure that the option is there. */
const need = (value: string | undefined): string => (value as string).normalize('NFC').trim();

export async function lettersStep(step: keyof typeof STEPS, key: string, options: LetterOptions, lang: 'vi' | 'en'): Promise<number> {
  return withStore(options, lang, async (session, store, context) => {
    const letter = await findLetter(store, key);
    await STEPS[step](store, letter, options, context);
    // Only now is it too late to leave the agency's place blank.
    if (step === 'issue') warn(session, context.warnings);
    const isAside = await publish(session, store, context, step === 'issue' || step === 'reason' ? letter : undefined);
    const taken = (await store.letter(letter.id)) as StoredLetter;
    const changed = await changedInWord(step, taken, isAside, store, context.letters.folder);
    const told =
      step === 'issue'
        ? [...unprintedWarnings(taken, context), ...(await issueWarnings(store, taken, context))]
        : step === 'sent'
          ? await sentWarnings(store, taken)
          : [];
    warn(session, [...changed, ...told].map((sentence) => ({ sentence }))); // prettier-ignore
    if (step === 'reason' || step === 'issue') warnOfPage(session, taken, context);
    await tell(session, store, taken, context);
  });
}

export async function lettersRequest(code: string, options: LetterOptions, lang: 'vi' | 'en'): Promise<number> {
  return withStore(options, lang, async (session, store, context) => {
    await requestLetter(store, code, need(options.reason), options.newDue, context, options.endedOn);
    await publish(session, store, context);
    const asked = (await store.latestLetter(code)) as StoredLetter;
    warnOfPage(session, asked, context);
    await tell(session, store, asked, context);
  });
}

/** Puts the letter's new bytes on disk; what hinders it is told, and the next scan goes on from there. True where the file of `own` was put aside, which is left to the caller to tell. */
async function publish(session: Session, store: Store, context: ScanContext, own?: StoredLetter): Promise<boolean> {
  const degraded: Degraded[] = [];
  await publishAll(store, context, degraded, 0);
  const others = degraded.filter(({ code, file }) => code !== MOVED_ASIDE || file !== own?.fileName);
  warn(session, others);
  return others.length < degraded.length;
}

/** What to tell whoever completed the draft in Word before this step, or before an earlier one since it was drafted. */
async function changedInWord(
  step: keyof typeof STEPS,
  letter: StoredLetter,
  isAside: boolean,
  store: Store,
  folder: string,
): Promise<readonly Sentence[]> {
  if (step === 'reason') return isAside ? [changedBefore(letter, folder)] : [];
  const drafted = (await store.letterEvents(letter.id)).findLast((event) => event.step === 'drafted') as LetterEvent;
  const isChanged = isAside || (step === 'issue' && (await wentAsideSince(folder, letter.fileName, Date.parse(drafted.at))));
  return isChanged ? [changedBeforeIssue(letter, folder)] : [];
}

/** What is to be known of a letter's page before it is printed. */
function warnOfPage(session: Session, letter: StoredLetter, context: ScanContext): void {
  const told = [lengthWarning(letter, context), provisionalPromise(letter, context.law.calendar)];
  warn(
    session,
    told.flatMap((sentence) => (sentence === null ? [] : [{ sentence }])),
  );
}

function warn({ lang }: Session, told: readonly Pick<Degraded, 'sentence'>[]): void {
  for (const { sentence } of told) hint(`! ${sentence[lang]}\n`);
}

type Work = (session: Session, store: Store, context: ScanContext) => Promise<void>;

async function withStore(
  options: LetterOptions,
  lang: 'vi' | 'en',
  work: Work,
  opening: 'openStore' | 'openToRead' = 'openStore',
): Promise<number> {
  const session = openSession(options, lang);
  const by = actorOf(options);
  const context = {
    ...scanContext(session.loaded, await session.lawOfDossiers(), session.today, session.now),
    ...(by !== '' && { actor: by }),
  };
  const store = await session[opening]();
  try {
    await work(session, store, context);
    return EXIT.done;
  } finally {
    await store.close();
  }
}

async function tell(session: Session, store: Store, letter: StoredLetter, context: ScanContext): Promise<void> {
  // Told again once it is issued: before that there is nothing to undo.
  const elsewhere = letter.state === 'drafted' ? await toldElsewhere(store, letter) : null;
  if (elsewhere !== null) warn(session, [{ sentence: elsewhere }]);
  const history = (await store.letterEvents(letter.id)).map((event) => shownStep(event, session.lang));
  const one = shownLetter(letter, context, await draftVerdict(store, letter, context));
  reply(session, { ...one, history }, () => letterInWords(one, history, session));
}
