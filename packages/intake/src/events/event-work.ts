// The events of a file, dossier by dossier, whatever the order of its lines.
import type { DossierEvent, EpochDay } from '@dunghen/core';
import type { Listing } from '@dunghen/store';
import type { ImportOptions, Plan, Work } from '../work.ts';
import type { RowFault } from '../intake-error.ts';
import { EventsToCome } from './events-to-come.ts';
import { tellsMore } from './listed-field.ts';
import type { DossierLines, EventLine } from './packed-events.ts';
import { eventOrFault, type EventFile } from './read-events.ts';
import { RepeatedEvents } from './repeated-events.ts';

type Refuse = (line: EventLine, error: RowFault['error']) => RowFault;

/** Lines become work one dossier at a time, so that memory holds one batch. A fault is told at the line of the event it names, else at the dossier's first line. */
export function eventWork(
  { events, refused }: EventFile,
  { onReject, observedOn, certain }: Pick<ImportOptions, 'onReject' | 'observedOn' | 'certain'>,
): Plan {
  const refuse: Refuse = ({ row, line }, error) => {
    const fault = { row, column: null, code: error.code, error };
    onReject?.({ row, cells: [line] }, fault);
    return fault;
  };
  const repeated = new RepeatedEvents();
  // A day that was said is that of lists, and not today.
  const toCome = new EventsToCome(certain === true ? (Number.MAX_SAFE_INTEGER as EpochDay) : observedOn);
  function* items(): Generator<Work | { readonly fault: RowFault }> {
    for (const line of refused) {
      const read = eventOrFault(line.line);
      if ('error' in read) yield { fault: refuse(line, read.error) };
    }
    for (const dossier of events.byDossier()) yield* worksOf(dossier, refuse, { repeated, toCome });
  }
  return {
    total: events.dossiers + refused.length,
    items: items(),
    rows: () => events.lines + refused.length,
    warnings: () => [...repeated.warnings(), ...toCome.warnings()],
  };
}

function* worksOf(
  { lines }: DossierLines,
  refuse: Refuse,
  { repeated, toCome }: { readonly repeated: RepeatedEvents; readonly toCome: EventsToCome },
): Generator<Work | { readonly fault: RowFault }> {
  const events: DossierEvent[] = [];
  const good: EventLine[] = [];
  let listed: Listing | null = null;
  for (const line of lines) {
    const read = eventOrFault(line.line);
    if ('error' in read) {
      yield { fault: refuse(line, read.error) };
      continue;
    }
    events.push(read.event);
    listed = read.listed ?? listed;
    good.push(line);
  }
  const [first] = events;
  if (!first) return;
  const code = first.dossier;
  toCome.look(code, events);
  const look = (known: readonly DossierEvent[]): void => repeated.look(code, known, events, (i) => (good[i] as EventLine).row);
  yield {
    code,
    ...withListing(events, listed, look),
    refused: (error) => {
      repeated.refused(code);
      // None of the dossier's lines was taken: all of them are wanted when it is mended, the one that is wrong with the reason.
      const named = events.findLastIndex(({ at }) => at === String(error.value));
      const at = Math.max(0, named);
      for (const [i, line] of good.entries()) if (i !== at) refuse(line, error);
      return refuse(good[at] as EventLine, error);
    },
  };
}

/** The events with what lists showed of the dossier, where that is more than is known here; `look` sees what is known. */
function withListing(
  events: readonly DossierEvent[],
  listed: Listing | null,
  look: (known: readonly DossierEvent[]) => void,
): Pick<Work, 'events' | 'listing'> {
  let told: Listing | null = null;
  const seen: Work['events'] = (known, last) => {
    look(known);
    told = listed && tellsMore(listed, last) ? listed : null;
    return events;
  };
  // What is said to be listed is looked up in the store.
  return listed ? { events: seen, listing: () => told } : { events: seen };
}
