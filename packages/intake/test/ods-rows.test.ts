import { describe, expect, test } from 'vitest';
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
