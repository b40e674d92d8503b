// Where a file goes once the inbox has dealt with it: to done/ or rejected/, under a name of its own, with what came of it beside it.
import { lstat, mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** What came of a file. */
export interface Verdict {
  readonly rejected: boolean;
  readonly report: object;
}

/** Folders of their own inside the inbox. */
export const DONE = 'done';
export const REJECTED = 'rejected';

/** Names may have 255 bytes; the moment before and ".json" behind take some of them. */
const LONGEST_NAME_BYTES = 200;

/** Moves a file away. Nothing that lies there is replaced, whatever the clock says: two files of one name are two. */
export async function fileAway(inbox: string, name: string, { rejected, report }: Verdict, moment: string): Promise<void> {
  const folder = join(inbox, rejected ? REJECTED : DONE);
  await mkdir(folder, { recursive: true, mode: 0o750 });
  for (let nth = 1; ; nth++) {
    const target = join(folder, `${moment}-${nth === 1 ? '' : `${nth}-`}${shortened(name)}`);
    if (await isTaken(target)) continue;
    // Whoever makes the report has the name.
    const file = await open(`${target}.json`, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
      return null;
    });
    if (file === null) continue;
    try {
      await file.writeFile(`${JSON.stringify({ file: name, ...report }, null, 2)}\n`);
    } finally {
      await file.close();
    }
    return rename(join(inbox, name), target);
  }
}

const isTaken = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

/** The name with its middle left out where it is too long, so that its beginning and its ending can still be read. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST_NAME_BYTES) return name;
  const letters = Array.from(name);
  const ending = letters.slice(-20).join('');
  let start = letters.length - 20;
  const joined = (): string => `${letters.slice(0, start).join('')}…${ending}`;
  while (Buffer.byteLength(joined()) > LONGEST_NAME_BYTES) start--;
  return joined();
}
