import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { naiveCalendar } from '../../../fixtures/naive/calendar.ts';
import { byDossier, readEvents } from '../../../fixtures/naive/events.ts';
import { judge } from '../../../fixtures/naive/judge.ts';
import { ROOT } from './command.ts';
import { dunghen } from './standing-command.ts';

const EVENTS = join(ROOT, 'fixtures/sample/events.ndjson');
const histories = byDossier(readEvents(readFileSync(EVENTS, 'utf8')));
let cwd: string;
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'xã mẫu '));
  await dunghen(['import', EVENTS, '--today', '2026-11-30'], { cwd });
}, 60_000);
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

/**
 * The same month asked of the database itself, over the very event rows, in SQL and nothing else: receipts, ends and channels are
 * read off the rows; only the due dates come from the day-by-day walker, since SQL knows no Tết.
 */
const COUNTS = `
  with dossiers as (
    select d.code, due.due_on as due,
      (select substr(at, 1, 10) from event where dossier_id = d.id and type = 'received') as received,
      (select substr(at, 1, 10) from event where dossier_id = d.id and type in ('completed', 'refused', 'withdrawn') and substr(at, 1, 10) <= :known) as ended,
      (select json_extract(body, '$.channel') from event where dossier_id = d.id and type = 'received') as channel
    from dossier d join temp.due on due.code = d.code
  ), handled as (
    select *, received >= :from as inside, ended > due as late_end, ended is null and due < :judged as overdue
    from dossiers where received <= :known and (ended is null or ended >= :from)
  )
  select
    count(*) as c3,
    count(*) filter (where inside and channel = 'online') as c4,
    count(*) filter (where inside and channel is not 'online') as c5,
    count(*) filter (where not inside) as c6,
    count(ended) as c7,
    count(*) filter (where ended < due or ended is not null and due is null) as c8,
    count(*) filter (where ended = due) as c9,
    count(*) filter (where late_end) as c10,
    count(*) filter (where ended is null) as c11,
    count(*) filter (where ended is null and not coalesce(overdue, 0)) as c12,
    count(*) filter (where overdue) as c13,
    count(*) filter (where inside) as received,
    count(*) filter (where inside and ended is not null and not coalesce(late_end, 0)) as kept,
    (select count(*) from dossiers where due between :from and :to and (ended is not null or due < :judged)) as due,
    (select count(*) from dossiers where due between :from and :to and (ended > due or ended is null and due < :judged)) as missed
  from handled`;

type Columns = Readonly<Record<string, number>>;

function countInSql(from: string, to: string, asOf: string): Columns {
  const dayAfter = new Date(Date.parse(to) + 86_400_000).toISOString().slice(0, 10);
  const [known, judged] = [asOf < to ? asOf : to, asOf < dayAfter ? asOf : dayAfter];
  const db = new DatabaseSync(join(cwd, 'dunghen.db'), { readOnly: true });
  try {
    db.exec('pragma temp_store = memory; create temp table due (code text primary key, due_on text)');
    const insert = db.prepare('insert into temp.due values (?, ?)');
    const calendar = naiveCalendar();
    for (const [code, history] of histories) {
      const judgement = judge(history, known, calendar);
      if (judgement?.hasTerm) insert.run(code, judgement.dueOn);
    }
    return db.prepare(COUNTS).get({ ':from': from, ':to': to, ':known': known, ':judged': judged }) as Columns;
  } finally {
    db.close();
  }
}

describe('the report equals an SQL query over the same rows', () => {
  test.each([
    ['2026-06-01', '2026-06-30', '2026-11-30'],
    ['2026-09-01', '2026-09-30', '2026-11-30'],
    ['2026-10-01', '2026-10-31', '2026-10-20'],
    ['2026-11-01', '2026-11-30', '2026-11-30'],
    ['2026-09-15', '2026-12-14', '2026-11-30'],
  ])('%s to %s seen on %s', async (from, to, asOf) => {
    const { stdout } = await dunghen(['report', '--from', from, '--to', to, '--today', asOf, '--json'], { cwd });
    const { form06a, rates } = JSON.parse(stdout) as { form06a: Columns; rates: { basis: string; late: number; total: number }[] };
    const sql = countInSql(from, to, asOf);
    const n = (column: string): number => sql[column] ?? Number.NaN;
    expect(n('c3')).toBeGreaterThan(100);
    for (const [column, value] of Object.entries(form06a)) expect(n(column), column).toBe(value);
    expect(Object.fromEntries(rates.map(({ basis, late, total }) => [basis, [late, total]]))).toEqual({
      handled: [n('c10') + n('c13'), n('c3')],
      resolved: [n('c10'), n('c7')],
      due: [n('missed'), n('due')],
      received: [n('received') - n('kept'), n('received')],
    });
  });
});
