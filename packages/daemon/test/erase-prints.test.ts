// What erasing a citizen reaches beside the letters themselves: prints, wherever they lie, and the folders that letters lay in before.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseDay } from '@dunghen/core';
import { eraseExpired, findLetter, giveUpPlace, letterFileName, printLetters, scan, type Erased, type ScanContext } from '@dunghen/daemon';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { event, LetterOffice, refusal } from './letter-office.ts';

const NOW = '2026-09-01T01:00:00Z';
let office: LetterOffice;
const SEEN = '2026-02-16';
/** Six months after the first of them ended, and not after the second did. */
const LATER = '2026-09-01';
beforeEach(async () => {
  office = new LetterOffice('xóa bản in');
  const applicant = (name: string): object => ({ term: '3 working-days', applicant: { name } });
  await office.append(
    event('OLD', 'received', '2026-01-05', applicant('Nông Thị Thử')),
    event('OLD', 'completed', '2026-02-05'),
    event('NEW', 'received', '2026-02-02', applicant('Lò Văn Mẫu')),
    event('NEW', 'completed', '2026-04-06'),
  );
  await scan(office.store, office.on(SEEN));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await office.close();
});

const at = (...names: readonly string[]): string => join(office.folder, ...names);
const erase = (more: object = {}): Promise<Erased> =>
  eraseExpired(office.store, { months: 6, today: parseDay(LATER), folder: at('letters'), at: NOW, ...more });
/** A program in the place of LibreOffice. */
function converter(script: string): void {
  mkdirSync(at('bin'), { recursive: true });
  writeFileSync(at('bin', 'soffice'), `#!/bin/sh\n${script}\n`);
  chmodSync(at('bin', 'soffice'), 0o755);
  vi.stubEnv('PATH', `${at('bin')}${delimiter}${process.env['PATH'] ?? ''}`);
}
const print = (month: string, out: string) => {
  const { law } = office.on(SEEN);
  return printLetters(office.store, { month, today: SEEN, law, folder: at('letters'), out });
};
const inFolder = (folder: string): ScanContext => {
  const { letters, ...rest } = office.on(LATER);
  return { ...rest, letters: { ...letters, template: letters.template, folder } };
};

test.skipIf(process.platform === 'win32')(
  'a print goes with the first citizen in it, its PDF too, wherever it lies; another stays',
  async () => {
    mkdirSync(at('bin'));
    writeFileSync(at('bin', 'soffice'), '#!/bin/sh\nprintf "%%PDF-1.7 whole" > "$6/in.pdf"\n');
    chmodSync(at('bin', 'soffice'), 0o755);
    vi.stubEnv('PATH', `${at('bin')}${delimiter}${process.env['PATH'] ?? ''}`);
    mkdirSync(at('để in'));
    const prints = [at('để in', 'tháng 1.docx'), at('để in', 'tháng 1.pdf')];
    await print('2026-01', prints[0] as string);
    // Printed over: what the name held before is known no more.
    await print('2026-01', at('letters', 'in.docx'));
    await print('2026-02', at('letters', 'in.docx'));
    expect(await erase({ dryRun: true })).toMatchObject({ dossiers: 1, prints });
    expect(prints.map((path) => existsSync(path))).toEqual([true, true]);
    expect(await erase()).toMatchObject({ dossiers: 1, prints, filesKept: [] });
    expect([readdirSync(at('để in')), existsSync(at('letters', 'in.docx')), existsSync(at('letters', 'in.pdf'))]).toEqual([[], true, true]);
    expect(await erase({ today: parseDay('2026-11-01') })).toMatchObject({ prints: [at('letters', 'in.docx'), at('letters', 'in.pdf')] });
  },
);

test.skipIf(process.platform === 'win32')(
  'a print that somebody altered is left and named, once; one on a disk that is away, or that cannot be removed, waits',
  async () => {
    converter('exit 1');
    await print('2026-01', at('letters', 'sửa.docx'));
    writeFileSync(at('letters', 'sửa.docx'), 'của văn phòng');
    mkdirSync(at('usb'));
    await print('2026-01', at('usb', 'in.docx'));
    renameSync(at('usb'), at('rút ra'));
    await print('2026-01', at('letters', 'đã xóa.docx'));
    rmSync(at('letters', 'đã xóa.docx'));
    expect(await erase()).toMatchObject({ prints: [], filesKept: [at('letters', 'sửa.docx')], printsLeft: [at('usb', 'in.docx')] });
    expect(readFileSync(at('letters', 'sửa.docx'), 'utf8')).toBe('của văn phòng');
    renameSync(at('rút ra'), at('usb'));
    if (process.getuid?.() !== 0) {
      chmodSync(at('usb'), 0o555);
      expect(await erase()).toMatchObject({ prints: [], printsLeft: [at('usb', 'in.docx')] });
      chmodSync(at('usb'), 0o755);
    }
    expect(await erase()).toMatchObject({ dossiers: 0, prints: [at('usb', 'in.docx')], filesKept: [] });
    expect(await erase()).toMatchObject({ prints: [], filesKept: [] });
  },
);

test.skipIf(!existsSync('/dev/shm') || !existsSync('/var/tmp') || statSync('/dev/shm').dev === statSync('/var/tmp').dev)(
  'a print on a stick that was pulled out and left its folder waits for it; one that was deleted is known no more',
  async () => {
    converter('exit 1');
    // A folder that is on the stick while it is in, and on the disk when it is not.
    const [stick, disk, usb] = [mkdtempSync('/dev/shm/thẻ '), mkdtempSync('/var/tmp/thẻ '), at('usb')];
    try {
      symlinkSync(stick, usb);
      await print('2026-01', join(usb, 'in.docx'));
      await print('2026-01', join(usb, 'đã xóa.docx'));
      rmSync(join(usb, 'đã xóa.docx'));
      rmSync(usb);
      symlinkSync(disk, usb);
      const [file, deleted] = [join(usb, 'in.docx'), join(usb, 'đã xóa.docx')];
      expect(await erase()).toMatchObject({ dossiers: 1, prints: [], printsLeft: [file, deleted] });
      rmSync(usb);
      symlinkSync(stick, usb);
      expect(await erase()).toMatchObject({ prints: [file], printsLeft: [] });
      expect([readdirSync(stick), await office.store.expiredPrints()]).toEqual([[], []]);
    } finally {
      for (const folder of [stick, disk]) rmSync(folder, { recursive: true });
    }
  },
);

test('nothing is erased while the folder of the letters is away, as is said: no print of an erasure before either', async () => {
  converter('exit 1');
  await print('2026-01', at('in.docx'));
  const { id = 0 } = (await office.store.dossier('OLD')) ?? {};
  await office.store.erase([id], LATER, NOW);
  renameSync(at('letters'), at('ổ mạng'));
  mkdirSync(at('letters'));
  await expect(erase({ today: parseDay('2026-11-01') })).rejects.toMatchObject({ code: 'letters-away' });
  expect(existsSync(at('in.docx'))).toBe(true);
  rmSync(at('letters'), { recursive: true });
  renameSync(at('ổ mạng'), at('letters'));
  expect(await erase({ today: parseDay('2026-11-01') })).toMatchObject({ dossiers: 1, prints: [at('in.docx')] });
});

test('a print goes also where an erasure was cut short, and the letter of another citizen cannot be removed', async () => {
  converter('exit 1');
  await print('2026-01', at('letters', 'in.docx'));
  const { id = 0 } = (await office.store.dossier('OLD')) ?? {};
  await office.store.erase([id], LATER, NOW);
  const file = at('letters', letterFileName('NEW', 1));
  rmSync(file);
  mkdirSync(file);
  await expect(erase({ today: parseDay('2026-11-01') })).rejects.toMatchObject({ code: 'EISDIR' });
  expect(existsSync(at('letters', 'in.docx'))).toBe(false);
});

test.skipIf(process.platform === 'win32')('what was printed to a pipe or a device is not waited for when it is to be erased', async () => {
  converter('exit 1');
  await print('2026-01', at('letters', 'ống.docx'));
  rmSync(at('letters', 'ống.docx'));
  execFileSync('mkfifo', [at('letters', 'ống.docx')]);
  expect(await erase()).toMatchObject({ dossiers: 1, prints: [], printsLeft: [], filesKept: [] });
  expect(await office.store.expiredPrints()).toEqual([]);
});

test('a print through a link goes, and the link is left; one that was printed over by a print that died is known by itself', async () => {
  converter('exit 1');
  writeFileSync(at('đích.docx'), '');
  symlinkSync(at('đích.docx'), at('letters', 'liên kết.docx'));
  await print('2026-01', at('letters', 'liên kết.docx'));
  await print('2026-02', at('letters', 'in.docx'));
  const { id } = await findLetter(office.store, 'OLD');
  await office.store.notePrint({ path: at('letters', 'in.docx'), sha256: 'f'.repeat(64), mount: null }, [id]);
  expect(await erase()).toMatchObject({ prints: [at('letters', 'liên kết.docx')], printsLeft: [], filesKept: [] });
  expect([existsSync(at('đích.docx')), existsSync(at('letters', 'in.docx'))]).toEqual([false, true]);
});

test('what could not be printed, since its folder is not there, is named by nobody', async () => {
  const path = at('không có', 'in.docx');
  await expect(print('2026-01', path)).rejects.toMatchObject({ code: 'ENOENT', path });
  expect(await erase()).toMatchObject({ dossiers: 1, printsLeft: [] });
});

test('letters go from the folder they lie in also where the configuration names another that nothing was written to yet', async () => {
  expect(await erase({ folder: at('mới') })).toMatchObject({ dossiers: 1, files: 1, foldersAway: [] });
  expect(existsSync(at('letters', letterFileName('OLD', 1)))).toBe(false);
});

test('letters in a folder of before go too; one that is away, or another in its place, is named and left', async () => {
  const file = letterFileName('OLD', 1);
  renameSync(at('letters'), at('đã dời'));
  // Moved with its mark: it is the same.
  await scan(office.store, inFolder(at('đã dời')));
  expect(await office.store.oldLettersFolders()).toEqual([]);
  await scan(office.store, inFolder(at('thứ hai')));
  await scan(office.store, inFolder(at('thứ ba')));
  expect((await office.store.oldLettersFolders()).map(({ path }) => path)).toEqual([at('thứ hai'), at('đã dời')].toSorted());
  rmSync(at('thứ hai'), { recursive: true });
  mkdirSync(at('thứ hai'));
  writeFileSync(at('thứ hai', file), readFileSync(at('thứ ba', file)));
  // Of its own now.
  const altered = at('đã dời', 'tep-khac', `0123456789ab-${file}`);
  mkdirSync(dirname(altered));
  writeFileSync(altered, 'cán bộ đã sửa');
  expect(await erase({ folder: at('thứ ba') })).toMatchObject({ files: 2, filesKept: [altered], foldersAway: [at('thứ hai')] });
  expect(['đã dời', 'thứ hai', 'thứ ba'].map((folder) => existsSync(at(folder, file)))).toEqual([false, true, false]);
  // Back in a folder of before, it is the present one.
  await scan(office.store, inFolder(at('đã dời')));
  expect((await office.store.oldLettersFolders()).map(({ path }) => path)).toEqual([at('thứ ba'), at('thứ hai')].toSorted());
});

test('a folder of before that is known by its number alone, as no mark could be written, is reached too', async () => {
  await scan(office.store, inFolder(at('mới')));
  const db = new DatabaseSync(office.database);
  db.exec('update old_letters_folder set mark = null');
  db.close();
  expect(await erase({ folder: at('mới') })).toMatchObject({ files: 2, foldersAway: [] });
  expect(existsSync(at('letters', letterFileName('OLD', 1)))).toBe(false);
});

describe('a disk that is lost for good', () => {
  const word = { actor: 'Lò Thị Mẫu', at: NOW };

  test.skipIf(process.platform === 'win32')(
    'is named no more once an officer says so, and what was printed to it is erased should it come back',
    async () => {
      converter('exit 1');
      mkdirSync(at('usb', 'trong'), { recursive: true });
      const files = [at('usb', 'in.docx'), at('usb', 'trong', 'in.docx')];
      for (const file of files) await print('2026-01', file);
      await print('2026-01', at('usb2.docx'));
      await print('2026-01', at('đã mất.docx'));
      expect((await refusal(giveUpPlace(office.store, at('usb'), word))).code).toBe('place-is-there');
      renameSync(at('usb'), at('mất'));
      expect(await erase()).toMatchObject({ printsLeft: files, givenUp: [] });
      const { code, sentence } = await refusal(giveUpPlace(office.store, at('us'), word));
      expect([code, sentence.vi]).toEqual(['nothing-noted-there', expect.stringContaining(files.join(', '))]);
      expect(await giveUpPlace(office.store, at('usb', 'trong', '..'), word)).toEqual(files);
      const givenUp = files.map((path) => ({ path, ...word }));
      expect(await erase()).toMatchObject({ printsLeft: [], givenUp });
      expect(await erase({ thorough: true })).toMatchObject({ printsLeft: [], givenUp });
      const db = new DatabaseSync(office.database);
      expect(db.prepare('select at, actor, word, place from retention_word').all()).toEqual([{ ...word, word: 'gone', place: at('usb') }]);
      db.close();
      renameSync(at('mất'), at('usb'));
      expect(await erase()).toMatchObject({ prints: files, printsLeft: [], givenUp: [] });
      expect(readdirSync(at('usb', 'trong'))).toEqual([]);
    },
  );

  test.skipIf(process.platform === 'win32')('is another once something is printed to its place anew: that is named again', async () => {
    converter('exit 1');
    const printed = async (): Promise<void> => {
      mkdirSync(at('usb'));
      await print('2026-01', at('usb', 'in.docx'));
      rmSync(at('usb'), { recursive: true });
    };
    await printed();
    await giveUpPlace(office.store, at('usb'), word);
    await printed();
    expect(await erase()).toMatchObject({ printsLeft: [at('usb', 'in.docx')], givenUp: [] });
    await giveUpPlace(office.store, at('usb'), word);
    expect(await erase()).toMatchObject({ printsLeft: [], givenUp: [{}] });
  });

  test('may hold a letters folder of before, which is named no more either', async () => {
    await scan(office.store, inFolder(at('mới')));
    expect((await refusal(giveUpPlace(office.store, at('letters'), word))).code).toBe('place-is-there');
    rmSync(at('letters'), { recursive: true });
    expect(await erase({ folder: at('mới'), dryRun: true })).toMatchObject({ foldersAway: [at('letters')], givenUp: [] });
    expect(await giveUpPlace(office.store, at('letters'), word)).toEqual([at('letters')]);
    expect(await erase({ folder: at('mới') })).toMatchObject({ files: 1, foldersAway: [], givenUp: [{ path: at('letters'), ...word }] });
  });

  test('has its letters of the erased erased once it is back, and no others, nor one that an officer altered', async () => {
    const [old, other] = [letterFileName('OLD', 1), letterFileName('NEW', 1)];
    mkdirSync(at('letters', 'tep-khac'));
    const aside = ['0123456789ab', 'ba9876543210'].map((hash) => at('letters', 'tep-khac', `${hash}-${old}`)) as [string, string];
    writeFileSync(aside[0], readFileSync(at('letters', old)));
    writeFileSync(aside[1], 'cán bộ đã sửa');
    await scan(office.store, inFolder(at('mới')));
    renameSync(at('letters'), at('mất'));
    await giveUpPlace(office.store, at('letters'), word);
    expect(await erase({ folder: at('mới') })).toMatchObject({ dossiers: 1, files: 1 });
    expect(await erase({ folder: at('mới') })).toMatchObject({ dossiers: 0, files: 0 });
    renameSync(at('mất'), at('letters'));
    expect(await erase({ folder: at('mới'), dryRun: true })).toMatchObject({ files: 0 });
    expect(await erase({ folder: at('mới') })).toMatchObject({ dossiers: 0, files: 2 });
    expect([at('letters', old), ...aside, at('letters', other)].map((path) => existsSync(path))).toEqual([false, false, true, true]);
  });

  test('may hold the letters folder itself, which is one of before once letters are written to the next', async () => {
    rmSync(at('letters'), { recursive: true });
    expect(await erase({ folder: at('mới'), dryRun: true })).toMatchObject({ foldersAway: [at('letters')] });
    expect((await refusal(giveUpPlace(office.store, office.folder, word))).code).toBe('letters-there');
    await scan(office.store, inFolder(at('mới')));
    expect(await giveUpPlace(office.store, at('letters'), word)).toEqual([at('letters')]);
  });

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('is none where this user may not look into it', async () => {
    converter('exit 1');
    mkdirSync(at('usb', 'trong'), { recursive: true });
    await print('2026-01', at('usb', 'trong', 'in.docx'));
    chmodSync(at('usb'), 0o000);
    expect((await refusal(giveUpPlace(office.store, at('usb'), word))).code).toBe('place-is-there');
    chmodSync(at('usb'), 0o755);
  });
});
