// How the letter addresses whom it is written to: a person is Ông/Bà, an organisation is not.

/** Words with which the name of an organisation begins and no Vietnamese person's does. */
const ORGANISATIONS = [
  'công ty',
  'cty',
  'tổng công ty',
  'tập đoàn',
  'doanh nghiệp',
  'dntn',
  'hợp tác xã',
  'htx',
  'tổ hợp tác',
  'ngân hàng',
  'trung tâm',
  'trường mầm non',
  'trường tiểu học',
  'trường trung học',
  'trường thcs',
  'trường thpt',
  'trường pt',
  'bệnh viện',
  'trạm y tế',
  'ban quản lý',
  'ban chỉ huy',
  'chi nhánh',
  'hội nông dân',
  'hội phụ nữ',
  'hội liên hiệp',
  'hội cựu chiến binh',
  'ủy ban',
  'uỷ ban',
  'ubnd',
] as const;

/** Whether a name is an organisation's. When in doubt it is a person's: "Ông/Bà" offends nobody. */
export function isOrganisation(name: string): boolean {
  const start = name.normalize('NFC').trim().toLowerCase();
  return ORGANISATIONS.some((word) => start === word || start.startsWith(`${word} `));
}

/** The form of address within a sentence. */
export const formOfAddress = (name: string): string => (isOrganisation(name) ? 'Quý đơn vị' : 'Ông/Bà');
