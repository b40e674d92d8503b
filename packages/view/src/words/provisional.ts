// What is said of figures that rest on a year whose days off are not all decided.
import type { Lang } from '@dunghen/core';
import { showDay, type Words } from './forms.ts';

/** Stands behind a day that may still move, and a figure that may still change. */
export const PROVISIONAL_MARK = '*';

/** A day (ISO) as it is shown, marked where it may still move. */
export const markedDay = (iso: string, isMarked: boolean, lang: Lang): string => showDay(iso, lang) + (isMarked ? PROVISIONAL_MARK : '');

/** What the mark means, under a list that has it. */
export const provisionalNote = ({ t }: Words): string =>
  t(
    `${PROVISIONAL_MARK} Tạm tính: lịch nghỉ của năm liên quan chưa được quyết định đủ nên ngày, số liệu có dấu này có thể đổi.`,
    `${PROVISIONAL_MARK} Provisional: not all days off of the year concerned are decided, so what is marked may change.`,
  );

/** What is said of a report, stage statistics or a forecast whose days lie in such a year. */
export const provisionalReport = ({ t }: Words): string =>
  t(
    'TẠM TÍNH: kỳ này rơi vào năm chưa có đủ quyết định về ngày nghỉ nên hạn trả và số liệu có thể đổi.',
    'PROVISIONAL: the period lies in a year whose days off are not all decided, so due dates and figures may change.',
  );
