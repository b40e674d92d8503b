// "Ngày hẹn trả cũ" is the day on the slip, and "Ngày hẹn trả" beside it the one that was promised last: a new appointment moves no due date.
import type { Row } from '../formats/csv-rows.ts';
import type { Mapping } from './find-columns.ts';
import { readingOf } from './headings.ts';
import { plain } from '../words/plain.ts';
import { fontsOf } from '../words/old-font.ts';
import { looksLikeDate, saysNoDate } from '../words/office-date.ts';
import { holdsAnyDay, taking, unusedPlaces } from './unused-places.ts';

const FIRST = /\bhen\b.*\b(?:cu|ban dau|lan dau|lan 1)$/;
/** "Lý do hẹn lần 1" may hold words or marks; this holds days, whatever else a row says. */
const FIRST_DAY = /^(?:(?:ngay|thoi (?:gian|diem|han)|han) )?hen (?:tra )?(?:kq |ket qua |ho so )*(?:cu|ban dau|lan dau|lan 1)$/;

/** Takes the first appointment, and the newest for each dossier that has no other: some lists fill in the first only where there was a new one. */
export function withFirstAppointment(rows: readonly Row[], mapping: Mapping): Mapping {
  const newest = mapping.columns.get('promisedOn');
  if (newest === undefined || FIRST.test(plain(mapping.names.get('promisedOn') as string))) return mapping;
  const first = unusedPlaces(mapping).find((at) => {
    const heading = plain(mapping.headings[at] as string);
    return FIRST_DAY.test(heading) || (FIRST.test(heading) && holdsAnyDay(rows, at));
  });
  return first === undefined ? mapping : { ...taking(mapping, 'promisedOn', first), newestPromise: newest };
}

/** The same where an officer said that the first one is the promised day. */
export function withNewestPromise(mapping: Mapping): Mapping {
  const own = mapping.names.get('promisedOn');
  if (own === undefined || !FIRST.test(plain(own))) return mapping;
  const newest = unusedPlaces(mapping).find((at) => {
    const heading = mapping.headings[at] as string;
    return readingOf(heading)?.column === 'promisedOn' && /\bhen\b/.test(plain(heading)) && !FIRST.test(plain(heading));
  });
  return newest === undefined ? mapping : { ...mapping, newestPromise: newest };
}

/** Whether the promise of a row stands in the column of the newest, its own being empty: what else is written there is read, or that row's fault. */
export const isInNewest = (cells: readonly string[], { columns, newestPromise }: Pick<Mapping, 'columns' | 'newestPromise'>): boolean =>
  newestPromise !== undefined && saysNone(cells[columns.get('promisedOn') as number]?.trim() ?? '');

const saysNone = (text: string): boolean =>
  text === '' ||
  saysNoDate(text) ||
  (text.length < LONGEST_NONE && !looksLikeDate(text) && fontsOf(text).some((read) => saysNoDate(read.text)));
const LONGEST_NONE = 60;

/** Rows as the checks of a column of promises are to see them: each with its promise in that column. */
export function withPromiseInPlace(rows: readonly Row[], mapping: Mapping): readonly Row[] {
  const { columns, newestPromise } = mapping;
  if (newestPromise === undefined) return rows;
  const at = columns.get('promisedOn') as number;
  return rows.map((row) => {
    if (!isInNewest(row.cells, mapping)) return row;
    const cells = Array.from({ length: Math.max(row.cells.length, at + 1) }, (_, place) => row.cells[place] ?? '');
    cells[at] = row.cells[newestPromise] ?? '';
    return { ...row, cells };
  });
}
