// What an office is called by, and places, which are written in capitals like a name: the register, the field, the procedure.
import { saidWords, type Word } from './said-words.ts';

/** One way of each is written to a `|`. */
export const OFFICE_WORDS = [
  'hộ tịch|tư pháp|địa chính|đất đai|kinh tế|văn hóa|văn hoá|văn phòng|văn thư|xã hội|xây dựng|đô thị|công an|công thương|công chứng|chứng thực',
  'một cửa|y tế|giáo dục|đào tạo|lao động|việc làm|nông nghiệp|nông thôn|nông dân|lâm nghiệp|thủy sản|thuỷ sản|thủy lợi|thuỷ lợi|chăn nuôi|gia cầm|trồng trọt',
  'tài chính|tài nguyên|môi trường|giao thông|vận tải|hạ tầng|quy hoạch|quản lý|thể dục|thể thao|du lịch|thông tin|truyền thông|khoa học|công nghệ',
  'dân tộc|tôn giáo|nội vụ|thanh tra|thi đua|khen thưởng|quân sự|dân quân|nghĩa vụ|an ninh|an toàn|an sinh|phòng cháy|bảo hiểm|trẻ em|người cao tuổi|cao tuổi',
  'khuyết tật|người có công|liệt sĩ|thương binh|trợ cấp|mai táng|lương hưu|chính sách|bảo trợ|bổ sung|lý lịch|hôn nhân|nuôi con',
  'nhận cha|giám hộ|cải chính|trích lục|cấp phép|giấy phép|kinh doanh|hộ kinh doanh|hợp tác|đầu tư|thế chấp|chỉnh lý|đính chính|gia hạn|tách thửa|hợp thửa',
  'khai sinh|khai tử|kết hôn|thừa kế|chuyển nhượng|tặng cho|cấp đổi|cấp lại|đo đạc|đăng ký|xác nhận|lưu trữ|trình ký|khiếu nại|tố cáo|phản ánh',
  'kiến nghị|tiếp dân|thú y|hộ khẩu|nhà đất|đoàn thanh niên|đoàn thể|hội đồng|ủy ban|ubnd|tdp|thcs|thpt|phường|xã|thị trấn|huyện|thôn|tổ|khu phố|đường|phòng|sở|bộ phận|trung tâm|trường',
  'cư trú|tạm trú|thường trú|tạm vắng|hỗ trợ|xác định|hoạt động|giảm nghèo|hòa giải|hoà giải|thu hồi|giải quyết khiếu nại|giải quyết tố cáo|giao đất|cho thuê|bản sao|sao y',
  'kế hoạch|phụ nữ|cựu chiến|chiến binh|mặt trận|chính trị|tổ chức|tuyên giáo|dân vận|kiểm lâm|kiểm sát|kho bạc|điện lực',
  'tài vụ|tư vấn|phụ trách|chuyên môn|chuyên trách|tổng hợp|hậu cần|thiết kế|giám định|thẩm định|nhà thầu|thống kê|hành chính|quốc phòng|hải quan|ngân hàng',
].join('|');

/** Provinces and cities, those of before 2025 too. */
const PLACES = `
  hà nội|hải phòng|đà nẵng|cần thơ|sài gòn|hồ chí minh|hà giang|cao bằng|bắc kạn|tuyên quang|lào cai|điện biên|lai châu|sơn la|yên bái|hòa bình
  thái nguyên|lạng sơn|quảng ninh|bắc giang|bắc ninh|phú thọ|vĩnh phúc|hải dương|hưng yên|thái bình|hà nam|nam định|ninh bình|thanh hóa|nghệ an
  hà tĩnh|quảng bình|quảng trị|quảng nam|quảng ngãi|bình định|phú yên|khánh hòa|ninh thuận|bình thuận|kon tum|gia lai|đắk lắk|đắk nông|lâm đồng
  bình phước|tây ninh|bình dương|đồng nai|vũng tàu|bà rịa|long an|tiền giang|bến tre|trà vinh|vĩnh long|đồng tháp|an giang|kiên giang|hậu giang
  sóc trăng|bạc liêu|cà mau|nha trang|đà lạt`;

/** Said of an office alone, and nobody's name. */
const NO_NAMES = new Set(
  saidWords('bộ sở ngành cục viện kho quỹ trạm trại chợ đảng ủy ban khối phó trưởng chánh sếp cơ tỉnh huyện xã bên phía khác nội').map(
    ({ said }) => said,
  ),
);
export const isNoName = ({ said }: Word): boolean => NO_NAMES.has(said);

const phrases = `${OFFICE_WORDS}|${PLACES.replaceAll('\n', '|')}`.split('|').map((phrase) => saidWords(phrase));
const several = phrases.filter((words) => words.length > 1);
const FIRST = new Set(several.map(([word]) => (word as Word).bare));
const SAID = new Set(several.map((words) => words.map(({ said }) => said).join(' ')));
const BARE = new Set(several.map((words) => words.map(({ bare }) => bare).join(' ')));

/** How many words of an office or a place begin there, two of them or more. */
export function officeWordsAt(words: readonly Word[], from: number, accented: boolean): number {
  if (!FIRST.has(words[from]?.bare ?? '')) return 0;
  for (const length of [3, 2]) {
    const some = words.slice(from, from + length);
    if (some.length < length || some.some(({ marks }, i) => i > 0 && marks !== '')) continue;
    const phrase = some.map(({ said, bare }) => (accented ? said : bare)).join(' ');
    if ((accented ? SAID : BARE).has(phrase)) return length;
  }
  return 0;
}
