import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyFilter } from '../src/append/key-filter.ts';

test('a key that was added is never denied', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (keys) => {
      const filter = new KeyFilter();
      for (const key of keys) filter.add(key);
      expect(keys.every((key) => filter.add(key))).toBe(true);
    }),
  );
});

test('of a hundred thousand codes one after another hardly one passes for one that was not added', () => {
  const filter = new KeyFilter();
  for (let i = 0; i < 100_000; i++) filter.add(`H37.125-${i}`);
  let mistaken = 0;
  for (let i = 100_000; i < 200_000; i++) if (filter.add(`H37.125-${i}`)) mistaken++;
  expect(mistaken).toBeLessThan(20);
});
