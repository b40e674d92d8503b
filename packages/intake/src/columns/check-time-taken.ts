// Whether a column under a heading of two meanings holds the time the law gives or the time it took: by the latter every dossier would be done in time.
import { deadline, formatDay } from '@dunghen/core';
import type { Column } from './columns.ts';
import type { Row } from '../formats/csv-rows.ts';
import { sheetLetter, type Mapping } from './find-columns.ts';
import { plain } from '../words/plain.ts';
import { IntakeError } from '../intake-error.ts';
import { isNoDossier } from './no-dossier.ts';
import { looksLikeDate, readOfficeDate } from '../words/office-date.ts';
import { orNull } from '../words/or-null.ts';
import { withUnit } from './term-in-heading.ts';

/** Headings that say either; the others say that it is a limit. */
const EITHER = /^(?:thoi gian|so ngay) giai quyet\b/;
/** Days and hours, or minutes: no law gives a term like that. */
const TAKEN =
  /^-?\d{1,4}(?:[.,]\d+)? (?:ngay|gio)(?: lam viec)?,? (?:va )?\d{1,2} (?:gio|phut)|\d (?:phut|giay)\b|^\d{1,3}:\d\d(?::\d\d)?$/;
/** Fewer dossiers that ended prove nothing. */
const ENOUGH = 3;

/**
 * Refuses a list whose "terms" are of days and hours, or end on the very days of the results and differ within one procedure: no law does that.
 * @throws {IntakeError} `mapping-doubtful` naming the column.
 */
export function checkTimeTaken(below: readonly Row[], mapping: Mapping, file: string): void {
  const { columns, names } = mapping;
  const heading = names.get('term') ?? '';
  if (!EITHER.test(plain(heading))) return;
  const cell = ({ cells }: Row, column: Column): string => cells[columns.get(column) ?? -1]?.trim() ?? '';
  const dossiers = below.filter((row) => !isNoDossier(row.cells, mapping) && cell(row, 'term') !== '');
  const taken = dossiers.map((row) => cell(row, 'term')).filter((text) => TAKEN.test(inWords(text)));
  if (taken[0] !== undefined && taken.length * 2 > dossiers.length) {
    throw doubtful(
      mapping,
      file,
      `như "${taken[0]}", mà thời hạn không ghi ngày kèm giờ, phút`,
      `like "${taken[0]}", and no term is given in days with hours or minutes`,
    );
  }
  const ended = dossiers.filter((row) => endIn(row, cell) !== '');
  const exact = ended.filter((row) => dueBy(cell(row, 'receivedAt'), cell(row, 'term'), heading) === dayIn(endIn(row, cell))).length;
  if (ended.length < ENOUGH || exact * 2 <= ended.length) return;
  const terms = new Map<string, Set<string>>();
  for (const row of ended) {
    const procedure = `${cell(row, 'procedure')}\n${cell(row, 'procedureName')}`;
    terms.set(procedure, (terms.get(procedure) ?? new Set()).add(plain(cell(row, 'term'))));
  }
  if (![...terms.values()].some((shown) => shown.size > 1)) return;
  throw doubtful(
    mapping,
    file,
    `tính từ ngày tiếp nhận thì ra đúng ngày có kết quả ở ${exact} trên ${ended.length} hồ sơ`,
    `counted from the receipt it ends on the day of the result in ${exact} of ${ended.length} dossiers`,
  );
}

function doubtful(mapping: Mapping, file: string, vi: string, en: string): IntakeError {
  const { columns, names } = mapping;
  const heading = names.get('term') as string;
  const at = sheetLetter(columns.get('term') as number, mapping);
  return new IntakeError(
    'mapping-doubtful',
    {
      vi: `Tệp ${file}: cột "${heading}" (cột ${at}) có vẻ ghi thời gian đã dùng (${vi}), không phải thời hạn; nếu là thời hạn, hãy đổi tiêu đề thành "Thời hạn giải quyết", nếu không, hãy bỏ cột này, rồi nhập lại.`,
      en: `The file ${file}: column "${heading}" (${at}) seems to hold the time taken (${en}), not the term; if it is the term, name it "Thời hạn giải quyết", else take the column out, and import again.`,
    },
    heading,
  );
}

/** As {@link plain}, with the marks of a clock. */
const inWords = (text: string): string => (/^[\d:]+$/.test(text) ? text : plain(text));

function endIn(row: Row, cell: (row: Row, column: Column) => string): string {
  return (['completedAt', 'returnedAt'] as const).map((column) => cell(row, column)).find((text) => looksLikeDate(text)) ?? '';
}

/** What is no day or no term is the fault of its row. */
const dayIn = (text: string): string | null => orNull(() => formatDay(readOfficeDate(text).on));

function dueBy(received: string, term: string, heading: string): string | null | undefined {
  const day = dayIn(received);
  return day === null ? undefined : orNull(() => deadline({ received: day, term: withUnit(term, heading) ?? '' }).dueOn);
}
