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

/** The same for an event that is new and well-formed, where its body is known as a JSON string: spelling that is most of what a link takes. */
export function linkOver(previous: string, dossier: string, { type, at }: Omit<ChainedEvent, 'body'>, quotedBody: string): string {
  return hash('sha256', `["${previous}",${JSON.stringify(dossier)},"${type}","${at}",${quotedBody}]`);
}
