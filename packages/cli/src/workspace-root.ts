// Where the checkout is, for what is not code: the sample, the manuals, the command at its root.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the workspace, no slash at its end: sources, compiled files and the joined command lie at different depths below it. */
export const WORKSPACE_ROOT: string = rootAbove(import.meta.dirname);

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'pnpm-workspace.yaml')) || folder === dirname(folder)) return folder;
  return rootAbove(dirname(folder));
}
