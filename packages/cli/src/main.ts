// The command: parses, runs, and turns whatever happens into an exit code.
import { run } from './run.ts';

process.exitCode = await run(process.argv.slice(2));
