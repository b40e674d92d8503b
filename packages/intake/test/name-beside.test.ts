// Somebody's name beside a code: it becomes no part of it and stands in no message, and what only looks like one is read.
import { expect, test } from 'vitest';
import { codeParts } from '../src/words/name-beside.ts';
import { desk } from './desk.ts';

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const list = (code: string): string =>
  `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái\n${quoted(code)},02/11/2026,12/11/2026,Đang xử lý\n`;

test.each([
  'BN-012 - Nguyễn Văn Mẫu',
  'BN-012 NGUYỄN VĂN MẪU',
  'BN-012/2026 (Nguyễn Văn Mẫu)',
  'BN-012-Nguyễn Văn Mẫu',
  'BN-012/Trần Thị Mẫu',
  'BN-012;Nguyễn Văn Mẫu',
  'BN-012.Xa Văn Mẫu',
  'BN-012 Trần Thị B - Nguyễn Văn C',
  'BN-012 - Nguyễn Văn A (con Trần B)',
  'Nguyễn Văn Mẫu - BN-012',
  'NGUYEN THI MAU BN-012',
  'Ông Mẫu BN-012',
  'BN-012 NGUYEN VAN MAU',
  'BN-012 DO THI MAU',
  'BN-012 - nguyễn văn an',
  'BN-012 - Ông Nguyễn Văn A và vợ',
  'BN-012 của bà Mẫu',
  'BN-012/Nguyễn Văn A/0912345678',
  'BN-012; BN-013 Nguyễn Văn Mẫu',
  'BN-012 - Đỗ Thị Mẫu',
  'BN-012 Xa Văn Mẫu',
  'BN-012/ĐỖ THỊ MẪU',
  'BN-012-ĐINH VAN A',
  'BN-012 XA VĂN MẪU',
  'BN-0122 DAO THI MAU',
  'BN-0121 - đào thị mẫu',
  'BN-0123 - lưu văn mẫu',
  'BN-0124 TA VAN MAU',
  'BN-0125 - tạ thị mẫu',
  'BN-0126 - phùng mẫu',
  'BN-0127 PHUNG THI MAU',
  'BN-0128 - cao văn mẫu',
  'Dao Thi Mau BN-012',
  'Lò Văn Mẫu BN-012',
  'BN-012 LO VAN MAU',
  'BN-012 - lâm thị mẫu',
  'BN-012 - tô thị mẫu',
  'BN-012 GIANG A MAU',
  'Giàng A Mẫu BN-012',
  'BN-012 - Hoàng Mẫu và vợ',
  'BN-012 - đường Nguyễn Thị Mẫu',
  'BN-012 NGUYEN MAU',
  'BN-012 - cao văn minh',
  'BN-012/Nguyễn\u200BVăn\u200BMẫu',
  'BN-012/Xa\u00ADVăn\u00ADMẫu',
])('a name is made no part of a code, nor told: %s', async (cell) => {
  const { file, bring } = desk();
  const { created, errors } = await bring(file('a.csv', list(cell)));
  expect(created).toBe(0);
  expect(errors).toMatchObject([{ column: 'Mã hồ sơ', code: 'bad-event' }]);
  expect(errors[0]?.error.message).toContain('BN-012');
  expect(errors[0]?.error.message).not.toMatch(
    /mẫu|Mẫu|MAU|Mau|minh|Lò|LO|lâm|tô |GIANG|Giàng|Hoàng|nguyễn|NGUY|Nguyễn|Đỗ|Xa|XA|Trần|Thị|Ông|ĐỖ|ĐINH/,
  );
});

test.each([
  'BN-012; BN-013 Trần Thị Mẫu 0912345678',
  'BN-012; BN-013 Trần Thị Mẫu 0912 345 678',
  'BN-012; BN-013 (ĐT0912345678)',
  'Trần Thị Mẫu CCCD 001090012345 - BN-012',
  'Trần Thị Mẫu 0912.345.678 - BN-012',
  'Trần Thị Mẫu +84912345678 - BN-012',
  'BN-012/0912345678 Trần Thị Mẫu',
  'BN-012; BN-013 Trần Thị Mẫu 0203.3812.345',
  'BN-012 Trần Thị Mẫu TEL0912345678',
  'BN-012-CMND123456789 Trần Thị Mẫu',
])('nor is a telephone number or the number of a citizen told: %s', async (cell) => {
  const { file, bring } = desk();
  const { created, errors } = await bring(file('a.csv', list(cell)));
  expect(created).toBe(0);
  expect(errors[0]?.error.message).toContain('BN-012');
  expect(JSON.stringify(errors)).not.toMatch(/mẫu|912|345|0010|0203|3812/i);
});

test('a number behind its year is a code and no telephone, which it was, so that the second of two was not told', () => {
  for (const code of [
    '05.26.000123',
    '05-26-000123',
    '02.11.26.0123',
    '05.2026.00123',
    '02.11.2026.012',
    'HS03.2026.00123',
    '84.2026.00123',
  ])
    expect.soft(codeParts(code)).toBe(code);
  expect(codeParts('05.2026.00123; 05.2026.00124')).toBe('05.2026.00123 05.2026.00124');
  expect(codeParts('BN-012 0920.2612.34')).toBe('BN-012');
  expect(codeParts('05.26.000123; 05.26.000124')).toBe('05.26.000123 05.26.000124');
  for (const phone of ['09.12.345.678', '09.26.04.05.06', '09.26 012 345', '0926.012.345', '0926 012345', '0226.000.1234'])
    expect.soft(codeParts(`BN-012 ${phone}`), phone).toBe('BN-012');
});

test('a number and a day that a dash divides are no telephone', () => expect(codeParts('0345-260115 Trần Thị Mẫu')).toBe('0345-260115'));

test('abbreviations with Đ or Ư behind a stroke or a dash are part of the code, and no name', async () => {
  const codes = [
    '0012/TNHS-ĐĐ',
    '0013/QĐ-UBND',
    '014/2026/HS-ĐC',
    '15/ĐKKD-HCT',
    '0017/BN-ĐĐ',
    '18/TĐ-KT',
    'TĐ-012/ĐC-HS',
    '0003/2026/ĐKĐĐ-VP',
    '0019/QĐ-TƯ',
    '0020 QĐ UBND',
  ];
  const { file, bring, store } = desk();
  const rows = codes.map((code) => list(code).split('\n')[1] as string);
  expect(await bring(file('a.csv', [list('BN-0011').trim(), ...rows].join('\n')))).toMatchObject({
    created: 1 + codes.length,
    rejected: 0,
  });
  for (const code of codes) expect(await store.dossier(code), code).not.toBeNull();
});
