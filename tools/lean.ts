// What a piece of the joined command asks for is loaded when it is first used, so that a start pays only for what it does.

/** Libraries that few commands come to use, each in a piece of its own; left to itself the joiner puts them where their callers are. */
export const APART = [
  { name: 'word', test: /[\\/](?:docxtemplater|pizzip|pako|@xmldom)[\\/]/ },
  { name: 'encodings', test: /[\\/](?:iconv-lite|safer-buffer)[\\/]/ },
  { name: 'mail', test: /[\\/]nodemailer[\\/]/ },
];

/** What reads and writes workbooks. */
export const OF_WORKBOOKS = /[\\/]hucre[\\/]/;

/** `code` that does not look whether there is a `Response`, and never makes one: to answer, Node makes ready all of its fetch, for 40 ms. */
export const withoutFetch = (code: string): string => code.replaceAll(/typeof Response !== ["']undefined["']/g, 'true');

/**
 * How the joiner asks for a module, and for a library of Node's older kind; and what it adds where such a one is Node's own. A plain name
 * like `path` may be another's within a function, one of the joiner's making is not.
 */
const ASKED =
  /^(?:const|let|var) (\w+_\w+) = (require\("[^"]+"\)|require_rolldown_runtime\.__toESM\((?:\w+\.)?require_\w+\(\)(?:, 1)?\));\n/gm;
const FITTED = /^(\w+_\w+) = (require_rolldown_runtime\.__toESM\()\1(.*\));\n/gm;
/** Asked for only so that it begins in its turn, which says nothing where no module does anything by being loaded (`sideEffects`). */
const IN_TURN = /^require\("\.\/[^"]+"\);\n/gm;
const RUNTIME = 'require_rolldown_runtime';

/**
 * `code` with each module it asks for at its beginning asked for at the first use instead, and only then.
 * @example onFirstUse('let os = require("os");\nos.cpus();') // 'let os;\nconst $late = { get os() { return os ??= require("os"); } };\n$late.os.cpus();'
 */
export function onFirstUse(code: string): string {
  const fitted = new Map([...code.matchAll(FITTED)].map(([, name, before, after]) => [name, (call: string) => `${before}${call}${after}`]));
  const asked = [...code.matchAll(ASKED)].filter(([, name]) => name !== RUNTIME);
  if (asked.length === 0) return code;
  const names = asked.map(([, name]) => name);
  // Not where it is another's property; `...` may stand before it.
  const used = new RegExp(`(?<![\\w$]|(?<!\\.\\.)\\.)(${names.join('|')})(?=\\.)`, 'g');
  const late = asked.map(([, name, call = '']) => {
    const whole = (fitted.get(name)?.(call) ?? call).replace(used, '$late.$1');
    return `get ${name}() { return ${name} ??= ${whole}; }`;
  });
  const rest = code
    .replace(FITTED, '')
    .replace(IN_TURN, '')
    .replace(ASKED, (line, name: string) => (name === RUNTIME ? line : ''))
    .replace(used, '$late.$1');
  const head = `"use strict";\nlet ${names.join(', ')};\nconst $late = {\n  ${late.join(',\n  ')},\n};\n`;
  return rest.replace('"use strict";\n', () => head);
}
