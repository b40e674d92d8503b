// What a list shows as a whole, and which dossiers it should have shown: only a list that is plainly full can say that one is gone.
import { isEndEvent, type EpochDay } from '@dunghen/core';
import type { ImportSource, ListedState, Listing, Store } from '@dunghen/store';
import { CodesSeen } from '../list/codes-seen.ts';
import type { Observation } from '../list/observation.ts';
import { LeftOutByList, type LeftOutOn } from './left-out-by-list.ts';
import { ShownValues } from './shown-values.ts';

/** Fewer of the expected dossiers may be missing than one in so many: more is a filter, not a loss. */
const ONE_IN = 20;
const MOST = 500;
/** Counts what a list shows, row by row. */
export class ListCensus {
  readonly #list: string;
  readonly #observedOn: EpochDay;
  readonly #states: Record<ListedState, number> = { open: 0, paused: 0, ended: 0 };
  readonly #shown = new ShownValues();
  readonly #leftOut: LeftOutByList;
  /** The codes of the rows that were understood, and of the others. */
  readonly #codes: Pick<CodesSeen, 'has'>;
  readonly #refused = new CodesSeen();
  #new = 0;
  #first: number = Number.POSITIVE_INFINITY;
  #last: number = Number.NEGATIVE_INFINITY;

  constructor(list: string, observedOn: EpochDay, codes: Pick<CodesSeen, 'has'>) {
    [this.#list, this.#observedOn, this.#codes] = [list, observedOn, codes];
    this.#leftOut = new LeftOutByList(list, observedOn);
  }

  /** A row that was understood; `last` is null where no list showed its dossier before. */
  count(row: Observation, state: ListedState, last: Listing | null): void {
    this.#states[state]++;
    if (last === null) this.#new++;
    this.#first = Math.min(this.#first, row.received.on);
    this.#last = Math.max(this.#last, row.received.on);
    this.#shown.count(row);
    this.#leftOut.count(row.received.on, state, last);
  }

  /** A row that was not, but shows its dossier all the same. */
  refused(code: string): void {
    this.#refused.firstOf(code.trim().toUpperCase(), 1, 0);
  }

  #isShown(code: string): boolean {
    const key = code.toUpperCase();
    return this.#codes.has(key) || this.#refused.has(key);
  }

  /**
   * Marks the dossiers that this list should have shown and did not, and tells how many. A list says so only when it is
   * plainly full: it shows ended and unended dossiers, paused ones if its kind ever did, dossiers received before and after,
   * others of the same unit, field, procedure and channel, and nearly all of those that lists of its kind showed before.
   */
  async missing(store: Store): Promise<number> {
    const gone = await this.#gone(store, { expectedToo: 0, most: MOST });
    await store.markMissing(gone, this.#observedOn);
    // Whoever deleted it, whether it was done nobody knows either.
    if (gone.length > 0) await store.markLeftOut(gone, this.#observedOn);
    return gone.length;
  }

  /**
   * Marks the open dossiers that this list leaves out, whatever it is a list of, and those of its own that later ones do, and gives those to
   * tell of.
   */
  async leftOut(
    store: Store,
    source: ImportSource,
    { dryRun, isEmpty }: { readonly dryRun: boolean; readonly isEmpty: boolean },
  ): Promise<readonly LeftOutOn[]> {
    const judged = await this.#leftOut.judge(store, {
      sha256: source.sha256,
      only: this.#shown.only(),
      isEmpty,
      isShown: (code) => this.#isShown(code),
    });
    if (!judged) return [];
    const { shown, shownAgainOn, leftOut } = judged;
    if (!dryRun) {
      if (shownAgainOn !== null) await store.noteAgain(this.#list, shownAgainOn);
      for (const { on, ids } of leftOut) await store.markLeftOut(ids, on);
      // At the end: where this is broken off it is judged anew when it comes again.
      await store.noteShown(source, shown);
    }
    return leftOut;
  }

  /** What {@link missing} would come to, for a list of which nothing was written. */
  async wouldMiss(store: Store): Promise<number> {
    return (await this.#gone(store, { expectedToo: this.#new, most: Number.MAX_SAFE_INTEGER })).length;
  }

  async #gone(store: Store, { expectedToo, most }: { readonly expectedToo: number; readonly most: number }): Promise<readonly number[]> {
    const { open, paused, ended } = this.#states;
    if (ended === 0 || open + paused === 0) return [];
    const cover = {
      list: this.#list,
      observedOn: this.#observedOn,
      receivedAfter: this.#first as EpochDay,
      receivedBefore: this.#last as EpochDay,
    };
    const { expected, pausedBefore, open: candidates } = await store.unlisted(cover, most);
    const absent = candidates.filter(({ code }) => !this.#isShown(code));
    if (absent.length === 0 || (pausedBefore && paused === 0)) return [];
    if (absent.length > Math.max(1, Math.floor((expected + expectedToo) / ONE_IN))) return [];
    const gone: number[] = [];
    for (const { id, code } of absent) {
      const stored = await store.dossier(code);
      if (stored && !stored.events.some(isEndEvent) && this.#shown.wouldShow(stored.events)) gone.push(id);
    }
    return gone;
  }
}
