// What officers say of places that erasing cannot judge by itself, kept with who and when.
import type { Kysely } from 'kysely';
import { isElsewhere, ledgerPath } from '../ledger-id.ts';
import type { Schema } from '../schema.ts';

/** Who says it, and when (ISO 8601). */
export interface RetentionWord {
  readonly actor: string;
  readonly at: string;
}

/**
 * The office moved to this machine: the folders that the database it was copied from published to are this one's from now on. Returns
 * where that one lay; nothing where no folder is of a database elsewhere.
 */
export const takeOverFolders = (db: Kysely<Schema>, own: string, { actor, at }: RetentionWord): Promise<readonly string[]> =>
  db.transaction().execute(async (trx) => {
    const [folders, old] = [trx.selectFrom('letters_folder'), trx.selectFrom('old_letters_folder')];
    const noted = [...(await folders.select('ledger').execute()), ...(await old.select('ledger').execute())];
    const elsewhere = [...new Set(noted.flatMap(({ ledger }) => (ledger !== null && isElsewhere(ledger) ? [ledger] : [])))];
    for (const ledger of elsewhere) {
      await trx.updateTable('letters_folder').set({ ledger: own }).where('ledger', '=', ledger).execute();
      await trx.updateTable('old_letters_folder').set({ ledger: own }).where('ledger', '=', ledger).execute();
      await trx
        .insertInto('retention_word')
        .values({ at, actor, word: 'moved-here', place: ledgerPath(ledger) })
        .execute();
    }
    return elsewhere.map(ledgerPath);
  });

/** The word of a row that may have none. */
export const givenUpBy = (actor: string | null, at: string | null): RetentionWord | null =>
  actor === null || at === null ? null : { actor, at };

/** What this database noted that lies at a place or below it: prints, and folders of before. */
export interface NotedThere {
  readonly prints: readonly string[];
  readonly folders: readonly string[];
}

/** Finds it; `isThere` says of a path whether it lies at the place. */
export async function readNoted(db: Kysely<Schema>, own: string, isThere: (path: string) => boolean): Promise<NotedThere> {
  const prints = await db.selectFrom('print_file').select('path').distinct().where('ledger', '=', own).orderBy('path').execute();
  const folders = await db.selectFrom('old_letters_folder').select('path').where('ledger', '=', own).orderBy('path').execute();
  const pathsOf = (rows: readonly { readonly path: string }[]): readonly string[] => rows.map(({ path }) => path).filter(isThere);
  return { prints: pathsOf(prints), folders: pathsOf(folders) };
}

/** Notes that these are gone for good with the place they lie at. A print that is made there again is not. */
export const giveUp = (db: Kysely<Schema>, place: string, { prints, folders }: NotedThere, { actor, at }: RetentionWord): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const said = { at, actor, word: 'gone', place } as const;
    const { id } = await trx.insertInto('retention_word').values(said).returning('id').executeTakeFirstOrThrow();
    for (const path of prints) await trx.updateTable('print_file').set({ word_id: id }).where('path', '=', path).execute();
    for (const path of folders) await trx.updateTable('old_letters_folder').set({ word_id: id }).where('path', '=', path).execute();
  });
