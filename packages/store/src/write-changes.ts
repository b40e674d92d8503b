// Writes what a batch came to in as few statements as it takes: a million rows are a thousand statements, not five million.
import { eventToJson, formatDay, isEndEvent, type Applicant, type DossierEvent } from '@dunghen/core';
import type { Insertable, Transaction } from 'kysely';
import type { Change, ImportSource } from './append-batch.ts';
import { chainLink } from './chain.ts';
import { codeKey } from './dossiers.ts';
import type { DossierTable, EventTable, Schema } from './schema.ts';
import { lawNumber } from './standing.ts';
import { timelineEntry } from './timeline.ts';

type Trx = Transaction<Schema>;

/** Rows in one statement: times the columns far below the parameters a statement may have. */
const ROWS = 1_000;

/**
 * Writes the events of a batch with all that is derived from them. The derived columns are those the trigger on the event
 * table keeps for whoever writes event rows alone; it stands aside where the dossier's revision already says so.
 */
export async function writeChanges(trx: Trx, changes: readonly Change[], source: ImportSource): Promise<void> {
  const importId = await registerImport(trx, source);
  const law = source.law === undefined ? 0 : await lawNumber(trx, source.law);
  const links = await readLinks(trx, changes);
  // An immediate transaction holds the write lock: nobody else gives these numbers.
  let eventId = await newestId(trx, 'event');
  let dossierId = await newestId(trx, 'dossier');

  const events: Insertable<EventTable>[] = [];
  const applicants: { dossier_id: number; body: string }[] = [];
  const dossiers: { readonly id: number; readonly change: Change; readonly revision: number; readonly bodies: readonly string[] }[] = [];
  for (const change of changes) {
    const id = change.stored?.id ?? ++dossierId;
    let link = change.stored ? (links.get(change.stored.revision) ?? '') : '';
    const bodies: string[] = [];
    for (const event of change.fresh) {
      const { row, applicant } = rowOf(event);
      link = chainLink(link, change.code, row);
      events.push({ ...row, id: ++eventId, dossier_id: id, import_id: importId, chain: link });
      bodies.push(row.body);
      if (applicant) applicants.push({ dossier_id: id, body: JSON.stringify(applicant) });
    }
    dossiers.push({ id, change, revision: eventId, bodies });
  }

  const bodyIds = await numberBodies(trx, [...new Set(events.map(({ body }) => body))]);
  const rows: (Insertable<DossierTable> & { readonly id: number })[] = [];
  for (const { id, change, revision, bodies } of dossiers) {
    const { stored, fresh, history, standing, code } = change;
    const entries = fresh.map((event, i) => timelineEntry(event, bodyIds.get(bodies[i] as string) as number));
    const row = {
      revision,
      timeline: [...(stored ? [stored.timeline] : []), ...entries].join(' '),
      ended: history.some(isEndEvent) ? 1 : 0,
      law_id: standing ? law : 0,
      due_day: standing?.dueOn ?? null,
      missed: standing?.missed ?? 0,
    };
    if (stored) await trx.updateTable('dossier').set(row).where('id', '=', id).execute();
    else rows.push({ ...row, id, code, code_key: codeKey(code) });
  }
  for (const part of slices(rows)) await trx.insertInto('dossier').values(part).execute();
  for (const part of slices(events)) await trx.insertInto('event').values(part).execute();
  for (const part of slices(applicants)) await trx.insertInto('applicant').values(part).execute();
  const last = formatDay(changes.flatMap(({ fresh }) => fresh.map(({ on }) => on)).reduce((a, b) => (a > b ? a : b)));
  await trx.updateTable('newest').set({ last_on: last }).where('last_on', '<', last).execute();
}

/** An event as its row, and the citizen, who stands apart from it. */
function rowOf(event: DossierEvent): {
  readonly row: { type: string; at: string; body: string };
  readonly applicant: Applicant | undefined;
} {
  const { dossier: _, type, at, applicant, ...fields } = eventToJson(event);
  return { row: { type: type as string, at: at as string, body: JSON.stringify(fields) }, applicant: applicant as Applicant | undefined };
}

function* slices<T>(rows: readonly T[], size: number = ROWS): Generator<readonly T[]> {
  for (let i = 0; i < rows.length; i += size) yield rows.slice(i, i + size);
}

async function newestId(trx: Trx, table: 'event' | 'dossier'): Promise<number> {
  const row = await trx
    .selectFrom(table)
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst();
  return row?.id ?? 0;
}

/** The chain's last link of each dossier that is there already, by the id of its newest event. */
async function readLinks(trx: Trx, changes: readonly Change[]): Promise<ReadonlyMap<number, string>> {
  const links = new Map<number, string>();
  for (const part of slices(changes.flatMap(({ stored }) => (stored ? [stored.revision] : [])))) {
    for (const { id, chain } of await trx.selectFrom('event').select(['id', 'chain']).where('id', 'in', part).execute())
      links.set(id, chain);
  }
  return links;
}

/** The numbers of these bodies, given to those that have none yet. */
async function numberBodies(trx: Trx, bodies: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const numbers = new Map<string, number>();
  for (const part of slices(bodies)) {
    await trx
      .insertInto('event_body')
      .values(part.map((body) => ({ body })))
      .onConflict((conflict) => conflict.column('body').doNothing())
      .execute();
    for (const { id, body } of await trx.selectFrom('event_body').selectAll().where('body', 'in', part).execute()) numbers.set(body, id);
  }
  return numbers;
}

async function registerImport(trx: Trx, { file, sha256, at }: ImportSource): Promise<number> {
  const known = await trx.selectFrom('import').select('id').where('sha256', '=', sha256).where('imported_at', '=', at).executeTakeFirst();
  if (known) return known.id;
  const row = await trx.insertInto('import').values({ file, sha256, imported_at: at }).returning('id').executeTakeFirstOrThrow();
  return row.id;
}
