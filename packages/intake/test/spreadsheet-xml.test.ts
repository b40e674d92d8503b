import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readIntakeFile } from '@dunghen/intake';
import { desk } from './desk.ts';

const STYLES = `<Styles><Style ss:ID="Default" ss:Name="Normal"/><Style ss:ID="s1"><NumberFormat ss:Format="dd/mm/yyyy\\ hh:mm"/></Style>
  <Style ss:ID="s2"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="s3"><NumberFormat ss:Format="0.00"/></Style><Style ss:ID="s4"><NumberFormat ss:Format="&quot;BN-&quot;000"/></Style></Styles>`;

/** A file as Excel 2003 writes it. */
const book = (sheets: string, { encoding = 'UTF-8', before = '', settings = '' } = {}): string =>
  `<?xml version="1.0" encoding="${encoding}"?>\r\n<?mso-application progid="Excel.Sheet"?>\r\n${before}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">${settings}${STYLES}${sheets}</Workbook>\r\n`;
const sheet = (rows: string, name = 'Danh sách', options = ''): string =>
  `<Worksheet ss:Name="${name}"><Table ss:ExpandedColumnCount="4" x:FullColumns="1"><Column ss:Width="90"/>${rows}</Table>${options}</Worksheet>`;
const hidden = '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>';
const cell = (value: string, attributes = '', type = 'String'): string =>
  `<Cell${attributes}><Data ss:Type="${type}">${value}</Data></Cell>`;
const row = (...cells: readonly string[]): string => `<Row>${cells.join('')}</Row>`;
const HEAD = row(...['Mã hồ sơ', 'Ngày tiếp nhận', 'Thời hạn giải quyết', 'Đơn vị xử lý'].map((text) => cell(text)));
const RECEIVED = cell('2026-11-02T00:00:00.000', ' ss:StyleID="s2"', 'DateTime');
const dossier = (code: string, received = RECEIVED, unit = ''): string => row(cell(code), received, cell('3 ngày làm việc'), unit);

describe('an XML Spreadsheet 2003', () => {
  test.each(['a.xls', 'a.xml'])('named %s is a list', async (name) => {
    const { file, bring, clockOf } = desk();
    const path = file(name, book(sheet(HEAD + dossier('H-1') + row() + dossier('H-2'))));
    expect(await bring(path)).toMatchObject({ sheet: 'Danh sách', rows: 2, created: 2, rejected: 0 });
    expect((await clockOf('H-1'))?.receipt.at).toBe('2026-11-02');
    expect(await bring(path)).toMatchObject({ created: 0, unchanged: 2 });
  });

  test('shows a number as its format does, and a text as it stands', async () => {
    const { file, bring, store } = desk();
    const rows = [cell('11', ' ss:StyleID="s4"', 'Number'), cell('12', ' ss:StyleID="s4"')].map((code) =>
      row(code, RECEIVED, cell('3 ngày làm việc')),
    );
    expect(await bring(file('a.xls', book(sheet(HEAD + rows.join('')))))).toMatchObject({ created: 2, rejected: 0 });
    for (const code of ['BN-011', '12']) expect.soft(await store.dossier(code), code).not.toBeNull();
  });

  test.each([
    ['its column', '<Column ss:StyleID="s4"/>', '', ''],
    ['one of several columns alike', '<Column ss:StyleID="s4" ss:Span="2"/>', '', ''],
    ['itself before its column', '<Column ss:StyleID="s2"/>', ' ss:StyleID="s4"', ''],
    ['its row before its column', '<Column ss:StyleID="s2"/>', '', ' ss:StyleID="s4"'],
    ['the style that its own is made from', '', ' ss:StyleID="s6"', ''],
    ['a style of its own before that', '', ' ss:StyleID="s7"', ''],
  ])('shows a number as the format of %s does', async (_, columns, ofCell, ofRow) => {
    const { file, bring, store } = desk();
    const more =
      '<Style ss:ID="s6" ss:Parent="s4"/><Style ss:ID="s7" ss:Parent="s2"><NumberFormat ss:Format="&quot;BN-&quot;000"/></Style></Styles>';
    const rows = `<Row${ofRow}>${cell('11', ofCell, 'Number')}${RECEIVED}${cell('3 ngày làm việc')}</Row>`;
    const text = book(sheet(HEAD + rows).replace('<Column ss:Width="90"/>', columns)).replace('</Styles>', more);
    expect(await bring(file('a.xls', text))).toMatchObject({ created: 1, rejected: 0 });
    expect(await store.dossier('BN-011')).not.toBeNull();
  });

  test.each([
    ['its table', '<Table ', '<Table ss:StyleID="s4" '],
    ['all that have none', 'ss:Name="Normal"/>', 'ss:Name="Normal"><NumberFormat ss:Format="&quot;BN-&quot;000"/></Style>'],
  ])('shows a number as the format of %s does', async (_, before, after) => {
    const { file, bring, store } = desk();
    const text = book(sheet(HEAD + row(cell('11', '', 'Number'), RECEIVED, cell('3 ngày làm việc'))));
    expect(await bring(file('a.xls', text.replace(before, after)))).toMatchObject({ created: 1, rejected: 0 });
    expect(await store.dossier('BN-011')).not.toBeNull();
  });

  test('shows the columns of a sheet by their own formats alone', async () => {
    const { file, bring, store } = desk();
    const rows = (code: string): string => HEAD + row(cell(code, '', 'Number'), RECEIVED, cell('3 ngày làm việc'));
    const [one, other] = ['11', '12'].map((code) => sheet(rows(code), code)) as [string, string];
    await bring(file('a.xls', book(one.replace('<Column ss:Width', '<Column ss:StyleID="s4" ss:Width') + other)));
    for (const code of ['BN-011', '12']) expect.soft(await store.dossier(code), code).not.toBeNull();
  });

  test.each([
    ['a date', cell('2026-11-02T00:00:00.000', '', 'DateTime'), '2026-11-02'],
    ['a date with its hour', cell('2026-11-02T08:30:00.000', ' ss:StyleID="s1"', 'DateTime'), '2026-11-02T08:30:00+07:00'],
    ['a number shown as a date', cell('46328.354166666664', ' ss:StyleID="s1"', 'Number'), '2026-11-02T08:30:00+07:00'],
    ['a number in a row shown as dates', cell('46328', '', 'Number'), '2026-11-02'],
    ['a number that is shown as one', cell('46328', ' ss:StyleID="s3"', 'Number'), '2026-11-02'],
    ['a text', cell('02/11/2026 08:30'), '2026-11-02T08:30:00+07:00'],
    ['a result of a formula', cell('2026-11-02T00:00:00.000', ' ss:Formula="=TODAY()"', 'DateTime'), '2026-11-02'],
    ['an attribute with the mark that ends a tag', cell('02/11/2026', ' ss:Formula="=IF(1>0,RC[-1])"'), '2026-11-02'],
    [
      'marked-up words',
      '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>02</B>/11/<Font>2026</Font></ss:Data></Cell>',
      '2026-11-02',
    ],
    [
      'a cell with a remark',
      `<Cell><Data ss:Type="String">02/11/2026</Data><Comment><ss:Data>03/11/2026</ss:Data></Comment></Cell>`,
      '2026-11-02',
    ],
    ['a text as it stands', '<Cell><Data ss:Type="String"><![CDATA[02/11/2026]]></Data></Cell>', '2026-11-02'],
  ])('has for %s its moment', async (_, received, at) => {
    const { file, bring, clockOf } = desk();
    const given =
      received.includes('"Number"') && !received.includes('StyleID')
        ? dossier('H-1', received).replace('<Row', '<Row ss:StyleID="s2"')
        : dossier('H-1', received);
    expect(await bring(file('a.xls', book(sheet(HEAD + given))))).toMatchObject({ created: 1, rejected: 0 });
    expect((await clockOf('H-1'))?.receipt.at).toBe(at);
  });

  test('has its cells where they say they stand, and merged ones in every row they cover', async () => {
    const { file, bring, clockOf } = desk();
    const title = row(`<Cell ss:MergeAcross="3" ss:StyleID="s1"><Data ss:Type="String">DANH SÁCH HỒ SƠ</Data></Cell>`);
    const rows = [
      `<Row ss:Index="4" ss:Span="2"/>`,
      HEAD.replace('<Row>', '<Row ss:Index="8">'),
      dossier('H-1', RECEIVED, cell('Phòng &amp; A', ' ss:MergeDown="2"')),
      dossier('H-2'),
      `<Row>${cell('H-3')}${RECEIVED}${cell('5 ngày làm việc', ' ss:Index="3"')}</Row>`,
      dossier('H-4', cell('2026-13-32T00:00:00.000', '', 'DateTime')),
    ];
    const { created, errors } = await bring(file('a.xls', book(sheet(title + rows.join('')))));
    expect({ created, errors: errors.map(({ row: at, column }) => [at, column]) }).toEqual({
      created: 3,
      errors: [[12, 'Ngày tiếp nhận']],
    });
    const units = await Promise.all(['H-1', 'H-2', 'H-3'].map(async (code) => (await clockOf(code))?.receipt.unit));
    expect(units).toEqual(Array(3).fill('Phòng & A'));
    expect((await clockOf('H-3'))?.receipt.term).toMatchObject({ count: 5 });
  });

  test('of several sheets is one list; a hidden sheet is told and not read', async () => {
    const { file, bring } = desk();
    const sheets = [
      sheet(HEAD + dossier('H-1'), 'Một &amp; hai'),
      sheet(HEAD + dossier('H-2'), 'Ba'),
      sheet(HEAD + dossier('H-3'), 'Ẩn', hidden),
    ];
    const result = await bring(file('a.xls', book(sheets.join(''))));
    expect(result).toMatchObject({ created: 2, sheets: ['Một & hai', 'Ba'] });
    expect(result.warnings?.map(({ text }) => text.vi).join()).toContain('"Ẩn"');
    expect(await bring(file('a.xls', book(sheets.join(''))), '2026-11-23', { sheet: 'Ẩn' })).toMatchObject({ created: 1 });
  });

  test('of rows that a filter hides has them imported, and that is told', async () => {
    const { file, bring } = desk();
    const filtered = dossier('H-2').replace('<Row>', '<Row ss:Hidden="1">');
    const path = file('a.xls', book(sheet(`${HEAD}${dossier('H-1')}${filtered}${dossier('H-3')}<Row ss:Hidden="1"/>`)));
    const { created, warnings } = await bring(path);
    expect(created).toBe(3);
    expect(warnings?.find(({ code }) => code === 'rows-hidden')?.text.vi).toContain('có 1 dòng bị ẩn');
  });

  test('with a formula that has no result, or an error for one, has the row refused', async () => {
    const { file, bring } = desk();
    const rows = [`<Cell ss:Formula="=A1"/>`, cell('#N/A', ' ss:Formula="=A1"', 'Error')]
      .map((bad, at) => dossier(`H-${at}`, bad))
      .join('');
    const { errors } = await bring(file('a.xls', book(sheet(HEAD + rows))));
    expect(errors.map(({ row: at, code }) => [at, code])).toEqual([
      [2, 'cell-error'],
      [3, 'cell-error'],
    ]);
  });

  test.each([
    ['UTF-16', (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
    ['UTF-8 said to be windows-1252', (text: string) => Buffer.from(text.replace('"UTF-16"', '"windows-1252"'))],
    ['windows-1258', (text: string) => iconv.encode(inMarks(text), 'windows-1258')],
    ['UTF-8 with its mark, all in one line', (text: string) => Buffer.from(`\uFEFF${text.replace(/\s*\n\s*/g, '')}`)],
  ])('in %s is read', async (_, encoded) => {
    const { file } = desk();
    const { content } = await readIntakeFile(file('a.xls', encoded(book(sheet(HEAD + dossier('H-1')), { encoding: 'UTF-16' }))));
    expect('lists' in content && content.lists[0].mapping.headings).toEqual([
      'Mã hồ sơ',
      'Ngày tiếp nhận',
      'Thời hạn giải quyết',
      'Đơn vị xử lý',
    ]);
  });

  test('that counts its days from 1904 has its dates right, and a bare number asked about', async () => {
    const { file, bring, clockOf } = desk();
    const settings = '<x:ExcelWorkbook><x:Date1904/></x:ExcelWorkbook>';
    const rows = dossier('H-1') + dossier('H-2', cell('44866', ' ss:StyleID="s2"', 'Number')) + dossier('H-3', cell('44866', '', 'Number'));
    expect(await bring(file('a.xls', book(sheet(HEAD + rows), { settings })))).toMatchObject({
      created: 2,
      errors: [{ row: 4, code: 'bad-date' }],
    });
    expect((await clockOf('H-2'))?.receipt.at).toBe('2026-11-02');
  });

  test.each([
    ['cut off in a row', (text: string) => text.slice(0, text.indexOf('H-2'))],
    ['with a value left open', (text: string) => text.replace('H-1</Data></Cell>', 'H-1</Cell>')],
    ['cut off behind its last row', (text: string) => text.slice(0, text.indexOf('</Table>'))],
    [
      'with a cell before the one before it',
      (text: string) => text.replace('<Cell><Data ss:Type="String">3 ngày', '<Cell ss:Index="1"><Data ss:Type="String">3 ngày'),
    ],
    [
      'with a row before the one before it',
      (text: string) => text.replace('<Row><Cell><Data ss:Type="String">H-2', '<Row ss:Index="2"><Cell><Data ss:Type="String">H-2'),
    ],
  ])('%s is refused whole', async (_, damaged) => {
    const { file, bring, store } = desk();
    await expect(bring(file('a.xls', damaged(book(sheet(HEAD + dossier('H-1') + dossier('H-2'))))))).rejects.toMatchObject({
      code: 'file-format',
    });
    expect(await store.dossier('H-1')).toBeNull();
  });

  test('without a sheet, or with empty ones, says so', async () => {
    const { file, bring } = desk();
    for (const none of [book(''), book(sheet(''))]) await expect(bring(file('a.xls', none))).rejects.toMatchObject({ code: 'file-empty' });
  });
});

/** Letters as the Vietnamese code page of Windows has them: the tone is a mark behind its letter. */
const inMarks = (text: string): string =>
  Array.from(text.normalize('NFC'), (char) => {
    const [base = '', ...marks] = char.normalize('NFD');
    const tone = marks.filter((mark) => '\u0300\u0301\u0303\u0309\u0323'.includes(mark));
    return (base + marks.filter((mark) => !tone.includes(mark)).join('')).normalize('NFC') + tone.join('');
  }).join('');
