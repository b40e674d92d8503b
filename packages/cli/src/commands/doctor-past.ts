// Whether what happened to each dossier and each letter is still what was written down, and what is derived of it is what it says.
import { foldDossier } from '@dunghen/core';
import { standingOf, type Store, type Tampering } from '@dunghen/store';
import { firstFew } from '@dunghen/view/words';
import type { Session } from '../session.ts';
import { showCount } from '../show/text.ts';
import { goneLetters } from './doctor-gone.ts';
import { LISTED, type Check } from './doctor-letters.ts';

/** Of standings that are wrong the next scan is made to compute them, where the database `mayWrite`. */
export async function past(store: Store, session: Session, mayWrite: boolean): Promise<readonly Check[]> {
  const { t, lang } = session;
  const law = await session.lawOfDossiers();
  const bent: string[] = [];
  const misremembered: string[] = [];
  const letters: (Tampering & { readonly what: 'letter' })[] = [];
  let isCounted = true;
  for await (const found of store.tampering({ id: law.id, standing: standingBy(law) })) {
    if (found.what === 'letter') letters.push(found);
    else if (found.what === 'letter-count') isCounted = false;
    else (found.what === 'standing' ? misremembered : bent).push(found.dossier);
  }
  const gone = await store.gone();
  const faults: string[] = [];
  if (bent.length > 0) {
    faults.push(
      t(
        `${showCount(bent.length, lang)} hồ sơ có sự kiện bị sửa ngoài chương trình: ${firstFew(bent, LISTED)}; hãy so với bản sao lưu.`,
        `${showCount(bent.length, lang)} dossiers have events changed behind the program: ${firstFew(bent, LISTED)}; compare with a backup.`,
      ),
    );
  }
  if (letters.length > 0) {
    const named = (word: string): string => firstFew(letters, LISTED, ({ letter, dossier }) => `${word}:${letter} (${dossier})`);
    faults.push(
      t(
        `${showCount(letters.length, lang)} thư có bước, hoặc những gì sổ ghi về thư, bị sửa, thêm hay xóa ngoài chương trình: ${named('thu')}; hãy so "dunghen letters show" của từng thư với bản sao lưu và với thư đã ký.`,
        `${showCount(letters.length, lang)} letters have steps, or what the ledger says of them, edited, added or deleted behind the program: ${named('letter')}; compare "dunghen letters show" of each with a backup and with the letter as it was signed.`,
      ),
    );
  }
  if (!isCounted) {
    faults.push(
      t(
        'Số thư mà sổ thư đã đếm bị sửa ngoài chương trình, nên không biết các thư mới nhất có bị xóa không; hãy so "dunghen letters list" với bản sao lưu.',
        'How many letters the ledger counted was changed behind the program, so its newest letters may have been deleted; compare "dunghen letters list" with a backup.',
      ),
    );
  }
  if (gone.dossiers + gone.events + gone.letters + gone.letterSteps > 0) {
    const count = (n: number): string => showCount(n, lang);
    faults.push(
      t(
        `Trong cơ sở dữ liệu đã mất, do bị xóa ngoài chương trình: ${count(gone.dossiers)} hồ sơ, ${count(gone.events)} sự kiện, ${count(gone.letters)} thư, ${count(gone.letterSteps)} bước của thư; hãy so "dunghen export" và "dunghen letters list" với bản sao lưu.`,
        `Deleted from the database behind the program: ${count(gone.dossiers)} dossiers, ${count(gone.events)} events, ${count(gone.letters)} letters, ${count(gone.letterSteps)} steps of letters; compare "dunghen export" and "dunghen letters list" with a backup.`,
      ),
    );
  }
  const told = gone.letters > 0 ? await goneLetters(store, session) : null;
  if (told !== null) faults.push(told);
  if (misremembered.length > 0) {
    if (mayWrite) await store.forgetStandings(misremembered);
    faults.push(
      t(
        `${showCount(misremembered.length, lang)} hồ sơ được nhớ hạn trả, số lần lỡ hẹn hay đã kết thúc khác với sự kiện, nên danh sách quá hạn và thư có thể thiếu: ${firstFew(misremembered, LISTED)}; hãy chạy "dunghen scan", hạn được tính lại theo sự kiện.`,
        `${showCount(misremembered.length, lang)} dossiers are remembered with another due date, missed appointments or end than their events say, so the overdue and the letters may be incomplete: ${firstFew(misremembered, LISTED)}; run "dunghen scan", they are computed anew from the events.`,
      ),
    );
  }
  if (faults.length > 0) return faults.map((message) => ({ check: 'past', state: 'fault', message }));
  return [
    {
      check: 'past',
      state: 'ok',
      message: t(
        'Chuỗi sự kiện của mọi hồ sơ và chuỗi bước của mọi thư còn nguyên.',
        'The chain of events of every dossier and of steps of every letter is whole.',
      ),
    },
  ];
}

const standingBy = (law: Awaited<ReturnType<Session['lawOfDossiers']>>) => (history: Parameters<typeof foldDossier>[0]) => {
  const clock = foldDossier(history, law);
  return clock ? standingOf(clock) : undefined;
};
