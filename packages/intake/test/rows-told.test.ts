import { writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { desk } from './desk.ts';

const HEAD = 'Đơn vị xử lý,Mã hồ sơ,Tên thủ tục,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái';
const GOOD = 'Tư pháp,H-1,Khai sinh,16/11/2026,26/11/2026,Đang xử lý';

/** What is told of the rows below a good one: row, column and code. */
async function told(rows: readonly string[], head = HEAD, good = GOOD, taken = 1): Promise<unknown> {
  const { file, bring } = desk();
  const { created, errors } = await bring(file('a.csv', `${head}\n${good}\n${rows.join('\n')}\n`));
  expect(created).toBe(taken);
  return errors.map(({ row, column, code }) => [row, column, code]);
}

describe('no row of a dossier is passed over in silence', () => {
  test.each(['Công an xã', 'CÔNG CHỨNG', 'Tổng công ty X', 'Cong an xa', 'Công ty TNHH A'])('where its first cell is %j', async (unit) => {
    expect(
      await told([
        `${unit},,Đăng ký tạm trú,18/11/2026,23/11/2026,Đang xử lý`,
        `${unit},H-3,Đăng ký tạm trú,,25/11/2026,Đang xử lý`,
        `${unit},H-4,,,,`,
      ]),
    ).toEqual([
      [3, 'Mã hồ sơ', 'bad-event'],
      [4, 'Ngày tiếp nhận', 'missing'],
      [5, 'Ngày tiếp nhận', 'missing'],
    ]);
  });

  test('where neither its code nor its receipt is written but what it asks for, until when and how it stands', async () => {
    const { file, bring } = desk();
    const { errors } = await bring(file('a.csv', `${HEAD}\n${GOOD}\nTư pháp,,Khai sinh,,26/11/2026,Đang xử lý\n`));
    expect(errors).toMatchObject([{ row: 3, column: 'Mã hồ sơ', code: 'bad-event' }]);
    expect(errors[0]?.error.message).toContain('và ngày tiếp nhận đều trống');
    expect(await told([',chưa có,Khai sinh,,26/11/2026,Đang xử lý'])).toEqual([[3, 'Mã hồ sơ', 'bad-event']]);
  });

  test('nor where it is the second procedure of the dossier above, whose code and receipt a merged cell held', async () => {
    const { file, bring } = desk();
    const list =
      'STT,Mã hồ sơ,Tên thủ tục,Ngày tiếp nhận,Ngày hẹn trả\n1,H-1,Đăng ký khai sinh,02/11/2026,05/11/2026\n,,Đăng ký thường trú,,12/11/2026\n';
    const signed = ',,Người lập biểu,,\n,,Nguyễn Văn A,,"Mẫu, ngày 20/11/2026"\n';
    expect((await bring(file('a.csv', list + signed))).errors).toMatchObject([{ row: 3, code: 'bad-event' }]);
  });

  test('nor where its running number and two names are all it has', async () => {
    const head = 'STT,Mã hồ sơ,Tên thủ tục,Chủ hồ sơ,Ngày tiếp nhận';
    expect(await told(['2,,Khai sinh,Lê A,'], head, '1,H-1,Khai sinh,Lê A,16/11/2026')).toEqual([[3, 'Mã hồ sơ', 'bad-event']]);
  });
});

describe('and what is no dossier is no fault', () => {
  test.each([
    'Tổng cộng,2,,,,',
    'Cộng phòng Tư pháp: 1,,,,,',
    'TONG SO,,12,3,4,5',
    'Cong phong Tu phap,1,,,,',
    'II,Phòng Địa chính,,,,',
    'Ghi chú: hồ sơ trễ hạn 26/11/2026,,,,,',
    'Người lập biểu,,Kế toán,,,Bộ phận tiếp nhận',
    'Tổng: 12,,Đúng hạn: 10,,Trễ hạn: 2,Đang xử lý: 1',
  ])('%s', async (row) => {
    expect(await told([row])).toEqual([]);
  });
});

describe('the same code twice is told where the rows differ in their first cell', () => {
  const dated = (received: string, code: string): string => `${received},${code},Khai sinh,26/11/2026`;
  const head = 'Ngày tiếp nhận,Mã hồ sơ,Tên thủ tục,Ngày hẹn trả';

  test('a day of receipt', async () => {
    const rows = [dated('02/11/2026', 'h-1'), dated('16/11/2026', 'H-1')];
    expect(await told(rows, head, dated('16/11/2026', 'H-1'), 0)).toEqual([2, 3].map((at) => [at, 'Mã hồ sơ', 'duplicate-code']));
  });

  test('words under a heading nobody knows', async () => {
    const [under, good] = [`Ghi chú riêng,${HEAD}`, `gấp,${GOOD}`];
    expect(await told([`hoãn,${GOOD}`, good], under, good)).toEqual([2, 3].map((at) => [at, 'Mã hồ sơ', 'duplicate-code']));
  });

  test('but not where it is their running number', async () => {
    expect(await told([`2.,${GOOD}`, `,${GOOD}`], `STT,${HEAD}`, `1,${GOOD}`)).toEqual([]);
  });

  test('on two sheets', async () => {
    const { file, bring } = desk();
    const sheet = (name: string, received: string) => ({
      name,
      rows: [head.split(','), dated(received, 'H-1').split(',')],
    });
    const bytes = await writeXlsx({ sheets: [sheet('A', '16/11/2026'), sheet('B', '02/11/2026')] });
    await expect(bring(file('a.xlsx', bytes))).rejects.toThrow(expect.objectContaining({ code: 'several-lists' }));
  });
});
