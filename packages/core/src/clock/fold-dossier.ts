// A dossier's events folded into its clock: when it is due, whether it is paused, how it ended, what the citizen was promised.
import { officialCalendar } from '../calendar/official.ts';
import type { EpochDay } from '../epoch-day.ts';
import type { DossierEvent, EndType, PauseReason, ReceivedEvent, RescheduledEvent } from '../events.ts';
import type { Moment } from '../moment.ts';
import type { DossierClock, FoldOptions, StageVisit } from './dossier-clock.ts';
import { apologyDeadline } from './due.ts';
import { impossible, inOrder, receiptOf } from './history.ts';
import { dueOf, extendClock, pauseClock, resumeClock, startClock, type LegalClock } from './legal-clock.ts';
import { DEFAULT_CLOCK_POLICY } from './policy.ts';
import { standingPromises } from './standing-promises.ts';

/**
 * Folds the events of one dossier, in any order, into its clock as known on `knownOn`.
 * Returns null when the dossier had not been received by then.
 * @throws {HistoryError} for a history that cannot be, with the event and the reason.
 * @throws {CalendarError} `outside-calendar` when a date lies outside the calendar.
 * @example foldDossier([parseEvent({ dossier: 'A', type: 'received', at: '2026-11-20', term: '3 working-days' })])?.dueOn === parseDay('2026-11-26') // true
 */
export function foldDossier(events: readonly DossierEvent[], options: FoldOptions = {}): DossierClock | null {
  const { calendar = officialCalendar(), policy = DEFAULT_CLOCK_POLICY, catalogue, knownOn } = options;
  const known = knownOn === undefined ? events : events.filter((e) => e.on <= knownOn);
  if (known.length === 0) return null;
  const { dossier } = events[0] as DossierEvent;
  const ordered = inOrder(known);
  const receipt = receiptOf(ordered, dossier);
  const { promisedOn } = receipt;
  // By its name alone where nothing else says when it is due.
  const procedure = catalogue?.(receipt.procedure ?? '', (receipt.term ?? promisedOn) ? undefined : receipt.procedureName);
  const term = receipt.dueBy && promisedOn ? null : (receipt.term ?? procedure?.term ?? null);
  const rule = receipt.supplementRule ?? procedure?.supplementRule;
  const basis = term ? { term } : promisedOn ? { promisedOn } : null;

  let clock: LegalClock | null = basis && startClock(calendar, policy, basis, receipt, rule);
  let openReason: PauseReason | null = null;
  let end: { type: EndType; on: EpochDay } | null = null;
  let supplements = 0;
  let collectedOn: EpochDay | null = null;
  let delayReason: string | undefined;
  let holder = receipt.unit;
  const stages: StageVisit[] = [];
  const promises: RescheduledEvent[] = [];

  for (let i = 1; i < ordered.length; i++) {
    let event = ordered[i] as Exclude<DossierEvent, ReceivedEvent>;
    const next = ordered[i + 1];
    if (event.type === 'paused' && openReason && next?.type === 'resumed' && next.on === event.on && next.timeOfDay === event.timeOfDay) {
      // Both at one moment while paused: the old pause ends before the new one begins.
      [ordered[i], ordered[i + 1]] = [next, event];
      event = next;
    }
    switch (event.type) {
      case 'stage': {
        const { stage, unit: stageUnit, officer } = event;
        stages.push({ stage, at: event, ...(stageUnit && { unit: stageUnit }), ...(officer && { officer }) });
        if (!end) holder = stageUnit ?? holder;
        break;
      }
      case 'paused':
        if (end) throw impossible('after-end', event, dossier);
        if (openReason) throw impossible('paused-twice', event, dossier);
        openReason = event.reason;
        if (event.reason === 'supplement') supplements++;
        clock &&= pauseClock(clock, event, event.reason);
        break;
      case 'resumed':
        if (end) throw impossible('after-end', event, dossier);
        if (!openReason) throw impossible('resumed-without-pause', event, dossier);
        openReason = null;
        clock &&= resumeClock(clock, event);
        break;
      case 'extended':
        if (end) throw impossible('after-end', event, dossier);
        clock &&= extendClock(clock, event.on, event.by, event.basis);
        break;
      case 'rescheduled':
        if (event.dueOn < receipt.on) throw impossible('promise-before-receipt', event, dossier);
        promises.push(event);
        break;
      case 'delay-reason':
        delayReason = event.reason;
        break;
      case 'completed':
      case 'refused':
      case 'withdrawn':
        if (end) throw impossible('two-ends', event, dossier);
        end = { type: event.type, on: event.on };
        // A dossier that ends while paused is judged as if resumed that day.
        clock &&= resumeClock(clock, event);
        break;
      case 'collected':
        collectedOn = event.on;
        break;
    }
  }

  const due = clock && dueOf(clock);
  return {
    dossier,
    receipt,
    procedureName: receipt.procedureName ?? procedure?.name,
    field: receipt.field ?? procedure?.field,
    unit: receipt.unit,
    holder,
    channel: receipt.channel,
    kind: receipt.kind ?? 'procedure',
    applicant: receipt.applicant,
    receivedOn: receipt.on,
    basis: term ? 'term' : basis ? 'promised' : 'none',
    term,
    dueOn: due?.on ?? null,
    dueAt: due?.timeOfDay == null ? null : due,
    apologyBy: clock && due ? apologyDeadline(calendar, (clock.starts.at(-1) as Moment).on, due.on) : null,
    openPause: clock?.openPause ?? null,
    pauses: clock ? [...clock.pauses, ...(clock.openPause ? [clock.openPause] : [])] : [],
    extensions: clock?.extensions ?? [],
    starts: clock?.starts ?? [receipt],
    reappointments: standingPromises(promises).map(({ on, dueOn, letter }) => ({ on, dueOn, byLetter: letter !== undefined })),
    end,
    stages,
    delayReason,
    supplements,
    collectedOn,
    legal: clock,
    events: ordered,
  };
}
