// Whether dossiers that nobody knows by their codes are known by those of another office: the same day and number, citizen and minute.
import type { EpochDay } from '@dunghen/core';
import type { Store } from '@dunghen/store';
import { plain } from '../words/plain.ts';

/** A dossier as it is called. */
export interface Called {
  readonly code: string;
  readonly receivedOn: EpochDay;
}

/** One that nobody knows by its code, what else its row calls it by, and what tells it from others of its day. */
export interface Unknown extends Called {
  readonly timeOfDay: number | null;
  readonly applicant: string;
  readonly others: readonly { readonly code: string; readonly heading: string }[];
}

/** What is known of the dossiers of another office: how many have the day and number of one of the list, and which of them are the same. */
interface OfOffice {
  alike: number;
  readonly same: { readonly row: Unknown; readonly code: string; readonly isSure: boolean }[];
}

/**
 * A dossier that is known by the code of another office, with the same day and number, where that is so of most that this office has of these
 * days and numbers: law §8 foresees codes that are unified. Any office has a dossier of each number, but not of the same citizen in the same minute.
 */
export async function ofAnotherOffice(
  store: Store,
  rows: readonly Unknown[],
  ofTheDay: (row: Unknown) => readonly Called[],
): Promise<{ readonly row: Unknown; readonly code: string } | null> {
  const offices = new Map<string, OfOffice>();
  // A system that shows every receipt at one minute shows none: that minute tells nobody apart.
  const isTold = new Set(rows.map(({ timeOfDay }) => minuteOf(timeOfDay))).size > 1 || rows.length === 1;
  let looked = 0;
  for (const row of rows) {
    const tail = tailOf(row.code);
    if (tail === null) continue;
    for (const { code } of ofTheDay(row)) {
      if (tailOf(code) !== tail || looked++ > MOST_LOOKED_INTO) continue;
      const office = code.slice(0, -tail.length);
      const found = offices.get(office) ?? { alike: 0, same: [] };
      offices.set(office, found);
      found.alike++;
      const receipt = (await store.dossier(code))?.events.find((event) => event.type === 'received');
      const name = plain(receipt?.applicant?.name ?? '');
      const isNamed = name !== '' && row.applicant !== '';
      const minutes = [receipt?.timeOfDay ?? null, isTold ? row.timeOfDay : null].map(minuteOf);
      if (isNamed ? name !== row.applicant : minutes.includes(null)) continue;
      const isTimed = !minutes.includes(null);
      if (!isTimed || minutes[0] === minutes[1]) found.same.push({ row, code, isSure: isNamed && isTimed });
    }
  }
  for (const { alike, same } of offices.values()) {
    const [first] = same;
    if (first && same.length * 2 > alike && (same.some(({ isSure }) => isSure) || same.length >= ENOUGH_UNSURE)) return first;
  }
  return null;
}

const minuteOf = (time: number | null): number | null => (time === null ? null : Math.floor(time / 60_000));

/** By its name or its minute alone one may be another citizen's. */
const ENOUGH_UNSURE = 3;
/** A province has a hundred offices. */
const MOST_LOOKED_INTO = 300;

/** The day and the number in a code of the usual shape. */
const tailOf = (code: string): string | null => /-(\d{6}-\d{3,6})$/.exec(code)?.[1] ?? null;
