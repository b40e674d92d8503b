import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { idsOn } from '../src/ledger-id.ts';

/** It has another name each time it is asked. */
const container = idsOn(() => null, randomUUID);
const root = mkdtempSync(join(tmpdir(), 'sổ '));
/** A folder as a container sees it, whatever lies there. */
const seen = join(root, 'data');
const database = join(seen, 'dunghen.db');
mkdirSync(seen);
writeFileSync(database, 'sổ');
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Mounts another folder where the container sees its own, for as long as something is looked at. */
function mounted<T>(folder: string, look: () => T): T {
  renameSync(seen, join(root, 'away'));
  renameSync(folder, seen);
  try {
    return look();
  } finally {
    renameSync(seen, folder);
    renameSync(join(root, 'away'), seen);
  }
}

const tellsBirths = process.platform === 'linux' && statSync(seen, { bigint: true }).birthtimeNs > 0n;

test.runIf(tellsBirths)('without a number of its own a machine knows its database again under any name it is started by', () => {
  const id = container.ledgerId(database);
  writeFileSync(join(seen, 'dunghen.db-wal'), 'more');
  expect([container.ledgerId(database), container.isElsewhere(id)]).toEqual([id, false]);
  // An old copy put back where it lay is the office itself.
  cpSync(database, join(root, 'sao lưu.db'));
  rmSync(database);
  expect(container.isElsewhere(id)).toBe(false);
  renameSync(join(root, 'sao lưu.db'), database);
  expect(container.ledgerId(database)).toBe(id);
});

test.runIf(tellsBirths)('and a copy that another container sees under the same path is not taken for it, nor it for the copy', () => {
  const id = container.ledgerId(database);
  const copy = join(root, 'copy');
  cpSync(seen, copy, { recursive: true, preserveTimestamps: true });
  const [ofCopy, isElsewhere] = mounted(copy, () => [container.ledgerId(database), container.isElsewhere(id)] as const);
  expect(ofCopy).not.toBe(id);
  expect([isElsewhere, container.isElsewhere(ofCopy), container.isElsewhere(id)]).toEqual([true, true, false]);
  const empty = join(root, 'empty');
  mkdirSync(empty);
  expect(mounted(empty, () => container.isElsewhere(id))).toBe(true);
});

test('a machine with a number is that machine wherever the database lies, and none other', () => {
  const [one, other] = [idsOn(() => '1'.repeat(32)), idsOn(() => '2'.repeat(32))];
  expect(one.isElsewhere(one.ledgerId('/srv/nowhere.db'))).toBe(false);
  expect(other.isElsewhere(one.ledgerId(database))).toBe(true);
  expect(container.isElsewhere(one.ledgerId(database))).toBe(true);
  expect(one.isElsewhere(container.ledgerId(database))).toBe(true);
  // Noted by an older program, which did not say on which machine.
  expect(one.isElsewhere(database)).toBe(false);
});
