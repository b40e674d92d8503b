// The settings of Node with which `./dunghen` starts the command, so that what is measured is what people run.
import { readFileSync } from 'node:fs';

const [, flags] = /^thrift='(.+)'$/m.exec(readFileSync(new URL('../../../dunghen', import.meta.url), 'utf8')) ?? [];
if (flags === undefined) throw new Error('./dunghen no longer says thrift=');

export const AS_STARTED: readonly string[] = flags.split(' ');
