// Writes docs/api.md from the docstrings of the core's built declarations, so that the page cannot say what the code does not.
// Run: npm run docs
import { readFileSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = new URL('../../packages/core/dist/', import.meta.url);
export const API_PAGE: string = fileURLToPath(new URL('../../docs/api.md', import.meta.url));

/** One exported name with its docstring and its declaration. */
export interface ApiEntry {
  /** The entry it is imported from. */
  readonly from: string;
  readonly module: string;
  readonly name: string;
  readonly doc: string;
  readonly declaration: string;
}

/** An example of a docstring: an expression and its result as written. */
export interface ApiExample {
  readonly name: string;
  readonly expression: string;
  readonly result: string;
}

const read = (module: string): string => readFileSync(new URL(module, DIST), 'utf8');

/** The core's entries, by the name they are imported under. */
const ENTRIES: Readonly<Record<string, string>> = {
  '@dunghen/core': 'index.d.ts',
  '@dunghen/core/catalogue': 'catalogue/index.d.ts',
  '@dunghen/core/decisions': 'decisions/index.d.ts',
  '@dunghen/core/projection': 'projection/index.d.ts',
  '@dunghen/core/written-day': 'written-day.d.ts',
  '@dunghen/core/report': 'report/index.d.ts',
};

/** A module of which an entry exports all names, or some. */
interface Exported {
  readonly module: string;
  readonly names: ReadonlySet<string> | 'all';
}

/** What an entry exports, in its order, the entry itself where it exports its own. */
function exportedBy(entry: string): readonly Exported[] {
  const folder = entry.includes('/') ? entry.slice(0, entry.lastIndexOf('/') + 1) : '';
  const own = /^export (?!.* from )/m.test(read(entry)) ? [{ module: entry, names: 'all' as const }] : [];
  const others = [...read(entry).matchAll(/export (?:type )?(?:\*|\{([^}]*)\}) from '(\.\.?\/.+?)\.(?:ts|js)'/g)];
  return [
    ...own,
    ...others.map(([, names, path = '']) => ({
      module: posix.join(folder, `${path}.d.ts`),
      names: names === undefined ? ('all' as const) : new Set(names.split(',').map((name) => name.replace(/^\s*type\s/, '').trim())),
    })),
  ];
}

const EXPORT = /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?export (?:declare )?(?:(?:abstract )?class|function|const|interface|type) (\w+)/g;

/** Every exported name of the core, module by module. */
export function apiEntries(): readonly ApiEntry[] {
  return Object.entries(ENTRIES).flatMap(([entry, file]) =>
    exportedBy(file).flatMap(({ module, names }) => {
      const source = read(module);
      const declared = [...source.matchAll(EXPORT)].filter(([, , name = '']) => names === 'all' || names.has(name));
      return declared.map((match) => {
        const start = (match.index ?? 0) + match[0].lastIndexOf('export ');
        return {
          from: entry,
          module: entry === '@dunghen/core' ? module.replace('.d.ts', '') : entry,
          name: match[2] as string,
          doc: (match[1] ?? '').replace(/^\s*\* ?/gm, '').trim(),
          declaration: declarationAt(source, start),
        };
      });
    }),
  );
}

/** The text of one declaration: to the semicolon, or to the closing brace of its body. */
function declarationAt(source: string, start: number): string {
  let depth = 0;
  for (let i = start; i < source.length; i++) {
    const char = source[i] as string;
    if ('{(['.includes(char)) depth++;
    if ('})]'.includes(char)) depth--;
    const ends = depth === 0 && (char === ';' || (char === '}' && /^\s*(?:\n|$)/.test(source.slice(i + 1))));
    if (ends) return source.slice(start, i + 1).replace(/^export (?:declare )?/, '');
  }
  return source.slice(start);
}

/** The examples of an entry: `@example EXPRESSION // RESULT`, a remark after a dash. */
export function examplesOf({ name, doc }: ApiEntry): readonly ApiExample[] {
  return [...doc.matchAll(/@example (.+?) \/\/ (.+?)(?: — .*)?$/gm)].map(([, expression, result]) => ({
    name,
    expression: expression as string,
    result: result as string,
  }));
}

function page(entries: readonly ApiEntry[]): string {
  const out = [
    '# `@dunghen/core`',
    '',
    'Written from the docstrings by `npm run docs`; its examples are run by the tests. Errors are classes with a stable `code`',
    "and a sentence in Vietnamese (`message`) and English (`in('en')`).",
  ];
  let module = '';
  for (const entry of entries) {
    if (entry.module !== module) out.push('', `## ${(module = entry.module)}`);
    const prose = entry.doc
      .replace(/^@example (.+)$/gm, '\n```ts\n$1\n```')
      .replace(/^@throws (.+)$/gm, '\nThrows $1')
      .replace(/\{@link (\w+)\}/g, '`$1`')
      .replace(/\{(\w+Error(?: \| \w+Error)*)\}/g, '`$1`:');
    out.push('', `### ${entry.name}`, '', prose, '', '```ts', entry.declaration.replace(/^ {4}/gm, '  '), '```');
  }
  return `${out.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

/** The whole page as it should be. */
export const apiPage = (): string => page(apiEntries());

if (import.meta.main) writeFileSync(API_PAGE, apiPage());
