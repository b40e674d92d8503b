// A list that has no column for how its dossiers stand may say it in a title or in columns of its own: it is asked about or told.
import { parseMapping } from '@dunghen/intake';
import { writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { saysState } from '../src/columns/state-in-title.ts';
import { desk } from './desk.ts';

const HEAD = 'STT,Mã hồ sơ,Chủ hồ sơ,Ngày tiếp nhận,Ngày hẹn trả';
const row = (n: number): string => `${n},H-${n},Lê An,0${n}/11/2026,05/11/2026`;
const list = (title: string, head = HEAD, ...rows: string[]): string =>
  [`${title},,,,`, head, ...(rows.length > 0 ? rows : [row(2)])].join('\n');

describe('a title of a list without a status and a day of the result', () => {
  test.each([
    'DANH SÁCH HỒ SƠ ĐÃ GIẢI QUYẾT THÁNG 10/2026',
    'Danh sách hồ sơ từ chối tiếp nhận',
    'Danh sách hồ sơ thủ tục hành chính đã trả kết quả đúng hạn',
    'HỒ SƠ TẠM DỪNG CHỜ BỔ SUNG',
    'Danh sách hồ sơ công dân rút hồ sơ',
    'Phần II. Hồ sơ không giải quyết',
    'I.1 Danh sách hồ sơ đã giải quyết',
  ])('is asked about: %s', async (title) => {
    const { file, bring } = desk();
    await expect(bring(file('a.csv', list(title)))).rejects.toMatchObject({ code: 'state-in-title' });
  });

  test.each([
    'DANH SÁCH HỒ SƠ ĐANG GIẢI QUYẾT',
    'DANH SÁCH HỒ SƠ QUÁ HẠN CHƯA GIẢI QUYẾT',
    'SỔ THEO DÕI TIẾP NHẬN VÀ TRẢ KẾT QUẢ',
    'Danh sách hồ sơ đã giải quyết và đang giải quyết',
    'Danh sách hồ sơ đã tiếp nhận',
    'Tình hình giải quyết hồ sơ',
    'Danh sách hồ sơ không giải quyết được đúng hạn cần xin lỗi',
    'KHÔNG GIẢI QUYẾT ĐÚNG HẠN',
    'ĐÃ TRẢ PHIẾU HẸN',
    'DANH SÁCH HỒ SƠ CHƯA GIẢI QUYẾT',
    'Danh sách hồ sơ đã hoàn thành thẩm định chờ ký',
  ])('is not where it says that they are at work, or both: %s', async (title) => {
    const { file, bring } = desk();
    expect(await bring(file('a.csv', list(title)))).toMatchObject({ created: 1 });
  });

  test.each(['i ', 'a ', 'i a ', 'ho so ', 'cac nhom ', 'da ', '1 ', 'so theo doi '])(
    'is read at once however often it says "%s"',
    (words) => {
      const before = performance.now();
      for (const length of [80, 150, 30_000]) saysState(`${words.repeat(length)}zz`.slice(-length));
      expect(performance.now() - before).toBeLessThan(500);
    },
  );

  test('and the name of its sheet', async () => {
    const { file, bring } = desk();
    const rows = [HEAD, row(2)].map((line) => line.split(','));
    const book = (name: string): Promise<Uint8Array> => writeXlsx({ sheets: [{ name, rows }] });
    const fault = { code: 'state-in-title', message: expect.stringContaining('ở tên trang tính') };
    await expect(bring(file('a.xlsx', await book('Đã giải quyết')))).rejects.toMatchObject(fault);
    expect(await bring(file('b.xlsx', await book('Đang giải quyết')))).toMatchObject({ created: 1 });
  });

  test('between its rows is asked about too', async () => {
    const { file, bring } = desk();
    const content = list('Danh sách', HEAD, 'I,HỒ SƠ ĐANG GIẢI QUYẾT,,,', row(2), 'II,HỒ SƠ ĐÃ GIẢI QUYẾT,,,', row(3));
    await expect(bring(file('a.csv', content))).rejects.toMatchObject({
      code: 'state-in-title',
      message: expect.stringContaining('dòng 5'),
    });
  });

  test.each([',Trạng thái', ',Ngày có kết quả'])('says nothing new beside a column%s', async (heading) => {
    const { file, bring } = desk();
    expect(await bring(file('a.csv', list('HỒ SƠ ĐÃ GIẢI QUYẾT', HEAD + heading, `${row(2)},`)))).toMatchObject({ created: 1 });
  });

  test('is no question where the officer said which column is which', async () => {
    const { file, bring } = desk();
    const mapping = parseMapping('[columns]\ncode = "Mã hồ sơ"\nreceivedAt = "Ngày tiếp nhận"\npromisedOn = "Ngày hẹn trả"\n', 'm.toml');
    expect(await bring(file('a.csv', list('HỒ SƠ ĐÃ GIẢI QUYẾT')), '2026-11-23', { mapping })).toMatchObject({ created: 1 });
  });
});

test.each([
  ['marks', 'Đã trả đúng hạn,Đã trả quá hạn', 'x,', ['unused-heading']],
  ['days', 'Trả đúng hạn,Trả quá hạn', ',05/11/2026', ['unused-heading']],
  ['words', 'Số ngày trễ,Kết quả', '0,Đúng hạn', ['unused-heading']],
  ['crosses for whether in time', 'Đúng hạn,Trễ hạn', 'x,', ['unused-heading']],
  ['yes and no', 'Hoàn thành,Ghi chú', 'Có,', ['unused-heading']],
  ['a word of programs', 'Hoàn thành,Ghi chú', 'FALSE,', []],
  ['signatures', 'Ký nhận,Ghi chú', 'Đã ký,', ['unused-heading']],
  ['nothing yet', 'Đã trả đúng hạn,Ký nhận', ',', []],
  ['what they are late', 'Số ngày quá hạn,Ghi chú', '2,', []],
])('columns of an end that hold %s, in a list without a state', async (_, headings, cells, told) => {
  const { file, bring } = desk();
  const { warnings = [], created } = await bring(
    file('a.csv', list('Danh sách', `${HEAD},${headings}`, `${row(2)},${cells}`, `${row(3)},,`)),
  );
  expect({ created, told: warnings.map(({ code }) => code) }).toEqual({ created: 2, told });
});

test.each([
  ['x', ',', ['unused-heading']],
  ['✓', ',', ['unused-heading']],
  ['x', '06/11/2026,', []],
  ['x', ',Đang xử lý', []],
  ['chưa đến hạn', ',', []],
  ['', ',', []],
])('"Đã trả" marked %j beside a day and a status that say %j', async (mark, state, told) => {
  const { file, bring } = desk();
  const { warnings = [], created } = await bring(
    file(
      'a.csv',
      list('Danh sách', `${HEAD},Đã trả,Ngày có kết quả,Trạng thái`, `${row(2)},${mark},${state}`, `${row(3)},,05/11/2026,Đã trả`),
    ),
  );
  expect({ created, told: warnings.map(({ code }) => code) }).toEqual({ created: 2, told });
});
