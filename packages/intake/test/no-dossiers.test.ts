import { expect, test } from 'vitest';
import { desk } from './desk.ts';

test.each([
  ['of headings alone', '', ['no-dossiers']],
  ['whose rows are no dossiers', 'Tổng cộng: 0,,\n', ['no-dossiers']],
  ['of a dossier', 'H-1,02/11/2026,Đang xử lý\n', ['no-term']],
])('a list %s: whether there is a dossier in it is told', async (_, rows, told) => {
  const { file, bring } = desk();
  const { warnings = [], rejected } = await bring(file('a.csv', `Mã hồ sơ,Ngày tiếp nhận,Trạng thái\n${rows}`));
  expect({ told: warnings.map(({ code }) => code), rejected }).toEqual({ told, rejected: 0 });
});

test.each([
  ['UBND xã Mẫu; kỳ: 10/2026; từ 01/10; đến 31/10', ','],
  ['UBND xã Mẫu, huyện Mẫu, tỉnh Mẫu, Bộ phận một cửa', ';'],
  ['Danh sách | xã Mẫu | quý IV | năm 2026\nNgười lập: A | B', '\t'],
])('a title with marks above headings alone, "%s", is no row of the table', async (title, mark) => {
  const { file, bring } = desk();
  const headings = ['Mã hồ sơ', 'Ngày tiếp nhận', 'Trạng thái'].join(mark);
  expect(await bring(file('a.csv', `${title}\n${headings}\n`))).toMatchObject({ rows: 0, warnings: [{ code: 'no-dossiers' }] });
  const other = desk();
  const row = ['H-1', '02/11/2026', 'Đang xử lý'].join(mark);
  expect(await other.bring(other.file('a.csv', `${title}\n${headings}\n${row}\n`))).toMatchObject({ created: 1, rejected: 0 });
});

test('marks in a signature below headings are none of the table', async () => {
  const { file, bring } = desk();
  const content = 'Mã hồ sơ;Ngày tiếp nhận;Trạng thái\nNgười lập biểu, Chủ tịch\n';
  expect(await bring(file('a.csv', content))).toMatchObject({ rows: 0, warnings: [{ code: 'no-dossiers' }] });
});

test('that there is none is told once, until a list of its kind has many again', async () => {
  const { file, bring } = desk();
  let day = 2;
  const told = async (dossiers: number, options = {}): Promise<boolean> => {
    const rows = Array.from({ length: dossiers }, (_, i) => `H-${day}-${i},02/11/2026,Đang xử lý\n`).join('');
    const path = file(`${day}.csv`, `Mã hồ sơ,Ngày tiếp nhận,Trạng thái\n${rows}${'\n'.repeat(day)}`);
    const { warnings = [] } = await bring(path, `2026-11-${String(++day).padStart(2, '0')}`, options);
    return warnings.some(({ code }) => code === 'no-dossiers');
  };
  expect([await told(0, { dryRun: true }), await told(0), await told(0), await told(2), await told(0)]).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect([await told(5), await told(0), await told(0)]).toEqual([false, true, false]);
  const other = await bring(file('other.csv', 'Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết\n'), '2026-11-20');
  expect(other.warnings).toMatchObject([{ code: 'no-dossiers' }]);
});
