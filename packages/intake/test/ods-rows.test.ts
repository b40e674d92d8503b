import { describe, expect, test } from 'vitest';
import { readOds } from 'hucre/ods';
import { textOfCell } from '../src/formats/cell-text.ts';
import { odsSheets, type OdsSheet } from '../src/formats/ods-sheets.ts';
import { desk } from './desk.ts';
import { zip } from './zip.ts';

const NS = 'urn:oasis:names:tc:opendocument:xmlns';
const MIME = 'application/vnd.oasis.opendocument.spreadsheet';

const row = (...cells: readonly string[]): string =>
  `<table:table-row>${cells.map((text) => `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`).join('')}</table:table-row>`;
const HEAD = row('Mã hồ sơ', 'Ngày tiếp nhận', 'Ngày hẹn trả');
const dossier = (n: number): string => row(`H37.125-26110${n}-000${n}`, `0${n}/11/2026`, '12/11/2026');
const sheet = (name: string, rows: string, style = 'ta1'): string =>
  `<table:table table:name="${name}" table:style-name="${style}"><table:table-column/>${rows}</table:table>`;

const STYLES = `<office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table" style:master-page-name="Default"><style:table-properties table:display="false" style:writing-mode="lr-tb"/></style:style></office:automatic-styles>`;

/** A workbook as LibreOffice writes one. */
const ods = (tables: string): Buffer =>
  zip([
    { name: 'mimetype', content: MIME },
    {
      name: 'content.xml',
      content: `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="${NS}:office:1.0" xmlns:style="${NS}:style:1.0" xmlns:table="${NS}:table:1.0" xmlns:text="${NS}:text:1.0" office:version="1.3">${STYLES}<office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    },
  ]);

describe('no row of an .ods is lost for what stands around it', () => {
  test.each([
    [
      'headings that are repeated on each printed page',
      `<table:table-header-rows>${HEAD}</table:table-header-rows>${dossier(2)}${dossier(3)}`,
    ],
    ['rows in a group', `${HEAD}${dossier(2)}<table:table-row-group table:display="false">${dossier(3)}</table:table-row-group>`],
    [
      'a group in a group, as subtotals make them',
      `${HEAD}<table:table-row-group><table:table-row-group>${dossier(2)}</table:table-row-group>${dossier(3)}</table:table-row-group>`,
    ],
    ['rows in a frame of their own', `${HEAD}<table:table-rows>${dossier(2)}${dossier(3)}</table:table-rows>`],
  ])('%s', async (_, rows) => {
    const { file, bring } = desk();
    expect(await bring(file('a.ods', ods(sheet('DS', rows))))).toMatchObject({ rows: 2, created: 2, rejected: 0 });
  });

  test('and the rows after it keep the numbers a spreadsheet shows', async () => {
    const { file, bring } = desk();
    const bad = row('H37.125-261104-0004', '32/11/2026', '12/11/2026');
    const { errors } = await bring(
      file('a.ods', ods(sheet('DS', `${HEAD}<table:table-row-group>${dossier(2)}${dossier(3)}</table:table-row-group>${bad}`))),
    );
    expect(errors).toMatchObject([{ row: 4, column: 'Ngày tiếp nhận' }]);
  });
});

test('a hidden sheet of an .ods is left out and named, as one of an .xlsx is', async () => {
  const { file, bring } = desk();
  const path = file('a.ods', ods(sheet('Tháng 11', HEAD + dossier(2)) + sheet('Cũ &amp; bỏ', HEAD + dossier(3), 'ta2')));
  const { created, warnings } = await bring(path);
  expect(created).toBe(1);
  expect(warnings?.find(({ code }) => code === 'sheet-hidden')?.text.vi).toContain('"Cũ & bỏ"');
  expect(await bring(path, '2026-11-23', { sheet: 'Cũ & bỏ' })).toMatchObject({ created: 1 });
});

test('rows of an .ods that a filter or an outline hides are imported, and that is told', async () => {
  const { file, bring } = desk();
  const hidden = (by: string, cells: string): string => cells.replace('<table:table-row>', `<table:table-row table:visibility="${by}">`);
  const blank = '<table:table-row table:visibility="collapse" table:number-rows-repeated="9"><table:table-cell/></table:table-row>';
  const rows = `${HEAD}${dossier(2)}${hidden('filter', dossier(3))}${hidden('collapse', dossier(4))}${hidden('visible', dossier(5))}${blank}`;
  const { created, warnings } = await bring(file('a.ods', ods(sheet('DS', rows))));
  expect(created).toBe(4);
  expect(warnings?.find(({ code }) => code === 'rows-hidden')?.text.vi).toContain('có 2 dòng bị ẩn');
});

describe('a row that is said to be there again and again', () => {
  const repeated = (times: number, cells: string): string =>
    cells.replace('<table:table-row>', `<table:table-row table:style-name="ro1" table:number-rows-repeated="${times}">`);

  test('a million times is no list, and no memory is taken for it', async () => {
    const { file, bring } = desk();
    await expect(bring(file('a.ods', ods(sheet('DS', HEAD + repeated(1_000_000, dossier(2))))))).rejects.toMatchObject({
      code: 'file-unsafe',
      message: expect.stringContaining('có dòng lặp lại 1000000 lần') as string,
    });
  });

  test('a few times, or with nothing in it up to the end of the sheet, is as any other', async () => {
    const { file, bring } = desk();
    const empty =
      '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="3"/></table:table-row>';
    expect(await bring(file('a.ods', ods(sheet('DS', HEAD + repeated(3, dossier(2)) + empty))))).toMatchObject({ created: 1, rejected: 0 });
  });
});

describe('a cell', () => {
  const cell = (attributes: string, inside = ''): string => `<table:table-cell ${attributes}>${inside}</table:table-cell>`;
  const rowsOf = ({ rows }: OdsSheet): unknown => Array.from(rows, ({ row: at, cells }) => [at, ...cells]);
  const read = async (cells: string): Promise<unknown> =>
    (await odsSheets(ods(sheet('DS', `<table:table-row>${cells}</table:table-row>`)), 'a.ods')).map(rowsOf);

  const CELLS: readonly (readonly [what: string, cells: string, text: string])[] = [
    ['of two paragraphs', cell('office:value-type="string"', '<text:p>A &amp; B</text:p><text:p>C</text:p>'), 'A & B\nC'],
    [
      'with words marked up',
      cell('office:value-type="string"', '<text:p>A <text:span>B<text:s text:c="2"/>C</text:span><text:line-break/><text:tab/>D</text:p>'),
      'A B  C\n\tD',
    ],
    [
      'with a remark',
      cell('office:value-type="string"', '<office:annotation><text:p>nhớ hỏi</text:p></office:annotation><text:p>A</text:p>'),
      'A',
    ],
    ['with a link', cell('office:value-type="string"', '<text:p><text:a xlink:href="http://a">A</text:a></text:p>'), 'A'],
    ['that says its text in its tag', cell('office:value-type="string" office:string-value="A &lt; B"'), 'A < B'],
    [
      'of a number',
      cell('office:value-type="float" office:value="1234567" calcext:value-type="float"', '<text:p>1.234.567</text:p>'),
      '1234567',
    ],
    ['of a share', cell('office:value-type="percentage" office:value="0.25"', '<text:p>25%</text:p>'), '0.25'],
    ['of money', cell('office:value-type="currency" office:currency="VND" office:value="5000"', '<text:p>5.000 ₫</text:p>'), '5000'],
    ['of a number without one', cell('office:value-type="float"', '<text:p>1</text:p>'), ''],
    ['of a day', cell('office:value-type="date" office:date-value="2026-11-02"', '<text:p>02/11/26</text:p>'), '2026-11-02'],
    [
      'of a day and an hour',
      cell('office:value-type="date" office:date-value="2026-11-02T08:30:00"', '<text:p>02/11/26</text:p>'),
      '2026-11-02T08:30:00',
    ],
    ['of no day', cell('office:value-type="date" office:date-value="2026-13-02"', '<text:p>02/13/26</text:p>'), ''],
    ['of a time', cell('office:value-type="time" office:time-value="PT08H30M00S"', '<text:p>08:30</text:p>'), 'PT08H30M00S'],
    ['of yes or no', cell('office:value-type="boolean" office:boolean-value="true"', '<text:p>TRUE</text:p>'), 'TRUE'],
    [
      'of a formula that failed',
      cell(
        'table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"',
        '<text:p>#DIV/0!</text:p>',
      ),
      '#DIV/0!',
    ],
    ['of no type', cell('table:style-name="ce1"', '<text:p>A</text:p>'), 'A'],
  ];

  test.each(CELLS)('%s', async (_, written, text) => {
    expect(await read(written + row('Z').slice('<table:table-row>'.length, -'</table:table-row>'.length))).toEqual([[[1, text, 'Z']]]);
  });

  test('shown with zeros or words is what is shown', async () => {
    const shown = (value: number, text: string): string =>
      cell(`office:value-type="float" office:value="${value}"`, `<text:p>${text}</text:p>`);
    expect(await read([shown(11, 'BN-011/2026'), shown(11, '0011'), shown(11, '12'), shown(11, '11,0')].join(''))).toEqual([
      [[1, 'BN-011/2026', '0011', '11', '11']],
    ]);
  });

  test('says the same as to another reader', async () => {
    const cells =
      CELLS.map(([, written]) => written).join('') +
      cell('table:number-columns-repeated="3" office:value-type="string"', '<text:p>B</text:p>');
    const file = ods(sheet('DS', `<table:table-row>${cells}</table:table-row>`) + sheet('Hai', HEAD));
    const theirs = (await readOds(file)).sheets.map(({ rows }) => rows.map((one, at) => [at + 1, ...one.map(textOfCell)]));
    expect((await odsSheets(file, 'a.ods')).map(rowsOf)).toEqual(theirs);
  });

  test('that is merged downwards speaks in each row it covers, also in blank ones, and no table within a cell is a row', async () => {
    const rows = [
      `<table:table-row>${cell('table:number-rows-spanned="3" office:value-type="string"', '<text:p>A</text:p>')}</table:table-row>`,
      `<table:table-row><table:covered-table-cell/>${cell('office:value-type="string"', `<table:table>${HEAD}</table:table><text:p>B</text:p>`)}</table:table-row>`,
      '<table:table-row table:number-rows-repeated="9"><table:covered-table-cell/></table:table-row>',
    ];
    const [one] = await odsSheets(ods(sheet('DS', rows.join('') + row('Z'))), 'a.ods');
    expect(rowsOf(one as OdsSheet)).toEqual([
      [1, 'A'],
      [2, 'A', 'B'],
      [3, 'A'],
      [12, 'Z'],
    ]);
  });

  test.each([
    [
      'in more columns than a list has',
      sheet(
        'DS',
        `<table:table-row>${cell('table:number-columns-repeated="16384" office:value-type="string"', '<text:p>A</text:p>')}</table:table-row>`,
      ),
      'có 16384 cột ở dòng 1',
    ],
    ['without an end', sheet('DS', row('<text:span>a</text:span>'.repeat(100) + '<text:s text:c="999999999"/>a')), 'có ô dài quá 1 MB'],
    ['on sheets without end', '<table:table/>'.repeat(2_001), 'có hơn 2000 trang tính'],
  ])('%s is refused', async (_, tables, vi) => {
    await expect(odsSheets(ods(tables), 'a.ods')).rejects.toMatchObject({
      code: 'file-unsafe',
      message: expect.stringContaining(vi) as string,
    });
  });
});

test('a hidden sheet bears its name as it is shown, and a style without a name hides none', async () => {
  const hides = (name: string): string =>
    `<style:style ${name} style:family="table"><style:table-properties table:display="false"/></style:style>`;
  const named = (style: string, tables: string): Buffer =>
    zip([
      {
        name: 'content.xml',
        content: `<office:document-content>${style}<office:spreadsheet>${tables}</office:spreadsheet></office:document-content>`,
      },
    ]);
  expect(await odsSheets(named(hides('style:name="ta1"'), sheet('A &amp; B', '')), 'a.ods')).toMatchObject([
    { name: 'A & B', hidden: true },
  ]);
  expect(await odsSheets(named(hides(''), '<table:table/>'), 'a.ods')).toMatchObject([{ name: 'Sheet1', hidden: false }]);
});
