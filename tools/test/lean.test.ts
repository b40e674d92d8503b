import vm from 'node:vm';
import { describe, expect, test } from 'vitest';
import { onFirstUse } from '../lean.ts';

describe('a piece of the joined command', () => {
  const code = onFirstUse(`"use strict";
const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_law = require("./law.cjs");
require("./law.cjs");
let node_os = require("node:os");
node_os = require_rolldown_runtime.__toESM(node_os, 1);
const require_word = require("./word.cjs");
var import_word = require_rolldown_runtime.__toESM(require_word.require_js(), 1);
function due() { return [...require_law.days, new require_law.Term(3).length, own.require_law.days, node_os.default]; }
function write() { return new import_word.default("thư").length; }
const own = { require_law: { days: "its own" } };
exports.due = due; exports.write = write;
`);
  const loaded: string[] = [];
  const pieces: Readonly<Record<string, unknown>> = {
    './rolldown-runtime.cjs': { __toESM: (module: object) => ({ default: module }) },
    './law.cjs': { days: [20, 21], Term: Array },
    'node:os': 'the system',
    './word.cjs': { require_js: () => String },
  };
  const exports = {} as { due(): unknown; write(): unknown };
  vm.runInNewContext(code, { exports, require: (name: string) => (loaded.push(name), pieces[name]) });

  test('loads nothing that it does not use, and what it uses once', () => {
    expect(loaded).toEqual(['./rolldown-runtime.cjs']);
    expect(exports.due()).toEqual([20, 21, 3, 'its own', 'the system']);
    exports.due();
    expect(loaded).toEqual(['./rolldown-runtime.cjs', './law.cjs', 'node:os']);
  });

  test('loads a library of the older kind when it is first called', () => {
    expect(exports.write()).toBe(3);
    expect(loaded.at(-1)).toBe('./word.cjs');
  });

  test('that asks for nothing stays as it is', () => expect(onFirstUse('"use strict";\nlet a = 1;\n')).toBe('"use strict";\nlet a = 1;\n'));
});
