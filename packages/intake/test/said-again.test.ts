// Files of a few kilobytes that say gigabytes: what is merged, repeated or shared is written once.
import { describe, expect, test } from 'vitest';
import { desk } from './desk.ts';
import { workbook, zip } from './zip.ts';

const HEAD = ['Mã hồ sơ', 'Ngày tiếp nhận', 'Ghi chú'];
const ROW = ['H-1', '02/11/2026'];
const DOWN = 2_000;
/** As long as a cell of a spreadsheet may be. */
const page = 'x'.repeat(30_000);

const NS = 'urn:oasis:names:tc:opendocument:xmlns';
const cell = (text: string, said = ''): string =>
  `<table:table-cell office:value-type="string"${said}><text:p>${text}</text:p></table:table-cell>`;
const row = (cells: string, said = ''): string => `<table:table-row${said}>${cells}</table:table-row>`;
const cells = (texts: readonly string[]): string => texts.map((text) => cell(text)).join('');
const ods = (rows: string): Buffer =>
  zip([
    {
      name: 'content.xml',
      content: `<office:document-content xmlns:office="${NS}:office:1.0" xmlns:table="${NS}:table:1.0" xmlns:text="${NS}:text:1.0"><office:body><office:spreadsheet><table:table table:name="S">${row(cells(HEAD))}${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
    },
  ]);

const html = (rowspan: number, text: string): string =>
  `<table><tr><td>${HEAD.join('<td>')}</tr><tr><td>${ROW.join('<td>')}<td rowspan=${rowspan}>${text}</tr>${`<tr><td>${ROW.join('<td>')}</tr>`.repeat(rowspan - 1)}</table>`;

const xmlRow = (texts: readonly string[], last = ''): string =>
  `<Row>${texts.map((text) => `<Cell><Data ss:Type="String">${text}</Data></Cell>`).join('')}${last}</Row>`;
const xml = (rows: string): string =>
  `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>${xmlRow(HEAD)}${rows}</Table></Worksheet></Workbook>`;

const xlsxRow = (texts: readonly string[], at: number): string =>
  `<row r="${at}">${texts.map((text, column) => `<c r="${'ABC'[column]}${at}" t="str"><v>${text}</v></c>`).join('')}</row>`;
const xlsx = (): string =>
  `${xlsxRow(HEAD, 1)}${xlsxRow([...ROW, page], 2)}${Array.from({ length: DOWN - 1 }, (_, i) => xlsxRow(ROW, i + 3)).join('')}`;

describe('what is written once and said without end is refused before it is said', () => {
  const WRITTEN: readonly (readonly [what: string, name: string, content: () => Buffer | string])[] = [
    ['a cell of an .ods', 'a.ods', () => ods(row(cells(ROW) + cell('x'.repeat(1_000_000), ' table:number-columns-repeated="900"')))],
    ['blanks of an .ods', 'a.ods', () => ods(row(cells(ROW) + cell('<text:s text:c="1000000"/>A').repeat(60)))],
    ['a row of an .ods', 'a.ods', () => ods(row(cells([...ROW, page]), ` table:number-rows-repeated="${DOWN}"`))],
    [
      'a merged cell of an .ods',
      'a.ods',
      () => ods(row(cells(ROW) + cell(page, ` table:number-rows-spanned="${DOWN}"`)) + row(cells(ROW)).repeat(DOWN)),
    ],
    ['a merged cell of a web page', 'a.xls', () => html(DOWN, page)],
    [
      'a merged cell of an XML Spreadsheet',
      'a.xls',
      () => xml(xmlRow(ROW, `<Cell ss:MergeDown="${DOWN}"><Data ss:Type="String">${page}</Data></Cell>`) + xmlRow(ROW).repeat(DOWN)),
    ],
    [
      'a merged cell of an .xlsx',
      'a.xlsx',
      () =>
        zip(
          workbook(xlsx()).map((part) => ({
            ...part,
            content: part.content
              .toString()
              .replace('</sheetData>', `</sheetData><mergeCells><mergeCell ref="C2:C${DOWN + 1}"/></mergeCells>`),
          })),
        ),
    ],
  ];

  test.each(WRITTEN)('%s', async (_, name, content) => {
    const { file, bring } = desk();
    await expect(bring(file(name, content()))).rejects.toMatchObject({
      code: 'file-unsafe',
      message: expect.stringContaining('có ô gộp hay ô lặp lại chứa quá nhiều chữ') as string,
    });
  });

  test('but a word over some thousand rows is as any other', async () => {
    const { file, bring } = desk();
    expect(await bring(file('a.xls', html(4_000, 'UBND xã Mẫu')))).toMatchObject({ created: 1, rejected: 0 });
  });
});
