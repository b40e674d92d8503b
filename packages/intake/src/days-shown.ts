// Which days the rows of a list tell of, gathered while it is read: no list was seen before the last thing it shows.
import { DateError, type EpochDay } from '@dunghen/core';
import type { Mapping } from './find-columns.ts';
import { readOfficeDate } from './office-date.ts';

/** What has happened by the day of a list; a promised day may lie ahead. */
const HAPPENED = ['receivedAt', 'completedAt', 'returnedAt'] as const;
/** Spellings that are remembered: an office has a few hundred days, and a column that is none of dates has no end of texts. */
const MOST_SPELLINGS = 4_096;
const SHORTEST_DATE = '1/1/2026'.length;
const DAY = '01/11/2026'.length;

/** Goes along while the rows of a list are read. */
export class DaysShown {
  readonly #columns: readonly number[];
  /** The spellings read before, so that of a million dates only a few hundred are read. */
  readonly #spellings = new Set<string>();
  readonly #days = new Set<EpochDay>();

  constructor({ columns }: Pick<Mapping, 'columns'>) {
    this.#columns = HAPPENED.flatMap((column) => columns.get(column) ?? []);
  }

  look(cells: readonly string[]): void {
    for (const at of this.#columns) {
      const cell = cells[at];
      if (cell === undefined || cell.length < SHORTEST_DATE) continue;
      const spelling = cell[2] === '/' || cell[4] === '-' ? cell.slice(0, DAY) : cell;
      if (this.#spellings.has(spelling) || (spelling !== cell && this.#spellings.has(cell))) continue;
      const day = dayIn(cell);
      if (day !== null) this.#days.add(day);
      if (this.#spellings.size < MOST_SPELLINGS) this.#spellings.add(day === null ? cell : spelling);
    }
  }

  /** The last of them up to a day; later ones are slips of the pen. */
  latest(upTo: EpochDay): EpochDay | null {
    let latest: EpochDay | null = null;
    for (const day of this.#days) if (day <= upTo && (latest === null || day > latest)) latest = day;
    return latest;
  }
}

/** What is no date is the fault of its row, later. */
function dayIn(cell: string): EpochDay | null {
  try {
    return readOfficeDate(cell).on;
  } catch (error) {
    if (error instanceof DateError) return null;
    throw error;
  }
}
