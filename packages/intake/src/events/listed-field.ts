// What lists showed of a dossier as a field of its receipt in an event file, so that who leaves with an export takes it along; other systems pass over it.
import { EventError, formatDay, parseDay, quote, type EpochDay } from '@dunghen/core';
import type { ListedState, Listing } from '@dunghen/store';

/** The field, on the line of the receipt. */
export const LISTED = 'listed';

/**
 * What the newest list showed, in its JSON form; keys in a fixed order, days as ISO dates.
 * @example listedToJson(listing) // { list: '0a1b…', on: '2026-11-23', receivedOn: '2026-11-20', state: 'open', promisedOn: '2026-11-26', openOn: '2026-11-23' }
 */
export function listedToJson({
  list,
  listedOn,
  receivedOn,
  state,
  saidRunning,
  promisedOn,
  seenOpenOn,
  missingOn,
  leftOutOn,
  kinds,
}: Listing): Record<string, string | readonly string[]> {
  return {
    list,
    on: formatDay(listedOn),
    receivedOn: formatDay(receivedOn),
    state,
    ...(saidRunning && { said: 'running' }),
    ...(promisedOn !== null && { promisedOn: formatDay(promisedOn) }),
    ...(seenOpenOn !== null && { openOn: formatDay(seenOpenOn) }),
    ...(missingOn !== null && { missingOn: formatDay(missingOn) }),
    ...(leftOutOn !== null && { leftOutOn: formatDay(leftOutOn) }),
    ...(kinds.length > 0 && { lists: kinds }),
  };
}

/**
 * What lists showed, from the line of a receipt; null where it does not say, or where another system calls something else so.
 * @throws {EventError} `bad-event` for a state or a kind that is none. @throws {DateError} for a day that is none.
 */
export function listedIn(line: string): Listing | null {
  // Nearly every line of another system has none, and parsing is most of what a line costs.
  if (!line.includes(`"${LISTED}"`)) return null;
  const { type, [LISTED]: said } = JSON.parse(line) as Readonly<Record<string, unknown>>;
  if (type !== 'received' || typeof said !== 'object' || said === null || !('list' in said) || !('on' in said)) return null;
  const {
    list,
    on,
    receivedOn,
    state,
    said: word,
    promisedOn,
    openOn,
    missingOn,
    leftOutOn,
    lists = [],
  } = said as Readonly<Record<string, unknown>>;
  if (typeof list !== 'string' || list.length > LONGEST_KIND) throw bad('list', list, '"…"');
  if (!isKinds(lists)) throw bad('lists', lists, '["…"]');
  if (!isState(state)) throw bad('state', state, STATES.join(' | '));
  return {
    list,
    listedOn: parseDay(on as string),
    receivedOn: parseDay(receivedOn as string),
    state,
    saidRunning: word === 'running',
    promisedOn: dayOrNull(promisedOn),
    seenOpenOn: dayOrNull(openOn),
    missingOn: dayOrNull(missingOn),
    leftOutOn: dayOrNull(leftOutOn),
    kinds: lists,
  };
}

/** Whether it tells more than what is known here: nothing newer is turned back, and the same file again changes nothing. */
export const tellsMore = (told: Listing, last: Listing | null): boolean =>
  last === null ||
  told.listedOn > last.listedOn ||
  (told.listedOn === last.listedOn && told.list === last.list && told.state === last.state && last.missingOn === null);

const LONGEST_KIND = 64;
const MOST_KINDS = 100;
const isKinds = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length <= MOST_KINDS && value.every((kind) => typeof kind === 'string' && /^\S{1,64}$/.test(kind));
const STATES: readonly ListedState[] = ['open', 'paused', 'ended'];
const isState = (value: unknown): value is ListedState => STATES.includes(value as ListedState);
const dayOrNull = (value: unknown): EpochDay | null => (value == null ? null : parseDay(value as string));

const bad = (field: string, value: unknown, expected: string): EventError =>
  new EventError(
    'bad-event',
    {
      vi: `Trường "${LISTED}.${field}" của sự kiện có giá trị ${quote(value)} không dùng được; cần: ${expected}.`,
      en: `Field "${LISTED}.${field}" of the event has the unusable value ${quote(value)}; expected: ${expected}.`,
    },
    value,
  );
