// The morning's page from the store as it stands: the open dossiers that need somebody today or tomorrow, and the letters that wait.
import { DungHenError, foldDossier, formatDay, shift, type EpochDay } from '@dunghen/core';
import { provisionalDays } from '@dunghen/daemon';
import { dueWithin, type LawContext } from '@dunghen/daemon/config';
import { hasLetter, type Store, type StoredDossier } from '@dunghen/store';
import type { DossierRow, Morning } from '@dunghen/view';
import { draftVerdict } from './draft-verdict.ts';
import { listedOf } from './listed.ts';

/** What is to be done on `today`. */
export async function buildMorning(store: Store, law: LawContext, agency: Morning['agency'], today: EpochDay): Promise<Morning> {
  const tomorrow = shift(law.calendar, today, 1);
  const [todayUntil, tomorrowUntil] = [dueWithin(law.calendar, today, 0), dueWithin(law.calendar, today, 1)];
  const dossiers: DossierRow[] = [];
  const toApologise: DossierRow[] = [];
  const add = ({ id, events }: StoredDossier, letters: ReadonlySet<string>): void => {
    try {
      const clock = foldDossier(events, { ...law, knownOn: today });
      if (!clock || clock.end || clock.dueOn === null) return;
      const row = listedOf(clock, today, law);
      if (clock.dueOn <= tomorrowUntil) dossiers.push(row);
      // Who has the apology is not to be sent another one.
      if (clock.apologyBy === today && clock.dueOn >= today && !hasLetter(letters, id, 1, formatDay(clock.dueOn))) toApologise.push(row);
    } catch (error) {
      // A history that cannot be judged is told of by the report; the page shows what is to be done.
      if (!(error instanceof DungHenError)) throw error;
    }
  };
  const only = [{ stale: { law: law.id } }, { open: { law: law.id } }] as const;
  for (const which of only) {
    for await (const page of store.dossierPages({ size: 1_000, withApplicants: false, only: which })) {
      const [first, last] = [page[0], page.at(-1)] as [StoredDossier, StoredDossier];
      const letters = await store.letterKeys(first.id, last.id);
      for (const dossier of page) add(dossier, letters);
    }
  }
  const letters: Morning['letters'][number][] = [];
  for await (const page of store.letterPages()) {
    for (const letter of page) {
      if (letter.state !== 'drafted' && letter.state !== 'issued') continue;
      const verdict = await draftVerdict(store, letter, { law, today });
      letters.push({ ...letter, ...provisionalDays(letter, law.calendar), verdict });
    }
  }
  return {
    agency,
    today: formatDay(today),
    todayUntil: formatDay(todayUntil),
    tomorrow: formatDay(tomorrow),
    dossiers,
    toApologise,
    letters,
  };
}
