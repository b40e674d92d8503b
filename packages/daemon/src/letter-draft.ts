// What a letter will say: from a dossier's clock and its missed appointment to the facts on the page.
import { formatDay, shift, type Breach, type DossierClock } from '@dunghen/core';
import type { LetterFacts } from './letter/letter-facts.ts';
import type { ScanContext } from './scan-context.ts';

/** The facts of the letter owed for a breach, as of the scan's day; everything unknown is left out and becomes a blank to fill. */
export function letterFacts(clock: DossierClock, breach: Breach, context: ScanContext): LetterFacts {
  const { receipt, applicant, end } = clock;
  const stage = clock.stages.at(-1);
  const newDueOn = newAppointment(clock, breach, context);
  return {
    agency: context.letters.agency,
    dossier: clock.dossier,
    appointment: breach.appointment,
    kind: breach.kind,
    receivedOn: formatDay(clock.receivedOn),
    dueOn: formatDay(breach.dueOn),
    ...(applicant && { applicant }),
    ...(receipt.procedure !== undefined && { procedureCode: receipt.procedure }),
    ...(clock.procedureName !== undefined && { procedureName: clock.procedureName }),
    ...(clock.field !== undefined && { field: clock.field }),
    ...(clock.holder !== undefined && { unit: clock.holder }),
    ...(stage && !end && { stage: stage.stage }),
    ...(end && { endedOn: formatDay(end.on), endedBy: end.type }),
    ...reasonOf(clock, context),
    ...(newDueOn !== undefined && { newDueOn }),
  };
}

/** The dossier's own reason of delay, else the office's default one, else a blank for the officer to fill: never an invented one. */
function reasonOf(clock: DossierClock, { letters }: ScanContext): { reason?: string } {
  const reason = clock.delayReason ?? letters.defaultReason;
  return reason === undefined ? {} : { reason };
}

/**
 * The new return date: the one already given to the citizen if it is still to come, else the procedure's number of working
 * days from today. None when the result is there already, nor after a second missed appointment (NĐ 61/2018 art. 19(9)).
 */
function newAppointment(clock: DossierClock, breach: Breach, { today, law, letters }: ScanContext): string | undefined {
  if (breach.kind !== 'missed') return undefined;
  const given = clock.reappointments.find((appointment) => appointment.dueOn > breach.dueOn);
  if (given) return formatDay(given.dueOn);
  const days = letters.newAppointmentDays(clock.receipt.procedure);
  return formatDay(shift(law.calendar, today, days));
}
