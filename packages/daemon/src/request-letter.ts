// Asking for a letter: in time, when the officer knows that the appointment will be missed, or again, when one was withdrawn.
import { apologyTiming, formatDay, type EpochDay } from '@dunghen/core';
import type { Store } from '@dunghen/store';
import { DaemonError } from './daemon-error.ts';
import { letterFacts } from './letter-draft.ts';
import { entryOf } from './letter-entries.ts';
import { letterFileName } from './letter-name.ts';
import { checkNewDue, openDossier, render, SOMEBODY, templateOf } from './letter-rules.ts';
import type { LetterFacts } from './letter/letter-facts.ts';
import type { ScanContext } from './scan-context.ts';

/**
 * Asks for a letter before the appointment is missed, when the officer knows it will be (NĐ 61/2018 art. 19(9): no later than
 * one day before the due date), or for another one at any time when the letter of the appointment was withdrawn.
 * @throws {DaemonError} `no-dossier`, `not-open`, `request-too-late`, `bad-new-due`, `letter-exists`.
 */
export async function requestLetter(store: Store, code: string, reason: string, newDueOn: string, context: ScanContext): Promise<void> {
  const { dossier, clock } = await openDossier(store, code, context);
  const [dueOn, apologyBy] = [clock.dueOn, clock.apologyBy] as [EpochDay, EpochDay];
  const inTime = apologyTiming(clock, context.today) === 'at-risk';
  const again = [...(await store.letterKeys(dossier.id, dossier.id))].some((key) => key.startsWith(`${dossier.id}/1@`));
  if (!inTime && !again) {
    const by = formatDay(apologyBy);
    throw new DaemonError(
      'request-too-late',
      {
        vi: `Hạn xin lỗi trước của hồ sơ ${dossier.code} là ${by}, đã qua; khi hồ sơ lỡ hẹn, "dunghen scan" sẽ soạn thư.`,
        en: `An apology in advance for ${dossier.code} had to be made by ${by}; once it is missed "dunghen scan" writes the letter.`,
      },
      by,
    );
  }
  checkNewDue(newDueOn, formatDay(dueOn), context, clock);
  const breach = { dossier: dossier.code, appointment: 1, dueOn, kind: 'missed' as const };
  const known = letterFacts(clock, breach, context);
  if (known.kind !== 'missed') throw thirdDate(dossier.code);
  const facts: LetterFacts = { ...known, reason: entryOf('reason', reason), newDueOn };
  const { sha256: hash, bytes } = render(facts, context);
  const claimed = await store.claimLetter(
    {
      dossierId: dossier.id,
      revision: dossier.revision,
      appointment: 1,
      kind: 'missed',
      dueOn: formatDay(dueOn),
      fileName: letterFileName(dossier.code, 1),
      sha256: hash,
      templateSha256: templateOf(context).sha256,
      facts: JSON.stringify(facts),
      draftedOn: formatDay(context.today),
      apologyBy: formatDay(apologyBy),
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

const thirdDate = (code: string): DaemonError =>
  new DaemonError(
    'bad-new-due',
    {
      vi: `Hồ sơ ${code} đã lỡ cả ngày hẹn lại, nên không hẹn thêm ngày thứ ba; thư của lần hẹn lại xin lỗi công dân.`,
      en: `Dossier ${code} missed its new date as well, so no third one is given; the letter for that date apologises.`,
    },
    code,
  );
