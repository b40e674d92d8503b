// Starts the hunt in a process of its own, since it loads the program once for each mutant; results come as they are found.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Caught } from './hunt.ts';
import { MUTANTS } from './mutants.ts';

/** Tries each mutant on its known seed, or on the seeds up to `seeds`. @throws when the hunt itself fails. */
export async function huntMutants(seeds: number | 'known', onCaught: (caught: Caught) => void): Promise<void> {
  const program = fileURLToPath(new URL('./hunt.ts', import.meta.url));
  const child = spawn(process.execPath, ['--conditions=source', program, String(seeds)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
  const ended = new Promise<number | null>((done) => child.on('close', done));
  for await (const line of createInterface(child.stdout)) onCaught(JSON.parse(line) as Caught);
  if ((await ended) !== 0) throw new Error(told);
}

/** A line of the table in docs/proof.md. */
export function lineOf({ name, seed, violation }: Caught): string {
  return `| ${name} | ${MUTANTS.find((mutant) => mutant.name === name)?.harm ?? ''} | ${seed ?? 'NOT CAUGHT'} | ${violation} |`;
}
