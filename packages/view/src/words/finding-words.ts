// What each sign of a bent history and each fault of the data is called.
import type { Said } from './formulas.ts';

/** The signs, by code. */
export const FINDINGS: Readonly<Record<string, Said>> = {
  'repeated-supplement': ['yêu cầu bổ sung quá một lần', 'asked for papers more than once'],
  'repeated-reappointment': ['hẹn lại quá một lần', 're-appointed more than once'],
  'pause-after-due': ['tạm dừng sau khi đã quá hạn', 'paused after the due date'],
  'extension-after-due': ['gia hạn sau khi đã quá hạn', 'extended after the due date'],
  'due-moved-after-expiry': ['hạn trả bị dời sau khi đã quá hạn, không có thư', 'due date moved after it had passed, without a letter'],
  'end-backdated': ['ngày kết thúc trước ngày danh sách còn cho thấy đang giải quyết', 'end dated before a list still showed it open'],
  vanished: ['biến mất khỏi danh sách', 'gone from the lists'],
  'completed-on-day-off': ['có kết quả vào ngày nghỉ', 'completed on a day off'],
  'promise-beyond-term': ['hẹn trả muộn hơn thời hạn luật định', 'promised later than the lawful term'],
};

/** The faults of the data, by code; any other is shown by its code. */
export const DATA_FAULTS: Readonly<Record<string, Said>> = {
  'no-term': ['không rõ thời hạn giải quyết', 'no known term'],
  'outside-calendar': ['ngày ngoài lịch làm việc', 'a date outside the calendar'],
};
