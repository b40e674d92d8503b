// Who reads of a unit, whose name a list may spell with other capitals, spaces or accents of another make than the configuration.
import { nameKey } from '@dunghen/core/report';

/** The key of whoever reads the whole office. */
export const EVERYONE = '*';

/** Readers by the unit they read of, as the configuration has them. */
export type Readers = Readonly<Record<string, readonly string[]>>;

/** Who reads of a unit. */
export const readersOf = (unit: string, to: Readers): readonly string[] =>
  Object.entries(to).flatMap(([name, readers]) => (nameKey(name) === nameKey(unit) ? readers : []));

/** The units of the configuration that are none of `units`: whoever is to read of them is sent nothing. */
export function unknownUnits(to: Readers, units: readonly string[]): readonly string[] {
  const known = new Set([EVERYONE, ...units].map(nameKey));
  return Object.keys(to).filter((name) => !known.has(nameKey(name)));
}
