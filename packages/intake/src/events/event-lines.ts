// A dossier as it leaves: the lines of an event file, in an order that does not depend on how they came in, from which an import has all of it again.
import { eventToJson, type DossierEvent } from '@dunghen/core';
import type { Listing } from '@dunghen/store';
import { LISTED, listedToJson } from './listed-field.ts';

/** Every event of a dossier as a line, its receipt with what lists showed of it. */
export function eventLines(events: readonly DossierEvent[], listing: Listing | undefined): string {
  const inOrder = events.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.type < b.type ? -1 : 1));
  let lines = '';
  for (const event of inOrder) {
    const listed = listing && event.type === 'received' ? { [LISTED]: listedToJson(listing) } : {};
    lines += `${JSON.stringify({ ...eventToJson(event), ...listed })}\n`;
  }
  return lines;
}
