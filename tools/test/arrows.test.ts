// The linter knows who may import whom; this holds what it cannot see: what packages declare, and dynamic imports.
import { readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const packages = path.resolve(import.meta.dirname, '../../packages');
const read = (...parts: string[]): string => readFileSync(path.join(packages, ...parts), 'utf8');
/** Our configuration files carry one comment, on the first line. */
const readConfig = (...parts: string[]): unknown => JSON.parse(read(...parts).replace(/^\/\/.*\n/, ''));

const below: Record<string, readonly string[]> = {
  core: [],
  store: ['core'],
  intake: ['core', 'store'],
  view: ['core'],
  daemon: ['core', 'store', 'intake', 'view'],
  cli: ['core', 'store', 'intake', 'view', 'daemon'],
};

test('a new package says here what it stands on', () => {
  expect(readdirSync(packages).toSorted()).toEqual(Object.keys(below).toSorted());
});

describe.each(Object.entries(below))('%s', (name, allowed) => {
  const { dependencies = {} } = readConfig(name, 'package.json') as { dependencies?: Record<string, string> };
  const declared = Object.keys(dependencies);

  test('stands on the packages below it only', () => {
    const ours = declared
      .filter((dependency) => dependency.startsWith('@dunghen/'))
      .map((dependency) => dependency.slice('@dunghen/'.length));
    expect(allowed).toEqual(expect.arrayContaining(ours));
  });

  test('is compiled after exactly the packages it declares', () => {
    const { references = [] } = readConfig(name, 'tsconfig.json') as { references?: { path: string }[] };
    const referenced = references.map((reference) => reference.path.replace('../', '@dunghen/'));
    expect(referenced.toSorted()).toEqual(declared.filter((dependency) => dependency.startsWith('@dunghen/')).toSorted());
  });

  test('imports nothing that it does not declare', () => {
    const undeclared = importsOf(name).filter(
      ({ from }) => !from.startsWith('.') && !declared.includes(packageOf(from)) && !isBuiltin(from),
    );
    expect(undeclared).toEqual([]);
  });

  test('reaches no other package by a path', () => {
    const inside = path.join(packages, name, 'src') + path.sep;
    const astray = importsOf(name).filter(
      ({ file, from }) => from.startsWith('.') && !path.resolve(path.dirname(file), from).startsWith(inside),
    );
    expect(astray).toEqual([]);
  });
});

test('the core imports nothing', () => {
  expect(importsOf('core').filter(({ from }) => !from.startsWith('.'))).toEqual([]);
});

function importsOf(name: string): { file: string; from: string }[] {
  const src = path.join(packages, name, 'src');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.flatMap((file) => {
    const text = readFileSync(path.join(src, file), 'utf8');
    const statements = text.matchAll(/^(?:import|export)\s(?:[\w\s{},*$]*\bfrom\s)?\s*['"]([^'"]+)['"]/gm);
    const calls = text.matchAll(/\b(?:import|require)\(\s*['"]([^'"]+)['"]/g);
    const found = [...statements, ...calls];
    return found.map((match) => ({ file: path.join(src, file), from: match[1] ?? '' }));
  });
}

const isBuiltin = (from: string): boolean =>
  from.startsWith('node:') && builtinModules.includes(from.slice('node:'.length).split('/')[0] ?? '');

const packageOf = (from: string): string => from.split('/', from.startsWith('@') ? 2 : 1).join('/');
