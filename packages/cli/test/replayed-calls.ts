// What lies on the disk before each call of a traced program: it is where a process stops that is killed there. One run shows them all.
import { closeSync, ftruncateSync, linkSync, mkdirSync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The calls that change a folder; `openat` only where it makes a file. */
export const CHANGING = ['openat', 'pwrite64', 'write', 'ftruncate', 'link', 'unlink', 'mkdir', 'rename'] as const;

/** One of them, in the order in which they came to their end. */
export interface Call {
  readonly call: string;
  /** Relative to the folder; the second is a link's or a rename's. */
  readonly paths: readonly string[];
  readonly bytes: Buffer;
  /** Where it writes; to how many bytes it cuts. */
  readonly at: number | undefined;
}

const unhex = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex');

/** Reads the changes of `folder` in what `strace -f -y -xx` wrote; calls that failed changed nothing. */
export function callsIn(trace: string, folder: string): readonly Call[] {
  const calls: Call[] = [];
  const begun = new Map<string, string>();
  for (const line of trace.split('\n')) {
    const [, thread = '', said = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    if (said.endsWith('<unfinished ...>')) begun.set(thread, said.slice(0, -'<unfinished ...>'.length));
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(said)?.[1];
    const whole = resumed === undefined ? said : (begun.get(thread) ?? '') + resumed;
    const [, call = '', args = '', result = ''] = /^(\w+)\((.*)\) += (-?\d+)/.exec(whole) ?? [];
    if (call === '' || Number(result) < 0 || (call === 'openat' && !args.includes('O_CREAT'))) continue;
    const texts = [...args.matchAll(/"([^"]*)"/g)].map(([, text = '']) => unhex(text));
    const isWrite = call === 'write' || call === 'pwrite64';
    const ofHandle = unhex(/^\d+<([^>]*)>/.exec(args)?.[1] ?? '');
    const paths = (isWrite || call === 'ftruncate' ? [ofHandle] : texts).map((path) => path.toString('utf8'));
    if (!paths.every((path) => path.startsWith(`${folder}/`))) continue;
    const last = Number(/, (\d+)$/.exec(args)?.[1]);
    calls.push({
      call,
      paths: paths.map((path) => path.slice(folder.length + 1)),
      bytes: isWrite ? (texts[0] as Buffer).subarray(0, Number(result)) : Buffer.alloc(0),
      at: call === 'pwrite64' || call === 'ftruncate' ? last : undefined,
    });
  }
  return calls;
}

/** Does in `folder` what a call did. */
export function replay({ call, paths, bytes, at }: Call, folder: string): void {
  const [path = '', other = ''] = paths.map((name) => join(folder, name));
  if (call === 'link') return linkSync(path, other);
  if (call === 'rename') return renameSync(path, other);
  if (call === 'unlink') return unlinkSync(path);
  if (call === 'mkdir') {
    mkdirSync(path);
    return;
  }
  // What is written without a place goes behind what is there: nothing is written twice.
  const file = openSync(path, call === 'openat' || (call === 'write' && at === undefined) ? 'a' : 'r+');
  if (call === 'ftruncate') ftruncateSync(file, at);
  else if (bytes.length > 0) writeSync(file, bytes, 0, bytes.length, at ?? null);
  closeSync(file);
}
