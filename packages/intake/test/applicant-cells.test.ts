// What a cell of the name holds besides, and what stands there where there is no name.
import type { Applicant } from '@dunghen/core';
import { expect, test } from 'vitest';
import { desk } from './desk.ts';

async function applicantOf(cell: string, more: Readonly<Record<string, string>> = {}): Promise<Applicant | null> {
  const { file, bring, store } = desk();
  const heads = ['Mã hồ sơ', 'Ngày tiếp nhận', 'Chủ hồ sơ', ...Object.keys(more)].join(';');
  const cells = ['H-1', '02/11/2026', `"${cell}"`, ...Object.values(more)].join(';');
  expect(await bring(file('a.csv', `${heads}\n${cells}\n`))).toMatchObject({ created: 1, rejected: 0 });
  const receipt = (await store.dossier('H-1'))?.events[0];
  return receipt?.type === 'received' ? (receipt.applicant ?? null) : null;
}

test.each<[string, Applicant]>([
  ['Nguyễn Văn A\nThôn 1, xã C\n0912345678', { name: 'Nguyễn Văn A', address: 'Thôn 1, xã C', phone: '0912345678' }],
  ['Nguyễn Văn A\r\nSĐT: 0912 345 678\r\nĐịa chỉ: số 5 đường B', { name: 'Nguyễn Văn A', address: 'số 5 đường B', phone: '0912 345 678' }],
  ['NGUYỄN VĂN B - 0912345678', { name: 'NGUYỄN VĂN B', phone: '0912345678' }],
  ['Nguyễn Văn B (ĐT: 0912.345.678)', { name: 'Nguyễn Văn B', phone: '0912.345.678' }],
  ['Nguyễn Văn B\nCCCD: 001099012345', { name: 'Nguyễn Văn B' }],
  // What may be part of the name stays.
  ['CÔNG TY TNHH\nMỘT THÀNH VIÊN 88', { name: 'CÔNG TY TNHH MỘT THÀNH VIÊN 88' }],
  ['Nguyễn Văn A\nTrần Thị Bé', { name: 'Nguyễn Văn A Trần Thị Bé' }],
  ['Trường Tiểu học số 2', { name: 'Trường Tiểu học số 2' }],
  ['Ông Không Văn Rõ', { name: 'Ông Không Văn Rõ' }],
  [
    'Ông Nguyễn Văn A,\nTổ 5\nPhường C\n0912345678\nĐT: 0203.3812.345',
    { name: 'Ông Nguyễn Văn A', address: 'Tổ 5, Phường C', phone: '0912345678, 0203.3812.345' },
  ],
  ['Nguyễn Văn A\nZalo: 84912345678\nHộ chiếu B1234567', { name: 'Nguyễn Văn A', phone: '84912345678' }],
  ['Lò Văn Trường 0203 3812 345', { name: 'Lò Văn Trường', phone: '0203 3812 345' }],
])('%j is a name and what belongs to it', async (cell, applicant) => {
  expect(await applicantOf(cell)).toEqual(applicant);
});

// No line is lost, and no number taken for another.
test.each([
  'Công ty TNHH A - MST 0101234567',
  'Công ty TNHH A (0101234567)',
  'Công ty TNHH A\nMST: 0101234567',
  'Công ty TNHH A 0912345678',
  'HTX Mẫu\nĐT: 0912345678',
  'Nguyễn Văn A - MST 0101234567',
  'Nguyễn Văn A (0101234567)',
  'Nguyễn Văn A (0312345678)',
  'Nguyễn Văn A MST 0912345678',
  'Nguyễn Văn A - mã số thuế 0912345678',
  'Nguyễn Văn A\nMSDN 0912345678',
  'Nguyễn Văn A 05.26.000123',
  'Nguyễn Văn A\n03.2026.0123',
  'Nguyễn Văn A\nSố 0101234567',
  'Cộng đồng dân cư\nthôn Đông',
  'CỘNG ĐỒNG DÂN CƯ\nTHÔN 1',
  'Hợp tác xã\nSố 1 Mẫu Sơn',
  'Nguyễn Văn A\nvà\nThôn 1\nTrần Thị B',
  'Nguyễn Văn A\nThôn 1\nTrần Thị B\nThôn 2',
  'NGUYỄN VĂN A VÀ\nTHÔN 1',
  'Nguyễn Văn A\nXã đội trưởng',
  'Nguyễn Thị\nXã',
  'Lê Văn\nĐường',
  'Nguyễn Văn A\nCăn cước công dân 001\ncủa Trần Thị B',
])('%j is left as it stands, also beside a column of the address', async (cell) => {
  const name = cell.replaceAll('\n', ' ');
  expect(await applicantOf(cell)).toEqual({ name });
  expect(await applicantOf(cell, { 'Địa chỉ': 'Thôn 2' })).toEqual({ name, address: 'Thôn 2' });
});

test('what a card says of a person in lines of its own is no part of the name', async () => {
  expect(await applicantOf('Nguyễn Văn A\nCăn cước công dân 001\nnơi cấp Hà Nội')).toEqual({ name: 'Nguyễn Văn A' });
});

test('a column of the address or the telephone is believed before the cell of the name', async () => {
  expect(await applicantOf('Nguyễn Văn A\nThôn 1\n0912345678', { 'Địa chỉ': 'Thôn 2', 'Điện thoại': '0987654321' })).toEqual({
    name: 'Nguyễn Văn A',
    address: 'Thôn 2',
    phone: '0987654321',
  });
});

test.each(['...', '-', '(Không tên)', 'Chưa cập nhật', 'CHƯA CÓ THÔNG TIN', 'Ông/Bà …', 'Ông/Bà: (Chưa cập nhật)', 'Ông/Bà', 'null'])(
  '%s is no name, so that a letter leaves the line blank and tells',
  async (cell) => {
    expect(await applicantOf(cell)).toBeNull();
    expect(await applicantOf(cell, { 'Địa chỉ': 'Thôn 2' })).toEqual({ address: 'Thôn 2' });
  },
);
