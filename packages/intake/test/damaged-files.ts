// Real lists with damage done to them, the same damage for the same number: bytes of the file, or of a part inside it that is packed again as if nothing had happened.
import { readdirSync, readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { packedBytes, zipEntries } from '../src/formats/zip-directory.ts';
import { zip, type Part } from './zip.ts';

const FOLDERS = ['files/', 'layouts/'].map((name) => new URL(name, import.meta.url));
const SOURCES = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(?:xlsx|xlsb|xls|ods|csv)$/.test(name))
    .toSorted()
    .map((name) => ({ name, bytes: readFileSync(new URL(name, folder)) })),
);

/** What breaks readers: ends of markup, of quotes, of numbers and of alphabets. */
const TOKENS = [
  '<',
  '>',
  '"',
  '&',
  '&#0;',
  '&#1114112;',
  ']]>',
  '<![CDATA[',
  '<!--',
  '<c r="XFD1048576"><v>1</v></c>',
  '<row r="99999999">',
  'r="A0"',
  '</row>',
  '</sheetData>',
  't="s"',
  '<v>-1</v>',
  '<v>1e999</v>',
  '<f>1+1</f>',
  '<table><tr>',
  '<td rowspan=3 colspan=2>',
  '</table>',
  '<script>',
  '\u0000',
  '\uFEFF',
  '\r',
  '\n',
  ',',
  ';',
  '\t',
  '""',
  '={1}',
  '#REF!',
  '99999999999999999999',
  '31/02/2026',
  '11/20/2026',
  '__proto__',
  '\u202E',
  '\uD800',
  'Mã hồ sơ',
  'Ngày tiếp nhận',
  ' '.repeat(5_000),
  'x'.repeat(40_000),
] as const;

/** Numbers that look like chance and are the same for the same seed (mulberry32). */
export function dice(seed: number): (sides: number) => number {
  let state = seed | 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

/** The damaged file of a number. */
export function damagedFile(seed: number): { readonly name: string; readonly bytes: Buffer } {
  const roll = dice(seed);
  const source = SOURCES[roll(SOURCES.length)] as (typeof SOURCES)[number];
  const parts = roll(4) > 0 ? partsOf(source.bytes) : null;
  if (!parts) {
    const bytes = damaged(source.bytes, roll);
    // Half a letter stops a text at the door: mostly it is taken out, so that what lies behind is tried too.
    const text = /\.csv$|trang-web/.test(source.name) && roll(4) > 0;
    return { name: source.name, bytes: text ? Buffer.from(bytes.toString('utf8').replaceAll('\uFFFD', '')) : bytes };
  }
  const hurt = roll(parts.length);
  const hit = parts.findIndex(({ name }, i) => i >= hurt && /sheet|content|shared|workbook/i.test(name));
  const bytes = zip(
    parts.map((part, i) => (i === (hit < 0 ? hurt : hit) ? { ...part, content: damaged(Buffer.from(part.content), roll) } : part)),
  );
  return { name: source.name, bytes };
}

function damaged(whole: Buffer, roll: (sides: number) => number): Buffer {
  let bytes = Buffer.from(whole);
  for (let hits = 1 + roll(3); hits > 0; hits--) {
    const at = roll(bytes.length + 1);
    const length = 1 + roll(Math.max(1, Math.min(roll(4) === 0 ? 400 : 12, bytes.length - at)));
    const [before, piece, after] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)];
    const other = SOURCES[roll(SOURCES.length)] as (typeof SOURCES)[number];
    const from = roll(other.bytes.length);
    bytes = Buffer.concat(
      [
        (): Buffer[] => [before, Buffer.from(Array.from(piece, (byte) => byte ^ (1 << roll(8)))), after],
        (): Buffer[] => [before, after],
        (): Buffer[] => [before, piece, piece, after],
        (): Buffer[] => [before, Buffer.from(TOKENS[roll(TOKENS.length)] ?? ''), after],
        (): Buffer[] => [before, Buffer.from(TOKENS[roll(TOKENS.length)] ?? ''), piece, after],
        (): Buffer[] => [before, other.bytes.subarray(from, from + length), after],
        (): Buffer[] => [before, Buffer.from(Array.from({ length: Math.min(length, 40) }, () => roll(256))), after],
        (): Buffer[] => (roll(2) === 0 ? [before] : [before, Buffer.from(piece.toReversed()), after]),
        (): Buffer[] => [before, Buffer.concat(Array.from({ length: 1 + roll(200) }, () => piece)), after],
      ][roll(9)]?.() ?? [bytes],
    );
  }
  return bytes;
}

function partsOf(bytes: Buffer): readonly Part[] | null {
  const entries = bytes[0] === 0x50 && bytes[1] === 0x4b ? zipEntries(bytes) : null;
  if (!entries) return null;
  return entries.map((entry) => {
    const packed = packedBytes(bytes, entry);
    return { name: entry.name, content: entry.method === 0 ? Buffer.from(packed) : inflateRawSync(packed) };
  });
}
