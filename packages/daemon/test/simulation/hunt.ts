// Loads the program anew for each mutant and looks for a schedule that shows it. Arguments: how many seeds to try, or `known`. Prints JSON.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Drawn, runDrawn } from './drawn.ts';
import type { runSchedules } from './run.ts';
import { MUTANTS } from './mutants.ts';

const PACKAGES = new URL('../../../', import.meta.url).href;
/** What is loaded once for each mutant: the rest has no part in it. */
const MUTABLE = /\/(?:daemon\/(?:src|test\/simulation)|store\/src)\//;
const mark = (url: string): string | null => /\?mutant=(\d+)$/.exec(url)?.[1] ?? null;

registerHooks({
  resolve: (specifier, context, next) => {
    const resolved = next(specifier, context);
    const mutant = mark(context.parentURL ?? '');
    const marked = mutant !== null && mark(resolved.url) === null && MUTABLE.test(resolved.url);
    return marked ? { ...resolved, url: `${resolved.url}?mutant=${mutant}` } : resolved;
  },
  load: (url, context, next) => {
    const mutant = MUTANTS[Number(mark(url) ?? -1)];
    const changes = mutant?.mutations.filter(({ file }) => url.startsWith(`${PACKAGES}${file}?`)) ?? [];
    const loaded = next(url, context);
    if (changes.length === 0) return loaded;
    let source = readFileSync(fileURLToPath(url), 'utf8');
    for (const { find, replace, file } of changes) {
      if (source.split(find).length !== 2) throw new Error(`mutant "${mutant?.name}": ${file} no longer holds, once: ${find}`);
      source = source.replace(find, () => replace);
    }
    return { ...loaded, source };
  },
});

/** Where a mutant was caught, and by what; null when it was not. */
export interface Caught {
  readonly name: string;
  readonly seed: number | null;
  readonly violation: string;
  /** What fast-check came upon, where it is asked. */
  readonly drawn?: Drawn['wrong'];
}

/** Within so many offices fast-check must come upon one. */
const DRAWN = 500;

const wanted = process.argv[2] ?? 'known';
for (const [index, { name, seed, drawn }] of MUTANTS.entries()) {
  const schedules = (await import(`./run.ts?mutant=${index}`)) as { readonly runSchedules: typeof runSchedules };
  const run = wanted === 'known' ? await schedules.runSchedules(seed, 1, {}, 1) : await schedules.runSchedules(1, Number(wanted), {}, 1);
  const [first] = run.wrong;
  let caught: Caught = { name, seed: first?.seed ?? null, violation: first?.violations[0] ?? '' };
  if (drawn) {
    const offices = (await import(`./drawn.ts?mutant=${index}`)) as { readonly runDrawn: typeof runDrawn };
    caught = { ...caught, drawn: (await offices.runDrawn(drawn, DRAWN, 1)).wrong };
  }
  process.stdout.write(`${JSON.stringify(caught)}\n`);
}
