// The rows of a list as work for the store: each compared with what is known when it is written, and the list as a whole judged at the end.
import { createHash } from 'node:crypto';
import type { DossierEvent } from '@dunghen/core';
import type { Listing, Store } from '@dunghen/store';
import { codesByName } from './codes-by-name.ts';
import type { Row } from './csv-rows.ts';
import type { Mapping } from './find-columns.ts';
import { plain } from './headings.ts';
import type { ImportOptions, Plan, Work } from './import-file.ts';
import type { RowFault } from './intake-error.ts';
import { ListCensus } from './list-census.ts';
import { ListWarnings, oldFonts } from './list-warnings.ts';
import { observe, type Observation, type ObserveOptions, type Observed } from './observe-row.ts';
import type { DossierList } from './read-list.ts';
import { rowsOfList } from './rows-of-list.ts';

/** Rows become work one at a time, so that memory holds one batch. */
export function listWork(list: DossierList, options: ImportOptions): Plan {
  const { mapping, rows } = list;
  const kind = kindOfList(mapping.headings);
  const codeOf = codesByName(options.procedures ?? []);
  const desk: Desk = {
    mapping,
    settings: { observedOn: options.observedOn, fold: options.fold, list: kind },
    census: new ListCensus(kind, options.observedOn),
    warnings: new ListWarnings(options.observedOn),
    onReject: options.onReject,
  };
  const { census, warnings } = desk;
  let count = 0;
  function* items(): Generator<Work | { readonly fault: RowFault }> {
    for (const item of rowsOfList(list)) {
      count++;
      if ('fault' in item) {
        census.refused(item.row.cells[mapping.columns.get('code') ?? -1] ?? '');
        options.onReject?.(item.row, item.fault);
        yield item;
        continue;
      }
      const procedure = item.seen.procedure ?? (item.seen.procedureName === undefined ? undefined : codeOf(item.seen.procedureName));
      const seen = procedure === undefined || procedure === item.seen.procedure ? item.seen : { ...item.seen, procedure };
      warnings.look(seen, item.row.cells[mapping.columns.get('status') ?? -1]);
      yield new RowWork(item.row, seen, desk);
    }
  }
  return {
    total: rows.count,
    items: items(),
    rows: () => count,
    finish: (store: Store) => census.missing(store),
    warnings: () => [...warnings.all(), ...oldFonts(list)],
  };
}

/** What the rows of a list share. */
interface Desk {
  readonly mapping: Mapping;
  readonly settings: ObserveOptions;
  readonly census: ListCensus;
  readonly warnings: ListWarnings;
  readonly onReject: ImportOptions['onReject'];
}

/** One row's part of the file; a class, since thousands wait at a time and closures of their own would be most of each. */
class RowWork implements Work {
  readonly code: string;
  readonly #row: Row;
  readonly #seen: Observation;
  readonly #desk: Desk;
  #observed: Observed | null = null;

  constructor(row: Row, seen: Observation, desk: Desk) {
    this.code = seen.code;
    this.#row = row;
    this.#seen = seen;
    this.#desk = desk;
  }

  events(history: readonly DossierEvent[], last: Listing | null): readonly DossierEvent[] {
    const { settings, census, warnings } = this.#desk;
    const observed = observe(this.#seen, { history, last }, settings);
    const { term, promised, procedure } = this.#seen;
    if (history.length === 0 && term === undefined && !promised && !hasTerm(procedure, settings)) warnings.withoutTerm(this.#seen);
    census.count(this.#seen, observed.listing.state);
    this.#observed = observed;
    return observed.events;
  }

  listing(): Listing {
    return (this.#observed as Observed).listing;
  }

  faults(): readonly RowFault[] {
    const contradictions = this.#observed?.contradictions ?? [];
    return contradictions.map(({ column, error }) => this.#fault(this.#desk.mapping.names.get(column) ?? null, error));
  }

  refused(error: RowFault['error']): RowFault {
    this.#desk.census.refused(this.code);
    return this.#fault(null, error);
  }

  #fault(column: string | null, error: RowFault['error']): RowFault {
    const fault = { row: this.#row.row, column, code: error.code, error };
    this.#desk.onReject?.(this.#row, fault);
    return fault;
  }
}

const hasTerm = (procedure: string | undefined, { fold }: ObserveOptions): boolean =>
  procedure !== undefined && fold.catalogue?.(procedure)?.term !== undefined;

/** Lists with the same headings are one kind: the same export of the same system. */
function kindOfList(headings: readonly string[]): string {
  return createHash('sha256').update(headings.map(plain).join('|')).digest('hex').slice(0, 16);
}
