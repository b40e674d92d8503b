// Which of the encodings of Vietnamese offices a text file is in: its mark, strict UTF-8, or one of the two old code pages.
import { isUtf8 as isUtf8Text } from 'node:buffer';
import iconv from 'iconv-lite';
import { knownHeadings } from '../columns/headings.ts';
import { fileFault, SAVE_AGAIN, type IntakeError } from '../intake-error.ts';
import { inFont } from '../words/old-font.ts';
import type { InputFile } from './input-file.ts';

/** Bytes of a text, of a file or of a part of one. */
export type TextBytes = Pick<InputFile, 'name' | 'head' | 'chunks'>;

/** The encodings read: Unicode, Microsoft's Vietnamese code page, TCVN3 (the ".VnTime" fonts of before Unicode), and Windows' Latin letters, which VNI fonts drew as others. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'tcvn' | 'windows-1252';

const nullCharacters = (file: TextBytes): IntakeError =>
  /\.(?:xls[xmb]?|ods)$/i.test(file.name)
    ? fileFault(
        'file-format',
        file.name,
        'không phải bảng tính: bị hỏng hoặc bị đổi tên',
        'is no workbook: damaged, or renamed',
        SAVE_AGAIN,
      )
    : fileFault('file-format', file.name, 'có ký tự rỗng (NUL), không phải văn bản', 'has null characters and is no text');

/** How much of the file the old code pages are told apart by. */
const SAMPLE = 256 * 1024;

/**
 * The encoding of a text file. The old code pages read any bytes, so the one whose text has more known headings and
 * fewer odd marks wins; a web page may say which it is.
 * @throws {IntakeError} `file-encoding` when none fits.
 */
export function encodingOf(file: TextBytes): Encoding {
  const head = file.head(SAMPLE);
  const [a, b] = head;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a !== 0 && b === 0 && head[3] === 0) return 'utf-16le';
  if (a === 0 && b !== 0 && head[2] === 0) return 'utf-16be';
  if (head.includes(0)) throw nullCharacters(file);
  if (isUtf8(file)) return 'utf-8';
  const at = whereUtf8Breaks(head);
  if (at !== null) {
    const [vi, en] = at < head.length ? [` ở byte thứ ${at + 1}`, ` at byte ${at + 1}`] : ['', ''];
    throw fileFault('file-encoding', file.name, `là UTF-8 nhưng có chỗ bị hỏng${vi}`, `is UTF-8 but damaged${en}`, SAVE_AS_UTF8);
  }
  const [best] = (['windows-1258', 'tcvn', 'windows-1252'] as const)
    .map((encoding) => {
      const text = iconv.decode(Buffer.from(head), encoding);
      if (encoding === 'windows-1252') return { encoding, score: scoreOfVni(text) };
      return { encoding, score: score(text) + (encoding === 'windows-1258' && SAYS_1258.test(text) ? SAID : 0) };
    })
    .toSorted((x, y) => y.score - x.score);
  if (best && best.score > 0) return best.encoding;
  throw fileFault('file-encoding', file.name, 'không đọc được thành chữ', 'cannot be read as text', SAVE_AS_UTF8);
}

const SAVE_AS_UTF8 = ['hãy lưu lại ở dạng "CSV UTF-8" rồi nhập lại', 'save it as "CSV UTF-8" and import again'] as const;

/**
 * Where a text that plainly is UTF-8 stops being it; null for a text that is not. An old code page makes a letter of UTF-8 by
 * chance now and then, but never ten times as often as not.
 */
function whereUtf8Breaks(head: Uint8Array): number | null {
  let letters = 0;
  let broken = 0;
  let first = head.length;
  for (let at = 0; at < head.length; at++) {
    const byte = head[at] as number;
    if (byte < 0x80) continue;
    const length = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
    const rest = head.subarray(at + 1, at + length);
    if (length > 1 && byte < 0xf5 && rest.every((next) => (next & 0xc0) === 0x80)) {
      letters++;
      at += length - 1;
    } else if (broken++ === 0) first = at;
  }
  return letters > broken * 10 || (letters > 0 && broken === 0) ? first : null;
}

/** Whether every byte of the file is UTF-8. */
function isUtf8(file: TextBytes): boolean {
  let begun: Uint8Array = new Uint8Array();
  for (const chunk of file.chunks()) {
    const bytes = begun.length === 0 ? chunk : Buffer.concat([begun, chunk]);
    const end = bytes.length - lengthBegun(bytes);
    if (!isUtf8Text(bytes.subarray(0, end))) return false;
    // A copy, since the next piece overwrites this one; `slice` of a Buffer makes none.
    begun = Uint8Array.from(bytes.subarray(end));
  }
  return begun.length === 0;
}

/** How many bytes at the end begin a letter that is not whole. */
function lengthBegun(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
  }
  return 0;
}

/** What a page says of itself; it weighs less than a known heading, since many say what they are not. */
const SAYS_1258 = /<(?:meta\b[^<>]{0,200}\bcharset|\?xml\b[^<>]{0,200}\bencoding)\s*=\s*["']?\s*(?:windows-|x-cp|cp)1258\b/i;
const SAID = 500;
/** No row of headings is longer. */
const LONGEST_HEAD = 20_000;

/** How much a text looks like a Vietnamese list: known headings weigh most, then letters against marks no list has. */
function score(text: string): number {
  const letters = text.match(/[ạảấầẩẫậắằẳẵặẹẻẽếềểễệịọốồổỗộớờởỡợụủứừửữựỳỵỷỹđư]/giu)?.length ?? 0;
  const odd = text.match(/[¡-¿×÷\uFFFD\u0080-\u009F]/gu)?.length ?? 0;
  return mostHeadings(text) * HEADING + letters - odd * 2;
}

const HEADING = 1_000;

/** How many headings the row has that has most of them; `read` is what a cell says. */
function mostHeadings(text: string, read: (cell: string) => string = (cell) => cell): number {
  const page = /^\s*</.test(text);
  return text
    .split(page ? /<(?:tr|(?:\w+:)?row)\b/i : '\n', 40)
    .map((line) => line.slice(0, LONGEST_HEAD).split(page ? /<[^<>]*>?/ : /[,;\t|]/))
    .map((cells) => knownHeadings(cells.map((cell) => read(cell.replaceAll('"', '')))))
    .reduce((best, count) => Math.max(best, count), 0);
}

/** Most letters of VNI are those of another code page, so that its headings alone tell: "Maõ hoà sô" is "Mã hồ sơ". */
function scoreOfVni(text: string): number {
  const headings = mostHeadings(text, (cell) => (cell.length > LONGEST_VNI ? cell : (inFont(cell, 'vni') ?? cell)));
  return headings < FEWEST_OF_VNI ? 0 : headings * HEADING;
}

const FEWEST_OF_VNI = 3;
const LONGEST_VNI = 120;

/**
 * The text of the file, NFC, without its mark, in pieces that end with a line, or with a tag where `ends` says so: some programs write all of a page into one line.
 * @throws {IntakeError} `file-encoding` where the bytes do not fit the encoding, `file-format` for a text with null characters.
 */
export function* textOf(file: TextBytes, encoding: Encoding, ends: '\n' | '>' = '\n'): Generator<string> {
  const decoder = decoderOf(encoding);
  let carry = '';
  let first = true;
  const oldMac = endsLinesByReturn(file);
  const piece = (text: string): string => {
    const clean = (first ? text.replace(/^\uFEFF/, '') : text).normalize('NFC');
    first = false;
    if (clean.includes('\u0000')) {
      throw nullCharacters(file);
    }
    return clean;
  };
  try {
    for (const chunk of file.chunks()) {
      const decoded = decoder.write(chunk);
      const read = oldMac ? decoded.replaceAll('\r', '\n') : decoded;
      // In the new part alone: a line of megabytes would else be looked through with each.
      const end = read.lastIndexOf(ends) + 1;
      if (end > 0) yield piece(carry + read.slice(0, end));
      carry = end > 0 ? read.slice(end) : carry + read;
      if (carry.length > LONGEST_LINE) {
        throw fileFault('file-format', file.name, 'có dòng dài quá 11 MB', 'has a line of more than 11 MB');
      }
    }
    carry += oldMac ? decoder.end().replaceAll('\r', '\n') : decoder.end();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw fileFault('file-encoding', file.name, `không phải ${encoding} hợp lệ`, `is not valid ${encoding}`);
  }
  if (carry !== '') yield piece(carry);
}

/** Some programs on a Mac still end lines by a return alone, as its system of before 2001 did. */
function endsLinesByReturn(file: TextBytes): boolean {
  const head = file.head(SAMPLE);
  return head.includes(RETURN) && !head.includes(LINE_FEED);
}

const RETURN = 13;
const LINE_FEED = 10;
/** Longer than any row that is read: a cell of 10 MB is refused with its row alone. */
const LONGEST_LINE = 11 * 1024 * 1024;

function decoderOf(encoding: Encoding): { write: (chunk: Uint8Array) => string; end: () => string } {
  if (encoding === 'windows-1258' || encoding === 'tcvn' || encoding === 'windows-1252') {
    const decoder = iconv.getDecoder(encoding);
    return { write: (chunk) => decoder.write(Buffer.from(chunk)), end: () => decoder.end() ?? '' };
  }
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return { write: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() };
}
