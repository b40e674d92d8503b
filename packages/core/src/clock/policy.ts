// Every choice the law leaves open, named, with its default in one place; nothing here is buried in a calculation.

/** Working sessions of an office, in minutes since midnight, by ISO weekday (1 Monday … 7 Sunday). */
export type OfficeHours = Readonly<Record<number, readonly (readonly [start: number, end: number])[]>>;

/** What happens to the term when the missing papers arrive: counted from the start again (NĐ 61/2018 art. 19(4)), or shifted by the pause. */
export type SupplementRule = 'restart' | 'shift';

/** Options of the clock where the text of the law is silent or the province decides. */
export interface ClockPolicy {
  /** A receipt stamped on a day off: counted from that stamp, or as if received on the next working day. */
  readonly receiptOnDayOff: 'as-stamped' | 'next-working-day';
  /** Rule for dossiers that name none. */
  readonly supplementRule: SupplementRule;
  /** Same-day procedures received later than this (ms since midnight) are due the next working day (Luật Hộ tịch art. 5(3)). */
  readonly sameDayCutoff: number;
  /** Sessions that terms stated in hours walk through. */
  readonly officeHours: OfficeHours;
}

const WEEKDAY = [
  [450, 690],
  [810, 1020],
] as const;

/** The defaults: 07:30–11:30 and 13:30–17:00 on weekdays, 15:00 for same-day procedures, restart after a supplement. */
export const DEFAULT_CLOCK_POLICY: ClockPolicy = {
  receiptOnDayOff: 'as-stamped',
  supplementRule: 'restart',
  sameDayCutoff: 15 * 3_600_000,
  officeHours: { 1: WEEKDAY, 2: WEEKDAY, 3: WEEKDAY, 4: WEEKDAY, 5: WEEKDAY },
};
