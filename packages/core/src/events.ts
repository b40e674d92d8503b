// The life of a dossier as events: what other systems send, what the store keeps, and the only thing the clock is computed from.
import type { SupplementRule } from './clock/policy.ts';
import type { EpochDay } from './epoch-day.ts';
import type { Term } from './term.ts';

/** How the dossier was handed in. */
export type Channel = 'online' | 'counter' | 'post';
/** Why the clock stops: papers are missing, a fee is to be paid, or the law stops it. */
export type PauseReason = 'supplement' | 'payment' | 'stopped';
/** How a dossier ends: with a result, with a refusal, or withdrawn by the citizen. */
export type EndType = 'completed' | 'refused' | 'withdrawn';
/** A dossier of a procedure, or a citizen's feedback (PAKN), which has the same clock. */
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

/** The complete dossier is received and the slip handed out: the clock starts. */
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
  /** The promise stands for the due date though a term is known: its earlier pauses were not seen (see the intake of lists). */
  readonly dueBy?: 'promise';
  readonly applicant?: Applicant;
  readonly kind?: CaseKind;
}
/** The dossier enters a step of the procedure. */
export interface StageEvent extends EventCommon {
  readonly type: 'stage';
  readonly stage: string;
  readonly unit?: string;
  readonly officer?: string;
}
/** The clock stops. */
export interface PausedEvent extends EventCommon {
  readonly type: 'paused';
  readonly reason: PauseReason;
}
/** The clock runs again: the papers or the payment arrived. */
export interface ResumedEvent extends EventCommon {
  readonly type: 'resumed';
}
/** A lawful extension, with its legal basis. */
export interface ExtendedEvent extends EventCommon {
  readonly type: 'extended';
  readonly by: Term;
  readonly basis: string;
}
/** The citizen is given a later day after a fault, or one given before is taken back; the due date of the KPI stays. */
export interface RescheduledEvent extends EventCommon {
  readonly type: 'rescheduled';
  readonly dueOn: EpochDay;
  readonly letter?: string;
  /** The moment (`at`) of the `rescheduled` that this one takes back: its letter was withdrawn before it was sent, so the citizen never heard of the day. */
  readonly takesBack?: string;
}
/** The office says why it is late; the letter quotes it. */
export interface DelayReasonEvent extends EventCommon {
  readonly type: 'delay-reason';
  readonly reason: string;
}
/** The result, the refusal or the withdrawal reaches the one-stop. */
export interface EndEvent extends EventCommon {
  readonly type: EndType;
  readonly reason?: string;
}
/** The citizen has the result; it does not matter for the clock. */
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

/** The kinds of event. */
export type EventType = DossierEvent['type'];

/** Whether the event ends the dossier: a result, a refusal or a withdrawal. */
export function isEndEvent(event: DossierEvent): event is EndEvent {
  return event.type === 'completed' || event.type === 'refused' || event.type === 'withdrawn';
}
