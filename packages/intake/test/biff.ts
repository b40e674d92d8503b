// Writes an Excel file of before 2007, record by record, as a trial needs it.

/** One record. */
export const record = (kind: number, ...parts: readonly (Buffer | number)[]): Buffer => {
  const data = Buffer.concat(parts.map((part) => (typeof part === 'number' ? u16(part) : part)));
  return Buffer.concat([u16(kind), u16(data.length), data]);
};

export function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

export function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

/** Letters behind what tells how wide they are. */
export const letters = (text: string): Buffer => Buffer.concat([Buffer.from([1]), Buffer.from(text, 'utf16le')]);
export const said = (text: string): Buffer => Buffer.concat([u16(text.length), letters(text)]);

const BEGIN = 0x809;
const END = record(0x0a);
const begin = (kind: number): Buffer => record(BEGIN, 0x600, kind, 0, 0, u32(0), u32(0));

/** The workbook of sheets with these records. */
export function book(
  globals: readonly Buffer[],
  sheets: readonly { readonly name: string; readonly records: readonly Buffer[] }[],
): Buffer {
  const bodies = sheets.map(({ records }) => Buffer.concat([begin(0x10), ...records, END]));
  const told = (at: number): readonly Buffer[] =>
    sheets.map(({ name }, i) => {
      const place = bodies.slice(0, i).reduce((sum, body) => sum + body.length, at);
      return record(0x85, u32(place), 0, Buffer.from([name.length]), letters(name));
    });
  const start = Buffer.concat([begin(5), ...globals]);
  const length = start.length + Buffer.concat([...told(0)]).length + END.length;
  return inContainer(Buffer.concat([start, ...told(length), END, ...bodies]));
}

const SECTOR = 512;
const FREE = 0xffffffff;
const LAST = 0xfffffffe;

/** The small file system around it: a directory, the workbook, and the table of sectors behind them. */
function inContainer(stream: Buffer): Buffer {
  const whole = Buffer.concat([stream, Buffer.alloc(Math.max(4_096 - stream.length, (SECTOR - (stream.length % SECTOR)) % SECTOR))]);
  const sectors = Math.ceil(whole.length / SECTOR);
  const tables = Math.ceil((sectors + 1) / 127);
  const chain = [
    LAST,
    ...Array.from({ length: sectors }, (_, i) => (i === sectors - 1 ? LAST : i + 2)),
    ...Array.from({ length: tables }, () => 0xfffffffd),
  ];
  const table = Buffer.alloc(tables * SECTOR, 0xff);
  for (const [i, next] of chain.entries()) table.writeUInt32LE(next, i * 4);
  const head = Buffer.alloc(SECTOR, 0);
  Buffer.from('D0CF11E0A1B11AE1', 'hex').copy(head);
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    head.writeUInt16LE(value, at);
  for (const [at, value] of [
    [44, tables],
    [48, 0],
    [56, 4_096],
    [60, LAST],
    [64, 0],
    [68, LAST],
    [72, 0],
  ] as const)
    head.writeUInt32LE(value, at);
  for (let i = 0; i < 109; i++) head.writeUInt32LE(i < tables ? sectors + 1 + i : FREE, 76 + i * 4);
  const entry = (name: string, kind: number, first: number, size: number, child: number): Buffer => {
    const bytes = Buffer.alloc(128);
    bytes.write(name, 'utf16le');
    bytes.writeUInt16LE((name.length + 1) * 2, 64);
    bytes[66] = kind;
    for (const at of [68, 72]) bytes.writeUInt32LE(FREE, at);
    bytes.writeUInt32LE(child, 76);
    bytes.writeUInt32LE(first, 116);
    bytes.writeUInt32LE(size, 120);
    return bytes;
  };
  const directory = Buffer.concat([entry('Root Entry', 5, LAST, 0, 1), entry('Workbook', 2, 1, whole.length, FREE), Buffer.alloc(256)]);
  return Buffer.concat([head, directory, whole.subarray(0, sectors * SECTOR), Buffer.alloc(sectors * SECTOR - whole.length), table]);
}
