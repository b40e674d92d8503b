// The question most callers have, in one call with plain texts: received then, with this term, due when?
import { officialCalendar } from './calendar/official.ts';
import { isProvisional, openDecisions } from './calendar/provisional.ts';
import type { WorkingCalendar } from './calendar/working-calendar.ts';
import { apologyDeadline } from './clock/due.ts';
import { sessionsOn } from './clock/office-time.ts';
import { dueOf, pauseClock, resumeClock, startClock, type LegalClock } from './clock/legal-clock.ts';
import { DEFAULT_CLOCK_POLICY, type ClockPolicy, type SupplementRule } from './clock/policy.ts';
import { traceDue, type TraceDay } from './clock/trace.ts';
import { formatDay } from './epoch-day.ts';
import type { PauseReason } from './events.ts';
import { HistoryError, type Lang } from './fault.ts';
import { formatMoment, parseMoment, type Moment } from './moment.ts';
import { formatTerm, parseTerm } from './term.ts';

/** A pause in plain texts: from the day the clock stopped to the day it ran again; without `to` it is still open. */
export interface PauseInput {
  readonly from: string;
  readonly to?: string | null;
  readonly reason?: PauseReason;
}

/** What a deadline is computed from. */
export interface DeadlineInput {
  /** The date, or the date-time, on the receipt slip. */
  readonly received: string;
  /** The term, in the interface's notation or in Vietnamese. */
  readonly term: string;
  readonly pauses?: readonly PauseInput[];
  readonly supplementRule?: SupplementRule;
}

/** Where to look and what to tell. */
export interface DeadlineOptions {
  readonly calendar?: WorkingCalendar;
  readonly policy?: ClockPolicy;
  readonly explain?: boolean;
  readonly lang?: Lang;
}

/** A due date with all it rests on. */
export interface Deadline {
  readonly receivedOn: string;
  readonly term: string;
  /** Null while a pause is open. */
  readonly dueOn: string | null;
  /** The instant the term ends, where hours or the 15:00 rule matter. */
  readonly dueAt?: string;
  readonly apologyBy: string | null;
  readonly calendarId: string;
  /** True when a decision not yet taken may still change the answer. */
  readonly provisional: boolean;
  /** For a provisional answer: the decisions it waits for. */
  readonly dependsOn?: readonly string[];
  readonly explain?: readonly TraceDay[];
}

/**
 * The due date of a dossier, and the last day on which an apology would be in time.
 * @throws {DateError} for a date that is none; {@link TermError} for a term that is none.
 * @throws {HistoryError} `pause-order` when a pause ends before it begins or begins before the one before it ended.
 * @throws {CalendarError} `outside-calendar` when the answer lies in a year without a calendar.
 * @example deadline({ received: '2026-11-20', term: '3 working-days' }).dueOn // '2026-11-26' — the 24th is a holiday
 */
export function deadline(input: DeadlineInput, options: DeadlineOptions = {}): Deadline {
  const { calendar = officialCalendar(), policy = DEFAULT_CLOCK_POLICY, explain = false, lang = 'vi' } = options;
  const start = parseMoment(input.received);
  const term = parseTerm(input.term);
  let clock = startClock(calendar, policy, { term }, start, input.supplementRule);
  let previous: Moment = start;
  for (const pause of input.pauses ?? []) {
    const from = parseMoment(pause.from);
    const to = pause.to == null ? null : parseMoment(pause.to);
    if (from.on < previous.on || (to && to.on < from.on)) throw pauseOrder(pause);
    clock = pauseClock(clock, from, pause.reason ?? 'stopped');
    if (!to) break;
    clock = resumeClock(clock, to);
    previous = to;
  }
  const due = dueOf(clock);
  const counted = clock.starts.at(-1) as Moment;
  const last = due?.on ?? counted.on;
  const provisional = isProvisional(calendar, start.on, last);
  const hours = term.unit === 'working-hours' || (term.unit === 'same-day' && start.timeOfDay !== null);
  return {
    receivedOn: formatDay(start.on),
    term: formatTerm(term),
    dueOn: due && formatDay(due.on),
    ...(due && hours && { dueAt: formatMoment({ on: due.on, timeOfDay: due.timeOfDay ?? closingTime(clock, due) }) }),
    apologyBy: due && formatDay(apologyDeadline(calendar, counted.on, due.on)),
    calendarId: calendar.id,
    provisional,
    ...(provisional && { dependsOn: openDecisions(calendar, start.on, last).map((sentence) => sentence[lang]) }),
    ...(explain && { explain: traceDue(clock, lang) }),
  };
}

/** When the office closes on the due day: the end of its last session, or the end of the day where it has none. */
function closingTime({ calendar, policy }: LegalClock, due: Moment): number {
  const last = sessionsOn(calendar, policy.officeHours, due.on).at(-1);
  return last ? last[1] * 60_000 : 86_399_000;
}

function pauseOrder(pause: PauseInput): HistoryError {
  const range = `${pause.from} → ${pause.to ?? '…'}`;
  return new HistoryError(
    'pause-order',
    {
      vi: `Khoảng tạm dừng ${range} phải nằm sau lúc tiếp nhận và sau khoảng trước đó; hãy kiểm tra lại ngày.`,
      en: `The pause ${range} must lie after the receipt and after the pause before it; check the dates.`,
    },
    range,
  );
}
