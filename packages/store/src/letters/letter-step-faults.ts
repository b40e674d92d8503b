// Why a step of a letter is refused, and what to do.
import type { LetterStep } from './letter-steps.ts';
import type { LetterState } from '../schema.ts';
import { StoreError } from '../store-error.ts';
import { writtenDay } from './written-day.ts';

const STATES: Readonly<Record<LetterState, readonly [vi: string, en: string]>> = {
  drafted: ['mới soạn', 'drafted'],
  issued: ['đã ban hành', 'issued'],
  sent: ['đã gửi', 'sent'],
  withdrawn: ['đã thu hồi', 'withdrawn'],
};

/** A step that does not begin where the letter is. */
export function wrongState(id: number, state: LetterState, step: LetterStep['step']): StoreError {
  const show = `"dunghen letters show ${id}"`;
  const again = [
    `vì sao xem ${show}, vẫn phải gửi thì soạn lại bằng "dunghen letters request MÃ --reason …"`,
    `see ${show} for why, and have it drafted anew with "dunghen letters request CODE --reason …" where it is owed`,
  ];
  const cure = {
    confirmed: state === 'withdrawn' ? again : ['chỉ thư mới soạn mới đổi được lý do và ngày hẹn', 'only a draft can be changed'],
    issued: state === 'withdrawn' ? again : ['chỉ thư mới soạn mới ban hành được', 'only a draft can be issued'],
    sent: {
      drafted: ['phải ban hành trước khi gửi', 'it must be issued before it is sent'],
      sent: [`đã ghi ngày gửi và cách gửi, xem ${show}`, `how and when is recorded, see ${show}`],
    }[state as string] ?? ['thư đã thu hồi không gửi được', 'a letter that was withdrawn cannot be sent'],
    withdrawn:
      state === 'withdrawn'
        ? [`không cần thu hồi lần nữa, xem ${show}`, `nothing is left to withdraw, see ${show}`]
        : ['thư đã gửi không thu hồi được', 'a letter that was sent cannot be withdrawn'],
  }[step === 'redated' ? 'confirmed' : step] as [string, string];
  return new StoreError(
    'letter-step',
    { vi: `Thư ${id} ${STATES[state][0]}; ${cure[0]}.`, en: `Letter ${id} is ${STATES[state][1]}; ${cure[1]}.` },
    id,
  );
}

/** What was judged is no longer what the letter says. */
export const changed = (id: number): StoreError =>
  new StoreError(
    'letter-changed',
    {
      vi: `Thư ${id} vừa được người khác sửa; hãy xem lại bằng "dunghen letters show ${id}" rồi làm lại.`,
      en: `Letter ${id} was just changed by somebody else; look at it with "dunghen letters show ${id}" and do it again.`,
    },
    id,
  );

/** The dossier by which a step was judged is another. */
export const movedOn = (id: number, dossier: string): StoreError =>
  new StoreError(
    'letter-changed',
    {
      vi: `Hồ sơ ${dossier} của thư ${id} vừa có thêm thông tin nên chưa ghi gì; hãy làm lại, thư sẽ được xét theo thông tin mới.`,
      en: `Something just became known of dossier ${dossier}, so nothing was recorded of its letter ${id}; do it again, to have it judged by what is known now.`,
    },
    id,
  );

export function numberTaken(number: string, id: number): StoreError {
  return new StoreError(
    'letter-number-taken',
    {
      vi: `Số ${number} đã cấp cho thư ${id} trong năm; hãy dùng số khác.`,
      en: `Number ${number} was given to letter ${id} this year; use another.`,
    },
    number,
  );
}

/** A letter without its citizen, who was erased. */
export const erased = (letterId: number, on: string): StoreError =>
  new StoreError(
    'letter-erased',
    {
      vi: `Thư ${letterId} đã được xóa dữ liệu công dân ngày ${writtenDay(on)} vì hồ sơ kết thúc đã lâu, nên không soạn lại được; tên và địa chỉ còn ở hồ sơ giấy.`,
      en: `The citizen was erased from letter ${letterId} on ${on} since the dossier ended long ago, so it cannot be written anew; see the papers.`,
    },
    letterId,
  );
