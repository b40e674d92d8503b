import { describe, expect, test } from 'vitest';
import { htmlTables } from '../src/formats/html-tables.ts';
import { desk } from './desk.ts';

const page = (body: string): string => `<html><head><meta charset="utf-8"></head><body>${body}</body></html>`;
const tablesOf = (pieces: readonly string[]): unknown =>
  htmlTables(pieces, 'a.xls').map((rows) => Array.from(rows, ({ row, cells }) => [row, ...cells]));
/** The same whatever the pieces. */
function cellsOf(body: string): unknown {
  const tables = tablesOf([page(body)]);
  expect(tablesOf(page(body).split(/(?<=>)/))).toEqual(tables);
  return tables;
}
const HEAD = '<tr><td>Mã hồ sơ</td><td>Ngày tiếp nhận</td><td>Ngày hẹn trả</td></tr>';

describe('a web page named .xls is read as a browser shows it', () => {
  test('headings over several columns, cells over several rows', async () => {
    const { file, bring, clockOf } = desk();
    const path = file(
      'a.xls',
      page(`<table border=1><tr><td colspan=5>DANH SÁCH HỒ SƠ</td></tr>
        <tr><th rowspan=2>STT</th><th rowspan=2>Mã hồ sơ</th><th colspan="2">Thời gian</th><th rowspan='2'>Đơn vị xử lý</th></tr>
        <tr><th>Tiếp nhận</th><th>Hẹn trả</th></tr>
        <tr><td>1</td><td>H-1</td><td>02/11/2026</td><td>05/11/2026</td><td rowspan=2>Phòng Tư pháp</td></tr>
        <tr><td>2</td><td>H-2</td><td rowspan=2>03/11/2026</td><td>06/11/2026</td></tr>
        <tr><td>3</td><td>H-3</td><td>09/11/2026</td><td>Phòng Kinh tế</td></tr>
        <tr><td colspan=5>Tổng: 3</td></tr></table>`),
    );
    expect(await bring(path)).toMatchObject({ rows: 3, created: 3, rejected: 0 });
    expect((await clockOf('H-2'))?.receipt).toMatchObject({ at: '2026-11-03', unit: 'Phòng Tư pháp' });
    expect((await clockOf('H-3'))?.receipt).toMatchObject({ at: '2026-11-03', unit: 'Phòng Kinh tế' });
  });

  test('a number kept beside a code is no part of it', async () => {
    const { file, bring, store } = desk();
    const row = '<tr><td>H-1<span style="display:none">88412</span></td><td>02/11/2026</td><td>05/11/2026</td></tr>';
    expect(await bring(file('a.xls', page(`<table>${HEAD}${row}</table>`)))).toMatchObject({ created: 1 });
    expect(await store.dossier('H-1')).not.toBeNull();
  });

  test.each<[string, string, unknown]>([
    ['a new line parts two words, a bold letter none', '<td>Thôn 1<br>Xã <b>M</b>ẫu<td>x', [[[1, 'Thôn 1 Xã Mẫu', 'x']]]],
    ['letters spelled out', '<td>H&#7891; s&#x1A1;&nbsp;ng&agrave;y A &amp; B &unknown;', [[[1, 'Hồ sơ ngày A & B &unknown;']]]],
    ['tags left open and in capitals', '<TD>a<TD>b<TR><TD>c<TD>d', [[[1, 'a', 'b'], [2, 'c', 'd']]]], // prettier-ignore
    [
      'what a page does not show',
      '<td>H-1<script>if (a < b) x("<td>")</script><!-- <td>y --><td>z<style>td{}</style>',
      [[[1, 'H-1', 'z']]],
    ],
    ['what a cell keeps and does not show', '<td>H-1<span style="color:red; display: none">77</span>x<td>b', [[[1, 'H-1x', 'b']]]], // prettier-ignore
    ['that in tags of the same name', "<td>H-1<div style='display:none'>7<div>8</div>9</div>x<td>b", [[[1, 'H-1 x', 'b']]]], // prettier-ignore
    ['that with an attribute', '<td>H-1<span hidden>77</span><input type="hidden" value="1">x<td>b', [[[1, 'H-1x', 'b']]]], // prettier-ignore
    ['a paragraph, up to the next one', '<td><p hidden>7<p>H-1<p style="display:none">8<p>x<td>b', [[[1, 'H-1 x', 'b']]]], // prettier-ignore
    ['that left open, up to its cell', '<td>H-1<span style="display:none">77<td>b', [[[1, 'H-1', 'b']]]], // prettier-ignore
    ['of a class named so', '<td>H-1<span class="not hidden" title="display">2</span><td>b', [[[1, 'H-12', 'b']]]], // prettier-ignore
    ['a mark that holds nothing', '<td>H-1<span style="display:none"/>x<td>b', [[[1, 'H-1x', 'b']]]], // prettier-ignore
    ['of a tip that opens', `<td>H-1<span data-options="tip:{display:none}" title='x style="display:none" hidden'>2</span><td>b`, [[[1, 'H-12', 'b']]]], // prettier-ignore
    ['a part of a list with a list in it', '<td><ul><li hidden>7<ul><li>8</li></ul>9</li><li>H-1</ul><td>b', [[[1, 'H-1', 'b']]]], // prettier-ignore
    ['a part of a list, up to the end of the list', '<td><ul><li hidden>7</ul>H-1 <dl><dt hidden>8<dd>x</dl><td>b', [[[1, 'H-1 x', 'b']]]], // prettier-ignore
    ['a paragraph, up to what ends it', '<td><p hidden>7<div>H-1</div><div><p hidden>8</div>x<td>b', [[[1, 'H-1 x', 'b']]]], // prettier-ignore
    ['that beside an end of nothing', '<td>H-1<div hidden>7</span></b>8</div>x<td>b', [[[1, 'H-1 x', 'b']]]], // prettier-ignore
    ['a cell over a corner of two by two', '<td rowspan=2 colspan=2>a<td>b<tr><td>c', [[[1, 'a', '', 'b'], [2, 'a', '', 'c']]]], // prettier-ignore
    ['a table within a cell', '<td>a<td><table><tr><td>b</table><td>c', [[[1, 'a', 'b', 'c']], [[1, 'b']]]], // prettier-ignore
    ['blank rows, which are counted', '<td>a<tr><td><tr><td>b', [[[1, 'a'], [3, 'b']]]], // prettier-ignore
    ['a mark that opens no tag', '<td>C < D<td>1>0', [[[1, 'C < D', '1>0']]]],
  ])('%s', (_, body, expected) => {
    expect(cellsOf(`<table><tr>${body}</table>`)).toEqual(expected);
  });

  test('an .ods and an .xlsx say the same of merged cells', async () => {
    const { writeOds, writeXlsx } = await import('hucre');
    const rows = [
      ['Mã hồ sơ', 'Ngày tiếp nhận'],
      ['H-1', '02/11/2026'],
      ['H-2', null],
    ];
    const sheets = [{ name: 'S', rows, merges: [{ startRow: 1, endRow: 2, startCol: 1, endCol: 1 }] }];
    for (const [name, bytes] of [
      ['a.ods', await writeOds({ sheets })],
      ['a.xlsx', await writeXlsx({ sheets })],
    ] as const) {
      const { file, bring } = desk();
      expect(await bring(file(name, bytes))).toMatchObject({ created: 2, rejected: 0 });
    }
  });
});

describe('a page that was cut off is refused whole, since what is missing nobody can tell', () => {
  const row = (n: number): string => `<tr><td>H-${n}</td><td>02/11/2026</td><td>05/11/2026</td></tr>`;
  const rows = HEAD + row(1) + row(2);

  test.each<[string, string]>([
    ['between two rows', `<html><meta charset=utf-8><body><table>${rows}`],
    ['in a cell', `<html><table>${rows}<tr><td>H-3</td><td>Cấp Giấ`],
    ['in a tag', `<html><table>${rows}<tr><td>H-3</td><t`],
    ['in a page that has but a body', `<body><table>${rows}`],
    ['in a row of a table without a page, where all others were closed', `<table>${rows}<tr><td>H-3</td><td>02/1`],
    ['by what a server said as it failed', `<table>${rows}<tr><td>H-3<html><body><h1>Server Error</h1></body></html>`],
    [
      'by such a page, in a page',
      page(`<table>${rows}<tr><td>H-3<html><body>Timeout expired.</body></html>`).replace(/<.body><.html>$/, ''),
    ],
  ])('%s', async (_, html) => {
    const { file, bring, store } = desk();
    const fault = await bring(file('a.xls', html)).catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 'file-format', message: expect.stringMatching(/bị cắt.*xuất lại/) });
    expect((await store.dossierPages().next()).done).toBe(true);
  });

  test.each<[string, string]>([
    [
      'a program that closes neither table nor row',
      `<table><tr><td>Mã hồ sơ<td>Ngày tiếp nhận<tr><td>H-1<td>02/11/2026<tr><td>H-2<td>02/11/2026`,
    ],
    ['one that closes rows but not the table', `<table>${rows}`],
    ['one that closes the page but not the table', page(`<table>${rows}`)],
    ['one that leaves body open', `<html><body><table>${rows}</html>`],
    ['one that closes the table but not the page', `<html><body><table>${rows}</table>`],
  ])('but not %s', async (_, html) => {
    const { file, bring } = desk();
    expect(await bring(file('a.xls', html))).toMatchObject({ created: 2, rejected: 0 });
  });
});

describe('a page made to do harm is refused or read at once', () => {
  const MANY = 400_000;
  test.each<[string, string, string | null]>([
    ['tables in tables', '<table><tr><td>'.repeat(MANY / 4), 'file-unsafe'],
    ['a table as wide as the world', `<table>${HEAD}<tr><td colspan=999999>H-1</table>`, 'file-unsafe'],
    ['a cell as high as the world', `<table>${HEAD}<tr><td rowspan=999999>H-1<td rowspan=999999>02/11/2026</table>`, null],
    ['rows without end', `<table>${HEAD}${'<tr>'.repeat(MANY)}`, null],
    ['tags that never close', `<table>${HEAD}</table>${'<a'.repeat(MANY)}`, null],
    ['comments that never close', `<table>${HEAD}</table>${'<!--'.repeat(MANY)}`, null],
    ['scripts that never close', `<table>${HEAD}</table>${'<script '.repeat(MANY / 2)}`, null],
    ['blanks in tags', `<table>${HEAD}</table>${`<a${' '.repeat(3_999)}`.repeat(MANY / 1_000)}`, null],
  ])('%s', async (_, body, code) => {
    const { file, bring } = desk();
    const path = file('a.xls', page(body));
    // Processor time, since other tests run beside this one.
    const start = process.cpuUsage();
    const outcome = await bring(path).catch((error: unknown) => error);
    if (code === null) expect(outcome).toMatchObject({ file: 'a.xls' });
    else expect(outcome).toMatchObject({ code });
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(2_000);
  });
});

describe('a list that goes on in a table without headings is read on', () => {
  const table = (...rows: readonly string[]): string => `<table>${rows.join('')}</table>`;
  const dossier = (n: number): string => `<tr><td>H-${n}</td><td>0${n}/11/2026</td><td>12/11/2026</td></tr>`;

  test('page after page', async () => {
    const { file, bring } = desk();
    const path = file('a.xls', page(table(HEAD, dossier(2)) + table(dossier(3), dossier(4)) + table(dossier(5))));
    expect(await bring(path)).toMatchObject({ rows: 4, created: 4, rejected: 0 });
  });

  test('below headings that stand alone in a table, with the day said above them', async () => {
    const { file, bring } = desk();
    const path = file(
      'a.xls',
      page(`<table><tr><td>Tính đến ngày 20/11/2026</td></tr></table>${table(HEAD)}<div>${table(dossier(2))}</div>`),
    );
    expect(await bring(path)).toMatchObject({ rows: 1, created: 1, observedOn: '2026-11-20' });
  });

  test('and the same dossier on two pages with two different days is a question', async () => {
    const { file, bring } = desk();
    const path = file('a.xls', page(table(HEAD, dossier(2)) + table(dossier(2).replace('12/11', '13/11'))));
    await expect(bring(path)).rejects.toThrow(expect.objectContaining({ code: 'several-lists' }));
  });

  test('but a table of other things is none', async () => {
    const { file, bring } = desk();
    const path = file('a.xls', page(table(HEAD, dossier(2)) + table('<tr><td>Trang 1</td><td>2</td><td>3</td></tr>')));
    expect(await bring(path)).toMatchObject({ rows: 1, created: 1 });
  });
});
