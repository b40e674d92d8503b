// What tells a database from its copies: where it lies, and on which machine, since another machine may mount the same folders.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

let machine: string | undefined;

/** This machine: by the number that Linux gave it once, else by its name; hashed, since that number is nobody's business. */
const thisMachine = (): string =>
  (machine ??= createHash('sha256')
    .update(`dunghen ${numberOfLinux() ?? hostname()}`)
    .digest('hex')
    .slice(0, 16));

function numberOfLinux(): string | null {
  try {
    return /^[0-9a-f]{32}$/m.exec(readFileSync('/etc/machine-id', 'latin1'))?.[0] ?? null;
  } catch {
    return null;
  }
}

/** What the database at a path is known by. */
export const ledgerId = (path: string): string => `${thisMachine()}:${path}`;

/** Older programs noted the path alone. */
const NOTED = /^([0-9a-f]{16}):(.*)$/s;

/** Where the database of an id lies, on its machine. */
export const ledgerPath = (id: string): string => NOTED.exec(id)?.[2] ?? id;

/** Whether it lies on another machine, so that nobody can see from here whether it still does. */
export const isElsewhere = (id: string): boolean => (NOTED.exec(id)?.[1] ?? thisMachine()) !== thisMachine();
