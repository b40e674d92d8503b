import { describe, expect, test } from 'vitest';
import { desk } from './desk.ts';

describe('"as above" is not the name of an office', () => {
  test.each(['nt', 'NT', '-nt-', '- nt -', '(nt)', 'nt.', '"', '-"-', '""', "''", "-''-", '//', '-//-', 'Như trên', 'nhu tren'])(
    '%s',
    async (mark) => {
      const { file, bring } = desk();
      const cell = `"${mark.replaceAll('"', '""')}"`;
      const path = file('a.csv', `Mã hồ sơ,Ngày tiếp nhận,Đơn vị xử lý\nH-1,02/11/2026,Tư pháp\nH-2,02/11/2026,${cell}\n`);
      const { created, errors } = await bring(path);
      expect(created).toBe(1);
      expect(errors).toMatchObject([{ row: 3, column: 'Đơn vị xử lý', code: 'as-above' }]);
    },
  );

  test('and a dash still says that there is nothing', async () => {
    const { file, bring } = desk();
    expect(await bring(file('a.csv', 'Mã hồ sơ,Ngày tiếp nhận,Ngày có kết quả\nH-1,02/11/2026,-\n'))).toMatchObject({ rejected: 0 });
  });
});

describe('how a dossier was handed in', () => {
  test.each([
    ['DVC quốc gia', 'online'],
    ['Cổng DVCQG', 'online'],
    ['DVCTT toàn trình', 'online'],
    ['Trực tiếp (không qua DVC)', 'counter'],
    ['BCCI', 'post'],
  ])('%s', async (words, channel) => {
    const { file, bring, clockOf } = desk();
    const { warnings } = await bring(
      file('a.csv', `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Hình thức nộp\nH-1,02/11/2026,12/11/2026,${words}\n`),
    );
    expect((await clockOf('H-1'))?.channel).toBe(channel);
    expect(warnings).toBeUndefined();
  });

  test.each([
    ['Trực tuyến (không nộp trực tiếp)', 'online'],
    ['Bưu chính (không trực tiếp)', 'post'],
    ['Trực tiếp, không qua bưu chính hoặc trực tuyến', 'counter'],
    ['Không qua Cổng dịch vụ công, nộp tại Một cửa', undefined],
  ])('%s is what it does not deny', async (words, channel) => {
    const { file, bring, clockOf } = desk();
    await bring(file('a.csv', `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Hình thức nộp\nH-1,02/11/2026,12/11/2026,"${words}"\n`));
    expect((await clockOf('H-1'))?.channel).toBe(channel);
  });

  test.each(['Không trực tuyến', 'Không nộp trực tuyến', 'Chưa nộp online', 'Không trực tuyến/bưu chính'])(
    '%s leaves open how',
    async (words) => {
      const { file, bring, clockOf } = desk();
      const path = file('a.csv', `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Hình thức nộp\nH-1,02/11/2026,12/11/2026,${words}\n`);
      expect((await bring(path)).warnings).toMatchObject([{ code: 'unknown-channel' }]);
      expect((await clockOf('H-1'))?.channel).toBeUndefined();
    },
  );

  test('words that nobody understands are told, since the form counts them among those of the counter', async () => {
    const { file, bring } = desk();
    const rows = ['Toàn trình', 'Toàn trình', 'Một phần', ''].map((words, n) => `H-${n},02/11/2026,12/11/2026,${words}\n`).join('');
    const { warnings } = await bring(file('a.csv', `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Hình thức nộp\n${rows}`));
    expect(warnings).toMatchObject([{ code: 'unknown-channel' }]);
    expect(warnings?.[0]?.text.vi).toContain('"Toàn trình" (2), "Một phần" (1)');
  });
});

const HEAD = 'Mã hồ sơ,Ngày tiếp nhận,Địa chỉ,Ngày hẹn trả,Ngày có kết quả';

describe('a dossier torn in two by a line end is refused whole', () => {
  const whole = (n: number): string => `H-${n},0${n}/11/2026,Thôn 1,12/11/2026,10/11/2026\n`;

  test.each([
    ['in its address', 'H-2,02/11/2026,Thôn 1\n Xã B,12/11/2026,20/11/2026\n'],
    ['at the end of a cell', 'H-2,02/11/2026,Thôn 1,12/11/2026\n,20/11/2026\n'],
  ])('%s', async (_, torn) => {
    const { file, bring, clockOf } = desk();
    const { created, errors } = await bring(file('a.csv', `${HEAD}\n${whole(1)}${torn}${whole(3)}`));
    expect(created).toBe(2);
    expect(errors).toMatchObject([
      { row: 3, code: 'ragged-row' },
      { row: 4, code: 'ragged-row' },
    ]);
    expect(await clockOf('H-2')).toBeNull();
  });

  test('but rows whose empty cells at the end were left out are whole', async () => {
    const { file, bring } = desk();
    const path = file('a.csv', `${HEAD}\n${whole(1)}H-2,02/11/2026\nH-3,03/11/2026,Thôn 1,12/11/2026\n${whole(4)}`);
    expect(await bring(path)).toMatchObject({ created: 4, rejected: 0 });
  });
});

test('a second table is seen by its headings, numbered or not', async () => {
  const { file, bring } = desk();
  const list =
    '1. Mã hồ sơ,2. Ngày tiếp nhận,3. Ngày hẹn trả,4. Ngày có kết quả\nH-1,02/11/2026,20/11/2026,10/11/2026\n' +
    '1. Mã hồ sơ,2. Ngày tiếp nhận,3. Ngày có kết quả,4. Ngày hẹn trả\nH-2,03/11/2026,20/11/2026,11/11/2026\n';
  await expect(bring(file('a.csv', list))).rejects.toThrow(expect.objectContaining({ code: 'several-lists' }));
});

test('what a later list adds to a receipt cannot be written, and is told', async () => {
  const { file, bring, clockOf } = desk();
  await bring(file('a.csv', 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả\nH-1,02/11/2026,12/11/2026\nH-2,02/11/2026,12/11/2026\n'), '2026-11-03');
  const full = file(
    'b.csv',
    'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Hình thức nộp,Đơn vị xử lý\nH-1,02/11/2026,12/11/2026,Trực tuyến,Tư pháp\nH-2,02/11/2026,12/11/2026,,Tư pháp\nH-3,03/11/2026,12/11/2026,Trực tuyến,Tư pháp\n',
  );
  const { created, warnings } = await bring(full, '2026-11-04');
  expect(created).toBe(1);
  expect(warnings).toMatchObject([{ code: 'late-detail' }]);
  expect(warnings?.[0]?.text.vi).toContain('"Đơn vị xử lý" (2), "Hình thức nộp" (1)');
  expect((await clockOf('H-1'))?.channel).toBeUndefined();
});

test('a second table beside the first is named by the column it begins in', async () => {
  const { file, bring, store } = desk();
  const own = 'Mã hồ sơ,Ngày nhận,Ngày hẹn,Trạng thái';
  const row = 'H-1,02/11/2026,05/11/2026,Đang xử lý,,H-3,02/11/2026,04/11/2026,04/11/2026';
  const list = `HỒ SƠ MỞ,,,,,HỒ SƠ ĐÃ TRẢ\n${own},,Mã hồ sơ,Ngày nhận,Ngày hẹn,Ngày trả\n${row}\n`;
  await expect(bring(file('a.csv', list))).rejects.toMatchObject({
    code: 'several-lists',
    message: expect.stringContaining('bảng thứ hai bên phải, từ cột F ("Mã hồ sơ"); hãy để mỗi bảng trên một trang tính'),
  });
  expect(await store.dossier('H-1')).toBeNull();
  // A second code alone may be the wrong one of the two.
  await expect(
    bring(file('b.csv', `${own},Mã hồ sơ\n${row.replace(',,H-3,02/11/2026,04/11/2026,04/11/2026', ',H-3')}\n`)),
  ).rejects.toMatchObject({
    code: 'mapping-doubtful',
  });
});
