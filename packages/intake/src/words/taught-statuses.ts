// Statuses in the words of a system, which its officer has said the meaning of.
import { readStatus } from './read-status.ts';
import { statusShape } from './status-shape.ts';
import type { Status } from './status.ts';

/** What a word can be said to mean, as it is spelled in the file of the mapping. */
export const MEANINGS = {
  running: 'running',
  supplement: { paused: 'supplement' },
  payment: { paused: 'payment' },
  stopped: { paused: 'stopped' },
  completed: { ended: 'completed' },
  refused: { ended: 'refused' },
  withdrawn: { ended: 'withdrawn' },
} as const satisfies Readonly<Record<string, Status>>;

/** One of them. */
export type Meaning = keyof typeof MEANINGS;

export const isMeaning = (name: unknown): name is Meaning => typeof name === 'string' && Object.hasOwn(MEANINGS, name);

/** The same in an officer's words. */
export const SAID_OF_MEANINGS =
  'running = đang xử lý (hay tiếp tục), supplement = chờ công dân bổ sung, payment = chờ nộp phí, thuế, stopped = tạm dừng, completed = đã có kết quả, refused = từ chối, withdrawn = công dân rút';

/** By the key of the word. */
export type TaughtStatuses = ReadonlyMap<string, Status>;

/** The same word, however its letters and blanks are written. */
export const statusKey = (word: string): string => word.normalize('NFC').trim().replace(/\s+/g, ' ').replaceAll('...', '…').toLowerCase();

/** What a status says by what the officer taught, of it or of whatever differs from it by a name or a day only; null where nothing was. */
export function taughtStatus(text: string, taught: TaughtStatuses | undefined): Status | null {
  if (taught === undefined || taught.size === 0) return null;
  return taught.get(statusKey(text)) ?? taught.get(statusKey(statusShape(text))) ?? null;
}

/** What a status says, by what the officer taught before all. */
export const statusBy = (taught: TaughtStatuses | undefined, text: string): Status => taughtStatus(text, taught) ?? readStatus(text);
