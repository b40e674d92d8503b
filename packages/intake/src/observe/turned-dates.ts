// Whether a list writes the month before the day, by what is known besides it: the receipts of its dossiers, and the day it is of.
import type { EpochDay } from '@dunghen/core';
import type { Store } from '@dunghen/store';
import { datesDoubtful, MONTH_FIRST, TURNED } from '../columns/dates-doubtful.ts';
import { asWritten, atWeekends, isReal, turnedBack, writtenDate, type Written } from '../columns/written-date.ts';
import type { Row } from '../formats/csv-rows.ts';
import type { ListFile } from '../list/lists-of-file.ts';
import type { DossierList } from '../list/read-list.ts';
import { LONGEST_OF_TWO } from '../words/code-shape.ts';
import { rowsAtEnds } from './dossiers-at-ends.ts';

/** The receipt of a row, and the day it is promised for where its row says one. */
interface Dated {
  readonly code: string;
  readonly received: Written;
  readonly promised: Written | undefined;
}

/** An export of the day shows receipts of this month or the last. */
const TWO_MONTHS = 62;
/** Few terms are longer, so that of dates that all show a longer one a shorter one is the truth. */
const LONG = 31;
const WITHOUT_PROMISE = 3;
const WITH_PROMISE = 2;

/**
 * Refuses a list whose dates are turned around: known dossiers were received on just the turned day, or all that it shows would be
 * receipts of one day of the month, months apart, of which turned around all lie within the last weeks. Nobody is asked who said the order.
 * @throws {IntakeError} `dates-doubtful`.
 */
export async function checkTurnedDates(store: Store, lists: ListFile['lists'], observedOn: EpochDay, file: string): Promise<void> {
  for (const list of lists) {
    const { mapping } = list;
    if (mapping.dateOrder !== undefined) continue;
    const dated = [...datedRows(list)];
    const [vi, en] = dated[0]?.received.typed === false ? TURNED : MONTH_FIRST;
    const odd = await againstKnown(store, list, dated);
    if (odd !== null) {
      const habit = [
        `${vi} (đảo lại thì đúng với ngày tiếp nhận đã nhập của hồ sơ ${odd.code})`,
        `${en} (turned back it is the day of receipt that was imported of dossier ${odd.code})`,
      ] as const;
      throw datesDoubtful({ column: 'receivedAt', date: odd.received, habit }, mapping, file);
    }
    const [first] = dated;
    if (first && isOfOneDay(dated, observedOn))
      throw datesDoubtful({ column: 'receivedAt', date: first.received, habit: [vi, en] }, mapping, file);
  }
}

function* datedRows(list: DossierList): Generator<Dated> {
  const { columns } = list.mapping;
  for (const row of rowsAtEnds(list)) {
    const [received] = dateIn(row, columns.get('receivedAt'));
    if (!received) continue;
    const [promised] = dateIn(row, columns.get('promisedOn'));
    yield { code: row.cells[columns.get('code') as number] ?? '', received, promised };
  }
}

/** Without the other cells, which may be pages. */
const dateIn = ({ row, cells }: Row, at = -1): readonly Written[] => writtenDate({ row, cells: [] }, cells[at] ?? '');

/** A row of a dossier received on the turned day, where that is so of more of the known ones than not. */
async function againstKnown(
  store: Store,
  { codes }: DossierList,
  dated: readonly Dated[],
): Promise<{ readonly code: string; readonly received: Written } | null> {
  let first: { readonly code: string; readonly received: Written } | null = null;
  let odd = 0;
  for (const { code: cell, received } of dated) {
    if (!isReal(received) || received.a === received.b) continue;
    const code = cell.length > LONGEST_OF_TWO ? null : codes.in(cell);
    const known = code === null ? undefined : (await store.dossier(code))?.events.find(({ type }) => type === 'received');
    if (!known || code === null) continue;
    const isTurned = known.on === turnedBack(received);
    odd += isTurned ? 1 : -1;
    if (isTurned) first ??= { code, received };
  }
  return odd > 0 ? first : null;
}

function isOfOneDay(dated: readonly Dated[], observedOn: EpochDay): boolean {
  const receipts = dated.map(({ received }) => received);
  const [first] = receipts;
  if (!first || !receipts.every((date) => date.a === first.a && date.typed === first.typed && isReal(date))) return false;
  const months = new Set(receipts.map(({ b }) => b)).size;
  const isRecent = receipts.every((date) => turnedBack(date) <= observedOn && turnedBack(date) >= observedOn - TWO_MONTHS);
  if (!isRecent || atWeekends(receipts.map(asWritten)) < atWeekends(receipts.map(turnedBack))) return false;
  const promises = dated.flatMap(({ received, promised }) => (promised && isReal(promised) ? [{ received, promised }] : []));
  if (promises.length === 0) return months >= WITHOUT_PROMISE;
  return (
    months >= WITH_PROMISE &&
    promises.length === dated.length &&
    promises.every(({ received, promised }) => {
      const [written, turned] = [asWritten(promised) - asWritten(received), turnedBack(promised) - turnedBack(received)];
      return turned >= 0 && turned <= LONG && (written < 0 || written >= LONG - 1);
    })
  );
}
