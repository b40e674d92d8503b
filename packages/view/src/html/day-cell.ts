// A day in a table: shown as people write it, sorted as a calendar does.
import { markedDay, provisionalNote, showDay, type Words } from '../words/index.ts';
import { html, type Insert } from './markup.ts';

/** A day as a cell that sorts by itself. */
export const dayCell = (iso: string | null | undefined, { lang }: Words): { show: string; sort: string } => ({
  show: iso == null ? '–' : showDay(iso, lang),
  sort: iso ?? '',
});

/** A row with a due date, which may rest on a year whose days off are not all decided. */
interface DueRow {
  readonly dueOn: string | null;
  readonly provisional?: boolean;
}

/** The due date of a dossier, marked where it may still move. */
export const dueCell = ({ dueOn, provisional = false }: DueRow, words: Words): { show: string; sort: string } =>
  dueOn === null ? dayCell(dueOn, words) : { show: markedDay(dueOn, provisional, words.lang), sort: dueOn };

/** What the mark means, under a table that has it. */
export const markNote = (rows: readonly DueRow[], words: Words): Insert =>
  rows.some(({ provisional }) => provisional) && html`<p class="note">${provisionalNote(words)}</p>`;
