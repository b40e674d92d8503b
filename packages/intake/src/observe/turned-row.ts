// A row whose day of receipt or of the promise is turned around while those of its list are not: its code and its term show it, one row alone.
import { civilOf, foldDossier, formatDay, type DossierEvent, type EpochDay, type FoldOptions } from '@dunghen/core';
import type { Listing } from '@dunghen/store';
import type { Mapping } from '../columns/find-columns.ts';
import { dayInCode, isReal, turnedBack, writtenDate } from '../columns/written-date.ts';
import type { Row } from '../formats/csv-rows.ts';
import { IntakeError } from '../intake-error.ts';
import type { Observation } from '../list/observation.ts';
import { receiptOf } from '../list/receipt-of-row.ts';
import { momentInWords, writtenMoment } from '../words/office-date.ts';

/** A promise so many days beyond the end of the term may be turned around; many a slow procedure promises a nearer one. */
const FAR_OFF = 31;

/** How the list is read, of which day it is, and the law. */
interface Reading {
  readonly mapping: Mapping;
  readonly settings: { readonly observedOn: EpochDay; readonly fold: FoldOptions };
}

/** What is known of the dossier, and how a list showed it last. */
interface Known {
  readonly history: readonly DossierEvent[];
  readonly last: Listing | null;
}

/**
 * Refuses a row that is right in one way only, of which nobody is asked who said the order of the dates, or of a month that is named.
 * @throws {TurnedAround}
 */
export function checkTurnedRow(row: Row, seen: Observation, known: Known, reading: Reading): void {
  if (reading.mapping.dateOrder !== undefined) return;
  if (known.history.length === 0) checkReceipt(row, seen, reading);
  checkPromise(row, seen, known, reading);
}

/** Its receipt turned around is the day that its code bears, or the one from which its term ends on the promised day, while as written it is neither. */
function checkReceipt(row: Row, seen: Observation, { mapping, settings: { observedOn, fold } }: Reading): void {
  const { code, received, promised } = seen;
  const { year, month, day } = civilOf(received.on);
  if (day > 12 || day === month) return;
  const bearsIt = bears(code, dayInCode(year, day, month)) && !bears(code, dayInCode(year, month, day));
  if (!bearsIt && !isFar(seen)) return;
  const turned = turnedIn(row, mapping, 'receivedAt');
  if (turned === null || turned > observedOn) return;
  if (bearsIt) throw new TurnedAround(seen, 'receivedAt', turned, ['đúng với ngày trong mã hồ sơ', 'the day in the dossier code']);
  const promisedOn = turnedIn(row, mapping, 'promisedOn') ?? promised?.on;
  const dueOn = dueBy(seen, received.on, fold);
  if (promisedOn === undefined || promisedOn === dueOn || !isFar(seen, dueOn ?? received.on)) return;
  if (promisedOn === dueBy(seen, turned, fold))
    throw new TurnedAround(seen, 'receivedAt', turned, [
      'thì thời hạn giải quyết kết thúc đúng ngày hẹn trả',
      'the day from which the term ends when it is promised',
    ]);
}

/** Its promise, which nobody knows yet, lies before the receipt or far beyond its term, and turned around is the day on which its term ends. */
function checkPromise(row: Row, seen: Observation, { history, last }: Known, { mapping, settings: { fold } }: Reading): void {
  const { received, promised } = seen;
  if (!isFar(seen) || promised?.on === last?.promisedOn) return;
  if (history.some((event) => event.type === 'received' && event.promisedOn === promised?.on)) return;
  const turned = turnedIn(row, mapping, 'promisedOn');
  if (turned === null) return;
  const dueOn = dueBy(seen, received.on, fold);
  if (turned === dueOn && isFar(seen, dueOn))
    throw new TurnedAround(seen, 'promisedOn', turned, ['đúng ngày kết thúc thời hạn giải quyết', 'the day on which the term ends']);
}

const isFar = ({ received, promised }: Observation, dueOn: EpochDay = received.on): boolean =>
  promised !== undefined && (promised.on < received.on || promised.on - dueOn > FAR_OFF);

/** The day that a cell says in numbers, turned around; null where it says none, or only one way. */
function turnedIn(row: Row, { columns }: Mapping, column: Turnable): EpochDay | null {
  const [date] = writtenDate(row, row.cells[columns.get(column) ?? -1] ?? '');
  return date && isReal(date) ? turnedBack(date) : null;
}

/** Nearly every code that has the digits has them by themselves. */
const bears = (code: string, day: string): boolean => code.includes(day) && new RegExp(`(?<!\\d)${day}(?!\\d)`).test(code);

/** When the law has a dossier done that was received on a day; null where its term is not known. */
function dueBy(seen: Observation, on: EpochDay, fold: FoldOptions): EpochDay | null {
  const { promised: _, ...rest } = seen;
  const clock = foldDossier([receiptOf({ ...rest, received: { on, timeOfDay: seen.received.timeOfDay } })], fold);
  return clock?.basis === 'term' ? clock.dueOn : null;
}

type Turnable = 'receivedAt' | 'promisedOn';
const NAMES = { receivedAt: ['ngày tiếp nhận', 'the receipt on'], promisedOn: ['ngày hẹn trả', 'the promise for'] } as const;

/** The fault of a row whose day in a column is turned around. */
export class TurnedAround extends IntakeError {
  readonly column: Turnable;

  constructor({ code, received, promised }: Observation, column: Turnable, turned: EpochDay, [vi, en]: readonly [string, string]) {
    const moment = column === 'promisedOn' && promised ? promised : received;
    const { on } = moment;
    const inWords = momentInWords(moment);
    const [nameVi, nameEn] = NAMES[column];
    super(
      'dates-doubtful',
      {
        vi: `Hồ sơ ${code}: ${nameVi} ${writtenMoment({ on })} có vẻ đã đảo ngày với tháng: đảo lại là ${writtenMoment({ on: turned })}, ${vi}; hãy sửa ô này rồi nhập lại; nếu ngày đúng như đang ghi, hãy ghi tháng bằng chữ vào ô này: ${inWords}.`,
        en: `Dossier ${code}: ${nameEn} ${formatDay(on)} seems to have day and month turned around: turned back it is ${formatDay(turned)}, ${en}; correct the cell and import again; if it is right as it stands, write its month in words: ${inWords}.`,
      },
      code,
    );
    this.column = column;
  }
}
