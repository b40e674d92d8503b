// Files that letters were printed into, wherever they lie: they hold the same citizens, and are erased with them.
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import { givenUpBy, type RetentionWord } from './retention-words.ts';

/** A file that holds letters, by its whole path and the hash of its bytes. */
export interface PrintFile {
  readonly path: string;
  readonly sha256: string;
}

/** One about to be written. */
export interface NotedPrint extends PrintFile {
  /** Where the file system it will lie on is mounted; null where that cannot be told. */
  readonly mount: string | null;
}

/** One to be erased. */
export interface ExpiredPrint extends NotedPrint {
  /** What the database that noted it is known by (`ledger-id.ts`), where the one that is open is another, as a copy is; null where it is the same. */
  readonly otherLedger: string | null;
  /** By whose word the disk it lies on is gone for good. */
  readonly givenUp: RetentionWord | null;
}

/** Notes a file about to be written, with the ids of the letters in it. */
export async function notePrint(
  db: Kysely<Schema>,
  own: string,
  { path, sha256, mount }: NotedPrint,
  letterIds: readonly number[],
): Promise<void> {
  const noted = { letters: JSON.stringify(letterIds), mount, ledger: own, word_id: null };
  await db
    .insertInto('print_file')
    .values({ path, sha256, ...noted })
    .onConflict((conflict) => conflict.columns(['path', 'sha256']).doUpdateSet(noted))
    .execute();
}

/** Forgets a file that is there no more. */
export async function forgetPrint(db: Kysely<Schema>, { path, sha256 }: PrintFile): Promise<void> {
  await db.deleteFrom('print_file').where('path', '=', path).where('sha256', '=', sha256).execute();
}

/** Forgets what a path held before the file of this hash. */
export async function forgetEarlierPrints(db: Kysely<Schema>, { path, sha256 }: PrintFile): Promise<void> {
  await db.deleteFrom('print_file').where('path', '=', path).where('sha256', '!=', sha256).execute();
}

/** Whether letters were printed into a file of this hash. */
export async function isPrint(db: Kysely<Schema>, { path, sha256 }: PrintFile): Promise<boolean> {
  return (await db.selectFrom('print_file').select('path').where('path', '=', path).where('sha256', '=', sha256).execute()).length > 0;
}

/** The files in which a citizen stands who was erased since, or one of `expiring` letters. */
export async function readExpiredPrints(db: Kysely<Schema>, own: string, expiring: readonly number[]): Promise<readonly ExpiredPrint[]> {
  const { rows } = await sql<Omit<ExpiredPrint, 'givenUp'> & { readonly actor: string | null; readonly at: string | null }>`
    select path, sha256, mount, nullif(ledger, ${own}) as otherLedger, actor, at
    from print_file left join retention_word on retention_word.id = word_id
    where exists (select 1 from letter join json_each(print_file.letters) as held on held.value = letter.id
      where letter.erased_on is not null or letter.id in (select value from json_each(${JSON.stringify(expiring)})))
    order by path, sha256`.execute(db);
  return rows.map(({ actor, at, ...print }) => ({ ...print, givenUp: givenUpBy(actor, at) }));
}
