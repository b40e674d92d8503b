// Whoever reads a name knows every surname of the one table: in a status, beside a code and in a cell of the name.
import { readStatus } from '@dunghen/intake';
import { expect, test } from 'vitest';
import { beforeName, withoutName } from '../src/words/name-beside.ts';
import { statusShape } from '../src/words/status-shape.ts';
import { SURNAMES } from '../src/words/surname-table.ts';
import { desk } from './desk.ts';

const capital = (name: string): string => `${name[0]?.toUpperCase()}${name.slice(1)}`;
/** Those whose middle name may be "A" alone. */
const NAMES = [...SURNAMES.all.map((name) => `${capital(name)} Văn Mẫu`), ...SURNAMES.beforeA.map((name) => `${capital(name)} A Mẫu`)];

test('none stands twice in the table', () => expect(SURNAMES.all).toEqual([...new Set(SURNAMES.all)]));

test('by a middle name each is somebody in a status, whose name is not asked about', () => {
  for (const name of NAMES) {
    const text = `Đã giao kết quả cho ${name}`;
    expect.soft(readStatus(text), text).toEqual({ ended: 'completed' });
    expect.soft(statusShape(`${name} đã bổ sung`), name).toBe('… đã bổ sung');
  }
});

test('by a middle name each is somebody beside a code', () => {
  for (const name of NAMES) {
    expect.soft(beforeName(`BN-012 - ${name} và vợ`), name).toBe('BN-012');
    expect.soft(withoutName(`BN-012 - ${name.toLowerCase()} và vợ`), name).toBe('BN-012');
  }
});

test('by a middle name each is one person in a cell of the name, so that an address below is told from it', async () => {
  const { file, bring, store } = desk();
  const rows = NAMES.map((name, n) => `H-${n};02/11/2026;"${name}\nThôn 1, xã C"`);
  await bring(file('a.csv', ['Mã hồ sơ;Ngày tiếp nhận;Chủ hồ sơ', ...rows].join('\n')));
  for (const [n, name] of NAMES.entries()) {
    const receipt = (await store.dossier(`H-${n}`))?.events[0];
    expect.soft(receipt?.type === 'received' && receipt.applicant, name).toEqual({ name, address: 'Thôn 1, xã C' });
  }
});

test.each([
  'BN-012 - Phạm Vinh và vợ',
  'BN-012 - Lương Yến và vợ',
  'BN-012 - Đoàn Thanh Mẫu và vợ',
  'BN-012 - Quách Mẫu và vợ',
  'BN-012 quach mau',
])('a surname is no other word by what the next one begins with, and beside a code as in a status: %s', (cell) =>
  expect(beforeName(cell)).toBe('BN-012'),
);

test.each([
  'BN-012 - phạm vi',
  'BN-012 - xử lý văn bản',
  'BN-012 - Quản Lý Đất',
  'BN-012 - Lương Hưu',
  'BN-012 - chủ trương đầu tư',
  'BN-012 - Đoàn Thanh Niên',
  'BN-012 - đoàn văn nghệ',
  'BN-012 - tiền lương văn phòng',
  'bn-012 san pham thi truong',
  'bn-012 to thi dua',
  'bn-012 ho so do van phong lap',
])('but another word is nobody: %s', (cell) => expect(beforeName(cell)).toBeNull());

test('"to thi dua" is a body of the office, "to van nam" somebody, and "cho đỗ xe" what is allowed', () => {
  for (const text of ['Da giao ket qua cho to thi dua', 'Đã giao giấy phép cho đỗ xe']) expect.soft(readStatus(text), text).toBe('unknown');
  for (const text of [
    'Đã giao kết quả cho lê lan',
    'Đã giao kết quả cho Vi Lan',
    'da giao ket qua cho to van nam',
    'da giao ket qua cho pham mau',
  ])
    expect.soft(readStatus(text), text).toEqual({ ended: 'completed' });
});
