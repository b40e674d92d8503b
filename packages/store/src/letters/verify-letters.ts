// Finds letters whose steps or rows were changed behind the program's back.
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import { countSeal, letterSeal, SEALED, stepLink, type ChainedStep, type LetterCount } from './letter-chain.ts';

/**
 * What of the ledger of letters does not fit together. `letter`: a step of it was edited, added, moved or removed, or its row says
 * something else than its steps left there. `letter-count`: how many letters there are, whose newest ones may be gone, was changed.
 */
export type LetterTampering =
  | { readonly what: 'letter'; readonly dossier: string; readonly letter: number }
  | { readonly what: 'letter-count'; readonly dossier: '' };

/** Letters read in one statement, with their steps. */
const PAGE = 500;

/** Checks every letter against its steps, page by page, and the count of them where no letter is wrong. */
export async function* findLetterTampering(db: Kysely<Schema>): AsyncGenerator<LetterTampering> {
  let isWhole = true;
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    // In one statement: between two another program may take a step, and the letter would look edited.
    const rows = await db
      .selectFrom('letter')
      .innerJoin('dossier', 'dossier.id', 'letter.dossier_id')
      .leftJoin('letter_event', 'letter_event.letter_id', 'letter.id')
      .select(SEALED.map((column) => `letter.${column}` as const))
      .select(['code', 'seal', 'step', 'at', 'actor', 'detail', 'chain'])
      .where('letter.id', 'in', (ids) => ids.selectFrom('letter').select('id').where('id', '>', after).orderBy('id').limit(PAGE))
      .orderBy('letter.id')
      .orderBy('letter_event.id')
      .execute();
    if (rows.length === 0) break;
    for (const [id, known] of Map.groupBy(rows, (row) => row.id)) {
      const letter = known[0] as (typeof rows)[number];
      const steps = known.filter(({ chain }) => chain !== null) as readonly (ChainedStep & { readonly chain: string })[];
      let previous = '';
      const fits = steps.every((step) => step.chain === (previous = stepLink(previous, letter, step)));
      if (!fits || letter.seal !== letterSeal(previous, letter)) {
        isWhole = false;
        yield { dossier: letter.code, what: 'letter', letter: id };
      }
      after = id;
    }
  }
  if (isWhole && !(await isCountWhole(db))) yield { dossier: '', what: 'letter-count' };
}

/** Whether the count of letters and steps is what was sealed, and none were added beside it; where some are gone, `findGone` tells how many. */
async function isCountWhole(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<
    LetterCount & { readonly seal: string; readonly newest: string | null; readonly isLess: number; readonly isAll: number }
  >`
    with there as (select (select count(*) from letter) as letters, (select count(*) from letter_event) as steps)
    select counted.letters, counted.steps, seal, (select chain from letter_event order by id desc limit 1) as newest,
      there.letters < counted.letters or there.steps < counted.steps as "isLess",
      there.letters = counted.letters and there.steps = counted.steps as "isAll"
    from letter_count as counted, there`.execute(db);
  const [count] = rows;
  return count !== undefined && (count.isLess === 1 || (count.isAll === 1 && count.seal === countSeal(count, count.newest ?? '')));
}
