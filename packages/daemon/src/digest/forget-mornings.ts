// Takes back the mornings that a clock made which ran ahead: they would stand on their day, told by what was known before it.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { formatDay, officeDayOf } from '@dunghen/core';
import type { Store } from '@dunghen/store';
import { fromConfig } from '../config/load-config.ts';
import { isCode } from '../machine.ts';
import type { TellingContext } from './tell-morning.ts';

/**
 * Forgets the mornings of days to come, and takes away their files unless somebody wrote in them; returns how many days were told of.
 * A day that was asked for is not the clock's, and where something is known to have happened from today to that day, it is today that is wrong.
 */
export async function forgetMornings(store: Store, { loaded, today, now }: Omit<TellingContext, 'law' | 'waits'>): Promise<number> {
  const clock = officeDayOf(Date.parse(now()));
  const latest = formatDay(clock > today ? clock : today);
  const ahead = await store.digestsAfter(latest);
  const days = new Set(ahead.map(({ on }) => on));
  if (days.size === 0 || (await store.isPast(latest, [...days]))) return 0;
  const folder = fromConfig(loaded, loaded.config.digests.folder);
  // The files first: should this break off, the digests are still known to be taken back.
  for (const { file, html, workbook } of ahead) {
    await removeOwn(join(folder, `${file}.html`), Buffer.from(html));
    await removeOwn(join(folder, `${file}.xlsx`), workbook);
  }
  await store.forgetMorningsAfter(latest);
  return days.size;
}

async function removeOwn(path: string, bytes: Buffer | Uint8Array): Promise<void> {
  try {
    if ((await readFile(path)).equals(bytes)) await rm(path);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
}
