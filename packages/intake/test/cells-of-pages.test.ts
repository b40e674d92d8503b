// Rows whose cells are pages, up to the 32,767 letters that a spreadsheet takes: few of them may wait at a time.
import { randomBytes } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parseMoment } from '@dunghen/core';
import { catalogueOf, usualProcedures } from '@dunghen/core/catalogue';
import { describe, expect, test } from 'vitest';
import { writeOds, writeXlsx } from 'hucre';
import { withUnit } from '../src/columns/term-in-heading.ts';
import { htmlTables } from '../src/formats/html-tables.ts';
import type { Row } from '../src/formats/csv-rows.ts';
import { InputFile } from '../src/formats/input-file.ts';
import { PackedRows } from '../src/formats/packed-rows.ts';
import { tablesOfXls, tablesOfZip } from '../src/formats/tables-of-workbook.ts';
import { cleanCell } from '../src/words/clean-cell.ts';
import { DaysShown } from '../src/list/days-shown.ts';
import { readList } from '../src/list/read-list.ts';
import { receiptOf } from '../src/list/receipt-of-row.ts';
import { PromisesBeyond } from '../src/observe/promises-beyond.ts';
import { UnknownWords } from '../src/observe/unknown-words.ts';
import { readChannel } from '../src/words/read-channel.ts';
import { readStatus } from '../src/words/read-status.ts';
import { saidWords } from '../src/words/said-words.ts';
import { saysExtended } from '../src/words/says-extended.ts';
import { isSyllable } from '../src/words/vietnamese-syllable.ts';
import { book, record, said, u32 } from './biff.ts';
import { desk } from './desk.ts';
import { workbook, zip } from './zip.ts';

const MB = 1024 * 1024;
const HEAD = ['Mã hồ sơ', 'Ngày tiếp nhận', 'Ngày hẹn trả', 'Ghi chú'];
/** A new text each time, that no other row shares. */
const page = (n: number): string => Buffer.alloc(32_000, `ghi chú ${n}\n`).toString('latin1');
const row = (n: number): readonly string[] => [`H-${n}`, '02/11/2026', '05/11/2026', page(n)];

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
/** Bytes of what lives. */
function heap(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

test('those by which the columns were found are forgotten before the rest is read', async () => {
  let held = 0;
  const list = await readList(
    {
      sheet: null,
      async *rows() {
        const before = heap();
        yield [{ row: 1, cells: HEAD }];
        for (let n = 2; n < 180; n++) yield [{ row: n, cells: row(n) }];
        held = heap() - before;
      },
    },
    'a.csv',
    { learned: null },
  );
  expect(list.rows.count).toBe(178);
  expect(held).toBeLessThan(3 * MB);
});

test('those of a web page wait packed while the others go by', () => {
  let held = 0;
  const [rows] = htmlTables(
    (function* () {
      const before = heap();
      yield '<table>';
      for (let n = 0; n < 200; n++) yield `<tr><td>H-${n}</td><td>${page(n)}</td></tr>`;
      held = heap() - before;
      yield '</table>';
    })(),
    'a.xls',
  );
  expect(rows?.count).toBe(200);
  // Of more than six; packs lie beside this heap.
  expect(held).toBeLessThan(MB);
});

test('those of an .ods wait packed until they are handed over', async () => {
  // Texts that do not pack a hundred to one, which is too much of a workbook.
  const text = (n: number): string =>
    Array.from({ length: 1_600 }, (_, k) => `ghi chú ${n} ${((n * 1_600 + k) * 7_919) % 1_000_003}`).join('\n');
  const rows = [HEAD, ...Array.from({ length: 400 }, (_, n) => [...row(n).slice(0, 3), text(n)])];
  const file = new InputFile(desk().file('a.ods', Buffer.from(await writeOds({ sheets: [{ name: 'S', rows }] }))));
  rows.length = 0;
  // What the first one loads of the program stays as well.
  await tablesOfZip(file);
  const before = heap();
  const [table] = await tablesOfZip(file);
  // Of more than twelve; how much of the last ones is not packed yet depends on the pieces that the file comes in.
  expect(heap() - before).toBeLessThan(3 * MB);
  file.close();
  for await (const [first] of table?.rows() ?? []) expect(first?.cells.length).toBe(4);
});

test('those of an .xls stay in the file until a cell asks for them, and wait packed', async () => {
  const cells = Array.from({ length: 100 }, (_, n) => record(0xfd, n, 0, 0, u32(n)));
  const texts = Array.from({ length: 100 }, (_, n) =>
    record(n === 0 ? 0xfc : 0x3c, ...(n === 0 ? [u32(100), u32(100)] : []), said(page(n))),
  );
  const file = new InputFile(desk().file('a.xls', book(texts, [{ name: 'S', records: cells }])));
  await tablesOfXls(file);
  const before = heap();
  const [table] = await tablesOfXls(file);
  // Of more than six.
  expect(heap() - before).toBeLessThan(MB);
  file.close();
  const read: string[] = [];
  for await (const rows of table?.rows() ?? []) read.push(...rows.map((one) => one.cells[0] as string));
  expect([read.length, read[99] === page(99)]).toEqual([100, true]);
});

test('what is read of them is no larger than they are', () => {
  const before = heap();
  const texts = Array.from({ length: 50 }, (_, n) => cleanCell(page(n), 'Ghi chú'));
  expect(heap() - before).toBeLessThan(10 * MB);
  expect(texts.at(-1)).toMatch(/^ghi \S+ 49 ghi \S+ 49 /);
});

test('those of a workbook are handed over a few at a time', async () => {
  const path = desk().file(
    'a.xlsx',
    Buffer.from(await writeXlsx({ sheets: [{ name: 'S', rows: [HEAD, ...Array.from({ length: 100 }, (_, n) => [...row(n)])] }] })),
  );
  const file = new InputFile(path);
  const [table] = await tablesOfZip(file);
  const batches: number[] = [];
  for await (const rows of table?.rows() ?? []) batches.push(rows.length);
  file.close();
  expect(batches.reduce((sum, count) => sum + count, 0)).toBe(101);
  expect(Math.max(...batches)).toBeLessThan(40);
});

test('those that wait to be written let go of their cells, which others keep', () => {
  const rows = new PackedRows();
  for (let n = 0; n < 30; n++) rows.add({ row: n, cells: row(n) });
  for (let n = 30; n < 230; n++) rows.add({ row: n, cells: [`H-${n}`] });
  for (const one of rows) {
    const { cells } = one;
    one.letGoOfPages();
    if (one.row < 24) expect(one.cells).not.toBe(cells);
    if (one.row > 60 && one.row < 200) expect(one.cells).toBe(cells);
    expect(one.cells).toEqual(cells);
  }
});

test('more of them than are held at once are refused with the cure', async () => {
  // Such as cannot be packed.
  const pages = Array.from({ length: 8 }, () => randomBytes(24_000).toString('base64'));
  let given = 0;
  const rows = async function* (): AsyncGenerator<readonly Row[]> {
    yield [{ row: 1, cells: HEAD }];
    for (let n = 2; n < 10_000; n++) yield [{ row: (given = n), cells: ['H-1', '02/11/2026', '05/11/2026', pages[n % 8] as string] }];
  };
  await expect(readList({ sheet: null, rows }, 'a.csv', { learned: null })).rejects.toMatchObject({
    code: 'file-unsafe',
    message: 'Tệp a.csv có quá nhiều ô dài hàng trang; hãy bỏ cột có những ô ấy rồi nhập lại.',
  });
  expect(given).toBeLessThan(7_000);
});

test('a workbook of more of them than can be read at once is refused with its cure, before it is read', async () => {
  const texts = Buffer.alloc(33 * MB, `<si><t>${page(1)}</t></si>`);
  const path = desk().file('a.xlsx', zip(workbook('<sheetData/>', [{ name: 'xl/sharedStrings.xml', content: texts, stored: true }])));
  const file = new InputFile(path);
  await expect(tablesOfZip(file)).rejects.toThrow(
    'Tệp a.xlsx có quá nhiều ô dài hàng trang; hãy bỏ cột có những ô ấy, hoặc lưu thành "CSV UTF-8", rồi nhập lại.',
  );
  file.close();
});

describe('of those in columns that are read nothing is remembered:', () => {
  const moment = parseMoment('2026-11-02');
  const days = new DaysShown({ columns: new Map([['receivedAt', 0]]) });
  const words = new UnknownWords();
  const beyond = new PromisesBeyond();
  const catalogue = catalogueOf(usualProcedures());
  test.each<readonly [string, (text: string) => unknown]>([
    ['a status', (text) => [readStatus(text), saysExtended(text), words.status(text)]],
    ['a way of handing in', (text) => [readChannel(text), words.channel(text)]],
    ['a term', (text) => [withUnit(text, 'Thời hạn'), words.term(text)]],
    ['a date', (text) => days.look([text])],
    ['a procedure', (text) => [catalogue('', text), beyond.look({ procedureName: text, received: moment, promised: moment } as never)]],
    ['a receipt', (text) => receiptOf({ code: 'A-1', received: moment, procedureName: text.slice(0, 4_999) } as never)],
    ['words without a blank', (text) => [saidWords(text.replaceAll(' ', '_').slice(0, 9_000)), isSyllable(text.slice(5, 9_000))]],
  ])('%s', (_, read) => {
    const before = heap();
    for (let n = 0; n < 40; n++) read(page(n));
    // Of some two megabytes.
    expect(heap() - before).toBeLessThan(0.3 * MB);
  });
});
