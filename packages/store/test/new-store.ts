// The empty store of a trial: a copy of the first one that its process made, since making all tables takes seven times as long.
import { readFileSync, writeFileSync } from 'node:fs';
import { openStore, type Store } from '@dunghen/store';
import { openSqlite } from '../src/sqlite/open.ts';

let bytes: Buffer | undefined;

/** A store at `path`, where there is none yet. */
export function newStore(path: string): Store {
  if (bytes === undefined) {
    openSqlite(path, true).close();
    bytes = readFileSync(path);
  } else writeFileSync(path, bytes, { flag: 'wx', mode: 0o600 });
  return openStore(path);
}
