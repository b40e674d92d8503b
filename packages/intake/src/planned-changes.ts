// What a dry run would bring: of each kind how many events, and of the first dossiers which.
import type { DossierEvent } from '@dunghen/core';
import type { RehearsedChange } from '@dunghen/store';

/** What one dossier would be given: of a long history the first events, and how many there are. */
export interface PlannedChange extends RehearsedChange {
  readonly count: number;
}

/** What would change, without who the citizens are. */
export interface PlannedChanges {
  /** Dossiers that would change. */
  readonly dossiers: number;
  /** Dossiers whose citizen would be put right. */
  readonly applicants: number;
  /** How many events of a kind would be added. */
  readonly byType: ReadonlyMap<DossierEvent['type'], number>;
  /** The first of the dossiers. */
  readonly first: readonly PlannedChange[];
}

/** Dossiers whose events are named: a dry run of a million rows is to be read by a person, and stay in memory. */
const NAMED = 1_000;
/** Events that are named of one dossier. */
const OF_ONE = 20;

/** Counts what would change, and keeps the beginning of it. */
export class ChangesCounted implements PlannedChanges {
  dossiers = 0;
  applicants = 0;
  readonly byType: Map<DossierEvent['type'], number> = new Map();
  readonly first: PlannedChange[] = [];

  add(changes: readonly RehearsedChange[]): void {
    this.dossiers += changes.length;
    for (const change of changes) {
      if (change.correctsApplicant) this.applicants++;
      for (const { type } of change.events) this.byType.set(type, (this.byType.get(type) ?? 0) + 1);
      if (this.first.length < NAMED) this.first.push(kept(change));
    }
  }
}

/** A copy: a text of a cell keeps all of its row in memory. */
function kept(change: RehearsedChange): PlannedChange {
  const events = change.events.slice(0, OF_ONE).map((event) => (event.type === 'received' ? withoutApplicant(event) : event));
  return { ...structuredClone({ ...change, events }), count: change.events.length };
}

function withoutApplicant<T extends DossierEvent>(event: T & { readonly applicant?: unknown }): DossierEvent {
  const { applicant: _, ...rest } = event;
  return rest as DossierEvent;
}
