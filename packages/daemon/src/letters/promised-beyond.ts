// A later day that no calendar reaches, as where somebody typed 2206 for 2026.
import { formatDay, type DossierClock, type EpochDay, type WorkingCalendar } from '@dunghen/core';
import { showDay } from '@dunghen/view/words';
import type { Degraded } from './publish-letters.ts';

/** The first later day of a dossier after a calendar's last one; nobody can have meant it. */
const beyondCalendar = ({ reappointments }: DossierClock, { lastDay }: WorkingCalendar): EpochDay | undefined =>
  reappointments.find(({ dueOn }) => dueOn > lastDay)?.dueOn;

/** What to tell of a dossier with such a day when its letter is drafted, which offers a day of its own. */
export function promisedBeyond(clock: DossierClock, calendar: WorkingCalendar): readonly Degraded[] {
  const day = beyondCalendar(clock, calendar);
  if (day === undefined) return [];
  const [promised, last] = [formatDay(day), formatDay(calendar.lastDay)];
  return [
    {
      code: 'promise-beyond-calendar',
      dossier: clock.dossier,
      blocking: false,
      sentence: {
        vi: `Hồ sơ ${clock.dossier} ghi hẹn lại ngày ${showDay(promised, 'vi')}, sau ngày cuối của lịch (${showDay(last, 'vi')}), chắc gõ nhầm năm: thư không lấy ngày đó; hãy sửa ngày ở nơi đã ghi và xem ngày hẹn mới trong thư trước khi ký.`,
        en: `Dossier ${clock.dossier} is said to be promised for ${promised}, after the calendar's last day (${last}), most likely a slip in the year: its letter does not take that day over; put it right where it was written, and look at the letter's new date before it is signed.`,
      },
    },
  ];
}
