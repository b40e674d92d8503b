// The ledger of letters as it is read, and settling the file that was published for one.
import type { Kysely, SelectQueryBuilder, Transaction } from 'kysely';
import { codeKey } from '../dossiers.ts';
import { prepared } from '../prepared.ts';
import type { LetterState, Schema } from '../schema.ts';
import { noteStep } from './note-step.ts';

/** A letter of the ledger. */
export interface StoredLetter {
  readonly id: number;
  /** The number of its dossier, which it has by its key, and the code. */
  readonly dossierId: number;
  readonly dossier: string;
  readonly appointment: number;
  readonly kind: string;
  readonly dueOn: string;
  readonly state: LetterState;
  readonly fileName: string;
  readonly sha256: string;
  readonly draftedOn: string;
  readonly publishedAt: string | null;
  readonly requestedOn: string | null;
  readonly apologyBy: string | null;
  readonly number: string | null;
  readonly signedBy: string | null;
  readonly signedOn: string | null;
  readonly channel: string | null;
  readonly sentOn: string | null;
  /** What the letter states, as JSON: it holds personal data. */
  readonly facts: string;
  /** The bytes its earlier states had, by their hashes, newest first, a space between them. */
  readonly replaces: string | null;
  /** The day the citizen was erased from it, ISO: from then on it has neither bytes nor file. */
  readonly erasedOn: string | null;
}

type Db = Kysely<Schema> | Transaction<Schema>;

/** What the letter of an appointment states, as JSON. */
export async function readLetterFacts(db: Db, dossierId: number, appointment: number): Promise<string | null> {
  return (await factsOf(db, { dossierId, appointment })).rows[0]?.facts ?? null;
}

const factsOf = prepared((db, { dossierId, appointment }: { dossierId: number; appointment: number }) =>
  db.selectFrom('letter').select('facts').where('dossier_id', '=', dossierId).where('appointment', '=', appointment),
);

/** Letters after id `after`, in order, at most `limit`; `unpublished` keeps those whose file is not known to be on disk. */
export async function readLetterPage(db: Db, after: number, limit: number, unpublished = false): Promise<readonly StoredLetter[]> {
  return (await (unpublished ? nextUnpublished : nextLetters)(db, { after, limit })).rows;
}

/** From which letter on, and how many. */
interface Stretch {
  readonly after: number;
  readonly limit: number;
}

/** All letters; whoever asks narrows them. */
export const allLetters = (db: Db): SelectQueryBuilder<Schema, 'letter' | 'dossier', StoredLetter> =>
  db
    .selectFrom('letter')
    .innerJoin('dossier', 'dossier.id', 'letter.dossier_id')
    .select([
      'letter.id',
      'dossier_id as dossierId',
      'dossier.code as dossier',
      'appointment',
      'kind',
      'due_on as dueOn',
      'state',
      'file_name as fileName',
      'sha256',
      'drafted_on as draftedOn',
      'published_at as publishedAt',
      'requested_on as requestedOn',
      'apology_by as apologyBy',
      'number',
      'signed_by as signedBy',
      'signed_on as signedOn',
      'channel',
      'sent_on as sentOn',
      'facts',
      'replaces_sha256 as replaces',
      'erased_on as erasedOn',
    ]);

/** The letters after an id, in order. */
const lettersAfter = (db: Db, { after, limit }: Stretch): ReturnType<typeof allLetters> =>
  allLetters(db).where('letter.id', '>', after).orderBy('letter.id').limit(limit);

const nextLetters = prepared(lettersAfter);
const nextUnpublished = prepared((db, stretch: Stretch) => lettersAfter(db, stretch).where('published_at', 'is', null));

/** The letter of an id; null where there is none. */
export async function readLetter(db: Db, id: number): Promise<StoredLetter | null> {
  return (await letterOfId(db, { id })).rows[0] ?? null;
}

const letterOfId = prepared((db, { id }: { id: number }) => allLetters(db).where('letter.id', '=', id));

/** The latest letter of a dossier, its code in capitals or not; null where there is none. */
export async function readLatestLetter(db: Db, code: string): Promise<StoredLetter | null> {
  return (await lettersOfCode(db, { key: codeKey(code) })).rows.at(-1) ?? null;
}

const lettersOfCode = prepared((db, { key }: { key: string }) => allLetters(db).where('code_key', '=', key).orderBy('letter.id'));

/** The bytes of a letter as they were claimed. */
export async function readLetterBytes(db: Db, letterId: number): Promise<Uint8Array | null> {
  const row = await db.selectFrom('letter_bytes').select('bytes').where('letter_id', '=', letterId).executeTakeFirst();
  return row?.bytes ?? null;
}

/** The file a letter must have now. */
export interface LetterFile {
  readonly sha256: string;
  /** The bytes its earlier states had, by their hashes, newest first, a space between them. */
  readonly replaces: string | null;
  readonly bytes: Uint8Array;
}

/** The file of a letter in its present state, read in one statement: a step may be taken at any moment. */
export async function readLetterFile(db: Db, letterId: number): Promise<LetterFile | null> {
  return (await fileOf(db, { letterId })).rows[0] ?? null;
}

const fileOf = prepared((db, { letterId }: { letterId: number }) =>
  db
    .selectFrom('letter')
    .innerJoin('letter_bytes', 'letter_id', 'letter.id')
    .select(['sha256', 'replaces_sha256 as replaces', 'bytes'])
    .where('letter.id', '=', letterId),
);

/**
 * Settles a letter whose file with these bytes is safely on disk. Returns whether the letter still has these bytes: when it
 * does not, it was issued meanwhile and its new file is to be published.
 */
export async function settleLetter(db: Kysely<Schema>, letterId: number, sha256: string, at: string): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const [now] = (await stateNow(trx, { letterId })).rows;
    if (now?.sha256 !== sha256) return false;
    if (now.published_at === null)
      await noteStep(trx, letterId, { step: 'published', at, actor: 'scan', detail: null }, { published_at: at });
    return true;
  });
}

const stateNow = prepared((db, { letterId }: { letterId: number }) =>
  db.selectFrom('letter').select(['sha256', 'published_at']).where('id', '=', letterId),
);

/** How many letters the ledger holds. */
export async function countLetters(db: Db): Promise<number> {
  const [{ n }] = (await numberOfLetters(db, {})).rows as [{ n: number }];
  return n;
}

const numberOfLetters = prepared((db) => db.selectFrom('letter').select(({ fn }) => fn.countAll<number>().as('n')));
