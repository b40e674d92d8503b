// The rows of a list to observations: each row understood or refused by itself, with the column and the value that are wrong.
import { civilOf, DungHenError, dossierCode } from '@dunghen/core';
import { notOneCode } from '../words/clean-code.ts';
import { mayBeTwoCodes } from '../words/code-shape.ts';
import { applicantOfRow } from './applicant-of-row.ts';
import type { CodesOfList } from './codes-of-list.ts';
import { CodesSeen } from './codes-seen.ts';
import type { Row } from '../formats/csv-rows.ts';
import type { Mapping } from '../columns/find-columns.ts';
import { fingerprints } from '../columns/fingerprints.ts';
import type { RowFault } from '../intake-error.ts';
import { isNoDossier } from '../columns/no-dossier.ts';
import type { Observation } from './observation.ts';
import { isNotAccepted, isPlainlyNotAccepted } from '../words/not-accepted.ts';
import { readOfficeDate, readOfficeTime, saysNoDate } from '../words/office-date.ts';
import type { PackedRow } from '../formats/packed-rows.ts';
import type { DossierList } from './read-list.ts';
import { promiseAndTerm } from './promise-and-term.ts';
import { agreed, differ, type RowSeen } from './several-rows.ts';
import { badCode, noCode, noCodeNorReceipt, noReceipt, twice } from './row-faults.ts';
import { isSplit, splitRow, tornRow } from '../columns/torn-rows.ts';
import { RowCells } from './row-cells.ts';
import { plain } from '../words/plain.ts';
import { readChannel } from '../words/read-channel.ts';
import { saysExtended } from '../words/says-extended.ts';
import { isEnd, readStatus, saysUndelivered } from '../words/read-status.ts';
import { statusBy, taughtStatus, type TaughtStatuses } from '../words/taught-statuses.ts';
import { orNull } from '../words/or-null.ts';

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

/** What a row shows by itself, or what is wrong with it. */
export type RowRead = { readonly seen: Observation } | { readonly fault: RowFault } | Pick<NotAccepted, 'notAccepted'>;

/** Reads the rows of a list. */
export function rowReader({ mapping, fonts, codes }: Pick<DossierList, 'mapping' | 'fonts' | 'codes'>): (row: Row) => RowRead {
  const cells = new RowCells(mapping, fonts);
  return (row) => readRow(row, cells, codes, mapping.statuses);
}

function readRow(row: Row, cells: RowCells, codes: CodesOfList, taught: TaughtStatuses | undefined): RowRead {
  cells.row = row;
  try {
    const code = readCode(cells, codes);
    const day = cells.moment('receivedAt');
    if (!day) {
      const said = cells.text('status') ?? '';
      if (saysNotAccepted(said, taught) && (isPlainlyNotAccepted(said) || !cells.moment('promisedOn'))) return { notAccepted: code };
      cells.raw('receivedAt');
      throw noReceipt(code);
    }
    // Some lists keep the hour apart, and after 15:00 it decides a due date.
    const time = day.timeOfDay === null ? cells.text('receivedTime') : undefined;
    const received =
      time === undefined || (saysNoDate(time) && !time.includes('T')) ? day : { on: day.on, timeOfDay: readOfficeTime(time) };
    const status = cells.text('status') ?? '';
    const seen: { -readonly [K in keyof Observation]: Observation[K] } = { code, received, status: statusBy(taught, status) };
    const put = <K extends keyof Observation>(name: K, value: Observation[K] | undefined): void => {
      if (value !== undefined) seen[name] = value;
    };
    Object.assign(seen, promiseAndTerm(cells));
    const { status: said } = seen;
    const other = isEnd(said) && said.ended !== 'completed' ? said.ended : null;
    put('completed', cells.moment('completedAt') ?? (other === null ? undefined : cells.ended(other)));
    put('returned', cells.moment('returnedAt'));
    if (!seen.completed && !seen.returned && isPlainlyNotAccepted(status) && saysNotAccepted(status, taught)) seen.isNotAccepted = true;
    if (saysExtended(status)) seen.saysExtended = true;
    const isOwn = taughtStatus(status, taught) === null;
    if (seen.completed && !seen.returned && isOwn && seen.status === 'running' && saysUndelivered(status)) {
      seen.status = { ended: 'completed' };
    }
    const procedureName = cells.text('procedureName');
    const named = /^(\d\.\d{6})(?:\.[\w.]+)?(?:\s*[-–:.]?\s+(.*))?$/.exec(procedureName ?? '');
    const procedure = cells.text('procedure') ?? named?.[1];
    put('procedure', procedure);
    put('procedureName', named ? named[2] : procedureName);
    put('field', cells.text('field'));
    put('unit', cells.text('unit'));
    put('channel', readChannel(cells.text('channel')));
    put('stage', cells.text('stage'));
    if (seen.status === 'unknown' && maySayEnd(status, seen.stage)) seen.isStatusUnread = true;
    put('officer', cells.text('officer'));
    put('delayReason', cells.text('delayReason'));
    put('applicant', applicantOfRow(cells));
    return { seen };
  } catch (error) {
    if (!(error instanceof DungHenError)) throw error;
    return { fault: { row: row.row, column: cells.heading ?? null, code: error.code, error } };
  }
}

/** Whether a row is of what the office has not taken in: not where the officer taught that it has. */
function saysNotAccepted(status: string, taught: TaughtStatuses | undefined): boolean {
  const meant = taughtStatus(status, taught);
  return isNotAccepted(status) && (meant === null || (isEnd(meant) && meant.ended !== 'completed'));
}

/** Whether a status that says nothing of the clock may be the end in other words, or the step is one where there is no status. */
const maySayEnd = (status: string, stage: string | undefined): boolean =>
  plain(status) !== '' || (stage !== undefined && isEnd(readStatus(stage)));

function readCode(cells: RowCells, codes: CodesOfList): string {
  const received = cells.raw('receivedAt') ?? '';
  const raw = cells.raw('code') ?? '';
  const heading = cells.heading as string;
  const text = codes.read(raw, heading);
  if (text === undefined) throw received.trim() === '' ? noCodeNorReceipt(heading) : noCode(heading);
  if (mayBeTwoCodes(text, () => orNull(() => civilOf(readOfficeDate(received).on).year))) throw notOneCode(text);
  const code = orNull(() => dossierCode(text));
  if (code === null) throw badCode(text);
  return code;
}
