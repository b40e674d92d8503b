// The events of a file, dossier by dossier, whatever the order of its lines.
import type { DossierEvent } from '@dunghen/core';
import type { Plan, Work } from './import-file.ts';
import type { RowFault } from './intake-error.ts';
import type { EventLine } from './read-events.ts';

/** Groups events by dossier; a fault is told at the line of the event it names, else at the dossier's first line. */
export function eventWork(lines: readonly EventLine[]): Plan {
  const faults: { readonly fault: RowFault }[] = [];
  const byDossier = new Map<string, { code: string; events: DossierEvent[]; rows: Map<string, number>; first: number }>();
  for (const line of lines) {
    if ('fault' in line) {
      faults.push({ fault: line.fault });
      continue;
    }
    const { event, row } = line;
    const key = event.dossier.toUpperCase();
    let dossier = byDossier.get(key);
    if (!dossier) byDossier.set(key, (dossier = { code: event.dossier, events: [], rows: new Map(), first: row }));
    dossier.events.push(event);
    dossier.rows.set(event.at, row);
  }
  const work = [...byDossier.values()].map(({ code, events, rows, first }): Work => {
    return {
      code,
      events: () => events,
      refused: (error) => ({ row: rows.get(String(error.value)) ?? first, column: null, code: error.code, error }),
    };
  });
  return { total: work.length + faults.length, items: [...faults, ...work], rows: () => lines.length };
}
