// The surnames by which somebody is told from other words, and the other words that some of them are: one table for every reader.

/**
 * Each once, by what tells it. Source: the fourteen commonest, nine people of ten, are those of Lê Trung Hoa, "Họ và tên người Việt Nam", 2005, as
 * it is quoted (nguyễn, trần, lê, phạm, hoàng or huỳnh, phan, vũ or võ, đặng, bùi, đỗ, hồ, ngô, dương, lý); the others, most of them of the
 * uplands, are gathered without a count.
 */
const TOLD_BY = {
  /** Hardly ever another word. */
  itself: 'nguyễn trần lê phạm huỳnh phan đặng bùi đỗ ngô đinh trịnh trương phùng',
  /** A capital, or "cho" before it. */
  capital: 'hoàng triệu quách giàng sùng thào nghiêm',
  /** The capitals of two words: "quản lý đất đai", "lương hưu". */
  capitals: 'vũ võ hồ dương lý nông lương đoàn',
  /** "Văn" or "thị" behind it: "Hà Nội", "mai táng". */
  middleName: 'cao hà mai đào lưu tạ đàm tô',
  /** That and its accents: "tăng", "không", "lúc", "là". */
  accents: 'tôn thái tăng lâm châu chu mạc kiều khổng vương quàng hứa lục lò vàng hầu tống trang doãn vi hoa la bế',
  /** "A" behind it: "Vừ A Mẫu". */
  a: 'giàng vàng sùng thào lý lầu mùa hạng hảng vừ lù phàng cháng tráng sồng ma',
};
/** Without accents still hardly ever another word; and others more often: "bổ sung", "thao tác". */
const SURE_WITHOUT_ACCENTS = 'nguyễn trần phạm hoàng huỳnh quách';
const OTHERS_WITHOUT_ACCENTS = 'giàng sùng thào nghiêm';

const namesOf = (...lists: readonly string[]): readonly string[] => lists.flatMap((list) => list.split(' '));
const { itself, capital, capitals, middleName, accents, a } = TOLD_BY;
const others = namesOf(OTHERS_WITHOUT_ACCENTS);
const withoutAccents = namesOf(itself, capital, capitals, middleName).filter((name) => !others.includes(name));

/** By what a reader goes by. */
export const SURNAMES = {
  all: namesOf(itself, capital, capitals, middleName, accents),
  itself: namesOf(itself),
  /** Those of one capital are told by two as well. */
  capitals: namesOf(capital, capitals),
  /** Behind "cho", whatever the capitals. */
  behindTo: namesOf(itself, capital),
  /** Without accents: as a name, and where a middle name stands behind it. */
  sureWithoutAccents: namesOf(SURE_WITHOUT_ACCENTS),
  withoutAccents,
  beforeA: namesOf(a),
} as const;

/** Words behind or before which a surname is another word, as phrases to a `|`. */
export const OTHER_WORDS: Readonly<Record<string, { readonly behind?: string; readonly before?: string }>> = {
  phạm: { behind: 'vi|tội|xâm|quy|sư', before: 'vi|tội|pháp' },
  đỗ: { before: 'xe' },
  trương: { behind: 'khẩn|chủ|khai' },
  triệu: { before: 'tập|đồng' },
  hồ: { behind: 'ao', before: 'sơ' },
  dương: { behind: 'đại', before: 'lịch' },
  lý: { behind: 'quản|xử|pháp|địa|đại|thanh|chỉnh', before: 'lịch|do' },
  nông: { behind: 'công', before: 'nghiệp|thôn|dân|sản|trường|lâm' },
  lương: { behind: 'tiền|công', before: 'hưu|thực|y' },
  đoàn: { behind: 'công', before: 'thanh niên|thể|viên|văn công|văn nghệ' },
  lưu: { before: 'văn bản|văn phòng|văn thư' },
  tô: { before: 'thi đua|vận động|văn bản' },
  vi: { before: 'phạm|bằng' },
  hoa: { before: 'màu' },
};
