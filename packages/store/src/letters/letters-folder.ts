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

type Db = Kysely<Schema> | Transaction<Schema>;

/** The folder of the last publishing; null before the first. */
export async function readLettersFolder(db: Db): Promise<KnownFolder | null> {
  return (await knownFolder(db, {})).rows[0] ?? null;
}

const knownFolder = prepared((db) => db.selectFrom('letters_folder').select(['path', 'inode', 'parent_inode as parentInode', 'mark']));

/** Notes the folder that letters are published to from now on. */
export async function noteLettersFolder(db: Db, { path, inode, parentInode, mark }: KnownFolder): Promise<void> {
  const folder = { path, inode, parent_inode: parentInode, mark };
  await db
    .insertInto('letters_folder')
    .values({ id: 1, ...folder })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(folder))
    .execute();
}
