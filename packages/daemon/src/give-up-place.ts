// A disk that is lost for good: what was printed to it cannot be erased by the program, and an officer says so once.
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { RetentionWord, Store } from '@dunghen/store';
import { firstFew } from '@dunghen/view/words';
import { DaemonError } from './daemon-error.ts';
import { FOLDER_MARK } from './letters/folder-mark.ts';
import { isThere } from './letters/letters-folder.ts';
import { isCode } from './machine.ts';

/** A file or folder that the program cannot erase, and by whose word it is gone. */
export interface GivenUp extends RetentionWord {
  readonly path: string;
}

/** Paths named in a sentence. */
const NAMED = 5;

/**
 * Gives up what was printed or published to a place, a folder or a file, that is lost: it is named as a fault no more, and erased all the
 * same should it come back. Returns what it was.
 * @throws {DaemonError} `nothing-noted-there`; `letters-there` where letters were published there last; `place-is-there` where any of it
 * is there, to be erased or put right instead.
 */
export async function giveUpPlace(store: Store, path: string, word: RetentionWord): Promise<readonly string[]> {
  const place = resolve(path);
  const below = place.endsWith(sep) ? place : place + sep;
  const isAtPlace = (one: string): boolean => one === place || one.startsWith(below);
  const noted = await store.notedThere(isAtPlace);
  const all = [...noted.prints, ...noted.folders];
  if (all.length === 0) {
    const last = await store.lettersFolder();
    throw last?.otherLedger === null && isAtPlace(last.path) ? lettersThere(last.path) : nothingNoted(place, await unreached(store));
  }
  for (const print of noted.prints) if (await mayBeThere(print)) throw placeIsThere(place, print);
  const folders = (await store.oldLettersFolders()).filter((folder) => noted.folders.includes(folder.path));
  for (const folder of folders)
    if ((await isThere(folder)) || (await isHidden(join(folder.path, FOLDER_MARK)))) throw placeIsThere(place, folder.path);
  await store.giveUp(place, noted, word);
  return all;
}

const mayBeThere = async (path: string): Promise<boolean> => existsSync(path) || isHidden(path);

/** What this user may not look at may well be there. */
const isHidden = (path: string): Promise<boolean> =>
  stat(path).then(
    () => false,
    (error: unknown) => isCode(error, 'EACCES') || isCode(error, 'EPERM'),
  );

/** What is to be erased and is not there. */
async function unreached(store: Store): Promise<readonly string[]> {
  const prints = await store.expiredPrints();
  const paths: string[] = [];
  for (const { path, otherLedger, givenUp } of prints) if (otherLedger === null && !givenUp && !(await mayBeThere(path))) paths.push(path);
  return paths;
}

const nothingNoted = (place: string, unreachable: readonly string[]): DaemonError => {
  const list = firstFew(unreachable, NAMED);
  return new DaemonError(
    'nothing-noted-there',
    {
      vi: `Sổ không ghi bản in hay thư mục thư cũ nào ở ${place}; hãy ghi đúng đường dẫn như khi in.${list && ` Đang không tới được: ${list}.`}`,
      en: `No print and no earlier letters folder is noted at ${place}; write the path as it was when they were printed.${list && ` Not to be reached: ${list}.`}`,
    },
    place,
  );
};

/** A folder is one of before once letters were published to the next. */
const lettersThere = (path: string): DaemonError =>
  new DaemonError(
    'letters-there',
    {
      vi: `${path} vẫn là thư mục ghi thư lần gần nhất, nên chưa ghi là mất; hãy chạy "dunghen scan" một lần để thư được ghi vào thư mục mới trong cấu hình (cấu hình vẫn ghi thư mục ấy thì thêm --new-folder), rồi làm lại nếu retention còn nhắc.`,
      en: `${path} is still the folder that letters were written to last, so it was not noted as gone; run "dunghen scan" once, so that they are written to the new one of the configuration (with --new-folder where that still names this one), and do this again if retention still names it.`,
    },
    path,
  );

const placeIsThere = (place: string, path: string): DaemonError =>
  new DaemonError(
    'place-is-there',
    {
      vi: `${path} vẫn còn đó (hoặc không được phép xem), nên không ghi ${place} là mất; hãy chạy "dunghen retention" bằng người dùng có quyền xóa, hoặc tự xóa.`,
      en: `${path} is there (or may not be looked at), so ${place} was not noted as gone; run "dunghen retention" as a user who may remove it, or delete it yourself.`,
    },
    place,
  );
