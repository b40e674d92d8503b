// Statuses by which a wrong guess ends a dossier or stops its clock: what is not signed, not sent, called off, disagreed with or only planned, and the plain ones beside them.
import { readStatus, type Status } from '@dunghen/intake';
import { describe, expect, test } from 'vitest';

const SUPPLEMENT: Status = { paused: 'supplement' };
const PAYMENT: Status = { paused: 'payment' };
const STOPPED: Status = { paused: 'stopped' };
const COMPLETED: Status = { ended: 'completed' };
const REFUSED: Status = { ended: 'refused' };
const WITHDRAWN: Status = { ended: 'withdrawn' };

type Group = readonly [says: Status, texts: readonly string[]];

const GROUPS: Readonly<Record<string, readonly Group[]>> = {
  'a request that nobody has sent yet': [
    [
      'running',
      [
        'Chưa gửi yêu cầu bổ sung',
        'Chờ một cửa gửi thông báo bổ sung',
        'Chuẩn bị yêu cầu bổ sung',
        'Đề xuất yêu cầu bổ sung',
        'Chờ đóng dấu thông báo yêu cầu bổ sung',
        'Chờ văn thư phát hành thông báo bổ sung',
        'Xin ý kiến lãnh đạo về việc yêu cầu bổ sung',
        'Chờ lãnh đạo cho ý kiến về việc bổ sung hồ sơ',
        'Đang in phiếu yêu cầu bổ sung',
      ],
    ],
    [
      'unknown',
      [
        'Yêu cầu bổ sung chưa được duyệt',
        'Yêu cầu bổ sung (chờ lãnh đạo ký)',
        'Yêu cầu bổ sung (dự thảo)',
        'Yêu cầu bổ sung - hủy',
        'Yêu cầu bổ sung: Không',
        'Thông báo bổ sung đang trình ký',
        'Chờ phòng chuyên môn yêu cầu bổ sung',
        'Lãnh đạo không duyệt yêu cầu bổ sung',
        'Chờ duyệt thông báo nộp lệ phí',
        'Đang lập thông báo nộp phí',
        'Chờ thông báo nộp tiền sử dụng đất',
        'Chờ kiểm tra biên lai nộp thuế',
      ],
    ],
    [
      SUPPLEMENT,
      [
        'Đã lập phiếu yêu cầu bổ sung',
        'Đã ký số phiếu yêu cầu bổ sung',
        'Lãnh đạo xã yêu cầu bổ sung hồ sơ',
        'Đang xử lý - yêu cầu bổ sung',
        'Chờ công dân gửi hồ sơ bổ sung',
        'Thẩm định hồ sơ yêu cầu bổ sung',
        'Công dân xin gia hạn bổ sung',
      ],
    ],
    [PAYMENT, ['Chờ nộp tiền sử dụng đất', 'Chờ công dân nộp tiền', 'Đã gửi thông báo nộp phí']],
  ],
  'what the citizen added, in the hands of the office': [
    ['running', ['Đang kiểm tra hồ sơ bổ sung', 'Chờ phân công hồ sơ bổ sung', 'Đo đạc bổ sung', 'Đã nộp tiền']],
    [
      'unknown',
      [
        'Thẩm định hồ sơ bổ sung',
        'Đã chuyển hồ sơ bổ sung về phòng chuyên môn',
        'Chờ tiếp nhận hồ sơ bổ sung',
        'Hồ sơ bổ sung đã tiếp nhận',
        'Chuyên viên bổ sung thông tin',
        'Cấp bổ sung',
        'Đăng ký khai sinh bổ sung',
      ],
    ],
  ],
  'a stop, or the wish to withdraw, that is called off or not decided': [
    ['running', ['Chờ ký quyết định tạm đình chỉ']],
    [
      'unknown',
      [
        'Hủy tạm dừng',
        'Xin tạm dừng',
        'Không đồng ý tạm dừng',
        'Tạm dừng - chờ duyệt',
        'Tạm dừng: không',
        'Dừng xử lý (đã hủy)',
        'Hủy yêu cầu rút hồ sơ',
        'Công dân hủy rút hồ sơ',
        'Yêu cầu rút hồ sơ - từ chối',
      ],
    ],
    [STOPPED, ['Tạm dừng đến 30/11/2026', 'Đã tạm dừng xử lý hồ sơ']],
    [WITHDRAWN, ['Công dân đề nghị rút hồ sơ', 'Đã hủy theo yêu cầu rút hồ sơ']],
  ],
  'what is refused on the way, and what goes back to a desk': [
    ['running', ['Xem xét từ chối']],
    [
      'unknown',
      [
        'Lãnh đạo từ chối ký',
        'Từ chối thanh toán',
        'Từ chối gia hạn',
        'Kho bạc từ chối',
        'Từ chối yêu cầu bổ sung',
        'Từ chối (dự thảo)',
        'Lãnh đạo trả lại hồ sơ',
        'Trả lại hồ sơ cho chuyên viên xử lý lại',
        'Trả lại hồ sơ do thiếu giấy tờ',
      ],
    ],
    [
      REFUSED,
      [
        'Từ chối tiếp nhận do không đủ hồ sơ',
        'Từ chối xác nhận tình trạng hôn nhân',
        'UBND xã từ chối giải quyết',
        'Trả lại hồ sơ cho người nộp',
        'Lãnh đạo đã ký văn bản từ chối',
      ],
    ],
  ],
  'an end that is planned, half done or undone': [
    [
      'unknown',
      [
        'Trả kết quả đúng hạn: không',
        'Trả kết quả trễ hạn (dự kiến)',
        'Hoàn thành: 50%',
        'Cơ bản hoàn thành',
        'Thời hạn hoàn thành: 30/11/2026',
        'Hoàn thành (dự kiến 30/11)',
        'Hồ sơ đã hoàn thành, mở lại xử lý',
        'Có kết quả tạm',
        'Chuyên viên: đã xử lý xong',
      ],
    ],
    ['running', ['Có kết quả nhưng chưa ký']],
    [
      COMPLETED,
      [
        'Đã trả kết quả (giảm phí 50%)',
        'Có kết quả, dự kiến công dân nhận ngày 30/11',
        'Hoàn thành: 100%',
        'Hoàn thành trước hạn 3 ngày',
        'Đã xử lý lại, đã trả kết quả',
        'Cán bộ một cửa: đã trả kết quả',
      ],
    ],
  ],
};

describe.each(Object.entries(GROUPS))('%s', (_, groups) => {
  test.each(groups)('%j', (says, texts) => {
    for (const text of texts) expect([text, readStatus(text)]).toEqual([text, says]);
  });
});
