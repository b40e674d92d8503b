// Whether a person had a hand in a draft: then what the program would do to it by itself is left to a person.
import { join } from 'node:path';
import { StoreError, type Store, type StoredLetter } from '@dunghen/store';
import { holdsLetters } from './letters-folder.ts';
import { isCode, THIS_MACHINE } from '../machine.ts';
import { sha256 } from '../publish-file.ts';
import type { ScanContext } from '../scan-context.ts';

/** Says of drafts whether a person asked for them, gave a reason or a day to them or completed them in Word, or may have; looks at the folder once. */
export function touchedDrafts(store: Store, context: ScanContext): (letter: StoredLetter) => Promise<boolean> {
  const { letters, machine = THIS_MACHINE } = context;
  let looked: Promise<boolean> | undefined;
  const isRightFolder = (): Promise<boolean> => (looked ??= holdsLetters(store, context));
  return async ({ id, fileName, publishedAt, sha256: hash }) => {
    const steps = await store.letterEvents(id);
    const drafted = steps.findLastIndex(({ step }) => step === 'drafted');
    if (steps[drafted]?.actor !== 'scan' || steps.slice(drafted).some(({ step }) => step === 'confirmed')) return true;
    try {
      return sha256(await machine.readFile(join(letters.folder, fileName))) !== hash;
    } catch (error) {
      // Where the folder itself is away, as a share that is not mounted, the file may be complete in it: the next scan looks again.
      return !isCode(error, 'ENOENT') || (publishedAt !== null && !(await isRightFolder()));
    }
  };
}

/** Whether a step of the program's own was taken; not where somebody else was quicker, and knew why. */
export async function unlessOvertaken(step: Promise<void>): Promise<boolean> {
  try {
    await step;
    return true;
  } catch (error) {
    if (error instanceof StoreError && (error.code === 'letter-step' || error.code === 'letter-changed')) return false;
    throw error;
  }
}
