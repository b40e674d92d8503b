// What `dunghen doctor` says of letters that were deleted whole: between which they stood, and what they left behind.
import type { GoneLetters, Neighbour, Store } from '@dunghen/store';
import { firstFew } from '@dunghen/view/words';
import type { Session } from '../session.ts';
import { showCount, showDay } from '../show/text.ts';
import { letterInFew, LISTED } from './doctor-letters.ts';

/** Which letters are gone, as far as that is known; null where none is. */
export async function goneLetters(store: Store, { t, lang }: Session): Promise<string | null> {
  // One more than is named, so that it is told that there are more.
  const gone = await store.goneLetters(LISTED + 1);
  if (!gone) return null;
  const { gaps, newest, withBytes, issued, prints } = gone;
  const id = (number: number): string => `${t('thu', 'letter')}:${number}`;
  const named = ({ id: number, dossier, draftedOn }: Neighbour): string =>
    `${id(number)} (${dossier}, ${t('soạn', 'drafted on')} ${showDay(draftedOn, lang)})`;
  const place = ({ from, to, after, before }: GoneLetters['gaps'][number]): string => {
    const missing = from === to ? id(from) : `${id(from)}–${id(to)}`;
    return after === null
      ? t(`${missing} trước ${named(before)}`, `${missing} before ${named(before)}`)
      : t(`${missing} giữa ${named(after)} và ${named(before)}`, `${missing} between ${named(after)} and ${named(before)}`);
  };
  const known: string[] = [];
  if (gaps.length > 0) known.push(firstFew(gaps, LISTED, place));
  if (newest > 0) {
    const n = showCount(newest, lang);
    known.push(
      t(
        `${n} thư lúc bị xóa đang là mới nhất, nên thư soạn sau đó mang số của nó`,
        `${n} that were the newest when they were deleted, so that letters drafted since bear their numbers`,
      ),
    );
  }
  const { letterOf } = await import('@dunghen/daemon');
  const kept: string[] = [];
  for (const number of withBytes) {
    const letter = letterOf((await store.letterBytes(number)) ?? new Uint8Array());
    if (letter) kept.push(`${id(number)} (${letterInFew(letter, lang)})`);
  }
  if (kept.length > 0) known.push(t(`còn nội dung: ${firstFew(kept, LISTED)}`, `what they say is still there: ${firstFew(kept, LISTED)}`));
  if (issued.length > 0) {
    const numbers = firstFew(issued, LISTED, ({ number, dossier }) => `${number} (${dossier})`);
    known.push(t(`đã ban hành mà sổ không còn: số ${numbers}`, `issued, and not in the ledger: number ${numbers}`));
  }
  if (prints.length > 0) known.push(t(`bản in có thư ấy: ${firstFew(prints, LISTED)}`, `printed in: ${firstFew(prints, LISTED)}`));
  return t(
    `Thư bị xóa khỏi sổ: ${known.join('; ')}. Hãy tìm trong bản sao lưu, thư mục thư và sổ công văn.`,
    `Letters deleted from the ledger: ${known.join('; ')}. Look for them in a backup, the letters folder and the register of letters.`,
  );
}
