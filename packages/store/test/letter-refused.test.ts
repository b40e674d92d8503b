// Claims and steps that cannot be: nothing of them is left in the ledger.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldDossier, parseEvent, type DossierEvent } from '@dunghen/core';
import type { LetterDraft, Store, StoredLetter } from '@dunghen/store';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newStore } from './new-store.ts';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sổ thư '));
  store = newStore(join(folder, 'a.db'));
  const received = parseEvent({ dossier: 'A-1', type: 'received', at: '2026-11-02', term: '3 working-days' });
  await store.append([{ code: 'A-1', events: () => [received] }], { file: 'f', sha256: 'ab', at }, check);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const at = '2026-11-06T00:00:00Z';
const check = (history: readonly DossierEvent[]): void => void foldDossier(history);
async function draft(changes: Partial<LetterDraft> = {}): Promise<LetterDraft> {
  const stored = await store.dossier('A-1');
  return {
    dossierId: stored?.id ?? 0,
    revision: stored?.revision ?? 0,
    appointment: 1,
    kind: 'missed',
    dueOn: '2026-11-05',
    fileName: 'A-1.docx',
    sha256: 'x',
    templateSha256: 't',
    facts: '{}',
    draftedOn: '2026-11-06',
    bytes: new Uint8Array([1, 2, 3]),
    ...changes,
  };
}

test('a letter is not claimed for a dossier that is not there', async () => {
  expect(await store.claimLetter(await draft({ dossierId: 999, revision: 7 }), at)).toBe(false);
  expect([await store.letterCount(), await store.letterFacts(999, 1)]).toEqual([0, null]);
});

test('a letter signed before its dossier was there is not issued, and nothing of the step is left', async () => {
  await store.claimLetter(await draft(), at);
  const [letter] = (await Array.fromAsync(store.letterPages())).flat() as [StoredLetter];
  const issue = store.takeLetterStep(
    letter.id,
    {
      step: 'issued',
      rendered: { kind: 'missed', facts: '{}', sha256: 'y', bytes: new Uint8Array([4]) },
      number: '1/UBND',
      signedBy: 'Lý Thị Ký',
      signedOn: '2026-10-01',
      newDueOn: '2026-11-12',
    },
    { at, actor: 'officer', seen: letter.sha256 },
    check,
  );
  await expect(issue).rejects.toThrow(expect.objectContaining({ code: 'before-receipt' }));
  expect((await Array.fromAsync(store.letterPages())).flat()).toEqual([letter]);
  expect((await store.dossier('A-1'))?.events).toHaveLength(1);
});
