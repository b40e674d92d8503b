// Several rows of one dossier in one list: what they agree in is taken, whichever stands first, and what they differ in is the officer's to decide.
import { EventError } from '@dunghen/core';
import { sheetLetter, type Mapping } from '../columns/find-columns.ts';
import type { Row } from '../formats/csv-rows.ts';
import type { RowFault } from '../intake-error.ts';
import type { Observation } from './observation.ts';
import { firstFew } from '../words/first-few.ts';

/** A row that was understood. */
export interface RowSeen<R extends Row = Row> {
  readonly row: R;
  readonly seen: Observation;
}

type Part = keyof Observation;

/** What only a receipt says, and no later list can add to it. */
const OF_THE_RECEIPT = [
  'received',
  'procedure',
  'procedureName',
  'kind',
  'field',
  'unit',
  'channel',
  'term',
  'unreadTerm',
  'promised',
] as const;
/** What says together whether a dossier has ended, stands or runs: the day of a step beside the status of another would end it. */
const STANDING = ['status', 'completed', 'returned'] as const;
/** What may be left out by itself. */
const ASIDE = ['stage', 'officer', 'delayReason', 'applicant'] as const;

const said = (value: unknown): string => JSON.stringify(value) ?? '';

/** What the rows that say something say of it, each once. */
function values<K extends Part>(rows: readonly Observation[], part: K): readonly Observation[K][] {
  const different = new Map(rows.flatMap((row) => (row[part] === undefined ? [] : [[said(row[part]), row[part]] as const])));
  return [...different.values()];
}

/**
 * What rows of one dossier say together, in whatever order they stand; null where they are of two receipts, or one says that it ended,
 * stands or runs and another that it does not: without its end it would be late. An empty cell of the receipt says nothing against a
 * filled one.
 */
export function agreed(rows: readonly Observation[]): Observation | null {
  if (OF_THE_RECEIPT.some((part) => values(rows, part).length > 1)) return null;
  const [first] = rows as readonly [Observation, ...Observation[]];
  if (!STANDING.every((part) => rows.every((row) => said(row[part]) === said(first[part])))) return null;
  const parts = [...OF_THE_RECEIPT, ...STANDING].map((part): [Part, unknown] => [part, values(rows, part)[0]]);
  for (const part of ASIDE) {
    const [value, ...others] = values(rows, part);
    // In whose hands it is says nothing of a step nobody knows.
    if (others.length === 0 && !(part === 'officer' && values(rows, 'stage').length > 1)) parts.push([part, value]);
  }
  const told = Object.fromEntries(parts.filter(([, value]) => value !== undefined)) as Partial<Observation>;
  const isUnread = rows.some(({ isStatusUnread }) => isStatusUnread);
  return { ...told, code: first.code, received: first.received, status: first.status, ...(isUnread && { isStatusUnread: true as const }) };
}

/** Headings named in one fault. */
const SHOWN = 3;

/** The fault of each of several rows of a dossier that differ; `isTaken` tells whether what they agree in was imported. */
export function differ(rows: readonly RowSeen[], isTaken: boolean, mapping: Mapping): readonly RowFault[] {
  const [{ seen }] = rows as readonly [RowSeen];
  const numbers = rows.map(({ row }) => row.row);
  const [vi, en] = [numbered(numbers, 'và'), numbered(numbers, 'and')];
  const columns = differing(rows, mapping);
  const error = new EventError(
    'duplicate-code',
    isTaken
      ? {
          vi: `Hồ sơ ${seen.code} có ${rows.length} dòng khác nhau (dòng ${vi}) ở cột ${columns}: điều các dòng ghi giống nhau được nhập, các cột này thì không; hãy bỏ dòng sai rồi nhập lại.`,
          en: `Dossier ${seen.code} has ${rows.length} rows (${en}) that differ in column ${columns}: what they agree in was taken, these columns were not; remove the wrong rows and import again.`,
        }
      : {
          vi: `Hồ sơ ${seen.code} có ${rows.length} dòng khác nhau (dòng ${vi}) ở cột ${columns}: không rõ dòng nào đúng nên không dòng nào được nhập; hãy bỏ dòng sai, hoặc ghi mã riêng nếu là hai hồ sơ, rồi nhập lại.`,
          en: `Dossier ${seen.code} has ${rows.length} rows (${en}) that differ in column ${columns}: which is right is not known, so none was taken; remove the wrong ones, or give each a code of its own if they are two dossiers, and import again.`,
        },
    seen.code,
  );
  const column = mapping.names.get('code') as string;
  return numbers.map((row) => ({ row, column, code: error.code, error }));
}

const numbered = (rows: readonly number[], and: string): string => `${rows.slice(0, -1).join(', ')} ${and} ${rows.at(-1)}`;

/** The headings of the columns whose cells differ. */
function differing(rows: readonly RowSeen[], mapping: Mapping): string {
  const width = rows.reduce((widest, { row }) => Math.max(widest, row.cells.length), 0);
  const places = Array.from({ length: width }, (_, at) => at).filter((at) => {
    if (at === mapping.columns.get('code')) return false;
    return new Set(rows.map(({ row }) => row.cells[at] ?? '')).size > 1;
  });
  // Their running numbers differ, too.
  const telling = places.length > 1 && ![...mapping.columns.values()].includes(0) ? places.filter((at) => at !== 0) : places;
  const headings = telling.map((at) => mapping.headings[at] || sheetLetter(at, mapping));
  return firstFew(headings, SHOWN, (heading) => `"${heading}"`);
}
