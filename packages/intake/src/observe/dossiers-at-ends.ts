// The first and the last dossiers of a list, by which its codes are judged: what happened to one code happened to all, but lists that begin with the newest begin with what nobody knows yet.
import { isNoDossier } from '../columns/no-dossier.ts';
import type { DossierList } from '../list/read-list.ts';

/** So many from either end. */
const LOOKED_AT = 50;

/** Their cells. */
export function* dossiersAtEnds({ mapping, rows }: Pick<DossierList, 'mapping' | 'rows'>): Generator<readonly string[]> {
  let count = 0;
  let last = 0;
  for (const { row, cells } of rows.copy()) {
    if (isNoDossier(cells, mapping)) continue;
    if (count++ === LOOKED_AT) break;
    last = row;
    yield cells;
  }
  count = 0;
  for (const { row, cells } of rows.fromTheEnd()) {
    if (row <= last) break;
    if (isNoDossier(cells, mapping)) continue;
    if (count++ === LOOKED_AT) break;
    yield cells;
  }
}
