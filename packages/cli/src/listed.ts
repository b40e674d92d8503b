// One dossier as the lists show it: the same row under `dunghen list`, in a report page and in its workbook.
import { formatDay, isProvisional, timeliness, type DossierClock, type EpochDay } from '@dunghen/core';
import { workingDaysLeft, type LawContext } from '@dunghen/daemon/config';
import type { DossierRow } from '@dunghen/view';

/** A row of a list. */
export interface Listed extends DossierRow {
  readonly timeliness: string;
}

/** The row of a dossier on a day. */
export function listedOf(clock: DossierClock, today: EpochDay, { calendar }: Pick<LawContext, 'calendar'>): Listed {
  const { dueOn, apologyBy } = clock;
  return {
    dossier: clock.dossier,
    procedure: clock.receipt.procedure ?? null,
    procedureName: clock.procedureName ?? null,
    kind: clock.kind,
    unit: clock.holder ?? null,
    stage: clock.stages.at(-1)?.stage ?? null,
    receivedOn: formatDay(clock.receivedOn),
    dueOn: dueOn === null ? null : formatDay(dueOn),
    provisional: dueOn !== null && isProvisional(calendar, clock.receivedOn, dueOn),
    apologyBy: apologyBy === null ? null : formatDay(apologyBy),
    workingDaysLeft: dueOn === null ? null : workingDaysLeft(calendar, today, dueOn),
    timeliness: timeliness(clock, today),
  };
}

/** The most urgent first; those without a due date last. */
export function byDueDate(a: Pick<Listed, 'dueOn' | 'dossier'>, b: Pick<Listed, 'dueOn' | 'dossier'>): number {
  const [one, other] = [a.dueOn ?? '9', b.dueOn ?? '9'];
  return one < other ? -1 : one > other ? 1 : a.dossier < b.dossier ? -1 : 1;
}
