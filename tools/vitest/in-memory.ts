// Where the trials of the packages make and drop their thousands of small databases: in memory, where the machine has room for them there.
import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** A file system that is memory; Linux has it. */
const MEMORY = '/dev/shm';
/** Several times what all trials together ever hold. */
const ROOM_BYTES = 2 ** 31;

/** Before the number of the process that it is for. */
const NAME = 'dunghen-trials-';

/** Takes away what test runs left that were killed: it holds memory until the machine is started anew. */
function sweep(): void {
  for (const name of readdirSync(MEMORY)) {
    const [, pid] = new RegExp(`^${NAME}(\\d+)-`).exec(name) ?? [];
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) rmSync(join(MEMORY, name), { recursive: true, force: true });
  }
}

/**
 * The environment in which the folders of temporary files lie in memory, until this process ends; none where there is no such room.
 * Waiting for the disk was a quarter of these trials' time and a tenth of the processor's.
 */
export function temporaryInMemory(): Readonly<Record<string, string>> {
  if (!existsSync(MEMORY)) return {};
  const { bavail, bsize } = statfsSync(MEMORY);
  if (bavail * bsize < ROOM_BYTES) return {};
  sweep();
  const folder = mkdtempSync(join(MEMORY, `${NAME}${process.pid}-`));
  // Vitest listens once for each project, the tally once, and Node warns of more than ten.
  process.setMaxListeners(process.getMaxListeners() + 1);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return { TMPDIR: folder };
}
