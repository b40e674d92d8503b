import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

interface Bundler {
  readonly rolldown: (options: { input: string; external: RegExp[] }) => Promise<{
    generate(options: { format: 'esm'; minify: boolean }): Promise<{
      output: readonly { readonly code?: string; readonly imports?: readonly string[] }[];
    }>;
  }>;
}

/** The bundler vitest itself stands on: it also minifies, and nothing has to be installed for one measurement. */
async function bundler(): Promise<Bundler> {
  const resolve = (from: string, name: string): string => createRequire(from).resolve(name);
  const vite = resolve(resolve(import.meta.filename, 'vitest/package.json'), 'vite/package.json');
  return (await import(pathToFileURL(resolve(vite, 'rolldown')).href)) as Bundler;
}

test('importing the core brings no package and less than 12 kB, minified and gzipped, besides the calendar data', async () => {
  const { rolldown } = await bundler();
  const entry = fileURLToPath(new URL('../src/index.ts', import.meta.url));
  const bundle = await rolldown({ input: entry, external: [/\.json$/] });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  const bytes = gzipSync(output.map(({ code }) => code ?? '').join(''), { level: 9 }).length;
  console.info(`@dunghen/core: ${bytes} bytes`);
  expect(output.flatMap(({ imports }) => imports ?? []).filter((name) => !name.endsWith('.json'))).toEqual([]);
  expect(bytes).toBeGreaterThan(5_000);
  expect(bytes).toBeLessThan(12_000);
});
