// Whom and what a letter is about, held against its facts: one to nobody is a page of dots that somebody must fill in by hand.
import type { StoredLetter } from '@dunghen/store';
import { factsOf } from './letter-desk.ts';

/** What a letter does not say. */
export type Lacking = 'recipient' | 'procedure';

/** In words, within a sentence. */
export const LACKING: Readonly<Record<Lacking, { readonly vi: string; readonly en: string }>> = {
  recipient: { vi: 'họ tên người nhận', en: "the citizen's name" },
  procedure: { vi: 'tên thủ tục', en: 'the procedure' },
};

/** What a letter lacks; nothing of one whose citizen was erased. */
export function lackingIn(letter: StoredLetter): readonly Lacking[] {
  if (letter.erasedOn !== null) return [];
  const { applicant, procedureName, procedureCode } = factsOf(letter);
  const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === '';
  return [
    ...(isBlank(applicant?.name) ? (['recipient'] as const) : []),
    ...(isBlank(procedureName) && isBlank(procedureCode) ? (['procedure'] as const) : []),
  ];
}
