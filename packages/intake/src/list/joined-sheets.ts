// Sheets of one workbook that are parts of one list by how their dossiers stand: "Đang giải quyết" has the step, "Đã giải quyết" the day of the result. Read under the headings of all of them they are one.
import type { Column } from '../columns/columns.ts';
import type { Mapping } from '../columns/find-columns.ts';
import type { Row } from '../formats/csv-rows.ts';
import type { Table } from '../formats/table.ts';
import { plain } from '../words/plain.ts';
import type { DossierList } from './read-list.ts';

/** A list and the table it was read from. */
export interface ListOfTable {
  readonly list: DossierList;
  readonly table: Table;
}

/** What one part may have and another not: it tells how a dossier stands, and nothing of what it is or when it is due. */
const OF_ITS_STATE: ReadonlySet<Column> = new Set(['completedAt', 'returnedAt', 'status', 'stage', 'officer', 'delayReason']);

/** The tables as they are under common headings, in their order; null where they are no parts of one list. */
export function joinedSheets(parts: readonly ListOfTable[]): readonly Table[] | null {
  if (parts.some(({ list, table }) => !isPlain(list, table)) || !areParts(parts.map(({ list }) => list.mapping))) return null;
  const headings: string[] = [];
  const places = parts.map(({ list: { mapping } }) =>
    mapping.headings.map((heading) => {
      const known = heading === '' ? -1 : headings.findIndex((other) => plain(other) === plain(heading));
      return known >= 0 ? known : headings.push(heading) - 1;
    }),
  );
  return parts.map(({ list, table }, i) => under(headings, places[i] as readonly number[], list.mapping.headingRow, table));
}

/** Whether a table is as its sheet shows it, under one row of headings of which no two are alike. */
function isPlain({ confirmed, titles, mapping, groups, twoDates, width }: DossierList, { layout, sheet }: Table): boolean {
  const { headings, newestPromise, rivals } = mapping;
  const written = headings.filter((heading) => heading !== '').map(plain);
  return (
    !confirmed &&
    !layout &&
    sheet !== null &&
    groups.given === 0 &&
    twoDates === null &&
    !titles.some(({ row, cells }) => row === mapping.headingRow - 1 && cells.filter((cell) => cell.trim() !== '').length > 2) &&
    width === null &&
    newestPromise === undefined &&
    rivals === undefined &&
    new Set(written).size === written.length
  );
}

function areParts(mappings: readonly Mapping[]): boolean {
  const [first, ...others] = mappings as [Mapping, ...Mapping[]];
  return others.every(({ names }) =>
    [...new Set([...first.names.keys(), ...names.keys()])].every((column) => {
      const [one, other] = [first.names.get(column), names.get(column)];
      return one === undefined || other === undefined ? OF_ITS_STATE.has(column) : plain(one) === plain(other);
    }),
  );
}

/** A table whose headings are those of all, each of its cells below the heading it had. */
function under(headings: readonly string[], places: readonly number[], headingRow: number, table: Table): Table {
  const moved = ({ row, cells }: Row): Row => {
    if (row < headingRow) return { row, cells };
    if (row === headingRow) return { row, cells: headings };
    const all = headings.map(() => '');
    // What stands beyond the headings stays beyond them.
    for (const [at, cell] of cells.entries()) all[places[at] ?? headings.length + at - places.length] = cell;
    return { row, cells: Array.from(all, (cell) => cell ?? '') };
  };
  return {
    ...table,
    rows: async function* () {
      for await (const batch of table.rows()) yield batch.map(moved);
    },
  };
}
