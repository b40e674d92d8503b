// What a row of a list says, once it is read and understood.
import type { Applicant, CaseKind, Channel, Moment } from '@dunghen/core';
import type { Status } from '../words/status.ts';

/** A row read and understood, before it is compared with anything. */
export interface Observation {
  readonly code: string;
  readonly received: Moment;
  readonly procedure?: string;
  readonly procedureName?: string;
  /** Where it is of citizens' feedback. */
  readonly kind?: CaseKind;
  /** Whether its list speaks of feedback and does not plainly say that this is. */
  readonly mayBeFeedback?: true;
  readonly field?: string;
  readonly unit?: string;
  readonly channel?: Channel;
  readonly term?: string;
  /** The words of a term that nobody can count by. */
  readonly unreadTerm?: string;
  readonly promised?: Moment;
  readonly completed?: Moment | undefined;
  readonly returned?: Moment | undefined;
  readonly status: Status;
  /** Whether its status, or without one its step, is not understood as such: it may well mean that the dossier has ended. */
  readonly isStatusUnread?: true;
  /** Whether its status says that the office has not taken it in, whatever its days: its receipt is none. */
  readonly isNotAccepted?: true;
  /** Whether its status says that its term was extended. */
  readonly saysExtended?: true;
  readonly stage?: string;
  readonly officer?: string;
  readonly delayReason?: string;
  readonly applicant?: Applicant;
}
