// Whose morning it is: the part of one unit, and of a reader who missed the mornings before.
import { addSpelling, nameKey, usualSpelling, type Spellings } from '@dunghen/core/report';
import { SECTIONS, type MorningView } from './morning-view.ts';
import type { Readers } from './readers.ts';

/** The part of a morning that is one unit's, however its lists spell it. */
export function morningOf(view: MorningView, unit: string): MorningView {
  const key = nameKey(unit);
  const own = <Row extends { readonly unit: string }>(list: readonly Row[]): readonly Row[] =>
    list.filter((row) => nameKey(row.unit) === key);
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

/** The units that have something to see, in order, each once: as the configuration spells it, so that its mornings bear one name, else as a report does. */
export function unitsOf(view: MorningView, to: Readers): readonly string[] {
  const units = [...SECTIONS.flatMap((section) => view.rows[section]), ...view.toSign]
    .map(({ unit }) => unit)
    .filter((unit) => unit !== '');
  const spelled = new Map<string, Spellings>();
  for (const unit of units) {
    const spellings = spelled.get(nameKey(unit)) ?? new Map<string, number>();
    addSpelling(spellings, unit);
    spelled.set(nameKey(unit), spellings);
  }
  const configured = new Map(
    Object.keys(to)
      .toReversed()
      .map((unit) => [nameKey(unit), unit]),
  );
  return [...spelled].map(([key, spellings]) => configured.get(key) ?? usualSpelling(spellings)).toSorted();
}
