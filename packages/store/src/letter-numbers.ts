// Which letters bear a number in the register of a year.
import type { Kysely, Transaction } from 'kysely';
import { prepared } from './prepared.ts';
import type { LetterState, Schema } from './schema.ts';

/** A letter that was given a number, withdrawn or not. */
export interface NumberedLetter {
  readonly id: number;
  /** The code of its dossier. */
  readonly dossier: string;
  readonly state: LetterState;
}

/** The letters signed in the year of a day (ISO) under a number, the oldest first. */
export async function readNumbered(
  db: Kysely<Schema> | Transaction<Schema>,
  number: string,
  signedOn: string,
): Promise<readonly NumberedLetter[]> {
  const year = signedOn.slice(0, 4);
  const { rows: given } = await numberedBetween(db, { from: `${year}-01-01`, to: `${year}-12-31` });
  return given
    .filter((letter) => asLookedFor(letter.number as string) === asLookedFor(number))
    .map(({ id, code, state }) => ({ id, dossier: code, state }));
}

const numberedBetween = prepared((db, { from, to }: { from: string; to: string }) =>
  db
    .selectFrom('letter')
    .innerJoin('dossier', 'dossier.id', 'letter.dossier_id')
    .select(['letter.id', 'code', 'state', 'number'])
    .where('signed_on', '>=', from)
    .where('signed_on', '<=', to)
    .where('number', 'is not', null)
    .orderBy('letter.id'),
);

/** A number as whoever looks for it in the register reads it: "12 / qđ-ub" is "12/QĐ-UB". Not in SQL, which knows no capital of đ. */
const asLookedFor = (number: string): string =>
  number
    .normalize('NFC')
    .toUpperCase()
    .replace(/[\s\p{Cf}]/gu, '');
