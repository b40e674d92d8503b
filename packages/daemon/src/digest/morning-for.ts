// Whose morning it is: the part of one unit, and of a reader who missed the mornings before.
import { SECTIONS, type MorningView } from './morning-view.ts';

/** The part of a morning that is one unit's. */
export function morningOf(view: MorningView, unit: string): MorningView {
  const own = <Row extends { readonly unit: string }>(list: readonly Row[]): readonly Row[] => list.filter((row) => row.unit === unit);
  const rows = Object.fromEntries(SECTIONS.map((section) => [section, own(view.rows[section])])) as unknown as MorningView['rows'];
  return { ...view, rows, toSign: own(view.toSign), alerts: [], refused: [] };
}

/** The same for a reader who heard nothing since a morning, ISO: what was told of from then on is new. */
export function newSince(view: MorningView, since: string): MorningView {
  const rows = Object.fromEntries(
    SECTIONS.map((section) => [section, view.rows[section].map((row) => ({ ...row, rings: row.rungOn >= since }))]),
  ) as unknown as MorningView['rows'];
  return { ...view, rows };
}

/** The units that have something to see, in order. */
export function unitsOf(view: MorningView): readonly string[] {
  const units = [...SECTIONS.flatMap((section) => view.rows[section]), ...view.toSign].map(({ unit }) => unit);
  return [...new Set(units)].filter((unit) => unit !== '').toSorted();
}
