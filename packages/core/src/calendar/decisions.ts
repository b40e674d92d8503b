// The decisions on days off as data: what was decided for each year, by whom, and what is still open.
import type { EpochDay } from '../epoch-day.ts';
import type { Sentence } from '../fault.ts';

/** Why a day is off: named in the law, compensating a holiday on a rest day (Labour Code art. 111(3)), or swapped against a Saturday. */
export type DayOffKind = 'statutory' | 'compensatory' | 'swap';

/** How settled a year is: wholly decided, decided in part, or computed by us without a decision. */
export type YearStatus = 'official' | 'partly-official' | 'projected';

/** One day on which state offices rest though the weekday does not say so (or a holiday that falls on a weekend). */
export interface DayOff {
  readonly date: EpochDay;
  readonly name: string;
  readonly kind: DayOffKind;
  /** Keys into the sources of the decisions. */
  readonly source: readonly string[];
}

/** A Saturday on which state offices work in place of a weekday off. */
export interface MakeupWorkday {
  readonly date: EpochDay;
  readonly forDate: EpochDay;
  readonly source: readonly string[];
}

/** What was decided for one calendar year. */
export interface YearDecision {
  readonly year: number;
  readonly status: YearStatus;
  readonly daysOff: readonly DayOff[];
  readonly makeupWorkdays: readonly MakeupWorkday[];
  /** What is not decided yet and may still change answers; empty for a settled year. */
  readonly dependsOn: readonly Sentence[];
}

/** Decisions of consecutive years with the documents they rest on. */
export interface Decisions {
  readonly years: readonly YearDecision[];
  /** Source key → title of the law, decision or notice. */
  readonly sources: ReadonlyMap<string, string>;
}

/** `base` with the years of `override` added or put in place of its own. */
export function mergeDecisions(base: Decisions, override: Decisions): Decisions {
  const replaced = new Set(override.years.map((y) => y.year));
  const years = [...base.years.filter((y) => !replaced.has(y.year)), ...override.years].sort((a, b) => a.year - b.year);
  return { years, sources: new Map([...base.sources, ...override.sources]) };
}
