// The register of letters as it stood on a day: what was signed or sent later had not happened yet, and no citizen's data are in it.
import type { WorkingCalendar } from '@dunghen/core';
import { numberOnPaper, provisionalDays } from '@dunghen/daemon';
import type { Store, StoredLetter } from '@dunghen/store';
import type { LetterRow } from '@dunghen/view';

/** The letters of some dossiers drafted by `asOf`, ISO, in the order of the ledger. */
export async function letterRegister(
  store: Store,
  dossiers: ReadonlySet<string>,
  asOf: string,
  calendar: WorkingCalendar,
): Promise<readonly LetterRow[]> {
  const rows: LetterRow[] = [];
  if (dossiers.size === 0) return rows;
  for await (const page of store.letterPages()) {
    for (const letter of page)
      if (dossiers.has(letter.dossier) && letter.draftedOn <= asOf)
        rows.push({ ...rowOf(letter, asOf), provisional: provisionalDays(letter, calendar).provisional });
  }
  return rows;
}

function rowOf({ dossier, appointment, kind, dueOn, state, draftedOn, fileName, ...later }: StoredLetter, asOf: string): LetterRow {
  const issued = later.signedOn !== null && later.signedOn <= asOf;
  const sent = later.sentOn !== null && later.sentOn <= asOf;
  return {
    dossier,
    appointment,
    kind,
    dueOn,
    draftedOn,
    fileName,
    state: state === 'withdrawn' ? state : sent ? 'sent' : issued ? 'issued' : 'drafted',
    ...(issued && { number: later.number && numberOnPaper(later.number), signedBy: later.signedBy, signedOn: later.signedOn }),
    ...(sent && { sentOn: later.sentOn, channel: later.channel }),
  };
}
