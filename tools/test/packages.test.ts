// What another project gets of each package: all that its package.json promises, and none of its trials.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folderOf = (name: string): string => join(import.meta.dirname, '../../packages', name);

interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly bin?: Readonly<Record<string, string>>;
}
const manifest = (name: string): Manifest => JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8')) as Manifest;

test.each(['core', 'store', 'intake', 'view', 'daemon', 'cli'])(
  '%s as it is packed holds every file of its entries and no trial',
  (name) => {
    const told = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: folderOf(name),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    });
    // Programs of npm differ in whether they give a list or a table by name.
    const [packed] = Object.values(JSON.parse(told) as Record<string, { readonly files: readonly { readonly path: string }[] }>);
    const files = packed?.files.map(({ path }) => path) ?? [];
    const { exports: entries, bin = {} } = manifest(name);
    const promised = Object.values(entries).flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.values(entry)));
    for (const path of [...promised, ...Object.values(bin)]) expect(files).toContain(path.replace(/^\.\//, ''));
    expect(files.filter((path) => !/^(?:dist|src|template)\/|^package\.json$/.test(path))).toEqual([]);
  },
);

test('the command starts by itself where npm links it', () => {
  const paths = Object.values(manifest('cli').bin ?? {});
  expect(paths).toHaveLength(1);
  for (const path of paths) expect(readFileSync(join(folderOf('cli'), path), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
});
