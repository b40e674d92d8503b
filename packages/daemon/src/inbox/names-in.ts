// The names of what lies in a folder, as a sentence can say them.
import { lstat, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** The names in a folder, in order. One that is no UTF-8 cannot be spoken of: the file gets a name that is. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (const bytes of await readdir(folder, { encoding: 'buffer' })) {
    const name = bytes.toString('utf8');
    names.push(name);
    if (Buffer.from(name).equals(bytes)) continue;
    const readable = name.replaceAll('\uFFFD', '_');
    const taken = await lstat(join(folder, readable)).then(
      () => true,
      () => false,
    );
    if (!taken) await rename(Buffer.concat([Buffer.from(join(folder, '/')), bytes]), join(folder, readable));
  }
  return names.toSorted();
}
