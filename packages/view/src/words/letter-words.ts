// What the kinds and states of letters are called.
import type { Said } from './formulas.ts';

/** What a letter says. */
export const LETTER_KINDS: Readonly<Record<string, Said>> = {
  missed: ['Xin lỗi và hẹn lại', 'Apology with a new date'],
  'closed-late': ['Xin lỗi (đã có kết quả)', 'Apology (result is ready)'],
  'second-missed': ['Xin lỗi lần hai', 'Second apology'],
};

/** How far a letter has come. */
export const LETTER_STATES: Readonly<Record<string, Said>> = {
  requested: ['Đã đề nghị', 'Requested'],
  drafted: ['Đã soạn', 'Drafted'],
  issued: ['Đã ban hành', 'Issued'],
  sent: ['Đã gửi', 'Sent'],
  withdrawn: ['Đã rút', 'Withdrawn'],
};
