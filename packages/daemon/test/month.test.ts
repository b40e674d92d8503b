import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDays, isWorkingDay, parseDay } from '@dunghen/core';
import { lawContext, loadConfig, scan, scanContext } from '@dunghen/daemon';
import { tellMorning } from '@dunghen/daemon/digest';
import { importContent, readIntakeFile } from '@dunghen/intake';
import type { Store } from '@dunghen/store';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newStore } from '../../store/test/new-store.ts';

const EVENTS = fileURLToPath(new URL('../../../fixtures/sample/events.ndjson', import.meta.url));
const FIRST = parseDay('2026-11-01');
const LAST = parseDay('2026-11-30');
const NOW = (): string => '2026-11-30T01:00:00Z';

let folder: string;
let store: Store;
const at = (): ReturnType<typeof loadConfig> => loadConfig(undefined, folder);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'một tháng '));
  store = newStore(join(folder, 'a.db'));
  const law = lawContext(at());
  await importContent(store, await readIntakeFile(EVENTS), { observedOn: LAST, at: NOW(), fold: law });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const scanOn = (today: ReturnType<typeof parseDay>) => scan(store, scanContext(at(), lawContext(at()), today, NOW));
const keys = async (): Promise<readonly string[]> =>
  (await Array.fromAsync(store.letterPages())).flat().map(({ dossier, appointment }) => `${dossier}/${appointment}`);

test(
  'a month’s life in seconds: each day scanned and told, every letter once, no morning missed, none twice',
  { timeout: 120_000 },
  async () => {
    const law = lawContext(at());
    let [drafted, redated, rewritten, mornings, alerts] = [0, 0, 0, 0, 0];
    const written = new Map<string, string>();
    for (let day = FIRST; day <= LAST; day = addDays(day, 1)) {
      // The machine slept from the 9th to the 15th.
      if (day >= parseDay('2026-11-09') && day <= parseDay('2026-11-15')) continue;
      for (let time = 0; time < 2; time++) {
        const result = await scanOn(day);
        expect(result.degraded.filter(({ blocking }) => blocking)).toEqual([]);
        drafted += result.lettersDrafted;
        redated += result.lettersRedated;
        const told = await tellMorning(store, { loaded: at(), law, today: day, now: NOW });
        expect(told.digests > 0).toBe(time === 0 && isWorkingDay(law.calendar, day));
        if (told.digests > 0) mornings++;
        alerts += told.alerts;
      }
      // What was written on an earlier day changes with its new date alone.
      for (const name of readdirSync(join(folder, 'letters')).filter((one) => one.endsWith('.docx'))) {
        const hash = createHash('sha256')
          .update(readFileSync(join(folder, 'letters', name)))
          .digest('hex');
        if ((written.get(name) ?? hash) !== hash) rewritten++;
        written.set(name, hash);
      }
    }
    const letters = await keys();
    expect(new Set(letters).size).toBe(letters.length);
    expect(drafted).toBe(letters.length);
    expect(redated).toBeGreaterThan(0);
    expect(rewritten).toBe(redated);
    expect(written.size).toBe(letters.length);
    expect(mornings).toBe(15);
    expect(alerts).toBeGreaterThan(100);

    // A machine that slept all month and woke on its last day owes the same letters.
    const other = newStore(join(folder, 'b.db'));
    await importContent(other, await readIntakeFile(EVENTS), { observedOn: LAST, at: NOW(), fold: law });
    const result = await scan(other, {
      ...scanContext(at(), law, LAST, NOW),
      letters: { ...scanContext(at(), law, LAST, NOW).letters, folder: join(folder, 'b') },
    });
    const late = (await Array.fromAsync(other.letterPages())).flat().map(({ dossier, appointment }) => `${dossier}/${appointment}`);
    await other.close();
    expect(result.lettersOwed).toBe(letters.length);
    expect(late.toSorted()).toEqual(letters.toSorted());
  },
);
