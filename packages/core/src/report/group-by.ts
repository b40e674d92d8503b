// What a report may be split by: each dossier belongs to exactly one group, so the groups add up to the whole.
import type { DossierClock } from '../clock/dossier-clock.ts';

/** What a report may be split by. */
export type GroupBy = 'unit' | 'field' | 'procedure' | 'channel' | 'officer' | 'stage';

/** The group of a dossier: a key and a label to show, as its history spells them; both are empty where nothing is stated. */
export function groupOf(clock: DossierClock, by: GroupBy): { readonly key: string; readonly label: string } {
  const plain = (key = ''): { key: string; label: string } => ({ key, label: key });
  switch (by) {
    case 'unit':
      return plain(clock.unit);
    case 'field':
      return plain(clock.field);
    case 'channel':
      return plain(clock.channel);
    case 'procedure':
      return { key: clock.receipt.procedure ?? clock.procedureName ?? '', label: clock.procedureName ?? clock.receipt.procedure ?? '' };
    case 'officer':
      return plain(clock.stages.findLast((visit) => visit.officer !== undefined)?.officer);
    case 'stage':
      return plain(clock.stages.at(-1)?.stage);
  }
}
