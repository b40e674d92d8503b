// A letter's days held against the calendar: one that lies in a year whose days off are not all decided may turn out to be a day off.
import { isProvisional, openDecisions, parseDay, type Sentence, type WorkingCalendar } from '@dunghen/core';
import type { StoredLetter } from '@dunghen/store';
import { showDay } from '@dunghen/view/words';
import { factsOf } from '../letter/letter-facts.ts';

/** Which of a letter's days rest on a year whose days off are not all decided. */
export interface ProvisionalDays {
  /** The missed appointment. */
  readonly provisional: boolean;
  /** The new date; false where there is none. */
  readonly newDueProvisional: boolean;
}

/** The days of a letter that may still move, or turn out to be days off. */
export function provisionalDays(letter: StoredLetter, calendar: WorkingCalendar): ProvisionalDays {
  const { receivedOn, newDueOn } = factsOf(letter);
  const dueOn = parseDay(letter.dueOn);
  return {
    provisional: isProvisional(calendar, parseDay(receivedOn), dueOn),
    newDueProvisional: newDueOn !== undefined && isProvisional(calendar, dueOn, parseDay(newDueOn)),
  };
}

/** What to tell of a letter that promises such a day, and what is waited for; null of any other. The letter itself stays as it is. */
export function provisionalPromise(letter: StoredLetter, calendar: WorkingCalendar): Sentence | null {
  if (!provisionalDays(letter, calendar).newDueProvisional) return null;
  const { id, dossier, dueOn } = letter;
  const newDueOn = factsOf(letter).newDueOn as string;
  const waits = openDecisions(calendar, parseDay(dueOn), parseDay(newDueOn));
  const list = (lang: keyof Sentence): string => (waits.length === 0 ? '' : ` (${waits.map((wait) => wait[lang]).join('; ')})`);
  return {
    vi: `Thư ${id} (${dossier}) hẹn ngày ${showDay(newDueOn, 'vi')}, là ngày tạm tính vì lịch nghỉ năm đó chưa được quyết định đủ${list('vi')}; nếu sau này thành ngày nghỉ, hãy trả kết quả trước ngày đó.`,
    en: `Letter ${id} (${dossier}) promises ${newDueOn}, which is provisional: not all days off of that year are decided${list('en')}; should it become a day off, have the result ready before it.`,
  };
}
