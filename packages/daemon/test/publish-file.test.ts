// Publishing on real folders, with one step of the machine changed: what a file system without hard links, another writer, or a full disk does.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { THIS_MACHINE, type Machine } from '../src/machine.ts';
import { nameAside, publishFile, sha256 } from '../src/publish-file.ts';

const LETTER = Buffer.from('thư xin lỗi');
const STRANGER = Buffer.from('của người khác');
const fault = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'link' });

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ghi tệp '));
  path = join(folder, 'A-1.docx');
});
afterEach(() => rmSync(folder, { recursive: true }));

const aside = (): readonly string[] =>
  readdirSync(join(folder, 'tep-khac'))
    .map((name) => readFileSync(join(folder, 'tep-khac', name), 'utf8'))
    .toSorted();
const temporaries = (): readonly string[] => readdirSync(folder).filter((name) => name.startsWith('.tam-'));

/** This machine on a file system without hard links; `before` the file of a stranger is moved, something may happen. */
const withoutLinks = (before: () => void = () => {}, code = 'ENOTSUP'): Machine => ({
  ...THIS_MACHINE,
  link: () => Promise.reject(fault(code)),
  rename: (from, to) => {
    if (from === path) before();
    return THIS_MACHINE.rename(from, to);
  },
});

describe('on a file system without hard links', () => {
  // ERROR_INVALID_FUNCTION, which Windows answers for a FAT or exFAT disk, comes as EISDIR.
  test.each(['ENOTSUP', 'ENOSYS', 'EPERM', 'EISDIR'])(
    'that says so by %s a letter is written, and found there the second time',
    async (code) => {
      const machine = withoutLinks(() => {}, code);
      expect(await publishFile(path, LETTER, null, machine)).toBe('written');
      expect(await publishFile(path, LETTER, null, machine)).toBe('present');
      expect(readFileSync(path)).toEqual(LETTER);
      expect(temporaries()).toEqual([]);
    },
  );

  test('a stranger of that name is kept aside and not overwritten', async () => {
    writeFileSync(path, STRANGER);
    expect(await publishFile(path, LETTER, null, withoutLinks())).toBe('moved-aside');
    expect(readFileSync(path)).toEqual(LETTER);
    expect(aside()).toEqual([STRANGER.toString()]);
  });

  test('a stranger that is saved anew at the very moment it is moved is kept under a name of its own', async () => {
    writeFileSync(path, STRANGER);
    const saved = withoutLinks(() => writeFileSync(path, 'vừa lưu lại'));
    expect(await publishFile(path, LETTER, null, saved)).toBe('moved-aside');
    expect(readFileSync(path)).toEqual(LETTER);
    expect(readdirSync(join(folder, 'tep-khac'))).toEqual([nameAside(sha256(Buffer.from('vừa lưu lại')), 'A-1.docx')]);
  });
});

describe('what lies in tep-khac is never lost', () => {
  test.each([
    ['with', THIS_MACHINE],
    ['without', undefined],
  ])('a file there that somebody has worked on gives way to the next of its name, %s hard links', async (_, machine) => {
    mkdirSync(join(folder, 'tep-khac'));
    writeFileSync(join(folder, 'tep-khac', nameAside(sha256(STRANGER), 'A-1.docx')), 'đã sửa trong tep-khac');
    writeFileSync(path, STRANGER);
    expect(await publishFile(path, LETTER, null, machine ?? withoutLinks())).toBe('moved-aside');
    expect(readFileSync(path)).toEqual(LETTER);
    expect(aside()).toEqual([STRANGER.toString(), 'đã sửa trong tep-khac'].toSorted());
  });

  test('the same stranger twice is kept once', async () => {
    for (let time = 0; time < 2; time++) {
      writeFileSync(path, STRANGER);
      expect(await publishFile(path, LETTER)).toBe('moved-aside');
    }
    expect(aside()).toEqual([STRANGER.toString()]);
  });
});

describe('another writer comes between two steps', () => {
  /** Does something once, just before the file at `path` gets a second name. */
  const between = (meddle: () => void): Machine => {
    let met = false;
    return {
      ...THIS_MACHINE,
      link: (from, to) => {
        if (from === path && !met) {
          met = true;
          meddle();
        }
        return THIS_MACHINE.link(from, to);
      },
    };
  };

  test('a stranger replaced by another is not mistaken for it: the other is kept', async () => {
    writeFileSync(path, STRANGER);
    const machine = between(() => {
      rmSync(path);
      writeFileSync(path, 'người thứ ba');
    });
    expect(await publishFile(path, LETTER, null, machine)).toBe('moved-aside');
    expect(readFileSync(path)).toEqual(LETTER);
    expect(aside()).toEqual(['người thứ ba']);
  });

  test('a stranger that somebody takes away is not waited for', async () => {
    writeFileSync(path, STRANGER);
    const machine = between(() => rmSync(path));
    expect(await publishFile(path, LETTER, null, machine)).toBe('written');
    expect(readFileSync(path)).toEqual(LETTER);
  });

  test('a folder that refuses the second name is told, and the stranger stays', async () => {
    writeFileSync(path, STRANGER);
    const machine: Machine = {
      ...THIS_MACHINE,
      link: (from, to) => (from === path ? Promise.reject(fault('EACCES')) : THIS_MACHINE.link(from, to)),
    };
    await expect(publishFile(path, LETTER, null, machine)).rejects.toMatchObject({ code: 'EACCES' });
    expect(readFileSync(path)).toEqual(STRANGER);
    expect(temporaries()).toEqual([]);
  });
});

describe('a disk that fills up or fails', () => {
  test('keeps no half letter, also when it says that all was written', async () => {
    const machine: Machine = {
      ...THIS_MACHINE,
      open: async (...of) => {
        const file = await THIS_MACHINE.open(...of);
        const { write, sync, close } = { write: file.write.bind(file), sync: file.sync.bind(file), close: file.close.bind(file) };
        return { write, sync, close, stat: () => Promise.resolve({ size: LETTER.length - 1 }) };
      },
    };
    await expect(publishFile(path, LETTER, null, machine)).rejects.toMatchObject({ code: 'ESHORT' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is no reason to take its folder for one without hard links', async () => {
    const machine: Machine = { ...THIS_MACHINE, link: () => Promise.reject(fault('EIO')) };
    await expect(publishFile(path, LETTER, null, machine)).rejects.toMatchObject({ code: 'EIO' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is told where a folder cannot be looked into', async () => {
    const machine: Machine = {
      ...withoutLinks(),
      stat: () => Promise.reject(fault('EACCES')),
    };
    await expect(publishFile(path, LETTER, null, machine)).rejects.toMatchObject({ code: 'EACCES' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
