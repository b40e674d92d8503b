// One row's part of a file; a class that forgets what it can have again, since thousands wait at a time to be written.
import type { Applicant, DossierEvent } from '@dunghen/core';
import type { AppendOutcome, Listing } from '@dunghen/store';
import type { Column } from '../columns/columns.ts';
import type { Row } from '../formats/csv-rows.ts';
import type { Mapping } from '../columns/find-columns.ts';
import type { Work } from '../work.ts';
import type { RowFault } from '../intake-error.ts';
import { lacksHour } from './lacking-hour.ts';
import type { ListCensus } from './list-census.ts';
import type { ListWarnings } from './list-warnings.ts';
import { orderFault } from '../list/order-fault.ts';
import type { Contradiction } from './contradictions.ts';
import { correctedApplicant } from './corrected-applicant.ts';
import type { PackedRow } from '../formats/packed-rows.ts';
import { isDayAssumed, isOvernight } from './seen-late.ts';
import { isReplaced } from './other-dossiers.ts';
import { observe, type ObserveOptions } from './observe-row.ts';
import type { Observation } from '../list/observation.ts';
import { checkTurnedRow, TurnedAround } from './turned-row.ts';

/** What the rows of a list share. */
interface Desk {
  readonly mapping: Mapping;
  readonly settings: ObserveOptions;
  readonly census: ListCensus;
  readonly warnings: ListWarnings;
  /** Reads a row once more. */
  readonly again: (row: Row) => Observation;
  /** Tells of a refused row, and where the fault stands. */
  readonly refuse: (row: Row, fault: RowFault) => RowFault;
}

/** What is counted the first time a row is worked out; `receipt` is the event it begins with, if its dossier is new. */
interface FirstSeen {
  readonly listing: Listing | null;
  readonly pauseAssumed: boolean | undefined;
  readonly receipt: DossierEvent | undefined;
}

/** A row that was understood, to be compared with what is known of its dossier. */
export class RowWork implements Work {
  readonly code: string;
  readonly #row: PackedRow;
  /** Null once it was forgotten. */
  #read: Observation | null;
  readonly #desk: Desk;
  #isCounted = false;
  #isReplaced = false;
  #listing: Listing | null = null;
  #contradictions: readonly Contradiction[] = [];
  /** What was known of a dossier of which this is the newest list, and whether it is of the kind that showed it before. */
  #newest: { readonly history: readonly DossierEvent[]; readonly corrects: boolean } | null = null;

  constructor(row: PackedRow, seen: Observation, desk: Desk) {
    this.code = seen.code;
    this.#row = row;
    this.#read = seen;
    this.#desk = desk;
    row.letGoOfPages();
  }

  get #seen(): Observation {
    return (this.#read ??= this.#desk.again(this.#row));
  }

  events(history: readonly DossierEvent[], last: Listing | null, applicant: string | null = null): readonly DossierEvent[] {
    const { settings } = this.#desk;
    if (history.length === 0 && this.#seen.isNotAccepted) return this.#passOver();
    checkTurnedRow(this.#row, this.#seen, { history, last }, this.#desk);
    this.#row.letGoOfPages();
    const { events, contradictions, listing, pauseAssumed, promiseUnsaid, promiseEarlier, promiseAdvanced, toldOtherwise } = observe(
      this.#seen,
      { history, last, applicant },
      settings,
    );
    // Where another program was first it is worked out once more.
    if (!this.#isCounted) this.#count(history, last, { listing, pauseAssumed, receipt: events[0] });
    if (!this.#isCounted && promiseUnsaid) this.#desk.warnings.late.promises.add(this.code);
    if (!this.#isCounted && promiseEarlier) this.#desk.warnings.promisedEarlier.add(this.code);
    if (!this.#isCounted && promiseAdvanced) this.#desk.warnings.promiseAdvanced.add(this.code);
    if (!this.#isCounted && listing) this.#desk.warnings.otherwise.note(this.#seen, history, events, settings.fold);
    if (!this.#isCounted && toldOtherwise) this.#desk.warnings.toldOtherwise.add(this.code);
    if (!this.#isCounted && last && isDayAssumed(events, this.#seen, { last, history }, settings))
      this.#desk.warnings.dayAssumed(this.code);
    if (!this.#isCounted && last && isOvernight(events, this.#seen, last, settings)) this.#desk.warnings.overnight.add(this.code);
    this.#isCounted = true;
    // Not the events: the row waits until they are safely written, and they would be most of what waits with it.
    this.#listing = listing;
    this.#contradictions = contradictions;
    const isNewest = listing !== null && listing !== last && (last === null || listing.listedOn >= last.listedOn);
    this.#newest = isNewest ? { history, corrects: last?.list === listing.list } : null;
    return events;
  }

  /** Of what the office has not taken in no dossier is made. */
  #passOver(): readonly DossierEvent[] {
    if (!this.#isCounted) this.#desk.warnings.notAccepted.add(this.code);
    this.#isCounted = true;
    return [];
  }

  applicant(known: string | null): Applicant | null {
    const { applicant } = this.#seen;
    const corrected = applicant && this.#newest ? correctedApplicant(known, applicant, this.#newest) : null;
    if (!this.#isReplaced && isReplaced(known, corrected)) {
      this.#isReplaced = true;
      this.#desk.warnings.replaced.add(this.code);
    }
    return corrected;
  }

  #count(history: readonly DossierEvent[], last: Listing | null, first: FirstSeen): void {
    const { listing, pauseAssumed } = first;
    const { settings, census, warnings } = this.#desk;
    const { term, promised } = this.#seen;
    if (history.length === 0 && term === undefined && !promised && !hasTerm(this.#seen, settings)) warnings.withoutTerm(this.#seen);
    if (history.length === 0) this.#countNew(first);
    if (pauseAssumed) warnings.pauseAssumed(this.code);
    const receipt = history.find((event) => event.type === 'received');
    if (receipt && listing) warnings.late.note(this.#seen, receipt, settings.fold);
    if (listing) census.count(this.#seen, listing.state, last);
  }

  #countNew({ receipt }: FirstSeen): void {
    const { settings, warnings } = this.#desk;
    warnings.beyond.note(this.#seen, receipt, settings.fold);
    // Judged by its promise, it is due as if it had been received after 15:00.
    const isByPromise = receipt?.type === 'received' && receipt.dueBy !== undefined;
    if (!isByPromise && lacksHour(this.#seen, settings.fold)) warnings.hourless.add(this.code);
  }

  worked(outcome: AppendOutcome): void {
    this.#newest = null;
    if ('fault' in outcome || this.#contradictions.length > 0) return;
    this.#listing = this.#read = null;
    this.#row.letGo();
  }

  listing(): Listing | null {
    return this.#listing;
  }

  faults(): readonly RowFault[] {
    return this.#contradictions.map(({ column, error }) => this.#fault(column, error));
  }

  refused(error: RowFault['error']): RowFault {
    if (error instanceof TurnedAround) return this.#fault(error.column, error);
    const told = orderFault(this.#seen, error) ?? { column: error.code === 'end-without-date' ? this.#ofTheEnd() : null, error };
    return this.#fault(told.column, told.error);
  }

  #ofTheEnd(): Column {
    return this.#desk.mapping.columns.has('completedAt') ? 'completedAt' : 'status';
  }

  #fault(column: Column | null, error: RowFault['error']): RowFault {
    const heading = column === null ? null : (this.#desk.mapping.names.get(column) ?? null);
    return this.#desk.refuse(this.#row, { row: this.#row.row, column: heading, code: error.code, error });
  }
}

const hasTerm = ({ procedure = '', procedureName }: Observation, { fold }: ObserveOptions): boolean =>
  fold.catalogue?.(procedure, procedureName)?.term !== undefined;
