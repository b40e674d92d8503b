// What the import of a file came to, as long as nothing else was imported since: the file again comes to nothing, and need not be compared.
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** What was there to be said of an import in which nothing was refused and nothing is to be looked at. */
export interface ImportOutcome {
  /** All that it hangs on beside the bytes of the file and the database: how and of which day it was read, by which law and program. */
  readonly basis: string;
  readonly rows: number;
  readonly dossiers: number;
}

type Db = Kysely<Schema> | Transaction<Schema>;

/** Every event and every listing comes with an import, a letter's with one of its own: the newest number tells whether anything came since. */
const newest = sql<number>`(select coalesce(max(id), 0) from import)`;
const isAnyOpen = sql<number>`exists (select 1 from import where complete = 0)`;

/** The number of the newest import, to be asked before one begins; null while another is under way, or was broken off. */
export async function readNewestImport(db: Db): Promise<number | null> {
  const { rows } = await sql<{ id: number; open: number }>`select ${newest} as id, ${isAnyOpen} as open`.execute(db);
  const [{ id, open }] = rows as [(typeof rows)[number]];
  return open === 1 ? null : id;
}

/** What the import of these bytes on this basis came to; null where that is not known, or something came in since. */
export async function readOutcome(db: Db, sha256: string, basis: string): Promise<Omit<ImportOutcome, 'basis'> | null> {
  const { rows } = await sql<{ outcome: string }>`
    select outcome from import
    where id = ${newest} and sha256 = ${sha256} and outcome ->> 'basis' = ${basis} and not ${isAnyOpen}`.execute(db);
  const [known] = rows;
  return known ? (JSON.parse(known.outcome) as ImportOutcome) : null;
}

/** Keeps what an import came to that began when import `since` was the newest, unless another came between. */
export async function noteOutcome(db: Kysely<Schema>, sha256: string, since: number, outcome: ImportOutcome): Promise<void> {
  await sql`
    update import set outcome = ${JSON.stringify(outcome)}
    where id = ${newest} and sha256 = ${sha256} and not ${isAnyOpen}
      and not exists (select 1 from import where id > ${since} and sha256 <> ${sha256})`.execute(db);
}
