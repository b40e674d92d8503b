// The ledger with all that it knows, for taking it elsewhere and for holding two ledgers against each other: an order that does not depend on how letters came about.
import type { Kysely } from 'kysely';
import { prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';
import type { LetterEvent } from './letter-events.ts';
import { allLetters, type StoredLetter } from './letters.ts';

/** A step with its link, see `letter-chain.ts`. */
export interface LinkedStep extends LetterEvent {
  readonly chain: string;
}

/** A letter with its steps, oldest first. */
export interface WholeLetter extends StoredLetter {
  readonly templateSha256: string;
  readonly steps: readonly LinkedStep[];
}

/** From which letter on, by its dossier's key and its appointment, and how many. */
interface Stretch {
  readonly after: string;
  readonly appointment: number;
  readonly limit: number;
}

/** Every letter in the order of codes, then of appointments, page by page. */
export async function* wholeLetterPages(db: Kysely<Schema>, size: number): AsyncGenerator<readonly WholeLetter[]> {
  let from = { after: '', appointment: 0 };
  for (;;) {
    const { rows } = await nextLetters(db, { ...from, limit: size });
    const page = [...Map.groupBy(rows, ({ id }) => id).values()].map(wholeLetter);
    if (page.length > 0) yield page;
    if (page.length < size) return;
    // By the key that is stored: by another one, pages would come again and again.
    const { after, appointment } = rows.at(-1) as Row;
    from = { after, appointment };
  }
}

type Row = Awaited<ReturnType<typeof nextLetters>>['rows'][number];

function wholeLetter(rows: readonly Row[]): WholeLetter {
  const { step: _step, at: _at, actor: _actor, detail: _detail, chain: _chain, after: _after, ...letter } = rows[0] as Row;
  // A letter whose steps somebody took away is one all the same.
  const steps = rows.flatMap(({ step, at, actor, detail, chain }) =>
    step === null || at === null || actor === null || chain === null ? [] : [{ step, at, actor, detail, chain }],
  );
  return { ...letter, steps };
}

/** In one statement: between two another program may take a step. Along the codes, so that no page sorts the letters of all. */
const nextLetters = prepared((db, { after, appointment, limit }: Stretch) =>
  allLetters(db)
    .leftJoin('letter_event', 'letter_event.letter_id', 'letter.id')
    .select(['template_sha256 as templateSha256', 'step', 'at', 'actor', 'detail', 'chain', 'code_key as after'])
    .where('letter.id', 'in', (ids) =>
      ids
        .selectFrom('dossier as of')
        .crossJoin('letter as one')
        .select('one.id')
        .whereRef('one.dossier_id', '=', 'of.id')
        .where('code_key', '>=', after)
        .where((either) => either.or([either('code_key', '>', after), either('one.appointment', '>', appointment)]))
        .orderBy('code_key')
        .orderBy('one.appointment')
        .limit(limit),
    )
    .orderBy('code_key')
    .orderBy('letter.appointment')
    .orderBy('letter_event.id'),
);
