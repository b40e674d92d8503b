import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plain } from '../src/words/plain.ts';
import { desk } from './desk.ts';

/** Which heading was taken for which column, of a list of a row or two. */
async function taken(
  headings: readonly string[],
  cells: readonly string[],
  above: readonly string[] = [],
  more: readonly string[] = [],
): Promise<Record<string, string>> {
  const { file, bring } = desk();
  const lines = [above, headings, cells, more].filter((line) => line.length > 0).map((line) => line.join(','));
  const { mapping } = await bring(file('a.csv', `${lines.join('\n')}\n`));
  return { ...mapping };
}

const LIMIT = '20/11/2026';
const STEP = '03/11/2026';

describe('beside the day on the slip, the limit of the step is not taken for it', () => {
  test.each([
    'Hạn xử lý toàn quy trình',
    'Hạn xử lý toàn trình',
    'Hạn hồ sơ',
    'Hạn trả hồ sơ',
    'Hạn trả dân',
    'Tổng hạn xử lý',
    'Hạn xử lý toàn bộ',
    'Hạn xử lý hồ sơ',
    'Thời gian hẹn trả',
    'Hạn trả kết quả',
    'Ngày phải trả kết quả',
  ])('%s', async (heading) => {
    const mapping = await taken(['Mã hồ sơ', 'Ngày tiếp nhận', 'Hạn xử lý', heading], ['H-1', '02/11/2026', STEP, LIMIT]);
    expect(mapping).toMatchObject({ promisedOn: heading });
  });

  test('and alone it is', async () => {
    const mapping = await taken(['Mã hồ sơ', 'Ngày tiếp nhận', 'Hạn xử lý'], ['H-1', '02/11/2026', LIMIT]);
    expect(mapping).toMatchObject({ promisedOn: 'Hạn xử lý' });
  });
});

test.each([
  ['channel', 'Nộp qua', 'Trực tuyến'],
  ['channel', 'Nguồn hồ sơ', 'Trực tiếp'],
  ['promisedOn', 'Ngày hẹn TKQ', LIMIT],
  ['promisedOn', 'Thời điểm đến hạn', LIMIT],
  ['officer', 'CB xử lý', 'Nông Văn Mẫu'],
  ['stage', 'Nơi xử lý hiện tại', 'Phòng Tư pháp'],
  ['delayReason', 'Lý do chậm muộn', 'Chờ xác minh'],
])('%s is called "%s" as well', async (column, heading, cell) => {
  const mapping = await taken(['Mã hồ sơ', 'Ngày tiếp nhận', heading], ['H-1', '02/11/2026', cell]);
  expect(mapping).toMatchObject({ [column]: heading });
});

describe('beside the real day of the result, the planned one is not taken for it', () => {
  test.each([
    ['Ngày trả kết quả', 'Ngày trả thực tế', 'returnedAt'],
    ['Ngày trả', 'Trả thực tế', 'returnedAt'],
    ['Hạn trả', 'Ngày thực trả', 'returnedAt'],
    ['Ngày trả', 'Ngày trả kết quả thực tế', 'returnedAt'],
    ['Ngày trả (hẹn)', 'Ngày trả (thực tế)', 'returnedAt'],
    ['Ngày hoàn thành', 'Ngày hoàn thành thực tế', 'completedAt'],
  ])('%s, %s', async (planned, real, column) => {
    const row = ['H-1', '02/11/2026', '10/11/2026', '12/11/2026'];
    const mapping = await taken(['Mã hồ sơ', 'Ngày tiếp nhận', planned, real], row, [], ['H-2', '02/11/2026', '10/11/2026', '']);
    expect(mapping).toMatchObject({ [column]: real });
  });

  test('and is the promised day where no other day is', async () => {
    const planned = ['Mã hồ sơ', 'Ngày tiếp nhận', 'Ngày trả kết quả', 'Ngày trả thực tế'];
    const row = ['H-1', '02/11/2026', '10/11/2026', '12/11/2026'];
    expect(await taken(planned, row, [], ['H-2', '02/11/2026', '10/11/2026', ''])).toMatchObject({
      promisedOn: 'Ngày trả kết quả',
      returnedAt: 'Ngày trả thực tế',
    });
  });
});

describe('what brackets say counts', () => {
  test.each([
    ['Ngày trả kết quả (dự kiến)'],
    ['Ngày trả kết quả (theo giấy hẹn)'],
    ['Ngày trả [hẹn]'],
    ['Ngày hoàn thành (dự kiến)'],
    ['Ngày trả kết quả dự kiến'],
  ])('%s is the promised day, not that of the result', async (heading) => {
    const mapping = await taken(['Mã hồ sơ', 'Ngày tiếp nhận', heading], ['H-1', '02/11/2026', '10/11/2026']);
    expect(mapping).toEqual({ code: 'Mã hồ sơ', receivedAt: 'Ngày tiếp nhận', promisedOn: heading });
  });

  test.each([
    'Ngày tiếp nhận (bổ sung)',
    'Thời hạn (còn lại)',
    'Trạng thái (thanh toán)',
    'Thời gian giải quyết (thực tế)',
    'Ngày hẹn trả (gia hạn)',
  ])('%s is another thing than without them', async (heading) => {
    const mapping = await taken(['Mã hồ sơ', 'Ngày nhận', heading], ['H-1', '02/11/2026', '']);
    expect(mapping).toEqual({ code: 'Mã hồ sơ', receivedAt: 'Ngày nhận' });
  });

  test.each(['Ngày trả kết quả (dd/mm/yyyy)', 'Ngày trả kết quả (*)', 'Ngày trả kết quả (cho công dân)'])(
    '%s is what it is without them',
    async (heading) => {
      const mapping = await taken(['Mã hồ sơ', 'Ngày nhận', heading], ['H-1', '02/11/2026', '']);
      expect(mapping).toMatchObject({ returnedAt: heading });
    },
  );
});

test('brackets that name the states there are leave a status one', async () => {
  const heading = 'Tình trạng (đang xử lý/bổ sung/đã trả)';
  expect(await taken(['Mã hồ sơ', 'Ngày nhận', heading], ['H-1', '02/11/2026', ''])).toMatchObject({ status: heading });
});

describe('a paper register writes "ngày, tháng, năm" for the day', () => {
  test('"Ngày, tháng nhận" is the receipt', async () => {
    const headings = ['Số TT', '"Ngày, tháng nhận"', 'Họ và tên', '"Ngày, tháng hẹn trả"', '"Ngày, tháng, năm trả"', 'Số biên nhận'];
    expect(await taken(headings, ['1', '02/11/2026', 'A', '05/11/2026', '04/11/2026', 'H-1'])).toMatchObject({
      code: 'Số biên nhận',
      receivedAt: 'Ngày, tháng nhận',
      promisedOn: 'Ngày, tháng hẹn trả',
      returnedAt: 'Ngày, tháng, năm trả',
    });
  });
});

describe('a bilingual heading is its Vietnamese half', () => {
  test.each([
    [
      'Mã hồ sơ / Dossier No.',
      'Ngày tiếp nhận / Received',
      'Ngày hẹn trả / Due date',
      'Ngày có kết quả / Completed',
      'Trạng thái / Status',
    ],
    [
      'Dossier code | Mã hồ sơ',
      'Received date | Ngày tiếp nhận',
      'Due date | Ngày hẹn trả',
      'Result date | Ngày có kết quả',
      'Status | Trạng thái',
    ],
    [
      'Mã hồ sơ / File No',
      'Ngày tiếp nhận / Received on',
      'Ngày hẹn trả / Due date',
      'Ngày có kết quả / Result on',
      'Trạng thái / File status',
    ],
    ['Mã hồ sơ (Dossier No.)', 'Ngày tiếp nhận (Received)', 'Ngày hẹn trả (Due)', 'Ngày có kết quả (Completed)', 'Trạng thái (Status)'],
  ])('%s', async (...headings) => {
    const mapping = await taken(headings, ['H-1', '02/11/2026', '05/11/2026', '04/11/2026', 'Đã trả kết quả']);
    expect(Object.keys(mapping)).toEqual(expect.arrayContaining(['code', 'receivedAt', 'promisedOn', 'completedAt', 'status']));
  });

  test.each([
    ['Ngày hẹn trả / Actual return date', 'promisedOn'],
    ['Hạn xử lý / Step deadline', 'promisedOn'],
    ['Hạn xử lý (Step deadline)', 'promisedOn'],
    ['Ngày trả / Submission date', 'returnedAt'],
    ['Ngày hoàn thành / Stage completed', 'completedAt'],
  ])('"%s" contradicts itself and is nothing', async (heading, column) => {
    const mapping = await taken(['Mã hồ sơ', 'Ngày nhận', heading], ['H-1', '02/11/2026', '05/11/2026']);
    expect(mapping).not.toHaveProperty(column);
    // Without the English half it is.
    const [own = ''] = heading.split(/ [/(]/);
    expect(await taken(['Mã hồ sơ', 'Ngày nhận', own], ['H-1', '02/11/2026', '05/11/2026'])).toMatchObject({ [column]: own });
  });

  test('unless the English half says another day', async () => {
    const mapping = await taken(['Mã hồ sơ', 'Ngày nhận', 'Ngày trả / Due date'], ['H-1', '02/11/2026', '05/11/2026']);
    expect(mapping).toMatchObject({ promisedOn: 'Ngày trả / Due date' });
    expect(mapping).not.toHaveProperty('returnedAt');
    await expect(taken(['Mã hồ sơ', 'Ngày nhận / Result received'], ['H-1', '02/11/2026'])).rejects.toMatchObject({ code: 'no-headings' });
  });

  test('and what follows is Vietnamese, it is another heading', async () => {
    const mapping = await taken(['Mã hồ sơ', 'Ngày nhận', 'Ngày hẹn trả / bổ sung'], ['H-1', '02/11/2026', 'A']);
    expect(mapping).not.toHaveProperty('promisedOn');
  });
});

test('"Mã hồ sơ" is the code beside a running "Số hồ sơ"', async () => {
  const mapping = await taken(['Số hồ sơ', 'Mã hồ sơ', 'Ngày nhận'], ['12', 'H37.125-261102-0001', '02/11/2026']);
  expect(mapping).toMatchObject({ code: 'Mã hồ sơ' });
});

test('"Ngày nhận" under "Trả kết quả" is no receipt', async () => {
  const groups = ['Mã hồ sơ', 'Ngày đến', 'Trả kết quả', ''];
  await expect(taken(['', '', 'Ngày nhận', 'Người nhận'], ['H-1', '02/11/2026', '11/11/2026', 'A'], groups)).rejects.toThrow(
    expect.objectContaining({ code: 'no-headings', message: expect.stringContaining('"Ngày tiếp nhận"') }),
  );
});

test('and under "Tiếp nhận và trả kết quả" it is', async () => {
  const groups = ['Mã hồ sơ', 'Tiếp nhận và trả kết quả', '', ''];
  const mapping = await taken(['', 'Ngày nhận', 'Ngày hẹn trả', 'Ngày trả'], ['H-1', '02/11/2026', '10/11/2026', ''], groups);
  expect(mapping).toMatchObject({ receivedAt: 'Ngày nhận', promisedOn: 'Ngày hẹn trả', returnedAt: 'Ngày trả' });
});

test('texts are compared by their letters and digits alone, whatever their accents, marks and case', () => {
  const byDefinition = (text: string): string =>
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[đĐ]/g, 'd')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  const isAsDefined = (text: string): boolean => plain(text) === byDefinition(text);
  const vietnamese = fc.constantFrom(
    ...'Ngày hẹn trả kết quả Đường Ứng/Ỷ 12.(đ)'.normalize('NFC').split(''),
    '\u0301',
    'e\u0302\u0323',
    '\u200B',
    'K',
    'İ',
  );
  fc.assert(fc.property(fc.string({ unit: 'binary' }), isAsDefined));
  fc.assert(
    fc.property(
      fc.array(vietnamese).map((chars) => chars.join('')),
      isAsDefined,
    ),
  );
});

describe('a heading of fewer or of more words than usual is known', () => {
  test.each([
    ['Ngày giờ tiếp nhận HS', 'receivedAt'],
    ['Ngày tiếp nhận chính thức', 'receivedAt'],
    ['TG tiếp nhận', 'receivedAt'],
    ['Ngày nhận hồ sơ đầy đủ', 'receivedAt'],
    ['Tiếp nhận', 'receivedAt'],
    ['Nhận hồ sơ', 'receivedAt'],
    ['Ngày nộp/Ngày tiếp nhận', 'receivedAt'],
    ['Mã hồ sơ TTHC', 'code'],
    ['Mã định danh hồ sơ', 'code'],
    ['Số BN', 'code'],
    ['Tên công dân/Doanh nghiệp', 'applicant'],
    ['TT hồ sơ', 'status'],
    ['ĐT liên hệ', 'phone'],
    ['Phòng', 'unit'],
  ])('%s', async (heading, column) => {
    const usual = { code: 'Mã hồ sơ', receivedAt: 'Ngày tiếp nhận', applicant: 'Chủ hồ sơ', status: 'Trạng thái' };
    const headings = Object.values({ ...usual, [column]: heading });
    const cells = ['H-1', '02/11/2026', 'Nông Văn A', 'Đang xử lý', ...(column in usual ? [] : ['0912345678'])];
    expect(await taken(headings, cells)).toMatchObject({ [column]: heading });
  });

  test('where a list says when it was handed in and when it was received, the latter counts', async () => {
    const cells = ['H-1', '01/11/2026', '02/11/2026'];
    expect(await taken(['Mã hồ sơ', 'Ngày nộp/Ngày tiếp nhận', 'Ngày tiếp nhận'], cells)).toMatchObject({ receivedAt: 'Ngày tiếp nhận' });
  });

  test('but "Tiếp nhận" over names is no day of receipt, and nobody is asked about it beside one', async () => {
    const names = ['H-1', 'Nông Văn A', '09/11/2026'];
    await expect(taken(['Mã hồ sơ', 'Tiếp nhận', 'Hẹn trả'], names)).rejects.toMatchObject({ code: 'no-headings' });
    const beside = await taken(['Mã hồ sơ', 'Ngày nhận', 'Tiếp nhận'], ['H-1', '02/11/2026', 'Nông Văn A']);
    expect(beside).toEqual({ code: 'Mã hồ sơ', receivedAt: 'Ngày nhận' });
  });

  test('and "TT hồ sơ" over running numbers is no status', async () => {
    const mapping = await taken(['TT hồ sơ', 'Mã hồ sơ', 'Ngày tiếp nhận'], ['9', 'H-1', '02/11/2026'], [], ['10', 'H-2', '02/11/2026']);
    expect(mapping).not.toHaveProperty('status');
  });
});

describe('a list without its day of receipt', () => {
  const refused = async (headings: readonly string[], cells: readonly string[]): Promise<string> =>
    taken(headings, cells).then(
      () => 'taken',
      (error: Error) => error.message,
    );

  test('is told which days and codes nobody knew, and how to say what they are', async () => {
    const message = await refused(['Mã hồ sơ', 'Chủ hồ sơ', 'Ngày nộp', 'Ghi chú'], ['H-1', 'Nông Văn A', '02/11/2026', '']);
    expect(message).toContain('(chỉ thấy: "Mã hồ sơ", "Chủ hồ sơ"; chưa hiểu: "Ngày nộp")');
    expect(message).toContain('--learn');
  });

  test('and of a first row that is of a citizen nothing is repeated', async () => {
    const message = await refused(['Mã Văn A', 'Ngày mai', 'H-1', 'Ngày 2'], ['Nông Văn B', '02/11/2026', 'H-2', '']);
    expect(message).toMatch(/^Tệp a\.csv thiếu cột "Mã hồ sơ", "Ngày tiếp nhận"; /);
  });
});

test('the limit of a step is not offered for the promise or the result that a list lacks', async () => {
  const { file, bring } = desk();
  const list = (promised: string): string => `Mã hồ sơ,Ngày tiếp nhận,${promised},Hạn xử lý bước\nH-1,02/11/2026,09/11/2026,05/11/2026\n`;
  const told = async (name: string, promised: string): Promise<readonly string[]> =>
    ((await bring(file(name, list(promised)))).warnings ?? []).flatMap(({ code, text }) => (code === 'unused-heading' ? text.vi : []));
  expect(await told('a.csv', 'Ngày hẹn trả')).toEqual([]);
  expect(await told('b.csv', 'Mốc')).toEqual([expect.stringMatching(/^Cột "Mốc" ghi ngày .* "Ngày hẹn trả" và "Ngày có kết quả"/)]);
});
