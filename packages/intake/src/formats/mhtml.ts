// The pages of a "Single File Web Page" (.mht, .mhtml), as Excel saves one under the name of .xls too: a letter of MIME parts, one of them for each sheet.
import { cutOff, fileFault, SAVE_AGAIN, type IntakeError } from '../intake-error.ts';

/** Whether a file begins as one: with the headers of a letter. */
export const isMhtml = (start: string): boolean =>
  /^\s*(?:MIME-Version|From|Content-Type|Subject|Date):/i.test(start) && /^(?:MIME-Version|Content-Type):/im.test(start);

/** A workbook has a page for each sheet, and some for its frame and its styles. */
const MOST_PARTS = 2_000;
const LONGEST_HEADERS = 16 * 1024;

/** Headers by their names in small letters, and where what they are of begins. */
interface Headers {
  readonly fields: ReadonlyMap<string, string>;
  readonly end: number;
}

/** A web page of the file, and where it says that it comes from. */
export interface PageOfMhtml {
  readonly bytes: Uint8Array;
  readonly location: string;
}

/**
 * The web pages in a file, in order; what else it holds is passed over.
 * @throws {IntakeError} `file-format` for a file that was cut off, `file-unsafe` for more parts than a workbook can have.
 */
export function pagesOfMhtml(bytes: Uint8Array, file: string): readonly PageOfMhtml[] {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const top = headersOf(whole, 0);
  const boundary = /;\s*boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(top.fields.get('content-type') ?? '');
  if (!boundary) return pageIn(whole, top);
  const mark = `\n--${boundary[1] ?? boundary[2]}`;
  const pages: PageOfMhtml[] = [];
  let start = whole.indexOf(mark, Math.max(0, top.end - 2), 'latin1');
  for (let parts = 0; ; parts++) {
    if (start < 0) throw cutOff(file);
    const behind = start + mark.length;
    if (whole.toString('latin1', behind, behind + 2) === '--') return pages;
    if (parts === MOST_PARTS) throw tooMany(file);
    const next = whole.indexOf(mark, behind, 'latin1');
    const part = whole.subarray(behind, next < 0 ? whole.length : next);
    pages.push(...pageIn(part, headersOf(part, part.indexOf('\n') + 1)));
    start = next;
  }
}

function headersOf(part: Buffer, from: number): Headers {
  const text = part.toString('latin1', from, from + LONGEST_HEADERS);
  const blank = /\r?\n\r?\n/.exec(text);
  const end = blank ? blank.index : text.length;
  const lines = text
    .slice(0, end)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/);
  const fields = new Map(
    lines.map((line) => [
      line
        .slice(0, Math.max(0, line.indexOf(':')))
        .trim()
        .toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  return { fields, end: from + end + (blank?.[0].length ?? 0) };
}

function pageIn(part: Buffer, { fields, end }: Headers): readonly PageOfMhtml[] {
  if (!/^text\/html\b/i.test(fields.get('content-type') ?? '')) return [];
  const body = part.subarray(end);
  const coding = (fields.get('content-transfer-encoding') ?? '').toLowerCase();
  const bytes =
    coding === 'quoted-printable' ? unquoted(body) : coding === 'base64' ? Buffer.from(body.toString('latin1'), 'base64') : body;
  return [{ bytes, location: fields.get('content-location') ?? '' }];
}

/** Each of them is looked for at each page. */
export const MOST_SHEETS = 256;
const SHEET = /<x:ExcelWorksheet>/i;
const HIDDEN = /<x:Visible>\s*Sheet(?:Very)?Hidden\s*</i;
const SOURCE = /<x:WorksheetSource\s[^>]{0,1000}?HRef\s*=\s*["']([^"']{1,500})["']/i;

/** The pages of hidden sheets, by where they come from as the frame of a workbook says it. */
export const hiddenPages = (frame: string): readonly string[] =>
  frame
    .split(SHEET)
    .slice(1, MOST_SHEETS)
    .flatMap((sheet) => (HIDDEN.test(sheet) ? (SOURCE.exec(sheet)?.[1] ?? []) : []));

/** Whether a page lies where the frame says; the one is written in whole, the other from where the frame lies. */
export function isAt(location: string, place: string): boolean {
  const [whole, end] = [location, place].map((address) => unescapedAddress(address).replaceAll('\\', '/').toLowerCase()) as [
    string,
    string,
  ];
  return whole === end || whole.endsWith(`/${end.replace(/^(?:\.?\/)+/, '')}`);
}

function unescapedAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

const EQUALS = 61;
const RETURN = 13;
const LINE_FEED = 10;

/** What quoted-printable (RFC 2045 section 6.7) stands for; a sign of it that means nothing stays. */
function unquoted(body: Buffer): Uint8Array {
  const read = Buffer.allocUnsafe(body.length);
  let length = 0;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at] as number;
    const [one, two] = [body[at + 1], body[at + 2]];
    if (byte !== EQUALS || one === undefined) read[length++] = byte;
    else if (one === LINE_FEED) at += 1;
    else if (one === RETURN && two === LINE_FEED) at += 2;
    else {
      const value = hexOf(one) * 16 + hexOf(two ?? 0);
      if (Number.isNaN(value)) read[length++] = byte;
      else {
        read[length++] = value;
        at += 2;
      }
    }
  }
  return read.subarray(0, length);
}

/** The value of a hexadecimal digit; not a number for anything else. */
const hexOf = (unit: number): number => {
  if (unit >= 48 && unit <= 57) return unit - 48;
  const letter = unit | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : Number.NaN;
};

const tooMany = (file: string): IntakeError =>
  fileFault('file-unsafe', file, `có hơn ${MOST_PARTS} phần`, `has more than ${MOST_PARTS} parts`, SAVE_AGAIN);
