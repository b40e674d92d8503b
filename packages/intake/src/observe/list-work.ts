// The rows of a file's lists as work for the store: each compared with what is known when it is written, and the list as a whole judged at the end.
import type { Catalogue } from '@dunghen/core';
import type { ImportSource, Store } from '@dunghen/store';
import { CodesSeen } from '../list/codes-seen.ts';
import type { Row } from '../formats/csv-rows.ts';
import type { ListDay } from './day-of-list.ts';
import { oldFonts } from '../list/fonts-of-list.ts';
import type { ImportOptions, Plan, Work } from '../work.ts';
import type { RowFault } from '../intake-error.ts';
import { kindOfList } from '../list/kind-of-list.ts';
import type { LeftOutOn } from './left-out-by-list.ts';
import { ListCensus } from './list-census.ts';
import { ListWarnings } from './list-warnings.ts';
import { leftOutOf } from './whole-list-warnings.ts';
import type { ListFile } from '../list/lists-of-file.ts';
import type { Observation } from '../list/observation.ts';
import type { DossierList } from '../list/read-list.ts';
import { asInSheet, isOfRefused } from '../columns/rejected-headings.ts';
import type { ObserveOptions } from './observe-row.ts';
import { RowWork } from './row-work.ts';
import { rowReader } from '../list/read-row.ts';
import { rowsOfList } from '../list/rows-of-list.ts';
import { isFeedback } from '../words/feedback-words.ts';
import type { ToldOnce } from './told-once.ts';
import { unusedHeadings } from '../list/unused-headings.ts';

/** Rows become work one at a time, so that memory holds one batch. */
export function listWork(
  lists: ListFile['lists'],
  options: ImportOptions &
    Pick<ListDay, 'repeated' | 'isToldSince' | 'dated' | 'timeOfDay'> &
    Pick<ObserveOptions, 'closedOn'> & { readonly once: ToldOnce },
): Plan {
  const kind = kindOfList(lists[0].mapping.headings);
  const { observedOn, timeOfDay, fold, repeated, isToldSince, dated, closedOn } = options;
  const settings = {
    observedOn,
    timeOfDay,
    fold,
    list: kind,
    repeated,
    isToldSince,
    dated,
    closedOn,
    isSame: options.sameDossiers === true,
  };
  const warnings = new ListWarnings(options.observedOn, options.once);
  let count = 0;
  let leftOut: readonly LeftOutOn[] = [];
  const total = lists.reduce((sum, { rows }) => sum + rows.count, 0);
  const codes = new CodesSeen(total);
  const census = new ListCensus(kind, options.observedOn, codes);
  function* items(list: DossierList): Generator<Work | { readonly fault: RowFault }> {
    const { mapping, sheet } = list;
    const inSheet = asInSheet(list, lists);
    const refuse = (row: Row, fault: RowFault): RowFault => {
      const placed = lists.length > 1 && sheet !== null ? { ...fault, sheet } : fault;
      options.onReject?.({ row: row.row, cells: inSheet(row.cells) }, placed);
      return placed;
    };
    const read = rowReader(list);
    const withCode = (seen: Observation): Observation => {
      const { procedureName: name } = seen;
      const procedure = catalogued(seen.procedure, fold.catalogue) ?? (name === undefined ? undefined : fold.catalogue?.('', name)?.code);
      if (procedure === undefined || procedure === seen.procedure) return seen;
      // A procedure of the catalogue is none of feedback, whatever the title says.
      const { kind: _, mayBeFeedback: __, ...dossier } = seen;
      return { ...(isFeedback(name, procedure) ? seen : dossier), procedure };
    };
    const again = (row: Row): Observation => withCode((read(row) as { readonly seen: Observation }).seen);
    const desk = { mapping, settings, census, warnings, refuse, again };
    const refused = ({ row, fault }: { readonly row: Row; readonly fault: RowFault }): { readonly fault: RowFault } => {
      count++;
      const written = row.cells[mapping.columns.get('code') as number] ?? '';
      for (const code of list.codes.mayBeIn(written)) census.refused(code);
      return { fault: refuse(row, fault) };
    };
    for (const item of rowsOfList(list, codes)) {
      if ('fault' in item) {
        yield refused(item);
        continue;
      }
      if ('notAccepted' in item) {
        warnings.notAccepted.add(item.notAccepted);
        census.refused(item.notAccepted);
        continue;
      }
      const seen = withCode(item.seen);
      if ('others' in item) {
        yield* item.others.map(refused);
        yield new RowWork(item.row, seen, { ...desk, again: () => seen });
        continue;
      }
      count++;
      warnings.look(seen, item.row.cells[mapping.columns.get('status') ?? -1]);
      const handedIn = seen.channel === undefined ? (item.row.cells[mapping.columns.get('channel') ?? -1]?.trim() ?? '') : '';
      if (handedIn !== '') warnings.words.channel(handedIn);
      yield new RowWork(item.row, seen, desk);
    }
  }
  function* all(): Generator<Work | { readonly fault: RowFault }> {
    for (const list of lists) yield* items(list);
  }
  return {
    total,
    items: all(),
    rows: () => count,
    // What was refused of a list is no full one.
    finish: async (store: Store, source: ImportSource) => {
      if (isOfRefused(lists[0].mapping.headings)) return 0;
      const { dryRun = false } = options;
      const missing = await (dryRun ? census.wouldMiss(store) : census.missing(store));
      const isEmpty = count === 0 && warnings.notAccepted.times === 0;
      leftOut = await census.leftOut(store, source, { dryRun, isEmpty });
      return missing;
    },
    warnings: () => [
      ...warnings.all(),
      ...leftOutOf(leftOut, observedOn),
      ...unusedHeadings(lists[0]),
      ...[...new Set(lists.map(({ groups }) => groups))].flatMap((groups) => groups.warnings()),
      ...lists.flatMap(oldFonts),
    ],
  };
}

/**
 * The code the catalogue knows a procedure by. Systems put that of the province behind the national code, as in
 * "1.004873.000.00.00.H37"; a spreadsheet takes "2.000720" for a number and drops its last digit, or writes "1,004873".
 */
function catalogued(procedure: string | undefined, catalogue: Catalogue | undefined): string | undefined {
  if (procedure === undefined || !catalogue || catalogue(procedure)) return procedure;
  const [, group, number = ''] = /^(\d)[.,](\d{1,6})(?:(?<=\d{6})\.[\w.]+)?$/.exec(procedure) ?? [];
  const national = `${group}.${number.padEnd(NATIONAL_DIGITS, '0')}`;
  return group !== undefined && catalogue(national) ? national : procedure;
}

/** Digits behind the point of a national code. */
const NATIONAL_DIGITS = 6;
