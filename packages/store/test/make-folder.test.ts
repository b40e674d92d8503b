// Folders that a program makes before it writes into them.
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '@dunghen/store';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'thư mục '))));
afterEach(() => rmSync(folder, { recursive: true }));

test('a folder is made with all above it, its mode is kept, and the first one made is named', () => {
  expect(makeFolder(join(folder, 'a', 'b', 'c'), 0o750)).toBe(join(folder, 'a'));
  expect(statSync(join(folder, 'a', 'b', 'c')).mode & 0o777).toBe(0o750);
  expect(makeFolder(join(folder, 'a', 'b', 'd'))).toBe(join(folder, 'a', 'b', 'd'));
  expect(makeFolder(join(folder, 'a', 'b'))).toBeUndefined();
});

test('a file in its way is a fault, and stays', () => {
  writeFileSync(join(folder, 'tệp'), '');
  expect(() => makeFolder(join(folder, 'tệp'))).toThrow('EEXIST');
  expect(() => makeFolder(join(folder, 'tệp', 'trong', 'nữa'))).toThrow('EEXIST');
  expect(statSync(join(folder, 'tệp')).isFile()).toBe(true);
});

test.runIf(existsSync('/proc/self'))('a folder that is there and says that it is not is a fault, not a wait without end', () => {
  expect(() => makeFolder('/proc/đúng hẹn/thư')).toThrow('ENOENT');
});
