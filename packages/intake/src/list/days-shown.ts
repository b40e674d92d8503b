// Which days the rows of a list tell of, gathered while it is read: no list was seen before the last thing it shows.
import { type EpochDay } from '@dunghen/core';
import type { Mapping } from '../columns/find-columns.ts';
import { readOfficeDate } from '../words/office-date.ts';
import { orNull } from '../words/or-null.ts';
import { isKept } from '../words/remembered.ts';

/** What has happened by the day of a list; a promised day may lie ahead. */
const HAPPENED = ['receivedAt', 'completedAt', 'returnedAt'] as const;
/** Spellings that are remembered: an office has a few hundred days, and a column that is none of dates has no end of texts. */
const MOST_SPELLINGS = 4_096;
const SHORTEST_DATE = '1/1/2026'.length;
const DAY = '01/11/2026'.length;

type Happened = (typeof HAPPENED)[number];

/** Goes along while the rows of a list are read. */
export class DaysShown {
  readonly #columns: readonly OneColumn[];

  constructor({ columns }: Pick<Mapping, 'columns'>) {
    this.#columns = HAPPENED.flatMap((column) => {
      const at = columns.get(column);
      return at === undefined ? [] : [new OneColumn(column, at)];
    });
  }

  look(cells: readonly string[]): void {
    for (const column of this.#columns) column.look(cells[column.at]);
  }

  /** The days of one column. */
  of(column: Happened): ReadonlySet<EpochDay> {
    return this.#columns.find(({ name }) => name === column)?.days ?? new Set();
  }

  /** The last of them all up to a day; later ones are slips of the pen. */
  latest(upTo: EpochDay): EpochDay | null {
    let latest: EpochDay | null = null;
    for (const { days } of this.#columns) for (const day of days) if (day <= upTo && (latest === null || day > latest)) latest = day;
    return latest;
  }
}

class OneColumn {
  readonly name: Happened;
  readonly at: number;
  readonly days = new Set<EpochDay>();
  /** The spellings read before, so that of a million dates only a few hundred are read. */
  readonly #spellings = new Set<string>();

  constructor(name: Happened, at: number) {
    [this.name, this.at] = [name, at];
  }

  look(cell: string | undefined): void {
    if (cell === undefined || cell.length < SHORTEST_DATE) return;
    const spelling = cell[2] === '/' || cell[4] === '-' ? cell.slice(0, DAY) : cell;
    if (this.#spellings.has(spelling) || (spelling !== cell && this.#spellings.has(cell))) return;
    const day = dayIn(cell);
    if (day !== null) this.days.add(day);
    if (this.#spellings.size < MOST_SPELLINGS && isKept(cell)) this.#spellings.add(day === null ? cell : spelling);
  }
}

/** The day of a cell; null for what is no date, which is the fault of its row, later. */
export const dayIn = (cell: string): EpochDay | null => orNull(() => readOfficeDate(cell).on);
