// One process that scans again and again: started by `refused-calls.ts`, which has a call to the system refused it at each.
import { writevSync } from 'node:fs';
import { run } from '../dist/run.js';

/** One scan. */
export interface ScanOrder {
  readonly args: readonly string[];
  readonly cwd: string;
}

/** Where it answers, and what ends an answer. */
const [handle, end = ''] = process.argv.slice(2);

async function answer({ args, cwd }: ScanOrder): Promise<void> {
  process.chdir(cwd);
  let told = '';
  // Each thread's calls are counted, whatever they write to: what the command says is none of them here, nor is the answer (`writev`).
  for (const output of [process.stdout, process.stderr]) output.write = (text: Uint8Array | string) => (told += String(text)) !== '';
  await run(args);
  // What a command hears of its outputs and of Ctrl+C it hears until its process ends.
  process.removeAllListeners('SIGINT');
  for (const output of [process.stdout, process.stderr]) output.removeAllListeners('error');
  writevSync(Number(handle), [Buffer.from(told), Buffer.from(end)]);
}

process.on('message', (order: ScanOrder) => void answer(order));
