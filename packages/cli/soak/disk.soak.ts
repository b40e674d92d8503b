// A letters folder that is full at every page of a letter. Needs user namespaces.
import process from 'node:process';
import { canMount, withFullFolder } from '../test/disk-trials.ts';

if (!canMount()) {
  console.log('Skipped: nothing may be mounted here.');
} else {
  const sizes = Array.from({ length: 20 }, (_, i) => 4 * (i + 1));
  const wrong = await withFullFolder(sizes);
  for (const fault of wrong) console.log(fault);
  console.log(`${sizes.length} sizes of the folder: ${wrong.length} faults.`);
  if (wrong.length > 0) process.exitCode = 1;
}
