// Reads the golden files that ship beside the code.
import { readFileSync } from 'node:fs';
import { parseEvent, type DossierEvent } from '@dunghen/core';

const law = new URL('../../../fixtures/law/', import.meta.url);

export const goldenJson = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, law), 'utf8')) as T;

/** Events of an NDJSON file, by dossier. */
export function goldenDossiers(name: string): ReadonlyMap<string, readonly DossierEvent[]> {
  const byDossier = new Map<string, DossierEvent[]>();
  for (const line of readFileSync(new URL(name, law), 'utf8').trim().split('\n')) {
    const event = parseEvent(JSON.parse(line));
    byDossier.set(event.dossier, [...(byDossier.get(event.dossier) ?? []), event]);
  }
  return byDossier;
}
