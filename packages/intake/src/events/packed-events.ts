// Lines of an event file waiting to be imported, packed and gathered by dossier: its events may stand anywhere in the file, and a million of them as objects would take a gigabyte.
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { FAST } from '../formats/packed-rows.ts';
import { CodesSeen } from '../list/codes-seen.ts';

/** One line as it stood in the file. */
export interface EventLine {
  readonly row: number;
  readonly line: string;
}

/** The lines of one dossier, in the order of the file. */
export interface DossierLines {
  /** The code as compared, in capitals. */
  readonly key: string;
  readonly lines: readonly EventLine[];
}

/** Dossiers first named within so many lines are gathered together: a few megabytes when unpacked. */
const LINES_OF_A_GROUP = 10_000;
/** Characters of a group that wait to be packed. */
const OPEN = 128 * 1024;

interface Group {
  readonly packs: Uint8Array[];
  open: string[];
  size: number;
}

/** Lines by dossier, dossiers in the order in which the file first names them; gone through once, and forgotten on the way. */
export class PackedEvents {
  readonly #seen = new CodesSeen();
  readonly #groups = new Map<number, Group>();
  #lines = 0;
  #dossiers = 0;

  get lines(): number {
    return this.#lines;
  }

  get dossiers(): number {
    return this.#dossiers;
  }

  add(key: string, { row, line }: EventLine): void {
    this.#lines++;
    const first = this.#seen.firstOf(key, row, 0);
    if (!first) this.#dossiers++;
    const number = Math.floor((first?.row ?? row) / LINES_OF_A_GROUP);
    let group = this.#groups.get(number);
    if (!group) this.#groups.set(number, (group = { packs: [], open: [], size: 0 }));
    group.open.push(`${row} ${key.length} ${key}${line}`);
    if ((group.size += key.length + line.length + 12) < OPEN) return;
    group.packs.push(pack(group.open));
    group.open = [];
    group.size = 0;
  }

  *byDossier(): Generator<DossierLines> {
    for (const number of [...this.#groups.keys()].toSorted((a, b) => a - b)) {
      const { packs, open } = this.#groups.get(number) as Group;
      this.#groups.delete(number);
      const dossiers = new Map<string, EventLine[]>();
      const put = (text: string): void => {
        const [, row, length] = /^(\d+) (\d+) /.exec(text) as unknown as readonly [string, string, string];
        const start = row.length + length.length + 2;
        const key = text.slice(start, start + Number(length));
        const line = { row: Number(row), line: text.slice(start + Number(length)) };
        const known = dossiers.get(key);
        if (known) known.push(line);
        else dossiers.set(key, [line]);
      };
      for (const packed of packs) for (const text of unpack(packed)) put(text);
      for (const text of open) put(text);
      for (const [key, lines] of dossiers) yield { key, lines };
    }
  }
}

const pack = (lines: readonly string[]): Uint8Array => zstdCompressSync(lines.join('\n'), FAST);
const unpack = (packed: Uint8Array): readonly string[] => zstdDecompressSync(packed).toString().split('\n');
