// Where the file of a withdrawn letter goes: out of the folder that is printed and sent from, and never lost.
import { join } from 'node:path';
import { isCode, THIS_MACHINE, type Machine } from '../machine.ts';
import { nameAside, sha256, syncNames } from '../publish-file.ts';

/** Beside the letters. */
export const WITHDRAWN_FOLDER = 'thu-hoi';

/** Moves a withdrawn letter's file, durably. One that is not there was moved already; one withdrawn before keeps its place. */
export async function withdrawFile(folder: string, fileName: string, machine: Machine = THIS_MACHINE): Promise<void> {
  const [from, aside] = [join(folder, fileName), join(folder, WITHDRAWN_FOLDER)];
  const bytes = await readIfThere(from, machine);
  if (bytes === null) return;
  await machine.mkdir(aside, { recursive: true, mode: 0o750 });
  const earlier = await readIfThere(join(aside, fileName), machine);
  const hash = sha256(bytes);
  const name = earlier === null || sha256(earlier) === hash ? fileName : nameAside(hash, fileName);
  await machine.rename(from, join(aside, name)).catch(unlessGone);
  await syncNames(aside, machine);
  await syncNames(folder, machine);
}

const readIfThere = (path: string, machine: Machine): Promise<Uint8Array | null> =>
  machine.readFile(path).catch((error: unknown) => {
    unlessGone(error);
    return null;
  });

function unlessGone(error: unknown): void {
  if (!isCode(error, 'ENOENT')) throw error;
}
