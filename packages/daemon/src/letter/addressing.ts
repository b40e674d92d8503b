// How the letter addresses whom it is written to: a person is Ông/Bà, an organisation is not.

/** Words with which the name of an organisation begins and no Vietnamese person's does: of "Đoàn" and "Văn", which are family names, only with more. */
const ORGANISATIONS = [
  'công ty|cty|tổng công ty|tập đoàn|doanh nghiệp|dntn|hộ kinh doanh|hkd|cơ sở|cửa hàng|xí nghiệp|nhà máy|chi nhánh|ngân hàng|quỹ tín dụng',
  'hợp tác xã|htx|liên hiệp hợp tác xã|tổ hợp tác|văn phòng đại diện|văn phòng công chứng|văn phòng luật sư|bệnh viện|phòng khám|giáo xứ|chùa',
  'trường mầm non|trường mẫu giáo|trường mn|trường tiểu học|trường th|trường trung học|trường thcs|trường thpt|trường pt|trường ptdt|trường ptdtbt',
  'trường ptdtnt|trường phổ thông|trường liên cấp|trường cao đẳng|trường đại học|trung tâm|nhà văn hóa|trạm y tế|trạm khuyến nông|trạm thú y|trạm cấp nước',
  'đảng ủy|đảng bộ|chi bộ|hđnd|hội đồng|ubnd|ủy ban|thường trực|mặt trận|ubmttq|mttq|văn phòng đảng ủy|văn phòng hđnd|văn phòng đăng ký',
  'hội nông dân|hội phụ nữ|hội liên hiệp|hội lhpn|hội cựu|hội ccb|hội người|hội chữ thập đỏ|hội khuyến học|hội đông y|hội nạn nhân|hội bảo trợ|chi hội',
  'đoàn thanh niên|đoàn tn|đoàn tncs|đoàn xã|đoàn phường|chi đoàn|công đoàn|liên đoàn|công an xã|công an phường|công an tỉnh|đồn biên phòng|hạt kiểm lâm',
  'ban quản lý|ban quản trị|ban chỉ huy|ban công tác|ban nhân dân|phòng kinh tế|phòng văn hóa|phòng nội vụ|phòng tư pháp',
].flatMap((words) => words.split('|'));

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
  // Either place of the tone is in use.
  const start = startOf(name).replace(/uỷ/g, 'ủy').replace(/hoá/g, 'hóa');
  return ORGANISATIONS.some((word) => start.startsWith(word) && !/^[\p{L}\p{N}]/u.test(start.slice(word.length)));
}

/** The form of address within a sentence. */
export const formOfAddress = (name: string): string => (isOrganisation(name) ? 'Quý đơn vị' : 'Ông/Bà');
