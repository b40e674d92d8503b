// Which folder letters were published to last, so that another one under its name is told from it.
import type { Kysely, Transaction } from 'kysely';
import { prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';

/** A folder by its path, its number on its file system and the mark in it. */
export interface KnownFolder {
  readonly path: string;
  readonly inode: string;
  /** The number of the folder it lies in; null where an older program noted the folder. */
  readonly parentInode: string | null;
  /** The random number in the file that marks it; null where an older program noted it, or none could be written. */
  readonly mark: string | null;
}

/** A folder that letters were published to before. */
export type OldFolder = Pick<KnownFolder, 'path' | 'inode' | 'mark'>;

type Db = Kysely<Schema> | Transaction<Schema>;

/** The folder of the last publishing; null before the first. */
export async function readLettersFolder(db: Db): Promise<KnownFolder | null> {
  return (await knownFolder(db, {})).rows[0] ?? null;
}

const knownFolder = prepared((db) => db.selectFrom('letters_folder').select(['path', 'inode', 'parent_inode as parentInode', 'mark']));

/** Notes the folder that letters are published to from now on; one under another path, in which they lie too, is not forgotten. */
export async function noteLettersFolder(db: Kysely<Schema>, { path, inode, parentInode, mark }: KnownFolder): Promise<void> {
  const folder = { path, inode, parent_inode: parentInode, mark };
  await db.transaction().execute(async (trx) => {
    const known = await readLettersFolder(trx);
    // One that was moved has its mark with it.
    if (known !== null && known.path !== path && (mark === null || known.mark !== mark)) {
      const old = { inode: known.inode, mark: known.mark };
      await trx
        .insertInto('old_letters_folder')
        .values({ path: known.path, ...old })
        .onConflict((conflict) => conflict.column('path').doUpdateSet(old))
        .execute();
    }
    await trx.deleteFrom('old_letters_folder').where('path', '=', path).execute();
    await trx
      .insertInto('letters_folder')
      .values({ id: 1, ...folder })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(folder))
      .execute();
  });
}

/** The folders that letters were published to before. */
export const readOldLettersFolders = (db: Db): Promise<readonly OldFolder[]> =>
  db.selectFrom('old_letters_folder').select(['path', 'inode', 'mark']).orderBy('path').execute();
