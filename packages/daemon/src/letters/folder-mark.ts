// A small file in the letters folder by which it is known from any other: of two disks, the roots have one number.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { THIS_MACHINE } from '../machine.ts';
import { publishFile } from '../publish-file.ts';
import type { FolderContext } from '../scan-context.ts';

/** The name of the file; it holds a random number and whom it belongs to, nothing else. */
export const FOLDER_MARK = '.dunghen-thu-muc';
const WHY = 'Đúng Hẹn nhận ra thư mục thư nhờ tệp này, xin đừng xóa. / This file tells Đúng Hẹn that this is its folder; please keep it.';

const markOf = (bytes: Uint8Array): string | null => /^[0-9a-f]{32}(?=\r?\n)/.exec(Buffer.from(bytes).toString('latin1'))?.[0] ?? null;

/** The mark of the letters folder; null where it has none that can be read. */
export async function markIn({ letters, machine = THIS_MACHINE }: FolderContext): Promise<string | null> {
  return machine.readFile(join(letters.folder, FOLDER_MARK)).then(markOf, unlessOfTheSystem);
}

/** Gives the letters folder a mark; whoever was quicker has given it one already. Null where none can be written: then its number must do. */
export async function giveMark(context: FolderContext): Promise<string | null> {
  const { letters, machine = THIS_MACHINE } = context;
  const bytes = Buffer.from(`${randomBytes(16).toString('hex')}\n${WHY}\n`);
  try {
    await publishFile(join(letters.folder, FOLDER_MARK), bytes, null, machine, (existing) => markOf(existing) !== null);
  } catch (error) {
    return unlessOfTheSystem(error);
  }
  return markIn(context);
}

function unlessOfTheSystem(error: unknown): null {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) throw error;
  return null;
}
