// What a list shows as a whole, and which dossiers it should have shown: only a list that is plainly full can say that one is gone.
import { civilOf, dayOf, isEndEvent, type DossierEvent, type EpochDay } from '@dunghen/core';
import type { ListedState, Listing, NewlyLeftOut, Store } from '@dunghen/store';
import type { Observation } from '../list/observation.ts';

/** Attributes an office filters its exports by. */
const FILTERS = ['unit', 'field', 'procedure', 'procedureName', 'channel'] as const;

/** Fewer of the expected dossiers may be missing than one in so many: more is a filter, not a loss. */
const ONE_IN = 20;
const MOST = 500;
/** What lists are exported of one by one; a list of a few dossiers may be of one by chance. */
const SAID_OF_ONE = ['unit', 'field', 'channel'] as const;
const FEWEST_OF_FILTER = 5;

function firstOfMonth(day: EpochDay): EpochDay {
  const { year, month } = civilOf(day);
  return dayOf(year, month, 1);
}

/** Counts what a list shows, row by row. */
export class ListCensus {
  readonly #list: string;
  readonly #observedOn: EpochDay;
  readonly #states: Record<ListedState, number> = { open: 0, paused: 0, ended: 0 };
  readonly #shown = new Map<(typeof FILTERS)[number], Set<string>>(FILTERS.map((filter) => [filter, new Set()]));
  readonly #refused = new Set<string>();
  #new = 0;
  /** The last day before on which a list of this kind showed one of its dossiers. */
  #lastShown: number = Number.NEGATIVE_INFINITY;
  /** Whether it shows a dossier ended that lists showed ended before. */
  #keepsEnded = false;
  #first: number = Number.POSITIVE_INFINITY;
  #last: number = Number.NEGATIVE_INFINITY;

  constructor(list: string, observedOn: EpochDay) {
    this.#list = list;
    this.#observedOn = observedOn;
  }

  /** A row that was understood; `last` is null where no list showed its dossier before. */
  count(row: Observation, state: ListedState, last: Listing | null): void {
    this.#states[state]++;
    if (last === null) this.#new++;
    else if (last.list === this.#list) {
      if (last.listedOn < this.#observedOn) this.#lastShown = Math.max(this.#lastShown, last.listedOn);
      this.#keepsEnded ||= state === 'ended' && last.state === 'ended';
    }
    this.#first = Math.min(this.#first, row.received.on);
    this.#last = Math.max(this.#last, row.received.on);
    for (const filter of FILTERS) {
      const value = row[filter];
      const values = this.#shown.get(filter);
      if (value !== undefined && values && values.size < 5_000) values.add(value);
    }
  }

  /** A row that was not, but shows its dossier all the same. */
  refused(code: string): void {
    this.#refused.add(code.trim().toUpperCase());
  }

  /**
   * Marks the dossiers that this list should have shown and did not, and tells how many. A list says so only when it is
   * plainly full: it shows ended and unended dossiers, paused ones if its kind ever did, dossiers received before and after,
   * others of the same unit, field, procedure and channel, and nearly all of those that lists of its kind showed before.
   */
  async missing(store: Store): Promise<number> {
    const gone = await this.#gone(store, { expectedToo: 0, most: MOST, isShown: () => false });
    await store.markMissing(gone, this.#observedOn);
    // Whoever deleted it, whether it was done nobody knows either.
    if (gone.length > 0) await store.markLeftOut(gone, this.#observedOn);
    return gone.length;
  }

  /**
   * Marks the open dossiers that lists of this kind showed before and this one does not, whatever it is a list of, but for those that a filter
   * of this list would leave out, and gives those to tell of. One that shows none of those before goes on where they ended, as each day's receipts do: it leaves out nobody.
   * `isShown` tells of a list of which nothing was written.
   */
  async leftOut(store: Store, isShown?: (code: string) => boolean): Promise<readonly string[]> {
    // A list of results says nothing of what is open.
    if (this.#count === this.#new || this.#states.open + this.#states.paused === 0) return [];
    const known = await store.newlyLeftOut(this.#list, this.#observedOn);
    const found = this.#ofThisList(known).filter((one) => {
      const key = one.code.toUpperCase();
      return !this.#refused.has(key) && !isShown?.(key) && !this.#isOfEarlierMonth(one);
    });
    const left = await this.#unfiltered(store, found, known.before?.on ?? null);
    const ids = left.map(({ id }) => id);
    if (!isShown && ids.length > 0) await store.markLeftOut(ids, this.#observedOn);
    return left.filter((one) => !this.#goesOn(one, known.before)).map(({ code }) => code);
  }

  /**
   * Where several files were of the last day before, each may show a part, of a unit, an officer or a state: then those dossiers of that
   * day that this list lacks may be in another of this day, and are left out once a later day shows them nowhere.
   */
  #ofThisList({ before, dossiers }: NewlyLeftOut): NewlyLeftOut['dossiers'] {
    return before === null || before.files === 1 ? dossiers : dossiers.filter(({ listedOn }) => listedOn < before.on);
  }

  /**
   * The receipts of the last so many days: it shows ended dossiers as before, but of those received before its first one not even the ended.
   * That is told once; whom each list after passes over is left out untold, since whether they are done nobody knows.
   */
  #goesOn({ receivedOn }: NewlyLeftOut['dossiers'][number], before: NewlyLeftOut['before']): boolean {
    if (!before?.leftOutEarlier || !this.#keepsEnded || receivedOn >= this.#first) return false;
    return (before.endedReceivedFrom ?? this.#first) < this.#first;
  }

  /** A month's receipts show those of the month before no more from its first day on; who leaves in the midst of a month is left out. */
  #isOfEarlierMonth({ receivedOn, listedOn }: NewlyLeftOut['dossiers'][number]): boolean {
    return receivedOn < firstOfMonth(this.#first as EpochDay) && listedOn < firstOfMonth(this.#observedOn);
  }

  /** Without those of another unit, field or channel, where all that the list shows is of one; a few of one unit are a list of it where the last list showed none of them. */
  async #unfiltered(store: Store, dossiers: NewlyLeftOut['dossiers'], lastOn: EpochDay | null): Promise<NewlyLeftOut['dossiers']> {
    const isInTurns = lastOn !== null && this.#lastShown < lastOn;
    const exported = this.#count >= FEWEST_OF_FILTER ? SAID_OF_ONE : isInTurns ? (['unit'] as const) : [];
    const filters = exported.filter((filter) => this.#shown.get(filter)?.size === 1);
    if (filters.length === 0) return dossiers;
    const passing = new Set<number>();
    for await (const page of store.dossierPages({ withApplicants: false, only: { ids: dossiers.map(({ id }) => id) } }))
      for (const { id, events } of page) if (filters.every((filter) => this.#passes(filter, events))) passing.add(id);
    return dossiers.filter(({ id }) => passing.has(id));
  }

  get #count(): number {
    const { open, paused, ended } = this.#states;
    return open + paused + ended;
  }

  /** What {@link missing} would come to, for a list of which nothing was written: `isShown` tells whether it shows a code. */
  async wouldMiss(store: Store, isShown: (code: string) => boolean): Promise<number> {
    return (await this.#gone(store, { expectedToo: this.#new, most: Number.MAX_SAFE_INTEGER, isShown })).length;
  }

  async #gone(
    store: Store,
    { expectedToo, most, isShown }: { readonly expectedToo: number; readonly most: number; readonly isShown: (code: string) => boolean },
  ): Promise<readonly number[]> {
    const { open, paused, ended } = this.#states;
    if (ended === 0 || open + paused === 0) return [];
    const cover = {
      list: this.#list,
      observedOn: this.#observedOn,
      receivedAfter: this.#first as EpochDay,
      receivedBefore: this.#last as EpochDay,
    };
    const { expected, pausedBefore, open: candidates } = await store.unlisted(cover, most);
    const absent = candidates.filter(({ code }) => !this.#refused.has(code.toUpperCase()) && !isShown(code.toUpperCase()));
    if (absent.length === 0 || (pausedBefore && paused === 0)) return [];
    if (absent.length > Math.max(1, Math.floor((expected + expectedToo) / ONE_IN))) return [];
    const gone: number[] = [];
    for (const { id, code } of absent) {
      const stored = await store.dossier(code);
      if (stored && !stored.events.some(isEndEvent) && this.#wouldShow(stored.events)) gone.push(id);
    }
    return gone;
  }

  /** Whether a filter by any attribute that let the shown rows through would let this dossier through too. */
  #wouldShow(events: readonly DossierEvent[]): boolean {
    return FILTERS.every((filter) => this.#passes(filter, events));
  }

  #passes(filter: (typeof FILTERS)[number], events: readonly DossierEvent[]): boolean {
    const receipt = events.find((event) => event.type === 'received');
    const holder = events.findLast((event) => event.type === 'stage' && event.unit !== undefined);
    const desk = holder?.type === 'stage' ? holder.unit : undefined;
    const values = this.#shown.get(filter) as ReadonlySet<string>;
    const own = receipt?.[filter];
    return own === undefined || values.size === 0 || values.has(own) || (filter === 'unit' && desk !== undefined && values.has(desk));
  }
}
