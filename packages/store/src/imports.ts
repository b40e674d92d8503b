// Which files were imported before, as what, and what came since: a list that comes again, or late, turns no time back.
import type { EpochDay } from '@dunghen/core';
import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import { codeKey } from './dossiers.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema> | Transaction<Schema>;

/** Earlier imports of a file with the same bytes as a list. */
export interface ImportedBefore {
  /** The first day it was imported as a list of. */
  readonly on: EpochDay;
  /** Whether all of it was imported with its columns read in the same way; false where nobody knows how they were read. */
  readonly taken: boolean;
}

/** What is known of a file with these bytes that was imported as a list; null where none was. */
export async function readImportedBefore(db: Db, sha256: string, reading: string): Promise<ImportedBefore | null> {
  const { rows } = await sql<{ on: EpochDay | null; same: number | null }>`
    select min(observed_on) as "on", max(complete = 1 and reading = ${reading}) as same
    from import where sha256 = ${sha256} and observed_on is not null`.execute(db);
  const [{ on, same }] = rows as [(typeof rows)[number]];
  return on === null ? null : { on, taken: same === 1 };
}

/** Lists of one kind and day. */
export interface ListsBefore {
  readonly on: EpochDay;
  readonly files: readonly string[];
}

/** How lists were read, of each kind the last one that was imported whole. */
export async function readReadings(db: Db): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ reading: string }>`
    select reading, max(id) from import where reading is not null and complete = 1
    group by substr(reading, 1, instr(reading, ':'))`.execute(db);
  return new Set(rows.map(({ reading }) => reading));
}

/** The latest day of which a list was imported whole, null where none was. */
export async function readNewestList(db: Db): Promise<EpochDay | null> {
  const { rows } = await sql<{ on: EpochDay | null }>`select max(observed_on) as "on" from import where complete = 1`.execute(db);
  return rows[0]?.on ?? null;
}

/** Whether an import was of a list of a kind. */
export const isOfKind = (list: string): RawBuilder<boolean> => sql`substr(reading, 1, ${list.length + 1}) = ${`${list}:`}`;

/** The last day before one of which lists of a kind were imported whole, and the names of their files; null where there is none. */
export async function readListsBefore(db: Db, list: string, day: EpochDay): Promise<ListsBefore | null> {
  const { rows } = await sql<{ on: EpochDay; file: string }>`
    with whole as (select observed_on, file from import where complete = 1 and observed_on < ${day} and ${isOfKind(list)})
    select observed_on as "on", file from whole where observed_on = (select max(observed_on) from whole)`.execute(db);
  const [first] = rows;
  return first ? { on: first.on, files: rows.map(({ file }) => file) } : null;
}

/** The first import of a file as a list: what else was imported since is newer than what it shows. */
const firstOf = (sha256: string) => sql`(select min(id) from import where sha256 = ${sha256} and observed_on is not null)`;

/**
 * Whether a list of the same kind and day with other bytes came after the first import of this one: what it showed is newer. One that
 * came before, and was read anew since, is not.
 */
export async function readIsOvertaken(db: Db, sha256: string, reading: string, on: EpochDay): Promise<boolean> {
  const { rows } = await sql`
    select 1 from import where observed_on = ${on} and sha256 <> ${sha256}
      and (reading is null or ${isOfKind(reading.slice(0, reading.indexOf(':')))})
    group by sha256 having min(id) > ${firstOf(sha256)} limit 1`.execute(db);
  return rows.length > 0;
}

/** Tells of a code whether other files, or event files alone, first imported after a list, brought events of its dossier. */
export async function readToldSince(db: Db, sha256: string, by: 'all' | 'events'): Promise<(code: string) => boolean> {
  const since = await sql<{ id: number }>`
    select id from import where sha256 in (select sha256 from import group by sha256 having min(id) > ${firstOf(sha256)})
      ${by === 'events' ? sql`and observed_on is null` : sql``}`.execute(db);
  // All events are gone through; mostly there is nothing to find.
  if (since.rows.length === 0) return () => false;
  const { rows } = await sql<{ key: string }>`
    select distinct code_key as key from dossier join event on dossier_id = dossier.id
    where import_id in (select value from json_each(${JSON.stringify(since.rows.map(({ id }) => id))}))`.execute(db);
  const told = new Set(rows.map(({ key }) => key));
  return (code) => told.has(codeKey(code));
}

/** Where an event of a dossier came from. */
export interface EventSource {
  readonly type: string;
  readonly at: string;
  /** The file; null where a letter brought it. */
  readonly file: string | null;
  /** The day of the list, null for an event file. */
  readonly listedOn: EpochDay | null;
  /** The number of the letter. */
  readonly letter: string | null;
}

/** The sources of a dossier's events. What a letter brings is noted under its number, in the place of the hash of a file. */
export async function readEventSources(db: Db, dossierId: number): Promise<readonly EventSource[]> {
  const { rows } = await sql<EventSource>`
    select type, at, iif(length(sha256) = 64, file, null) as file, observed_on as "listedOn", iif(length(sha256) = 64, null, sha256) as letter
    from event join import on import.id = import_id where dossier_id = ${dossierId}`.execute(db);
  return rows;
}
