import { expect, test } from 'vitest';
import { PackedRows } from '../src/formats/packed-rows.ts';

const ROWS = Array.from({ length: 1_234 }, (_, i) => ({
  row: 3 * i + 7,
  cells: [`H37-${i}`, 'Nông Văn Mẫu', i % 2 === 0 ? '' : '05/11/2026'],
}));

test.each([
  ['as they are', undefined],
  ['packed', { left: 0 }],
  ['packed from the third hundred on', { left: 5_000 }],
])('rows that wait %s come back whole and in order, twice, and again after they were let go', (_, room) => {
  const rows = new PackedRows(room);
  for (const row of ROWS) rows.add(row);
  for (const held of [rows.copy(), rows]) {
    const back = [...held];
    for (const row of back) row.letGo();
    expect(back.map(({ row, cells }) => ({ row, cells }))).toEqual(ROWS);
  }
});

test('room that rows took is there again once they were gone through, whoever else has a copy of them', () => {
  const room = { left: 1_000_000 };
  const rows = new PackedRows(room);
  for (const row of ROWS) rows.add(row);
  expect(room.left).toBeLessThan(1_000_000);
  for (const held of [rows.copy(), rows]) expect([...held]).toHaveLength(ROWS.length);
  expect(room.left).toBe(1_000_000);
});
