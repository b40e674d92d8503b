// Events that a file tells a second time and otherwise: (dossier, type, at) is one event, the first is kept, and nobody would know of the other.
import { formatTerm, quote, type DossierEvent, type Term } from '@dunghen/core';
import type { Warning } from '../warning.ts';

/** Dossiers named; what is wrong with a whole file is not said a million times. */
const SHOWN = 20;

/** An event that was dropped, with its line. */
interface Dropped {
  readonly event: DossierEvent;
  readonly row: number;
}

/** Goes along while the events of a file are brought, dossier by dossier. */
export class RepeatedEvents {
  /** The first of each dossier. */
  readonly #dropped = new Map<string, Dropped>();

  /** Looks at a dossier's events in the order of the file, against what is known of it; `rowOf` tells the line of each. Asked again, the last answer counts. */
  look(code: string, known: readonly DossierEvent[], events: readonly DossierEvent[], rowOf: (index: number) => number): void {
    const at = firstToldOtherwise(known, events);
    if (at >= 0) this.#dropped.set(code, { event: events[at] as DossierEvent, row: rowOf(at) });
    else if (this.#dropped.size > 0) this.#dropped.delete(code);
  }

  /** Of a dossier that was refused, that is what is told. */
  refused(code: string): void {
    this.#dropped.delete(code);
  }

  warnings(): readonly Warning[] {
    const shown = [...this.#dropped].slice(0, SHOWN).map(([code, { event, row }]) => differs(code, event, row));
    const more = this.#dropped.size - shown.length;
    return more > 0 ? [...shown, andMore(more)] : shown;
  }
}

/** So many events are looked through one by one. */
const FEW = 32;

/** The index of the first event that is another one with other content; -1 for none. */
function firstToldOtherwise(known: readonly DossierEvent[], events: readonly DossierEvent[]): number {
  const firstOf = known.length + events.length > FEW ? byIdentity([...known, ...events]) : null;
  for (let i = 0; i < events.length; i++) {
    const event = events[i] as DossierEvent;
    const beside = known[i];
    // A history that is sent again mostly stands as it is kept.
    const first =
      beside && isSame(beside, event) ? beside : firstOf ? firstOf(event) : (among(known, event, known.length) ?? among(events, event, i));
    if (first && first !== event && (!hasAll(first, event) || !hasAll(event, first))) return i;
  }
  return -1;
}

/** Whether two have one (type, at); of an event of the store the moment is there, and its text only once it is asked for. */
const isSame = (one: DossierEvent, other: DossierEvent): boolean =>
  one.on === other.on && one.type === other.type && one.timeOfDay === other.timeOfDay;

function among(events: readonly DossierEvent[], event: DossierEvent, count: number): DossierEvent | undefined {
  for (let i = 0; i < count; i++) if (isSame(events[i] as DossierEvent, event)) return events[i];
  return undefined;
}

function byIdentity(events: readonly DossierEvent[]): (event: DossierEvent) => DossierEvent | undefined {
  let firsts: Map<string, DossierEvent> | undefined;
  const identity = ({ type, on, timeOfDay }: DossierEvent): string => `${type} ${on} ${timeOfDay}`;
  return (event) => {
    firsts ??= new Map(events.toReversed().map((one) => [identity(one), one]));
    return firsts.get(identity(event));
  };
}

/** Whether `one` says all that `other` says. Who the citizen is stands apart from the events, and may have been put right or erased. */
function hasAll(one: DossierEvent, other: DossierEvent): boolean {
  for (const key in other) {
    if (key === 'at' || key === 'dossier' || key === 'applicant') continue;
    const x: unknown = one[key as keyof DossierEvent];
    const y: unknown = other[key as keyof DossierEvent];
    if (x !== y && !isSameTerm(x, y)) return false;
  }
  return true;
}

/** Terms alone are objects. */
function isSameTerm(x: unknown, y: unknown): boolean {
  if (typeof x !== 'object' || typeof y !== 'object' || x === null || y === null) return false;
  return formatTerm(x as Term) === formatTerm(y as Term);
}

const differs = (code: string, { type, at }: DossierEvent, row: number): Warning => ({
  code: 'event-differs',
  text: {
    vi: `Hồ sơ ${quote(code)}: sự kiện "${type}" lúc ${at} đã có với nội dung khác nên dòng ${row} không được nhập; hai việc cùng loại trong một ngày thì ghi cả giờ ở "at", còn nội dung sai thì sửa ở hệ thống nguồn.`,
    en: `Dossier ${quote(code)}: the event "${type}" at ${at} is there with other content, so line ${row} was not taken; of two of a kind on one day write the hour in "at" as well, and correct what is wrong at its source.`,
  },
});

const andMore = (count: number): Warning => ({
  code: 'event-differs',
  text: {
    vi: `${count} hồ sơ nữa có sự kiện lặp lại với nội dung khác.`,
    en: `${count} more dossiers have events told again with other content.`,
  },
});
