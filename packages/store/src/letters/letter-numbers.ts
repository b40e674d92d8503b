// Which letters bear a number in the register of a year.
import { sql, type Kysely, type Transaction } from 'kysely';
import { prepared } from '../prepared.ts';
import type { LetterState, Schema } from '../schema.ts';
import { inDetail } from './letter-events.ts';

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

/**
 * The letters that were issued in the year of a day (ISO) under a number and withdrawn since, the oldest first: drafted anew or issued
 * under another number too, since the paper that bears the first may be with somebody.
 */
export async function readTakenBack(db: Kysely<Schema>, number: string, signedOn: string): Promise<readonly NumberedLetter[]> {
  const year = signedOn.slice(0, 4);
  const { rows: given } = await takenBackBetween(db, { from: `${year}-01-01`, to: `${year}-12-31` });
  const found = given.filter((letter) => asLookedFor(letter.number) === asLookedFor(number));
  return [...new Map(found.map(({ id, code, state }) => [id, { id, dossier: code, state }])).values()];
}

/** What a letter is issued under stands in that step; only the last one of a letter that is issued holds. */
const takenBackBetween = prepared((db, { from, to }: { from: string; to: string }) =>
  db
    .selectFrom('letter_event')
    .innerJoin('letter', 'letter.id', 'letter_event.letter_id')
    .innerJoin('dossier', 'dossier.id', 'letter.dossier_id')
    .select(['letter.id', 'code', 'state', inDetail('number').as('number')])
    .where('step', '=', 'issued')
    .where(sql<boolean>`${inDetail('signedOn')} between ${from} and ${to}`)
    .where(
      sql<boolean>`(state not in ('issued', 'sent') or letter_event.id < (select max(id) from letter_event as other
        where other.letter_id = letter.id and other.step = 'issued'))`,
    )
    .orderBy('letter.id'),
);

/**
 * A number as whoever looks for it in the register reads it: "12 / qđ-ub" is "12/QĐ-UB", and "09/UBND" is "9/UBND", since numbers below
 * ten are written with a zero (NĐ 30/2020, Phụ lục I). Not in SQL, which knows no capital of đ.
 */
const asLookedFor = (number: string): string =>
  number
    .normalize('NFC')
    .toUpperCase()
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/^0+(?=\d)/, '');
