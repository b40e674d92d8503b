#!/usr/bin/env node
// The command: parses, runs, and turns whatever happens into an exit code.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { WORKSPACE_ROOT } from './workspace-root.ts';

// Compiled code is kept beside the packages it belongs to: a quarter off every start. Where that cannot be written, nothing is kept.
enableCompileCache(join(WORKSPACE_ROOT, 'node_modules/.cache/dunghen'));

// Should what it waits for never come, it has not been done.
process.exitCode = 1;
// No `await` out here: modules that `require` each other have none.
void import('./run.ts').then(async ({ run }) => (process.exitCode = await run(process.argv.slice(2))));
