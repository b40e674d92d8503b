import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldDossier, parseDay, parseEvent } from '@dunghen/core';
import {
  confirmReason,
  findLetter,
  issueLetter,
  lawContext,
  loadConfig,
  publishPdfs,
  scan,
  scanContext,
  type ScanContext,
} from '@dunghen/daemon';
import type { Store } from '@dunghen/store';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findOffice } from '../src/letter/to-pdf.ts';
import { newStore } from '../../store/test/new-store.ts';

let folder: string;
let store: Store;
let context: ScanContext;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bản pdf '));
  store = newStore(join(folder, 'a.db'));
  const loaded = loadConfig(undefined, folder);
  context = scanContext(loaded, lawContext(loaded), parseDay('2026-11-23'), () => '2026-11-23T01:00:00Z');
  const batch = ['A-1', 'A-2'].map((code) => ({
    code,
    events: () => [parseEvent({ dossier: code, type: 'received', at: '2026-11-02', term: '3 working-days' })],
  }));
  await store.append(batch, { file: 't', sha256: 't', at: 't' }, (history) => void foldDossier(history));
  await scan(store, context);
  await confirmReason(store, await findLetter(store, 'A-1'), 'chờ xác minh', undefined, context);
  await issueLetter(store, await findLetter(store, 'A-1'), '1/XL', 'Người Ký', '2026-11-23', context);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});
const pdfs = (): string[] => readdirSync(join(folder, 'letters/pdf'));
/** A program that stands where LibreOffice stands. */
const office = (script: string): string => {
  const path = join(folder, 'soffice');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
};

test.skipIf(findOffice() === null)(
  'an issued letter gets its PDF once, a draft none (needs LibreOffice)',
  { timeout: 90_000 },
  async () => {
    expect(await publishPdfs(store, context.letters.folder)).toEqual({ made: 1, fault: null });
    const [name = ''] = pdfs();
    expect(pdfs()).toHaveLength(1);
    expect(name).toMatch(/^thu-xin-loi-a-1-lan-1-[0-9a-f]{10}-[0-9a-f]{8}\.pdf$/);
    expect(
      readFileSync(join(folder, 'letters/pdf', name))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(await publishPdfs(store, context.letters.folder)).toEqual({ made: 0, fault: null });
  },
);

test('without LibreOffice there is no PDF and no fault', async () => {
  expect(await publishPdfs(store, context.letters.folder, undefined, null)).toEqual({ made: 0, fault: null });
});

test.each([
  ['fails', 'exit 1'],
  ['leaves half a file', 'for last; do :; done; printf "%%PDF-1.7 half" > "$5/$(basename "$last" .docx).pdf"'],
])('a LibreOffice that %s is told of, leaves nothing behind, and is tried again', async (_, script) => {
  const broken = office(script);
  expect(await publishPdfs(store, context.letters.folder, undefined, broken)).toEqual({ made: 0, fault: 'pdf-failed' });
  const mended = office('for last; do :; done; printf "%%PDF-1.7 whole\\n%%%%EOF\\n" > "$6/$(basename "$last" .docx).pdf"');
  expect(await publishPdfs(store, context.letters.folder, undefined, mended)).toEqual({ made: 1, fault: null });
});

test('a folder that cannot be written is told of as a fault of the PDFs, and is tried again', async () => {
  const working = office('for last; do :; done; printf "%%PDF-1.7 whole\\n%%%%EOF\\n" > "$6/$(basename "$last" .docx).pdf"');
  writeFileSync(join(folder, 'letters/pdf'), 'một tệp ở chỗ của thư mục');
  expect(await publishPdfs(store, context.letters.folder, undefined, working)).toEqual({ made: 0, fault: 'pdf-failed' });
  rmSync(join(folder, 'letters/pdf'));
  expect(await publishPdfs(store, context.letters.folder, undefined, working)).toEqual({ made: 1, fault: null });
});

test('a fault of the program itself is not taken for one of the PDFs', async () => {
  const broken = new TypeError('a fault of the program');
  const letterPages = (): never => {
    throw broken;
  };
  await expect(publishPdfs({ ...store, letterPages }, context.letters.folder, undefined, office('exit 0'))).rejects.toBe(broken);
});

test('stops at once when the daemon is told to stop', async () => {
  const slow = office('sleep 30');
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 200);
  const start = performance.now();
  expect(await publishPdfs(store, context.letters.folder, stop.signal, slow)).toEqual({ made: 0, fault: null });
  expect(performance.now() - start).toBeLessThan(5_000);
});
