// Where an answer goes: standard output, or a file that is whole or not there.
import { DungHenError } from '@dunghen/core';
import { writeWhole } from '@dunghen/store';

/** Writes to `out`, or to standard output where it is `-` or absent. @throws {DungHenError} `cannot-write`. */
export async function writeOut(answer: string | Uint8Array, out: string | undefined): Promise<void> {
  if (out === undefined || out === '-') {
    await new Promise<void>((done) => process.stdout.write(answer, () => done()));
    return;
  }
  try {
    writeWhole(out, answer);
  } catch (error) {
    throw cannotWrite(out, error);
  }
}

/** The disk, or the share of it that this user has. */
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

/** Why a file cannot be written where whoever typed the command wants it, and what to look at. */
export function cannotWrite(path: string, error: unknown): DungHenError {
  const reason = (error as NodeJS.ErrnoException).code ?? '';
  if (FULL.has(reason)) {
    return new DungHenError(
      'cannot-write',
      {
        vi: `Không ghi được tệp "${path}" (${reason}): đĩa đã đầy; hãy dọn chỗ trên đĩa rồi làm lại, hoặc ghi sang đĩa khác.`,
        en: `The file "${path}" cannot be written (${reason}): the disk is full; make room on it and try again, or write to another disk.`,
      },
      path,
    );
  }
  return new DungHenError(
    'cannot-write',
    {
      vi: `Không ghi được tệp "${path}" (${reason}); hãy kiểm tra thư mục có tồn tại, có quyền ghi và tệp không đang mở trong Word hay Excel.`,
      en: `The file "${path}" cannot be written (${reason}); check that its folder exists, that you may write there and that the file is not open in Word or Excel.`,
    },
    path,
  );
}
