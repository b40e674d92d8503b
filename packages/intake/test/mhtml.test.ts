import { describe, expect, test } from 'vitest';
import { desk } from './desk.ts';

const table = (code: string): string =>
  `<table><tr><td>Mã hồ sơ</td><td>Ngày tiếp nhận</td><td>Đơn vị xử lý</td></tr><tr><td>${code}</td><td>02/11/2026</td><td>Tư pháp = Hộ tịch</td></tr></table>`;
const page = (body: string): string =>
  `<html><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"></head><body>${body}</body></html>`;

/** As RFC 2045 writes bytes, in lines of at most 76 signs. */
const quoted = (text: string): string =>
  Array.from(Buffer.from(text), (byte) =>
    byte === 61 || byte > 126 || byte < 32 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte),
  )
    .join('')
    .replace(/(.{1,70}(?![\dA-F]))/g, '$1=\r\n')
    .replace(/=\r\n$/, '');

interface Part {
  readonly type?: string;
  readonly coding?: string;
  readonly body: string;
  readonly at?: string;
}
const archive = (parts: readonly Part[]): string =>
  [
    'MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related;\r\n\tboundary="----=_NextPart_01DD.6A"\r\n\r\nThis document is a Single File Web Page.\r\n',
    ...parts.map(
      ({ type = 'text/html; charset="utf-8"', coding = 'quoted-printable', body, at = 'ds' }) =>
        `\r\n------=_NextPart_01DD.6A\r\nContent-Location: file:///C:/ds/${at}.htm\r\nContent-Transfer-Encoding: ${coding}\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`,
    ),
    '\r\n------=_NextPart_01DD.6A--\r\n',
  ].join('');

describe('a web archive, as Excel saves one,', () => {
  test.each(['a.xls', 'a.mht'])('named %s is read page by page', async (name) => {
    const { file, bring, clockOf } = desk();
    const parts: readonly Part[] = [
      { body: quoted(page('<p>Khung</p>')) },
      { body: quoted(page(table('H-1'))) },
      {
        coding: 'base64',
        body: Buffer.from(page(table('H-2')))
          .toString('base64')
          .replace(/.{76}/g, '$&\r\n'),
      },
      { type: 'image/png', coding: 'base64', body: Buffer.from(page(table('H-3'))).toString('base64') },
      { type: 'text/css', coding: '7bit', body: 'td { color: red }' },
    ];
    expect(await bring(file(name, archive(parts)))).toMatchObject({ created: 2, rejected: 0 });
    expect((await clockOf('H-1'))?.receipt).toMatchObject({ at: '2026-11-02', unit: 'Tư pháp = Hộ tịch' });
    expect((await clockOf('H-2'))?.receipt.unit).toBe('Tư pháp = Hộ tịch');
  });

  test.each([
    ['SheetHidden', 'before'],
    ['SheetVeryHidden', 'before'],
    ['SheetHidden', 'behind'],
  ])(
    'with a sheet that is %s passes it over, and what it says of its day, and says so: its frame stands %s them',
    async (visible, place) => {
      const { file, bring, clockOf } = desk();
      const sheet = (at: number, options = ''): string =>
        `<x:ExcelWorksheet><x:Name>S${at}</x:Name><x:WorksheetSource HRef="ds_files/${at}.htm"/>${options}</x:ExcelWorksheet>`;
      const frame = (options: string): string =>
        `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets>${sheet(1)}${sheet(2, options)}</x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]--></head><body>Khung</body></html>`;
      const book = (options: string): string =>
        archive(
          place === 'before' ? [{ body: quoted(frame(options)) }, ...sheets] : [...sheets, { body: quoted(frame(options)), at: 'ds' }],
        );
      const sheets = ['<p>DANH SÁCH</p>', '<p>TÍNH ĐẾN NGÀY 20/11/2026</p>'].map((title, i) => ({
        body: quoted(page(title + table(`H-${i + 1}`))),
        at: `ds_files/${i + 1}`,
      }));
      const told = await bring(file('a.mht', book(`<x:WorksheetOptions><x:Visible>${visible}</x:Visible></x:WorksheetOptions>`)));
      expect(told).toMatchObject({
        created: 1,
        observedOn: '2026-11-23',
        warnings: [{ code: 'no-term' }, { code: 'sheet-hidden', text: { vi: expect.stringContaining('"bảng 2"') } }],
      });
      expect(await clockOf('H-2')).toBeNull();
      expect(await bring(file('b.mht', book('')))).toMatchObject({ created: 1, unchanged: 1, observedOn: '2026-11-20' });
    },
  );

  test('in another encoding, or of one page alone, is read as well', async () => {
    const { file, bring } = desk();
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(page(table('H-1')), 'utf16le')]).toString('base64');
    expect(await bring(file('a.mht', archive([{ coding: 'base64', body: wide }])))).toMatchObject({ created: 1 });
    const alone = `From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${page(table('H-2'))}`;
    expect(await bring(file('b.mht', alone))).toMatchObject({ created: 1 });
  });

  test('that was cut off is refused whole, and a list that only begins like one is a list', async () => {
    const { file, bring, store } = desk();
    const cut = archive([{ body: quoted(page(table('H-1'))) }]).split('\r\n------=_NextPart_01DD.6A--')[0] as string;
    await expect(bring(file('a.mht', cut))).rejects.toMatchObject({ code: 'file-format' });
    expect(await store.dossier('H-1')).toBeNull();
    expect(await bring(file('b.csv', 'Date: 20/11/2026\nMã hồ sơ,Ngày tiếp nhận\nH-1,02/11/2026\n'))).toMatchObject({ created: 1 });
  });
});
