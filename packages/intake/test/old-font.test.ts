import iconv from 'iconv-lite';
import { writeXlsx, type CellValue } from 'hucre';
import { describe, expect, test } from 'vitest';
import { fontOf } from '../src/old-font.ts';
import { desk } from './desk.ts';

const FAMILY =
  'Nguyễn Trần Lê Phạm Hoàng Huỳnh Vũ Võ Đặng Bùi Đỗ Hồ Ngô Lý Đoàn Hà Tô Quách Lương Giàng Sùng Lò Vừ Thào Ông Ưng Thạch'.split(' ');
const MIDDLE = 'Văn Thị Hữu Đức Ngọc Quang Xuân Đình Mỹ Thùy A Y'.split(' ');
const GIVEN = 'Anh Bình Dũng Hoà Hòa Huệ Hường Khuê Mỹ Oanh Phú Quý Quỳnh Tú Thuý Thúy Uyên Yến Ý Út Hoè Nguyệt Sĩ Tuệ Bưởi'.split(' ');
const NAMES = FAMILY.flatMap((family) => MIDDLE.flatMap((middle) => GIVEN.map((given) => `${family} ${middle} ${given}`)));

const inTcvn3 = (text: string): string => iconv.decode(iconv.encode(text.toLowerCase(), 'tcvn'), 'latin1');
const readTwice = (text: string): string => new TextDecoder('windows-1252').decode(Buffer.from(text));

describe('a name is never garbage', () => {
  test('no right name is taken for one in an old font', () => {
    const wrong = NAMES.flatMap((name) => [name, name.toUpperCase()]).filter((name) => ['old', 'lost'].includes(fontOf(name).kind));
    expect(wrong).toEqual([]);
  });

  test.each<[string, (text: string) => string]>([
    ['TCVN3', inTcvn3],
    ['UTF-8 that was read as Windows letters', (text) => readTwice(text.toLowerCase())],
  ])('every name in %s is itself again, or the same letters in both', (_, write) => {
    const wrong = NAMES.map((name) => name.toLowerCase()).filter((name) => {
      const reading = fontOf(write(name));
      return ('text' in reading ? reading.text : write(name)) !== name;
    });
    expect(wrong).toEqual([]);
  });

  test.each([
    ['Nguyeãn Vaên Hieàn', 'Nguyễn Văn Hiền'],
    ['ÑÖÔØNG SOÁ 3', 'ĐƯỜNG SỐ 3'],
    ['Traàn Thò Myõ Linh', 'Trần Thị Mỹ Linh'],
  ])('VNI %s is %s', (text, expected) => expect(fontOf(text)).toMatchObject({ kind: 'old', font: 'vni', text: expected }));

  test.each(['José García', 'Müller', "H'Mông Y Krông", 'Công ty ABC®', 'Số 12½ Lê Lợi', '500 m²', 'Nguyễn Văn A & Söhne'])(
    'what is not Vietnamese stays as it is: %s',
    (text) => expect(['right', 'either']).toContain(fontOf(text).kind),
  );
});

describe('a list in an old font', () => {
  const HEAD = ['mã hồ sơ', 'chủ hồ sơ', 'địa chỉ', 'ngày tiếp nhận', 'trạng thái'];
  const ROWS = [
    ['a-1', 'nguyễn văn phú', 'thôn đồng tâm', '02/11/2026', 'đang xử lý'],
    ['a-2', 'lê hà', 'số 5 lý thường kiệt', '02/11/2026', 'yêu cầu bổ sung'],
  ];
  const book = async (rows: readonly (readonly CellValue[])[]): Promise<Uint8Array> =>
    writeXlsx({ sheets: [{ name: 'S', rows: rows.map((row) => [...row]) }] });
  const converted = (row: readonly string[]): string[] => row.map(inTcvn3);

  test.each([
    ['headings too', [converted(HEAD), ...ROWS.map(converted)]],
    ['headings not', [HEAD, ...ROWS.map(converted)]],
    ['read twice', [HEAD.map(readTwice), ...ROWS.map((row) => row.map(readTwice))]],
  ])('comes in as Unicode, and says so: %s', async (_, rows) => {
    const { file, bring, clockOf, store } = desk();
    const statesOf = async (code: string): Promise<readonly string[]> => (await store.dossier(code))?.events.map(({ type }) => type) ?? [];
    const { created, rejected, warnings } = await bring(file('a.xlsx', await book(rows)));
    expect({ created, rejected, codes: warnings?.map(({ code }) => code) }).toMatchObject({
      created: 2,
      rejected: 0,
      codes: ['no-term', 'old-font'],
    });
    expect((await clockOf('a-1'))?.applicant).toEqual({ name: 'nguyễn văn phú', address: 'thôn đồng tâm' });
    expect((await clockOf('a-2'))?.applicant).toEqual({ name: 'lê hà', address: 'số 5 lý thường kiệt' });
    expect(await statesOf('a-2')).toContain('paused');
  });

  test('that mixes fonts is asked about where a word could be either', async () => {
    const { file, bring, clockOf } = desk();
    const rows = [HEAD, ROWS[0] as string[], converted(['a-2', 'trần văn tú', '', '02/11/2026', '']), ['a-3', 'Phó', '', '02/11/2026', '']];
    const { created, errors } = await bring(file('a.xlsx', await book(rows)));
    expect({ created, errors: errors.map((fault) => [fault.row, fault.column, fault.code]) }).toEqual({
      created: 2,
      errors: [[4, 'chủ hồ sơ', 'old-font']],
    });
    expect((await clockOf('a-2'))?.applicant?.name).toBe('trần văn tú');
  });

  test('whose letters are gone is refused', async () => {
    const { file, bring } = desk();
    const gone = readTwice('Nguyễn Văn Hiền').replace(/[\u0080-\u009F\u00A0»]/g, '');
    const { created, errors } = await bring(file('a.xlsx', await book([HEAD, ['a-1', gone, '', '02/11/2026', '']])));
    expect({ created, codes: errors.map((fault) => fault.code) }).toEqual({ created: 0, codes: ['old-font'] });
    expect(errors[0]?.error.message).not.toContain('Nguy');
  });
});
