import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventToJson, parseEvent } from '@dunghen/core';
import { openStore, type Store } from '@dunghen/store';
import { newStore } from './new-store.ts';

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sao lưu '));
  store = newStore(join(folder, 'a.db'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const add = (from: number, to: number) =>
  store.append(
    Array.from({ length: to - from }, (_, i) => `D-${from + i}`).map((code) => ({
      code,
      events: () => [
        parseEvent({ dossier: code, type: 'received', at: '2026-11-20', term: '3 working-days', applicant: { name: 'Nông Văn Mẫu' } }),
      ],
    })),
    { file: 'f', sha256: 'x', at: '2026-11-23T00:00:00Z' },
    () => {},
  );
const everything = async (from: Store): Promise<readonly object[]> => {
  const all: object[] = [];
  for await (const page of from.dossierPagesByCode()) all.push(...page.flatMap(({ events }) => events.map(eventToJson)));
  return all;
};

describe('a backup', () => {
  test('taken while others write is whole, and restores to the same events', async () => {
    await add(0, 3_000);
    const file = join(folder, 'bản sao.db');
    const [, first] = await Promise.all([store.backUp(file), everything(store), add(3_000, 3_500)]);
    copyFileSync(file, join(folder, 'khôi phục.db'));
    const restored = openStore(join(folder, 'khôi phục.db'));
    const events = await everything(restored);
    expect(events.length).toBeGreaterThanOrEqual(3_000);
    const now = new Map((await everything(store)).map((event) => [JSON.stringify(event), event]));
    expect(events.every((event) => now.has(JSON.stringify(event)))).toBe(true);
    expect(first.length).toBeGreaterThanOrEqual(3_000);
    expect(await restored.soundness()).toEqual([]);
    expect(await Array.fromAsync(restored.tampering())).toEqual([]);
    await restored.close();
    expect(statSync(file).mode & 0o077, 'only its owner may read it').toBe(0);
    expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([]);
  });

  test('is never readable by others, not even half made, and clears away what one that was killed left half made', async () => {
    await add(0, 3_000);
    const file = join(folder, 'bản sao.db');
    const drafts = (): readonly string[] => readdirSync(folder).filter((name) => name.includes('.tmp'));
    // No process has the number of the first; the second is at work.
    for (const writer of [2 ** 30, process.ppid]) writeFileSync(`${file}.${writer}.tmp`, '');
    writeFileSync(`${file}.của ai đó`, '');
    const made = store.backUp(file);
    const seen = new Set<number>();
    const own = `${file}.${process.pid}.tmp`;
    for (let whole = false; !whole; whole = existsSync(file)) {
      await new Promise((done) => setImmediate(done));
      if (existsSync(own)) seen.add(statSync(own).mode & 0o777);
    }
    await made;
    expect([...seen]).toEqual([0o600]);
    expect(drafts()).toEqual([`bản sao.db.${process.ppid}.tmp`]);
    expect(existsSync(`${file}.của ai đó`)).toBe(true);
  });

  test('overwrites nothing', async () => {
    const file = join(folder, 'thư quý.txt');
    writeFileSync(file, 'x');
    await expect(store.backUp(file)).rejects.toThrow(expect.objectContaining({ code: 'backup-exists' }));
    expect(statSync(file).size).toBe(1);
  });

  test('into a folder that is not there fails in one sentence that names it, and leaves nothing', async () => {
    const file = join(folder, 'không có', 'a.bak');
    await expect(store.backUp(file)).rejects.toThrow(
      expect.objectContaining({
        code: 'backup-failed',
        message: `Không sao lưu được vào ${file}: chưa có thư mục ${join(folder, 'không có')}; hãy tạo thư mục đó hoặc sửa đường dẫn.`,
      }),
    );
    expect(existsSync(file)).toBe(false);
  });
});
