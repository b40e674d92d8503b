// The life of a dossier as events: what other systems send, what the store keeps, and the only thing the clock is computed from.
import type { SupplementRule } from './clock/policy.ts';
import type { EpochDay } from './epoch-day.ts';
import type { Term } from './term.ts';

export type Channel = 'online' | 'counter' | 'post';
export type PauseReason = 'supplement' | 'payment' | 'stopped';
export type EndType = 'completed' | 'refused' | 'withdrawn';
export type CaseKind = 'procedure' | 'feedback';

/** The citizen as written on the slip. Personal data: never logged. */
export interface Applicant {
  readonly name?: string;
  readonly address?: string;
  readonly phone?: string;
  readonly email?: string;
}

/** What every event has. */
export interface EventCommon {
  readonly dossier: string;
  /** The moment in its one spelling (see `formatMoment`): part of the event's identity (dossier, type, at). */
  readonly at: string;
  readonly on: EpochDay;
  /** Milliseconds since midnight on the office's clock, or null when only the date is known. */
  readonly timeOfDay: number | null;
}

export interface ReceivedEvent extends EventCommon {
  readonly type: 'received';
  readonly procedure?: string;
  readonly procedureName?: string;
  readonly field?: string;
  readonly unit?: string;
  readonly channel?: Channel;
  readonly term?: Term;
  readonly promisedOn?: EpochDay;
  readonly supplementRule?: SupplementRule;
  readonly applicant?: Applicant;
  readonly kind?: CaseKind;
}
export interface StageEvent extends EventCommon {
  readonly type: 'stage';
  readonly stage: string;
  readonly unit?: string;
  readonly officer?: string;
}
export interface PausedEvent extends EventCommon {
  readonly type: 'paused';
  readonly reason: PauseReason;
}
export interface ResumedEvent extends EventCommon {
  readonly type: 'resumed';
}
export interface ExtendedEvent extends EventCommon {
  readonly type: 'extended';
  readonly by: Term;
  readonly basis: string;
}
export interface RescheduledEvent extends EventCommon {
  readonly type: 'rescheduled';
  readonly dueOn: EpochDay;
  readonly letter?: string;
}
export interface DelayReasonEvent extends EventCommon {
  readonly type: 'delay-reason';
  readonly reason: string;
}
export interface EndEvent extends EventCommon {
  readonly type: EndType;
  readonly reason?: string;
}
export interface CollectedEvent extends EventCommon {
  readonly type: 'collected';
}

/** One thing that happened to one dossier. */
export type DossierEvent =
  | ReceivedEvent
  | StageEvent
  | PausedEvent
  | ResumedEvent
  | ExtendedEvent
  | RescheduledEvent
  | DelayReasonEvent
  | EndEvent
  | CollectedEvent;

export type EventType = DossierEvent['type'];

/** Whether the event ends the dossier: a result, a refusal or a withdrawal. */
export function isEndEvent(event: DossierEvent): event is EndEvent {
  return event.type === 'completed' || event.type === 'refused' || event.type === 'withdrawn';
}
