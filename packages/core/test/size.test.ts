import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

/** The bundler inside vitest's own dependencies; not asked for by name, since only this measurement needs it. */
const BUNDLER = fileURLToPath(new URL('../../../node_modules/.pnpm/node_modules/rolldown/dist/index.mjs', import.meta.url));
const ENTRY = fileURLToPath(new URL('../dist/index.js', import.meta.url));

interface Bundler {
  rolldown(options: { input: string; external: RegExp[] }): Promise<{
    generate(options: { format: 'esm'; minify: boolean }): Promise<{ output: readonly { readonly code?: string }[] }>;
  }>;
}

test.skipIf(!existsSync(BUNDLER))('the core stays under 12 kB minified and gzipped, without the calendar data', async () => {
  const bundler = (await import(pathToFileURL(BUNDLER).href)) as Bundler;
  const bundle = await bundler.rolldown({ input: ENTRY, external: [/\.json$/] });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  const bytes = gzipSync(output.map(({ code }) => code ?? '').join(''), { level: 9 }).length;
  expect(bytes).toBeGreaterThan(5_000);
  expect(bytes).toBeLessThan(12_000);
});
