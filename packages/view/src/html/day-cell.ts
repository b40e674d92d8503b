// A day in a table: shown as people write it, sorted as a calendar does.
import { showDay, type Words } from '../words/index.ts';

/** A day as a cell that sorts by itself. */
export const dayCell = (iso: string | null | undefined, { lang }: Words): { show: string; sort: string } => ({
  show: iso == null ? '–' : showDay(iso, lang),
  sort: iso ?? '',
});
