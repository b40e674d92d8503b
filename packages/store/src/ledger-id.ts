// What tells a database from its copies: where it lies, and on which machine, since another machine may mount the same folders.
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import process from 'node:process';

/** Older programs noted the path alone. */
const NOTED = /^([0-9a-f]{16}):(.*)$/s;

/** Where the database of an id lies, on its machine. */
export const ledgerPath = (id: string): string => NOTED.exec(id)?.[2] ?? id;

interface Ids {
  /** What the database at a path is known by. */
  readonly ledgerId: (path: string) => string;
  /** Whether the database of an id lies on another machine, so that nobody can see from here whether it still does. */
  readonly isElsewhere: (id: string) => boolean;
}

/** The ids of databases on a machine of this number, null where it has none, and name. */
export function idsOn(number: () => string | null, name: () => string = hostname): Ids {
  const machineOf = (path: string): string => hashed(number() ?? birthOf(path) ?? name());
  return {
    ledgerId: (path) => `${machineOf(path)}:${path}`,
    isElsewhere: (id) => {
      const machine = NOTED.exec(id)?.[1];
      return machine !== undefined && machine !== machineOf(ledgerPath(id));
    },
  };
}

/** The number is nobody's business. */
const hashed = (machine: string): string => createHash('sha256').update(`dunghen ${machine}`).digest('hex').slice(0, 16);

/**
 * Without a number, as in a container, whose name is another at each start: the folder that the database lies in, by its own number and the
 * nanosecond of its birth, which no copy has. Where a file is mounted by itself, or the folder knows of no birth, the file; null where nothing is known.
 */
function birthOf(path: string): string | null {
  if (process.platform !== 'linux') return null;
  try {
    const [file, folder] = [path, dirname(path)].map((place) => statSync(place, { bigint: true, throwIfNoEntry: false }));
    const places = file && file.dev !== folder?.dev ? [file] : [folder, file];
    const born = places.find((place) => place && place.birthtimeNs > 0n);
    return born ? `${born.ino} ${born.birthtimeNs}` : null;
  } catch {
    return null;
  }
}

let given: { readonly number: string | null } | undefined;

/** The number that Linux gave this machine once. */
const numberOfLinux = (): string | null => (given ??= { number: readNumber() }).number;

function readNumber(): string | null {
  try {
    return /^[0-9a-f]{32}$/m.exec(readFileSync('/etc/machine-id', 'latin1'))?.[0] ?? null;
  } catch {
    return null;
  }
}

/** The ids of databases on this machine. */
const here = idsOn(numberOfLinux);
export const ledgerId: Ids['ledgerId'] = here.ledgerId;
export const isElsewhere: Ids['isElsewhere'] = here.isElsewhere;
