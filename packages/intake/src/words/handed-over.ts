// What was handed over, and to whom: "đã giao kết quả cho …" is the end of a dossier or a step of it. Surely to the citizen it ends; surely
// to a desk it does not; else nobody knows, and the officer is asked.
import { begunAt, says } from './handover-begins.ts';
import { HandoverReading, NEVER, type Handover } from './handover-reading.ts';
import type { PartKind, Told } from './status-parts.ts';

export type { Outcome } from './handover-outcome.ts';
export type { Handover } from './handover-reading.ts';

/** The handover that begins at a part, null where none does. */
export function handoverAt(told: Told, at: number): Handover | null {
  const begun = begunAt(told, at);
  if (begun === null) return null;
  const handover = new HandoverReading(told, begun).result();
  if (begun.deed !== 'awaited') return handover;
  return isForOthers(told, handover) ? { ...handover, outcome: 'other' } : null;
}

/** "Chờ trả kết quả cho phòng Tư pháp", "về một cửa": it is not there yet. Of what else is waited for, see `status-ends.ts`. */
function isForOthers(told: Told, { outcome, from, to }: Handover): boolean {
  const kinds = told.parts.slice(from, to).map(({ kind }) => kind);
  const isToCome = kinds.some((kind, i) => kind === 'to' && !says(told, from + i, 'qua') && isOneStop(kinds.slice(i + 1)));
  return isToCome || (outcome === 'other' && !kinds.some((kind) => NEVER.has(kind) || kind === 'from' || kind === 'receipt'));
}

const isOneStop = (kinds: readonly PartKind[]): boolean => kinds.find((kind) => kind !== 'sits' && kind !== 'title') === 'one-stop';

/** Of the text that was read last: it is asked for what it says, and again for what is asked about it. */
let latest: { readonly told: Told; readonly handovers: readonly Handover[] } | null = null;

/** Everything that a text says was handed over. */
export function handoversOf(told: Told): readonly Handover[] {
  if (latest?.told !== told) latest = { told, handovers: foundIn(told) };
  return latest.handovers;
}

function foundIn(told: Told): readonly Handover[] {
  const found: Handover[] = [];
  for (let at = 0; at < told.parts.length; at++) {
    const handover = handoverAt(told, at);
    if (handover === null) continue;
    found.push(handover);
    at = handover.to - 1;
  }
  return found;
}
