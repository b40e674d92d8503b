// Whether a column of results holds them: a slip prints the promised day as "ngày trả kết quả", and every dossier would be done in time.
import { formatDay, type EpochDay } from '@dunghen/core';
import type { Column } from '../columns/columns.ts';
import type { Row } from '../formats/csv-rows.ts';
import { sheetLetter, type Mapping } from '../columns/find-columns.ts';
import { IntakeError } from '../intake-error.ts';
import { isNoDossier } from '../columns/no-dossier.ts';
import { plain } from '../words/plain.ts';
import { looksLikeDate, saysNoDate, writtenMoment } from '../words/office-date.ts';
import type { DossierList } from './read-list.ts';
import { isAtWork, isEnd, readStatus, saysUndelivered } from '../words/read-status.ts';

const RESULTS = ['completedAt', 'returnedAt'] as const satisfies readonly Column[];
/** Days of what happened, whatever else a status leaves open. "Ngày hoàn thành" may be the one that is planned. */
const REAL = /\b(?:co ket qua|thuc te)\b/;
/** A single one is its row's fault. */
const FEWEST = 2;

/**
 * Refuses a list most of whose days of a result stand beside a status by which there is none.
 * @throws {IntakeError} `mapping-doubtful` naming the column.
 */
export function checkResults(below: readonly Row[], mapping: Mapping, file: string): void {
  const statusAt = mapping.columns.get('status');
  if (statusAt === undefined) return;
  const rows = below.filter(({ cells }) => !isNoDossier(cells, mapping));
  for (const column of RESULTS) {
    const at = mapping.columns.get(column);
    if (at === undefined) continue;
    const texts = rows
      .filter(({ cells }) => looksLikeDate(cells[at] ?? '') && !saysNoDate(cells[at] ?? ''))
      .map(({ cells }) => cells[statusAt]?.trim() ?? '');
    const isReal =
      column === 'completedAt' && (REAL.test(plain(mapping.names.get(column) as string)) || texts.some((text) => isEnd(readStatus(text))));
    const statuses = texts
      .filter((text) => !isReal || !saysUndelivered(text))
      .map(readStatus)
      .filter((status) => status !== 'unknown');
    const atWork = statuses.filter(isAtWork).length;
    // "Chưa trả kết quả" alone is no slip of its row: taken for a result that lies ready, it would end the dossier.
    const fewest = column === 'completedAt' && !isReal && texts.some(saysUndelivered) ? 1 : FEWEST;
    if (atWork < fewest || atWork * 2 <= statuses.length) continue;
    throw doubtful(
      mapping,
      column,
      file,
      `có ngày ở ${atWork} hồ sơ mà trạng thái ghi chưa xong`,
      `has days beside ${atWork} dossiers whose status says that they are at work`,
    );
  }
}

/** One in so many of the days of a column may be still to come, by slips of the pen. */
const ONE_IN = 10;

/**
 * Refuses a list whose results are days still to come; to be asked once the day of the list is known.
 * @throws {IntakeError} `mapping-doubtful` naming the column.
 */
export function checkResultsHaveCome({ days, mapping, confirmed }: DossierList, observedOn: EpochDay, file: string): void {
  if (confirmed) return;
  for (const column of RESULTS) {
    const shown = days.of(column);
    const coming = [...shown].filter((day) => day > observedOn);
    if (coming.length < FEWEST || coming.length * ONE_IN < shown.size) continue;
    const last = Math.max(...coming) as EpochDay;
    throw doubtful(
      mapping,
      column,
      file,
      `có ${coming.length} ngày chưa tới so với ngày của danh sách (như ${writtenMoment({ on: last })})`,
      `holds ${coming.length} days that have not come by the day of the list (like ${formatDay(last)})`,
    );
  }
}

function doubtful(mapping: Mapping, column: Column, file: string, vi: string, en: string): IntakeError {
  const { names, columns } = mapping;
  const heading = names.get(column) as string;
  const place = sheetLetter(columns.get(column) as number, mapping);
  return new IntakeError(
    'mapping-doubtful',
    {
      vi: `Tệp ${file}: cột "${heading}" (cột ${place}) ${vi}, nên có thể là ngày hẹn trả; nếu đúng, hãy đổi tiêu đề thành "Ngày hẹn trả" rồi nhập lại; nếu là ngày có kết quả thật, hãy chỉ rõ cột bằng --mapping.`,
      en: `The file ${file}: column "${heading}" (${place}) ${en}, so it may be the promised day; if so, name it "Ngày hẹn trả" and import again; if it is the day of the result indeed, say so with --mapping.`,
    },
    heading,
  );
}
