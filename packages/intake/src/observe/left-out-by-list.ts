// Which open dossiers a list leaves out. One that shows again any that lists of its kind showed on an earlier day is to show all that are open, but for those of another unit, field or channel.
import { civilOf, dayOf, type EpochDay } from '@dunghen/core';
import type { KnownList, ListedOpen, ListedState, Listing, ListShown, Store } from '@dunghen/store';
import { dayBefore, type ListsOfDay } from './lists-of-day.ts';
import { areFew, ofSameFilter } from './same-filter.ts';

/** Dossiers that a list of a day leaves out, and those of them to tell of. */
export interface LeftOutOn {
  readonly on: EpochDay;
  readonly ids: readonly number[];
  readonly told: readonly string[];
}

/** What a list can leave out, the day of later lists that turned out to show it again, and whom it and they leave out. */
export interface Judged {
  readonly shown: ListShown;
  readonly shownAgainOn: EpochDay | null;
  readonly leftOut: readonly LeftOutOn[];
}

/** Of a list, what its dossiers were last shown as tells; gathered row by row. */
export class LeftOutByList {
  readonly #list: string;
  readonly #on: EpochDay;
  #rows = 0;
  #unended = 0;
  /** How many of its rows another list of this kind and day showed. */
  #ofThisDay = 0;
  #isAgain = false;
  /** Whether it shows a dossier ended that lists showed ended before. */
  #keepsEnded = false;
  #firstReceipt: number = Number.POSITIVE_INFINITY;
  /** The last day after on which a list of this kind showed one of its dossiers open. */
  #shownAgainOn: EpochDay | null = null;
  /** Of each other kind, how many it shows that were open and that lists of it showed, too. */
  readonly #ofOthers = new Map<string, number>();

  constructor(list: string, on: EpochDay) {
    this.#list = list;
    this.#on = on;
  }

  count(receivedOn: EpochDay, state: ListedState, last: Listing | null): void {
    this.#rows++;
    if (state !== 'ended') this.#unended++;
    this.#firstReceipt = Math.min(this.#firstReceipt, receivedOn);
    if (last === null) return;
    const isOfKind = last.list === this.#list;
    this.#keepsEnded ||= isOfKind && state === 'ended' && last.state === 'ended';
    if (isOfKind && last.listedOn === this.#on) this.#ofThisDay++;
    this.#isAgain ||= isOfKind ? last.listedOn < this.#on : last.kinds.includes(this.#list);
    if (last.state === 'ended') return;
    if (isOfKind && last.listedOn > this.#on) this.#shownAgainOn = Math.max(last.listedOn, this.#shownAgainOn ?? 0) as EpochDay;
    for (const list of last.kinds.length > 0 ? last.kinds : [last.list])
      if (list !== this.#list) this.#ofOthers.set(list, (this.#ofOthers.get(list) ?? 0) + 1);
  }

  /** `isShown` tells whom the list shows although the store may not know it. A list of results leaves out nobody: null. */
  async judge(
    store: Store,
    { sha256, only, isEmpty, isShown }: { sha256: string; only: ListShown['only']; isEmpty: boolean; isShown: (code: string) => boolean },
  ): Promise<Judged | null> {
    if (this.#unended === 0 && !isEmpty) return null;
    const imported = await store.listsOf(this.#list);
    const before = dayBefore(imported, this.#on);
    const goesOn = before?.goesOn === true;
    const anew = this.#ofThisDay * 2 > this.#rows;
    const isAgain = this.#isAgain || (isEmpty && goesOn) || (await this.#wasBrokenOff(store, imported, sha256));
    const shown = { again: isAgain, anew, rows: this.#rows, only };
    const lists = [...imported, { on: this.#on, sha256: '', shown }];
    const isAbsent = ({ code }: ListedOpen): boolean => !isShown(code);
    const open = shown.again || before ? (await store.listedOpen(this.#list, { since: null, on: this.#on })).filter(isAbsent) : [];
    const isUntold = this.#isUntold(lists, before);
    const isFull = shown.again || (goesOn && (this.#beginsMonth(before) || (await areFew(store, shown, open, lists))));
    const others = shown.again || before === null ? await this.#ofOtherHeadings(store, imported, isAbsent) : [];
    const absent = [...new Map([...(isFull ? open : open.filter(isUntold)), ...others].map((one) => [one.id, one])).values()];
    const toJudge = absent.filter((one) => one.leftOutOn === null || isUntold(one));
    const own = await this.#byThis(store, { lists, before, shown, toJudge });
    return { shown, shownAgainOn: this.#shownAgainOn, leftOut: [own, ...(await this.#byLater(store, lists, own))] };
  }

  /** Where an import of it was broken off, what it shows again was last shown by itself. */
  async #wasBrokenOff(store: Store, lists: readonly KnownList[], own: string): Promise<boolean> {
    if (this.#ofThisDay === 0 || lists.some(({ on, sha256, shown }) => on === this.#on && sha256 === own && shown !== null)) return false;
    return store.showedAgain(this.#list, this.#on);
  }

  /** The first receipts of a month, of a kind whose lists show all of one: of those before no list tells any more. */
  #beginsMonth(before: ListsOfDay): boolean {
    const { year, month } = civilOf(this.#firstReceipt as EpochDay);
    return dayOf(year, month, 1) > before.on;
  }

  /** Where headings change, the first list goes on for the kind before of which it shows more than it lacks; and the next ones for any that came last before the first. */
  async #ofOtherHeadings(
    store: Store,
    lists: readonly KnownList[],
    isAbsent: (one: ListedOpen) => boolean,
  ): Promise<readonly ListedOpen[]> {
    const all: ListedOpen[] = [];
    const first = lists.findLast(({ on }) => on < this.#on)?.on;
    for (const [list, count] of this.#ofOthers) {
      if (first !== undefined && (await store.listsOf(list)).some(({ on }) => on >= first)) continue;
      const open = await store.listedOpen(list, { since: null, on: this.#on });
      const absent = open.filter((one) => one.leftOutOn === null && isAbsent(one));
      if (first !== undefined || count > absent.length) all.push(...absent);
    }
    return all;
  }

  /** Whether one of several lists of a day, or another kind, showed him last: he may be on another list of the next day, too. */
  #mayBeInAnother({ list, listedOn }: ListedOpen, day: ListsOfDay | null): boolean {
    return day !== null && listedOn >= day.on && (list !== this.#list || day.areParts);
  }

  /** Whether the lists of the day before leave him out, which any list of a later day tells that does not show him either. */
  #isUntold(lists: readonly KnownList[], before: ListsOfDay | null): (one: ListedOpen) => boolean {
    const earlier = before && dayBefore(lists, before.on);
    return (one) => before !== null && one.leftOutOn === before.on && this.#mayBeInAnother(one, earlier);
  }

  /**
   * Who may be in another list of this day is left out, which that one takes back, and told of on a later day. Those received before the
   * last so many days, of which lists show not even the ended any more, are told of once, when the first are left out.
   */
  async #byThis(
    store: Store,
    {
      before,
      shown,
      toJudge,
      lists,
    }: { before: ListsOfDay | null; shown: ListShown; toJudge: readonly ListedOpen[]; lists: readonly KnownList[] },
  ): Promise<LeftOutOn> {
    const left = await ofSameFilter(store, shown, toJudge, lists);
    const passed = before && this.#keepsEnded && left.length > 0 ? await store.passedOver(this.#list, before.on) : null;
    const first = this.#firstReceipt;
    const isPassedOver = ({ receivedOn }: ListedOpen): boolean =>
      passed !== null && passed.any && receivedOn < first && (passed.from ?? first) < first;
    const told = left.filter((one) => !isPassedOver(one) && (one.leftOutOn !== null || !this.#mayBeInAnother(one, before)));
    return { on: this.#on, ids: left.map(({ id }) => id), told: told.map(({ code }) => code) };
  }

  /** Who was last shown on the day of this list is left out by later ones that were imported before it; where one turns out to show dossiers again, so is who was last shown earlier. */
  async #byLater(store: Store, lists: readonly KnownList[], own: LeftOutOn): Promise<readonly LeftOutOn[]> {
    const leftOut: LeftOutOn[] = [];
    const judged = new Set<string>();
    const marked = new Set(own.ids);
    for (const { on, shown } of lists) {
      const filter = JSON.stringify(shown?.only ?? {});
      if (on <= this.#on || (!shown?.again && on !== this.#shownAgainOn) || judged.has(filter)) continue;
      judged.add(filter);
      const open = await store.listedOpen(this.#list, { since: on === this.#shownAgainOn ? null : this.#on, on });
      const last = open.filter(({ id, listedOn, leftOutOn }) => listedOn <= this.#on && leftOutOn === null && !marked.has(id));
      const left = await ofSameFilter(store, shown, last, lists);
      for (const { id } of left) marked.add(id);
      leftOut.push({ on, ids: left.map(({ id }) => id), told: left.map(({ code }) => code) });
    }
    return leftOut;
  }
}
