// An apology that a letter of another system may have made already, as an event file tells; of its own letters the ledger knows better.
import { formatDay, standingPromises, type Sentence } from '@dunghen/core';
import type { Store, StoredLetter } from '@dunghen/store';
import { showDay } from '@dunghen/view/words';

/** What to tell of a letter whose dossier was given a later day by one that the ledger does not hold; null of any other. */
export async function toldElsewhere(store: Store, { id, dossier, appointment, number }: StoredLetter): Promise<Sentence | null> {
  if (appointment !== 1) return null;
  const { events = [] } = (await store.dossier(dossier)) ?? {};
  const other = standingPromises(events).find(({ letter }) => letter !== undefined && letter !== number);
  if (other === undefined) return null;
  const [dueOn, on] = [formatDay(other.dueOn), formatDay(other.on)];
  return {
    vi: `Theo tệp sự kiện đã nhập, hồ sơ ${dossier} đã được hẹn lại ngày ${showDay(dueOn, 'vi')} bằng văn bản số ${other.letter} ngày ${showDay(on, 'vi')}; nếu văn bản ấy đã xin lỗi về lần hẹn này, hãy thu hồi thư ${id}: mỗi lần lỡ hẹn chỉ một thư.`,
    en: `As an imported event tells, letter ${other.letter} of ${on} gave dossier ${dossier} the day ${dueOn}; if that one apologised for this appointment, withdraw letter ${id}: each missed appointment has one letter.`,
  };
}
