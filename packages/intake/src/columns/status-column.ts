// Of two columns that may be the status, the one whose words are one: systems show "Trạng thái" of a payment or a file beside it.
import type { Row } from '../formats/csv-rows.ts';
import type { Mapping } from './find-columns.ts';
import { readingOf } from './headings.ts';
import { plain } from '../words/plain.ts';
import { taking, unusedPlaces } from './unused-places.ts';
import { isNoDossier } from './no-dossier.ts';
import { isEnd, isPause, readStatus, statusOf } from '../words/read-status.ts';

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

/** "TT hồ sơ": its state or its running number. */
const STATE_OR_NUMBER = /^(?:\d{1,2} )?tt (?:ho so|hs)$/;

/** The mapping with such a column as the status where most of its cells say one in words, and there is no other. */
export function withShortStatus(rows: readonly Row[], mapping: Mapping): Mapping {
  if (mapping.columns.has('status')) return mapping;
  const at = unusedPlaces(mapping).find((place) => STATE_OR_NUMBER.test(plain(mapping.headings[place] as string)));
  if (at === undefined) return mapping;
  const written = rows.map(({ cells }) => cells[at]?.trim() ?? '').filter((text) => text !== '');
  const told = written.filter((text) => /\p{L}/u.test(text) && statusOf(text) !== 'unknown');
  return told.length * 2 > written.length ? taking(mapping, 'status', at) : mapping;
}

/** A column that is no status by its heading, and says of a dossier what only a status does. */
export interface StatusElsewhere {
  readonly heading: string;
  /** The first row where it does; what it says there may be of a person, and is not repeated. */
  readonly row: number;
}

/** Where officers write how it stands when there is no column for it. */
const NOTES = /^(?:ghi chu|ket qua(?: (?:giai quyet|xu ly|thuc hien))?|tien do|hien trang|tinh hinh|dien giai|y kien)\b/;
const LONGEST_STATUS = 80;

/** The notes of a list without a status that say of some dossier that it has ended or stands still: passed over, it would be counted as at work. */
export function statusElsewhere(below: readonly Row[], { columns, headings, names }: Mapping): StatusElsewhere | null {
  if (columns.has('status')) return null;
  const used = new Set(columns.values());
  for (const [at, heading] of headings.entries()) {
    if (used.has(at) || !NOTES.test(plain(heading.slice(0, LONGEST_STATUS)))) continue;
    for (const { row, cells } of below) {
      const word = cells[at]?.trim() ?? '';
      if (word === '' || word.length > LONGEST_STATUS || isNoDossier(cells, { columns, names })) continue;
      const status = statusOf(word);
      if (isEnd(status) || isPause(status)) return { heading, row };
    }
  }
  return null;
}
