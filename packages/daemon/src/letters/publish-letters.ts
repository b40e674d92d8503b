// Puts on disk what the ledger holds and the folder does not: letters just claimed, left by a crash, deleted, or issued since.
import { join } from 'node:path';
import { DungHenError, type Sentence } from '@dunghen/core';
import { objectIn, type LetterFile, type Store, type StoredLetter } from '@dunghen/store';
import { printable } from '../letter/printable.ts';
import { letterKey, readStamp } from '../letter/render-letter.ts';
import { awayFolder } from './folder-away.ts';
import { rememberFolder } from './letters-folder.ts';
import { THIS_MACHINE } from '../machine.ts';
import { isInPlace, publishFile, sha256, sweepTemporaries, syncNames } from '../publish-file.ts';
import type { ScanContext } from '../scan-context.ts';
import { withdrawFile, WITHDRAWN_FOLDER } from './withdraw-file.ts';

/** Something that is not right. `blocking`: a letter that is owed could not be written, or one that is not is still there to be sent. */
export interface Degraded {
  readonly code: string;
  readonly dossier?: string;
  readonly file?: string;
  readonly blocking: boolean;
  readonly sentence: Sentence;
}

/** A fault of one dossier or its letter, which stops no other; any fault that is not told of by itself is thrown on. */
export function faultIn(dossier: string, error: unknown): Degraded {
  if (!(error instanceof DungHenError)) throw error;
  return { code: error.code, dossier, blocking: true, sentence: error.sentence };
}

/**
 * Puts every letter of the ledger that is not on disk there: those just claimed, those a crash left claimed, and those
 * whose file was deleted since. A published letter that was changed is left alone: officers complete drafts in Word.
 */
export async function publishAll(
  store: Store,
  context: ScanContext,
  degraded: Degraded[],
  total: number,
  onProgress?: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<number> {
  const { folder } = context.letters;
  try {
    const away = await awayFolder(store, context);
    if (away) {
      degraded.push(away);
      return 0;
    }
    await sweepTemporaries(folder, context.machine);
    // A writer that was killed may have left a name that the next power cut takes away; from here on, what is seen stays.
    await syncNames(folder, context.machine);
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    degraded.push(folderUnusable(folder, code));
    return 0;
  }
  let published = 0;
  let done = 0;
  // One look at the folder instead of one at each of ten thousand files.
  const names = new Set(await (context.machine ?? THIS_MACHINE).readdir(folder).catch(() => []));
  const inPlace = async ({ fileName, publishedAt, replaces }: StoredLetter): Promise<boolean> =>
    publishedAt !== null &&
    names.has(fileName) &&
    (replaces === null || (await isInPlace(join(folder, fileName), replaces, context.machine)));
  // A withdrawn letter that cannot be moved, as while Word has it open, hinders no other.
  const takeAway = ({ fileName, dossier }: StoredLetter): Promise<unknown> =>
    withdrawFile(folder, fileName, context.machine).catch((error: unknown) => {
      const { code, syscall } = error as NodeJS.ErrnoException;
      if (code === undefined || syscall === undefined) throw error;
      degraded.push({ ...stillThere(fileName, code), dossier });
    });
  for await (const page of store.letterPages()) {
    for (const letter of page) {
      if (signal?.aborted) return published;
      onProgress?.(++done, total);
      const path = join(folder, letter.fileName);
      try {
        // Whoever withdrew it may have died before its file was moved, or somebody slower published it afterwards.
        if (letter.state === 'withdrawn' && names.has(letter.fileName)) await takeAway(letter);
        if (letter.state === 'withdrawn' || letter.erasedOn !== null || (await inPlace(letter))) continue;
        // A step taken meanwhile gives the letter other bytes: then those are published too.
        for (let settled = false; !settled;) {
          const file = await store.letterFile(letter.id);
          if (!file || sha256(file.bytes) !== file.sha256) {
            degraded.push({ ...damaged(letter.fileName), dossier: letter.dossier });
            break;
          }
          const leave = (existing: Uint8Array): Promise<boolean> => isLeft(store, letter, file, existing);
          const outcome = await publishFile(path, file.bytes, file.replaces, context.machine, leave);
          if (outcome === 'written' || outcome === 'moved-aside') published++;
          if (outcome === 'moved-aside') degraded.push(movedAside(letter.fileName));
          if (outcome === 'left') degraded.push({ ...leftAsItIs(letter.fileName), dossier: letter.dossier });
          settled = await store.settleLetter(letter.id, file.sha256, context.now());
        }
      } catch (error) {
        const { code, syscall, path: at, dest } = error as NodeJS.ErrnoException & { readonly dest?: string };
        if (code === undefined || syscall === undefined) throw error;
        // Where Word has it open, Windows lets nothing be renamed to its name.
        if (code === 'EISDIR' || ([at, dest].includes(path) && ['EACCES', 'EPERM', 'EBUSY'].includes(code))) {
          degraded.push({ ...fileUnusable(letter.fileName, code), dossier: letter.dossier });
          continue;
        }
        // A full disk or a read-only folder stops every letter alike: say so once; the next scan goes on from here.
        degraded.push(folderUnusable(folder, code));
        return published;
      }
    }
  }
  await rememberFolder(store, context);
  return published;
}

/**
 * Whether a file under the name of a letter is left there. A draft nobody has seen yet finds a letter of its own: this ledger was restored
 * from an older copy, or somebody was quick to complete the draft in Word. Any draft finds one that bears a number the ledger never gave
 * it: it was issued before the restoring. Writing over either would give the citizen two letters.
 */
async function isLeft(store: Store, letter: StoredLetter, { bytes, replaces }: LetterFile, existing: Uint8Array): Promise<boolean> {
  const found = readStamp(existing);
  if (found?.key !== letterKey(letter)) return false;
  if (letter.state === 'drafted' && letter.publishedAt === null && replaces === null) return true;
  if (found.number === undefined || readStamp(bytes)?.number !== undefined) return false;
  return !(await store.letterEvents(letter.id)).some(({ step, detail }) => step === 'issued' && numberIn(detail) === found.number);
}

const numberIn = (detail: string | null): string => printable((objectIn(detail ?? '{}') as { readonly number?: string }).number ?? '');

const damaged = (file: string): Degraded => ({
  code: 'letter-damaged',
  file,
  blocking: true,
  sentence: {
    vi: `Thư ${file} trong cơ sở dữ liệu không còn nguyên vẹn; hãy khôi phục cơ sở dữ liệu từ bản sao lưu.`,
    en: `Letter ${file} is damaged in the database; restore the database from a backup.`,
  },
});

/** The code of a file that lay where a letter belongs and was put aside. */
export const MOVED_ASIDE = 'letter-moved-aside';

const movedAside = (file: string): Degraded => ({
  code: MOVED_ASIDE,
  file,
  blocking: false,
  sentence: {
    vi: `Đã có một tệp khác tên ${file}; tệp đó được chuyển vào thư mục tep-khac, thư của hồ sơ đã ghi đúng chỗ.`,
    en: `Another file was named ${file}; it was moved to the folder tep-khac and the letter written in its place.`,
  },
});

const leftAsItIs = (file: string): Degraded => ({
  code: 'letter-left',
  file,
  blocking: false,
  sentence: {
    vi: `Thư ${file} đã có sẵn và khác bản mới soạn; giữ nguyên tệp đó. Nếu cơ sở dữ liệu vừa được khôi phục từ bản cũ, hãy chạy "dunghen doctor".`,
    en: `Letter ${file} was there already and is not the new draft; it was left. If the database was restored from an older copy, run "dunghen doctor".`,
  },
});

const fileUnusable = (file: string, code: string): Degraded => ({
  code: 'letter-file',
  file,
  blocking: true,
  sentence: {
    vi: `Không đọc được tệp thư ${file} đang có trong thư mục (${code}) nên chưa ghi được thư này; hãy đóng nó nếu đang mở trong Word, cho người chạy chương trình quyền đọc và ghi tệp đó, hoặc dời nó đi.`,
    en: `The file ${file} in the letters folder cannot be read (${code}), so its letter is not written; close it where Word has it open, let the user that runs the program read and write it, or move it away.`,
  },
});

const stillThere = (file: string, code: string): Degraded => ({
  code: 'letter-withdrawn-file',
  file,
  blocking: true,
  sentence: {
    vi: `Tệp ${file} của thư đã thu hồi chưa chuyển được vào thư mục ${WITHDRAWN_FOLDER} (${code}): đừng in hay gửi tệp này. Hãy đóng nó nếu đang mở trong Word và kiểm tra quyền ghi ở thư mục đó; lần quét sau sẽ chuyển.`,
    en: `The file ${file} of a withdrawn letter could not be moved to ${WITHDRAWN_FOLDER} (${code}): neither print nor send it. Close it where Word has it open, and see that that folder can be written; the next scan moves it.`,
  },
});

const folderUnusable = (folder: string, code: string): Degraded => {
  const [vi, en] =
    code === 'EROFS'
      ? [
          'chương trình chỉ được đọc ở đó. Nếu đây là dịch vụ và mục letters.folder mới đổi, hãy chạy lại "dunghen service install --force" và làm các bước nó nêu, rồi khởi động lại dịch vụ; nếu không, hãy xem đĩa có gắn để chỉ đọc không',
          'the program may only read there. If this is the service and letters.folder was changed, run "dunghen service install --force" again, do what it says and restart the service; else see whether the disk is mounted read-only',
        ]
      : ['hãy kiểm tra quyền ghi và dung lượng đĩa', 'check permissions and free space'];
  return {
    code: 'letters-folder',
    blocking: true,
    sentence: {
      vi: `Không ghi được thư vào ${folder} (${code}); ${vi}. Thư đã soạn được giữ lại và sẽ ghi ở lần quét sau.`,
      en: `Letters cannot be written to ${folder} (${code}); ${en}. Drafted letters are kept and written by the next scan.`,
    },
  };
};
