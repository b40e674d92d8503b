// What came of a handover that was read to its end.
import type { Begun, Deed } from './handover-begins.ts';
import type { HandedPaper } from './handed-paper.ts';
import { isOfADesk } from './office-beside.ts';
import type { Recipient } from './recipient.ts';
import type { Told } from './status-parts.ts';

/** A result that the citizen has (`handed`, `fetched`) or can have (`told`), a refusal, the receipt of a dossier, or something else: no end, and a question. */
export type Outcome = 'handed' | 'fetched' | 'told' | 'refused' | 'receipt' | 'other';

const OUTCOMES: Readonly<Record<Deed, Outcome>> = {
  returned: 'handed',
  handed: 'handed',
  sent: 'handed',
  told: 'told',
  called: 'told',
  received: 'fetched',
  awaited: 'told',
};

/** Where nothing that stands behind the deed speaks against an end. */
export function outcomeOf(told: Told, { deed, from, next }: Begun, { who, way }: Recipient, paper: HandedPaper): Outcome {
  const isOpen = way === 'to' || way === 'from' || paper.mayAsk;
  const isInvited = told.parts[next - 1]?.kind === 'fetches';
  if (isOpen || (who === 'nobody' && (paper.isOfSomebody || isOfADesk(told, from, isInvited)))) return 'other';
  return paper.refuses ? 'refused' : OUTCOMES[deed];
}
