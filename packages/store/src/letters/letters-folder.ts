// Which folder letters were published to last, so that another one under its name is told from it.
import type { Kysely, Transaction } from 'kysely';
import { prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';
import { givenUpBy, type RetentionWord } from './retention-words.ts';

/** A folder by its path, its number on its file system and the mark in it. */
export interface KnownFolder {
  readonly path: string;
  readonly inode: string;
  /** The number of the folder it lies in; null where an older program noted the folder. */
  readonly parentInode: string | null;
  /** The random number in the file that marks it; null where an older program noted it, or none could be written. */
  readonly mark: string | null;
  /** What the database that published to it is known by (`ledger-id.ts`), where the one that is open is another, as a copy is; '' where an older program noted it, null where it is the same. */
  readonly otherLedger: string | null;
}

/** A folder that letters were published to before. */
export interface OldFolder extends Pick<KnownFolder, 'path' | 'inode' | 'mark' | 'otherLedger'> {
  /** By whose word it is gone for good. */
  readonly givenUp?: RetentionWord | null;
}

type Db = Kysely<Schema> | Transaction<Schema>;

/** The folder of the last publishing; null before the first. */
export async function readLettersFolder(db: Db, own: string): Promise<KnownFolder | null> {
  const noted = (await knownFolder(db, {})).rows[0];
  return noted ? seenFrom(own)(noted) : null;
}

const knownFolder = prepared((db) =>
  db.selectFrom('letters_folder').select(['path', 'inode', 'parent_inode as parentInode', 'mark', 'ledger']),
);

const seenFrom =
  (own: string) =>
  <Noted extends { readonly ledger: string | null }>({ ledger, ...noted }: Noted) => ({
    ...noted,
    otherLedger: ledger === own ? null : (ledger ?? ''),
  });

/** Notes the folder that letters are published to from now on; one under another path, in which they lie too, is not forgotten. */
export async function noteLettersFolder(
  db: Kysely<Schema>,
  own: string,
  { path, inode, parentInode, mark, otherLedger }: KnownFolder,
): Promise<void> {
  const folder = { path, inode, parent_inode: parentInode, mark, ledger: otherLedger ?? own };
  await db.transaction().execute(async (trx) => {
    const known = (await knownFolder(trx, {})).rows[0];
    // One that was moved has its mark with it; so has one that was copied with its database, and the folder of that one is still there.
    const isMoved = mark !== null && known?.mark === mark && known.ledger === folder.ledger;
    if (known && known.path !== path && !isMoved) {
      const old = { inode: known.inode, mark: known.mark, ledger: known.ledger, word_id: null };
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
export const readOldLettersFolders = async (db: Db, own: string): Promise<readonly OldFolder[]> =>
  (
    await db
      .selectFrom('old_letters_folder')
      .leftJoin('retention_word', 'retention_word.id', 'word_id')
      .select(['path', 'inode', 'mark', 'ledger', 'actor', 'at'])
      .orderBy('path')
      .execute()
  ).map(({ actor, at, ...noted }) => ({ ...seenFrom(own)(noted), givenUp: givenUpBy(actor, at) }));
