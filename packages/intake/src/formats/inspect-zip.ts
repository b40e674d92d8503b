// Looks a zipped workbook over before it is read: its kind, its sheets, and whether it would unpack to more than a list can be.
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { endlessText, ofPages, protectedFile, unsafe } from './format-faults.ts';
import { cutOff, fileFault, SAVE_AGAIN, type IntakeError } from '../intake-error.ts';
import { SheetMarksReader, type SheetMarks } from './sheet-marks.ts';
import { shownStyles, type Shown } from './shown-numbers.ts';
import { XmlEnd } from './xml-end.ts';
import { overlap, packedBytes, startOfEntry, zipEntries, type ZipEntry } from './zip-directory.ts';

/** Two hundred thousand dossiers unpack to some 200 MB; more is a fault or an attack. */
const LARGEST_UNPACKED = 512 * 1024 * 1024;
/** Sheets pack 10 to 1, repeated blanks 1,000 to 1. */
const HIGHEST_RATIO = 100;
const SMALL = 8 * 1024 * 1024;
const MOST_ENTRIES = 2_000;
/** Excel puts 32,767 characters into a cell, of at most 6 bytes as XML; reading far longer ones takes time and memory without end. */
const LONGEST_TEXT = 1024 * 1024;
const TAG = 60;
/** The texts of an .xlsx are read at once, in five times their size: so many bytes of them are not pages. A text has four tags. */
const LARGEST_OF_PAGES = 32 * 1024 * 1024;
const PAGE_BY_TAG = 500;
const TEXTS = 'xl/sharedStrings.xml';
/** The parts that are unpacked at all; pictures, links to other files and what is embedded never are. */
const SHEET = /^xl\/worksheets\//i;
const READ = /^(?:xl\/(?:workbook|sharedStrings|styles|worksheets\/[^/]+)\.xml|content\.xml|styles\.xml|.*\.rels)$/i;

const STYLES = 'xl/styles.xml';
const PIECE = 1 << 20;

/** A workbook that may be read. */
export interface Inspected {
  /** Whether its days are counted from 1904, as Excel on old Macs did. */
  readonly from1904: boolean;
  readonly kind: 'xlsx' | 'ods';
  /** Bytes of all its parts. */
  readonly unpacked: number;
  readonly sheets: readonly { readonly name: string; readonly index: number; readonly hidden: boolean; readonly marks: SheetMarks }[];
}

/**
 * Judges a zip by its directory and the first bytes of its parts.
 * @throws {IntakeError} `file-format`, `file-encrypted`, `file-macros`, `file-unsafe`.
 */
export async function inspectZip(bytes: Uint8Array, file: string): Promise<Inspected> {
  const entries = zipEntries(bytes);
  if (!entries) throw incomplete(file);
  const names = new Set(entries.map((entry) => entry.name));
  if (isProtectedOds(bytes, entries)) throw protectedFile(file);
  const kind = names.has('xl/workbook.xml') ? 'xlsx' : names.has('content.xml') ? 'ods' : null;
  if (!kind) throw fileFault('file-format', file, 'không phải sổ tính .xlsx hay .ods', 'is no .xlsx or .ods workbook', SAVE_AGAIN);
  if (entries.some((entry) => entry.encrypted)) throw protectedFile(file);
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const bloated = entries.some((entry) => entry.unpacked > SMALL && entry.unpacked > entry.packed * HIGHEST_RATIO);
  if (total > LARGEST_UNPACKED || bloated) throw tooMuch(file);
  if (entries.length > MOST_ENTRIES) throw tooMany(file, entries.length);
  if (names.size < entries.length || overlap(entries) || entries.some(({ name, link }) => link || /^[\\/]|\.\./.test(name)))
    throw unsafe(file);
  if (entries.some(({ name }) => /vbaProject\.bin$|^Basic\/.*\.xml$/i.test(name) && name !== 'Basic/script-lc.xml')) throw macros(file);
  const marks = new Map<string, SheetMarks>();
  let styles: ReadonlyMap<number, Shown> = new Map();
  // What the styles show the sheets are read by.
  for (const entry of entries.toSorted((a, b) => Number(b.name === STYLES) - Number(a.name === STYLES))) {
    if (/\.(xml|rels)$/i.test(entry.name)) refuseDoctype(bytes, entry, file);
    if (!READ.test(entry.name)) continue;
    const read = new SheetMarksReader(styles);
    await checkWhileUnpacking(bytes, entry, file, SHEET.test(entry.name) ? read : null);
    marks.set(entry.name, read);
    if (entry.name === STYLES && entry.unpacked <= SMALL) styles = shownStyles(textOfEntry(bytes, entries, STYLES), unescaped);
  }
  const workbook = kind === 'xlsx' ? textOfEntry(bytes, entries, 'xl/workbook.xml') : '';
  const from1904 = /\bdate1904="(?:1|true)"/.test(workbook);
  return { kind, unpacked: total, from1904, sheets: kind === 'xlsx' ? sheetsOf(bytes, entries, workbook, marks) : [] };
}

/** LibreOffice packs an .ods with a password part by part, and since 2024 as a whole. */
function isProtectedOds(bytes: Uint8Array, entries: readonly ZipEntry[]): boolean {
  const manifest = entries.find(({ name }) => name === 'META-INF/manifest.xml');
  const start = manifest ? startOfEntry(bytes, manifest, 16 * 1024) : null;
  return start !== null && /<(?:\w{1,20}:)?encryption-data[\s>]/.test(Buffer.from(start).toString('latin1'));
}

/** A document type can define entities that read other files or grow without end; no spreadsheet program writes one. */
function refuseDoctype(bytes: Uint8Array, entry: ZipEntry, file: string): void {
  const start = startOfEntry(bytes, entry, 4_096);
  if (!start) throw damaged(file);
  if (/<!(?:DOCTYPE|ENTITY)/i.test(Buffer.from(start).toString('latin1').replaceAll('\u0000', ''))) throw unsafe(file);
}

/** Sizes in the directory can lie, so the bytes are counted, and the count stops where the lie begins; then they are held against their checksum. */
async function checkWhileUnpacking(bytes: Uint8Array, entry: ZipEntry, file: string, marks: SheetMarksReader | null): Promise<void> {
  let count = 0;
  let crc = 0;
  let lastTag = 0;
  let tags = 0;
  const fewTags = entry.name === TEXTS && entry.unpacked > LARGEST_OF_PAGES ? entry.unpacked / PAGE_BY_TAG : 0;
  const end = new XmlEnd();
  for await (const chunk of unpacked(bytes, entry, file)) {
    // From the last tag of all before it, looked for from as far on as a text may reach.
    for (let reach = lastTag + LONGEST_TEXT - count; reach < chunk.length; reach = lastTag + LONGEST_TEXT - count) {
      const tag = reach < 0 ? -1 : chunk.lastIndexOf(TAG, reach);
      if (tag < 0 || count + tag <= lastTag) throw endlessText(file);
      lastTag = count + tag;
    }
    const last = chunk.lastIndexOf(TAG);
    if (last >= 0) lastTag = count + last;
    for (let at = 0; tags < fewTags && (at = chunk.indexOf(TAG, at)) >= 0; at++) tags++;
    if ((count += chunk.length) > entry.unpacked) throw moreThanSaid(file);
    crc = crc32(chunk, crc);
    marks?.look(chunk);
    end.look(chunk);
  }
  if (count !== entry.unpacked || crc !== entry.crc) throw damaged(file);
  if (tags < fewTags) throw ofPages(file);
  // The zip is whole, and yet what was put into it was not.
  if (end.missing()) throw cutOff(file);
}

/** The bytes of an entry, a megabyte at a time. @throws {IntakeError} `file-format`. */
export async function* unpacked(bytes: Uint8Array, entry: ZipEntry, file: string): AsyncGenerator<Uint8Array> {
  const packed = packedBytes(bytes, entry);
  for (let at = 0; entry.method === 0 && at < packed.length; at += PIECE) yield packed.subarray(at, at + PIECE);
  if (entry.method === 0) return;
  if (entry.method !== 8) throw damaged(file);
  const inflate = createInflateRaw({ chunkSize: Math.min(PIECE, Math.max(1 << 12, entry.unpacked)) });
  inflate.end(packed);
  try {
    yield* inflate as AsyncIterable<Buffer>;
  } catch {
    throw damaged(file);
  }
}

function textOfEntry(bytes: Uint8Array, entries: readonly ZipEntry[], name: string): string {
  const entry = entries.find((e) => e.name === name);
  if (!entry) return '';
  const packed = packedBytes(bytes, entry);
  return Buffer.from(entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: SMALL })).toString('utf8');
}

function sheetsOf(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  workbook: string,
  marks: ReadonlyMap<string, SheetMarks>,
): Inspected['sheets'] {
  const parts = new Map(
    [...textOfEntry(bytes, entries, 'xl/_rels/workbook.xml.rels').matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g)].map(
      ([, attributes = '']) => [
        attributeOf(attributes, 'Id'),
        (attributeOf(attributes, 'Target') ?? '').replace(/^(?:\.\/)?(?!\/)/, '/xl/').slice(1),
      ],
    ),
  );
  return [...workbook.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].map(([, attributes = ''], index) => ({
    name: unescaped(attributeOf(attributes, 'name') ?? `${index + 1}`),
    index,
    hidden: /\bstate="(?:hidden|veryHidden)"/.test(attributes),
    marks: marks.get(parts.get(attributeOf(attributes, '\\w+:id')) ?? '') ?? new SheetMarksReader(),
  }));
}

const attributeOf = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];

const MARKS: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (all, code: string | undefined, name: string) =>
    code ? String.fromCodePoint(Number(code)) : (MARKS.get(name) ?? all),
  );

const incomplete = (file: string): IntakeError =>
  fileFault('file-format', file, 'bị hỏng hoặc chưa chép xong', 'is damaged or incomplete', SAVE_AGAIN);
const damaged = (file: string): IntakeError =>
  fileFault('file-format', file, 'bị hỏng, không giải nén được', 'is damaged and cannot be unpacked', SAVE_AGAIN);
const tooMuch = (file: string): IntakeError =>
  fileFault('file-unsafe', file, 'nở ra quá lớn khi giải nén', 'unpacks to too much', SAVE_AGAIN);
const tooMany = (file: string, parts: number): IntakeError =>
  fileFault(
    'file-unsafe',
    file,
    `có ${parts} phần bên trong, sổ tính không có nhiều như vậy`,
    `has ${parts} parts inside, as no workbook has`,
    SAVE_AGAIN,
  );
/** A bit that turned over makes a lie as well as an attacker does. */
const moreThanSaid = (file: string): IntakeError =>
  fileFault('file-unsafe', file, 'bị hỏng: giải nén ra nhiều hơn tệp tự ghi', 'is damaged: it unpacks to more than it says', SAVE_AGAIN);
const macros = (file: string): IntakeError =>
  fileFault('file-macros', file, 'có macro (mã lệnh)', 'holds macros', [
    'hãy lưu lại thành .xlsx không có macro rồi nhập lại',
    'save it as .xlsx without macros and import again',
  ]);
