// The words by which one-stop systems say how a dossier stands, as their public code and guides list them, each with what it says of the clock and why.
import { readStatus, type Status } from '@dunghen/intake';
import { describe, expect, test } from 'vitest';

const SUPPLEMENT: Status = { paused: 'supplement' };
const PAYMENT: Status = { paused: 'payment' };
const STOPPED: Status = { paused: 'stopped' };
const COMPLETED: Status = { ended: 'completed' };
const REFUSED: Status = { ended: 'refused' };
const WITHDRAWN: Status = { ended: 'withdrawn' };

type Row = readonly [text: string, says: Status, why: string];

const TABLE: Readonly<Record<string, readonly Row[]>> = {
  'the national list of ten, as the portal exchanges it': [
    ['Mới đăng ký', 'running', 'handed in, not refused'],
    ['Được tiếp nhận', 'running', 'the clock runs from the receipt'],
    ['Không được tiếp nhận', REFUSED, 'refused at the counter'],
    ['Đang xử lý', 'running', 'at work'],
    ['Yêu cầu bổ sung giấy tờ', SUPPLEMENT, 'the citizen is asked'],
    ['Yêu cầu thực hiện nghĩa vụ tài chính', PAYMENT, 'the citizen is to pay'],
    ['Công dân yêu cầu rút hồ sơ', WITHDRAWN, 'the portal counts it as ended'],
    ['Dừng xử lý', STOPPED, 'the portal counts 5, 6 and 8 as standing still'],
    ['Đã xử lý xong', COMPLETED, 'the result is at the one-stop'],
    ['Đã trả kết quả', COMPLETED, 'the citizen has it'],
  ],
  'a one-stop of the land office': [
    ['Hồ sơ đăng ký mới trực tuyến', 'running', 'handed in'],
    ['Hồ sơ mới tiếp nhận', 'running', 'received'],
    ['Hồ sơ chuyển phòng chuyên môn', 'running', 'another desk of the office'],
    ['Chờ xử lý', 'running', 'waits for the office'],
    ['Chờ ký duyệt', 'running', 'waits for the office'],
    ['Chờ thực hiện liên thông', 'running', 'asking another office does not stop the clock'],
    ['Đã nhận kết quả liên thông', 'unknown', 'of others: no result of the dossier'],
    ['Chờ bổ sung hồ sơ', SUPPLEMENT, 'waits for the citizen'],
    ['Đã bổ sung - chờ tiếp nhận', 'running', 'the citizen did what was asked'],
    ['Chờ thực hiện nghĩa vụ tài chính', PAYMENT, 'waits for the citizen'],
    ['Chờ công dân thực hiện NVTC', PAYMENT, 'waits for the citizen'],
    ['Chờ cơ quan thuế xác định NVTC', 'unknown', 'the citizen was not asked yet; whether the term counts is for the procedure to say'],
    ['Chờ trả thông báo nghĩa vụ tài chính', 'unknown', 'the office has the notice still'],
    ['Hồ sơ không xử lý được', 'unknown', 'refused, stopped or sent on?'],
    ['Không tiếp nhận', REFUSED, 'as the national 3'],
    ['Đã rút hồ sơ', WITHDRAWN, 'as it says'],
    ['Tạm dừng hồ sơ', STOPPED, 'as it says'],
    ['Gia hạn hồ sơ', 'unknown', 'an extension needs its term and basis'],
    ['Niêm yết hồ sơ', 'running', 'a deed of the office'],
  ],
  'electronic one-stops of provinces': [
    ['Hồ sơ vừa tiếp nhận', 'running', 'received'],
    ['Chờ tiếp nhận', 'running', 'handed in'],
    ['Chờ phân công', 'running', 'waits for the office'],
    ['Thụ lý', 'running', 'a deed of the office'],
    ['Đang thụ lý', 'running', 'at work'],
    ['Trình ký', 'running', 'a deed of the office'],
    ['Hồ sơ đang trình ký', 'running', 'at work'],
    ['Chờ ký số', 'running', 'waits for the office'],
    ['Chờ phê duyệt', 'running', 'waits for the office'],
    ['Yêu cầu xử lý lại', 'running', 'asked of the office, not the citizen'],
    ['Hồ sơ đang chậm tiến độ', 'running', 'late and at work'],
    ['Hồ sơ quá hạn trả kết quả', 'unknown', 'late, or done and not collected?'],
    ['Hồ sơ đang tạm dừng', STOPPED, 'as it says'],
    ['Ngừng xử lý', STOPPED, 'in other words'],
    ['Chờ thanh toán', PAYMENT, 'waits for the citizen'],
    ['Chờ bổ sung', SUPPLEMENT, 'waits for the citizen'],
    ['Đã chuyển bổ sung', SUPPLEMENT, 'sent to be added to'],
    ['Đã bổ sung hồ sơ', 'running', 'the citizen did'],
    ['Hồ sơ bị từ chối', REFUSED, 'as it says'],
    ['Hồ sơ chờ trả kết quả', COMPLETED, 'the result is there'],
    ['Có kết quả chờ trả', COMPLETED, 'the result is there'],
    ['Chờ phê duyệt hủy', 'running', 'nothing is cancelled yet'],
    ['Chờ chỉnh sửa', 'unknown', 'by the citizen, or by the office?'],
    ['Yêu cầu công dân hoàn thiện', 'unknown', 'is it a supplement?'],
    ['Chờ công dân giải trình', 'unknown', 'waits for the citizen, but for no papers'],
    ['Chờ công dân đến nộp bản gốc', 'unknown', 'the same'],
    ['Công dân chưa nhận kết quả', 'unknown', 'is there one?'],
    ['Đã dừng xử lý, trả hồ sơ', 'unknown', 'for good, or until it goes on?'],
    ['Dừng xử lý, trả lại hồ sơ', REFUSED, 'given back for good'],
    ['Đã hủy', 'unknown', 'refused, withdrawn or entered by mistake?'],
    ['Hồ sơ bị thu hồi', 'unknown', 'taken back by whom, and why?'],
    ['Đã xóa', 'unknown', 'a dossier that is deleted is a question'],
    ['Trả lại/ Rút HS', 'unknown', 'two ends under one name'],
    ['Hồ sơ trả lại/Xin rút', 'unknown', 'two ends under one name'],
    ['Đã xử lý', 'unknown', 'by one desk, or by all?'],
    ['Tạm dừng chờ liên thông', 'unknown', 'the system stands still, the clock of the law does not'],
    ['Tạm dừng chờ ý kiến sở', 'unknown', 'the same'],
  ],
};

describe.each(Object.entries(TABLE))('%s', (_, rows) => {
  test.each(rows)('%s reads as %j: %s', (text, says) => {
    expect(readStatus(text)).toEqual(says);
    expect(readStatus(text.toUpperCase())).toEqual(says);
  });
});

describe('an end beside what is no end', () => {
  test.each<Row>([
    ['Đã kết thúc dừng xử lý', COMPLETED, 'ended since it was stopped'],
    ['Đã kết thúc - dừng xử lý', COMPLETED, 'the same with a mark'],
    ['Đã hoàn thành dừng xử lý', COMPLETED, 'the same'],
    ['Hồ sơ đã kết thúc ngừng giải quyết', COMPLETED, 'the same'],
    ['Kết thúc dừng xử lý', 'unknown', 'the dossier ended, or the stop'],
    ['Kết thúc tạm dừng', 'running', 'what is for a time ends, and the work goes on'],
    ['Đã kết thúc tạm dừng', 'running', 'the same'],
    ['Đã trả kết quả yêu cầu bổ sung', SUPPLEMENT, 'what was handed over is the request'],
    ['Đã trả kết quả (yêu cầu bổ sung)', SUPPLEMENT, 'the same with a mark'],
    ['Đã trả kết quả, đề nghị bổ sung hồ sơ', SUPPLEMENT, 'the same'],
    ['Đã có kết quả, yêu cầu bổ sung', 'unknown', 'which of the two holds?'],
    ['Đã xử lý xong - chờ bổ sung', 'unknown', 'the same'],
    ['Đã trả kết quả, không yêu cầu bổ sung', COMPLETED, 'nothing is asked'],
    ['Đã trả kết quả không cần bổ sung', COMPLETED, 'nothing is asked'],
    ['Đã bổ sung, đã trả kết quả', 'unknown', 'an end beside a clock that runs'],
    ['Không yêu cầu bổ sung', 'running', 'nothing is asked'],
    ['Hủy yêu cầu bổ sung', 'running', 'the request was taken back'],
    ['Xử lý xong chờ ký', 'running', 'what is not signed is no result'],
    ['Có kết quả chưa trình ký', 'running', 'the same'],
    ['Xử lý xong chờ trả', COMPLETED, 'it is there'],
  ])('%s reads as %j: %s', (text, says) => expect(readStatus(text)).toEqual(says));
});
