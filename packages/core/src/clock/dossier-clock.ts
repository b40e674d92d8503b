// What a fold starts from and what it comes to: the words in which the rest of the product speaks of one dossier on one day.
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { EpochDay } from '../epoch-day.ts';
import type { Applicant, CaseKind, Channel, DossierEvent, EndType, ReceivedEvent } from '../events.ts';
import type { Moment } from '../moment.ts';
import type { Term } from '../term.ts';
import type { Extension, LegalClock, Pause } from './legal-clock.ts';
import type { ClockPolicy } from './policy.ts';

/** A procedure of the catalogue: what is known of it when the event itself is silent. */
export interface Procedure {
  readonly code: string;
  readonly name: string;
  readonly field?: string;
  readonly term?: Term;
  readonly supplementRule?: 'restart' | 'shift';
}

/** Looks a procedure up by its code; by its name, if one is given, where the code is none of the catalogue's. */
export type Catalogue = (code: string, name?: string) => Procedure | undefined;

/** What a fold needs besides the events; everything has a default. */
export interface FoldOptions {
  readonly calendar?: WorkingCalendar;
  readonly policy?: ClockPolicy;
  readonly catalogue?: Catalogue;
  /** Only events on or before this day are known; later ones have not happened yet. */
  readonly knownOn?: EpochDay;
}

/** A step of the procedure the dossier has entered. */
export interface StageVisit {
  readonly stage: string;
  readonly at: Moment;
  readonly unit?: string;
  readonly officer?: string;
}

/** A later day given to the citizen after a fault: it never moves the due date of the KPI (NĐ 61/2018 art. 19(9)). */
export interface Reappointment {
  readonly on: EpochDay;
  readonly dueOn: EpochDay;
  /** Whether a letter told the citizen; a day moved without one is no appointment, only a moved day. */
  readonly byLetter: boolean;
}

/** Everything the law lets one say of one dossier on one day. */
export interface DossierClock {
  readonly dossier: string;
  readonly receipt: ReceivedEvent;
  readonly procedureName: string | undefined;
  readonly field: string | undefined;
  /** The unit in charge, as of the receipt: what reports are grouped by. */
  readonly unit: string | undefined;
  /** The unit whose desk it is on: the last stage's, else the unit in charge. */
  readonly holder: string | undefined;
  readonly channel: Channel | undefined;
  readonly kind: CaseKind;
  readonly applicant: Applicant | undefined;
  readonly receivedOn: EpochDay;
  /** Where the due date comes from; `none` is a data fault, never "on time". */
  readonly basis: 'term' | 'promised' | 'none';
  readonly term: Term | null;
  /** Null while an effective pause is open, and when no term is known. */
  readonly dueOn: EpochDay | null;
  /** The end of the term with its hour, for terms in hours. */
  readonly dueAt: Moment | null;
  /** The last day on which an apology is in time. */
  readonly apologyBy: EpochDay | null;
  /** The open pause, if any; only an effective one stops the clock. */
  readonly openPause: Pause | null;
  readonly pauses: readonly Pause[];
  readonly extensions: readonly Extension[];
  /** The moments the term was counted from: the receipt, then each restart. */
  readonly starts: readonly Moment[];
  /** Those that stand: one that was taken back is not among them. */
  readonly reappointments: readonly Reappointment[];
  readonly end: { readonly type: EndType; readonly on: EpochDay } | null;
  readonly stages: readonly StageVisit[];
  readonly delayReason: string | undefined;
  /** How many times the citizen was asked for more papers; the law allows one (NĐ 61/2018 art. 15(3)). */
  readonly supplements: number;
  readonly collectedOn: EpochDay | null;
  /** The clock itself, for a day-by-day account; null when no term is known. */
  readonly legal: LegalClock | null;
  /** The events in the order they happened. */
  readonly events: readonly DossierEvent[];
}
