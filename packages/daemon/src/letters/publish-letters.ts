// Puts on disk what the ledger holds and the folder does not: letters just claimed, left by a crash, deleted, or issued since.
import { join } from 'node:path';
import { DungHenError, type Sentence } from '@dunghen/core';
import type { Store, StoredLetter } from '@dunghen/store';
import { letterKey, readStamp } from '../letter/render-letter.ts';
import { findFolder, rememberFolder, type Away } from './letters-folder.ts';
import { THIS_MACHINE } from '../machine.ts';
import { isInPlace, publishFile, sha256, sweepTemporaries, syncNames } from '../publish-file.ts';
import type { FolderContext, ScanContext } from '../scan-context.ts';
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
          // A draft nobody has seen yet finds a letter under its own name: this ledger was restored from an older copy, or somebody was
          // quick to complete the draft in Word. Writing over it would give the citizen two letters.
          const isNew = letter.state === 'drafted' && letter.publishedAt === null && file.replaces === null;
          const leave = (existing: Uint8Array): boolean => isNew && readStamp(existing)?.key === letterKey(letter);
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

/** The code of a letters folder that is not the one letters were published to. */
export const FOLDER_AWAY = 'letters-away';

/** What is said where the folder is not the one that letters were published to; null where it is, or may become it. */
export async function awayFolder(store: Store, context: FolderContext): Promise<Degraded | null> {
  const seen = await findFolder(store, context);
  return seen === 'another' || seen === 'missing' ? folderAway(context.letters.folder, seen) : null;
}

const folderAway = (folder: string, away: Away): Degraded => ({
  code: FOLDER_AWAY,
  blocking: true,
  sentence: {
    another: {
      vi: `Thư mục ${folder} không phải thư mục đã ghi thư trước đây và không có thư nào trong đó, có lẽ ổ mạng chưa nối, nên chưa ghi gì vào; hãy nối lại ổ. Nếu đúng là muốn dùng thư mục này, hãy chạy "dunghen scan --new-folder" một lần.`,
      en: `The folder ${folder} is not the one that letters were written to before and holds none of them, as where a share is not mounted, so nothing was written; mount it again. If this folder is meant, run "dunghen scan --new-folder" once.`,
    },
    missing: {
      vi: `Không thấy thư mục ${folder} đã ghi thư trước đây, và nơi nó nằm cũng đã khác, có lẽ ổ mạng chưa nối, nên chưa ghi gì; hãy nối lại ổ. Nếu thư mục ấy không còn nữa (máy mới, ổ mới), hãy chạy "dunghen scan --new-folder" một lần để ghi lại mọi thư.`,
      en: `The folder ${folder} that letters were written to before is not there, and where it lay is another place, as where a share is not mounted, so nothing was written; mount it again. If the folder is gone for good (a new machine, a new disk), run "dunghen scan --new-folder" once to have every letter written anew.`,
    },
  }[away],
});

const folderUnusable = (folder: string, code: string): Degraded => ({
  code: 'letters-folder',
  blocking: true,
  sentence: {
    vi: `Không ghi được thư vào ${folder} (${code}); hãy kiểm tra quyền ghi và dung lượng đĩa. Thư đã soạn được giữ lại và sẽ ghi ở lần quét sau.`,
    en: `Letters cannot be written to ${folder} (${code}); check permissions and free space. Drafted letters are kept and written by the next scan.`,
  },
});
