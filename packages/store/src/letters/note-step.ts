// Taking down a step of a letter: what it changes of the letter's row, who took it and when, and the hashes that hold all of it together.
import { sql, type Kysely, type Selectable, type Transaction, type Updateable } from 'kysely';
import { prepared } from '../prepared.ts';
import type { LetterTable, Schema } from '../schema.ts';
import { CHANGING, countSeal, letterSeal, SEALED, stepLink, type ChainedStep, type Changing, type SealedLetter } from './letter-chain.ts';

/** What a step changes of its letter's row. */
export type LetterChanges = Partial<Pick<Selectable<LetterTable>, Changing>>;

/**
 * Notes a step of a letter with what it changes of its row, inside the transaction of whoever takes it. What no longer fitted
 * together before it keeps its seal, which fits nothing: a step must not cover up what was changed behind the program's back.
 */
export async function noteStep(trx: Transaction<Schema>, letterId: number, step: ChainedStep, changes: LetterChanges = {}): Promise<void> {
  const { rows } = await letterToSeal(trx, { letterId });
  const { seal, previous, newest, letters, steps, counted, ...before } = rows[0] as (typeof rows)[number];
  const isFirst = previous === null;
  const chain = stepLink(previous ?? '', before, step);
  const after: SealedLetter = { ...before, ...changes };
  const fits = isFirst ? seal === '' && step.step === 'drafted' : seal === letterSeal(previous, before);
  await addStep(trx, { letter_id: letterId, ...step, chain });
  await setLetter(trx, { ...after, seal: fits ? letterSeal(chain, after) : seal });
  // Somebody took the count away: for want of it no letter may go unwritten.
  if (letters === null || steps === null || counted === null) return;
  const now = { letters: letters + (isFirst ? 1 : 0), steps: steps + 1 };
  const isCounted = counted === countSeal({ letters, steps }, newest ?? '');
  await setCount(trx, { ...now, seal: isCounted ? countSeal(now, chain) : counted });
}

const letterToSeal = prepared((db, { letterId }: { letterId: number }) =>
  db
    .selectFrom('letter')
    .innerJoin('dossier', 'dossier.id', 'letter.dossier_id')
    .leftJoin('letter_count', (join) => join.onTrue())
    .select(SEALED.map((column) => `letter.${column}` as const))
    .select(['code', 'letter.seal', 'letters', 'steps', 'letter_count.seal as counted'])
    .select(sql<string | null>`(select chain from letter_event where letter_id = letter.id order by id desc limit 1)`.as('previous'))
    .select(sql<string | null>`(select chain from letter_event order by id desc limit 1)`.as('newest'))
    .where('letter.id', '=', letterId),
);

const addStep = prepared((db, { letter_id, step, at, actor, detail, chain }: ChainedStep & { letter_id: number; chain: string }) =>
  db.insertInto('letter_event').values({ letter_id, step, at, actor, detail, chain }),
);

const setLetter = prepared((db: Kysely<Schema>, letter: SealedLetter & { seal: string }) => {
  const columns: Updateable<LetterTable> = Object.fromEntries([...CHANGING, 'seal' as const].map((column) => [column, letter[column]]));
  return db.updateTable('letter').set(columns).where('id', '=', letter.id);
});

const setCount = prepared((db, { letters, steps, seal }: { letters: number; steps: number; seal: string }) =>
  db.updateTable('letter_count').set({ letters, steps, seal }).where('id', '=', sql.lit(1)),
);
