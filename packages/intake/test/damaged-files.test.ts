import { DungHenError } from '@dunghen/core';
import { expect, test } from 'vitest';
import { desk } from './desk.ts';
import { damagedFile } from './damaged-files.ts';

test('a damaged list is read or refused in words, never with a crash: five hundred of them', async () => {
  const { file, bring } = desk();
  const strange: string[] = [];
  let read = 0;
  for (let seed = 1; seed <= 500; seed++) {
    const { name, bytes } = damagedFile(seed);
    try {
      const { errors } = await bring(file(name, bytes), '2026-11-23', { dryRun: true });
      read++;
      for (const { row, sentence } of errors) if (!sentence.vi || !sentence.en) strange.push(`${seed} ${name}: row ${row}`);
    } catch (error) {
      if (!(error instanceof DungHenError)) strange.push(`${seed} ${name}: ${String(error)}`);
    }
  }
  expect(strange).toEqual([]);
  // Damage that stopped every file at its door would prove nothing of what lies behind it.
  expect(read).toBeGreaterThan(125);
  expect(read).toBeLessThan(375);
});
