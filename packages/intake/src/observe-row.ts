// One row of a dossier list is an observation: compared with what is known, it becomes the events that explain the difference.
import {
  formatDay,
  isEndEvent,
  parseEvent,
  type DossierEvent,
  type EndType,
  type EpochDay,
  type Moment,
  type PauseReason,
} from '@dunghen/core';
import { formatMoment } from '@dunghen/core';
import { plain } from './headings.ts';

/** A row read and understood, before it is compared with anything. */
export interface Observation {
  readonly code: string;
  readonly received: Moment;
  readonly procedure?: string;
  readonly procedureName?: string;
  readonly field?: string;
  readonly unit?: string;
  readonly channel?: 'online' | 'counter' | 'post';
  readonly term?: string;
  readonly promised?: Moment;
  readonly completed?: Moment;
  readonly returned?: Moment;
  readonly status: Status;
  readonly stage?: string;
  readonly officer?: string;
  readonly delayReason?: string;
  readonly applicant?: { readonly name?: string; readonly address?: string; readonly phone?: string; readonly email?: string };
}

/** What a status cell says of the clock. */
export type Status = { readonly paused: PauseReason } | { readonly ended: EndType } | 'running' | 'unknown';

const STATUS_WORDS: readonly (readonly [RegExp, Status])[] = [
  [/bo sung/, { paused: 'supplement' }],
  [/nghia vu tai chinh|nop phi|nop thue/, { paused: 'payment' }],
  [/dung xu ly|dung giai quyet|tam dung/, { paused: 'stopped' }],
  [/\brut\b|rut ho so/, { ended: 'withdrawn' }],
  [/tu choi|khong duoc tiep nhan|khong giai quyet|khong du dieu kien/, { ended: 'refused' }],
  [/da tra|da xu ly xong|hoan thanh|da co ket qua|ket thuc/, { ended: 'completed' }],
  [/dang|tiep nhan|cho|moi/, 'running'],
];

/** What a status cell says, by its words. @example readStatus('Yêu cầu bổ sung giấy tờ') // { paused: 'supplement' } */
export function readStatus(text: string): Status {
  const words = plain(text);
  return STATUS_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'unknown';
}

/**
 * The events that turn what is known of a dossier into what the row shows, as seen on `observedOn`.
 * The same row seen again gives none.
 * @throws {DateError | TermError | EventError} for a value the core refuses.
 */
export function observe(row: Observation, history: readonly DossierEvent[], observedOn: EpochDay): readonly DossierEvent[] {
  const known = history.toSorted((a, b) => a.on - b.on || (a.timeOfDay ?? 0) - (b.timeOfDay ?? 0));
  const dossier = row.code;
  const events: DossierEvent[] = [];
  const add = (event: Record<string, unknown>): void => void events.push(parseEvent({ dossier, ...event }));
  const seenOn = formatDay(observedOn);
  const ended = known.some(isEndEvent);

  if (!known.some((e) => e.type === 'received')) {
    const { procedure, procedureName, field, unit, channel, term, promised, applicant } = row;
    const promisedOn = promised && formatDay(promised.on);
    add({ type: 'received', at: formatMoment(row.received), procedure, procedureName, field, unit, channel, term, promisedOn, applicant });
  }
  const end = endOf(row);
  if (!ended && !end) {
    const lastStage = known.findLast((e) => e.type === 'stage')?.stage;
    if (row.stage && row.stage !== lastStage) add({ type: 'stage', at: seenOn, stage: row.stage, unit: row.unit, officer: row.officer });
    const paused = known.filter((e) => e.type === 'paused').length > known.filter((e) => e.type === 'resumed').length;
    const pause = typeof row.status === 'object' && 'paused' in row.status ? row.status.paused : null;
    if (pause && !paused) add({ type: 'paused', at: seenOn, reason: pause });
    if (!pause && paused && row.status === 'running') add({ type: 'resumed', at: seenOn });
  }
  const lastReason = known.findLast((e) => e.type === 'delay-reason')?.reason;
  if (row.delayReason && row.delayReason !== lastReason) {
    add({ type: 'delay-reason', at: end ? formatMoment(end.moment) : seenOn, reason: row.delayReason });
  }
  if (end && !ended) add({ type: end.type, at: formatMoment(end.moment) });
  if (row.returned && !known.some((e) => e.type === 'collected')) add({ type: 'collected', at: formatMoment(row.returned) });
  return events;
}

/** How and when the row says the dossier ended: the day of the result, or failing that the day it was handed over. */
function endOf(row: Observation): { type: EndType; moment: Moment } | null {
  const moment = row.completed ?? row.returned;
  if (!moment) return null;
  const type = typeof row.status === 'object' && 'ended' in row.status ? row.status.ended : 'completed';
  return { type, moment };
}
