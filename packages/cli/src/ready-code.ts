// Has Node take the pieces of the joined command as V8 compiled them when the command was built, with the functions that commands use
// (`tools/ready-code.ts`): Node's own cache holds what a piece does as it loads, and each start compiled a thousand functions anew.
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { constants, Script } from 'node:vm';

/** At the end of a name: what V8 made of the file. */
export const READY = '.ready';

/** What makes a module of Node's older kind of its text, which Node lets others replace. */
const COMPILE = '_compile';
type Compile = (this: Module, code: string, path: string, ...more: readonly unknown[]) => unknown;

type Beginning = (exports: unknown, require: NodeJS.Require, module: Module, path: string, folder: string) => unknown;

/** From now on modules in `folder` begin with what `scriptOf` makes of them, where it makes anything. */
export function beginWith(folder: string, scriptOf: (code: string, path: string) => Script | null): void {
  const modules = Module.prototype as unknown as { [COMPILE]: Compile };
  const compile = modules[COMPILE];
  modules[COMPILE] = function (code, path, ...more) {
    const script = dirname(path) === folder ? scriptOf(code, path) : null;
    if (script === null) return compile.call(this, code, path, ...more);
    const begin = script.runInThisContext() as Beginning;
    return begin.call(this.exports, this.exports, createRequire(path), this, path, folder);
  };
}

/** A module as Node itself would make it, of what V8 made of it before where that is given. */
export const scriptOf = (code: string, path: string, cachedData?: Buffer): Script =>
  new Script(Module.wrap(code), {
    filename: path,
    cachedData,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });

/** Takes what lies ready in `folder`; where it is another V8's, or of other switches, Node goes on as if it were not there. */
export function takeReadyCode(folder: string): void {
  let isOurs = true;
  beginWith(folder, (code, path) => {
    if (!isOurs) return null;
    let ready: Buffer;
    try {
      ready = readFileSync(path + READY);
    } catch {
      return null;
    }
    const script = scriptOf(code, path, ready);
    isOurs = script.cachedDataRejected !== true;
    return isOurs ? script : null;
  });
}
