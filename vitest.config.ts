// One test run over all packages, from their TypeScript sources: a test never passes because of a forgotten build.
import { readdirSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { temporaryInMemory } from './tools/vitest/in-memory.ts';
import InOrder from './tools/vitest/in-order.ts';

// The packages' exports name their sources under the condition `source`; the rest is what Node itself would ask for.
const conditions = ['source', 'node', 'import', 'module', 'default'];
const folders = [...readdirSync(new URL('packages', import.meta.url)).map((name) => `packages/${name}`), 'fixtures', 'tools'];

const inMemory = temporaryInMemory();
/** The command has what it compiled where it keeps it, and its trials that kill it or cut it off from its power stay on the machine's disk. */
const ofCommand = { ...inMemory, TRIALS_ON_DISK: tmpdir() };
const ofPackages = {
  ...inMemory,
  // The programs that they start are compiled once, which was a quarter of the processor time of those that start many.
  NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/trials', import.meta.url)),
};

export default defineConfig({
  test: {
    // One more than there are cores: trials of contention, kills and power cuts wait for much of their time (319 s, 355 s without it).
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: InOrder },
    projects: folders.map((folder) => ({
      resolve: { conditions },
      ssr: { resolve: { conditions } },
      test: {
        name: folder.replace('packages/', ''),
        root: folder,
        include: ['test/**/*.test.ts'],
        // What a file imports serves the next one too: to start anew for each of a hundred files took a tenth of the time.
        isolate: false,
        // For a program that hangs; slow machines need up to half of it.
        testTimeout: 60_000,
        hookTimeout: 60_000,
        // Tests that spawn the command or compare what it prints must not depend on where they run.
        env: { TZ: 'UTC', NO_COLOR: '1', ...(folder === 'packages/cli' ? ofCommand : ofPackages) },
      },
    })),
    reporters: [process.env['CI'] === undefined ? 'default' : ['default', { summary: false }], './tools/vitest/tally.ts'],
  },
});
