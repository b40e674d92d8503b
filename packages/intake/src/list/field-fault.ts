// What is wrong with an event, told of the field it stands in: the core, which has to stay small, names a day or a term by its value alone.
import { EventError, type DungHenError } from '@dunghen/core';

type Fields = Readonly<Record<string, unknown>>;

/** What every event needs, with what each is to be. */
const COMMON = {
  dossier: 'H37.125-261120-0001',
  at: '2026-11-20 | 2026-11-20T08:30:00+07:00',
  type: 'received | stage | paused | resumed | extended | rescheduled | delay-reason | completed | refused | withdrawn | collected',
} as const;
const TERM = '"3 working-days" | "15 calendar-days" | "1 months" | "8 working-hours" | "same-day"';
/** What events of a type need besides. */
const OF_TYPE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  stage: { stage: '"…"' },
  paused: { reason: 'supplement | payment | stopped' },
  extended: { by: TERM, basis: '"…"' },
  rescheduled: { dueOn: '2026-11-20' },
  'delay-reason': { reason: '"…"' },
};
/** Fields that hold a moment, a day or a term. */
const READ = ['at', 'term', 'promisedOn', 'by', 'dueOn', 'takesBack'] as const;

const isThere = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** The fault of an event as that of its field: missing, or with a value that cannot be read. */
export function ofField(error: DungHenError, json: unknown): DungHenError {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return error;
  const fields = json as Fields;
  const { type } = fields;
  const needed = { ...COMMON, ...(typeof type === 'string' && Object.hasOwn(OF_TYPE, type) ? OF_TYPE[type] : {}) };
  const missing = Object.entries(needed).find(([field]) => !isThere(fields[field]));
  if (missing) return isMissing(...missing);
  const field = error.code === 'bad-event' ? undefined : READ.find((name) => isThere(fields[name]) && fields[name] === error.value);
  if (field === undefined) return error;
  const { vi, en } = error.sentence;
  return new EventError(error.code, { vi: `Trường "${field}": ${vi}`, en: `Field "${field}": ${en}` }, error.value);
}

const isMissing = (field: string, expected: string): EventError =>
  new EventError('bad-event', {
    vi: `Trường "${field}" của sự kiện bị thiếu; cần: ${expected}.`,
    en: `Field "${field}" of the event is missing; expected: ${expected}.`,
  });
