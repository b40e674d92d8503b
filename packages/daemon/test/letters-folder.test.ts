// The letters folder and what may lie in its place: a share that is away, another disk, a copy, a folder of the same number.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { findLetter, scan, type ScanContext, type ScanResult } from '@dunghen/daemon';
import type { Store, StoredLetter } from '@dunghen/store';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FOLDER_MARK } from '../src/letters/folder-mark.ts';
import { THIS_MACHINE } from '../src/machine.ts';
import { event, LetterOffice } from './letter-office.ts';

let office: LetterOffice;
let store: Store;
let on: LetterOffice['on'];
let append: LetterOffice['append'];
beforeEach(() => ({ store, on, append } = office = new LetterOffice('thư mục thư')));
afterEach(() => office.close());
const letter = (): Promise<StoredLetter> => findLetter(store, 'A');
const path = (name: string, ...folder: string[]): string => join(office.folder, 'letters', ...folder, name);
/** Due on 5 November. */
const received = event('A', 'received', '2026-11-02', { term: '3 working-days' });

describe('the folder of letters', () => {
  const config = (folder: string): void => office.configure(`[agency]\nname = "UBND xã Mẫu"\n[letters]\nfolder = "${folder}"\n`);
  const writtenTo = async (): Promise<number> => (await scan(store, on('2026-11-06'))).lettersPublished;
  beforeEach(async () => {
    await append(received);
    await scan(store, on('2026-11-06'));
  });

  test('that is another and empty is written to once somebody says that it is meant', async () => {
    renameSync(path(''), join(office.folder, 'cũ'));
    mkdirSync(path(''));
    expect(await writtenTo()).toBe(0);
    expect(await scan(store, { ...on('2026-11-06'), isNewFolder: true })).toMatchObject({ lettersPublished: 1, degraded: [] });
    rmSync(path((await letter()).fileName));
    expect(await writtenTo()).toBe(1);
  });

  describe('within a share', () => {
    const share = (...names: string[]): string => join(office.folder, 'ổ mạng', ...names);
    const unmounted: readonly [string, () => void][] = [
      ['leaves an empty folder', (): void => mkdirSync(share())],
      ['leaves none', (): void => {}],
    ];
    beforeEach(async () => {
      config('ổ mạng/thư/năm nay');
      await writtenTo();
      writeFileSync(share('thư', 'năm nay', (await letter()).fileName), 'hoàn chỉnh trong Word');
      renameSync(share(), path('', '..', 'ở máy chủ'));
    });

    test.each(unmounted)(
      'that %s while it is not mounted is waited for, and a draft completed on it is not overtaken',
      async (_, leave) => {
        leave();
        const inItsPlace = existsSync(share());
        await append(event('B', 'received', '2026-11-02', { term: '3 working-days' }));
        for (let time = 0; time < 2; time++) {
          const { lettersPublished, degraded } = await scan(store, on('2026-11-06'));
          expect([lettersPublished, degraded]).toMatchObject([0, [{ code: 'letters-away', blocking: true }]]);
          expect([existsSync(share()), inItsPlace && readdirSync(share())]).toEqual([inItsPlace, inItsPlace && []]);
        }
        rmSync(share(), { recursive: true, force: true });
        renameSync(path('', '..', 'ở máy chủ'), share());
        expect(await scan(store, on('2026-11-06'))).toMatchObject({ lettersPublished: 1, degraded: [] });
        expect(readFileSync(share('thư', 'năm nay', (await letter()).fileName), 'utf8')).toBe('hoàn chỉnh trong Word');
      },
    );

    test.each(unmounted)('that %s is made anew once somebody says that it is gone for good', async (_, leave) => {
      leave();
      expect(await scan(store, { ...on('2026-11-06'), isNewFolder: true })).toMatchObject({ lettersPublished: 1, degraded: [] });
      expect(readdirSync(share('thư', 'năm nay')).toSorted()).toEqual([FOLDER_MARK, (await letter()).fileName]);
      expect(await scan(store, on('2026-11-06'))).toMatchObject({ lettersPublished: 0, degraded: [] });
    });
  });

  test('that was moved into another under the old name is made anew where it is deleted there', async () => {
    config('hồ sơ/thư');
    expect(await writtenTo()).toBe(1);
    const [inIt, old] = [join(office.folder, 'hồ sơ'), join(office.folder, 'hồ sơ cũ')];
    renameSync(inIt, old);
    mkdirSync(inIt);
    renameSync(join(old, 'thư'), join(inIt, 'thư'));
    expect(await writtenTo()).toBe(0);
    rmSync(join(inIt, 'thư'), { recursive: true });
    expect(await scan(store, on('2026-11-06'))).toMatchObject({ lettersPublished: 1, degraded: [] });
  });

  test('that an older program noted and that is missing is waited for, since nobody knows what it lay in', async () => {
    const db = new DatabaseSync(office.database);
    db.exec('update letters_folder set parent_inode = null');
    db.close();
    rmSync(path(''), { recursive: true });
    expect(await scan(store, on('2026-11-06'))).toMatchObject({ lettersPublished: 0, degraded: [{ code: 'letters-away' }] });
    mkdirSync(path(''));
    expect(await scan(store, { ...on('2026-11-06'), isNewFolder: true })).toMatchObject({ lettersPublished: 1 });
    rmSync(path(''), { recursive: true });
    expect(await writtenTo()).toBe(1);
  });

  test('is made anew where it was deleted, and kept where all its letters were', async () => {
    rmSync(path(''), { recursive: true });
    expect(await writtenTo()).toBe(1);
    await writtenTo();
    rmSync(path((await letter()).fileName));
    expect(await writtenTo()).toBe(1);
  });

  test('is written to anew where all that lay in it was deleted, its mark too', async () => {
    const names = readdirSync(path('')).toSorted();
    for (const name of names) rmSync(path(name));
    expect(await scan(store, on('2026-11-06'))).toMatchObject({ lettersPublished: 1, degraded: [] });
    expect(readdirSync(path('')).toSorted()).toEqual(names);
  });

  test('that the configuration names instead of the old one is written to at once', async () => {
    mkdirSync(join(office.folder, 'mới'));
    config('mới');
    expect(await writtenTo()).toBe(1);
  });

  test('that was copied with its letters, as from a backup, is the same', async () => {
    cpSync(path(''), join(office.folder, 'bản sao'), { recursive: true });
    rmSync(path(''), { recursive: true });
    renameSync(join(office.folder, 'bản sao'), path(''));
    expect(await scan(store, on('2026-11-06'))).toMatchObject({ lettersPublished: 0, degraded: [] });
  });

  describe('bears a mark', () => {
    const MARK = /^[0-9a-f]{32}\nĐúng Hẹn nhận ra [^\n]*\n$/;
    const mark = (folder = path('')): string => readFileSync(join(folder, FOLDER_MARK), 'utf8');
    /** A machine on which every folder has one number, as the roots of all file systems of a kind have. */
    const alike = (root?: string): Partial<ScanContext> => ({
      machine: {
        ...THIS_MACHINE,
        stat: async (name) => {
          const found = await stat(name);
          return { mtimeMs: found.mtimeMs, ino: 2, dev: name === root ? found.dev + 1 : found.dev, isFile: () => found.isFile() };
        },
      },
    });
    const scanned = (more: Partial<ScanContext> = {}): Promise<ScanResult> => scan(store, { ...on('2026-11-06'), ...more });
    const noted = (sql: string): void => {
      const db = new DatabaseSync(office.database);
      db.exec(sql);
      db.close();
    };
    const AWAY = { lettersPublished: 0, degraded: [{ code: 'letters-away', blocking: true }] };
    const WELL = { lettersPublished: 0, degraded: [] };

    test('that names nobody, stays as it is, and is known to the ledger', async () => {
      const given = mark();
      expect(given).toMatch(MARK);
      if (process.platform !== 'win32') expect(statSync(path(FOLDER_MARK)).mode & 0o777).toBe(0o640);
      expect(await scanned()).toMatchObject(WELL);
      expect([mark(), (await store.lettersFolder())?.mark]).toEqual([given, given.slice(0, 32)]);
    });

    test.each([
      ['of which it is the root', (): string => dirname(path('x'))],
      ['in whose root it lies', (): string => office.folder],
    ])(
      'by which it is told from an empty folder of the same number on another disk %s, and found back with what was completed on it',
      async (_, root) => {
        const disk = alike(root());
        await scanned(disk);
        writeFileSync(path((await letter()).fileName), 'hoàn chỉnh trong Word');
        renameSync(path(''), join(office.folder, 'ổ kia'));
        mkdirSync(path(''));
        for (let time = 0; time < 2; time++) expect(await scanned(disk)).toMatchObject(AWAY);
        expect(readdirSync(path(''))).toEqual([]);
        rmSync(path(''), { recursive: true });
        renameSync(join(office.folder, 'ổ kia'), path(''));
        expect(await scanned(disk)).toMatchObject(WELL);
        expect(readFileSync(path((await letter()).fileName), 'utf8')).toBe('hoàn chỉnh trong Word');
      },
    );

    test('and so has the folder of another ledger on that disk: it is not taken for this one, and keeps its own', async () => {
      await scanned(alike());
      renameSync(path(''), join(office.folder, 'ổ kia'));
      mkdirSync(path(''));
      const other = `${'0'.repeat(32)}\n`;
      writeFileSync(path(FOLDER_MARK), other);
      expect(await scanned(alike())).toMatchObject(AWAY);
      expect(await scanned({ ...alike(), isNewFolder: true })).toMatchObject({ lettersPublished: 1, degraded: [] });
      expect([mark(), (await store.lettersFolder())?.mark]).toEqual([other, '0'.repeat(32)]);
    });

    test('and is missing where another disk lies in the place of what it lay in: the root of a disk is no proof', async () => {
      const root = dirname(path('x'));
      await scanned(alike(office.folder));
      rmSync(root, { recursive: true });
      expect(await scanned(alike(office.folder))).toMatchObject(AWAY);
      expect(existsSync(root)).toBe(false);
      expect(await scanned({ ...alike(office.folder), isNewFolder: true })).toMatchObject({ lettersPublished: 1 });
    });

    test('given by the next scan where an older program noted the folder by its number', async () => {
      rmSync(path(FOLDER_MARK));
      noted('update letters_folder set mark = null');
      expect(await scanned()).toMatchObject(WELL);
      expect(mark()).toMatch(MARK);
      expect((await store.lettersFolder())?.mark).toBe(mark().slice(0, 32));
    });

    test('that is taken over by an older copy of the ledger, whether it knew none or another', async () => {
      const given = mark();
      for (const older of ['null', "'ffffffffffffffffffffffffffffffff'"]) {
        noted(`update letters_folder set mark = ${older}`);
        expect(await scanned()).toMatchObject(WELL);
        expect([mark(), (await store.lettersFolder())?.mark]).toEqual([given, given.slice(0, 32)]);
      }
    });

    test.each([
      ['deleted', (): void => rmSync(path(FOLDER_MARK))],
      ['emptied', (): void => writeFileSync(path(FOLDER_MARK), '')],
    ])('that somebody %s is given anew while a letter lies beside it', async (_, harm) => {
      const before = mark();
      harm();
      expect(await scanned()).toMatchObject(WELL);
      expect(mark()).toMatch(MARK);
      expect(mark()).not.toBe(before);
      expect((await store.lettersFolder())?.mark).toBe(mark().slice(0, 32));
    });

    test('is not taken for emptied where no letter lies in it and its mark, which is there, cannot be read: as of a share that fails, or another ledger', async () => {
      rmSync(path((await letter()).fileName));
      writeFileSync(path(FOLDER_MARK), '');
      expect(await scanned()).toMatchObject(AWAY);
      expect(readdirSync(path(''))).toEqual([FOLDER_MARK]);
    });

    test('by which it is known when every letter in it was deleted, also where its number is another since', async () => {
      rmSync(path((await letter()).fileName));
      cpSync(path(''), join(office.folder, 'ổ mới'), { recursive: true });
      rmSync(path(''), { recursive: true });
      renameSync(join(office.folder, 'ổ mới'), path(''));
      expect(await scanned()).toMatchObject({ lettersPublished: 1, degraded: [] });
    });

    test('that cannot be written is no fault while every letter is there, and made up for', async () => {
      rmSync(path(FOLDER_MARK));
      const full: Partial<ScanContext> = {
        machine: { ...THIS_MACHINE, open: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'open' })) },
      };
      // What publishing syncs on the way is not to fail.
      const opensFolders = { machine: { ...(full.machine as typeof THIS_MACHINE), opensFolders: false } };
      expect(await scanned(opensFolders)).toMatchObject(WELL);
      expect([existsSync(path(FOLDER_MARK)), (await store.lettersFolder())?.mark]).toEqual([false, null]);
      expect(await scanned()).toMatchObject(WELL);
      expect(mark()).toMatch(MARK);
    });

    test('that scans of several processes at once give only once', async () => {
      rmSync(path(FOLDER_MARK));
      const beside = (pid: number) => scanned({ machine: { ...THIS_MACHINE, pid, isAlive: () => true } });
      for (const result of await Promise.all([1, 2, 3].map(beside))) expect(result).toMatchObject(WELL);
      expect((await store.lettersFolder())?.mark).toBe(mark().slice(0, 32));
      expect(await scanned()).toMatchObject(WELL);
    });

    test('known to the ledger only once it is safely on disk', async () => {
      rmSync(path(FOLDER_MARK));
      noted('update letters_folder set mark = null');
      const dies: Partial<ScanContext> = {
        machine: {
          ...THIS_MACHINE,
          open: async (name, flags, mode) => {
            const file = await THIS_MACHINE.open(name, flags, mode);
            // The folder is synced once before the letters and once after the mark: there the machine stops.
            if (flags === 'r' && existsSync(path(FOLDER_MARK))) {
              await file.close();
              throw new Error('the power is cut');
            }
            return file;
          },
        },
      };
      await expect(scanned(dies)).rejects.toThrow('the power is cut');
      expect((await store.lettersFolder())?.mark).toBe(null);
      expect(await scanned()).toMatchObject(WELL);
    });
  });
});
