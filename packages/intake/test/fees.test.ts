// A fee that the office pays back is waited for by nobody; one that the citizen was told of and did not pay is.
import { readStatus } from '@dunghen/intake';
import { describe, expect, test } from 'vitest';

describe('a refund is no wait for a payment', () => {
  test.each([
    ['Đã thông báo kết quả - hoàn trả lệ phí', { ended: 'completed' }],
    ['Đã thông báo kết quả, hoàn lệ phí cho công dân', { ended: 'completed' }],
    ['Hoàn thành (chưa hoàn trả lệ phí)', { ended: 'completed' }],
    ['Từ chối, chưa hoàn trả lệ phí', { ended: 'refused' }],
    ['Công dân rút hồ sơ, trả lại tiền lệ phí cho công dân', { ended: 'withdrawn' }],
    ['Đã trả kết quả, trả lại lệ phí', { ended: 'completed' }],
    ['Đang xử lý, hoàn trả lệ phí thừa', 'running'],
    ['Tạm dừng, đã hoàn trả lệ phí', { paused: 'stopped' }],
    ['Hoàn trả lệ phí, chờ bổ sung', { paused: 'supplement' }],
    ['Hủy hồ sơ, hoàn trả lệ phí', 'unknown'],
    ['Đã chuyển kết quả, trả lại lệ phí cho công dân', 'unknown'],
    ['Đã chuyển kết quả, trả lại CCCD cho công dân', 'unknown'],
    ['Đã hoàn trả lệ phí', 'unknown'],
    ['Hoàn trả lệ phí thừa, chờ nộp lệ phí', { paused: 'payment' }],
  ] as const)('%s', (text, status) => expect(readStatus(text)).toEqual(status));
});

describe('"chưa nộp" behind a paper on a fee is that fee', () => {
  test.each(['Đã giao biên lai thu phí, chưa nộp', 'Đã gửi biên lai thu phí, chờ công dân nộp', 'Đã thông báo thuế - công dân chưa nộp'])(
    '%s',
    (text) => expect(readStatus(text)).toEqual({ paused: 'payment' }),
  );

  test.each([
    ['running', 'Đã nộp lệ phí, chưa nộp'],
    ['running', 'Đã thông báo phí, hồ sơ gốc chưa nộp'],
    ['running', 'Chưa thông báo thuế, chưa nộp'],
    ['running', 'Đã chuyển thông tin thuế, chưa nộp'],
  ] as const)('but not where it was paid, is of another thing, or the citizen knows of none: %s %s', (status, text) =>
    expect(readStatus(text)).toEqual(status),
  );
});
