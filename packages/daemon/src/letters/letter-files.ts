// The bytes of letters as they lie in the folder, with what officers wrote into them.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store, StoredLetter } from '@dunghen/store';
import { DaemonError } from '../daemon-error.ts';

/** Files read together: a process may have as few as 256 open. */
const TOGETHER = 16;
/** A folder has the letter's name, or nobody may read the file: that stays so however often one tries. */
const NOT_READABLE: readonly (string | undefined)[] = ['EISDIR', 'EACCES', 'EPERM'];

/** What was read of letters, in their order. */
export interface LetterFiles {
  readonly bytes: readonly Uint8Array[];
  /** Those whose file is there and cannot be read, or is a folder: the bytes are what the ledger keeps. */
  readonly fromLedger: readonly StoredLetter[];
}

/**
 * Reads the files of letters; of one that is missing, or that nobody may read, what the ledger keeps.
 * @throws {DaemonError} `letter-unreadable` where the machine fails: what an officer completed in Word must not be left out for that.
 */
export async function readLetterFiles(store: Store, letters: readonly StoredLetter[], folder: string): Promise<LetterFiles> {
  const read: { readonly bytes: Uint8Array; readonly from: 'file' | 'ledger' | 'unread' }[] = [];
  const readOne = async ({ id, fileName }: StoredLetter): Promise<(typeof read)[number]> => {
    try {
      return { bytes: await readFile(join(folder, fileName)), from: 'file' };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT' && !NOT_READABLE.includes(code)) throw unreadable(join(folder, fileName), code ?? (error as Error).name);
      const bytes = (await store.letterBytes(id)) ?? new Uint8Array();
      return { bytes, from: code === 'ENOENT' ? 'ledger' : 'unread' };
    }
  };
  for (let at = 0; at < letters.length; at += TOGETHER) read.push(...(await Promise.all(letters.slice(at, at + TOGETHER).map(readOne))));
  return { bytes: read.map(({ bytes }) => bytes), fromLedger: letters.filter((_, i) => read[i]?.from === 'unread') };
}

const unreadable = (path: string, code: string): DaemonError =>
  new DaemonError(
    'letter-unreadable',
    {
      vi: `Không đọc được tệp thư "${path}" (${code}) nên chưa in gì; hãy kiểm tra đĩa hoặc ổ mạng chứa thư, đóng bớt chương trình đang mở tệp, rồi in lại.`,
      en: `The letter file "${path}" cannot be read (${code}), so nothing was printed; check the disk or the share that holds it, close programs that keep files open, and print again.`,
    },
    path,
  );
