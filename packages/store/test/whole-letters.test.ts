// The ledger as it leaves: in an order of its own, whole, however many letters a page holds.
import { foldDossier, parseEvent } from '@dunghen/core';
import { expect, test } from 'vitest';
import { openInMemory } from '../src/sqlite/open.ts';
import { queriesOver, storeOver } from '../src/store.ts';

const AT = '2026-11-09T01:00:00Z';

test('letters leave in the order of codes, then of appointments, each with all its steps, by whatever pages', async () => {
  const database = openInMemory();
  const store = storeOver(database, queriesOver(database));
  const claim = async (code: string, appointment: number): Promise<void> => {
    const { id: dossierId, revision } = (await store.dossier(code)) as { id: number; revision: number };
    const [fileName, sha256] = [`${code}-${appointment}.docx`, `${code}${appointment}`];
    const draft = { dossierId, revision, appointment, kind: 'missed' as const, dueOn: '2026-11-05', fileName, sha256 };
    await store.claimLetter({ ...draft, templateSha256: 't', facts: '{}', draftedOn: '2026-11-09', bytes: Uint8Array.of(1) }, AT);
  };
  for (const code of ['b', 'C', 'A', 'D']) {
    const received = parseEvent({ dossier: code, type: 'received', at: '2026-11-02', term: '3 working-days' });
    await store.append([{ code, events: () => [received] }], { file: 'f', sha256: code, at: AT }, (history) => void foldDossier(history));
  }
  for (const [code, appointment] of [['D', 1], ['b', 2], ['A', 1], ['b', 1], ['b', 3]] as const) await claim(code, appointment); // prettier-ignore
  await store.settleLetter(2, 'b2', AT);
  const paged = async (size?: number) => (await Array.fromAsync(store.wholeLetterPages(size))).flat();
  const whole = await paged();
  expect(whole.map(({ dossier, appointment, id }) => [dossier, appointment, id])).toEqual([
    ['A', 1, 3],
    ['b', 1, 4],
    ['b', 2, 2],
    ['b', 3, 5],
    ['D', 1, 1],
  ]);
  expect(whole.map(({ steps }) => steps.map(({ step }) => step).join(' '))).toEqual(['drafted', 'drafted', 'drafted published', 'drafted', 'drafted']); // prettier-ignore
  for (const size of [1, 2, 5]) expect(await paged(size)).toEqual(whole);
  // As somebody may write it: no page comes twice, without end.
  database.exec("update dossier set code_key = 'Y' where code = 'b'");
  const ids: (number | undefined)[] = [];
  for await (const [letter] of store.wholeLetterPages(1)) if (ids.push(letter?.id) > 5) break;
  const codes: (string | undefined)[] = [];
  for await (const [dossier] of store.dossierPagesByCode(1)) if (codes.push(dossier?.code) > 4) break;
  expect([ids, codes]).toEqual([
    [3, 1, 4, 2, 5],
    ['A', 'C', 'D', 'b'],
  ]);
  await store.close();
});
