// Who may have a result and what it may be of, in the words of offices: by them "đã giao kết quả cho …" is the end of a dossier or a step of it.
import { OF_AN_OFFICE, SOMEBODY_OF_IT } from './officers.ts';
import { oneOf } from './word-table.ts';

/** A step alone: the dossier goes on. "Phản ánh" is none, and reads alike without accents. */
const STEPS = `
  bước, khâu, giai đoạn, công đoạn, một phần
  phần (not: ánh)`;
export const STEP = oneOf(STEPS);

/** What others find out on the way, or the office itself, is not the result. */
export const ON_THE_WAY = oneOf(`${STEPS}
  xác minh, thẩm định, thẩm tra, kiểm tra, rà soát, giám định, lấy ý kiến, phối hợp, liên thông, dự thảo, sơ bộ
  đo đạc, trích đo, đo., đo vẽ., niêm yết, họp hội đồng, họp xét
  thuế, tính thuế, nghĩa vụ tài chính, xác định nghĩa vụ, xác định thuế, xác định tiền, xác định giá
  tiếp nhận (not: và trả)`);

/** Whose part in a dossier is a step of it. A unit that applied, a branch of a company, "Đoàn Thị Mai" and a clinic are citizens. */
export const DESK = oneOf(`
  phòng, trưởng phòng, phó phòng (not: khám, giao dịch, cháy, chống)
  bộ phận, cán bộ, công chức, chuyên viên, lãnh đạo, chủ tịch, văn thư, kế toán, địa chính, tư pháp
  đơn vị (not: nộp, đề nghị, yêu cầu, .)
  thuế, chi cục, kho bạc, thanh tra, công an, hội đồng, bước
  chi nhánh (not: công ty, ngân hàng, doanh nghiệp)
  đoàn (not: thị, văn)
  đoàn thi hành, đoàn thi đua, đoàn thị xã, đoàn thị trấn, đoàn văn hóa, đoàn văn công
  đội (not: với, tượng, mới, tên)
  cơ quan (not: tổ chức)
  cơ quan tổ chức có liên, cơ quan tổ chức liên, cơ quan tổ chức phối
  huyện, ubnd huyện, ubnd tỉnh, ủy ban nhân dân huyện, ủy ban nhân dân tỉnh
  tỉnh (not: trạng, hình)
  sở (not: #, lượng, hữu)
  vpđk…
  vp (not: trung tâm, tt, một cửa, 1 cửa)
  văn phòng (not: trung tâm, tt, một cửa, 1 cửa, công chứng, luật, thừa phát lại, đại diện)`);

/** Who or what may stand before its name. */
const SITS_THERE = oneOf('bộ phận, bp, cán bộ, công chức, chuyên viên, nhân viên, quầy, phòng, trực, tại, ở, của');
const ONE_STOP_ITSELF = oneOf('một cửa, 1 cửa, tiếp nhận, trả kết quả, tn tkq, tn và tkq, tn trả, tn và trả, tkq');
const CENTRE = oneOf(`
  trung tâm phục vụ, trung tâm hành chính, trung tâm pvhcc, trung tâm hcc
  tt phục vụ, tt hành chính, tt pvhcc, tt hcc`);
/** Where the law ends the term, whoever sits there. "Phòng TN&MT" and "cán bộ trắc địa" are others. */
export const ONE_STOP = `(?:(?:${SITS_THERE} )*${ONE_STOP_ITSELF}|(?:${oneOf('văn phòng, bộ phận, cán bộ, quầy')} )?${CENTRE}|${oneOf('bộ phận tn., bp tn., cán bộ tn., tthcc, ttpvhcc')})`;

/** Words that say no more of a result than its day, its number, which paper it is and how it went. */
const OF_THE_RESULT = oneOf(`
  hồ sơ, thủ tục, hành chính, tthc, giải quyết, phản ánh, kiến nghị
  xử lý (not: vi phạm)
  bản giấy, bản chính, bản gốc, bản sao, bản điện tử, bản cứng, bản mềm, điện tử, trực tiếp, trực tuyến
  giấy chứng nhận, giấy phép, giấy khai sinh, gcn…, quyền sử dụng đất, xây dựng, sổ đỏ, sổ hồng
  khai sinh, khai tử, kết hôn, chứng thực, lý lịch tư pháp, lltp
  trích lục (not: bản đồ)
  số #, #, vào, ngày, lúc, tháng, năm, giờ, phút
  xong, thành công, đầy đủ, theo quy định, theo giấy hẹn
  đúng hạn, sớm hạn, trễ hạn, quá hạn, trước hạn, đúng hẹn, sớm hẹn, trễ hẹn, quá hẹn, trước hẹn`);

const CITIZENS = oneOf(`
  công dân, người., người dân, người nộp, người nhận, người được, người yêu cầu, người làm, người đề nghị, người đại diện
  người thân, người nhà, người ủy quyền, người sử dụng, người có hồ sơ, người có yêu cầu
  dân (not: phòng, quân, tộc, số, chủ, sự)
  ông
  bà (not: cơ quan, phòng, đơn vị, ngành, bên)`);
/** Who may have it only where a word says that it went there: "chị" is "chi trả" as well, and "tổ chức" a deed. */
const OTHER_CITIZENS = oneOf(`
  anh, em, cá nhân, gia đình, khách, thân nhân, đương sự
  chị (not: nhánh, cục, bộ, trả, tiết, đạo)
  hộ (not: tịch, sơ)
  chủ hộ, chủ đơn, chủ đầu tư, chủ đất, chủ cơ sở, chủ sử dụng, chủ sở hữu, chủ nhà, nhà đầu tư
  đại diện gia đình, đại diện hộ, đại diện công ty, đại diện doanh nghiệp, đại diện tổ chức
  tổ chức (not: đo, thẩm định, giám định, họp, hành chính, cán bộ)
  doanh nghiệp, hợp tác xã, htx
  công ty (not: đo, thẩm định, giám định, tư vấn)`);
const POST = `(?:${oneOf('nhân viên, dịch vụ, đơn vị')} )?${oneOf('bưu điện, bưu chính, bưu tá, bưu cục, bưu phẩm, bcci')}|${oneOf('vnpost, vn post, viettel post, viettelpost, ems')}`;
const BY_WAY_OF = oneOf('điện thoại, zalo, sms, tin nhắn, email, mail, cổng dịch vụ, cổng dvc, dvc, dịch vụ công');
const AT_A_PLACE = oneOf('quầy, nhà, ubnd, ủy ban nhân dân, trụ sở, chỗ., tận nơi');

const TO = `(?:${oneOf('về, cho, đến, tới, qua, lên, sang, tại, tận, bằng, trên, các, bên, phía, đường, hệ thống')} )+`;
const NAMED = `${CITIZENS}${OF_AN_OFFICE}|${TO}(?:${CITIZENS}|${OTHER_CITIZENS}|${ONE_STOP}|${POST}|${BY_WAY_OF})${OF_AN_OFFICE}`;
const AT_IT = `${oneOf('tại, tận')} ${AT_A_PLACE}|${oneOf('một cửa, tiếp nhận và trả, bộ phận một cửa, bộ phận tiếp nhận và trả, cán bộ một cửa, cán bộ tiếp nhận và trả')}`;
/** To the citizen or to the one-stop, or to nobody named. Whoever else has it, and whatever else was found, is a step: where it is not known who that is, the end is not known. */
export const TO_THE_CITIZEN = `(?=(?: ${OF_THE_RESULT})*(?:$| (?:${NAMED}|${AT_IT})))`;

/** Of "đã trả kết quả", which goes to whoever it may be: to these it is the result of a step. */
export const TO_A_DESK = ` ket qua(?: ${OF_THE_RESULT})* (?:${oneOf('về, cho, đến, tới, lên, sang, các, bên, phía')} )+(?!${ONE_STOP})(?:${DESK}|${SOMEBODY_OF_IT})`;
