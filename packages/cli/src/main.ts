// The command: parses, runs, and turns whatever happens into an exit code.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Compiled code is kept beside the packages it belongs to: a quarter off every start. Where that cannot be written, nothing is kept.
enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/dunghen', import.meta.url)));

const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2));
