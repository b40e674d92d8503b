// An event's body in the parts it is stored by: what many events share, what makes it the dossier's own, and the citizen.
import { eventToJson, formatDay, formatTerm, type Applicant, type DossierEvent, type ReceivedEvent, type Term } from '@dunghen/core';

/** A body in its parts. */
export interface Spelled {
  /** The JSON of all but the parts below. */
  readonly shared: string;
  /** What makes it the dossier's own, as it stands in the JSON; '' where nothing does. */
  readonly own: string;
  readonly applicant: Applicant | undefined;
}

/** Fields that are columns, or parts of their own. */
const APART: ReadonlySet<string> = new Set(['dossier', 'type', 'at', 'on', 'timeOfDay', 'promisedOn', 'applicant']);

/** Receipts of one office differ in some thousand ways; a file of many offices is spelled anew from here on. */
const KEPT = 10_000;

type Branch = Map<string, Branch | string>;

/** Spells bodies. Those of receipts, of which a thousand dossiers share each, it finds again by their fields, in a fifth of the time. */
export class BodySpeller {
  #receipts: Branch = new Map();
  #kept = 0;

  spell(event: DossierEvent): Spelled {
    if (event.type === 'received') {
      const { promisedOn, applicant } = event;
      return { shared: this.#receipt(event), own: promisedOn === undefined ? '' : `"promisedOn":"${formatDay(promisedOn)}"`, applicant };
    }
    return { shared: spelled(event), own: '', applicant: undefined };
  }

  #receipt(event: ReceivedEvent): string {
    let branch = this.#receipts;
    for (const field in event) {
      const value = event[field as keyof ReceivedEvent] as string | Term | undefined;
      if (value === undefined || APART.has(field)) continue;
      branch = grown(grown(branch, field), typeof value === 'string' ? value : formatTerm(value));
    }
    let text = branch.get('') as string | undefined;
    if (text === undefined) {
      text = spelled(event);
      if (++this.#kept > KEPT) [this.#receipts, this.#kept] = [new Map(), 0];
      else branch.set('', text);
    }
    return text;
  }
}

function grown(branch: Branch, key: string): Branch {
  let next = branch.get(key) as Branch | undefined;
  if (!next) branch.set(key, (next = new Map()));
  return next;
}

function spelled(event: DossierEvent): string {
  const { dossier: _dossier, type: _type, at: _at, applicant: _applicant, promisedOn: _promisedOn, ...fields } = eventToJson(event);
  return JSON.stringify(fields);
}

/** The whole body again. */
export const joinedBody = (shared: string, own: string): string =>
  own === '' ? shared : shared === '{}' ? `{${own}}` : `${shared.slice(0, -1)},${own}}`;
