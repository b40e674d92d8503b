// The cells of one row after another, by their columns, as the texts and moments they mean.
import { quote, type Moment } from '@dunghen/core';
import { isAsAbove } from '../words/as-above.ts';
import { cleanCell, LONGEST_CELL } from '../words/clean-cell.ts';
import type { Column } from '../columns/columns.ts';
import type { Row } from '../formats/csv-rows.ts';
import { isInNewest } from '../columns/first-appointment.ts';
import type { Mapping } from '../columns/find-columns.ts';
import { otherEnds, type OtherEnd } from '../columns/other-ends.ts';
import type { FontsOfList } from './fonts-of-list.ts';
import { IntakeError } from '../intake-error.ts';
import { fontsOf } from '../words/old-font.ts';
import { readOfficeDate, saysNoDate } from '../words/office-date.ts';
import { orNull } from '../words/or-null.ts';
import { onSaidWeekday } from '../words/weekday-said.ts';

/** Where a column is, and what its texts are read as: most columns repeat a few, the others (null) are read each time. */
interface Place {
  readonly at: number;
  readonly heading: string;
  known: Map<string, string> | null;
}

/** A column with more texts repeats few, and a longer text is hardly repeated, nor is it a date. */
const MOST_KNOWN = 1_000;
const LONGEST_KNOWN = 500;

/** One for a whole list, its row set anew each time; knows which column was looked at last, since a fault names it. */
export class RowCells {
  readonly #columns: Partial<Record<Column, Place>> = {};
  /** The first promise and, for rows that have none, the newest; null where there is one column of them. */
  readonly #promises: {
    readonly mapping: Pick<Mapping, 'columns' | 'newestPromise'>;
    readonly first: Place;
    readonly newest: Place;
  } | null = null;
  readonly #fonts: FontsOfList | null;
  readonly #ends: readonly { readonly type: OtherEnd; readonly place: Place }[];
  #cells: readonly string[] = [];
  #place: Place | undefined;

  constructor(
    mapping: Pick<Mapping, 'columns' | 'names'> & Partial<Pick<Mapping, 'headings' | 'newestPromise'>>,
    fonts: FontsOfList | null,
  ) {
    const { columns, names, headings, newestPromise } = mapping;
    for (const [column, at] of columns) this.#columns[column] = { at, heading: names.get(column) as string, known: new Map() };
    const first = this.#columns.promisedOn;
    if (newestPromise !== undefined && first)
      this.#promises = {
        mapping,
        first,
        newest: { at: newestPromise, heading: headings?.[newestPromise] ?? first.heading, known: new Map() },
      };
    this.#fonts = fonts;
    this.#ends = otherEnds({ columns, headings: headings ?? [] }).map(({ type, at }) => ({
      type,
      place: { at, heading: headings?.[at] as string, known: new Map() },
    }));
  }

  set row({ cells }: Row) {
    this.#cells = cells;
    if (this.#promises) this.#columns.promisedOn = isInNewest(cells, this.#promises.mapping) ? this.#promises.newest : this.#promises.first;
  }

  /** The heading of the column looked at last. */
  get heading(): string | undefined {
    return this.#place?.heading;
  }

  /** A cell as it stands. */
  raw(column: Column): string | undefined {
    this.#place = this.#columns[column];
    return this.#place && this.#cells[this.#place.at];
  }

  /** What a cell says; undefined for an empty one. @throws {IntakeError} see {@link cleanCell} and {@link FontsOfList}. */
  text(column: Column): string | undefined {
    return this.#text(column, this.#columns[column]);
  }

  /** The lines of a cell, each as {@link text} gives it. @throws {IntakeError} as there. */
  lines(column: Column): readonly string[] {
    const place = this.#columns[column];
    const raw = place && this.#cells[place.at];
    if (raw === undefined || !/[\r\n\v]/.test(raw)) return [this.text(column) ?? []].flat();
    return raw.split(/[\r\n\v]+/).flatMap((line) => this.#read(column, place as Place, line) ?? []);
  }

  /** @throws {DateError} `bad-date`. */
  moment(column: Column): Moment | undefined {
    return this.#moment(column, this.#columns[column]);
  }

  /** When a dossier was refused or withdrawn, in a column of its own. @throws {DateError} `bad-date`. */
  ended(type: OtherEnd): Moment | undefined {
    for (const end of this.#ends) {
      const moment = end.type === type ? this.#moment('completedAt', end.place) : undefined;
      if (moment) return moment;
    }
    return undefined;
  }

  #text(column: Column, place: Place | undefined): string | undefined {
    this.#place = place;
    const raw = place && this.#cells[place.at];
    if (place === undefined || raw === undefined || raw === '') return undefined;
    const known = place.known?.get(raw);
    if (known !== undefined) return known;
    const fonts = raw.length <= LONGEST_CELL ? this.#fonts : null;
    const text = this.#read(column, place, raw);
    if (text === undefined) return undefined;
    if (isAsAbove(text)) throw asAbove(place.heading, text);
    if (place.known && raw.length <= LONGEST_KNOWN && (!fonts || fonts.isSettled(column, raw)))
      place.known = remembering(place.known, raw, text);
    return text;
  }

  #read(column: Column, { heading }: Place, raw: string): string | undefined {
    const fonts = raw.length <= LONGEST_CELL ? this.#fonts : null;
    // Before anything is trimmed: a blank that does not break is half a letter of UTF-8 that was read wrongly.
    return cleanCell(fonts ? fonts.read(column, heading, raw) : raw, heading);
  }

  #moment(column: Column, place: Place | undefined): Moment | undefined {
    const text = this.#text(column, place);
    if (text === undefined || saysNoDate(text)) return undefined;
    try {
      return onSaidWeekday(readOfficeDate(text), text);
    } catch (error) {
      // "Chöa coù" is "Chưa có" in a font of before Unicode, "8 giôø ngaøy" is "8 giờ ngày".
      const readings = text.length > LONGEST_KNOWN ? [] : fontsOf(text).map((reading) => reading.text);
      if (readings.some(saysNoDate)) return undefined;
      const moment = readings.reduce<Moment | null>((found, read) => found ?? orNull(() => readOfficeDate(read)), null);
      if (moment) return moment;
      throw error;
    }
  }
}

const remembering = (known: Map<string, string>, raw: string, text: string): Map<string, string> | null =>
  known.size < MOST_KNOWN ? known.set(raw, text) : null;

const asAbove = (heading: string, text: string): IntakeError =>
  new IntakeError(
    'as-above',
    {
      vi: `Ô ở cột "${heading}" ghi ${quote(text)} (như trên); hãy ghi đủ giá trị vào ô rồi nhập lại.`,
      en: `The cell in column "${heading}" says ${quote(text)} (as above); write the value itself into it and import again.`,
    },
    text,
  );
