// By what a dossier would be due if the day on the slip did not decide.
import { foldDossier, formatTerm, termInVietnamese, type DossierClock, type EpochDay, type Term } from '@dunghen/core';
import type { LawContext } from '@dunghen/daemon/config';
import type { Session } from '../session.ts';
import { showDay } from './text.ts';

/** Of a dossier that is judged by its promise since a list showed it late: what its term is, and the day it would be due by it. */
export function byItsTerm(clock: DossierClock, law: LawContext): { readonly term: Term; readonly dueOn: EpochDay } | null {
  if (clock.receipt.dueBy === undefined) return null;
  const { dueBy: _, ...receipt } = clock.receipt;
  const { term, dueOn } = foldDossier([receipt], law) ?? { term: null, dueOn: null };
  return term && dueOn !== null ? { term, dueOn } : null;
}

/** Behind the term: that the promise decides, and why. */
export function promisedInWords(clock: DossierClock, { t, lang }: Session, law: LawContext): string {
  if (clock.basis !== 'promised') return '';
  const lawful = byItsTerm(clock, law);
  if (!lawful) return t(' (theo ngày hẹn trên phiếu)', ' (from the slip)');
  const on = showDay(lawful.dueOn, lang);
  return t(
    ` (theo ngày hẹn trên phiếu, vì thấy lần đầu muộn, không rõ đã tạm dừng chưa; theo thời hạn ${termInVietnamese(lawful.term)} thì hạn trả là ${on})`,
    ` (from the slip: first seen late, it may have been paused before; by its term of ${formatTerm(lawful.term)} it would be due on ${on})`,
  );
}
