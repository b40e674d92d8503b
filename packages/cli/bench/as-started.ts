// The settings of Node with which `./dunghen` starts the command, so that what is measured is what people run.
import { readFileSync } from 'node:fs';

const script = readFileSync(new URL('../../../dunghen', import.meta.url), 'utf8');
const [, flags] = /^thrift='(.+)'$/m.exec(script) ?? [];
const [, pools] = /^export MALLOC_ARENA_MAX=(\d+)$/m.exec(script) ?? [];
const [, pieces] = /^export GLIBC_TUNABLES="\$\{GLIBC_TUNABLES:-(.+)\}"$/m.exec(script) ?? [];
if (flags === undefined || pools === undefined || pieces === undefined)
  throw new Error('./dunghen no longer says thrift=, MALLOC_ARENA_MAX= or GLIBC_TUNABLES=');

export const AS_STARTED: readonly string[] = flags.split(' ');

/** How it has memory given out, as environment. */
export const MEMORY_AS_STARTED: Readonly<Record<string, string>> = { MALLOC_ARENA_MAX: pools, GLIBC_TUNABLES: pieces };
