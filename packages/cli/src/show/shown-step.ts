// A step in the history of a letter, with why the program took it in words.
import { causeOf, objectIn, type LetterEvent, type WithdrawalDetail } from '@dunghen/store';
import type { Session } from '../session.ts';
import { causeInWords } from './withdrawal-cause.ts';

/** A step with what it brought. */
export interface ShownStep extends Omit<LetterEvent, 'detail'> {
  readonly detail: (WithdrawalDetail & { readonly endedOn?: string; readonly unreadable?: string }) | null;
}

/** A step as it is shown; why the program withdrew a letter is put into words here. */
export function shownStep({ detail, ...event }: LetterEvent, lang: Session['lang']): ShownStep {
  const kept: ShownStep['detail'] = detail === null ? null : objectIn(detail);
  const cause = event.step === 'withdrawn' && kept ? causeOf(kept) : null;
  return { ...event, detail: cause ? { ...kept, cause, reason: causeInWords(cause, lang) } : kept };
}
