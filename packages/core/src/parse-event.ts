// Reads and writes events in their JSON form: everything that enters the core from outside is checked here, field by field.
import { formatDay, parseDay, type EpochDay } from './epoch-day.ts';
import type { Applicant, DossierEvent, EventCommon } from './events.ts';
import { RANK } from './clock/history.ts';
import { EventError, quote } from './fault.ts';
import { formatMoment, parseMoment } from './moment.ts';
import { formatTerm, parseTerm, type Term } from './term.ts';

type Json = Readonly<Record<string, unknown>>;
/** Leaves absent keys out, so that an optional field is either there or not, never `undefined`; a `delete` would make the object slow for good. */
function present<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const there = {} as { [K in keyof T]: Exclude<T[K], undefined> };
  for (const key in fields) if (fields[key] !== undefined) there[key] = fields[key] as Exclude<T[typeof key], undefined>;
  return there;
}

/** A field in a form of its own, where it is there. */
const given = <T>(raw: Json, field: string, read: (text: string) => T): T | undefined =>
  raw[field] == null ? undefined : read(raw[field] as string);

/**
 * Reads one event in its JSON form (see the interface: "Events"). Unknown fields are ignored; texts are trimmed and NFC.
 * @throws {EventError} `bad-event` naming the field, its value and what is expected.
 * @throws {DateError | TermError} for a moment, day or term that cannot be read.
 * @example parseEvent({ dossier: 'H37.125-261120-0001', type: 'completed', at: '2026-11-25' }).type // 'completed'
 */
export function parseEvent(json: unknown): DossierEvent {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw bad('event', json, '{"dossier","type","at",…}');
  const raw = json as Json;
  const dossier = dossierCode(raw['dossier']);
  const moment = parseMoment(raw['at'] as string);
  const common: EventCommon = { dossier, at: formatMoment(moment), on: moment.on, timeOfDay: moment.timeOfDay };
  const type = raw['type'];
  switch (type) {
    case 'received':
      return {
        ...common,
        type,
        ...present({
          procedure: text(raw, 'procedure'),
          procedureName: text(raw, 'procedureName'),
          field: text(raw, 'field'),
          unit: text(raw, 'unit'),
          channel: choice(raw, 'channel', ['online', 'counter', 'post']),
          term: given(raw, 'term', parseTerm),
          promisedOn: given(raw, 'promisedOn', parseDay),
          supplementRule: choice(raw, 'supplementRule', ['restart', 'shift']),
          dueBy: choice(raw, 'dueBy', ['promise']),
          applicant: parseApplicant(raw['applicant']),
          kind: choice(raw, 'kind', ['procedure', 'feedback']),
        }),
      };
    case 'stage':
      return { ...common, type, stage: required(raw, 'stage'), ...present({ unit: text(raw, 'unit'), officer: text(raw, 'officer') }) };
    case 'paused': {
      const reason = choice(raw, 'reason', ['supplement', 'payment', 'stopped']);
      if (!reason) throw bad('reason', raw['reason'], 'supplement | payment | stopped');
      return { ...common, type, reason };
    }
    case 'extended':
      return { ...common, type, by: parseTerm(raw['by'] as string), basis: required(raw, 'basis') };
    case 'rescheduled':
      return {
        ...common,
        type,
        dueOn: parseDay(raw['dueOn'] as string),
        ...present({ letter: text(raw, 'letter'), takesBack: given(raw, 'takesBack', (at) => formatMoment(parseMoment(at))) }),
      };
    case 'delay-reason':
      return { ...common, type, reason: required(raw, 'reason') };
    case 'completed':
    case 'refused':
    case 'withdrawn':
      return { ...common, type, ...present({ reason: text(raw, 'reason') }) };
    case 'resumed':
    case 'collected':
      return { ...common, type };
    default:
      throw bad('type', type, Object.keys(RANK).join(' | '));
  }
}

/**
 * The JSON form of an event, which `parseEvent` reads back; keys in a fixed order, so equal events give equal text.
 */
export function eventToJson(event: DossierEvent): Record<string, unknown> {
  const { dossier, type, at, on: _on, timeOfDay: _timeOfDay, ...json } = event as DossierEvent & Record<string, unknown>;
  for (const key of ['term', 'by', 'promisedOn', 'dueOn']) {
    const value = json[key] as Term | EpochDay | undefined;
    if (value !== undefined) json[key] = typeof value === 'object' ? formatTerm(value) : formatDay(value);
  }
  return { dossier, type, at, ...json };
}

function bad(field: string, value: unknown, expected: string): EventError {
  return new EventError(
    'bad-event',
    {
      vi: `Trường "${field}" của sự kiện có giá trị ${quote(value)} không dùng được; cần: ${expected}.`,
      en: `Field "${field}" of the event has the unusable value ${quote(value)}; expected: ${expected}.`,
    },
    value,
  );
}

const LONGEST_TEXT = 5_000;
const CONTROL = /[\0-\x08\v\f\x0E-\x1F\x7F\uFFFE\uFFFF]/g;

/** Whole letters alone: nothing to compose and nothing to take out, which is nearly every text. */
const ORDINARY = /^[ -~À-ɏḀ-ỹ]*$/;

function text(raw: Json, field: string): string | undefined {
  const value = raw[field];
  if (value == null || value === '') return undefined;
  if (typeof value !== 'string') throw bad(field, value, '"…"');
  if (value.length > LONGEST_TEXT) throw bad(field, value, `≤ ${LONGEST_TEXT}`);
  const clean = (ORDINARY.test(value) ? value : value.toWellFormed().normalize('NFC').replace(CONTROL, '')).trim();
  return clean === '' ? undefined : clean;
}

function required(raw: Json, field: string): string {
  const value = text(raw, field);
  if (value === undefined) throw bad(field, raw[field], '"…"');
  return value;
}

function choice<const T extends string>(raw: Json, field: string, allowed: readonly T[]): T | undefined {
  const value = raw[field];
  if (value == null) return undefined;
  if (!allowed.includes(value as T)) throw bad(field, value, allowed.join(' | '));
  return value as T;
}

/**
 * A citizen as `applicant` of a receipt: trimmed texts, empty ones left out; undefined for none.
 * @throws {EventError} `bad-event` for what is no object, or a field that is no text or longer than 5,000 characters.
 * @example parseApplicant({ name: ' Nông Văn A ', phone: '' }) // { name: 'Nông Văn A' }
 */
export function parseApplicant(value: unknown): Applicant | undefined {
  if (value == null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) throw bad('applicant', value, '{"name","address","phone","email"}');
  const raw = value as Json;
  return present({ name: text(raw, 'name'), address: text(raw, 'address'), phone: text(raw, 'phone'), email: text(raw, 'email') });
}

/** Longest dossier code accepted, in characters. */
export const LONGEST_CODE = 64;

/**
 * A dossier code as the office writes it: NFC, trimmed, inner white space folded; any shape is accepted, but nothing invisible.
 * @throws {EventError} `bad-event` for an empty or over-long code, or one with control or invisible characters.
 */
export function dossierCode(value: unknown): string {
  const code = typeof value === 'string' ? value.normalize('NFC').trim().replace(/\s+/g, ' ') : '';
  if (code === '' || code.length > LONGEST_CODE || /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(code)) {
    throw bad('dossier', value, 'H37.125-261120-0001');
  }
  return code;
}
