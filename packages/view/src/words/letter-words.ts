// What the kinds and states of letters are called.
import type { Words } from './forms.ts';
import type { Said } from './formulas.ts';

/** What a letter says. */
export const LETTER_KINDS: Readonly<Record<string, Said>> = {
  missed: ['Xin lỗi và hẹn lại', 'Apology with a new date'],
  'closed-late': ['Xin lỗi (đã có kết quả)', 'Apology (result is ready)'],
  'second-missed': ['Xin lỗi lần hai', 'Second apology'],
};

/** How far a letter has come. */
const LETTER_STATES: Readonly<Record<string, Said>> = {
  requested: ['Đã đề nghị', 'Requested'],
  drafted: ['Đã soạn', 'Drafted'],
  issued: ['Đã ban hành', 'Issued'],
  sent: ['Đã gửi', 'Sent'],
  withdrawn: ['Đã rút', 'Withdrawn'],
};

/** The state in the reader's language; one we do not know is shown as it is. */
export const letterState = (state: string, { t }: Words): string => t(...(LETTER_STATES[state] ?? [state, state]));
