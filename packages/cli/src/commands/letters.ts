// `dunghen letters …`: the ledger of apologies, from draft to the citizen.
import { userInfo } from 'node:os';
import {
  confirmReason,
  factsOf,
  findLetter,
  issueLetter,
  markSent,
  publishAll,
  requestLetter,
  scanContext,
  withdrawLetter,
  type Degraded,
  type ScanContext,
} from '@dunghen/daemon';
import type { LetterState, Store, StoredLetter } from '@dunghen/store';
import { EXIT } from '../exit-code.ts';
import { openSession, type CommonOptions, type Session } from '../session.ts';
import { table } from '../show/table.ts';
import { showDay } from '../show/text.ts';

/** What a step on a letter takes, as typed. */
export interface LetterOptions extends CommonOptions {
  readonly reason?: string;
  readonly newDue?: string;
  readonly number?: string;
  readonly signedBy?: string;
  readonly signedOn?: string;
  readonly channel?: string;
  readonly on?: string;
  readonly month?: string;
  readonly state?: LetterState;
  readonly by?: string;
}

/** A letter as shown; the citizen is in the letter itself, not in its listing. */
function shown(letter: StoredLetter) {
  const { id, dossier, appointment, state, dueOn, draftedOn, requestedOn, apologyBy, number, signedBy, signedOn, channel, sentOn } = letter;
  const { reason = null, newDueOn = null, procedureName = null, unit = null } = factsOf(letter);
  const kind = requestedOn === null ? letter.kind : 'requested';
  return {
    id,
    dossier,
    appointment,
    kind,
    state,
    procedureName,
    unit,
    dueOn,
    apologyBy,
    newDueOn,
    reason,
    draftedOn,
    number,
    signedBy,
    signedOn,
    channel,
    sentOn,
    file: letter.fileName,
  };
}

export async function lettersList(options: LetterOptions, lang: 'vi' | 'en'): Promise<number> {
  return withStore(options, lang, async (session, store) => {
    const letters: ReturnType<typeof shown>[] = [];
    for await (const page of store.letterPages()) {
      for (const letter of page) {
        if (options.state !== undefined && letter.state !== options.state) continue;
        if (options.month !== undefined && !letter.dueOn.startsWith(options.month)) continue;
        letters.push(shown(letter));
      }
    }
    process.stdout.write(session.json ? `${JSON.stringify({ count: letters.length, letters })}\n` : inWords(letters, session));
  });
}

export async function lettersShow(key: string, options: LetterOptions, lang: 'vi' | 'en'): Promise<number> {
  return withStore(options, lang, async (session, store) => {
    const letter = await findLetter(store, key);
    await tell(session, store, letter);
  });
}

/** The steps an officer takes, by the word that names them. */
const STEPS = {
  reason: (store: Store, letter: StoredLetter, o: LetterOptions, c: ScanContext) =>
    confirmReason(store, letter, need(o.reason), o.newDue, c),
  issue: (store: Store, letter: StoredLetter, o: LetterOptions, c: ScanContext) =>
    issueLetter(store, letter, need(o.number), need(o.signedBy), need(o.signedOn), c),
  sent: (store: Store, letter: StoredLetter, o: LetterOptions, c: ScanContext) => markSent(store, letter, need(o.channel), need(o.on), c),
  withdraw: (store: Store, letter: StoredLetter, o: LetterOptions, c: ScanContext) => withdrawLetter(store, letter, need(o.reason), c),
} as const;

/** Commander has made sure that the option is there. */
const need = (value: string | undefined): string => (value ?? '').normalize('NFC').trim();

export async function lettersStep(step: keyof typeof STEPS, key: string, options: LetterOptions, lang: 'vi' | 'en'): Promise<number> {
  return withStore(options, lang, async (session, store, context) => {
    const letter = await findLetter(store, key);
    await STEPS[step](store, letter, options, context);
    await publish(session, store, context);
    await tell(session, store, await findLetter(store, String(letter.id)));
  });
}

export async function lettersRequest(code: string, options: LetterOptions, lang: 'vi' | 'en'): Promise<number> {
  return withStore(options, lang, async (session, store, context) => {
    await requestLetter(store, code, need(options.reason), need(options.newDue), context);
    await publish(session, store, context);
    await tell(session, store, await findLetter(store, code));
  });
}

/** Puts the letter's new bytes on disk; what hinders it is told, and the next scan goes on from there. */
async function publish(session: Session, store: Store, context: ScanContext): Promise<void> {
  const degraded: Degraded[] = [];
  await publishAll(store, context, degraded, 0);
  for (const { sentence } of degraded) process.stderr.write(`! ${sentence[session.lang]}\n`);
}

async function withStore(
  options: LetterOptions,
  lang: 'vi' | 'en',
  work: (session: Session, store: Store, context: ScanContext) => Promise<void>,
): Promise<number> {
  const session = openSession(options, lang);
  const by = (options.by ?? userName()).normalize('NFC').trim();
  const context = { ...scanContext(session.loaded, await session.lawAhead(), session.today, session.now), ...(by !== '' && { actor: by }) };
  const store = await session.openStore();
  try {
    await work(session, store, context);
    return EXIT.done;
  } finally {
    await store.close();
  }
}

/** A machine may not know its own user: then nobody is named. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

const STATES: Readonly<Record<LetterState, readonly [string, string]>> = {
  drafted: ['mới soạn', 'drafted'],
  issued: ['đã ban hành', 'issued'],
  sent: ['đã gửi', 'sent'],
  withdrawn: ['đã thu hồi', 'withdrawn'],
};

async function tell(session: Session, store: Store, letter: StoredLetter): Promise<void> {
  const { t, lang, json } = session;
  const history = (await store.letterEvents(letter.id)).map(({ detail, ...event }) => ({
    ...event,
    detail: detail === null ? null : (JSON.parse(detail) as object),
  }));
  const one = shown(letter);
  if (json) {
    process.stdout.write(`${JSON.stringify({ ...one, history })}\n`);
    return;
  }
  const day = (iso: string | null): string => (iso === null ? '–' : showDay(iso, lang));
  const lines = [
    t(
      `Thư ${one.id}, hồ sơ ${one.dossier}, lần hẹn ${one.appointment}: ${STATES[one.state][0]}`,
      `Letter ${one.id}, dossier ${one.dossier}, appointment ${one.appointment}: ${STATES[one.state][1]}`,
    ),
    t(
      `  Hẹn trả ${day(one.dueOn)}, hẹn lại ${day(one.newDueOn)}, xin lỗi đúng hạn đến ${day(one.apologyBy)}`,
      `  Due ${day(one.dueOn)}, new date ${day(one.newDueOn)}, apology in time until ${day(one.apologyBy)}`,
    ),
    t(`  Lý do: ${one.reason ?? '– (ghi bằng letters reason)'}`, `  Reason: ${one.reason ?? '– (give it with letters reason)'}`),
    ...(one.number === null
      ? []
      : [
          t(
            `  Số ${one.number}, ký ngày ${day(one.signedOn)}, người ký ${one.signedBy}`,
            `  Number ${one.number}, signed on ${day(one.signedOn)} by ${one.signedBy}`,
          ),
        ]),
    ...(one.sentOn === null
      ? []
      : [t(`  Gửi ngày ${day(one.sentOn)} qua ${one.channel}`, `  Sent on ${day(one.sentOn)} by ${one.channel}`)]),
    t(`  Tệp: ${one.file}`, `  File: ${one.file}`),
    ...history.map(({ step, at, actor }) => `  ${at}  ${step}  ${actor}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function inWords(letters: readonly ReturnType<typeof shown>[], { t, lang }: Session): string {
  const count = t(`${letters.length} thư`, `${letters.length} letters`);
  if (letters.length === 0) return `${count}\n`;
  const rows = letters.map(({ id, dossier, dueOn, state, number, newDueOn, reason }) => [
    id,
    dossier,
    showDay(dueOn, lang),
    t(...STATES[state]),
    number ?? '–',
    newDueOn === null ? '–' : showDay(newDueOn, lang),
    reason === null ? t('chưa có', 'none yet') : '✓',
  ]);
  const head = [
    '#',
    t('Mã hồ sơ', 'Dossier'),
    t('Lỡ hẹn', 'Missed'),
    t('Trạng thái', 'State'),
    t('Số', 'Number'),
    t('Hẹn lại', 'New date'),
    t('Lý do', 'Reason'),
  ];
  return `${count}\n\n${table(head, rows, [0])}\n`;
}
