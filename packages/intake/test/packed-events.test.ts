import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PackedEvents, type EventLine } from '../src/events/packed-events.ts';

/** Lines of many lengths in any order of dossiers, some of them far apart. */
const LINES = fc.array(
  fc.record({
    key: fc.oneof(fc.constantFrom('A', 'B', 'B 1', '7 2 C', ''), fc.string()),
    line: fc.string().map((text) => text.replaceAll('\n', ' ')),
  }),
  { maxLength: 200 },
);

test('every line comes back once, with its dossier, in the order in which the file first names the dossiers', () => {
  fc.assert(
    fc.property(LINES, fc.integer({ min: 1, max: 20_000 }), (lines, gap) => {
      const packed = new PackedEvents();
      const expected = new Map<string, EventLine[]>();
      for (const [i, { key, line }] of lines.entries()) {
        const at = { row: i * gap + 1, line };
        const safe = key.replaceAll('\n', ' ');
        packed.add(safe, at);
        expected.set(safe, [...(expected.get(safe) ?? []), at]);
      }
      expect([packed.lines, packed.dossiers]).toEqual([lines.length, expected.size]);
      expect([...packed.byDossier()].map(({ key, lines: own }) => [key, own])).toEqual([...expected]);
    }),
    { numRuns: 200 },
  );
});

test('fifty thousand events of dossiers all over the file are gathered by dossier', () => {
  const packed = new PackedEvents();
  const line = (i: number): string => `{"dossier":"H-${i % 10_000}","type":"stage","at":"2026-11-${10 + (i % 9)}","stage":"Bước ${i % 7}"}`;
  for (let i = 0; i < 50_000; i++) packed.add(`H-${i % 10_000}`, { row: i + 1, line: line(i) });
  let count = 0;
  for (const { key, lines } of packed.byDossier()) {
    count += lines.length;
    expect(lines.every(({ line: text }) => text.includes(`"${key}"`))).toBe(true);
  }
  expect(count).toBe(50_000);
});
