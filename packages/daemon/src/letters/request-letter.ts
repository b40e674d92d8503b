// Asking for a letter: in time, when the officer knows that the appointment will be missed, or again, when one was withdrawn.
import { apologyTiming, breachesOf, formatDay, type Breach, type DossierClock } from '@dunghen/core';
import { hasLetter, hasWithdrawn, type Store } from '@dunghen/store';
import { DaemonError } from '../daemon-error.ts';
import { trueEndAgain, trueEndAnew } from './attested-end.ts';
import { letterFacts } from './letter-draft.ts';
import { entryOf } from './letter-entries.ts';
import { letterFileName } from './letter-name.ts';
import { checkNewDue, dossierOf, render, SOMEBODY, templateOf } from './letter-rules.ts';
import type { LetterFacts } from '../letter/letter-facts.ts';
import type { ScanContext } from '../scan-context.ts';

/**
 * Asks for a letter before the appointment is missed, when the officer knows it will be (NĐ 61/2018 art. 19(9): no later than
 * one day before the due date), or for another one at any time when the letter of a missed appointment was withdrawn; that one
 * has a new date only where the first appointment was missed and there is no result.
 * @throws {DaemonError} `no-dossier`, `not-open`, `request-too-late`, `new-due-missing`, `bad-new-due`, `bad-ended-on`, `day-to-come`, `letter-exists`.
 */
export async function requestLetter(
  store: Store,
  code: string,
  reason: string,
  newDueOn: string | undefined,
  context: ScanContext,
  /** The day on which the dossier really ended, ISO, where the letter was withdrawn as of one in time and a list contradicts that. */
  endedOn?: string,
): Promise<void> {
  const { dossier, clock } = await dossierOf(store, code, context);
  const keys = await store.letterKeys(dossier.id, dossier.id);
  const wasWithdrawn = [...keys].some((key) => key.startsWith(`${dossier.id}/1@`));
  const withdrawn = ({ appointment, dueOn }: Breach): boolean => hasWithdrawn(keys, dossier.id, appointment, formatDay(dueOn));
  const missed = breachesOf(clock, context.today);
  const isWritten = missed.some(({ appointment, dueOn }) => hasLetter(keys, dossier.id, appointment, formatDay(dueOn)));
  // The scan drafts none while lists leave the dossier out: an officer knows better.
  const isLeftOut = !clock.end && (await store.isLeftOut(dossier.id));
  const heldBack = ({ appointment, dueOn }: Breach): boolean => isLeftOut && !hasLetter(keys, dossier.id, appointment, formatDay(dueOn));
  const again =
    endedOn === undefined
      ? trueEndAgain(await store.latestLetter(dossier.code), clock)
      : await trueEndAnew(store, dossier, clock, endedOn, context);
  const breach =
    (endedOn === undefined ? missed.find((one) => withdrawn(one) || heldBack(one)) : undefined) ??
    again?.breach ??
    inAdvance(clock, { wasWithdrawn, isWritten }, context);
  const known = { ...letterFacts(clock, breach, context), ...(breach === again?.breach && again.said) };
  const dueOn = formatDay(breach.dueOn);
  if (known.kind === 'missed') {
    if (newDueOn === undefined) throw withoutNewDate(dossier.code);
    checkNewDue(newDueOn, dueOn, context, clock);
  } else if (newDueOn !== undefined) throw noNewDateNow(dossier.code);
  const facts: LetterFacts = { ...known, reason: entryOf('reason', reason), ...(newDueOn !== undefined && { newDueOn }) };
  const { sha256: hash, bytes } = render(facts, context);
  const first = breach.appointment === 1 && clock.apologyBy !== null;
  const claimed = await store.claimLetter(
    {
      dossierId: dossier.id,
      revision: dossier.revision,
      appointment: breach.appointment,
      kind: known.kind,
      dueOn,
      fileName: letterFileName(dossier.code, breach.appointment),
      sha256: hash,
      templateSha256: templateOf(context).sha256,
      facts: JSON.stringify(facts),
      draftedOn: formatDay(context.today),
      apologyBy: first ? formatDay(clock.apologyBy) : null,
      ...(apologyTiming(clock, context.today) === 'at-risk' && { requestedOn: formatDay(context.today) }),
      again: true,
      actor: context.actor ?? SOMEBODY,
      ...(endedOn !== undefined && { endedOn }),
      bytes,
    },
    context.now(),
  );
  if (!claimed) throw letterExists(dossier.code);
}

const letterExists = (code: string): DaemonError =>
  new DaemonError(
    'letter-exists',
    {
      vi: `Hồ sơ ${code} đã có thư cho lần hẹn này; xem "dunghen letters show ${code}", thư mới soạn thì sửa bằng "dunghen letters reason ${code}".`,
      en: `Dossier ${code} has a letter for this appointment; see "dunghen letters show ${code}", and change a draft with "dunghen letters reason ${code}".`,
    },
    code,
  );

/** The appointment still to come. @throws {DaemonError} `not-open`, `request-too-late`. */
function inAdvance(
  clock: DossierClock,
  { wasWithdrawn, isWritten }: { readonly wasWithdrawn: boolean; readonly isWritten: boolean },
  { today }: ScanContext,
): Breach {
  const { dossier, end, dueOn, apologyBy } = clock;
  if (end || dueOn === null || apologyBy === null) throw notOpen(dossier, end !== null && wasWithdrawn);
  if (apologyTiming(clock, today) !== 'at-risk' && !wasWithdrawn) throw tooLate(dossier, formatDay(apologyBy), isWritten);
  return { dossier, appointment: 1, dueOn, kind: 'missed' };
}

const notOpen = (code: string, wasWithdrawn: boolean): DaemonError =>
  new DaemonError(
    'not-open',
    {
      vi: `Hồ sơ ${code} đã kết thúc, đang tạm dừng hoặc không rõ thời hạn, nên chưa có hẹn nào để xin lỗi trước.${wasWithdrawn ? ' Thư đã thu hồi vì cho là đúng hẹn, mà ngày kết thúc bị ghi lùi, thì thêm --ended-on NGÀY (ngày thật).' : ''}`,
      en: `Dossier ${code} has ended, is paused or has no term: there is no appointment to apologise for in advance.${wasWithdrawn ? ' If its letter was withdrawn as of one in time and the day of its end was put back, add --ended-on DAY (the true day).' : ''}`,
    },
    code,
  );

function tooLate(code: string, by: string, isWritten: boolean): DaemonError {
  const [vi, en] = isWritten
    ? [`hồ sơ đã có thư, xem "dunghen letters show ${code}"`, `it has its letter, see "dunghen letters show ${code}"`]
    : ['khi hồ sơ lỡ hẹn, "dunghen scan" sẽ soạn thư', 'once it is missed "dunghen scan" writes the letter'];
  return new DaemonError(
    'request-too-late',
    {
      vi: `Hạn xin lỗi trước của hồ sơ ${code} là ${by}, đã qua; ${vi}.`,
      en: `An apology in advance for ${code} had to be made by ${by}; ${en}.`,
    },
    by,
  );
}

const withoutNewDate = (code: string): DaemonError =>
  new DaemonError(
    'new-due-missing',
    {
      vi: `Thư của hồ sơ ${code} cần ngày hẹn mới; hãy thêm --new-due NĂM-THÁNG-NGÀY.`,
      en: `The letter of dossier ${code} needs a new date; add --new-due YYYY-MM-DD.`,
    },
    code,
  );

const noNewDateNow = (code: string): DaemonError =>
  new DaemonError(
    'bad-new-due',
    {
      vi: `Hồ sơ ${code} đã có kết quả hoặc đã lỡ cả ngày hẹn lại, nên thư xin lỗi không hẹn thêm ngày nữa; hãy bỏ --new-due.`,
      en: `Dossier ${code} has its result, or missed its new date as well, so the letter apologises and gives no other date; leave --new-due out.`,
    },
    code,
  );
