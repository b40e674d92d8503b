// Open dossiers of which nothing was heard for a while, though lists show what is open: whether they are still, the newest list may tell.
import { formatDay, type EpochDay } from '@dunghen/core';
import { sql, type Kysely } from 'kysely';
import { readNewestList } from './imports.ts';
import { HOLDS, type LeftOut } from './left-out.ts';
import type { Schema } from './schema.ts';

/**
 * Those, all or some, that no list showed since a day and of which no event tells since; that a letter gave a new date tells nothing. Lists that never show a dossier again leave it
 * unseen for good, so they are asked after only where no list came at all, or nothing ever told of an end; an office that brings event files
 * needs no lists.
 */
export async function readUnseen(db: Kysely<Schema>, since: EpochDay, ids?: readonly number[]): Promise<readonly LeftOut[]> {
  const day = formatDay(since);
  const events = await sql`
    select 1 from import where observed_on is null and length(sha256) = 64 and imported_at >= ${day} limit 1`.execute(db);
  if (events.rows.length > 0) return [];
  const newest = await readNewestList(db);
  const { rows: ends } = await sql`select 1 from dossier where ended = 1 limit 1`.execute(db);
  const isAgain = sql`exists (
    select 1 from again where again.list = s.list or instr(s.kinds, again.list) > 0)`;
  const { rows } = await sql<LeftOut>`
    with again as materialized (
      select distinct substr(reading, 1, instr(reading, ':') - 1) as list from import
      where complete = 1 and json_extract(shown, '$.again') = 1)
    select d.id, d.code from sighting s join dossier d on d.id = s.dossier_id
    where d.ended = 0 and s.state <> 'ended' and s.listed_on < ${since} and not (${HOLDS})
      and ${ends.length === 0 || (newest !== null && newest < since) ? sql`true` : isAgain}
      and ${ids === undefined ? sql`true` : sql`d.id in (select value from json_each(${JSON.stringify(ids)}))`}
      and not exists (select 1 from event e where e.dossier_id = d.id and e.at >= ${day} and e.type <> 'rescheduled')
    order by d.id`.execute(db);
  return rows;
}
