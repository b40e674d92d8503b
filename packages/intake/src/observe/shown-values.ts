// What the rows of a list have in common: an office filters its exports, and who does not pass the filter is not gone.
import type { DossierEvent } from '@dunghen/core';
import type { ListShown } from '@dunghen/store';
import type { Observation } from '../list/observation.ts';

/** Attributes an office filters its exports by. */
const FILTERS = ['unit', 'field', 'procedure', 'procedureName', 'channel'] as const;
/** What lists are exported of one by one. */
const SAID_OF_ONE = ['unit', 'field', 'channel'] as const;

type Filter = (typeof FILTERS)[number];

/** Gathers them, row by row. */
export class ShownValues {
  readonly #values: ReadonlyMap<Filter, Set<string>> = new Map(FILTERS.map((filter) => [filter, new Set<string>()]));

  count(row: Observation): void {
    for (const [filter, values] of this.#values) {
      const value = row[filter];
      if (value !== undefined && values.size < 5_000) values.add(value);
    }
  }

  /** Whether a filter by any attribute that let the shown rows through would let this dossier through too. */
  wouldShow(events: readonly DossierEvent[]): boolean {
    return [...this.#values].every(([filter, values]) => values.size === 0 || isOf(filter, values, events));
  }

  /** The unit, field or channel that all rows are of which say one. */
  only(): ListShown['only'] {
    return Object.fromEntries(
      SAID_OF_ONE.flatMap((filter) => {
        const [value, ...others] = this.#values.get(filter) ?? [];
        return value === undefined || others.length > 0 ? [] : [[filter, value]];
      }),
    );
  }
}

/** Whether a dossier is of one of these units, fields …, or of none that is known; of a unit, too, whose desk has it. */
export function isOf(filter: Filter, values: ReadonlySet<string>, events: readonly DossierEvent[]): boolean {
  const receipt = events.find((event) => event.type === 'received');
  const holder = events.findLast((event) => event.type === 'stage' && event.unit !== undefined);
  const desk = holder?.type === 'stage' ? holder.unit : undefined;
  const own = receipt?.[filter];
  return own === undefined || values.has(own) || (filter === 'unit' && desk !== undefined && values.has(desk));
}
