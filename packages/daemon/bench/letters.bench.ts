// How long a thousand letters take from the dossier to the synced file, and a digest of an office with them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldDossier, parseDay, parseEvent } from '@dunghen/core';
import { lawContext, loadConfig, scan, scanContext } from '@dunghen/daemon';
import { tellMorning } from '@dunghen/daemon/digest';
import { openStore } from '@dunghen/store';

const LETTERS = 1_000;
const TARGET_S = 15;
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  const loaded = loadConfig(undefined, folder);
  const law = lawContext(loaded);
  const today = parseDay('2026-11-23');
  const now = (): string => '2026-11-23T01:00:00Z';
  const store = openStore(`sqlite:${join(folder, 'a.db')}`, { create: true });
  const applicant = { name: 'Nông Thị Thử', address: 'Thôn Pá Danh, xã Mẫu', phone: '0900000001' };
  const batch = Array.from({ length: LETTERS }, (_, i) => ({
    code: `B-${i}`,
    events: () => [
      parseEvent({ dossier: `B-${i}`, type: 'received', at: '2026-11-02', term: '3 working-days', unit: `Đơn vị ${i % 5}`, applicant }),
    ],
  }));
  await store.append(batch, { file: 'b', sha256: 'b', at: 'b' }, (history) => void foldDossier(history, law));
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const start = performance.now();
    await work();
    return (performance.now() - start) / 1000;
  };
  const first = await timed(() => scan(store, scanContext(loaded, law, today, now)));
  const again = await timed(() => scan(store, scanContext(loaded, law, today, now)));
  const morning = await timed(() => tellMorning(store, { loaded, law, today, now }));
  await store.close();
  const line = (what: string, seconds: number, note = ''): void => console.log(`${what.padEnd(52)} ${seconds.toFixed(2)} s${note}`);
  line(
    `${LETTERS} letters: rendered, claimed, synced, settled`,
    first,
    ` (${((first / LETTERS) * 1000).toFixed(1)} ms each; target < ${TARGET_S} s)`,
  );
  line('the same scan again, nothing to do', again);
  line('the digests of five units with them', morning);
  if (first >= TARGET_S) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
