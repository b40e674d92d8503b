// An .ods workbook as its reader can follow it. Rows that stand in a group, as subtotals make them, or are repeated on each printed page would be passed over in silence, the headings among them.
import { crc32, inflateRawSync } from 'node:zlib';
import { packedBytes, zipEntries, type ZipEntry } from './zip-directory.ts';

/** What may stand around rows; a row says itself where it is. */
const AROUND_ROWS = /<\/?(?:\w+:)?(?:table-row-group|table-header-rows|table-rows)(?:\s[^<>]*)?>/g;
/** A cell with a number, and the one short text it is shown as. */
const NUMBER =
  /(?<=<(?:\w+:)?table-cell)(\s[^<>]{0,500}\bvalue-type="float"[^<>]{0,500})(?=>\s*<(?:\w+:)?p(?:\s[^<>]{0,200})?>([^<]{1,300})<\/(?:\w+:)?p>\s*<\/(?:\w+:)?table-cell>)/g;
const WHOLE = /\s(?:\w+:)?value="(\d{1,15})"/;
/** Only easier to read, with as many decimals as may be. */
const PLAIN_NUMBER = /^\s*[-+]?(?:[1-9]\d*|\d{1,3}(?:[.,\s]\d{3})+|0)(?:[.,]\d+)?\s*$/;

const CONTENT = 'content.xml';
/** What tells a reader that the zip is an .ods workbook. */
const TYPE = 'mimetype';

/** A workbook whose rows are all in one line, and the names of its hidden sheets. */
export interface FlatOds {
  readonly bytes: Uint8Array;
  readonly hidden: ReadonlySet<string>;
  /** How many rows with something in them are only said to be there again: a word can say a million of them. */
  readonly repeats: number;
}

/** Takes what stands around rows away and has numbers as they are shown; a workbook with nothing of it is handed back as it is. The zip was inspected before. */
export function flatOds(bytes: Uint8Array): FlatOds {
  const entries = zipEntries(bytes) as readonly ZipEntry[];
  const part = (name: string): Uint8Array | null => {
    const entry = entries.find((one) => one.name === name);
    return entry ? unpack(bytes, entry) : null;
  };
  const content = part(CONTENT);
  if (!content) return { bytes, hidden: new Set(), repeats: 0 };
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('utf8');
  const flat = asShown(text.replace(AROUND_ROWS, ''));
  const hidden = hiddenTables(text);
  const repeats = repeatsIn(text);
  if (flat === text) return { bytes, hidden, repeats };
  const whole = [
    [TYPE, part(TYPE) ?? Buffer.from('application/vnd.oasis.opendocument.spreadsheet')],
    [CONTENT, Buffer.from(flat)],
  ] as const;
  return { bytes: storedZip(whole), hidden, repeats };
}

/** Numbers that a format shows with zeros or words are texts, as the officer sees them: "BN-011/2026" is no 11. */
const asShown = (content: string): string =>
  content.replace(NUMBER, (cell: string, _: string, text: string) => {
    const number = WHOLE.exec(cell)?.[1];
    if (number === undefined || PLAIN_NUMBER.test(text) || !text.replace(/\D/g, '').includes(number)) return cell;
    return cell.replaceAll('value-type="float"', 'value-type="string"');
  });

function unpack(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const packed = packedBytes(bytes, entry);
  return entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) });
}

/** The row tag that says so, for numbers worth a look. */
const REPEATED = /<(?:\w+:)?table-row\s(?:[^<>]*\s)?(?:\w+:)?number-rows-repeated="(\d{3,})"[^<>]*(?<!\/)>/g;
const ROW_END = /<\/(?:\w+:)?table-row>/g;
const SAYS_SOMETHING = /<(?:\w+:)?p[\s>]|\svalue=|:value=/;

function repeatsIn(content: string): number {
  let repeats = 0;
  for (const { 0: tag, 1: times, index } of content.matchAll(REPEATED)) {
    ROW_END.lastIndex = index + tag.length;
    const end = ROW_END.exec(content)?.index ?? content.length;
    if (SAYS_SOMETHING.test(content.slice(index + tag.length, end))) repeats += Number(times);
  }
  return repeats;
}

const TABLE_STYLE = /<(?:\w+:)?style\s([^<>]*?)(?:\/>|>\s*<(?:\w+:)?table-properties\s([^<>]*?)\/?>)/g;
const TABLE = /<(?:\w+:)?table\s([^<>]*)>/g;

/** A sheet is hidden by its style. */
function hiddenTables(content: string): ReadonlySet<string> {
  const styles = new Set(
    [...content.matchAll(TABLE_STYLE)].flatMap(([, style = '', properties = '']) =>
      /\bdisplay="false"/.test(properties) ? [attribute(style, 'name')] : [],
    ),
  );
  if (styles.size === 0) return new Set();
  const hidden = [...content.matchAll(TABLE)].flatMap(([, table = '']) =>
    styles.has(attribute(table, 'style-name')) ? [attribute(table, 'name')] : [],
  );
  return new Set(hidden.map(unescaped));
}

const attribute = (attributes: string, name: string): string => new RegExp(`(?:^|[\\s:])${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';

const MARKS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };
const unescaped = (text: string): string => text.replace(/&(?:lt|gt|quot|apos|amp);/g, (mark) => MARKS[mark] as string);

const VERSION = 20;
const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_HEADER = 0x02014b50;
const DIRECTORY_END = 0x06054b50;

/** A zip whose parts are stored as they are, for a reader in this process alone. */
function storedZip(parts: readonly (readonly [name: string, data: Uint8Array])[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, data] of parts) {
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(VERSION, 0);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(path.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    locals.push(signature(LOCAL_HEADER), common, path, Buffer.from(data.buffer, data.byteOffset, data.byteLength));
    directory.push(signature(DIRECTORY_HEADER), Buffer.from([VERSION, 0]), common, tail, path);
    offset += 4 + common.length + path.length + data.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, list, signature(DIRECTORY_END), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
