// A daemon rests for most of its life: what a round left behind is given back to the machine at its end, not at some later round.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: ((options: object) => void) | undefined;

/** Collects every object that is no longer used and shrinks the heap; some 20 ms, where a round comes every ten minutes. */
export function giveBackMemory(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as (options: object) => void;
  }
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
