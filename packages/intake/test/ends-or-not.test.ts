// Who has the result, and what "kết quả" is of: the end of a dossier, or of a step of it. What is no end and taken for one hides a late dossier in silence.
import { readStatus } from '@dunghen/intake';
import { describe, expect, test } from 'vitest';

describe('an end', () => {
  test.each([
    [
      'handed to the citizen',
      [
        'Đã giao kết quả',
        'Đã giao kết quả cho công dân',
        'Đã phát kết quả cho người dân',
        'Đã giao kết quả người nộp',
        'Đã giao kết quả cho người được ủy quyền',
        'Đã giao kết quả cho ông Phong',
        'Đã giao KQ bà Trần Thị B',
        'Đã giao kết quả cho anh Nam',
        'Đã giao kết quả cho chị Lan',
        'Đã phát kết quả cho hộ dân',
        'Đã phát kết quả cho hộ gia đình',
        'Đã giao kết quả cho cá nhân',
        'Đã giao kết quả cho tổ chức',
        'Đã chuyển trả kết quả cho doanh nghiệp',
        'Đã giao kết quả cho Công ty TNHH Bình An',
        'Đã giao kết quả cho chủ đầu tư',
        'Đã giao kết quả hồ sơ cho người dân',
        'Đã giao kết quả bản giấy cho dân',
        'Đã giao kết quả giấy chứng nhận cho công dân',
        'Đã giao kết quả GCNQSDĐ cho ông Nguyễn Văn A',
      ],
    ],
    [
      'at a place, on a day, by a number, in time',
      [
        'Đã giao kết quả tại nhà',
        'Đã giao kết quả tại quầy số 3',
        'Đã giao kết quả tại UBND xã',
        'Đã phát kết quả ngày 12/11/2026',
        'Đã giao kết quả 12/11/2026',
        'Đã giao kết quả ngày 12/11/2026 cho công dân',
        'Đã giao kết quả số 12',
        'Đã giao kết quả đúng hạn',
        'Đã giao kết quả trực tiếp cho công dân',
        'Đã giao kết quả giải quyết TTHC',
      ],
    ],
    [
      'to the one-stop or by post',
      [
        'Đã bàn giao kết quả cho một cửa',
        'Đã bàn giao kết quả cho bộ phận 1 cửa',
        'Đã bàn giao kết quả cho cán bộ một cửa',
        'Đã bàn giao kết quả cho cán bộ tại bộ phận một cửa',
        'Đã chuyển trả kết quả về bộ phận một cửa',
        'Đã chuyển trả kết quả cho bộ phận TN&TKQ',
        'Đã chuyển trả kết quả cho bộ phận TN và TKQ',
        'Đã chuyển trả kết quả cho bộ phận tiếp nhận và trả kết quả',
        'Đã giao kết quả cho bộ phận trả kết quả',
        'Đã bàn giao kết quả cho Trung tâm phục vụ hành chính công',
        'Đã bàn giao kết quả cho bưu điện',
        'Đã giao kết quả cho nhân viên bưu điện',
        'Đã phát kết quả qua VNPost',
        'Đã phát kết quả qua dịch vụ bưu chính công ích',
      ],
    ],
    [
      'announced to the citizen',
      [
        'Đã thông báo kết quả',
        'Đã thông báo kết quả cho công dân',
        'Đã thông báo kết quả giải quyết hồ sơ',
        'Đã thông báo kết quả qua điện thoại',
        'Đã thông báo trả kết quả',
        'Đã mời công dân đến nhận kết quả',
        'Đã mời công dân đến nhận kết quả ngày 12/11/2026',
        'Đã nhắn tin công dân đến nhận kết quả tại bộ phận một cửa',
        'Đã gọi điện cho công dân đến nhận kết quả giải quyết',
        'Đã nhắn tin mời công dân đến nhận kết quả',
        'Đã gửi tin nhắn mời công dân đến nhận kết quả',
        'Đã gửi giấy mời nhận kết quả',
        'Đã mời ông A đến nhận kết quả',
        'Đã mời Nguyễn Văn A đến nhận kết quả',
        'Mời ông A đến nhận kết quả',
      ],
    ],
    [
      'a paper that is the result',
      [
        'Đã trả phiếu lý lịch tư pháp',
        'Đã trả Phiếu LLTP số 2',
        'Đã trả phiếu xác nhận tình trạng hôn nhân',
        'Đã trả phiếu kết quả',
        'Đã trả công văn trả lời',
        'Đã trả công văn trả lời công dân',
        'Đã trả công văn trả lời cho công dân',
        'Đã trả công văn trả lời đơn vị',
        'Đã trả công văn trả lời cho bộ phận một cửa',
        'Đã trả công văn trả lời về bộ phận tiếp nhận và trả kết quả',
        'Đã trả công văn trả lời số 12',
        'Đã trả công văn trả lời đối với kiến nghị',
        'Đã trả công văn trả lời tình trạng đất',
        'Đã trả công văn trả lời Phòng khám An Bình',
        'Đã trả công văn phúc đáp',
        'Đã trả công văn đồng ý',
        'Đã trả công văn chấp thuận chủ trương đầu tư',
        'Đã trả công văn chấp thuận gia hạn giấy phép',
        'Đã trả phiếu xác nhận',
        'Đã trả phiếu xác nhận nhân thân',
        'Đã trả phiếu xác nhận nơi cư trú',
        'Đã trả thông báo kết quả',
        'Đã trả giấy chứng nhận',
        'Đã trả kết quả phản ánh',
        'Công dân đã nhận kết quả',
        'Công dân đã nhận kết quả xác định lại dân tộc',
        'Công dân đã nhận kết quả xác định mức độ khuyết tật',
        'Đã trả kết quả cho bà A',
        'Đã trả kết quả cho bộ phận một cửa',
        'Đã trả kết quả cho bộ phận tiếp nhận và trả kết quả',
        'Đã trả kết quả qua bưu điện',
        'Đã trả kết quả cho ông Phong',
      ],
    ],
    [
      'given to a body that applied, or to somebody with a name like that of a desk',
      [
        'Đã trả kết quả cho đơn vị',
        'Đã trả kết quả cho đơn vị (nộp hồ sơ)',
        'Đã trả kết quả cho đơn vị nộp hồ sơ',
        'Đã trả kết quả cho đơn vị đề nghị',
        'Đã trả kết quả cho cơ quan, tổ chức',
        'Đã trả kết quả cho Chi nhánh Công ty An Bình',
        'Đã trả kết quả cho chi nhánh ngân hàng BIDV',
        'Đã trả kết quả cho phòng khám An Bình',
        'Đã trả kết quả cho phòng giao dịch ngân hàng',
        'Đã trả kết quả cho Đoàn Thị Mai',
        'Đã trả kết quả cho Đoàn Văn Nam',
        'Đã trả kết quả cho Huyền',
        'Da tra ket qua cho don vi',
        'Da tra ket qua cho cong dan',
      ],
    ],
    [
      'given to somebody by name, whatever stands behind it, or at an office',
      [
        'Đã giao kết quả cho ông Nam, công dân',
        'Đã giao kết quả cho bà Lan - chủ hộ',
        'Đã giao kết quả cho anh Nam (con trai)',
        'Đã giao kết quả cho ông Nam, lãnh đạo đã ký',
        'Đã giao kết quả cho ông Nam, Chủ tịch Công ty An Bình',
        'Đã trả kết quả cho ông Nam, thuế đã nộp',
        'Đã trả kết quả cho bà Lan (thuê đất)',
        'Đã trả kết quả cho bà Lan tại phòng Tư pháp',
        'Đã trả kết quả cho bà Lan phiếu lý lịch tư pháp',
        'Đã giao kết quả cho bà Lan phiếu lý lịch tư pháp',
        'Đã trả kết quả cho ông Công An',
        'Đã trả kết quả cho văn phòng công chứng',
        'Đã trả kết quả cho văn phòng trung tâm hành chính công',
        'Đã trả kết quả tại UBND huyện',
        'Đã trả kết quả cho công dân tại UBND huyện',
      ],
    ],
    [
      'handed over, and paid for or to be paid',
      [
        'Công dân đã nhận kết quả và nộp lệ phí',
        'Công dân đã nhận kết quả và đóng lệ phí',
        'Người dân đã nhận kết quả và thanh toán lệ phí',
        'Cong dan da nhan ket qua va nop le phi',
        'Đã thông báo kết quả, đã trả kết quả, chờ thanh toán',
        'Đã thông báo, công dân đã nhận kết quả, chờ thanh toán',
      ],
    ],
  ])('%s', (_, texts) => {
    for (const text of texts) expect.soft(readStatus(text), text).toEqual({ ended: 'completed' });
  });
});

describe('no end, and told', () => {
  test.each([
    [
      'handed to a desk',
      [
        'Đã bàn giao kết quả cho Phòng TNMT',
        'Đã bàn giao kết quả cho Phòng TN&MT',
        'Đã bàn giao kết quả cho bộ phận TNMT',
        'Đã bàn giao kết quả cho cán bộ trắc địa',
        'Đã giao kết quả cho bộ phận trắc địa',
        'Đã chuyển trả kết quả cho trưởng phòng',
        'Đã giao kết quả cho phó phòng',
        'Đã giao kết quả cho kế toán',
        'Đã giao kết quả cho kho bạc',
        'Đã giao kết quả cho đội đo đạc',
        'Đã giao kết quả cho đoàn kiểm tra',
        'Đã giao kết quả cho hội đồng thẩm định',
        'Đã giao kết quả cho thanh tra',
        'Đã giao kết quả cho VP HĐND',
        'Đã chuyển trả kết quả về huyện',
        'Đã chuyển trả kết quả về tỉnh',
        'Đã giao kết quả cho cán bộ hộ tịch',
        'Đã giao kết quả cho hộ tịch',
        'Đã giao kết quả cho chị Lan kế toán',
        'Đã giao kết quả cho anh Nam phòng TNMT',
        'Đã giao kết quả cho công ty đo đạc',
        'Đã giao kết quả cho chi cục thuế',
        'Đã giao kết quả ngày 12/11/2026 cho phòng TNMT',
        'Đã trả kết quả cho Phòng TNMT',
        'Đã trả kết quả cho trưởng phòng',
        'Đã trả kết quả hồ sơ cho kho bạc',
        'Đã trả kết quả về huyện',
        'Đã trả kết quả cho huyện',
        'Đã trả kết quả cho huyện Lục Nam',
        'Đã trả kết quả cho đơn vị X phòng Y',
        'Đã trả kết quả cho cơ quan thuế',
        'Đã trả kết quả cho các cơ quan, tổ chức liên quan',
        'Đã trả kết quả cho đoàn kiểm tra',
        'Đã trả kết quả cho đoàn thị xã',
        'Đã trả kết quả cho chi nhánh văn phòng đăng ký',
      ],
    ],
    [
      'handed to somebody of the office',
      [
        'Đã giao kết quả cho anh Nam (Phòng TNMT)',
        'Đã giao kết quả cho bà Lan - Phòng Tư pháp',
        'Đã giao kết quả cho ông Chủ tịch UBND xã',
        'Đã giao kết quả cho ông Nam, Chủ tịch',
        'Đã giao kết quả cho ông Phó Chủ tịch',
        'Da giao ket qua cho ba Lan - Phong Tu phap',
        'Đã trả kết quả cho bà Lan - Phòng Tư pháp',
        'Đã trả kết quả cho anh Nam phòng TNMT',
        'Đã trả kết quả cho ông Nam, Chủ tịch',
        'Đã trả kết quả cho Công an',
        'Đã trả kết quả cho UBND huyện',
        'Đã trả kết quả cho VP HĐND',
        'Đã trả kết quả cho VPĐK',
        'Đã trả kết quả cho Văn phòng đăng ký đất đai',
        'Đã trả kết quả về bước 3',
        'Đã trả công văn phúc đáp UBND huyện',
      ],
    ],
    [
      'handed to a desk, without accents',
      [
        'Da tra ket qua cho don vi X phong Y',
        'Da tra ket qua cho phong TNMT',
        'Da tra ket qua cho truong phong',
        'Da tra ket qua cho doan kiem tra',
        'Da tra ket qua cho huyen',
        'Da tra ket qua cho kho bac',
        'Da giao ket qua cho phong TNMT',
      ],
    ],
    [
      'announced of a step',
      [
        'Đã thông báo kết quả niêm yết',
        'Đã thông báo kết quả trích đo',
        'Đã thông báo kết quả rà soát',
        'Đã thông báo kết quả họp hội đồng',
        'Đã thông báo kết quả thẩm định',
        'Đã thông báo kết quả xác định nghĩa vụ tài chính',
        'Đã mời công dân đến nhận kết quả đo đạc',
        'Đã mời công dân đến nhận kết quả thẩm định',
        'Đã mời công dân đến nhận kết quả trích đo',
        'Đã mời công dân nhận kết quả thuế',
        'Đã trả thông báo kết quả thẩm định',
        'Đã trả kết quả trích đo',
        'Đã có kết quả niêm yết',
        'Đã có kết quả họp hội đồng',
        'Công dân đã nhận kết quả đo đạc',
        'Công dân đã nhận kết quả xác định nghĩa vụ tài chính',
        'Đã trả kết quả xác định nghĩa vụ tài chính',
        'Đã có kết quả tính thuế',
        'Công dân đã nhận kết quả xác định tiền sử dụng đất',
        'Mời công dân đến nhận kết quả trích đo',
        'Đã gọi điện mời công dân đến nhận kết quả trích đo',
      ],
    ],
    [
      'a paper that asks, or is of a step',
      [
        'Đã trả phiếu',
        'Đã trả phiếu hẹn',
        'Đã trả phiếu hướng dẫn',
        'Đã trả phiếu chuyển',
        'Đã trả phiếu kết quả đo đạc',
        'Đã trả phiếu xin lỗi và hẹn lại ngày trả kết quả',
        'Đã trả công văn',
        'Đã trả công văn trả lời của Sở',
      ],
    ],
    [
      'a paper that gives a longer term, or attests a receipt or a payment',
      [
        'Đã trả công văn đồng ý gia hạn',
        'Đã trả công văn đồng ý gia hạn thời gian giải quyết',
        'Đã trả công văn đồng ý cho gia hạn',
        'Đã trả công văn chấp thuận gia hạn',
        'Đã trả phiếu xác nhận đã tiếp nhận hồ sơ',
        'Đã trả phiếu xác nhận đã nhận hồ sơ',
        'Đã trả phiếu xác nhận hồ sơ',
        'Đã trả phiếu xác nhận thanh toán',
        'Da tra phieu xac nhan thanh toan',
      ],
    ],
    [
      'a paper that answers a desk',
      [
        'Đã trả công văn trả lời phòng TNMT',
        'Đã trả công văn trả lời cho Sở Xây dựng',
        'Đã trả công văn phúc đáp Phòng Tư pháp',
        'Đã trả công văn trả lời chi cục thuế',
        'Da tra cong van tra loi cho So Xay dung',
      ],
    ],
  ])('%s', (_, texts) => {
    for (const text of texts) expect.soft(readStatus(text), text).toBe('unknown');
  });
});

test('nor is it one where the citizen, who was told of it, has still to pay or to add to it', () => {
  for (const text of [
    'Đã thông báo kết quả xác định nghĩa vụ tài chính, chờ nộp thuế',
    'Công dân đã nhận kết quả xác định nghĩa vụ tài chính, chờ nộp thuế',
    'Đã trả kết quả nghĩa vụ tài chính, chờ nộp thuế',
    'Cong dan da nhan ket qua xac dinh nghia vu tai chinh, cho nop thue',
    'Đã thông báo kết quả, chờ nộp thuế',
    'Đã thông báo kết quả cho công dân nộp thuế',
    'Đã mời công dân đến nhận kết quả và nộp thuế',
    'Đã mời công dân đến nhận kết quả và nộp phí',
    'Mời công dân nhận kết quả và nộp phí',
  ])
    expect.soft(readStatus(text), text).toEqual({ paused: 'payment' });
  for (const text of ['Đã trả phiếu bổ sung', 'Đã trả phiếu yêu cầu bổ sung'])
    expect.soft(readStatus(text), text).toEqual({ paused: 'supplement' });
});

test.each(['Đã thông báo kết quả tiếp nhận hồ sơ', 'Đã trả phiếu tiếp nhận'])('%s is the receipt, and the work goes on', (text) =>
  expect(readStatus(text)).toBe('running'),
);

describe('a wish to withdraw', () => {
  test.each([
    'Yêu cầu rút hồ sơ chờ duyệt',
    'Công dân yêu cầu rút hồ sơ, chờ duyệt',
    'Xin rút hồ sơ - chờ xác nhận',
    'Đề nghị rút hồ sơ chưa được duyệt',
    'Từ chối rút',
    'Từ chối cho rút hồ sơ',
    'Từ chối yêu cầu rút hồ sơ',
    'Không đồng ý rút hồ sơ',
  ])('of which nobody has decided, or that was refused, ends nothing: %s', (status) => {
    expect(readStatus(status)).not.toHaveProperty('ended');
  });

  test.each(['Công dân yêu cầu rút hồ sơ', 'Đã rút', 'Đã duyệt rút hồ sơ', 'Rút hồ sơ', 'Đồng ý cho rút hồ sơ'])(
    'that was followed, or is all that the system says, is the end: %s',
    (status) => expect(readStatus(status)).toEqual({ ended: 'withdrawn' }),
  );

  test('whatever was refused before', () => {
    expect(readStatus('Từ chối tiếp nhận')).toEqual({ ended: 'refused' });
  });
});
