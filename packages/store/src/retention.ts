// Personal data of dossiers that ended long ago: found, and erased for good, while everything that is counted stays.
import type { EndType } from '@dunghen/core';
import { sql, type Kysely } from 'kysely';
import { withoutCitizen } from './letters/letter-chain.ts';
import { noteStep } from './letters/note-step.ts';
import type { Schema } from './schema.ts';

/** A dossier whose citizen is still known although it ended long ago, with its letters. */
export interface Expired {
  readonly dossierId: number;
  readonly letters: readonly ExpiredLetter[];
}

/** A letter that names the citizen. */
export interface ExpiredLetter {
  readonly id: number;
  readonly fileName: string;
  readonly sha256: string;
  /** The hashes of its earlier states, a space between them. */
  readonly replaces: string | null;
}

const END_TYPES: readonly EndType[] = ['completed', 'refused', 'withdrawn'];

/** Dossiers looked through in one statement: a few milliseconds, in which nobody else is kept waiting. */
const LOOKED_THROUGH = 20_000;

/** The dossiers that ended before day `before` (ISO) and still name their citizen, in pages. */
export async function* readExpired(db: Kysely<Schema>, before: string): AsyncGenerator<readonly Expired[]> {
  const last = await db
    .selectFrom('dossier')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst();
  for (let after = 0; after < (last?.id ?? 0); after += LOOKED_THROUGH) {
    const { rows } = await sql<{ id: number }>`
      select d.id from dossier d
      where d.id > ${after} and d.id <= ${after + LOOKED_THROUGH} and d.ended = 1
        and (exists (select 1 from applicant a where a.dossier_id = d.id)
          or exists (select 1 from letter l where l.dossier_id = d.id and l.erased_on is null))
        and exists (
          select 1 from event e
          where e.dossier_id = d.id and e.type in (select value from json_each(${JSON.stringify(END_TYPES)})) and substr(e.at, 1, 10) < ${before}
        )`.execute(db);
    if (rows.length > 0)
      yield await withLetters(
        db,
        rows.map(({ id }) => id),
      );
  }
}

async function withLetters(db: Kysely<Schema>, ids: readonly number[]): Promise<readonly Expired[]> {
  const { rows } = await sql<ExpiredLetter & { readonly dossierId: number }>`
    select id, dossier_id as "dossierId", file_name as "fileName", sha256, replaces_sha256 as replaces from letter
    where erased_on is null and dossier_id in (select value from json_each(${JSON.stringify(ids)}))`.execute(db);
  const byDossier = Map.groupBy(rows, ({ dossierId }) => dossierId);
  return ids.map((dossierId) => ({ dossierId, letters: byDossier.get(dossierId) ?? [] }));
}

/** The letters of these file names whose citizens are erased. */
export async function readErasedLetters(db: Kysely<Schema>, fileNames: readonly string[]): Promise<readonly ExpiredLetter[]> {
  const { rows } = await sql<ExpiredLetter>`
    select id, file_name as "fileName", sha256, replaces_sha256 as replaces from letter
    where erased_on is not null and file_name in (select value from json_each(${JSON.stringify(fileNames)}))`.execute(db);
  return rows;
}

/**
 * Erases the citizens of these dossiers: who they are, what their letters say of them, and the letters' bytes. Codes, days,
 * events with their chain, and the ledger with number, signer and hash stay.
 */
export async function erase(db: Kysely<Schema>, dossierIds: readonly number[], on: string, at: string): Promise<void> {
  const ids = sql`(select value from json_each(${JSON.stringify(dossierIds)}))`;
  await db.transaction().execute(async (trx) => {
    await sql`delete from applicant where dossier_id in ${ids}`.execute(trx);
    await sql`delete from letter_bytes where letter_id in (select id from letter where dossier_id in ${ids})`.execute(trx);
    const letters = await sql<{ readonly id: number; readonly facts: string }>`
      select id, facts from letter where erased_on is null and dossier_id in ${ids}`.execute(trx);
    for (const { id, facts } of letters.rows) {
      const step = { step: 'erased', at, actor: 'retention', detail: null };
      await noteStep(trx, id, step, { facts: withoutCitizen(facts), erased_on: on });
    }
  });
}
