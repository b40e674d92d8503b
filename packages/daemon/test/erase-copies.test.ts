// A database that was copied knows the prints and folders of the one it was copied from: to erase in the copy leaves those alone.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseDay } from '@dunghen/core';
import { eraseExpired, letterFileName, printLetters, scan, type Erased } from '@dunghen/daemon';
import { openStore, type Store } from '@dunghen/store';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { event, LetterOffice, refusal } from './letter-office.ts';

const SEEN = '2026-02-16';
const LATER = '2026-09-01';
const FILE = letterFileName('OLD', 1);
let office: LetterOffice;
let copy: Store | undefined;
beforeEach(async () => {
  office = new LetterOffice('bản sao');
  await office.append(
    event('OLD', 'received', '2026-01-05', { term: '3 working-days', applicant: { name: 'Nông Thị Thử' } }),
    event('OLD', 'completed', '2026-02-05'),
  );
  await published(office.store, at('trước'));
  await published(office.store, at('letters'));
  const { law } = office.on(SEEN);
  // No PDF, whether LibreOffice is installed or not.
  mkdirSync(at('bin'));
  writeFileSync(at('bin', 'soffice'), '#!/bin/sh\nexit 1\n');
  chmodSync(at('bin', 'soffice'), 0o755);
  vi.stubEnv('PATH', `${at('bin')}${delimiter}${process.env['PATH'] ?? ''}`);
  await printLetters(office.store, { month: '2026-01', today: SEEN, law, folder: at('letters'), out: at('in.docx') });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await copy?.close();
  copy = undefined;
  await office.close();
});

const at = (...names: readonly string[]): string => join(office.folder, ...names);
const inCopy = (...names: readonly string[]): string => at('copy', ...names);
const there = (): readonly boolean[] => [at('trước', FILE), at('letters', FILE), at('in.docx')].map((path) => existsSync(path));
async function published(store: Store, folder: string): Promise<void> {
  const context = office.on(SEEN);
  await scan(store, { ...context, letters: { ...context.letters, folder } });
}
/** The office as it lies there, once more, with letters of its own; and it goes on. */
async function copied(): Promise<Store> {
  await office.store.close();
  mkdirSync(inCopy());
  for (const name of readdirSync(office.folder).filter((found) => found !== 'copy'))
    cpSync(at(name), inCopy(name), { recursive: true, preserveTimestamps: true });
  office.store = openStore(office.database);
  return openStore(inCopy('a.db'));
}
const erase = (store: Store, folder: string, more: object = {}): Promise<Erased> =>
  eraseExpired(store, { months: 6, today: parseDay(LATER), folder, at: '2026-09-01T01:00:00Z', thorough: true, ...more });

test.each(['at once', 'once it wrote letters of its own', 'once it wrote them to a new folder'])(
  'to erase in a copy, %s, leaves the letters and prints of the office and names them; the office itself erases them',
  async (when) => {
    copy = await copied();
    const folder = inCopy(when.endsWith('folder') ? 'mới' : 'letters');
    if (when !== 'at once') await published(copy, folder);
    const ledger = realpathSync.native(office.database);
    const ofOthers = [at('in.docx'), at('letters'), at('trước')].map((path) => ({ path, ledger }));
    expect(await erase(copy, folder, { dryRun: true })).toMatchObject({ prints: [], ofOthers });
    const erased = await erase(copy, folder);
    expect(erased).toMatchObject({ dossiers: 1, files: 1, prints: [], printsLeft: [], foldersAway: [], ofOthers });
    expect([...there(), existsSync(join(folder, FILE))]).toEqual([true, true, true, false]);
    expect(await erase(office.store, at('letters'))).toMatchObject({ dossiers: 1, files: 2, prints: [at('in.docx')], ofOthers: [] });
    expect(there()).toEqual([false, false, false]);
    // What is gone is named to whoever asks once more, and then no more.
    expect((await erase(copy, folder, { thorough: false })).ofOthers).toEqual([]);
    expect((await erase(copy, folder)).ofOthers).toEqual([{ path: at('in.docx'), ledger }]);
    expect((await erase(copy, folder)).ofOthers).toEqual([]);
  },
);

test('a copy whose configuration names the letters folder of the office erases nothing while the office is there, scanned or not', async () => {
  copy = await copied();
  for (const isScanned of [false, true]) {
    if (isScanned) await published(copy, at('letters'));
    const { code, sentence } = await refusal(erase(copy, at('letters')));
    expect([code, sentence.vi, sentence.en]).toEqual([
      'letters-of-another',
      expect.stringContaining(office.database),
      expect.stringContaining(office.database),
    ]);
    expect(there()).toEqual([true, true, true]);
    expect((await copy.dossier('OLD'))?.applicant).toContain('Nông Thị Thử');
  }
  // The office went on with the copy, and put the old file away.
  renameSync(office.database, at('cũ.db'));
  expect(await erase(copy, at('letters'))).toMatchObject({ dossiers: 1, files: 1, prints: [] });
  expect(there()).toEqual([true, false, true]);
});

test.each([
  ['by a link', () => (symlinkSync(at('letters'), at('lối tắt'), 'junction'), at('lối tắt'))],
  ['by a path with ..', () => `${inCopy()}${sep}..${sep}letters`],
  ['where it was moved to', () => (renameSync(at('letters'), at('đã dời')), at('đã dời'))],
])('a copy whose configuration names the letters folder of the office %s erases nothing either, scanned or not', async (_, name) => {
  copy = await copied();
  const folder = name();
  for (const isScanned of [false, true]) {
    if (isScanned) await published(copy, folder);
    for (const dryRun of [true, false]) expect((await refusal(erase(copy, folder, { dryRun }))).code).toBe('letters-of-another');
    expect([existsSync(join(folder, FILE)), existsSync(at('trước', FILE))]).toEqual([true, true]);
  }
});

test.each(['mới', 'letters'])(
  'a copy that wrote letters to a folder of its own, %s, erases nothing in those of the office, of now or before',
  async (own) => {
    copy = await copied();
    await published(copy, inCopy(own));
    for (const folder of [at('letters'), at('trước')]) {
      expect((await refusal(erase(copy, folder))).code).toBe('letters-of-another');
      expect(there()).toEqual([true, true, true]);
    }
    expect(await erase(copy, inCopy(own))).toMatchObject({ dossiers: 1, files: 1 });
  },
);

test('an office that was moved as a whole is itself: its letters folder is not named where it was, nor left', async () => {
  await office.store.close();
  mkdirSync(at('chuyển'));
  for (const name of ['letters', 'a.db']) renameSync(at(name), at('chuyển', name));
  office.store = openStore(at('chuyển', 'a.db'));
  const folder = at('chuyển', 'letters');
  const named = async (more?: object): Promise<readonly string[]> => {
    const { ofOthers, foldersAway } = await erase(office.store, folder, more);
    return [...ofOthers.map(({ path }) => path), ...foldersAway];
  };
  expect(await named({ dryRun: true })).not.toContain(at('letters'));
  await published(office.store, folder);
  expect(await named({ dryRun: true })).not.toContain(at('letters'));
  expect(await named()).not.toContain(at('letters'));
  expect(existsSync(join(folder, FILE))).toBe(false);
});

test('an old copy that was put back where the database lay is the office itself', async () => {
  await office.store.backUp(at('sao lưu.db'));
  await office.store.close();
  for (const end of ['', '-wal', '-shm']) rmSync(`${office.database}${end}`, { force: true });
  renameSync(at('sao lưu.db'), office.database);
  office.store = openStore(office.database);
  expect(await erase(office.store, at('letters'))).toMatchObject({ files: 2, prints: [at('in.docx')], ofOthers: [] });
  expect(there()).toEqual([false, false, false]);
});

describe('on another machine that mounts the office’s share', () => {
  /** What the database noted, as if another machine had noted it: nobody can look there from here. */
  const notedElsewhere = (database: string): void => {
    const db = new DatabaseSync(database);
    for (const table of ['letters_folder', 'old_letters_folder', 'print_file'])
      db.exec(`update ${table} set ledger = '0123456789abcdef:' || substr(ledger, 18)`);
    db.close();
  };
  const word = { actor: 'Lò Thị Mẫu', at: '2026-09-01T01:00:00Z' };

  test.each(['elsewhere', 'under the same path'])(
    'a copy %s erases nothing in the folder of the office, scanned or not, until an officer says that the office moved there',
    async (place) => {
      const database = place === 'elsewhere' ? inCopy('a.db') : office.database;
      copy = await copied();
      await copy.close();
      // The old machine’s disk is not here: its database is nowhere to be seen.
      await office.store.close();
      renameSync(office.database, at('máy cũ.db'));
      if (database !== inCopy('a.db')) renameSync(inCopy('a.db'), database);
      notedElsewhere(database);
      office.store = copy = openStore(database);
      for (const isScanned of [false, true]) {
        if (isScanned) await published(copy, at('letters'));
        for (const folder of [at('letters'), at('trước')]) {
          for (const dryRun of [true, false]) {
            const { code, sentence } = await refusal(erase(copy, folder, { dryRun }));
            expect([code, sentence.vi]).toEqual(['letters-of-another', expect.stringContaining('dunghen retention --moved-here')]);
            expect(sentence.en).toContain('another machine');
          }
        }
        expect(there()).toEqual([true, true, true]);
        expect((await copy.dossier('OLD'))?.applicant).toContain('Nông Thị Thử');
      }
      expect(await copy.takeOverFolders(word)).toEqual([realpathSync.native(at()) + sep + 'a.db']);
      // What was printed lies on the disks of the old machine: it is named, as after any move.
      expect(await erase(copy, at('letters'))).toMatchObject({ dossiers: 1, files: 2, prints: [], ofOthers: [{ path: at('in.docx') }] });
      expect(there()).toEqual([false, false, true]);
      expect(await copy.takeOverFolders(word)).toEqual([]);
      const db = new DatabaseSync(database);
      expect(db.prepare('select at, actor, word from retention_word').all()).toEqual([{ ...word, word: 'moved-here' }]);
      expect(() => db.exec('delete from retention_word')).toThrow('append-only');
      db.close();
    },
  );

  test('a copy with a folder of its own erases there, and names those of the office', async () => {
    copy = await copied();
    await copy.close();
    notedElsewhere(inCopy('a.db'));
    copy = openStore(inCopy('a.db'));
    await published(copy, inCopy('mới'));
    expect(await erase(copy, inCopy('mới'))).toMatchObject({ dossiers: 1, files: 1, ofOthers: [{}, { path: at('letters') }, {}] });
    expect(there()).toEqual([true, true, true]);
  });
});
