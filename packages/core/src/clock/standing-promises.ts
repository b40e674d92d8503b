// The later days given to a citizen that still stand: a letter withdrawn before it was sent gave a day nobody heard of.
import type { DossierEvent, RescheduledEvent } from '../events.ts';

/**
 * The `rescheduled` events among those of one dossier that give a day which stands, in their order; see {@link RescheduledEvent}.
 * @example standingPromises([]) // []
 */
export function standingPromises(events: readonly DossierEvent[]): RescheduledEvent[] {
  const given = events.filter((event) => event.type === 'rescheduled');
  if (given.length === 0) return given;
  const takenBack = new Set(given.map(({ takesBack }) => takesBack));
  return given.filter(({ at, takesBack }) => !takesBack && !takenBack.has(at));
}
