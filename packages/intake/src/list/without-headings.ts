// Tables of a file that have no headings: pages of the list before them, or sheets nobody can read.
import { SEARCH_ROWS } from '../columns/find-columns.ts';
import type { Row } from '../formats/csv-rows.ts';
import type { Table } from '../formats/table.ts';
import { fileFault, ONE_SHEET } from '../intake-error.ts';
import { looksLikeCode } from '../words/code-shape.ts';
import { looksLikeDate } from '../words/office-date.ts';
import type { DossierList } from './read-list.ts';

/**
 * Refuses a sheet without headings on which dossiers stand where those of the list do: they may go on from there, or be of other columns.
 * @throws {IntakeError} `several-lists` naming the sheet and the first of its dossiers.
 */
export async function checkHasHeadings(table: Table, { mapping, sheet, twoDates }: DossierList, file: string): Promise<void> {
  const head: Row[] = [];
  for await (const batch of table.rows()) {
    head.push(...batch.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).slice(0, SEARCH_ROWS - head.length));
    if (head.length === SEARCH_ROWS) break;
  }
  const [codeAt, receivedAt] = [mapping.columns.get('code') as number, mapping.columns.get('receivedAt') as number];
  const dossiers = head.flatMap((row) => {
    const { cells } = twoDates?.split(row) ?? row;
    const code = cells[codeAt] ?? '';
    const isFull = cells.filter((cell) => cell.trim() !== '').length * 4 >= mapping.columns.size * 3;
    return isFull && looksLikeCode(code) && looksLikeDate(cells[receivedAt] ?? '') ? [{ row: row.row, code }] : [];
  });
  const [first] = dossiers;
  if (!first || dossiers.length * 2 <= head.length) return;
  const [other, own] = [`"${table.sheet}"`, `"${sheet}"`];
  throw fileFault(
    'several-lists',
    file,
    `có trang ${other} ghi hồ sơ (như ${first.code} ở dòng ${first.row}) mà không có dòng tiêu đề, nên không rõ cột nào là cột nào`,
    `has dossiers on the sheet ${other} (like ${first.code} in row ${first.row}) without headings, so which column is which is not clear`,
    [
      `hãy chép dòng tiêu đề của trang ${own} lên đầu trang đó nếu là danh sách viết tiếp, hoặc ${ONE_SHEET[0]}`,
      `copy the headings of sheet ${own} to its top if the list goes on there, or ${ONE_SHEET[1]}`,
    ],
  );
}

/**
 * Whether a table of a page that has no headings of its own holds dossiers under those of the list before it:
 * pages of a list follow each other so, and a table whose headings stay while it is scrolled is two.
 */
export async function goesOn({ layout, rows }: Table, before: DossierList): Promise<boolean> {
  if (!layout) return false;
  const { columns } = before.mapping;
  for await (const batch of rows()) {
    for (const row of batch.slice(0, SEARCH_ROWS)) {
      const { cells } = before.twoDates?.split(row) ?? row;
      const cell = (column: 'code' | 'receivedAt'): string => cells[columns.get(column) as number] ?? '';
      if (looksLikeCode(cell('code')) && looksLikeDate(cell('receivedAt'))) return true;
    }
    break;
  }
  return false;
}
