// A letter of the ledger as an officer is shown it; the citizen is in the letter itself, not in its listing.
import { factsOf, lackingIn, provisionalDays, type Lacking, type ProvisionalDays, type ScanContext } from '@dunghen/daemon';
import type { StoredLetter } from '@dunghen/store';
import type { DraftVerdict } from '@dunghen/view/words';

/** A letter as shown, in JSON and in words. */
export interface ShownLetter
  extends
    ProvisionalDays,
    Pick<
      StoredLetter,
      | 'id'
      | 'dossier'
      | 'appointment'
      | 'kind'
      | 'state'
      | 'dueOn'
      | 'apologyBy'
      | 'draftedOn'
      | 'number'
      | 'signedBy'
      | 'signedOn'
      | 'channel'
      | 'sentOn'
    > {
  readonly procedureName: string | null;
  readonly unit: string | null;
  readonly newDueOn: string | null;
  readonly reason: string | null;
  /** Whom or what a draft is about, where it does not say. */
  readonly lacks: readonly Lacking[];
  /** A draft of a dossier that missed nothing: to be withdrawn, not signed. */
  readonly moot: boolean;
  /** A draft of a dossier said to have ended in time that a list showed open later: to be asked about. */
  readonly contested: boolean;
  /** A draft of a dossier that lists should show open after the day it missed, and none does: it may be done in time. */
  readonly unseen: boolean;
  readonly file: string;
}

export function shownLetter(letter: StoredLetter, { law: { calendar }, letters }: ScanContext, verdict: DraftVerdict): ShownLetter {
  const { id, dossier, appointment, state, dueOn, draftedOn, requestedOn, apologyBy, number, signedBy, signedOn, channel, sentOn } = letter;
  const { reason = null, newDueOn = null, procedureName = null, unit = null } = factsOf(letter);
  const kind = requestedOn === null ? letter.kind : 'requested';
  const who = { id, dossier, appointment, kind, state, procedureName, unit };
  const file = letter.fileName;
  const days = provisionalDays(letter, calendar);
  const [moot, contested, unseen] = [verdict === 'moot', verdict === 'contested', verdict === 'unseen'];
  const lacks = state === 'drafted' ? lackingIn(letter, letters) : [];
  return {
    ...who,
    dueOn,
    apologyBy,
    newDueOn,
    ...days,
    reason,
    lacks,
    moot,
    contested,
    unseen,
    draftedOn,
    number,
    signedBy,
    signedOn,
    channel,
    sentOn,
    file,
  };
}
