// The first and the last dossiers of a list, by which its codes are judged: what happened to one code happened to all, but lists that begin with the newest begin with what nobody knows yet.
import { isNoDossier } from '../columns/no-dossier.ts';
import type { Row } from '../formats/csv-rows.ts';
import type { DossierList } from '../list/read-list.ts';

/** So many from either end. */
const LOOKED_AT = 50;

/** Their cells. */
export function* dossiersAtEnds(list: Pick<DossierList, 'mapping' | 'rows'>): Generator<readonly string[]> {
  for (const { cells } of rowsAtEnds(list)) yield cells;
}

/** Their rows. */
export function* rowsAtEnds({ mapping, rows }: Pick<DossierList, 'mapping' | 'rows'>): Generator<Row> {
  let count = 0;
  let last = 0;
  for (const one of rows.copy()) {
    if (isNoDossier(one.cells, mapping)) continue;
    if (count++ === LOOKED_AT) break;
    last = one.row;
    yield one;
  }
  count = 0;
  for (const one of rows.fromTheEnd()) {
    if (one.row <= last) break;
    if (isNoDossier(one.cells, mapping)) continue;
    if (count++ === LOOKED_AT) break;
    yield one;
  }
}
