// Whether and how a row says that its dossier ended, and when it cannot have: a day still to come, or a status by which the work goes on.
import { formatDay, formatMoment, parseEvent, type EndType, type EpochDay, type Moment } from '@dunghen/core';
import type { Contradiction } from './contradictions.ts';
import { IntakeError } from '../intake-error.ts';
import type { Observation } from '../list/observation.ts';
import { writtenMoment } from '../words/office-date.ts';
import { isAtWork, isEnd } from '../words/read-status.ts';

/**
 * The row without those of its days of a result that cannot be: a promised day under the heading of the result would make every
 * dossier done in time, so the status is believed and the officer told.
 */
export function doubtfulEnds(
  row: Observation,
  observedOn: EpochDay,
): { readonly row: Observation; readonly doubts: readonly Contradiction[] } {
  const { completed, returned, status, code } = row;
  const isDoubtful = (day: Moment | undefined): day is Moment => day !== undefined && (day.on > observedOn || isAtWork(status));
  const early = completed && returned && returned.on < completed.on ? [collectedTooEarly(code, returned, completed)] : NONE;
  if (!isDoubtful(completed) && !isDoubtful(returned)) return { row, doubts: early };
  // Ended on a day to come is not ended, whatever the status says.
  const open = { ...row, completed: undefined, returned: undefined, status: isAtWork(status) ? status : ('unknown' as const) };
  if (isDoubtful(completed)) return { row: open, doubts: [noResultYet(code, 'completedAt', completed, observedOn)] };
  const doubts = [noResultYet(code, 'returnedAt', returned as Moment, observedOn)];
  return { row: completed ? { ...row, returned: undefined } : open, doubts };
}

const NONE: readonly Contradiction[] = [];

/** Nobody collects what is not there: one of the two days is wrong, and the result's decides whether the dossier is late. */
const collectedTooEarly = (code: string, returned: Moment, completed: Moment): Contradiction => ({
  column: 'returnedAt',
  error: new IntakeError(
    'collected-early',
    {
      vi: `Hồ sơ ${code} ghi trả kết quả ngày ${writtenMoment(returned)}, trước ngày có kết quả ${writtenMoment(completed)}; hồ sơ được tính theo ngày có kết quả, hãy kiểm tra hai ngày này ở hệ thống nguồn.`,
      en: `Dossier ${code} was handed over on ${formatMoment(returned)}, before the day of its result, ${formatMoment(completed)}; it is judged by the latter, check both days in the source.`,
    },
    code,
  ),
});

/** A day of the result that cannot be one: the dossier is taken as its status says. */
function noResultYet(code: string, column: 'completedAt' | 'returnedAt', day: Moment, observedOn: EpochDay): Contradiction {
  const written = writtenMoment(day);
  const [fault, vi, en] =
    day.on > observedOn
      ? (['end-to-come', 'chưa tới so với ngày của danh sách', `has not come by the day of the list, ${formatDay(observedOn)}`] as const)
      : (['end-at-work', 'nhưng trạng thái ghi chưa xong', 'stands beside a status that says there is none yet'] as const);
  return {
    column,
    error: new IntakeError(
      fault,
      {
        vi: `Hồ sơ ${code} ghi ngày có kết quả ${written} ${vi}; hồ sơ được coi là chưa có kết quả, hãy sửa ngày hoặc trạng thái rồi nhập lại.`,
        en: `The day of the result of dossier ${code}, ${formatMoment(day)}, ${en}; it is taken as not ended, correct the day or the status and import again.`,
      },
      written,
    ),
  };
}

/** A dossier known to have ended that a later list shows at work again. */
export const reopened = (code: string, end: Moment): Contradiction => ({
  column: 'status',
  error: new IntakeError(
    'reopened',
    {
      vi: `Hồ sơ ${code} đã có kết quả ngày ${writtenMoment(end)}, danh sách này ghi chưa xong; giữ nguyên kết quả đã nhập, hãy kiểm tra vì sao hệ thống nguồn thay đổi (nếu là danh sách cũ, hãy nhập lại kèm --observed-on).`,
      en: `Dossier ${code} ended on ${formatMoment(end)}, this list shows it at work; what was imported stands, find out why the source changed it (an older list is to be imported with --observed-on).`,
    },
    code,
  ),
});

interface End {
  readonly type: EndType;
  readonly moment: Moment;
}

/**
 * How and when the row says the dossier ended: the day of the result, or failing that the day it was handed over. A status
 * that says so without a date is dated by the list that first shows it, where an earlier one showed the dossier open or it is of the day of
 * the receipt.
 */
export function endOf(row: Observation, firstSeen: string | null, ended: boolean): End | null {
  const type = isEnd(row.status) ? row.status.ended : null;
  const moment = row.completed ?? row.returned;
  if (moment) return { type: type ?? 'completed', moment };
  if (!type || ended) return null;
  if (firstSeen !== null) return { type, moment: parseEvent({ dossier: row.code, type, at: firstSeen }) };
  throw new IntakeError(
    'end-without-date',
    {
      vi: `Hồ sơ ${row.code} đã kết thúc nhưng không có ngày có kết quả, nên không biết đúng hay trễ; hãy điền "Ngày có kết quả" cho hồ sơ này (thêm cột nếu chưa có) rồi nhập lại.`,
      en: `Dossier ${row.code} has ended but bears no day of its result, so it cannot be judged; fill in "Ngày có kết quả" (add the column if there is none) and import again.`,
    },
    row.code,
  );
}
