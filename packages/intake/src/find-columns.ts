// Finds the heading rows of a table and reads which column holds what, asking instead of guessing where two headings claim the same.
import type { Row } from './csv-rows.ts';
import { COLUMNS, USUAL_HEADING, type Column } from './columns.ts';
import { knownHeadings, plain, readingOf, type Reading } from './headings.ts';
import { IntakeError } from './intake-error.ts';

/** Which column is which; `names` are the headings as written. */
export interface Mapping {
  /** Row number of the last heading row: the table begins below it. */
  readonly headingRow: number;
  readonly columns: ReadonlyMap<Column, number>;
  readonly names: ReadonlyMap<Column, string>;
  /** Every heading of the table, by its place. */
  readonly headings: readonly string[];
}

/** Rows looked at for the headings: titles and letterheads stand above them. */
export const SEARCH_ROWS = 40;

/** Columns whose meaning decides a due date or a rate: two claims to one of them are a question, not a choice. */
const DECISIVE: ReadonlySet<Column> = new Set(['code', 'receivedAt', 'promisedOn', 'completedAt', 'returnedAt', 'term', 'status']);

/**
 * Finds the heading row, or two rows of grouped headings: the ones with most known headings, among them the dossier code and
 * the day of receipt.
 * @throws {IntakeError} `no-headings` naming what was found and what is missing; `mapping-doubtful` for two equal claims, unless
 * `ask` is false: then the first one is proposed, and what is missing is left to the officer.
 */
export function findColumns(rows: readonly Row[], file: string, ask = true): Mapping {
  const searched = rows.slice(0, SEARCH_ROWS);
  const single = searched.map(({ row, cells }) => ({ row, headings: cells.map(tidy), score: knownHeadings(cells) }));
  const double = searched.flatMap(({ row, cells }, i) => {
    const below = rows[i + 1];
    if (below?.row !== row + 1) return [];
    const headings = grouped(cells, below.cells);
    return [{ row: below.row, headings, score: knownHeadings(headings) }];
  });
  // Two rows must know more than one: a title above the headings would be read as their group, and it bears today's date.
  const best = [...single, ...double].reduce((a, b) => (b.score > a.score ? b : a), firstFull(single));
  const claims = best.headings.flatMap((heading, at) => {
    const reading = heading.length > 120 ? undefined : readingOf(heading);
    return reading ? [{ ...reading, at, heading }] : [];
  });
  const columns = new Map<Column, number>();
  const names = new Map<Column, string>();
  for (const column of COLUMNS) {
    const claim = winner(
      claims.filter((c) => c.column === column),
      file,
      ask,
    );
    if (!claim) continue;
    columns.set(column, claim.at);
    names.set(column, claim.heading);
  }
  const missing = (['code', 'receivedAt'] as const).filter((column) => !columns.has(column));
  if (missing.length > 0 && ask) throw noHeadings(file, missing, names);
  return { headingRow: best.row, columns, names, headings: best.headings };
}

interface Candidate {
  readonly row: number;
  readonly headings: readonly string[];
  readonly score: number;
}

/** Where no heading is known: the first row with some cells, or none. */
const firstFull = (rows: readonly Candidate[]): Candidate =>
  rows.find(({ headings }) => headings.filter((heading) => heading !== '').length > 2) ?? { row: 0, headings: [], score: 0 };

type Claim = Reading & { readonly at: number; readonly heading: string };

function winner(claims: readonly Claim[], file: string, ask: boolean): Claim | undefined {
  const [first, ...others] = claims.toSorted((a, b) => a.rank - b.rank || a.at - b.at);
  const rival = others.find((claim) => claim.rank === first?.rank);
  if (!first || !rival || !ask || !DECISIVE.has(first.column)) return first;
  const [a, b] = [columnLetter(first.at), columnLetter(rival.at)];
  throw new IntakeError(
    'mapping-doubtful',
    {
      vi: `Tệp ${file} có hai cột cùng tên "${first.heading}" (cột ${a} và ${b}); hãy đổi tên một cột, hoặc chỉ rõ bằng --mapping.`,
      en: `The file ${file} has two columns named "${first.heading}" (columns ${a} and ${b}); rename one, or say which with --mapping.`,
    },
    first.heading,
  );
}

/** The letter a spreadsheet shows above a column. @example columnLetter(27) // 'AB' */
export function columnLetter(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnLetter(Math.floor(at / 26) - 1) + columnLetter(at % 26);
}

/**
 * Two rows of headings as one: a cell of the upper row reaches over the empty ones to its right as long as the lower row
 * says something there. "Ngày, tháng, năm" over "Nhận hồ sơ" reads "Ngày, tháng, năm nhận hồ sơ", unless the lower heading
 * is known by itself.
 */
function grouped(upper: readonly string[], lower: readonly string[]): readonly string[] {
  let group = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const above = tidy(upper[at] ?? '');
    const below = tidy(lower[at] ?? '');
    if (above !== '') group = above;
    if (below === '') return above;
    if (group === '' || plain(group) === plain(below)) return below;
    const both = `${group} ${below}`;
    const alone = readingOf(both) ? undefined : readingOf(below);
    return !alone || (alone.column === 'receivedAt' && isOfTheResult(group)) ? both : below;
  });
}

/** "Ngày nhận" under "Trả kết quả" is the day the citizen received it. */
const isOfTheResult = (group: string): boolean => /^(?!.*\bnhan\b).*\b(?:tra|ket qua)\b/.test(plain(group));

const tidy = (cell: string): string => cell.trim().replace(/\s+/g, ' ');

function noHeadings(file: string, missing: readonly Column[], names: ReadonlyMap<Column, string>): IntakeError {
  const list = missing.map((column) => `"${USUAL_HEADING[column]}"`).join(', ');
  const found = [...names.values()].map((name) => `"${name}"`).join(', ');
  return new IntakeError(
    'no-headings',
    {
      vi: `Tệp ${file} thiếu cột ${list}${found ? ` (chỉ thấy: ${found})` : ''}; hãy thêm dòng tiêu đề có các cột này, hoặc chỉ rõ cột bằng --mapping, rồi nhập lại.`,
      en: `The file ${file} lacks the column ${list}${found ? ` (found only: ${found})` : ''}; add a heading row with it, or say which column with --mapping, and import again.`,
    },
    list,
  );
}
