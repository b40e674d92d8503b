// What is said of figures that rest on a year whose days off are not all decided.
import type { Words } from './forms.ts';

/** Stands behind a due date that may still move. */
export const PROVISIONAL_MARK = '*';

/** What the mark means, under a list that has it. */
export const provisionalNote = ({ t }: Words): string =>
  t(
    `${PROVISIONAL_MARK} Tạm tính: lịch nghỉ của năm liên quan chưa được quyết định đủ nên hạn trả có thể đổi.`,
    `${PROVISIONAL_MARK} Provisional: not all days off of the year concerned are decided, so the due date may move.`,
  );

/** What is said of a report whose days lie in such a year. */
export const provisionalReport = ({ t }: Words): string =>
  t(
    'TẠM TÍNH: kỳ này rơi vào năm chưa có đủ quyết định về ngày nghỉ nên hạn trả và tỷ lệ có thể đổi.',
    'PROVISIONAL: the period lies in a year whose days off are not all decided, so due dates and rates may change.',
  );
