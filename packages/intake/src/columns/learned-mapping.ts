// A mapping the officer has confirmed: which heading is which column, kept in a small file for every later list of that system.
import { parse, stringify, type TomlError } from 'smol-toml';
import type { Row } from '../formats/csv-rows.ts';
import { columnLetter, findColumns, type Mapping } from './find-columns.ts';
import { COLUMNS, USUAL_HEADING, type Column } from './columns.ts';
import { readingOf } from './headings.ts';
import { plain } from '../words/plain.ts';
import { IntakeError } from '../intake-error.ts';
import { groupColumnOf } from './group-titles.ts';
import { exportedHeadings, isOfRefused } from './rejected-headings.ts';
import { isOfBoth, isOfDays, type TwoDates } from './two-dates.ts';

/** Columns by the heading they stand under. */
export type LearnedMapping = ReadonlyMap<Column, string>;

/**
 * Reads a mapping file: a TOML table `[columns]` of column = "heading".
 * @throws {IntakeError} `bad-mapping` naming the line or the key that cannot be used.
 */
export function parseMapping(text: string, file: string): LearnedMapping {
  let raw: unknown;
  try {
    raw = parse(text.replace(/^\uFEFF/, ''))['columns'];
  } catch (error) {
    const { line, column } = error as TomlError;
    throw bad(`${file}:${line}:${column}`, 'sai cú pháp TOML', 'has a syntax error');
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw bad(file, 'thiếu mục [columns]', 'lacks the table [columns]');
  const learned = new Map<Column, string>();
  for (const [name, heading] of Object.entries(raw)) {
    const column = COLUMNS.find((known) => known === name);
    if (!column)
      throw bad(
        file,
        `có cột lạ "${name}" (dùng: ${COLUMNS.join(', ')})`,
        `names the unknown column "${name}" (use: ${COLUMNS.join(', ')})`,
      );
    if (typeof heading !== 'string' || heading.trim() === '')
      throw bad(file, `cần một tiêu đề cho "${name}"`, `needs a heading for "${name}"`);
    const [rival] = [...learned].find(([, other]) => isSame(other, heading)) ?? [];
    if (rival && !isOfBoth(heading, rival, column)) throw twoColumns(file, rival, column, heading);
    learned.set(column, heading);
  }
  for (const column of ['code', 'receivedAt'] as const) {
    if (!learned.has(column)) throw bad(file, `thiếu cột ${column} ("${USUAL_HEADING[column]}")`, `lacks the column ${column}`);
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

/** The text of a mapping file; `parseMapping` reads it back. */
export function mappingText({ names, headings }: Pick<Mapping, 'names' | 'headings'>): string {
  const own = exportedHeadings(headings);
  const columns = Object.fromEntries(
    COLUMNS.flatMap((column) => {
      const name = names.get(column);
      return name !== undefined && groupColumnOf(name) === undefined ? [[column, name]] : [];
    }),
  );
  const unused = own.filter((heading) => heading !== '' && ![...names.values()].includes(heading));
  return [
    '# Tiêu đề nào là cột nào của danh sách hồ sơ. Sửa phần trong dấu nháy cho khớp với tệp, bỏ dòng không dùng.',
    '# Hai cột trùng tên thì ghi theo chữ cái của cột, ví dụ promisedOn = "cột D".',
    `# Cột dùng được: ${COLUMNS.join(', ')}`,
    ...(unused.length > 0 ? [`# Tiêu đề chưa dùng: ${unused.map((heading) => `"${heading}"`).join(', ')}`] : []),
    ...(['code', 'receivedAt'] as const).flatMap((column) =>
      names.has(column) ? [] : [`# CẦN GHI: ${column} = "tiêu đề của cột ${USUAL_HEADING[column]}" (thêm vào dưới [columns])`],
    ),
    '',
    stringify({ columns, headings: [...own] }),
  ].join('\n');
}

/**
 * The columns of a table as a confirmed mapping names them, without guessing. Letters are those of the sheet, whose column of two
 * days was taken apart by `twoDates`.
 * @throws {IntakeError} `bad-mapping` naming the headings that the table lacks, two columns that are one, or a column that is two.
 */
export function applyMapping(rows: readonly Row[], learned: LearnedMapping, file: string, twoDates: TwoDates | null = null): Mapping {
  const wanted = [...learned].map(([column, named]) => {
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
    throw bad(file, `không có tiêu đề ${list} mà tệp --mapping nêu`, `lacks the heading ${list} that the --mapping file names`);
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
  return { headingRow: best.row, headings: best.headings, columns, names, splitAt: twoDates?.at };
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
    throw bad(
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

const isSame = (a: string, b: string): boolean => (plain(a) === '' ? a.trim() === b.trim() : plain(a) === plain(b));

/** One cell cannot say two things: the day of receipt would be the promised day too. */
const twoColumns = (file: string, a: Column, b: Column, heading: string): IntakeError =>
  bad(
    file,
    `ghép hai cột ${a} và ${b} vào cùng một tiêu đề "${heading}"`,
    `gives the two columns ${a} and ${b} the same heading "${heading}"`,
  );

/** "Ngày tiếp nhận - Ngày hẹn trả" holds no status. */
const oneOfTwo = (file: string, column: Column, heading: string, example: string): IntakeError =>
  bad(
    file,
    `có ở "${heading}" một cột ghi hai ngày, không có ${column}, mà tệp --mapping nêu; hai ngày đó ghi là ${example}`,
    `has at "${heading}" a column of two days and no ${column}, as the --mapping file says; write those two as ${example}`,
  );

function bad(file: string, vi: string, en: string): IntakeError {
  return new IntakeError(
    'bad-mapping',
    { vi: `Tệp ${file} ${vi}; hãy sửa tệp ghép cột rồi nhập lại.`, en: `The file ${file} ${en}; mend the mapping file and import again.` },
    file,
  );
}
