// The file that keeps what an officer has confirmed of a system's lists: which heading is which column, and what is said beside that.
import { parse, type TomlError } from 'smol-toml';
import { COLUMNS, USUAL_HEADING, type Column } from './columns.ts';
import type { Mapping } from './find-columns.ts';
import { exportedHeadings } from './rejected-headings.ts';
import { besideIn, isTable, STANDS_ABOVE, type SaidBeside } from './said-beside.ts';
import { isOfBoth } from './two-dates.ts';
import { badMapping, type IntakeError } from '../intake-error.ts';
import { plain } from '../words/plain.ts';

/** What an officer said of the lists of a system. */
export interface LearnedMapping extends SaidBeside {
  /** Columns by the heading they stand under. */
  readonly columns: ReadonlyMap<Column, string>;
  /** Columns that the officer has still to name, of which two claimed to be the one: a draft, by which nothing is imported. */
  readonly open?: readonly Column[];
}

/** What stands in a draft for the heading that the officer has to name. */
export const TO_BE_NAMED = '?';

/**
 * Reads a mapping file: a TOML table `[columns]` of column = "heading", and what stands beside it, see `said-beside.ts`.
 * @throws {IntakeError} `bad-mapping` naming the line or the key that cannot be used.
 */
export function parseMapping(text: string, file: string): LearnedMapping {
  let all: Readonly<Record<string, unknown>>;
  try {
    all = parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const { line, column } = error as TomlError;
    throw badMapping(`${file}:${line}:${column}`, 'sai cú pháp TOML', 'has a syntax error');
  }
  const columns = columnsIn(all['columns'], file);
  const open = [...columns].flatMap(([column, heading]) => (heading === TO_BE_NAMED ? column : []));
  return { columns, ...besideIn(all, file), ...(open.length > 0 && { open }) };
}

function columnsIn(raw: unknown, file: string): LearnedMapping['columns'] {
  if (!isTable(raw)) throw badMapping(file, 'thiếu mục [columns]', 'lacks the table [columns]');
  const learned = new Map<Column, string>();
  for (const [name, heading] of Object.entries(raw)) {
    const column = COLUMNS.find((known) => known === name);
    if (STANDS_ABOVE.has(name))
      throw badMapping(
        file,
        `ghi ${name} trong mục [columns]; chỗ của nó là phía trên, trước mọi mục trong ngoặc vuông`,
        `has ${name} within the table [columns]; its place is above, before everything in square brackets`,
      );
    if (!column)
      throw badMapping(
        file,
        `có cột lạ "${name}" (dùng: ${COLUMNS.join(', ')})`,
        `names the unknown column "${name}" (use: ${COLUMNS.join(', ')})`,
      );
    if (typeof heading !== 'string' || heading.trim() === '')
      throw badMapping(file, `cần một tiêu đề cho "${name}"`, `needs a heading for "${name}"`);
    const [rival] = [...learned].find(([, other]) => isSame(other, heading)) ?? [];
    if (rival && heading !== TO_BE_NAMED && !isOfBoth(heading, rival, column)) throw twoColumns(file, rival, column, heading);
    learned.set(column, heading);
  }
  for (const column of ['code', 'receivedAt'] as const) {
    if (!learned.has(column)) throw badMapping(file, `thiếu cột ${column} ("${USUAL_HEADING[column]}")`, `lacks the column ${column}`);
  }
  return learned;
}

/** The headings of the list a mapping was learned from: it is used unasked only for lists that have the very same, and for what was refused of them. */
export function isLearnedFrom(text: string, { headings }: Pick<Mapping, 'headings'>): boolean {
  const learned = parse(text.replace(/^\uFEFF/, ''))['headings'];
  return (
    Array.isArray(learned) &&
    learned.map((heading) => (typeof heading === 'string' ? plain(heading) : '')).join('|') ===
      exportedHeadings(headings).map(plain).join('|')
  );
}

const isSame = (a: string, b: string): boolean => (plain(a) === '' ? a.trim() === b.trim() : plain(a) === plain(b));

/** One cell cannot say two things: the day of receipt would be the promised day too. */
export const twoColumns = (file: string, a: Column, b: Column, heading: string): IntakeError =>
  badMapping(
    file,
    `ghép hai cột ${a} và ${b} vào cùng một tiêu đề "${heading}"`,
    `gives the two columns ${a} and ${b} the same heading "${heading}"`,
  );

/** The fault of a draft in which columns are still to be named. */
export const stillOpen = (file: string, open: readonly Column[]): IntakeError =>
  badMapping(
    file,
    `chưa ghi cột nào là ${open.map((column) => `${column} ("${USUAL_HEADING[column]}")`).join(', ')}: ở đó còn dấu ?, phải thay bằng tiêu đề hoặc "cột D", không có cột ấy thì bỏ dòng`,
    `does not say yet which column is ${open.join(', ')}: a ? stands there, to be replaced by a heading or "column D", or the line taken out where there is none`,
  );
