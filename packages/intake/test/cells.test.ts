// Single cells, words and parts: what each says by itself, at the edges where a list seldom goes.
import { describe, expect, test } from 'vitest';
import { formatDay } from '@dunghen/core';
import { readOfficeDate } from '@dunghen/intake';
import { saysNoDate } from '../src/words/office-date.ts';
import { isFailure, textOfCell, textOfCellFrom1904 } from '../src/formats/cell-text.ts';
import { columnLetter } from '../src/columns/find-columns.ts';
import { readEntities } from '../src/formats/html-entities.ts';
import { htmlTables } from '../src/formats/html-tables.ts';
import { isBareNumber, withUnit } from '../src/columns/term-in-heading.ts';
import { isSyllable } from '../src/words/vietnamese-syllable.ts';
import { XmlEnd } from '../src/formats/xml-end.ts';

test('a cell of a workbook is the text an officer would have typed', () => {
  expect([true, false, null, 12.5, 2 ** 60, 'a\u0301'].map(textOfCell)).toEqual([
    'TRUE',
    'FALSE',
    '',
    '12.5',
    '1.152921504606847e+18',
    'á',
  ]);
  expect([new Date('2026-11-20'), new Date('2026-11-20T08:29:59.999Z'), new Date(Number.NaN)].map(textOfCell)).toEqual([
    '2026-11-20',
    '2026-11-20T08:30:00',
    '',
  ]);
  // Four years apart in the two counts: neither is taken.
  expect([44_000, 12, 'a'].map(textOfCellFrom1904)).toEqual(['44000 (1904)', '12', 'a']);
  expect(['#N/A', '#REF!', 'Err:502', '#1', 'Err', 'Em'].map(isFailure)).toEqual([true, true, true, false, false, false]);
});

test('a date with a time that no clock shows is none, and one with letters among its digits neither', () => {
  expect(formatDay(readOfficeDate('20/11/2026 23:59:59').on)).toBe('2026-11-20');
  for (const text of [
    '20/11/2026 24:00',
    '20/11/2026 12:60',
    '20/11/2026 12:00:60',
    'a0/11/2026',
    '20/1b/2026',
    '20/11/2026x12:00',
    '20/11/2026 12:00x30',
  ])
    expect(() => readOfficeDate(text), text).toThrow(expect.objectContaining({ code: 'bad-date' }));
});

test('a column is named by the letter a spreadsheet shows, also beyond Z', () => {
  expect([0, 25, 26, 27, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
});

test('an entity is the letter it means, and what names none stays as it stands', () => {
  expect(readEntities('H&#7891; s&#x1A1; A &amp; B')).toBe('Hồ sơ A & B');
  expect(readEntities('&khong; &#9999999; &#xFFFFFF; A&B')).toBe('&khong; &#9999999; &#xFFFFFF; A&B');
});

describe('a term', () => {
  test.each([
    ['Không quá 03 (ba) ngày làm việc.', '03 ngày làm việc'],
    ['15 (mười lăm) ngày làm việc', '15 ngày làm việc'],
    ['10 (mười) ngày làm việc', '10 ngày làm việc'],
    ['24 (hai mươi tư) ngày làm việc', '24 ngày làm việc'],
    ['21 (hai mươi mốt) ngày làm việc', '21 ngày làm việc'],
    ['25 (hai mươi nhăm) ngày làm việc', '25 ngày làm việc'],
    ['7 (bẩy) ngày làm việc', '7 ngày làm việc'],
    ['17 (mười bảy) ngày làm việc', '17 ngày làm việc'],
  ])('%j says its number twice and is %j', (term, read) => expect(withUnit(term, 'Thời hạn')).toBe(read));

  test('whose number and words differ is left as it stands, for the fault to quote', () => {
    expect(withUnit('15 (mười bốn) ngày làm việc', 'Thời hạn')).toBe('15 (mười bốn) ngày làm việc');
    expect(withUnit('5 (mốt) ngày làm việc', 'Thời hạn')).toBe('5 (mốt) ngày làm việc');
  });

  test('takes its unit from the heading, and reads as before where more kinds were met than are remembered', () => {
    const heading = 'Thời hạn (ngày làm việc)';
    for (let n = 1; n <= 600; n++) expect(withUnit(String(n), heading)).toBe(`${n} ngày làm việc`);
    expect([withUnit('1', heading), withUnit('600', heading), withUnit('5', 'Thời hạn'), withUnit('5', undefined)]).toEqual([
      '1 ngày làm việc',
      '600 ngày làm việc',
      '5',
      '5',
    ]);
    expect([isBareNumber('999'), isBareNumber('1000')]).toEqual([true, false]);
  });
});

test('a word is a syllable or none, however many words were asked before it', () => {
  const asked = (): readonly boolean[] => ['Nguyễn', 'NguyÔn', 'nghiêng'].map(isSyllable);
  const before = asked();
  expect(before).toEqual([true, false, true]);
  for (let i = 0; i < 20_100; i++) isSyllable(`x${i}`);
  expect(asked()).toEqual(before);
  expect(isSyllable('khuyển')).toBe(true);
});

describe('the end of an XML part', () => {
  const isCut = (xml: string): boolean => {
    const end = new XmlEnd();
    for (const piece of xml.match(/[^]{1,700}/g) ?? []) end.look(Buffer.from(piece));
    return end.missing();
  };
  test.each([
    ['<a>x</a>', false],
    ['<a>x</a \n>', false],
    ['<a/>', false],
    ['<!-- <b> --><a>x</a>', false],
    ['no element', false],
    [`<a>${'x'.repeat(5_000)}</a>`, false],
    [`<a>${'x'.repeat(5_000)}`, true],
    ['<a>x</a', true],
    ['<a><b/>', true],
    ['<a>', true],
  ])('%j is told', (xml, cut) => expect(isCut(xml)).toBe(cut));
});

describe('a table of a web page', () => {
  const rowsOf = (html: string): readonly (readonly string[])[] =>
    htmlTables([html], 'a.xls').flatMap((rows) => Array.from(rows, ({ cells }) => cells));

  test('with ends of rows and cells that never began has the rows that did', () => {
    expect(rowsOf('<table></td></tr><tr><td>A<td>B</tr></tr></table>')).toEqual([['A', 'B']]);
  });

  test('whose cell reaches over all the rest is a background there, and no value of each row', () => {
    expect(rowsOf('<table><tr><td rowspan=0>A</td><td>1</td></tr><tr><td>2</td></tr></table>')).toEqual([
      ['A', '1'],
      ['', '2'],
    ]);
    expect(rowsOf('<table><tr><td colspan="2">A</td><td>1</td></tr></table>')).toEqual([['A', '', '1']]);
  });
});

describe('that there is no date is read also with accents beside their letters', () => {
  test.each(['chưa có kết quả', 'Chưa xác định', 'KHÔNG XÁC ĐỊNH', 'đang xử lý', 'không có'])('%s', (text) => {
    expect([text.normalize('NFC'), text.normalize('NFD')].map(saysNoDate)).toEqual([true, true]);
  });
  test.each([
    ['--', '———', '/ /', '…./…./….', '__/__/____', '…/…/20…', 'NaT', 'nan', 'None', 'Chưa có KQ', 'Chưa trả KQ', 'Đang giải quyết'],
    ['31/12/9999 23:59:59', '1/1/1753', '01/01/1970 07:00:00', '1970-01-01T00:00:00', '0001-01-01 00:00:00.0000000 +00:00', '9999-12-31'],
  ])('from %s …', (...texts) => {
    for (const text of texts) expect.soft(saysNoDate(text), text).toBe(true);
  });
  test.each([
    ['chưa có kết quả xác minh', '20/11/2026', '//', '-//-', '…/11/2026', '…/…/2026', '31/12/1999', '01/02/1970', '31/12/2099', '-5'],
    ['Đang giải quyết bước 2'],
  ])('and not from %s …', (...texts) => {
    for (const text of texts) expect.soft(saysNoDate(text.normalize('NFD')), text).toBe(false);
  });
});
