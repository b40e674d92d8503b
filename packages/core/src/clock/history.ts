// Puts a dossier's events in the order they happened and refuses a history that cannot be.
import { formatDay } from '../epoch-day.ts';
import type { DossierEvent, ReceivedEvent } from '../events.ts';
import { isEndEvent } from '../events.ts';
import { HistoryError } from '../fault.ts';

/** Why a history cannot be. */
export type HistoryFaultCode =
  | 'no-receipt'
  | 'received-twice'
  | 'before-receipt'
  | 'promise-before-receipt'
  | 'paused-twice'
  | 'resumed-without-pause'
  | 'two-ends'
  | 'after-end'
  | 'mixed-dossiers';

const WHY: Readonly<Record<HistoryFaultCode, readonly [vi: string, en: string]>> = {
  'no-receipt': ['chưa có sự kiện tiếp nhận (received)', 'it has no "received" event'],
  'received-twice': ['được tiếp nhận hai lần', 'it is received twice'],
  'before-receipt': ['có sự kiện trước khi tiếp nhận', 'an event lies before its receipt'],
  'promise-before-receipt': ['có ngày hẹn trả trước ngày tiếp nhận', 'it is promised before it is received'],
  'paused-twice': ['tạm dừng khi đang tạm dừng', 'it is paused while paused'],
  'resumed-without-pause': ['tiếp tục mà không có tạm dừng', 'it is resumed without a pause'],
  'two-ends': ['kết thúc hai lần', 'it ends twice'],
  'after-end': ['có sự kiện sau khi đã kết thúc', 'an event lies after its end'],
  'mixed-dossiers': ['lẫn sự kiện của hồ sơ khác', 'events of another dossier are mixed in'],
};

/** A history that cannot be, with the event that makes it so. */
export function impossible(code: HistoryFaultCode, event: DossierEvent | undefined, dossier: string): HistoryError {
  const [vi, en] = WHY[code];
  const which = event ? ` (${event.type}, ${event.at})` : '';
  return new HistoryError(
    code,
    {
      vi: `Hồ sơ ${dossier} ${vi}${which}; hãy sửa sự kiện này ở hệ thống nguồn rồi nhập lại.`,
      en: `Dossier ${dossier}: ${en}${which}; correct that event at its source and import again.`,
    },
    event?.at ?? dossier,
  );
}

/** Every type of event, with its order among events of one moment: what must come first for the history to be possible. */
export const RANK: Readonly<Record<DossierEvent['type'], number>> = {
  received: 0,
  stage: 1,
  paused: 3,
  resumed: 4,
  extended: 2,
  rescheduled: 5,
  'delay-reason': 1,
  completed: 6,
  refused: 6,
  withdrawn: 6,
  collected: 7,
};

const MS_PER_DAY = 86_400_000;

/**
 * An event known only by its date: a receipt opens the day, anything else closes it. The stages of the last second are those that lists
 * without hours showed one after another: what tells them apart is how they are written, and none lies before a receipt of that second.
 */
function instantOf({ on, timeOfDay, type }: DossierEvent): number {
  const time = timeOfDay ?? (type === 'received' ? 0 : MS_PER_DAY - 1);
  return on * MS_PER_DAY + (type === 'stage' && time > MS_PER_DAY - 1000 ? MS_PER_DAY - 1 : time);
}

/**
 * The events in the order they happened, whatever order they came in; a repeated (type, moment) is one event.
 * On the day of its end, what is known only by its date is taken to lie before the end. Always an array of the caller's own.
 */
export function inOrder(events: readonly DossierEvent[]): DossierEvent[] {
  return standInOrder(events) ? events.slice() : sorted(events);
}

/** Whether the events stand in their order already, each once: so they come from the store, and finding it out costs a tenth of sorting them. */
function standInOrder(events: readonly DossierEvent[]): boolean {
  let lastInstant = Number.NEGATIVE_INFINITY;
  let lastRank = 0;
  let ended = false;
  for (const event of events) {
    const instant = instantOf(event);
    const rank = RANK[event.type];
    if (instant < lastInstant || (instant === lastInstant && rank <= lastRank)) return false;
    // Known only by its date, it may have to move before the end that stands before it.
    if (ended && event.timeOfDay === null && rank < RANK.completed) return false;
    ended ||= isEndEvent(event);
    lastInstant = instant;
    lastRank = rank;
  }
  return true;
}

function sorted(events: readonly DossierEvent[]): DossierEvent[] {
  const end = events.find(isEndEvent);
  const endInstant = end ? instantOf(end) : 0;
  const key = (e: DossierEvent): number =>
    end && e.timeOfDay === null && e.on === end.on && RANK[e.type] < RANK.completed ? Math.min(instantOf(e), endInstant) : instantOf(e);
  const ordered = events.toSorted((a, b) => key(a) - key(b) || RANK[a.type] - RANK[b.type] || byText(a.at, b.at));
  const seen = new Set<string>();
  return ordered.filter(({ type, at }) => seen.size < seen.add(type + at).size);
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The receipt that every history begins with. @throws {HistoryError} `no-receipt`, `received-twice`, `before-receipt`, `promise-before-receipt`, `mixed-dossiers`. */
export function receiptOf(ordered: readonly DossierEvent[], dossier: string): ReceivedEvent {
  const stranger = ordered.find((e) => e.dossier !== dossier);
  if (stranger) throw impossible('mixed-dossiers', stranger, dossier);
  const [receipt, second] = ordered.filter((e) => e.type === 'received');
  if (!receipt) throw impossible('no-receipt', undefined, dossier);
  if (second) throw impossible('received-twice', second, dossier);
  if (ordered[0] !== receipt) throw impossible('before-receipt', ordered[0], dossier);
  if (receipt.promisedOn !== undefined && receipt.promisedOn < receipt.on) {
    throw impossible('promise-before-receipt', { ...receipt, at: formatDay(receipt.promisedOn) }, dossier);
  }
  return receipt;
}
