// One row of a list by itself: what each of its cells says, or which of them is wrong.
import { civilOf, DungHenError, dossierCode } from '@dunghen/core';
import { notOneCode } from '../words/clean-code.ts';
import { mayBeTwoCodes } from '../words/code-shape.ts';
import { applicantOfRow } from './applicant-of-row.ts';
import type { CodesOfList } from './codes-of-list.ts';
import type { Row } from '../formats/csv-rows.ts';
import type { RowFault } from '../intake-error.ts';
import type { Observation } from './observation.ts';
import { isNotAccepted, isPlainlyNotAccepted } from '../words/not-accepted.ts';
import { readOfficeDate, readOfficeTime, saysNoDate } from '../words/office-date.ts';
import type { DossierList } from './read-list.ts';
import { promiseAndTerm } from './promise-and-term.ts';
import { badCode, noCode, noCodeNorReceipt, noReceipt } from './row-faults.ts';
import { RowCells } from './row-cells.ts';
import { plain } from '../words/plain.ts';
import { readChannel } from '../words/read-channel.ts';
import { saysExtended } from '../words/says-extended.ts';
import { isFeedback, isSheetOfFeedback, isTitleOfFeedback, sheetSpeaksOfFeedback, speaksOfFeedback } from '../words/feedback-words.ts';
import { isEnd, readStatus, saysUndelivered } from '../words/read-status.ts';
import { statusBy, taughtStatus, type TaughtStatuses } from '../words/taught-statuses.ts';
import { orNull } from '../words/or-null.ts';

/** What a row shows by itself, or what is wrong with it. */
export type RowRead = { readonly seen: Observation } | { readonly fault: RowFault } | { readonly notAccepted: string };

/** Reads the rows of a list. */
export function rowReader(list: Pick<DossierList, 'mapping' | 'fonts' | 'codes' | 'titles' | 'sheet'>): (row: Row) => RowRead {
  const { mapping, fonts } = list;
  const cells = new RowCells(mapping, fonts);
  const inTitles = (says: (title: string) => boolean): boolean => list.titles.some((title) => title.cells.some(says));
  const ofFeedback = isSheetOfFeedback(list.sheet ?? '') || inTitles(isTitleOfFeedback);
  const mayBeFeedback = sheetSpeaksOfFeedback(list.sheet ?? '') || inTitles(speaksOfFeedback);
  return (row) => readRow(row, cells, { ...list, ofFeedback, mayBeFeedback, taught: mapping.statuses });
}

/** What a row is read by besides its cells. */
interface ReadBy {
  readonly codes: CodesOfList;
  readonly taught: TaughtStatuses | undefined;
  /** Whether the list says that all of it is citizens' feedback. A row with a procedure of its own is none. */
  readonly ofFeedback: boolean;
  /** Whether it speaks of feedback, be it plain or not. */
  readonly mayBeFeedback: boolean;
}

function readRow(row: Row, cells: RowCells, { codes, taught, ofFeedback, mayBeFeedback }: ReadBy): RowRead {
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
    if ((ofFeedback && procedure === undefined) || isFeedback(seen.procedureName, procedure)) seen.kind = 'feedback';
    else if (mayBeFeedback && procedure === undefined) seen.mayBeFeedback = true;
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
