// Whether the tables, indexes and triggers are still those this program makes: a trigger that somebody dropped guards nothing any more.
import type Database from 'better-sqlite3';
import { openInMemory } from './open.ts';

/**
 * What was dropped or changed behind the program, as `trigger event_no_update`; nothing where all is as it was made. Tables and
 * indexes that somebody added beside ours do no harm; a trigger may.
 */
export function schemaDrift(db: Database.Database): readonly string[] {
  const made = openInMemory();
  try {
    const [ours, theirs] = [partsOf(made), partsOf(db)];
    const gone = [...ours].filter(([what, sql]) => theirs.get(what) !== sql);
    const added = [...theirs].filter(([what]) => what.startsWith('trigger ') && !ours.has(what));
    return [...gone, ...added].map(([what]) => what).toSorted();
  } finally {
    made.close();
  }
}

function partsOf(db: Database.Database): ReadonlyMap<string, string> {
  const rows = db.prepare("select type || ' ' || name as what, sql from sqlite_schema where name not like 'sqlite_%'").all();
  return new Map((rows as { readonly what: string; readonly sql: string }[]).map(({ what, sql }) => [what, sql]));
}
