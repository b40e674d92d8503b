// Results that went wrong, were put right again or only came too late: what is no result, and what is one all the same.
import { readStatus } from '@dunghen/intake';
import { describe, expect, test } from 'vitest';

const COMPLETED = { ended: 'completed' };

describe('a result that is wrong, a draft, cancelled, taken back or not accepted is no end, in whatever words it ended', () => {
  test.each([
    'Đã có kết quả, in sai tên',
    'Đã có kết quả (bản nháp)',
    'Đã có kết quả, đã thu hồi',
    'Đã có kết quả, công dân không nhận',
    'Đã trả kết quả (dự thảo)',
    'Đã trả kết quả, đã hủy',
    'Đã trả kết quả, công dân không nhận',
    'Hoàn thành, trả lại để sửa',
    'Đã sửa, đã có kết quả, in sai tên',
    'Hoàn thành, trả lại công dân để sửa',
    'Hoàn thành - bấm nhầm',
    'Da co ket qua, in sai ten',
    'Hoan thanh - bam nham',
    'Đã trả kết quả, yêu cầu chỉnh sửa',
    'Đã giao kết quả cho công dân, công dân yêu cầu chỉnh sửa',
    'Đã thông báo kết quả cho công dân, yêu cầu chỉnh sửa',
    'Hoàn thành, chờ chỉnh sửa',
    'Đã trả QĐ cho công dân chỉnh sửa',
    'Đã có kết quả, sai tên, đã sửa',
    'Đã có kết quả, sai tên, đã sửa, đang trình ký',
    'Đã có kết quả, sai tên, đã sửa, đã trả kết quả cho phòng TNMT',
    'Đã có kết quả, in sai tên, đã thông báo kết quả cho công dân',
    'Đã có kết quả bị lỗi',
    'Đã có kết quả trên hệ thống bị lỗi',
    'Hoàn thành, công dân gửi lại qua bưu điện',
    'Hoàn thành, chuyển lại phòng TNMT',
    'Hoàn thành, chuyển lại một cửa để sửa',
    'Đã trả kết quả cho công dân, chuyển lại một cửa',
    'Đã có kết quả, hủy đăng ký',
    'Đã có kết quả, đã thu hồi GCN',
    'Đã có kết quả hủy',
    'Đã có kết quả cấp sai',
    'Hoàn thành, cấp lại do sai tên',
    'Đã trả qua BCCI, chuyển hoàn',
    'Đã trả kết quả qua bưu điện, bị hoàn',
  ])('%s', (text) => expect(readStatus(text)).toBe('unknown'));

  test.each([
    'Đã sửa, đã có kết quả',
    'Đã có kết quả, thu hồi giấy cũ',
    'Đã có kết quả, trả lại hồ sơ giấy',
    'Đã thu hồi giấy cũ, đã có kết quả',
    'Đã trả kết quả, công dân không nhận bản giấy',
    'Đã có kết quả, trả lại công dân',
    'Hoàn thành, đã trả lại kết quả cho công dân',
    'Đã trả kết quả, hủy giấy hẹn',
    'Đã trả kết quả, đã hủy phiếu hẹn',
    'Đã có kết quả, đã hủy lịch hẹn',
    'Đã có kết quả (đã chỉnh sửa)',
    'Đã có kết quả, sai tên, đã sửa, đã trả kết quả cho công dân',
    'Đã có kết quả, in lại do sai, đã trả công dân ngày 12/11',
    'Đã trả kết quả, trả lại để sửa, đã trả kết quả',
    'Đã có kết quả, sai tên, đã sửa, hoàn thành',
    'Đã có kết quả, sai tên, đã đính chính, đã trả kết quả cho công dân',
    'Đã trả kết quả, cấp lại do sai, công dân đã nhận kết quả',
    'Đã có kết quả, cần sửa lại, đã sửa, đã kết thúc',
    'Đã có kết quả, thu hồi, đã trả kết quả cho công dân',
  ])('but what was put right, handed over again, went to the citizen, is old or his own says nothing against it: %s', (text) =>
    expect(readStatus(text)).toEqual(COMPLETED),
  );
});

describe('a result that came too late is there', () => {
  test.each([
    'Đã giải quyết không đúng hạn',
    'Đã giải quyết - không đúng hạn',
    'Đã giải quyết chưa đúng hạn',
    'Hoàn thành - Không đúng hạn',
    'Hoàn thành không đúng hạn',
    'Xong, không đúng hạn',
    'Đã có kết quả không đúng hẹn',
    'Đã trả kết quả không đúng hạn',
    'Đã trả kết quả cho công dân (không đúng thời hạn)',
    'Da giai quyet khong dung han',
  ])('%s', (text) => expect(readStatus(text)).toEqual(COMPLETED));

  test.each([
    ['unknown', 'Đã có kết quả không đúng'],
    ['unknown', 'Hoàn thành, không đúng quy định'],
    ['unknown', 'Không đúng hạn'],
    ['unknown', 'Đã bàn giao kết quả cho Phòng TNMT không đúng hạn'],
    ['running', 'Không đúng hạn - đang xử lý'],
    ['running', 'Không hoàn thành đúng hạn'],
  ] as const)('but nothing else is: %j %s', (status, text) => expect(readStatus(text)).toEqual(status));
});

describe('what a procedure takes back, corrects or cancels, a machine that failed, and what goes to the citizen or the one-stop undo no result', () => {
  test.each([
    'Đã có kết quả hủy bỏ đăng ký tạm trú',
    'Đã trả kết quả thủ tục hủy đăng ký cho công dân',
    'Đã có kết quả cấp đổi do sai thông tin',
    'Đã có kết quả thu hồi GCN',
    'Đã có kết quả đính chính GCN cấp sai',
    'Đã giải quyết xong hồ sơ hoàn trả tiền thuế',
    'Hoàn thành - trễ do hệ thống bị lỗi',
    'Hoàn thành (phần mềm bị lỗi không kết thúc được)',
    'Đã trả kết quả cho công dân (máy in lỗi)',
    'Hoàn thành, trả lại CCCD cho công dân',
    'Hoàn thành, trả lại tiền thừa',
    'Đã trả kết quả, hoàn trả lệ phí',
    'Hoàn thành, công dân nộp lại giấy hẹn khi nhận',
    'Hoàn thành, gửi lại qua bưu điện',
    'Hoàn thành, chuyển lại bộ phận một cửa',
  ])('%s', (text) => expect(readStatus(text)).toEqual(COMPLETED));
});

describe('what is said behind it leaves a result undone', () => {
  test.each([
    'Hoàn thành, chuyển lại một cửa do thiếu giấy tờ',
    'Hoàn thành, chuyển lại một cửa (do thiếu giấy tờ)',
    'Hoàn thành, gửi lại một cửa để hoàn thiện',
    'Hoàn thành, gửi lại công dân ký lại đơn',
    'Hoàn thành, gửi lại công dân, yêu cầu ký lại',
    'Đã có kết quả, chuyển lại một cửa xử lý',
  ])('where something is still to be done there: %s', (text) => expect(readStatus(text)).toBe('unknown'));

  test.each([
    'Hoàn thành, gửi lại qua bưu điện ngày 12/11',
    'Hoàn thành, gửi lại công dân bản giấy trong ngày',
    'Hoàn thành, chuyển lại bộ phận một cửa để trả công dân',
    'Hoàn thành, chuyển lại bộ phận một cửa trả kết quả',
    'Hoàn thành, chuyển lại bộ phận một cửa chờ công dân đến nhận kết quả',
  ])('not where it is only to be handed over: %s', (text) => expect(readStatus(text)).toEqual(COMPLETED));

  test.each([
    'Đã có kết quả (bản nháp), đã trả công dân xem',
    'Đã có kết quả, cấp nhầm, công dân đã nhận kết quả',
    'Đã có kết quả, in sai, công dân đã nhận kết quả',
    'Hoàn thành, bấm nhầm, đã trả kết quả cho công dân khác',
  ])('where a draft or a wrong one is in the hands of a citizen: %s', (text) => expect(readStatus(text)).toBe('unknown'));

  test.each([
    'Đã có kết quả, cần sửa lại, đã kết thúc',
    'Đã có kết quả, sẽ in lại, đã kết thúc',
    'Đã trả kết quả, dân yêu cầu in lại, hoàn thành',
    'Đã trả kết quả, đề nghị cán bộ làm lại, hoàn thành',
  ])('where it is only to be put right: %s', (text) => expect(readStatus(text)).toBe('unknown'));

  test.each(['Đã có kết quả, phôi bị máy in lỗi', 'Đã trả kết quả, giấy bị máy in in lỗi'])(
    'where a machine spoiled the paper: %s',
    (text) => expect(readStatus(text)).toBe('unknown'),
  );
});
