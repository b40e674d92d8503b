// A new dossier whose day of receipt is turned around while those of its list are not: its code and its term show it, one row alone.
import { civilOf, foldDossier, formatDay, type EpochDay, type FoldOptions } from '@dunghen/core';
import type { Mapping } from '../columns/find-columns.ts';
import { dayInCode, isReal, turnedBack, writtenDate } from '../columns/written-date.ts';
import type { Row } from '../formats/csv-rows.ts';
import { IntakeError } from '../intake-error.ts';
import type { Observation } from '../list/observation.ts';
import { receiptOf } from '../list/receipt-of-row.ts';
import { writtenMoment } from '../words/office-date.ts';

/** A promise that stands so far off may be a term; one nearer is no sign of anything. */
const FAR_OFF = 31;

/**
 * Refuses a row that is right in one way only: its receipt turned around is the day that its code bears, or the one from which its term ends on
 * the promised day, while as written it is neither. Nobody is asked who said the order of the dates, or of a month that is named.
 * @throws {IntakeError} `dates-doubtful`.
 */
export function checkTurnedRow(
  row: Row,
  seen: Observation,
  mapping: Mapping,
  { observedOn, fold }: { readonly observedOn: EpochDay; readonly fold: FoldOptions },
): void {
  const { code, received, promised } = seen;
  const { year, month, day } = civilOf(received.on);
  if (day > 12 || day === month || mapping.dateOrder !== undefined) return;
  const bearsIt = bears(code, dayInCode(year, day, month)) && !bears(code, dayInCode(year, month, day));
  const isFar = promised !== undefined && (promised.on < received.on || promised.on - received.on > FAR_OFF);
  if (!bearsIt && !isFar) return;
  const written = (column: 'receivedAt' | 'promisedOn'): ReturnType<typeof writtenDate> =>
    writtenDate(row, row.cells[mapping.columns.get(column) ?? -1] ?? '');
  const [date] = written('receivedAt');
  if (!date || !isReal(date) || turnedBack(date) > observedOn) return;
  const turned = turnedBack(date);
  if (bearsIt) throw turnedAround(seen, turned, ['đúng với ngày trong mã hồ sơ', 'the day in the dossier code']);
  const [promise] = written('promisedOn');
  const promisedOn = promise && isReal(promise) ? turnedBack(promise) : promised?.on;
  if (promisedOn === undefined || promisedOn === dueBy(seen, received.on, fold)) return;
  if (promisedOn === dueBy(seen, turned, fold))
    throw turnedAround(seen, turned, [
      'thì thời hạn giải quyết kết thúc đúng ngày hẹn trả',
      'the day from which the term ends when it is promised',
    ]);
}

/** Nearly every code that has the digits has them by themselves. */
const bears = (code: string, day: string): boolean => code.includes(day) && new RegExp(`(?<!\\d)${day}(?!\\d)`).test(code);

/** When the law has a dossier done that was received on a day; null where its term is not known. */
function dueBy(seen: Observation, on: EpochDay, fold: FoldOptions): EpochDay | null {
  const { promised: _, ...rest } = seen;
  const clock = foldDossier([receiptOf({ ...rest, received: { on, timeOfDay: seen.received.timeOfDay } })], fold);
  return clock?.basis === 'term' ? clock.dueOn : null;
}

function turnedAround({ code, received }: Observation, turned: EpochDay, [vi, en]: readonly [string, string]): IntakeError {
  const is = { on: received.on };
  return new IntakeError(
    'dates-doubtful',
    {
      vi: `Hồ sơ ${code}: ngày tiếp nhận ${writtenMoment(is)} có vẻ đã đảo ngày với tháng: đảo lại là ${writtenMoment({ on: turned })}, ${vi}; hãy sửa ô này rồi nhập lại; nếu ngày đúng như đang ghi, hãy ghi dateOrder = "dmy" vào tệp ghép cột ("dunghen import TỆP --learn").`,
      en: `Dossier ${code}: the receipt on ${formatDay(received.on)} seems to have day and month turned around: turned back it is ${formatDay(turned)}, ${en}; correct the cell and import again; if it is right as it stands, say dateOrder = "dmy" in the mapping file ("dunghen import FILE --learn").`,
    },
    code,
  );
}
