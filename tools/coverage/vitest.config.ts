// The tests as for `npm test`, over the compiled files instead of the sources: those that run in the test's process and those that start the
// command then execute the very same files, and their coverage adds up.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { defineConfig, type Plugin, type TestProjectInlineConfiguration } from 'vitest/config';
import base from '../../vitest.config.ts';

const root = join(import.meta.dirname, '../..');

/** Where a source was compiled to, for Node itself to load. */
const compiled: Plugin = {
  name: 'compiled',
  enforce: 'pre',
  resolveId(id, importer) {
    if (!id.startsWith('.') || importer === undefined) return null;
    const path = join(dirname(importer), id);
    const file = path.replace(/\/packages\/(\w+)\/src\/(.+)\.ts$/, '/packages/$1/dist/$2.js');
    return file !== path && existsSync(file) ? { id: file, external: true } : null;
  },
};

/** Not `source`: a package is what other programs import. */
const resolve = { conditions: ['node', 'import', 'module', 'default'] };

const { projects = [], ...test } = base.test ?? {};
export default defineConfig({
  root,
  test: {
    ...test,
    projects: (projects as readonly TestProjectInlineConfiguration[])
      // Those of the tools hold the bundle against the sources, and here it is none.
      .filter((project) => project.test?.name !== 'tools')
      .map((project) => ({
        ...project,
        resolve,
        ssr: { resolve },
        plugins: [compiled],
        test: {
          ...project.test,
          server: { deps: { external: [/\/packages\/\w+\/dist\//] } },
          setupFiles: [join(import.meta.dirname, 'take-coverage.ts')],
          testTimeout: 240_000,
        },
      })),
  },
});
