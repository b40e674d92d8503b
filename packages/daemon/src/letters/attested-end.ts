// An officer's word for the day on which a dossier really ended, where a list contradicts the day in time that its history states (law: completion earlier than an import still showed it open).
import { formatDay, parseDay, type Breach, type DossierClock, type EpochDay } from '@dunghen/core';
import type { Store, StoredDossier, StoredLetter } from '@dunghen/store';
import { factsOf, type LetterFacts } from '../letter/letter-facts.ts';
import type { ScanContext } from '../scan-context.ts';
import { particulars } from './letter-draft.ts';
import { checkDone } from './letter-entries.ts';
import { seenOpenAfter } from './judge-draft.ts';
import { endBeforeSeen, endNotContested, noneWithdrawn } from './letter-faults.ts';

/**
 * What the letter says then: an apology for a dossier closed late, on that day. The history stays as it is, and so do the reports: who said it and
 * when stands in the letter's steps. @throws {DateError}; {@link DaemonError} `bad-ended-on`, `day-to-come`.
 */
export function withTrueEnd(
  letter: StoredLetter,
  clock: DossierClock,
  endedOn: string,
  seenOpenOn: EpochDay | null,
  context: ScanContext,
): LetterFacts {
  const { newDueOn: _, stage: __, ...drafted } = factsOf(letter);
  // One that was signed takes no such step, which the ledger says.
  if (letter.state !== 'drafted') return drafted;
  const said = trueEnd(letter, clock, endedOn, seenOpenOn, context);
  const now = particulars(clock, context);
  const agency = { ...drafted.agency, ...now.agency };
  return { ...drafted, ...now, agency, kind: 'closed-late', ...said };
}

function trueEnd(letter: StoredLetter, { end }: DossierClock, endedOn: string, seenOpenOn: EpochDay | null, context: ScanContext): Said {
  const day = parseDay(endedOn);
  if (!end || formatDay(end.on) > letter.dueOn || seenOpenOn === null) throw endNotContested(letter);
  checkDone({ vi: 'Ngày kết thúc', en: 'The day of the end' }, endedOn, context);
  if (day < seenOpenOn) throw endBeforeSeen(letter, endedOn, formatDay(seenOpenOn));
  return { endedOn, endedBy: end.type, endAttested: true };
}

/** What a letter says of the end by an officer's word. */
type Said = Pick<LetterFacts, 'endedOn' | 'endedBy' | 'endAttested'>;
/** Of which appointment another letter is, and what it says of the end. */
interface Again {
  readonly breach: Breach;
  readonly said: Said;
}

/** The same word for another letter in the place of one that was withdrawn as of a dossier that ended in time. @throws {DateError}; {@link DaemonError} `bad-ended-on`, `day-to-come`. */
export async function trueEndAnew(
  store: Store,
  { code }: StoredDossier,
  clock: DossierClock,
  endedOn: string,
  context: ScanContext,
): Promise<Again> {
  const before = await store.latestLetter(code);
  if (before?.state !== 'withdrawn') throw noneWithdrawn(code);
  const said = trueEnd(before, clock, endedOn, await seenOpenAfter(store, before), context);
  return { breach: breachOf(before), said };
}

/** What another letter says in the place of one that stood by an officer's word: the same end, of the same appointment; null where that one did not, or the dossier is at work again. */
export function trueEndAgain(before: StoredLetter | null, { end }: DossierClock): Again | null {
  if (before === null || !end) return null;
  const { endedOn, endedBy, endAttested } = factsOf(before);
  if (endAttested !== true || endedOn === undefined) return null;
  return { breach: breachOf(before), said: { endedOn, ...(endedBy && { endedBy }), endAttested } };
}

const breachOf = ({ dossier, appointment, dueOn }: StoredLetter): Breach => ({
  dossier,
  appointment,
  dueOn: parseDay(dueOn),
  kind: 'closed-late',
});
