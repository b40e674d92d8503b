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
