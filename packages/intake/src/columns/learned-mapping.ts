// The columns of a table as a mapping names them that the officer has confirmed.
import type { Row } from '../formats/csv-rows.ts';
import { columnLetter, findColumns, type Mapping } from './find-columns.ts';
import type { Column } from './columns.ts';
import { readingOf } from './headings.ts';
import { plain } from '../words/plain.ts';
import { MEANINGS, statusKey } from '../words/taught-statuses.ts';
import { badMapping, IntakeError } from '../intake-error.ts';
import { groupColumnOf } from './group-titles.ts';
import { twoColumns, type LearnedMapping } from './mapping-file.ts';
import { isOfRefused } from './rejected-headings.ts';
import { isOfDays, type TwoDates } from './two-dates.ts';

/**
 * The columns of a table as a confirmed mapping names them, without guessing. Letters are those of the sheet, whose column of two
 * days was taken apart by `twoDates`.
 * @throws {IntakeError} `bad-mapping` naming the headings that the table lacks, two columns that are one, or a column that is two.
 */
export function applyMapping(rows: readonly Row[], learned: LearnedMapping, file: string, twoDates: TwoDates | null = null): Mapping {
  const wanted = [...learned.columns].map(([column, named]) => {
    const letter = placeOf(named);
    const place = letter !== null && twoDates ? twoDates.placeOf(letter) : letter;
    const isBoth = twoDates !== null && (letter === null ? twoDates.isNamed(named) : place === null);
    const heading = isBoth ? twoDates.partFor(column) : named;
    if (heading === undefined) throw oneOfTwo(file, column, named, twoDates?.example ?? '');
    return { column, heading, key: plain(heading), place };
  });
  const layouts = [
    ...rows.map(({ row, cells }) => ({ row, headings: cells.map((cell) => cell.trim().replace(/\s+/g, ' ')) })),
    ...twoRowLayout(rows, file),
  ];
  const missingOf = (headings: readonly string[]): typeof wanted => {
    const present = new Set(headings.map(plain));
    return wanted.filter(({ key, place }) => (place === null ? !present.has(key) : place >= headings.length));
  };
  const [best] = layouts.toSorted((a, b) => missingOf(a.headings).length - missingOf(b.headings).length);
  const missing = best ? missingOf(best.headings) : wanted;
  if (!best || missing.length > 0) {
    const list = missing.map(({ heading }) => `"${heading}"`).join(', ');
    throw badMapping(file, `không có tiêu đề ${list} mà tệp --mapping nêu`, `lacks the heading ${list} that the --mapping file names`);
  }
  if (!twoDates && isOfRefused(best.headings)) checkLetters(wanted, best.headings, file);
  const places = best.headings.map(plain);
  const columns = new Map<Column, number>();
  for (const { column, heading, key, place } of wanted) {
    const at = place ?? places.indexOf(key);
    const [rival] = [...columns].find(([, other]) => other === at) ?? [];
    if (rival) throw twoColumns(file, rival, column, heading);
    columns.set(column, at);
  }
  const names = new Map(wanted.map(({ column, heading }) => [column, heading]));
  // Of rows that were refused before, and bear what titles above them said.
  for (const [at, heading] of best.headings.entries()) {
    const column = groupColumnOf(heading);
    if (column === undefined || columns.has(column)) continue;
    columns.set(column, at);
    names.set(column, heading);
  }
  const statuses = new Map([...learned.statuses].map(([word, meaning]) => [statusKey(word), MEANINGS[meaning]]));
  return {
    headingRow: best.row,
    headings: best.headings,
    columns,
    names,
    splitAt: twoDates?.at,
    ...(statuses.size > 0 && { statuses }),
    ...(learned.dateOrder !== null && { dateOrder: learned.dateOrder }),
    ...(learned.newCodes !== null && { newCodes: learned.newCodes }),
    ...(learned.sameDossiers !== null && { sameDossiers: learned.sameDossiers }),
    ...(learned.besideCode !== null && { besideCode: learned.besideCode }),
  };
}

/** "cột D" names a column by its letter, for headings that are blank or that two columns share. */
function placeOf(heading: string): number | null {
  const letters = /^(?:cột|column) ([A-Z]{1,3})$/i.exec(heading.normalize('NFC').trim())?.[1];
  if (letters === undefined) return null;
  return Array.from(letters.toUpperCase()).reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/**
 * Older programs wrote refused rows with a column of two days taken apart, so that every letter behind it is that of the column before.
 * Told by a letter under another column's heading, the one asked for being the next.
 */
function checkLetters(
  wanted: readonly { readonly column: Column; readonly place: number | null }[],
  headings: readonly string[],
  file: string,
): void {
  const read = (at: number): Column | undefined => readingOf(headings[at] ?? '')?.column;
  const parted = headings.findIndex((_, at) => isOfDays(read(at)) && isOfDays(read(at + 1)));
  for (const { column, place } of wanted) {
    if (place === null || parted < 0 || place <= parted || read(place + 1) !== column || (read(place) ?? column) === column) continue;
    const [letter, meant] = [columnLetter(place), columnLetter(place + 1)];
    throw badMapping(
      file,
      `là tệp dòng bị từ chối mà cột hai ngày đã tách làm hai, nên chữ cái lệch một cột: ${column} = "cột ${letter}" là "${headings[place]}", còn "${headings[place + 1]}" là cột ${meant}; hãy ghi tiêu đề thay cho chữ cái`,
      `holds refused rows whose column of two days was taken apart, so that letters are off by one: ${column} = "column ${letter}" is "${headings[place]}", and "${headings[place + 1]}" is column ${meant}; name headings instead of letters`,
    );
  }
}

/** Grouped headings, where the usual reading finds some. */
function twoRowLayout(rows: readonly Row[], file: string): readonly { readonly row: number; readonly headings: readonly string[] }[] {
  try {
    const { headingRow, headings } = findColumns(rows, file, false);
    return [{ row: headingRow, headings }];
  } catch (error) {
    if (error instanceof IntakeError) return [];
    throw error;
  }
}

/** "Ngày tiếp nhận - Ngày hẹn trả" holds no status. */
const oneOfTwo = (file: string, column: Column, heading: string, example: string): IntakeError =>
  badMapping(
    file,
    `có ở "${heading}" một cột ghi hai ngày, không có ${column}, mà tệp --mapping nêu; hai ngày đó ghi là ${example}`,
    `has at "${heading}" a column of two days and no ${column}, as the --mapping file says; write those two as ${example}`,
  );
