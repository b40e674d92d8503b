// Why a row was refused whose days are in an order or in a year that cannot be, told by its cells and not by the events they would have become.
import { civilOf, type DungHenError, type EpochDay, type Moment } from '@dunghen/core';
import { USUAL_HEADING, type Column } from '../columns/columns.ts';
import { IntakeError } from '../intake-error.ts';
import type { Observation } from './observation.ts';
import { writtenMoment } from '../words/office-date.ts';

/** The column at fault and the fault in its words; null when it is not the days that are wrong. */
export function orderFault(row: Observation, fault: DungHenError): { readonly column: Column; readonly error: IntakeError } | null {
  const { code } = fault;
  const days: readonly (readonly [Column, Moment | undefined])[] = [
    ['promisedOn', row.promised],
    ['completedAt', row.completed],
    ['returnedAt', row.returned],
  ];
  const [column, day] = days.find(([, moment]) => moment !== undefined && isBefore(moment, row.received)) ?? [];
  if (column === undefined || day === undefined) return code === 'outside-calendar' ? yearFault(row, fault, days) : null;
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

/** A year that no calendar has is a slip of the pen more often than a day so far away. */
function yearFault(
  { code, received }: Observation,
  fault: DungHenError,
  days: readonly (readonly [Column, Moment | undefined])[],
): { readonly column: Column; readonly error: IntakeError } | null {
  const [column, day] = days.find(([, moment]) => moment !== undefined && moment.on - received.on > FAR) ?? [];
  if (column === undefined || day === undefined) return receiptFault(code, received, fault);
  const heading = USUAL_HEADING[column].toLowerCase();
  const { vi, en } = fault.sentence;
  const error = new IntakeError(
    fault.code,
    {
      vi: `Hồ sơ ${code}: ${heading} ${writtenMoment(day)} cách ngày tiếp nhận hơn hai năm; nếu năm ghi nhầm, hãy sửa ô này rồi nhập lại. ${vi}`,
      en: `Dossier ${code}: ${writtenMoment(day)} in the column "${USUAL_HEADING[column]}" lies more than two years after the receipt; if the year is a slip, correct the cell and import again. ${en}`,
    },
    code,
  );
  return { column, error };
}

/** A receipt in a year without a calendar is the slip itself; of a day not far behind it the calendar is what is lacking. */
function receiptFault(code: string, received: Moment, fault: DungHenError): ReturnType<typeof yearFault> {
  if (typeof fault.value !== 'number' || civilOf(fault.value as EpochDay).year !== civilOf(received.on).year) return null;
  const { vi, en } = fault.sentence;
  const error = new IntakeError(
    fault.code,
    {
      vi: `Hồ sơ ${code}: ngày tiếp nhận ${writtenMoment(received)}; nếu năm ghi nhầm, hãy sửa ô này rồi nhập lại. ${vi}`,
      en: `Dossier ${code}: received ${writtenMoment(received)}; if the year is a slip, correct the cell and import again. ${en}`,
    },
    code,
  );
  return { column: 'receivedAt', error };
}

const FAR = 2 * 366;

const isBefore = (a: Moment, b: Moment): boolean =>
  a.on < b.on || (a.on === b.on && a.timeOfDay !== null && b.timeOfDay !== null && a.timeOfDay < b.timeOfDay);
