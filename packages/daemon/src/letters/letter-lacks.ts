// Whom and what a letter is about, held against its facts: one to nobody is a page of dots that somebody must fill in by hand.
import type { StoredLetter } from '@dunghen/store';
import { factsOf } from '../letter/letter-facts.ts';
import type { TextTag } from '../letter/letter-tags.ts';
import type { LetterSettings } from '../scan-context.ts';

/** What a letter does not say. */
export type Lacking = 'recipient' | 'procedure' | 'field' | 'subject';

/** In words, within a sentence. */
export const LACKING: Readonly<Record<Lacking, { readonly vi: string; readonly en: string }>> = {
  recipient: { vi: 'họ tên người nhận', en: "the citizen's name" },
  procedure: { vi: 'tên thủ tục', en: 'the name of the procedure' },
  field: { vi: 'lĩnh vực', en: 'the field' },
  subject: { vi: 'nội dung phản ánh, kiến nghị', en: 'what the feedback is about' },
};

/** What a letter prints as dots; nothing of one whose citizen was erased. The template is only read where something is not known. */
export function lackingIn(letter: StoredLetter, letters: Pick<LetterSettings, 'template'>): readonly Lacking[] {
  if (letter.erasedOn !== null) return [];
  const { applicant, procedureName, field, feedback } = factsOf(letter);
  const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === '';
  const isDots = (text: string | undefined, tag: TextTag): boolean => isBlank(text) && prints(letters.template, tag);
  return [
    ...(isBlank(applicant?.name) ? (['recipient'] as const) : []),
    ...(isDots(procedureName, 'ten_thu_tuc') ? [feedback ? ('subject' as const) : ('procedure' as const)] : []),
    // What a citizen reports has no field, and the letter of one speaks of none.
    ...(!feedback && isDots(field, 'linh_vuc') ? (['field'] as const) : []),
  ];
}

/** One that cannot be used prints nothing, which is told elsewhere. */
const prints = (template: LetterSettings['template'], tag: TextTag): boolean => !('fault' in template) && template.prints.has(tag);
