// Headings that stand in two or three rows, groups over their parts, read as one row of headings.
import { LONGEST_HEADING } from './columns.ts';
import { readingOf, readingUnder } from './headings.ts';
import { plain } from '../words/plain.ts';

/** Rows of headings from top to bottom; more than three are a page, not a table. */
export type HeadingRows = readonly (readonly string[])[];
export const MOST_HEADING_ROWS = 3;

/**
 * The rows as one: a cell of an upper row reaches over the empty ones to its right as long as a lower row says something there.
 * "Ngày, tháng, năm" over "Nhận hồ sơ" reads "Ngày, tháng, năm Nhận hồ sơ", unless the lower heading is known by itself.
 */
export function joinedHeadings(rows: HeadingRows): readonly string[] {
  const width = Math.max(...rows.map((cells) => cells.length));
  const reach = rows.map(() => '');
  return Array.from({ length: width }, (_, at) => {
    const own = rows.map((cells) => tidy(cells[at] ?? ''));
    const path: string[] = [];
    for (const [depth, text] of own.entries()) {
      if (text !== '') {
        reach[depth] = text;
        // A group that begins anew ends the parts of the one before.
        reach.fill('', depth + 1);
      }
      const said = text !== '' || own.slice(depth + 1).every((below) => below === '') ? text : (reach[depth] as string);
      if (said !== '' && !isSame(said, path.at(-1))) path.push(said);
    }
    return headingOf(path);
  });
}

/** The longest heading, with its groups. */
const LONGEST = 2 * LONGEST_HEADING;

/** A group with a part that says no more than what every such column holds. */
const DAY_ALONE = /^(?:ngay|ngay thang|ngay thang nam|ngay gio|thoi gian|thoi diem)$/;

function headingOf(path: readonly string[]): string {
  const leaf = path.at(-1) ?? '';
  const groups = path.slice(0, -1);
  if (groups.length === 0) return leaf;
  // A page in the cells of a table is read no further: nobody writes a heading of this length.
  if (path.some((text) => text.length > LONGEST)) return leaf;
  const whole = path.join(' ');
  if (whole.length > LONGEST) return whole;
  if (readingOf(whole)) return whole;
  // The nearest group says most, and the others must not make it another day.
  for (const [up, group] of [...groups.entries()].toReversed()) {
    const heading = under(`${group} ${leaf}`, groups.toSpliced(up, 1).join(' '));
    if (heading !== null) return heading;
  }
  const above = headingOf(groups);
  if (DAY_ALONE.test(plain(leaf)) && readingOf(above)) return above;
  if (/^gio(?: phut)?$/.test(plain(leaf)) && readingOf(above)?.column === 'receivedAt') return `${leaf} tiếp nhận`;
  const alone = readingOf(leaf);
  if (!alone || (alone.column === 'receivedAt' && groups.some(isOfTheResult))) return whole;
  return under(leaf, groups.join(' ')) ?? whole;
}

/** A heading in the light of what stands over it: "Ngày trả kết quả" under "Dự kiến" is the promised day. */
function under(heading: string, group: string): string | null {
  const reading = readingOf(heading);
  if (!reading) return null;
  const lit = LETTERHEAD.test(plain(group)) || /: *\S/.test(group) ? reading : readingUnder(group, reading);
  if (!lit) return null;
  return lit.column === reading.column ? heading : `${heading} (${group})`;
}

/** "Ngày nhận" under "Trả kết quả" is the day the citizen received it. */
const isOfTheResult = (group: string): boolean => /^(?!.*\bnhan\b).*\b(?:tra|ket qua)\b/.test(plain(group));

/** A cell merged downwards says the same in every row. */
const isSame = (a: string, b: string | undefined): boolean =>
  a === b || (b !== undefined && a.length <= LONGEST && b.length <= LONGEST && plain(a) === plain(b));

const WORD = /\p{L}{2}/u;
const DIGIT = /\d/;
const isBlank = (cell: string | undefined): boolean => (cell ?? '').trim() === '';

/** Whether a row divides the headings above it: no digit in it, and words under a group and under the empty cell beside that. */
export const divides = (below: readonly string[], above: readonly string[]): boolean =>
  !below.some((cell) => DIGIT.test(cell)) &&
  above.some((group, at) => !isBlank(group) && WORD.test(below[at] ?? '') && isBlank(above[at + 1]) && WORD.test(below[at + 1] ?? ''));

/** What stands at the head of a page: "DANH SÁCH HỒ SƠ TRỄ HẸN" says of no day below it that it is the promised one. */
const LETTERHEAD =
  /\b(?:danh sach|bao cao|so theo doi|thong ke|tong hop|bieu|uy ban|ubnd|cong hoa|doc lap|trung tam|bo phan|van phong)\b|^bo loc\b|^ho so (?:tre|cham|qua|dung|den|sap|chua|da|phai|hen)\b/;
/** "Hồ sơ" alone is a group; with more words it may be the title of a page, and so is what a filter says. */
const OF_A_PAGE = /^ho so ./;
const isOfAPage = (cell: string): boolean => cell.includes(':') || LETTERHEAD.test(plain(cell)) || OF_A_PAGE.test(plain(cell));

/** Whether a row holds groups of the headings below it; a title alone in its row is none. */
export const isOfGroups = (above: readonly string[], below: readonly string[]): boolean =>
  above.filter((cell) => !isBlank(cell)).length > 1 &&
  !above.some((cell) => DIGIT.test(cell) || cell.length > LONGEST || isOfAPage(cell)) &&
  divides(below, above);

const tidy = (cell: string): string => (cell.length > LONGEST ? cell : cell.trim().replace(/\s+/g, ' '));
