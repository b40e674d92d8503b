// What the kinds and states of letters are called.
import type { Words } from './forms.ts';
import type { Said } from './formulas.ts';

/** What a letter says. */
export const LETTER_KINDS: Readonly<Record<string, Said>> = {
  missed: ['Xin lỗi và hẹn lại', 'Apology with a new date'],
  'closed-late': ['Xin lỗi (đã kết thúc)', 'Apology (has ended)'],
  'second-missed': ['Xin lỗi lần hai', 'Second apology'],
};

/** How far a letter has come. */
const LETTER_STATES: Readonly<Record<string, Said>> = {
  requested: ['Đã đề nghị', 'Requested'],
  drafted: ['Đã soạn', 'Drafted'],
  issued: ['Đã ban hành', 'Issued'],
  sent: ['Đã gửi', 'Sent'],
  withdrawn: ['Đã thu hồi', 'Withdrawn'],
};

/** The state in the reader's language; one we do not know is shown as it is. */
export const letterState = (state: string, { t }: Words): string => t(...(LETTER_STATES[state] ?? [state, state]));

/** What is to become of a draft, where it is not simply to be signed: `moot` and `contested` as the ledger judges it; `unseen` where no list shows its dossier late. */
export type DraftVerdict = 'owed' | 'moot' | 'contested' | 'unseen' | 'unknown';

const DRAFT_NOTES: Readonly<Partial<Record<DraftVerdict, Said>>> = {
  moot: ['hồ sơ không lỡ hẹn: thu hồi, không ký', 'its dossier missed nothing: withdraw, do not sign'],
  contested: [
    'ghi xong đúng hạn mà danh sách sau đó còn đang giải quyết: hỏi lại, chưa ký',
    'said to have ended in time, but a later list shows it open: ask first, do not sign yet',
  ],
  unseen: [
    'chưa danh sách nào cho thấy còn mở sau ngày hẹn: nhập danh sách mới rồi ký',
    'no list shows it open after it was due: import the newest one, then sign',
  ],
};

/** What to do with a draft that is not to be signed; '' of one that is. */
export const draftNote = (verdict: DraftVerdict = 'owed', { t }: Words): string => {
  const note = DRAFT_NOTES[verdict];
  return note === undefined ? '' : t(...note);
};
