// The command's public face: run a command line from another program.
export { run } from './run.ts';
