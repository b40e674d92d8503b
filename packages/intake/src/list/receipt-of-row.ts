// The receipt that a row tells of: what an office says alike of thousands of dossiers is checked once, what is the dossier's own each time.
import { formatMoment, parseApplicant, parseEvent, type ReceivedEvent } from '@dunghen/core';
import type { Observation } from './observation.ts';

type OfMany = Pick<Observation, 'procedure' | 'procedureName' | 'kind' | 'field' | 'unit' | 'channel' | 'term'>;

/** An office has a few thousand combinations of them. */
const KEPT = 10_000;
const LONGEST_KEPT = 2_000;
const known = new Map<string, Partial<ReceivedEvent>>();

/**
 * The event of a dossier first shown by a list.
 * @throws {EventError | TermError} for a value the core refuses.
 */
export function receiptOf(row: Observation): ReceivedEvent {
  const { code: dossier, received, promised, applicant } = row;
  const { on, timeOfDay } = received;
  const own = parseApplicant(applicant);
  return {
    dossier,
    at: formatMoment(received),
    on,
    timeOfDay,
    type: 'received',
    ...ofMany(row),
    ...(promised && { promisedOn: promised.on }),
    ...(own && { applicant: own }),
  };
}

function ofMany({ procedure, procedureName, kind, field, unit, channel, term }: OfMany): Partial<ReceivedEvent> {
  const key = `${procedure}\n${procedureName}\n${kind}\n${field}\n${unit}\n${channel}\n${term}`;
  let fields = known.get(key);
  if (!fields) {
    const {
      dossier: _,
      at: _at,
      on: _on,
      timeOfDay: _time,
      type: _type,
      ...rest
    } = checked({ procedure, procedureName, kind, field, unit, channel, term });
    fields = rest;
    if (known.size < KEPT && key.length <= LONGEST_KEPT) known.set(key, fields);
  }
  return fields;
}

const checked = (fields: Record<string, unknown>): ReceivedEvent =>
  parseEvent({ dossier: '-', type: 'received', at: '2000-01-01', ...fields }) as ReceivedEvent;
