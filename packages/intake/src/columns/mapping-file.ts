// The file that keeps what an officer has confirmed of a system's lists: which heading is which column, and what its statuses mean.
import { parse, type TomlError } from 'smol-toml';
import { COLUMNS, USUAL_HEADING, type Column } from './columns.ts';
import type { Mapping } from './find-columns.ts';
import { isDateOrder, type DateOrder } from './month-first.ts';
import { exportedHeadings } from './rejected-headings.ts';
import { isOfBoth } from './two-dates.ts';
import { IntakeError } from '../intake-error.ts';
import { plain } from '../words/plain.ts';
import { isMeaning, MEANINGS, statusKey, type Meaning } from '../words/taught-statuses.ts';

/** What an officer said of the lists of a system. */
export interface LearnedMapping {
  /** Columns by the heading they stand under. */
  readonly columns: ReadonlyMap<Column, string>;
  /** What words mean in its column of statuses. */
  readonly statuses: ReadonlyMap<string, Meaning>;
  /** How its dates in numbers are written; null where nobody said so. */
  readonly dateOrder: DateOrder | null;
  /** Columns that the officer has still to name, of which two claimed to be the one: a draft, by which nothing is imported. */
  readonly open?: readonly Column[];
}

/** What stands in a draft for the heading that the officer has to name. */
export const TO_BE_NAMED = '?';

/** What it says beside the columns. */
export type SaidBeside = Omit<LearnedMapping, 'columns' | 'open'>;
export const NOTHING_BESIDE: SaidBeside = { statuses: new Map(), dateOrder: null };

/**
 * Reads a mapping file: a TOML table `[columns]` of column = "heading", and perhaps one `[statuses]` of "word" = "meaning" and a `dateOrder`.
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

const besideIn = (all: Readonly<Record<string, unknown>>, file: string): SaidBeside => ({
  statuses: statusesIn(all['statuses'], file),
  dateOrder: orderIn(all['dateOrder'], file),
});

function orderIn(raw: unknown, file: string): DateOrder | null {
  if (raw === undefined || isDateOrder(raw)) return raw ?? null;
  throw badMapping(
    file,
    `ghi dateOrder = ${JSON.stringify(raw)} (dùng: "dmy" là ngày/tháng/năm, "mdy" là tháng/ngày/năm)`,
    `says dateOrder = ${JSON.stringify(raw)} (use "dmy" for day/month/year, "mdy" for month/day/year)`,
  );
}

/** What a file says beside the columns, which it may lack. @throws {IntakeError} `bad-mapping`. */
export function saidBeside(text: string, file: string): SaidBeside {
  try {
    return besideIn(parse(text.replace(/^\uFEFF/, '')), file);
  } catch (error) {
    if (error instanceof IntakeError) throw error;
    return NOTHING_BESIDE;
  }
}

function columnsIn(raw: unknown, file: string): LearnedMapping['columns'] {
  if (!isTable(raw)) throw badMapping(file, 'thiếu mục [columns]', 'lacks the table [columns]');
  const learned = new Map<Column, string>();
  for (const [name, heading] of Object.entries(raw)) {
    const column = COLUMNS.find((known) => known === name);
    if (name === 'dateOrder')
      throw badMapping(
        file,
        'ghi dateOrder trong mục [columns]; chỗ của nó là phía trên, trước mọi mục trong ngoặc vuông',
        'has dateOrder within the table [columns]; its place is above, before everything in square brackets',
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

function statusesIn(raw: unknown, file: string): LearnedMapping['statuses'] {
  if (raw === undefined) return new Map();
  const meanings = Object.keys(MEANINGS).join(', ');
  if (!isTable(raw)) throw badMapping(file, 'ghi statuses không phải là một mục [statuses]', 'has statuses that are no table [statuses]');
  const taught = new Map<string, Meaning>();
  for (const [word, meaning] of Object.entries(raw)) {
    if (word.trim() === '') throw badMapping(file, 'có trạng thái trống trong [statuses]', 'has a blank status in [statuses]');
    if (!isMeaning(meaning)) {
      throw badMapping(
        file,
        `ghi trạng thái "${word}" nghĩa là ${JSON.stringify(meaning)} (dùng: ${meanings})`,
        `says that the status "${word}" means ${JSON.stringify(meaning)} (use: ${meanings})`,
      );
    }
    const [twin] = [...taught].find(([other, said]) => statusKey(other) === statusKey(word) && said !== meaning) ?? [];
    if (twin !== undefined) {
      throw badMapping(
        file,
        `ghi hai nghĩa cho cùng một trạng thái "${twin}" và "${word}"`,
        `gives two meanings to the one status "${twin}" and "${word}"`,
      );
    }
    taught.set(word, meaning);
  }
  return taught;
}

const isTable = (raw: unknown): raw is Record<string, unknown> => typeof raw === 'object' && raw !== null && !Array.isArray(raw);

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
    `chưa ghi cột nào là ${open.map((column) => `${column} ("${USUAL_HEADING[column]}")`).join(', ')}: ở đó còn dấu ?, phải thay bằng tiêu đề hoặc "cột D"`,
    `does not say yet which column is ${open.join(', ')}: a ? stands there, to be replaced by a heading or "column D"`,
  );

/** A fault of the file, or of what it says of a list. */
export function badMapping(file: string, vi: string, en: string): IntakeError {
  return new IntakeError(
    'bad-mapping',
    { vi: `Tệp ${file} ${vi}; hãy sửa tệp ghép cột rồi nhập lại.`, en: `The file ${file} ${en}; mend the mapping file and import again.` },
    file,
  );
}
