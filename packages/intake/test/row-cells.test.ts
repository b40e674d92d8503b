import { expect, test } from 'vitest';
import { cleanCell } from '../src/words/clean-cell.ts';
import { FontsOfList } from '../src/list/fonts-of-list.ts';
import { RowCells } from '../src/list/row-cells.ts';

const MAPPING = { columns: new Map([['code', 0], ['applicant', 1], ['unit', 2]] as const), names: new Map([['code', 'Mã'], ['applicant', 'Người nộp'], ['unit', 'Đơn vị']] as const) }; // prettier-ignore
/** Right names, one in TCVN3, one in VNI, and ones that could be either. */
const NAMES = ['Nguyễn Văn An', 'Lý  Thị Bé ', 'Ân', 'NguyÔn V¨n An', 'Nguyeãn Vaên An', 'Trần Hòa', 'Toµ ¸n', 'Lê Hà', 'Áng'];

test('texts that come again are read as if each were the first, whatever fonts a column goes on to show', () => {
  // Not by chance: the same order each time.
  let last = 7;
  const next = (n: number): number => Math.floor(((last = (last * 48_271) % 2_147_483_647) / 2_147_483_647) * n);
  const rows = Array.from({ length: 6_000 }, (_, i) => {
    // Old fonts begin late: by then most texts are known.
    const name = NAMES[next(i < 2_500 ? 3 : NAMES.length)] as string;
    return { row: i + 2, cells: [`H-${i}`, name, i % 7 === 0 ? 'Phòng Kinh tế' : ` Phòng ${next(1_500)}`] };
  });
  const cells = new RowCells(MAPPING, new FontsOfList(rows.slice(0, 400), MAPPING));
  const each = new FontsOfList(rows.slice(0, 400), MAPPING);
  const told = (read: () => string | undefined): string | undefined => {
    try {
      return read();
    } catch (error) {
      return String(error);
    }
  };
  const [got, expected]: [unknown[], unknown[]] = [[], []];
  for (const row of rows) {
    cells.row = row;
    for (const [column, at] of [
      ['applicant', 1],
      ['unit', 2],
    ] as const) {
      const heading = MAPPING.names.get(column) as string;
      expected.push(told(() => cleanCell(each.read(column, heading, row.cells[at] as string), heading)));
      got.push(told(() => cells.text(column)));
    }
  }
  expect(got).toEqual(expected);
  expect(new Set(expected).size).toBeGreaterThan(1_400);
});
