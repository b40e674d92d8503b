// What offices say of a result that was handed over, in tables as it is said: the deeds, the papers, who may have them, and the desks, said once.
import { PhraseBook } from './phrase-book.ts';

/** A step alone: the dossier goes on. */
export const STEPS = 'bước, khâu, giai đoạn, công đoạn, một phần, phần';

/** What others find out on the way, or the office itself, is not the result. */
const FOUND_ON_THE_WAY = `
  xác minh, thẩm định, thẩm tra, kiểm tra, rà soát, giám định, lấy ý kiến, phối hợp, liên thông, sơ bộ, khảo sát, kiểm kê
  đo đạc, trích đo, đo vẽ, niêm yết, họp hội đồng, họp xét, tính thuế
  nghĩa vụ tài chính, xác định nghĩa vụ, xác định thuế, xác định tiền, xác định giá`;

export const ON_THE_WAY = `${STEPS}\n${FOUND_ON_THE_WAY}`;

/** Where several say the same without accents, the first is meant: rather a question than a result that is none. */
export const RESULT_WORDS = new PhraseBook({
  // Whose part in a dossier is a step of it.
  desk: `
    đơn vị thụ lý, đơn vị chuyên môn, đơn vị xử lý, đơn vị phối hợp, đơn vị liên quan, đơn vị thẩm định, đơn vị đo đạc, đơn vị tư vấn
    chi cục, cục, kho bạc, thanh tra, công an, hội đồng, thuế, cơ quan thuế, quân sự, ban chỉ huy, ban quản lý, bql, ban tư pháp, ban, tổ công tác, tổ thi đua, tổ vận động
    chi nhánh, cơ quan, cơ quan + tổ chức có liên quan, cơ quan + tổ chức liên quan, cơ quan + tổ chức phối hợp
    hội nông dân, hội phụ nữ, hội liên hiệp phụ nữ, hội lhpn, hội cựu chiến binh, hội ccb, hội cựu thanh niên xung phong
    đoàn, đoàn kiểm tra, đoàn thanh tra, đoàn thanh niên, đoàn thể, đoàn thi hành, đoàn thi đua, đoàn thị xã, đoàn thị trấn, đoàn văn hóa
    đoàn văn công, đoàn công tác, đoàn liên ngành, đoàn thẩm định, đoàn đo đạc, đoàn khảo sát, đoàn giám sát, đoàn xác minh, đoàn hội
    đội, đội đo đạc, đội thuế, xã đội, huyện đội, dân phòng, dân quân, mặt trận, mặt trận tổ quốc, đảng ủy, viện, viện kiểm sát, tòa án, thi hành án
    hạt kiểm lâm, kiểm lâm, bảo hiểm xã hội, bhxh, trung tâm phát triển quỹ đất, ttptqđ, vpđk…, vpdk…, chi nhánh văn phòng đăng ký, chi nhánh vpđk
    công ty đo đạc, công ty tư vấn, công ty thẩm định, công ty giám định
    tổ chức đo đạc, tổ chức đo, tổ chức thẩm định, tổ chức giám định, tổ chức tư vấn, tổ chức họp, tổ chức hành chính, tổ chức cán bộ
    huyện, tỉnh, cấp huyện, cấp tỉnh, cấp trên, thành phố, quận, bộ tài nguyên, bộ tư pháp, bộ xây dựng, các bộ
    sở, tnmt, tn mt, tài nguyên môi trường, tài nguyên và môi trường, phòng tn mt, phòng tnmt, phòng tư pháp, phòng kinh tế, phòng chuyên môn
    phòng tài nguyên, phòng tài chính, phòng văn hóa, phòng nội vụ, phòng quản lý đô thị, phòng hạ tầng, phòng lao động, phòng nông nghiệp
    sở tài nguyên, sở tn mt, sở tnmt, sở tư pháp, sở xây dựng, sở kế hoạch, sở tài chính, sở nông nghiệp, sở nội vụ, sở y tế, sở công thương
    chi cục thuế, cục thuế, văn phòng đăng ký, văn phòng đăng ký đất đai, vp đăng ký, vp hđnd, hđnd
    người xử lý, người thụ lý, người ký, người duyệt`,
  // Desks at which the one-stop may sit.
  sits: 'bộ phận, bp, phòng, văn phòng, vp, trung tâm, tt, quầy',
  hall: 'ubnd, ủy ban nhân dân, ủy ban, hội trường',
  // Who works in an office, unless something stands behind it that does not belong to one.
  title: `
    cb, cc, cv, cbcc, ccvc, cán bộ, công chức, viên chức, chuyên viên, nhân viên, lãnh đạo, chủ tịch, phó chủ tịch, trưởng phòng, phó phòng, phó trưởng phòng
    trưởng ban, phó ban, văn thư, kế toán, thủ quỹ, giám đốc, phó giám đốc, thư ký, bí thư, chỉ huy trưởng, trưởng công an, địa chính xã
    chánh văn phòng, thụ lý hồ sơ, sếp, đồng chí, đ c, trưởng thôn, trưởng xóm, trưởng bản, trưởng ấp, trưởng khu
    trưởng khu phố, trưởng khóm, trưởng buôn, trưởng làng, trưởng tổ dân phố, tổ trưởng tổ dân phố, tổ phó, phó thôn, phó trưởng thôn, thôn trưởng
    trưởng khoa, trưởng bộ phận, trưởng trạm, trưởng nhóm, trưởng đoàn, trưởng đội, tổ trưởng, cộng tác viên`,
  step: `${ON_THE_WAY}, kết quả đo, trình ký, trình duyệt, trình lãnh đạo, ký duyệt`,
  // What an office does with a result that somebody of it has, and with a dossier once it is handed over.
  filing: `
    lưu trữ, lưu hồ sơ, lưu kho, vào sổ, hồ sơ lưu, hồ sơ giấy lưu, hồ sơ gốc lưu, bản lưu, hồ sơ chuyển lưu trữ, hồ sơ được lưu, hồ sơ đã lưu
    nộp lưu, nộp lưu trữ, hồ sơ nộp lưu, hồ sơ đã nộp lưu, hồ sơ đã nộp lưu trữ
    thu hồi cmnd cũ, thu hồi cccd cũ, thu hồi thẻ bhyt cũ, thu hồi giấy tờ cũ, thu lại cmnd cũ, thu lại cccd cũ, thu lại thẻ bhyt cũ, thu lại giấy tờ cũ
    thu hồi giấy cũ, thu hồi bản cũ, thu hồi bản chính cũ, thu hồi sổ cũ, thu hồi thẻ cũ, thu hồi gcn cũ, thu hồi giấy chứng nhận cũ, thu hồi giấy phép cũ
    thu lại giấy cũ, thu lại bản cũ, thu lại sổ cũ, thu lại thẻ cũ, thu lại gcn cũ, thu lại giấy chứng nhận cũ, thu lại giấy phép cũ
    thu giấy cũ, thu bản cũ, thu sổ cũ, thu thẻ cũ, thu gcn cũ, thu giấy chứng nhận cũ, thu giấy phép cũ
    thu hồi giấy hẹn, thu hồi phiếu hẹn, thu lại giấy hẹn, thu lại phiếu hẹn, thu giấy hẹn, thu phiếu hẹn, hủy giấy hẹn, hủy phiếu hẹn, hủy lịch hẹn, đã hủy giấy hẹn, đã hủy phiếu hẹn, đã hủy lịch hẹn, thu hồi biên nhận, thu lại biên nhận, nộp lại giấy hẹn, nộp lại phiếu hẹn, nộp lại biên nhận
    nộp lại giấy cũ, nộp lại bản cũ, nộp lại sổ cũ, nộp lại thẻ cũ, nộp lại gcn cũ, nộp lại giấy chứng nhận cũ, ghi sổ, vào sổ theo dõi, số hóa, số hóa hồ sơ
    nhập phần mềm, nhập hệ thống, nhập dữ liệu, nhập lên phần mềm, nhập vào phần mềm, nhập lên hệ thống, nhập vào hệ thống`,
  signing: 'đóng dấu, ký số',
  // Of what was done before: "sau khi bổ sung".
  after: 'sau khi, sau',
  // What was handed over, and is to come back, or is none yet.
  undone: `
    trả lại, đã trả lại, đã được trả lại, bị trả lại, thu hồi, bị thu hồi, thu lại, lấy lại, gửi lại, nộp lại, chuyển lại, làm lại, in lại, cấp nhầm, nhầm, sai, sửa, sửa lại, chỉnh sửa, nháp, bản nháp, bản thử, dự thảo, hoàn trả, đổi lại, bị lỗi, có lỗi, in lỗi, không đúng, chưa đúng, chuyển hoàn, bị hoàn
    mở lại, xử lý lại, giải quyết lại, hủy, bị hủy, đã hủy, bấm nhầm, công dân không nhận, người dân không nhận, dân không nhận`,
  // What a procedure may be there for, and what undoes a result behind a mark: "kết quả hủy đăng ký", "đã có kết quả, hủy đăng ký".
  reversal: `
    hủy đăng ký, hủy bỏ đăng ký, hủy hợp đồng, hủy bỏ hợp đồng, hủy quyết định, hủy bỏ quyết định, hủy giấy phép, hủy giấy chứng nhận, hủy gcn
    thu hồi gcn, thu hồi gcn cấp sai, thu hồi giấy chứng nhận cấp sai, đính chính gcn cấp sai, đính chính giấy chứng nhận cấp sai
    cấp đổi do sai, cấp lại do sai, cải chính do sai, đính chính do sai, thay đổi do sai, điều chỉnh do sai, hoàn trả tiền, hoàn trả thuế`,
  purpose: 'để, nhằm, phục vụ',
  'one-stop': `
    bpmc, bp mc, cbmc, cb mc, bptn, bptntkq, tntkq, cbtn, pvhcc, hcc
    một cửa, 1 cửa, tiếp nhận và trả kết quả, tiếp nhận trả kết quả, tiếp nhận và trả, bộ phận tiếp nhận, bp tiếp nhận, cán bộ tiếp nhận, quầy tiếp nhận
    bộ phận tiếp nhận và trả kết quả, bp tiếp nhận và trả kết quả, cán bộ tiếp nhận và trả kết quả, bộ phận tiếp nhận và trả, cán bộ tiếp nhận và trả
    bộ phận trả kết quả, quầy tiếp nhận và trả kết quả, tn tkq, tn và tkq, tn trả kết quả, tn và trả kết quả, tkq, bộ phận tn, bp tn, cán bộ tn, cán bộ trả kết quả
    trung tâm phục vụ, trung tâm phục vụ hành chính công, trung tâm hành chính công, trung tâm hành chính, trung tâm pvhcc, trung tâm hcc
    tt phục vụ, tt phục vụ hành chính công, tt hành chính công, tt hành chính, tt pvhcc, tt hcc, tthcc, ttpvhcc, tt pvhc công`,
  // What was handed over asks for something, puts something off or attests what is none.
  ask: `
    hẹn, ngày hẹn, giấy hẹn trả kết quả, giấy hẹn nhận kết quả, giấy hẹn lấy kết quả, hẹn lại, xin lỗi, gia hạn, kéo dài, lùi ngày, ý kiến, thiếu, biên nhận, chưa đủ điều kiện
    xác nhận hồ sơ, xác nhận kết quả, xác nhận thông tin, xác nhận nhận, xác nhận đã, xác nhận tiếp nhận, xác nhận nộp
    giải trình, hồ sơ chưa, hồ sơ không, đã nhận hồ sơ, đã tiếp nhận, kiểm soát, hẹn trả kết quả`,
  refusal: `
    từ chối, từ chối giải quyết, từ chối tiếp nhận, từ chối tiếp nhận hồ sơ, từ chối tiếp nhận giải quyết, từ chối cấp, từ chối đăng ký
    không đủ điều kiện, không giải quyết, không tiếp nhận, không được giải quyết, không được tiếp nhận`,
  receipt: 'tiếp nhận, tiếp nhận hồ sơ',
  // The deeds.
  returned: 'đã trả, đã trả xong, đã được trả',
  handed:
    'đã giao, đã giao trả, đã phát, đã phát trả, đã chuyển trả, đã bàn giao, đã bàn giao trả, đã trao, đã trao trả, đã được giao, đã được phát, đã được bàn giao',
  sent: 'đã gửi, đã gửi trả, đã chuyển, đã chuyển giao, đã được gửi, đã được chuyển',
  told: 'đã thông báo, đã thông báo trả, đã báo, đã thông báo có',
  received: 'đã nhận, đã nhận được, đã lấy, đã đến nhận, đã đến lấy, đã tới nhận, đã ký nhận',
  called: `
    đã mời, đã nhắn tin, đã nhắn, đã gọi, đã gọi điện, đã gọi điện thoại, đã điện thoại, đã gửi tin nhắn, đã gửi giấy mời, đã gửi giấy báo
    đã gửi thư mời, đã gửi sms, đã gửi zalo, đã gửi email, đã gửi mail, đã gửi thông báo, đã liên hệ`,
  fetches: `
    nhận kết quả, lấy kết quả, nhận trả kết quả, đến nhận kết quả, đến lấy kết quả, tới nhận kết quả, tới lấy kết quả, về nhận kết quả, đến nhận trả kết quả`,
  // The papers, and what of them tells that they are results.
  result: `
    kết quả, trả kết quả, giấy chứng nhận, gcn…, giấy cn, giấy phép, gp…, giấy khai sinh, giấy khai tử, giấy chứng tử, giấy đăng ký, chứng chỉ
    trích lục, sổ, sổ đỏ, sổ hồng, bìa đỏ, thẻ, bản sao, giấy chủ quyền, lời, hồ sơ kết quả, hồ sơ đã giải quyết, giấy đkkd, chứng nhận, giấy kết hôn, gks, giấy cnqsdđ, sơ yếu lý lịch, đơn xác nhận
    giấy xn, gxn, xntthn, giấy xntthn, gxntthn, tlks, tlkt, tlkh, gkt, giấy khuyết tật, sổ bhyt, sổ bảo hiểm, sổ hộ nghèo, sổ hộ cận nghèo, bản chứng thực, trích lục bản đồ`,
  // The citizen's own.
  originals: 'bản chính, bản gốc, hồ sơ gốc, hồ sơ giấy, giấy tờ gốc, giấy tờ, đơn, đơn thư, tờ khai',
  letter:
    'công văn, phiếu, thông báo, văn bản, giấy mời, giấy báo, giấy hẹn, giấy, thư, biên bản, tờ trình, biên lai, biên lai thu tiền, biên lai thu phí, biên lai thu lệ phí, hóa đơn',
  decision: 'quyết định, qđ, quyết định điều chỉnh, qđ điều chỉnh, quyết định thôi hưởng, qđ thôi hưởng',
  // What is paid out is the result.
  money: `
    tiền mai táng, tiền mai táng phí, tiền trợ cấp, tiền hỗ trợ, tiền tuất, tiền chế độ, tiền phụ cấp, tiền bảo trợ, tiền trợ giúp, tiền quà
    tiền chi trả trợ cấp, tiền hưởng trợ cấp, tiền tcxh, tiền btxh, kinh phí hỗ trợ, kinh phí mai táng, lương hưu, chế độ, chế độ chính sách, chế độ mai táng, chế độ trợ cấp, chế độ tuất`,
  answer: `
    trả lời, phúc đáp, chấp thuận, đồng ý, xác nhận, xác nhận nhân thân, xác nhận nhân khẩu, lý lịch tư pháp, lý lịch, lltp, cung cấp thông tin, công nhận`,
  // To whom, and where.
  to: 'cho, đến, tới, về, qua, lên, sang, bằng, trên, các, bên, phía, đường, tận tay, tới tay, đến tay',
  at: 'tại',
  from: 'từ, của, do, thuộc, ở',
  citizen: `
    công dân, người dân, người nộp, người nộp hồ sơ, người nhận, người được ủy quyền, người được ủy nhiệm, người yêu cầu, người làm hồ sơ, người làm đơn
    người đề nghị, người đại diện, đại diện, người ủy quyền, người sử dụng đất, người sử dụng, người có hồ sơ, người có yêu cầu, người được cấp
    người đi cùng, người đi thay, người thừa kế, người giám hộ, người mua, người bán, người nhận chuyển nhượng, bên nhận chuyển nhượng, bên mua, bên bán
    dân, cd, nd, ng dân, cá nhân, gia đình, khách, khách hàng, thân nhân, người thân, người nhà, đương sự, bà con
    hộ, hộ dân, hộ gia đình, chủ hộ, chủ hồ sơ, chủ đơn, chủ đầu tư, chủ đất, chủ cơ sở, chủ sử dụng, chủ sở hữu, chủ nhà, nhà đầu tư
    tổ chức, cơ quan + tổ chức, đơn vị nộp, đơn vị nộp hồ sơ, đơn vị đề nghị, đơn vị yêu cầu, đơn vị được ủy quyền, đơn vị có yêu cầu
    giáo viên, học sinh, sinh viên, bệnh nhân, nhân dân, luật sư, người bào chữa, con trai, con gái, con dâu, con rể, con đẻ, em trai, em gái, anh trai, chị gái, hưu trí, nghỉ hưu`,
  // Who stands before a name.
  person: 'ông, bà, anh, chị, em, thầy, cô, chú, bác, dì, cậu, cháu, ông bà, anh chị, vợ, chồng, con, bố, mẹ, cha, vợ chồng, bố mẹ, cha mẹ',
  unit: 'đơn vị',
  body: `
    doanh nghiệp, hợp tác xã, htx, công ty, cty, ct tnhh, dn, dntn, tổng công ty, tập đoàn, xí nghiệp, nhà máy, cửa hàng, nhà thuốc, hội, hiệp hội, hđqt, hđtv
    hội đồng quản trị, hội đồng thành viên, trường, trường học, nhà trường, trường mầm non, trường tiểu học, trường thcs, trường thpt
    ngân hàng, quỹ tín dụng, chi nhánh công ty, chi nhánh ngân hàng, chi nhánh doanh nghiệp, phòng khám, phòng giao dịch
    văn phòng công chứng, văn phòng luật, văn phòng luật sư, văn phòng thừa phát lại, văn phòng đại diện, vp công chứng, đoàn luật sư
    chùa, nhà thờ, giáo xứ, nhà chùa, họ đạo, cơ sở kinh doanh, tnhh, cổ phần`,
  household: 'hộ kinh doanh, hộ nghèo, hộ cận nghèo, người có công, người khuyết tật, người cao tuổi, cơ sở',
  post: `
    bđ, vnp, vnpt, bưu điện, bưu chính, bưu tá, bưu cục, bưu phẩm, bcci, vnpost, vn post, viettel post, viettelpost, ems, bưu chính công ích
    dịch vụ bưu chính công ích, dịch vụ bưu điện, dịch vụ bưu chính, nhân viên bưu điện, nhân viên bưu chính, cán bộ bưu điện, đơn vị bưu chính
    đơn vị bưu điện, điện thoại, zalo, sms, tin nhắn, email, mail, cổng dịch vụ, cổng dịch vụ công, cổng dvc, dvc, dvctt, dvcqg, dịch vụ công, dịch vụ công trực tuyến, vneid, mạng, qua mạng, online`,
  place: 'nhà, tận nhà, trụ sở, chỗ, tận nơi, quầy số, nhà riêng, nhà văn hóa',
  // What it is of, in the words of procedures and fields; a field's is also who sees to it.
  field: `
    hộ tịch, địa chính, tư pháp, tư pháp hộ tịch, văn hóa xã hội, lao động thương binh xã hội, tài chính kế hoạch, tài nguyên, nội vụ, kinh tế
    nông nghiệp, giao thông, y tế, giáo dục, lao động, tài chính, đô thị, hạ tầng, văn hóa, tôn giáo, lâm nghiệp, thủy lợi, bảo hiểm, trắc địa
    quản lý đất đai, đăng ký đất đai, đkđđ, nvqs, điện lực`,
  address: 'thôn, xóm, tổ, ấp, bản, khu, khu phố, tổ dân phố, tdp, xã, phường, thị trấn, số nhà, địa chỉ',
  // A body of nobody knows whom.
  vague: 'trạm, đài, trại, cụm, bệnh viện, kho, liên đoàn, chi hội, chi đoàn, chi bộ, người',
  handling: 'xử lý, giải quyết',
  detail: `
    đkhkd, đkbđ, đktc, xtc, cmđ, cmđsdđ, xnhn, ksqh, mtp, hslt, hstt
    đkks, đkkh, đkkt, đkkd, hkd, tthn, bhyt, qsdđ, cnqsdđ, ncc, nkt, nct, attp, vsattp, pccc, đk, ok
    trả lại cccd, trả lại cmnd, trả lại căn cước, trả lại tiền thừa, trả lại tiền dư, trả lại lệ phí, trả lại tiền lệ phí, hoàn trả tiền thừa, hoàn trả lệ phí, hoàn trả phí, hồ sơ, thủ tục, hành chính, tthc, thủ tục hành chính, cccd, cmnd, guq, uq, ủy quyền, sđt, đt, số điện thoại, phản ánh, kiến nghị, phản ánh kiến nghị, xử lý vi phạm, đối với, đối tượng
    bản giấy, bản điện tử, bản cứng, bản mềm, điện tử, trực tiếp, trực tuyến, từ bản chính, ký nhận, lần, lần đầu
    số, vào, ngày, lúc, tháng, năm, giờ, phút, sáng, chiều, xong, thành công, đầy đủ, đủ, theo quy định, theo giấy hẹn, theo hẹn, theo phiếu hẹn, trước ngày hẹn, đúng ngày hẹn, sau ngày hẹn, quá ngày hẹn, trong ngày
    trên hệ thống, trên phần mềm, trên cổng, rồi, luôn, ngay, sớm, muộn, nhanh, chậm, hôm qua, hôm nay, sáng nay, chiều nay, mang về, tự nhận, nhận thay, nhận hộ, nhận, tận tình
    đúng hạn, sớm hạn, trễ hạn, quá hạn, trước hạn, đúng hẹn, sớm hẹn, trễ hẹn, quá hẹn, trước hẹn, đúng thời hạn
    không đúng hạn, chưa đúng hạn, không đúng hẹn, chưa đúng hẹn, không đúng thời hạn, chưa đúng thời hạn
    đăng ký, đăng ký lại, khai sinh, khai tử, kết hôn, ly hôn, giám hộ, chấm dứt giám hộ, nhận cha + mẹ + con, nhận cha con, nhận mẹ con, nuôi con nuôi
    thay đổi + cải chính + bổ sung thông tin hộ tịch, thay đổi, cải chính, cải chính hộ tịch, thay đổi hộ tịch, bổ sung thông tin hộ tịch, bổ sung hộ tịch
    chứng thực, chữ ký, di chúc, hợp đồng, giao dịch, thành lập, nội dung, thường trú, tạm trú, cư trú, nơi cư trú, xóa đăng ký, lưu trú, hồ sơ lưu trú
    cấp, cấp mới, cấp lại, cấp đổi, cấp phép, giấy xác nhận, tình trạng hôn nhân, tình trạng, tình trạng đất, tình hình, xác định mức độ khuyết tật
    xác định lại dân tộc, xác định tình trạng, dân tộc, dân số, dân sự, dân chủ, độc thân, hưởng, khiếu nại, tố cáo, nhân thân, nhân khẩu, nhãn hiệu, khuyết tật
    xây dựng, nhà ở, nhà ở riêng lẻ, riêng lẻ, môi trường, bảo vệ môi trường, kinh doanh, đăng ký kinh doanh, chủ trương đầu tư, chủ trương
    đất, đất đai, tài sản gắn liền với đất, giao đất + cho thuê đất, giao đất, cho thuê đất, thuê đất, thuê nhà, thuê mặt nước, thuộc thẩm quyền, cấp xã
    chuyển nhượng, tặng cho, thừa kế, chuyển mục đích, chuyển mục đích sử dụng đất, tách thửa, hợp thửa, quyền sử dụng đất, quyền sở hữu, sở hữu
    sử dụng đất, đính chính, thu hồi đất, thu hồi giấy chứng nhận, thu hồi giấy phép, sửa đổi, sửa chữa, đã sửa, đã chỉnh sửa, đã sửa đổi, sai sót, hộ nghèo + hộ cận nghèo, hỗ trợ, chi phí, mai táng, mai táng phí, trợ cấp, tcxh, btxh, bảo trợ xã hội, liệt sĩ, thờ cúng
    bảo hiểm y tế, thẻ bảo hiểm y tế, phòng cháy, phòng cháy chữa cháy, phòng chống, an toàn thực phẩm, số lượng, đổi tên, đổi mới, quy hoạch
    gia hạn giấy phép, gia hạn sử dụng đất, gia hạn thời hạn sử dụng, gia hạn thời hạn sử dụng đất, gia hạn tạm trú, gia hạn đăng ký`,
  and: 'và, cùng, kèm',
  // Another clause begins.
  verb: `
    chưa, chờ, đợi, đang, không, chẳng, đã, vừa, nhưng, tuy nhiên, mà, hoàn thành, hoàn tất, hoàn thiện, kết thúc, yêu cầu, đề nghị, hướng dẫn
    nhắc, nộp, đóng, thanh toán, thu phí, thu lệ phí, bổ sung, tạm dừng, tạm ngừng, dừng, ngừng, tạm đình chỉ, rút, cần, phải, sẽ, sắp, tiếp tục
    còn, mời`,
});

export type ResultKind = typeof RESULT_WORDS extends PhraseBook<infer Kind> ? Kind : never;
