// The hash that ties each event to all of its dossier's events before it, so that an edited past no longer fits together.
import { hash } from 'node:crypto';

/** An event as it is stored. */
export interface ChainedEvent {
  readonly type: string;
  readonly at: string;
  readonly body: string;
}

/** The link of an event after `previous`, the link of the dossier's event before it; '' before the first. SHA-256, hex. */
export function chainLink(previous: string, dossier: string, { type, at, body }: ChainedEvent): string {
  return hash('sha256', JSON.stringify([previous, dossier, type, at, body]));
}

/**
 * The links of event rows one after another; `null` for the link before means that of the row before, an event of the same
 * dossier. For the statement that inserts them: so they are computed where the rows are written, beside the thread that works
 * out the next ones.
 */
export function linksInOrder(): (before: string | null, dossier: string, type: string, at: string, body: string) => string {
  let last = '';
  return (before, dossier, type, at, body) => (last = chainLink(before ?? last, dossier, { type, at, body }));
}
