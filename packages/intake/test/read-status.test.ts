import { readStatus, type Status } from '@dunghen/intake';
import { describe, expect, test } from 'vitest';
import { statusOf } from '../src/words/read-status.ts';

const SUPPLEMENT: Status = { paused: 'supplement' };
const PAYMENT: Status = { paused: 'payment' };
const STOPPED: Status = { paused: 'stopped' };
const COMPLETED: Status = { ended: 'completed' };
const REFUSED: Status = { ended: 'refused' };
const WITHDRAWN: Status = { ended: 'withdrawn' };

describe('a status is read as an officer reads it', () => {
  test.each([
    // The national system's ten, by number and by name.
    [COMPLETED, ['9', '10', 'Đã xử lý xong', 'Đã trả kết quả']],
    ['running', ['1', '2', '4', 'Mới đăng ký', 'Được tiếp nhận', 'Đang xử lý']],
    [REFUSED, ['3', 'Không được tiếp nhận']],
    [SUPPLEMENT, ['5', 'Yêu cầu bổ sung giấy tờ']],
    [PAYMENT, ['6', 'Yêu cầu thực hiện nghĩa vụ tài chính']],
    [WITHDRAWN, ['7', 'Công dân yêu cầu rút hồ sơ']],
    [STOPPED, ['8', 'Dừng xử lý']],
  ] as const)('%j', (status, texts) => {
    for (const text of texts) expect.soft(readStatus(text), text).toEqual(status);
  });

  test.each([
    [
      'Hoàn thành',
      'Hoàn thành đúng hạn',
      'Hồ sơ đã hoàn thành',
      'Có kết quả',
      'Đã kết thúc',
      'Đã giải quyết',
      'Đã trả kết quả cho công dân',
    ],
    ['Chờ trả kết quả', 'Đang chờ trả kết quả', 'Đã xử lý xong, chờ trả kết quả', 'Đã có kết quả - chưa trả'],
  ])('ended: %s …', (...texts) => {
    for (const text of texts) expect.soft(readStatus(text), text).toEqual(COMPLETED);
  });

  test('ended: the result lies ready for the citizen, whoever is to come for it', () => {
    for (const text of [
      'Chờ trả dân',
      'Chờ trả công dân',
      'Chờ trả cho công dân',
      'Chờ trả tổ chức/công dân',
      'CHO TRA DAN',
      'Đã ký, chờ trả dân',
      'Đã ký chờ trả kết quả cho công dân',
      'Mời nhận kết quả',
      'MỜI NHẬN KẾT QUẢ',
      'Mời công dân nhận kết quả',
      'Mời công dân đến nhận kết quả',
      'Moi cong dan den nhan ket qua',
      'Chờ công dân đến lấy kết quả',
      'Đã có kết quả, mời công dân đến nhận',
    ])
      expect.soft(readStatus(text), text).toEqual(COMPLETED);
  });

  test('other ends', () => {
    for (const text of ['Từ chối giải quyết', 'Không đủ điều kiện', 'Đã trả lại hồ sơ'])
      expect.soft(readStatus(text), text).toEqual(REFUSED);
    for (const text of ['Đã rút', 'Xin rút hồ sơ', 'Dừng xử lý (đã rút)']) expect.soft(readStatus(text), text).toEqual(WITHDRAWN);
  });
});

describe('what is not yet, not at all or only a step is no end', () => {
  test.each([
    ['Chưa kết thúc', 'Chưa hoàn thành', 'Chưa xử lý xong', 'Chưa trả kết quả', 'Chưa đủ điều kiện', 'Chờ có kết quả', 'Chờ kết quả'],
    ['Sắp có kết quả', 'Đang hoàn thành thủ tục', 'Không rút hồ sơ', 'Đã tiếp nhận - chờ trả kết quả'],
    ['Chờ trả lời của cơ quan phối hợp', 'Chờ trả lời xác minh', 'Chờ ký duyệt'],
    [
      'Chờ trả lời công dân',
      'Chờ trả dân phòng',
      'Chờ trả phòng chuyên môn',
      'Mới nhận kết quả thẩm định',
      'Chưa mời công dân nhận kết quả',
    ],
    ['Soạn giấy mời công dân nhận kết quả', 'Chưa gửi giấy mời nhận kết quả', 'Đã tiếp nhận, chờ trả dân'],
  ])('running: %s …', (...texts) => {
    for (const text of texts) expect.soft(readStatus(text), text).toBe('running');
  });

  test.each([
    'Đã giải quyết xong bước thẩm định',
    'Đã chuyển trả bước trước',
    'Đã trả hồ sơ về bộ phận một cửa',
    'Giải quyết theo thủ tục rút gọn',
    'Đúng hạn',
    'Đã hủy',
    'Mới nhận kết quả',
    'Moi nhan ket qua',
    'Mời công dân đến nhận',
    'Mời công dân nhận kết quả thẩm định',
    'Chờ công dân đến lấy kết quả đo đạc',
  ])('and what says nothing of the clock is not guessed: %s', (text) => expect(readStatus(text)).toBe('unknown'));
});

describe('papers that a citizen finished, or is to, and results of a step are no end', () => {
  test.each([
    ['Công dân hoàn tất hồ sơ', 'Công dân đã hoàn thành giấy tờ', 'Yêu cầu hoàn tất hồ sơ', 'Hướng dẫn hoàn thành thủ tục'],
    ['Thông báo công dân hoàn thành hồ sơ', 'Đề nghị hoàn tất giấy tờ', 'Mời công dân hoàn tất thủ tục', 'Đã yêu cầu hoàn tất hồ sơ'],
    ['Đã phát kết quả đo', 'Đã trả kết quả đo', 'Đã giao kết quả cho địa chính', 'Đã giao kết quả cho Chi nhánh VPĐK'],
    ['Đã giao kết quả hồ sơ cho phòng Kinh tế', 'Đã bàn giao kết quả lên lãnh đạo', 'Đã giao kết quả sang Chi cục thuế'],
    ['Đã giao kết quả cho bộ phận chuyên môn', 'Đã thông báo kết quả cho phòng Tư pháp', 'Đã giao kết quả bước 1'],
    ['Đã giao kết quả tại phòng chuyên môn', 'Đã giao kết quả cho cán bộ thụ lý', 'Đã giao kết quả về cho các phòng'],
  ])('%s …', (...texts) => {
    for (const text of texts) expect.soft(readStatus(text), text).toBe('unknown');
  });

  test.each([
    ['Đã giao kết quả', 'Đã phát kết quả ngày 12/11/2026', 'Đã giao kết quả hồ sơ cho người dân', 'Đã giao kết quả cho tổ chức'],
    ['Đã giao kết quả 12/11/2026', 'Đã phát kết quả cho ông Nguyễn Văn A', 'Đã giao kết quả cho bà B', 'Đã giao kết quả cho cá nhân'],
    ['Đã phát kết quả cho hộ dân', 'Đã giao kết quả cho người được ủy quyền', 'Đã phát kết quả qua VNPost', 'Đã giao kết quả tại nhà'],
    ['Đã giao kết quả tại UBND xã', 'Đã chuyển trả kết quả cho bộ phận TN&TKQ', 'Đã bàn giao kết quả cho cán bộ một cửa'],
    ['Đã giao kết quả số 12', 'Đã giao kết quả bản giấy cho dân', 'Đã giao kết quả cho bộ phận tiếp nhận', 'Đã giao kết quả cho ông Phong'],
    ['Đã chuyển trả kết quả về bộ phận một cửa', 'Đã bàn giao kết quả cho bưu điện', 'Đã trả kết quả cho công dân hoàn thành hồ sơ'],
  ])('but an end is: %s …', (...texts) => {
    for (const text of texts) expect.soft(readStatus(text), text).toEqual(COMPLETED);
  });

  test('what is to be paid is still waited for', () => {
    expect(readStatus('Yêu cầu công dân hoàn tất thủ tục nộp phí')).toEqual(PAYMENT);
  });
});

describe('a notice that asks the citizen to complete the dossier ends nothing', () => {
  test.each([
    ['Thông báo: hoàn tất hồ sơ', 'Thông báo (hoàn thành hồ sơ)', 'Thông báo - yêu cầu hoàn tất hồ sơ', 'Thông báo: hoàn thành'],
    ['Thông báo yêu cầu hoàn thiện hồ sơ', 'Đã gửi thông báo: hoàn tất hồ sơ', 'Thông báo lần 2: hoàn tất hồ sơ'],
    ['Công văn: hoàn tất hồ sơ', 'Công văn số 12: hoàn thiện hồ sơ', 'Giấy mời hoàn thiện hồ sơ', 'SMS: hoàn tất hồ sơ'],
    ['Đề nghị: hoàn thành hồ sơ', 'Đề nghị hoàn thiện', 'Yêu cầu: hoàn tất', 'Nhắc công dân: hoàn tất hồ sơ', 'Nhắc hoàn tất hồ sơ'],
    ['Đã gửi thông báo - hoàn tất hồ sơ', 'Đã nhắc công dân, hoàn tất hồ sơ', 'Đã phát hành văn bản yêu cầu, hoàn thành hồ sơ'],
    ['Đề xuất: hoàn thành', 'Đã trả thông báo', 'Đã trả phiếu hẹn', 'Đã trả kết quả: thông báo hoàn thiện hồ sơ'],
  ])('%s …', (...texts) => {
    for (const text of texts) expect.soft(readStatus(text), text).toBe('unknown');
  });

  test('and what is asked for by name is waited for', () => {
    expect(readStatus('Giấy mời: bổ sung hồ sơ')).toEqual({ paused: 'supplement' });
    expect(readStatus('Thông báo: hoàn thành nghĩa vụ tài chính')).toEqual({ paused: 'payment' });
    expect(readStatus('Dự kiến: hoàn thành')).toBe('running');
    expect(readStatus('Cán bộ đang hoàn thiện hồ sơ')).toBe('running');
    expect(readStatus('Đang xử lý văn bản sửa đổi')).toBe('running');
  });

  test.each([
    ['Đã thông báo kết quả', 'Đã thông báo kết quả cho công dân', 'Đã mời công dân đến nhận kết quả', 'Đã thông báo: đã có kết quả'],
    ['Thông báo: đã hoàn thành', 'Đã thông báo, hoàn thành', 'Hoàn thành - đã thông báo', 'Đã hoàn thành (thông báo công dân)'],
    [
      'Ban hành văn bản, hoàn thành',
      'Đã phát hành văn bản, hoàn thành hồ sơ',
      'Đã ban hành văn bản - hoàn thành hồ sơ',
      'Đã gửi email, hoàn thành hồ sơ',
    ],
    ['Đã gửi phiếu, hoàn tất thủ tục', 'Đã nhắn tin cho công dân; hoàn thành hồ sơ', 'Đã thông báo công dân. Hoàn thành hồ sơ'],
    ['Đã trả thông báo kết quả', 'Đã trả giấy chứng nhận', 'Thông báo công khai, hoàn thành'],
  ])('but is the end where it tells of one: %s …', (...texts) => {
    for (const text of texts) expect.soft(readStatus(text), text).toEqual(COMPLETED);
  });

  test.each(['Đã thông báo kết quả thẩm định', 'Đã thông báo kết quả thuế', 'Chưa thông báo kết quả'])('nor is %s', (text) =>
    expect(readStatus(text)).not.toHaveProperty('ended'),
  );
});

describe('the clock stands while the citizen is waited for, and not longer', () => {
  test.each([
    [
      SUPPLEMENT,
      ['Chờ bổ sung hồ sơ', 'Đã yêu cầu bổ sung', 'Chưa bổ sung', 'Bổ sung hồ sơ', 'Chờ tiếp nhận bổ sung', 'Đang xử lý (yêu cầu bổ sung)'],
    ],
    [
      PAYMENT,
      [
        'Chờ hoàn thành nghĩa vụ tài chính',
        'Chưa thực hiện nghĩa vụ tài chính',
        'Chờ công dân nộp phí',
        'Chưa nộp lệ phí',
        'Chờ thanh toán',
      ],
    ],
    [STOPPED, ['Tạm dừng giải quyết', 'Đã tạm dừng', 'Đang tạm dừng']],
    [
      'running',
      ['Hồ sơ đã được bổ sung', 'Công dân đã hoàn thành bổ sung', 'Tiếp tục giải quyết sau bổ sung', 'Đang xử lý - không phải bổ sung'],
    ],
    [
      'running',
      ['Đã tiếp nhận hồ sơ bổ sung', 'Đã hoàn thành nghĩa vụ tài chính', 'Đã nộp phí', 'Đã thanh toán - chờ xử lý', 'Không phải nộp phí'],
    ],
    ['running', ['Hết hạn tạm dừng - đang xử lý', 'Hết hạn tạm dừng', 'Tiếp nhận hồ sơ phi địa giới']],
  ] as const)('%j: %s', (status, texts) => {
    for (const text of texts) expect.soft(readStatus(text), text).toEqual(status);
  });
});

describe('"cho" is for somebody, "chờ" is waiting', () => {
  test.each([
    ['Đã giao kết quả cho dân', COMPLETED],
    ['Đã trả kết quả cho công dân', COMPLETED],
    ['Trả lại hồ sơ cho bộ phận một cửa', 'unknown'],
    ['Đã trả lại hồ sơ cho công dân', REFUSED],
    ['Có kết quả, chưa trả cho công dân', COMPLETED],
    ['Chuyển cho lãnh đạo ký', 'running'],
    ['Đã chuyển hồ sơ cho phòng Tư pháp', 'running'],
    ['CHỜ XỬ LÝ', 'running'],
    ['Chờ xử lý'.normalize('NFD'), 'running'],
    // Without any accents it may be either: who waits is still at work.
    ['cho xu ly', 'running'],
    ['cho tra ket qua', COMPLETED],
  ] as const)('%s', (text, status) => {
    expect(readStatus(text)).toEqual(status);
  });
});

describe('what offices shorten is read as if it were written out', () => {
  test.each([
    ['Đã có KQ', COMPLETED],
    ['Có KQ chờ trả', COMPLETED],
    ['Đã trả KQ', COMPLETED],
    ['Chưa có KQ', 'running'],
    ['Chờ KQ xác minh', 'running'],
    ['Chờ bổ sung HS', SUPPLEMENT],
    ['Trả lại HS', REFUSED],
    ['Chờ thực hiện NVTC', PAYMENT],
    ['Đã hoàn thành NVTC', 'running'],
  ] as const)('%s', (text, status) => {
    expect(readStatus(text)).toEqual(status);
  });
});

describe('what an officer has no doubt of', () => {
  test.each([
    [
      COMPLETED,
      [
        'Hoàn tất',
        'Đã hoàn tất thủ tục',
        'Đã phát kết quả',
        'Đã giao KQ cho công dân',
        'Đã chuyển trả kết quả',
        'Đã bàn giao kết quả cho một cửa',
        'Kết quả đã chuyển về bộ phận một cửa',
      ],
    ],
    [SUPPLEMENT, ['Chờ BS', 'YCBS', 'Yêu cầu BS hồ sơ', 'Tạm dừng (chờ bổ sung)', 'Tạm dừng xử lý - Yêu cầu bổ sung hồ sơ']],
    [PAYMENT, ['Tạm dừng (chờ nộp phí)', 'Chờ nộp thuế', 'Chờ công dân đóng thuế']],
    [STOPPED, ['Tạm đình chỉ', 'Tạm dừng (công dân đã bổ sung)']],
    ['running', ['Thẩm định', 'Xác minh', 'Đã BS hồ sơ', 'Chưa hoàn tất', 'Chưa giao kết quả']],
  ] as const)('%j: %s', (status, texts) => {
    for (const text of texts) expect.soft(readStatus(text), text).toEqual(status);
  });

  test.each([
    'Đã ký duyệt',
    'Đã phê duyệt',
    'Đã giao kết quả thẩm định',
    'Đã chuyển trả kết quả cho phòng Tư pháp',
    'Hoàn tất bước thẩm định',
  ])('is more than this says: %s', (text) => expect(readStatus(text)).toBe('unknown'));
});

test.each([
  'Chờ thuế',
  'Đang chờ cơ quan thuế',
  'Chờ thông báo thuế',
  'Chờ Chi cục thuế',
  'Chờ cơ quan thuế xác định NVTC',
  'Chờ trả kết quả của cơ quan thuế',
])('waiting for the tax office is no waiting for the citizen, and whether the clock stands the status does not say: %s', (text) =>
  expect(readStatus(text)).toBe('unknown'),
);

test.each([
  'Đã trả hồ sơ',
  'Đã trả hồ sơ cho công dân',
  'Đã trả hồ sơ, không cần bổ sung',
  'Đã có kết quả từ cấp tỉnh',
  'Đã có kết quả của Sở',
])('given back, or of others: %s is no end', (text) => expect(readStatus(text)).toBe('unknown'));

test.each(['10%', '-5', '+7', '9/10', '(3)', '5.'])('%s is not the number of a status', (text) => {
  expect(readStatus(text)).toBe('unknown');
});

test('what tells a whole story is no status, and costs nothing to read', () => {
  const began = process.cpuUsage();
  const story = ['yêu cầu bổ sung', 'đã trả kết quả', 'chờ', 'không', 'đã'].join(' ').repeat(200);
  for (let i = 0; i < 1_000; i++) expect(readStatus(`${story} ${i}`)).toBe('unknown');
  // The longest that are read.
  for (let i = 0; i < 300; i++) readStatus(`${story.slice(0, 490)} ${i}`);
  expect(process.cpuUsage(began).user / 1e6).toBeLessThan(5);
});

describe('who was waited for in vain', () => {
  test.each([
    'Quá hạn bổ sung - trả lại',
    'Hết hạn bổ sung, trả lại hồ sơ',
    'Quá thời hạn bổ sung hồ sơ - đã trả lại',
    'Trả lại do quá hạn bổ sung',
    'Không bổ sung đúng hạn, kết thúc hồ sơ',
    'Trả lại hồ sơ (công dân không bổ sung)',
    'Trả lại hồ sơ cho công dân do quá hạn nộp phí',
    'QUA HAN BO SUNG - TRA LAI',
  ])('has the dossier back, which has ended: %s', (text) => expect(readStatus(text)).toEqual(REFUSED));

  test.each(['Quá hạn bổ sung', 'Hết hạn bổ sung', 'Công dân không bổ sung hồ sơ', 'Quá hạn bổ sung - chờ trả lại'])(
    'is waited for still, since no day that passes starts the clock again: %s',
    (text) => expect(readStatus(text)).toEqual(SUPPLEMENT),
  );

  test('or nobody knows what became of the dossier', () => expect(readStatus('Quá hạn bổ sung - hủy')).toBe('unknown'));

  test.each([
    'Trả lại hồ sơ cho công dân để bổ sung',
    'Trả lại hồ sơ - yêu cầu bổ sung',
    'Trả lại hồ sơ (chờ công dân bổ sung)',
    'Đã trả hồ sơ, đề nghị hoàn thiện bổ sung',
  ])('a dossier that went back to be added to has not ended: %s', (text) => expect(readStatus(text)).toEqual(SUPPLEMENT));

  test.each([
    ['Đã trả kết quả, không cần bổ sung', COMPLETED],
    ['Đã trả kết quả, chưa phải bổ sung', COMPLETED],
    ['Đã trả kết quả, không yêu cầu công dân bổ sung', COMPLETED],
    ['Trả lại hồ sơ do không đủ, cần bổ sung', SUPPLEMENT],
    ['Đang xử lý - không cần bổ sung', 'running'],
  ] as const)('nor does one wait for what need not be added: %s', (text, status) => expect(readStatus(text)).toEqual(status));
});

test.each([
  ['Đã kết thúc (rút hồ sơ)', WITHDRAWN],
  ['Đã trả kết quả (từ chối)', REFUSED],
  ['Đã hoàn thành - từ chối giải quyết', REFUSED],
  ['Đã trả kết quả: không tiếp nhận', REFUSED],
  ['Đã kết thúc, trả lại hồ sơ giấy', REFUSED],
  ['Đã trả kết quả, trả lại hồ sơ giấy', COMPLETED],
  ['Đã trả kết quả. Trả lại hồ sơ gốc', COMPLETED],
  ['Đã trả kết quả; công dân từ chối nhận', COMPLETED],
  ['Công dân từ chối nhận, đã có kết quả', COMPLETED],
  ['Đã hoàn thành, không tiếp nhận thêm', COMPLETED],
  ['Đã trả kết quả - rút ngắn thời gian giải quyết', COMPLETED],
] as const)('how it ended is told by the clause that says most of it: %s', (text, status) => {
  expect(readStatus(text)).toEqual(status);
});

describe('what is found out on the way, proposed or drafted is no end', () => {
  test.each([
    'Đã có kết quả xác minh',
    'Đã có kết quả thẩm định',
    'Có kết quả dự thảo',
    'Đã trả kết quả một phần',
    'Đã trả lời xác minh',
    'Đã kết thúc niêm yết công khai',
    'Kết thúc thẩm định',
    'Đã giải quyết phần đất',
    'Hẹn kết thúc ngày 12/11/2026',
    'Hạn hoàn thành ngày 12/11/2026',
    'Kết thúc ngày 12/11/2026 bước thẩm định',
    'Kết thúc năm 2026',
  ])('%s', (text) => expect(readStatus(text)).toBe('unknown'));

  test.each([
    'Đề nghị từ chối',
    'Trình lãnh đạo từ chối',
    'Dự thảo văn bản từ chối',
    'Chờ trả kết quả xác minh',
    'Chờ trả kết quả của cơ quan công an',
    'Đang xử lý rút hồ sơ',
  ])('the work goes on: %s', (text) => expect(readStatus(text)).toBe('running'));

  test.each([
    'Kết thúc quy trình',
    'Công dân đã nhận kết quả',
    'Quy trình kết thúc',
    'Đã kết thúc xử lý trễ hạn',
    'Đã xong',
    'Chờ công dân đến nhận kết quả',
    'Đã xử lý - chờ trả kết quả',
    'Đúng hạn - chờ trả KQ',
    'Trễ hạn, đã trả kết quả',
    'Đã trả lời phản ánh',
    'Đã trả kết quả phản ánh',
    'Đã có kết quả phản ánh kiến nghị',
    'Đã giải quyết phản ánh',
    'Đã giải quyết xong phản ánh',
    'Kết thúc ngày 12/11/2026',
    'Kết thúc ngày 12-11-2026',
    'Đã kết thúc lúc 15h30 ngày 12/11/2026',
    'Hồ sơ đã kết thúc xử lý ngày 12 tháng 11 năm 2026',
    'Đã kết thúc theo quy định',
    'Đã hoàn thành vào lúc 15:30',
  ])('and the end is one: %s', (text) => expect(readStatus(text)).toEqual(COMPLETED));

  test.each(['Bổ sung thành công', 'Thanh toán thành công'])('nor does the clock stand for what was done: %s', (text) =>
    expect(readStatus(text)).toBe('running'),
  );
});

describe('clauses without a mark between them', () => {
  test.each([
    [
      COMPLETED,
      [
        'Đã kết thúc không cần bổ sung',
        'Kết thúc xử lý hồ sơ không cần bổ sung giấy tờ',
        'Hồ sơ đã kết thúc không phải thực hiện nghĩa vụ tài chính',
        'Hoàn thành không cần thanh toán',
        'Không cần bổ sung đã kết thúc',
        'Hoàn thành chưa trả kết quả',
        'Đã hoàn thành chờ trả kết quả',
        'Hoàn thành nhưng công dân chưa đến nhận',
        'Chưa trả kết quả đã hoàn thành',
        'Xong chưa trả',
        'Đã trả kết quả chờ công dân đến nhận',
        'Chờ trả kết quả, không cần bổ sung',
      ],
    ],
    [
      'running',
      [
        'Đã bổ sung đang xử lý',
        'Yêu cầu bổ sung đã bổ sung',
        'Yêu cầu bổ sung - công dân đã bổ sung',
        'Yêu cầu thực hiện nghĩa vụ tài chính (đã thực hiện)',
        'Chưa kết thúc không cần bổ sung',
        'Tiếp nhận đủ hồ sơ không cần bổ sung',
        'Hoàn thành thẩm định chưa trả kết quả',
        'Đã ký chờ trả kết quả',
        'Đã tiếp nhận chờ trả kết quả',
        'Hoàn thành bước tiếp nhận chưa trả kết quả',
      ],
    ],
    [
      SUPPLEMENT,
      [
        'Yêu cầu bổ sung chưa thực hiện',
        'Yêu cầu bổ sung đã bổ sung chưa đủ',
        'Đã bổ sung - yêu cầu bổ sung lần 2',
        'Chờ bổ sung hồ sơ đã nộp thuế',
      ],
    ],
    [STOPPED, ['Đã dừng xử lý không cần bổ sung']],
    ['unknown', ['Hoàn thành chờ nộp lệ phí', 'Hoàn thành đã thanh toán', 'Yêu cầu bổ sung đã hoàn thành', 'Đã hủy không cần bổ sung']],
  ] as const)('%j', (status, texts) => {
    for (const text of texts) expect.soft(readStatus(text), text).toEqual(status);
  });
});

describe('a request that was answered is over, and only that one', () => {
  test.each([
    [
      'running',
      [
        'Yêu cầu bổ sung – đã bổ sung',
        'Yêu cầu bổ sung (đã bổ sung, chờ kiểm tra)',
        'Yêu cầu bổ sung (giấy khai sinh) - công dân đã bổ sung',
        'Yêu cầu bổ sung, đã bổ sung ngày 12/11/2026',
        'Yêu cầu bổ sung, đã bổ sung lúc 15h30 ngày 12/11/2026',
        'Yêu cầu bổ sung, đã bổ sung đúng hạn',
        'Chờ nộp phí, đã nộp phí',
        'Chờ nộp phí, đã nộp phí; yêu cầu bổ sung, đã bổ sung',
      ],
    ],
    [PAYMENT, ['Đã yêu cầu bổ sung, công dân đã bổ sung, chờ thanh toán phí']],
    [STOPPED, ['Yêu cầu bổ sung, đã bổ sung, tạm dừng giải quyết']],
    [
      SUPPLEMENT,
      [
        'Chờ nộp phí, đã nộp phí; yêu cầu bổ sung',
        'Chờ bổ sung, đã bổ sung, chờ bổ sung',
        'Yêu cầu bổ sung đã bổ sung chờ thanh toán phí',
        'Yêu cầu bổ sung đã bổ sung tạm dừng giải quyết',
        'Yêu cầu bổ sung và nộp phí, đã bổ sung',
      ],
    ],
  ] as const)('%j', (status, texts) => {
    for (const text of texts) expect.soft(readStatus(text), text).toEqual(status);
  });

  test.each([
    [SUPPLEMENT, 'Yêu cầu bổ sung, đã bổ sung 1 phần'],
    [SUPPLEMENT, 'Yêu cầu bổ sung, đã bổ sung một số giấy tờ'],
    [SUPPLEMENT, 'Yêu cầu bổ sung, đã bổ sung 2/3 giấy tờ'],
    [SUPPLEMENT, 'Yêu cầu bổ sung, đã bổ sung ngày 12/11 2/3 giấy tờ'],
    [SUPPLEMENT, 'Yêu cầu bổ sung, đã bổ sung nhưng vẫn còn'],
    [SUPPLEMENT, 'Yêu cầu bổ sung, đã bổ sung, chưa nhận'],
    [PAYMENT, 'Chờ nộp phí - đã nộp 50%'],
    ['unknown', 'Công dân đã bổ sung một phần'],
    ['unknown', 'Đã bổ sung 2/3 giấy tờ'],
    ['unknown', 'Đã bổ sung nhưng còn thiếu'],
  ] as const)('nor is it by half of an answer: %j %s', (status, text) => expect(readStatus(text)).toEqual(status));
});

test('of more names than are remembered each status is read by its own clauses, as one of which nothing is', () => {
  const behind = ['đã nhận kết quả', 'chưa bổ sung', 'xin rút hồ sơ', '- phòng Tư pháp', '(trả lại để sửa)', 'từ chối nhận', 'nộp phí'];
  for (let i = 0; i < 3_000; i++) {
    for (const text of [`Đã trả kết quả cho Nguyễn Văn A${i % 60} ${behind[i % 7]}`, `Chờ Lò Thị B${i} ${behind[i % 7]} ${i % 400}`])
      expect(readStatus(text), text).toEqual(statusOf(text));
  }
});
