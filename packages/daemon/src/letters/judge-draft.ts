// What is to become of a draft: signed, withdrawn, or asked about; whoever lists, shows, prints, tells or withdraws drafts judges them here.
import { breachesOf, DungHenError, foldDossier, parseDay, type DossierClock, type EpochDay } from '@dunghen/core';
import type { Store, StoredDossier, StoredLetter } from '@dunghen/store';
import { factsOf } from '../letter/letter-facts.ts';
import type { ScanContext } from '../scan-context.ts';

/**
 * `owed`: the citizen is to have it, also where that cannot be judged, which is the scan's to tell. `moot`: its dossier misses nothing, so
 * it is withdrawn and not signed. `contested`: its dossier is said to have ended in time, and a list showed it open later: somebody asks.
 * `unknown`: nothing of its dossier is known by today, so it may be today that is wrong.
 */
export type Verdict = 'owed' | 'moot' | 'contested' | 'unknown';

/** A draft as it was judged, with the dossier it was judged by where it is not owed. */
export type Judged =
  | { readonly verdict: 'owed' }
  | { readonly verdict: 'unknown' }
  | { readonly verdict: 'moot' | 'contested'; readonly dossier: StoredDossier; readonly clock: DossierClock };

/** Judges a draft as things stand on a day. */
export async function judgeDraft(store: Store, letter: StoredLetter, { law, today }: Pick<ScanContext, 'law' | 'today'>): Promise<Judged> {
  const dossier = await store.dossier(letter.dossier);
  try {
    const clock = dossier && foldDossier(dossier.events, { ...law, knownOn: today });
    if (!clock) return { verdict: 'unknown' };
    const verdict = await verdictBy(store, letter, clock, today);
    return verdict === 'owed' ? { verdict } : { verdict, dossier, clock };
  } catch (error) {
    if (!(error instanceof DungHenError)) throw error;
    return { verdict: 'owed' };
  }
}

/** The same by the clock of its dossier. */
export async function verdictBy(
  store: Store,
  letter: StoredLetter,
  clock: DossierClock,
  today: EpochDay,
): Promise<Exclude<Verdict, 'unknown'>> {
  if (isOwed(letter, clock, today)) return 'owed';
  return clock.end && (await seenOpenAfter(store, letter)) !== null ? 'contested' : 'moot';
}

/** Whether the appointment of a draft was missed as things stand on a day, or by an officer's word for the day it ended; or, of one asked for in advance, still is to be. */
export function isOwed(letter: StoredLetter, clock: DossierClock, today: EpochDay): boolean {
  const { appointment, dueOn, requestedOn } = letter;
  const due = parseDay(dueOn);
  if (breachesOf(clock, today).some((breach) => breach.appointment === appointment && breach.dueOn === due)) return true;
  if (clock.end) return factsOf(letter).endAttested === true;
  return requestedOn !== null && clock.dueOn === due;
}

/** The day after that of a letter on which a list still showed its dossier open; null where none did. */
export async function seenOpenAfter(
  store: Store,
  { dossierId, dueOn }: Pick<StoredLetter, 'dossierId' | 'dueOn'>,
): Promise<EpochDay | null> {
  const { seenOpenOn = null } = (await store.sightings(dossierId, dossierId)).get(dossierId) ?? {};
  return seenOpenOn !== null && seenOpenOn > parseDay(dueOn) ? seenOpenOn : null;
}

/** The drafts that are not owed: a clock that ran ahead made them, or their dossier turned out, or is said, to have been in time. */
export async function draftsNotOwed(
  store: Store,
  context: Pick<ScanContext, 'law' | 'today'>,
): Promise<readonly (StoredLetter & { readonly isContested: boolean })[]> {
  const found: (StoredLetter & { readonly isContested: boolean })[] = [];
  for await (const page of store.letterPages()) {
    for (const letter of page) {
      if (letter.state !== 'drafted') continue;
      const { verdict } = await judgeDraft(store, letter, context);
      if (verdict !== 'owed') found.push({ ...letter, isContested: verdict === 'contested' });
    }
  }
  return found;
}
