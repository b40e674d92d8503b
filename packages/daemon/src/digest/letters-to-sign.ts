// The drafts of a morning that wait for a signature, and what is to be known of each before it is signed.
import { formatDay, type DossierClock, type EpochDay, type WorkingCalendar } from '@dunghen/core';
import type { Store, StoredLetter } from '@dunghen/store';
import { factsOf } from '../letter/letter-facts.ts';
import { verdictBy } from '../letters/judge-draft.ts';
import { lackingIn, type Lacking } from '../letters/letter-lacks.ts';
import { mayBeInTime } from '../letters/old-knowledge.ts';
import { provisionalDays } from '../letters/provisional-promise.ts';
import type { LetterSettings } from '../scan-context.ts';

/** A letter that waits for its signature. */
export interface LetterToSign {
  readonly id: number;
  readonly dossier: string;
  readonly unit: string;
  readonly dueOn: string;
  /** Whether that day rests on a year whose days off are not all decided. */
  readonly provisional: boolean;
  readonly draftedOn: string;
  readonly hasReason: boolean;
  /** Whom or what it is about, where it does not say. */
  readonly lacks: readonly Lacking[];
  /** Its dossier missed nothing, as one that was finished in time after the apology was asked for: to be withdrawn, not signed. */
  readonly isMoot: boolean;
  /** Its dossier is said to have ended in time, and a list showed it open later: to be asked about, not signed. */
  readonly isContested: boolean;
  /** No list shows its dossier open after the day it missed, though lists should: the newest one is to be imported first. */
  readonly isUnseen: boolean;
}

/** By what drafts are looked at. */
interface Morning {
  readonly today: EpochDay;
  readonly calendar: WorkingCalendar;
  readonly letters: Pick<LetterSettings, 'template'>;
}

/** The drafts there are, by the codes of their dossiers. */
export async function draftsOf(store: Store): Promise<ReadonlyMap<string, readonly StoredLetter[]>> {
  const drafts = new Map<string, StoredLetter[]>();
  for await (const page of store.letterPages()) {
    for (const letter of page) {
      if (letter.state === 'drafted') drafts.set(letter.dossier, [...(drafts.get(letter.dossier) ?? []), letter]);
    }
  }
  return drafts;
}

/** A draft as it waits for a person; those that the scan withdraws by itself are withdrawn by then. */
export async function waiting(
  store: Store,
  letter: StoredLetter,
  clock: DossierClock,
  { today, calendar, letters }: Morning,
): Promise<readonly LetterToSign[]> {
  const { id, dossier, dueOn, draftedOn } = letter;
  // One of a day to come waits for nobody yet, and it may be today that is wrong.
  if (draftedOn > formatDay(today)) return [];
  const verdict = await verdictBy(store, letter, clock, today);
  const [isMoot, isContested] = [verdict === 'moot', verdict === 'contested'];
  const isUnseen = verdict === 'owed' && (await mayBeInTime(store, letter, today));
  const hasReason = factsOf(letter).reason !== undefined;
  const judged = { isMoot, isContested, isUnseen, ...provisionalDays(letter, calendar) };
  return [{ id, dossier, unit: clock.holder ?? '', dueOn, draftedOn, hasReason, lacks: lackingIn(letter, letters), ...judged }];
}
