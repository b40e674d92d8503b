// What the imported lists showed of a dossier beside its events: the witness against a past that was changed at the source.
import type { EpochDay } from '../epoch-day.ts';

/** When lists showed a dossier, and when one that should have shown it did not. */
export interface Sighting {
  /** The latest day on which an imported list showed the dossier open. */
  readonly seenOpenOn: EpochDay | null;
  /** The day of the first full list that should have shown the dossier and did not; null once it is shown again. */
  readonly missingOn: EpochDay | null;
}
