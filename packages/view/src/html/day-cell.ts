// A day in a table: shown as people write it, sorted as a calendar does.
import type { DossierRow } from '../report-page.ts';
import { markedDay, provisionalNote, showDay, type Words } from '../words/index.ts';
import { html, type Insert } from './markup.ts';

/** A day as a cell that sorts by itself. */
export const dayCell = (iso: string | null | undefined, { lang }: Words): { show: string; sort: string } => ({
  show: iso == null ? '–' : showDay(iso, lang),
  sort: iso ?? '',
});

/** The due date of a dossier, marked where it may still move. */
export const dueCell = ({ dueOn, provisional }: DossierRow, words: Words): { show: string; sort: string } =>
  dueOn === null ? dayCell(dueOn, words) : { show: markedDay(dueOn, provisional, words.lang), sort: dueOn };

/** What the mark means, under a table that has it. */
export const markNote = (rows: readonly DossierRow[], words: Words): Insert =>
  rows.some(({ provisional }) => provisional) && html`<p class="note">${provisionalNote(words)}</p>`;
