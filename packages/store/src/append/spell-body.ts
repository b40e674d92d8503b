// An event's body in the parts it is stored by: what many events share, what makes it the dossier's own, and the citizen.
import { eventToJson, formatDay, formatTerm, type Applicant, type DossierEvent, type ReceivedEvent } from '@dunghen/core';

/** A body in its parts. */
export interface Spelled {
  /** The JSON of all but the parts below. */
  readonly shared: string;
  /** What makes it the dossier's own, as it stands in the JSON; '' where nothing does. */
  readonly own: string;
  readonly applicant: Applicant | undefined;
}

/** Receipts of one office differ in some thousand ways; a file of many offices is spelled anew from here on. */
const KEPT = 10_000;

/** Spells bodies. Those of receipts, of which a thousand dossiers share each, it finds again by their fields, in a tenth of the time. */
export class BodySpeller {
  readonly #receipts = new Map<string, string>();

  spell(event: DossierEvent): Spelled {
    if (event.type === 'received') {
      const { promisedOn, applicant } = event;
      return { shared: this.#receipt(event), own: promisedOn === undefined ? '' : `"promisedOn":"${formatDay(promisedOn)}"`, applicant };
    }
    return { shared: spelled(event), own: '', applicant: undefined };
  }

  #receipt(event: ReceivedEvent): string {
    const key = keyOf(event);
    let text = this.#receipts.get(key);
    if (text === undefined) {
      text = spelled(event);
      if (this.#receipts.size >= KEPT) this.#receipts.clear();
      this.#receipts.set(key, text);
    }
    return text;
  }
}

/** Equal for receipts with equal bodies alone: no text of an event is empty or has the mark that stands between the fields (`parse-event.ts`). */
function keyOf({ procedure, procedureName, field, unit, channel, term, supplementRule, dueBy, kind }: ReceivedEvent): string {
  const limit = term && formatTerm(term);
  return [procedure, procedureName, field, unit, channel, limit, supplementRule, dueBy, kind].join('\0');
}

function spelled(event: DossierEvent): string {
  const { dossier: _dossier, type: _type, at: _at, applicant: _applicant, promisedOn: _promisedOn, ...fields } = eventToJson(event);
  return JSON.stringify(fields);
}

/** JSON of a citizen, as `JSON.stringify` spells it. That takes memory of the machine for every text with Vietnamese letters, and waits for it while another thread does too. */
export function spelledApplicant(applicant: Applicant): string {
  const fields = Object.entries(applicant).map(([name, value]) => `"${name}":${quoted(value as string)}`);
  return `{${fields.join(',')}}`;
}

/** Text that stands in JSON as it is. */
const PLAIN = /^[^"\\\u0000-\u001f\ud800-\udfff]*$/;

/** A text as a JSON string. */
const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text));
