import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { prepared } from '../src/prepared.ts';
import { openInMemory } from '../src/sqlite/open.ts';
import { queriesOver } from '../src/store.ts';

test('a prepared query is built once and asked with other values each time, over any database and in a transaction', async () => {
  let built = 0;
  const named = prepared((db, { law, least }: { law: string; least: number }) => {
    built++;
    return db
      .selectFrom('law')
      .select(['id', 'law'])
      .where('law', '=', law)
      .where('id', '>=', least)
      .where('law', '!=', 'Z')
      .orderBy('id')
      .limit(sql.lit(1));
  });
  const add = prepared((db, { law }: { law: string }) => db.insertInto('law').values({ law }));
  const [one, other] = [queriesOver(openInMemory()), queriesOver(openInMemory())];
  await add(one, { law: 'A' });
  await one.transaction().execute(async (trx) => {
    await add(trx, { law: 'B' });
    expect((await named(trx, { law: 'B', least: 0 })).rows).toEqual([{ id: 2, law: 'B' }]);
  });
  expect((await named(one, { law: 'A', least: 1 })).rows).toEqual([{ id: 1, law: 'A' }]);
  expect((await named(one, { law: 'A', least: 2 })).rows).toEqual([]);
  expect((await named(other, { law: 'A', least: 1 })).rows).toEqual([]);
  expect(built).toBe(1);
  await one.destroy();
  await other.destroy();
});
