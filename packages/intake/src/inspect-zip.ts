// Looks a zipped workbook over before it is read: its kind, its sheets, and whether it would unpack to more than a list can be.
import { createInflateRaw, inflateRawSync } from 'node:zlib';
import { fileFault, SAVE_AGAIN, type IntakeError } from './intake-error.ts';
import { startOfEntry, zipEntries, type ZipEntry } from './zip-directory.ts';

/** Two hundred thousand dossiers unpack to some 200 MB; more is a fault or an attack. */
const LARGEST_UNPACKED = 512 * 1024 * 1024;
/** Sheets pack 10 to 1, repeated blanks 1,000 to 1. */
const HIGHEST_RATIO = 100;
const SMALL = 8 * 1024 * 1024;
const MOST_ENTRIES = 2_000;
/** Entries that cannot unpack to more than 64 MB whatever their header says need no counting. */
const HARMLESS = 64 * 1024;

/** A workbook that may be read. */
export interface Inspected {
  readonly kind: 'xlsx' | 'ods';
  readonly sheets: readonly { readonly name: string; readonly index: number; readonly hidden: boolean }[];
}

/**
 * Judges a zip by its directory and the first bytes of its parts.
 * @throws {IntakeError} `file-format`, `file-encrypted`, `file-macros`, `file-unsafe`.
 */
export async function inspectZip(bytes: Uint8Array, file: string): Promise<Inspected> {
  const entries = zipEntries(bytes);
  if (!entries) throw fileFault('file-format', file, 'bị hỏng hoặc chưa chép xong', 'is damaged or incomplete', SAVE_AGAIN);
  const names = new Set(entries.map((entry) => entry.name));
  const kind = names.has('xl/workbook.xml') ? 'xlsx' : names.has('content.xml') ? 'ods' : null;
  if (!kind) throw fileFault('file-format', file, 'không phải sổ tính .xlsx hay .ods', 'is no .xlsx or .ods workbook', SAVE_AGAIN);
  if (entries.some((entry) => entry.encrypted)) throw protectedFile(file);
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const bloated = entries.some((entry) => entry.unpacked > SMALL && entry.unpacked > entry.packed * HIGHEST_RATIO);
  if (total > LARGEST_UNPACKED || bloated || entries.length > MOST_ENTRIES) throw tooMuch(file);
  if (names.size < entries.length || entries.some(({ name }) => name.startsWith('/') || name.includes('..'))) throw unsafe(file);
  if (entries.some(({ name }) => /vbaProject\.bin$|^Basic\/.*\.xml$/i.test(name) && name !== 'Basic/script-lc.xml')) throw macros(file);
  for (const entry of entries) {
    if (/\.(xml|rels)$/i.test(entry.name)) refuseDoctype(bytes, entry, file);
    if (entry.packed > HARMLESS) await countWhileUnpacking(bytes, entry, file);
  }
  return { kind, sheets: kind === 'xlsx' ? sheetsOf(textOfEntry(bytes, entries, 'xl/workbook.xml') ?? '') : [] };
}

/** A document type can define entities that read other files or grow without end; no spreadsheet program writes one. */
function refuseDoctype(bytes: Uint8Array, entry: ZipEntry, file: string): void {
  const start = startOfEntry(bytes, entry, 4_096);
  if (!start) throw fileFault('file-format', file, 'bị hỏng, không giải nén được', 'is damaged and cannot be unpacked', SAVE_AGAIN);
  if (/<!(?:DOCTYPE|ENTITY)/i.test(Buffer.from(start).toString('latin1').replaceAll('\u0000', ''))) throw unsafe(file);
}

/** Sizes in the directory can lie, so the bytes are counted, and the count stops where the lie begins. */
async function countWhileUnpacking(bytes: Uint8Array, entry: ZipEntry, file: string): Promise<void> {
  if (entry.method !== 8) return;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const inflate = createInflateRaw({ chunkSize: 1 << 20 });
  let count = 0;
  inflate.end(bytes.subarray(start, start + entry.packed));
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) if ((count += chunk.length) > entry.unpacked) break;
  } catch {
    throw fileFault('file-format', file, 'bị hỏng, không giải nén được', 'is damaged and cannot be unpacked', SAVE_AGAIN);
  }
  if (count > entry.unpacked) throw tooMuch(file);
}

function textOfEntry(bytes: Uint8Array, entries: readonly ZipEntry[], name: string): string | undefined {
  const entry = entries.find((e) => e.name === name);
  if (!entry) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  return Buffer.from(entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: SMALL })).toString('utf8');
}

function sheetsOf(workbook: string): Inspected['sheets'] {
  return [...workbook.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].map(([, attributes = ''], index) => ({
    name: unescaped(/\bname="([^"]*)"/.exec(attributes)?.[1] ?? `${index + 1}`),
    index,
    hidden: /\bstate="(?:hidden|veryHidden)"/.test(attributes),
  }));
}

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

const tooMuch = (file: string): IntakeError =>
  fileFault('file-unsafe', file, 'nở ra quá lớn khi giải nén', 'unpacks to too much', SAVE_AGAIN);
const unsafe = (file: string): IntakeError =>
  fileFault('file-unsafe', file, 'có phần không an toàn bên trong', 'holds unsafe parts', SAVE_AGAIN);
const protectedFile = (file: string): IntakeError => fileFault('file-encrypted', file, 'có mật khẩu', 'has a password', SAVE_AGAIN);
const macros = (file: string): IntakeError =>
  fileFault('file-macros', file, 'có macro (mã lệnh)', 'holds macros', [
    'hãy lưu lại thành .xlsx không có macro rồi nhập lại',
    'save it as .xlsx without macros and import again',
  ]);
