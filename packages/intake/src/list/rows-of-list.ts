// The rows of a list to observations: each row understood or refused by itself, with the column and the value that are wrong.
import { CodesSeen } from './codes-seen.ts';
import type { Mapping } from '../columns/find-columns.ts';
import { fingerprints } from '../columns/fingerprints.ts';
import type { RowFault } from '../intake-error.ts';
import { isNoDossier } from '../columns/no-dossier.ts';
import type { PackedRow } from '../formats/packed-rows.ts';
import type { DossierList } from './read-list.ts';
import { agreed, differ, type RowSeen } from './several-rows.ts';
import { twice } from './row-faults.ts';
import { isSplit, splitRow, tornRow } from '../columns/torn-rows.ts';
import { rowReader } from './read-row.ts';

/** What several rows of one dossier say together, and what is wrong with each of them. */
interface OneOfSeveral extends RowSeen<PackedRow> {
  readonly others: readonly RowOfFault[];
}

interface RowOfFault {
  readonly row: PackedRow;
  readonly fault: RowFault;
}

/** A row of what the office has not taken in. */
interface NotAccepted {
  readonly row: PackedRow;
  readonly notAccepted: string;
}

/** One row: what it shows, or what is wrong with it. `row` is the row number a spreadsheet shows. */
export type ListRow = RowSeen<PackedRow> | OneOfSeveral | RowOfFault | NotAccepted;

/** Dossiers whose rows wait for each other, and rows of one that do: a list pasted below itself would else wait whole. Of one with more none is taken. */
const MOST_HELD = 10_000;
const MOST_ROWS = 20;

/** The rows of one dossier that wait. */
interface Several {
  readonly rows: RowSeen<PackedRow>[];
  /** The fingerprints of all but the first. */
  readonly shown: Set<number>;
  isTooMany: boolean;
}

/**
 * The rows that speak of a dossier, in order, behind them those of dossiers that have several. Totals, notes and repeated headings are
 * skipped; the same code twice is a fault unless the rows are equal. The lists of one file share what was `seen`.
 */
export function* rowsOfList(list: DossierList, seen: CodesSeen = new CodesSeen()): Generator<ListRow> {
  const { mapping, rows, width, torn, repeated } = list;
  const read = rowReader(list);
  const fingerprint = fingerprints(mapping);
  const codeAt = mapping.columns.get('code') as number;
  const several = new Map<string, Several>();
  for (const row of rows) {
    if (torn.has(row.row)) {
      yield { row, fault: tornRow(row) };
      continue;
    }
    if (isNoDossier(row.cells, mapping)) continue;
    if (width !== null && isSplit(row, width)) {
      yield { row, fault: splitRow(row, width) };
      continue;
    }
    const result = read(row);
    if ('seen' in result) {
      const key = result.seen.code.toUpperCase();
      const cells = fingerprint(row.cells);
      const first = seen.firstOf(key, row.row, cells);
      const known = several.get(key);
      if (first) {
        if (first.cells === cells || known?.shown.has(cells)) continue;
        if (known) known.isTooMany ||= known.rows.length === MOST_ROWS;
        if (!known || known.isTooMany) yield { row, fault: twice(result.seen.code, row.row, first.row, mapping) };
        else {
          known.rows.push({ row, ...result });
          known.shown.add(cells);
        }
        continue;
      }
      if (several.size < MOST_HELD && repeated.has(row.cells[codeAt] as string)) {
        several.set(key, { rows: [{ row, ...result }], shown: new Set(), isTooMany: false });
        continue;
      }
    }
    yield { row, ...result };
  }
  for (const ofOne of several.values()) yield* together(ofOne, mapping);
}

/** What the rows of one dossier come to. */
function* together({ rows, isTooMany }: Several, mapping: Mapping): Generator<ListRow> {
  const [first, ...more] = rows as [RowSeen<PackedRow>, ...RowSeen<PackedRow>[]];
  if (more.length === 0) return yield first;
  const seen = isTooMany ? null : agreed(rows.map((one) => one.seen));
  const faults = differ(rows, seen !== null, mapping);
  const others = rows.map(({ row }, i) => ({ row, fault: faults[i] as RowFault }));
  if (seen) yield { row: first.row, seen, others };
  else yield* others;
}
