// The day-by-day account of a due date that a citizen can check by hand: each day, counted or not, and which law or decision says so.
import { dayReason, type DayReason } from '../calendar/day-reason.ts';
import { isWorkingDay, type WorkingCalendar } from '../calendar/working-calendar.ts';
import { addDays, formatDay } from '../epoch-day.ts';
import type { Lang } from '../fault.ts';
import type { Moment } from '../moment.ts';
import { countedFrom } from './counted-from.ts';
import { dueMoment, rollStart } from './due.ts';
import type { LegalClock, Pause } from './legal-clock.ts';
import { officeTimeBetween } from './office-time.ts';

/** One day of the account. */
export interface TraceDay {
  readonly date: string;
  /** 1 when the day uses up one unit of the term. */
  readonly counted: 0 | 1;
  readonly why: string;
  /** The decision or article, where one speaks of this day. */
  readonly source?: string;
}

const PAUSE_WORDS: Readonly<Record<Pause['reason'], readonly [string, string]>> = {
  supplement: ['chờ bổ sung hồ sơ', 'waiting for missing papers'],
  payment: ['chờ nghĩa vụ tài chính', 'waiting for payment'],
  stopped: ['dừng giải quyết', 'stopped'],
};

/**
 * Accounts for every day from the start of the count (the receipt, or the last restart) to the due date.
 * Empty when there is no due date because the clock is paused. Terms in hours are told by day only: a day counts that the
 * office works.
 * @throws {CalendarError} `outside-calendar`.
 */
export function traceDue(clock: LegalClock, lang: Lang): readonly TraceDay[] {
  const { calendar, policy, allowance, starts, openPause } = clock;
  if (openPause?.effective) return [];
  const t = (vi: string, en: string): string => (lang === 'vi' ? vi : en);
  const due = dueMoment(calendar, policy, allowance).on;
  const start = countedFrom(calendar, policy, allowance.start);
  const unit = allowance.promisedOn === null && allowance.term.unit;
  const sameDay = unit === 'same-day';
  const byHour = unit === 'working-hours';
  const days: TraceDay[] = [
    {
      date: formatDay(start.on),
      counted:
        (sameDay && due === start.on) ||
        (byHour && officeTimeBetween(calendar, policy.officeHours, start, { on: addDays(start.on, 1), timeOfDay: 0 }) > 0)
          ? 1
          : 0,
      ...(sameDay
        ? {
            why:
              due === start.on
                ? t('Trả ngay trong ngày tiếp nhận', 'Due on the day of receipt')
                : t(
                    'Tiếp nhận sau 15 giờ hoặc ngày nghỉ: trả trong ngày làm việc tiếp theo',
                    'Received after 15:00 or on a day off: due the next working day',
                  ),
            source: 'Luật Hộ tịch, Điều 5(3)',
          }
        : {
            why:
              starts.length > 1
                ? t('Nhận đủ giấy tờ bổ sung: thời hạn tính lại từ đầu', 'Missing papers received: the term starts again')
                : byHour
                  ? t('Tính từ giờ tiếp nhận', 'Counted from the hour of receipt')
                  : t('Ngày tiếp nhận, không tính', 'Day of receipt, not counted'),
            source: starts.length > 1 ? 'Nghị định 61/2018/NĐ-CP, Điều 19(4)' : `Bộ luật Dân sự 2015, Điều 147(${byHour ? 1 : 2})`,
          }),
    },
  ];
  // The last day of a calendar-day term before it rolls past days off: the days after it are not counted. Null for terms that never roll.
  const rawEnd = rollStart(calendar, policy, allowance);
  for (let day = addDays(start.on, 1); day <= due; day = addDays(day, 1)) {
    const date = formatDay(day);
    const pause = clock.pauses.find((p) => p.effective && day >= p.from.on && day < (p.to as Moment).on);
    const reason = dayReason(calendar, day);
    const works = isWorkingDay(calendar, day);
    const said = describe(calendar, reason, lang);
    if (pause) {
      const [vi, en] = PAUSE_WORDS[pause.reason];
      days.push({ date, counted: 0, why: t(`Tạm dừng: ${vi}`, `Paused: ${en}`), source: 'Nghị định 61/2018/NĐ-CP, Điều 19' });
    } else if (rawEnd === null) {
      days.push({ date, counted: works ? 1 : 0, ...said });
    } else if (day > rawEnd) {
      days.push({
        date,
        counted: 0,
        why: works
          ? t('Ngày làm việc đầu tiên sau ngày cuối của thời hạn', 'First working day after the last day of the term')
          : `${said.why}: ${t('chuyển sang ngày làm việc kế tiếp', 'rolls to the next working day')}`,
        source: said.source ?? 'Bộ luật Dân sự 2015, Điều 148(5)',
      });
    } else {
      days.push({ date, counted: 1, ...said, why: `${said.why}, ${t('tính theo lịch', 'counted as a calendar day')}` });
    }
  }
  return days;
}

/** Why a day counts or not, with the title of the decision that says so. */
export function describe(calendar: WorkingCalendar, reason: DayReason, lang: Lang): { why: string; source?: string } {
  const t = (vi: string, en: string): string => (lang === 'vi' ? vi : en);
  const cite = (keys: readonly string[]): string => keys.map((key) => calendar.sources.get(key) ?? key).join('; ');
  switch (reason.kind) {
    case 'working':
      return { why: t('Ngày làm việc', 'Working day') };
    case 'weekend':
      return { why: t('Nghỉ cuối tuần', 'Weekend') };
    case 'holiday':
      return { why: t(`Nghỉ: ${reason.dayOff.name}`, `Day off: ${reason.dayOff.name}`), source: cite(reason.dayOff.source) };
    case 'makeup': {
      const forDate = formatDay(reason.makeup.forDate);
      return {
        why: t(`Làm bù cho ngày ${forDate}`, `Make-up working day for ${forDate}`),
        source: cite(reason.makeup.source),
      };
    }
  }
}
