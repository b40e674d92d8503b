// A program that brings databases up to date: `0 DATABASE…` tells after how many statements, `STATEMENT self|told DATABASE` dies at that one.
import { writeSync } from 'node:fs';
import Database from 'better-sqlite3';

const [chosen, ...rest] = process.argv.slice(2);
const [who, paths] = chosen === '0' ? ['nobody', rest] : [rest[0], rest.slice(1)];
let nth = 0;

/** The driver itself, which tells of each statement before it is run: in its place wherever the program asks for it. */
export default class Watched extends Database {
  constructor(file: string, options: Database.Options) {
    super(file, { ...options, verbose: () => void (++nth === Number(chosen) && die()) });
  }
}

/** At once, or a moment later, in the midst of that statement or a later one, by whoever started the program. */
function die(): void {
  if (who === 'self') process.kill(process.pid, 'SIGKILL');
  else writeSync(1, 'now');
}

async function bringUpToDate(): Promise<void> {
  const { openSqlite } = await import('../src/sqlite/open.ts');
  for (const path of paths) {
    nth = 0;
    openSqlite(path, false).close();
    if (chosen === '0') writeSync(1, `${nth} `);
  }
}
// Not awaited: what it imports imports this.
void bringUpToDate();
