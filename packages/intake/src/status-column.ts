// Of two columns that may be the status, the one whose words are one: systems show "Trạng thái" of a payment or a file beside it.
import type { Row } from './csv-rows.ts';
import type { Mapping } from './find-columns.ts';
import { readingOf } from './headings.ts';
import { isNoDossier } from './no-dossier.ts';
import { readStatus } from './read-status.ts';

/** The mapping with another column for the status, where the likelier heading stands over words that tell nothing and the other does not. */
export function withTellingStatus(below: readonly Row[], mapping: Mapping): Mapping {
  const chosen = mapping.columns.get('status');
  if (chosen === undefined) return mapping;
  const taken = new Set(mapping.columns.values());
  const others = mapping.headings.flatMap((heading, at) => (!taken.has(at) && readingOf(heading)?.column === 'status' ? at : []));
  if (others.length === 0) return mapping;
  const rows = below.filter(({ cells }) => !isNoDossier(cells, mapping));
  const telling = (at: number): number => rows.filter(({ cells }) => readStatus(cells[at] ?? '') !== 'unknown').length;
  if (telling(chosen) > 0) return mapping;
  const best = others.toSorted((a, b) => telling(b) - telling(a))[0] as number;
  if (telling(best) === 0) return mapping;
  return {
    ...mapping,
    columns: new Map(mapping.columns).set('status', best),
    names: new Map(mapping.names).set('status', mapping.headings[best] as string),
  };
}
