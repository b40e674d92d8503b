import iconv from 'iconv-lite';
import { writeXlsx, type CellValue } from 'hucre';
import { describe, expect, test } from 'vitest';
import { fontOf } from '../src/words/old-font.ts';
import { desk } from './desk.ts';

const FAMILY =
  'Nguyễn Trần Lê Phạm Hoàng Huỳnh Vũ Võ Đặng Bùi Đỗ Hồ Ngô Lý Đoàn Hà Tô Quách Lương Giàng Sùng Lò Vừ Thào Ông Ưng Thạch'.split(' ');
const MIDDLE = 'Văn Thị Hữu Đức Ngọc Quang Xuân Đình Mỹ Thùy A Y'.split(' ');
const GIVEN = 'Anh Bình Dũng Hoà Hòa Huệ Hường Khuê Mỹ Oanh Phú Quý Quỳnh Tú Thuý Thúy Uyên Yến Ý Út Hoè Nguyệt Sĩ Tuệ Bưởi'.split(' ');
const NAMES = FAMILY.flatMap((family) => MIDDLE.flatMap((middle) => GIVEN.map((given) => `${family} ${middle} ${given}`)));

const inTcvn3 = (text: string): string => iconv.decode(iconv.encode(text.toLowerCase(), 'tcvn'), 'latin1');
/** VNI writes a letter and behind it one mark for its shape and tone; i, ơ, ư and đ have letters of their own. */
const TONES = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'];
const SHAPES = new Map([
  ['', ['', 'ù', 'ø', 'û', 'õ', 'ï']],
  ['\u0302', ['â', 'á', 'à', 'å', 'ã', 'ä']],
  ['\u0306', ['ê', 'é', 'è', 'ú', 'ü', 'ë']],
]);
const VNI = new Map([...'đñơôưöííììỉæĩóịòỵî'.matchAll(/(.)(.)/gu)].map(([, letter, code]) => [letter, code]));
const inVni = (text: string): string =>
  Array.from(text.toLowerCase().normalize('NFC'))
    .map((char) => {
      const own = VNI.get(char);
      if (own !== undefined) return own;
      const [base = '', ...marks] = char.normalize('NFD');
      const tone = TONES.indexOf(marks.find((mark) => TONES.includes(mark)) ?? '');
      const horn = marks.includes('\u031B') ? (VNI.get(`${base}\u031B`.normalize('NFC')) as string) : base;
      const shape = SHAPES.get(marks.find((mark) => SHAPES.has(mark)) ?? '') as readonly string[];
      return horn + (shape[tone] as string);
    })
    .join('');
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

  test('every name in VNI, too, where the font is known', () => {
    const wrong = NAMES.map((name) => name.toLowerCase()).filter((name) => {
      const reading = fontOf(inVni(name), 'vni');
      return ('text' in reading ? reading.text : inVni(name)) !== name;
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

  test.each([',', ';', '\t'])('in VNI, in a text of bytes parted by %j, is read and told', async (mark) => {
    const { file, bring, store } = desk();
    const lines = [
      ['mã hồ sơ', 'họ tên', 'ngày tiếp nhận', 'ngày hẹn trả', 'trạng thái', 'đơn vị xử lý'],
      ['A-1', 'nguyễn văn ứng', '02/11/2026', '05/11/2026', 'đang xử lý', 'văn phòng'],
      ['A-2', 'lý thị bưởi', '02/11/2026', '05/11/2026', 'chờ bổ sung', 'địa chính'],
    ];
    const bytes = iconv.encode(lines.map((cells) => cells.map(inVni).join(mark)).join('\r\n'), 'windows-1252');
    const result = await bring(file('a.csv', bytes));
    expect(result).toMatchObject({ created: 2, rejected: 0 });
    expect(result.warnings).toContainEqual(expect.objectContaining({ code: 'old-font' }));
    const receipt = (await store.dossier('a-1'))?.events.find((event) => event.type === 'received');
    expect(receipt).toMatchObject({ unit: 'văn phòng', applicant: { name: 'nguyễn văn ứng' } });
  });

  test('in VNI is not read in another font where a word alone could be, and has its abbreviations, its results and its days', async () => {
    const { file, bring, store } = desk();
    const head = [...HEAD, 'hình thức nộp', 'đơn vị xử lý', 'ngày có kết quả', 'ngày hẹn trả'];
    const row = (code: string, status: string, done: string): string[] => [
      code,
      'nguyễn văn ứng',
      'thôn đồng tâm',
      '8 giờ 30 ngày 02/11/2026',
      status,
      'bưu chính công ích',
      'văn phòng hđnd',
      done,
      '09/11/2026',
    ];
    const rows = [
      row('A-1', 'đã trả kết quả', '05/11/2026'),
      row('A-2', 'có kết quả, chờ trả', '04/11/2026'),
      row('A-3', 'đang xử lý', 'chưa có'),
    ];
    const cells = [['tính đến ngày 10/11/2026'], head, ...rows].map((line) => line.map((text) => inVni(text).replace('hñnd', 'HÑND')));
    expect(cells[2]?.[5]).toBe('böu chính coâng ích');
    const result = await bring(file('a.xlsx', await book(cells)), '2026-11-23', { certain: false });
    expect(result.observedOn).toBe('2026-11-10');
    expect(result).toMatchObject({ created: 3, rejected: 0, errors: [] });
    expect(result.warnings?.map(({ code }) => code)).toEqual(['list-dated', 'old-font']);
    const [receipt, end] = (await store.dossier('A-1'))?.events ?? [];
    expect([receipt, end]).toMatchObject([
      { at: '2026-11-02T08:30:00+07:00', channel: 'post', unit: 'văn phòng HĐND' },
      { type: 'completed' },
    ]);
    expect((await store.dossier('A-3'))?.events).toHaveLength(1);
  });

  test('of which nothing tells the font is asked about', async () => {
    const { file, bring } = desk();
    const { errors } = await bring(file('a.xlsx', await book([HEAD, ['a-1', 'Böu', '', '02/11/2026', '']])));
    expect(errors).toMatchObject([{ row: 2, column: 'chủ hồ sơ', code: 'old-font' }]);
    expect(errors[0]?.error.message).toContain('không rõ là TCVN3 (.VnTime) hay VNI');
  });

  test('whose letters are gone is refused', async () => {
    const { file, bring } = desk();
    const gone = readTwice('Nguyễn Văn Hiền').replace(/[\u0080-\u009F\u00A0»]/g, '');
    const { created, errors } = await bring(file('a.xlsx', await book([HEAD, ['a-1', gone, '', '02/11/2026', '']])));
    expect({ created, codes: errors.map((fault) => fault.code) }).toEqual({ created: 0, codes: ['old-font'] });
    expect(errors[0]?.error.message).not.toContain('Nguy');
  });
});
