// How the letter addresses whom it is written to: a person is Ông/Bà, an organisation is not.

/** Words with which the name of an organisation begins and no Vietnamese person's does. */
const ORGANISATIONS = [
  'công ty',
  'cty',
  'tổng công ty',
  'tập đoàn',
  'doanh nghiệp',
  'dntn',
  'hộ kinh doanh',
  'hkd',
  'cơ sở',
  'cửa hàng',
  'xí nghiệp',
  'nhà máy',
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

/** With which a name in a list is addressed already; a person's family name is none of them but Ông, and reads right after this too. */
const TITLES =
  'ông|bà|ông bà|anh|chị|cô|chú|bác|cụ|hộ|gia đình|đồng chí|đ/c|linh mục|mục sư|hòa thượng|hoà thượng|thượng tọa|thượng toạ|đại đức|ni sư|sư cô'.split(
    '|',
  );

const startOf = (name: string): string => name.normalize('NFC').trim().toLowerCase();

/** Whether a name says itself how its bearer is addressed: "Bà Nguyễn Thị B", "Ông/Bà Trần Văn C", "Hộ ông Lý Văn D". */
export function hasTitle(name: string): boolean {
  const start = startOf(name).replace(/^[("“]\s*/, '');
  return TITLES.some((word) => start.startsWith(word) && /^[\s./:,()]+\S/.test(start.slice(word.length)));
}

/** Whether a name is an organisation's. When in doubt it is a person's: "Ông/Bà" offends nobody. */
export function isOrganisation(name: string): boolean {
  const start = startOf(name);
  return ORGANISATIONS.some((word) => start === word || start.startsWith(`${word} `));
}

/** The form of address within a sentence. */
export const formOfAddress = (name: string): string => (isOrganisation(name) ? 'Quý đơn vị' : 'Ông/Bà');
