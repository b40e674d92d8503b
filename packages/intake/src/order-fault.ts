// Why a row was refused whose days are in an order that cannot be, told by its cells and not by the events they would have become.
import type { DungHenError, Moment } from '@dunghen/core';
import { USUAL_HEADING, type Column } from './columns.ts';
import { IntakeError } from './intake-error.ts';
import type { Observation } from './observe-row.ts';
import { writtenMoment } from './office-date.ts';

/** The column at fault and the fault in its words; null when the order of the days is not what is wrong. */
export function orderFault(row: Observation, { code }: DungHenError): { readonly column: Column; readonly error: IntakeError } | null {
  const days: readonly (readonly [Column, Moment | undefined])[] = [
    ['promisedOn', row.promised],
    ['completedAt', row.completed],
    ['returnedAt', row.returned],
  ];
  const [column, day] = days.find(([, moment]) => moment !== undefined && isBefore(moment, row.received)) ?? [];
  if (column === undefined || day === undefined) return null;
  const [early, late] = [writtenMoment(day), writtenMoment(row.received)];
  const error = new IntakeError(
    code,
    {
      vi: `Hồ sơ ${row.code}: ${USUAL_HEADING[column].toLowerCase()} ${early} ở trước ngày tiếp nhận ${late}; hãy sửa ô sai rồi nhập lại.`,
      en: `Dossier ${row.code}: ${early} in the column "${USUAL_HEADING[column]}" lies before the receipt, ${late}; correct the wrong cell and import again.`,
    },
    row.code,
  );
  return { column, error };
}

const isBefore = (a: Moment, b: Moment): boolean =>
  a.on < b.on || (a.on === b.on && a.timeOfDay !== null && b.timeOfDay !== null && a.timeOfDay < b.timeOfDay);
