// Writes the rows of a batch in as few statements as it takes: a million dossiers are fifty thousand statements, not five million.
import { formatDay, type EpochDay } from '@dunghen/core';
import { CompiledQuery, sql, type Kysely, type Transaction } from 'kysely';
import type { ImportSource } from './append-batch.ts';
import { EVENT_WIDTH, type BatchRows, type Registered, type Values } from './batch-rows.ts';
import { linkOver } from '../chain.ts';
import { prepared } from '../prepared.ts';
import type { Schema } from '../schema.ts';
import { LISTINGS, SHOWN } from '../sightings.ts';
import type { SharedBodies } from './shared-bodies.ts';
import { PARAMETER } from '../sqlite/immediate-dialect.ts';
import { lawNumber, newestEvent } from '../standing.ts';

type Trx = Transaction<Schema>;

/** Rows with their events as they stand in their table, each linked to those of its dossier before it. */
export type LinkedRows = Omit<BatchRows, 'texts'>;

/**
 * Writes rows numbered one after another, with all that is derived from their events; false, and nothing written, when another
 * writer was first, also where they hold no event: what lists showed and who the citizen is were held against the events too.
 * `parts` has one at least. The derived columns are those the trigger on the event table keeps for whoever writes event rows
 * alone; it stands aside where the dossier's revision already says so.
 */
export async function writeRows(trx: Trx, parts: readonly LinkedRows[]): Promise<boolean> {
  if ((await newestEvent(trx)) !== parts[0]?.newestEvent) return false;
  const all = (table: 'bodies' | 'dossiers' | 'moved' | 'events' | 'applicants' | 'corrected' | 'listings'): Values =>
    ([] as Values).concat(...parts.map((part) => part[table]));
  await write(trx, all('bodies'), BODIES);
  await write(trx, all('dossiers'), DOSSIERS);
  await write(trx, all('moved'), MOVED);
  await write(trx, all('events'), EVENTS, [parts[0].importId]);
  const lastOn = parts.reduce((last, part) => Math.max(last, part.lastOn ?? last), Number.NEGATIVE_INFINITY);
  if (lastOn > Number.NEGATIVE_INFINITY) await reach(trx, { day: formatDay(lastOn as EpochDay) });
  await write(trx, all('applicants'), APPLICANTS);
  await write(trx, all('corrected'), CORRECTED);
  for (const { list, listedOn, values } of listsOf(parts)) await write(trx, values, OF_LIST, [list, listedOn]);
  await write(trx, all('listings'), OTHERS_LISTED);
  return true;
}

const reach = prepared((db, { day }: { day: string }) => db.updateTable('newest').set({ last_on: day }).where('last_on', '<', day));

/** Rows of one statement: many cost a third of what they do one by one (4 µs against 12 an event), more than a hundred save nothing. */
const ROWS_AT_ONCE = [100, 10, 1] as const;

/** A statement over some number of rows, and how many values it takes. */
interface Statement {
  readonly text: string;
  readonly size: number;
}

/** A statement over rows of `width` values, which stand in it as `(?, …), (?, …)`, for each number of rows. */
function overRows(width: number, before: string, after = ''): readonly Statement[] {
  const row = `(${Array<string>(width).fill(PARAMETER).join(', ')})`;
  return ROWS_AT_ONCE.map((rows) => ({ text: `${before} ${Array<string>(rows).fill(row).join(', ')} ${after}`, size: rows * width }));
}

const BODIES = overRows(2, 'insert into event_body (id, body) values');
const DOSSIERS = overRows(
  9,
  `insert into dossier (id, code, code_key, revision, timeline, ended, law_id, due_day, missed)
  select column1, column2, coalesce(column3, column2), column4, column5, column6, column7, column8, column9 from (values`,
  ')',
);
const MOVED = overRows(
  7,
  `update dossier set revision = column2, timeline = column3, ended = column4, law_id = column5, due_day = column6, missed = column7
  from (values`,
  ') as new where dossier.id = column1',
);
/** Before the values goes the number of the import that all of them are of: each value costs a tenth of a microsecond. */
const EVENTS = overRows(
  6,
  `insert into event (id, dossier_id, type, at, body, import_id, chain)
  select column1, column2, column3, column4, column5, ${PARAMETER}, column6 from (values`,
  ')',
);
const APPLICANTS = overRows(
  2,
  'insert into applicant (dossier_id, body) values',
  'on conflict (dossier_id) do update set body = excluded.body',
);
/** Who another program put right, or erased, since it was worked out stays so: the next list says it again. */
const CORRECTED = overRows(
  3,
  'insert into applicant (dossier_id, body) select column1, column2 from (values',
  `) as new where column3 is (select body from applicant where dossier_id = column1)
  on conflict (dossier_id) do update set body = excluded.body`,
);
const OF_LIST = overRows(6, ...SHOWN);
const OTHERS_LISTED = overRows(11, ...LISTINGS);

/** What lists showed, each list's together: of one file it is one. */
function listsOf(parts: readonly LinkedRows[]): readonly NonNullable<LinkedRows['shown']>[] {
  const lists = new Map<string, NonNullable<LinkedRows['shown']>>();
  for (const { shown } of parts) {
    if (!shown) continue;
    const key = `${shown.list} ${shown.listedOn}`;
    const known = lists.get(key)?.values ?? [];
    lists.set(key, { ...shown, values: known.concat(shown.values) });
  }
  return [...lists.values()];
}

/** Writes rows, their values one after another, in as few statements as it takes; before each goes what all of them share. */
async function write(trx: Trx, values: Values, statements: readonly Statement[], shared: Values = []): Promise<void> {
  let at = 0;
  for (const { text, size } of statements) {
    for (; values.length - at >= size; at += size)
      await trx.executeQuery(CompiledQuery.raw(text, shared.concat(values.slice(at, at + size))));
  }
  // Rows of another width, from a program of another version: half of one is not to be written, nor silently left out.
  if (at < values.length) throw new Error(`${values.length - at} values are left of rows for: ${statements[0]?.text.slice(0, 40)}`);
}

/** Puts the bodies together and computes the links; to be had before the database is locked. */
export function linked({ texts, ...rows }: BatchRows, bodies: SharedBodies): LinkedRows {
  bodies.learn(texts);
  const { events } = rows;
  const values: (string | number | null)[] = [];
  let [link, dossier] = ['', ''];
  for (let i = 0; i < events.length; i += EVENT_WIDTH) {
    const [id, dossierId, type, at, shared, own, before, code] = events.slice(i, i + EVENT_WIDTH) as EventValues;
    if (before !== null) [link, dossier] = [before, code as string];
    const { body, quoted } = bodies.joined(shared, own);
    link = linkOver(link, dossier, { type, at }, quoted);
    values.push(id, dossierId, type, at, body, link);
  }
  return { ...rows, events: values };
}

type EventValues = [
  id: number,
  dossierId: number,
  type: string,
  at: string,
  shared: number,
  own: string,
  before: string | null,
  code: string | null,
];

/** The numbers of an import and of its law, given to them where they have none; an import that takes several transactions is complete after the last. */
export async function register(
  db: Trx,
  { file, sha256, at, observedOn, reading, law }: ImportSource,
  { complete }: { readonly complete: boolean },
): Promise<Registered> {
  const [known] = (await importOf(db, { sha256, at })).rows;
  const [row] = (
    known
      ? [known]
      : (await addImport(db, { file, sha256, at, observedOn: observedOn ?? null, reading: reading ?? null, complete: Number(complete) }))
          .rows
  ) as [{ id: number }];
  return { importId: row.id, law: law === undefined ? 0 : await lawNumber(db, law) };
}

const importOf = prepared((db, { sha256, at }: { sha256: string; at: string }) =>
  db.selectFrom('import').select('id').where('sha256', '=', sha256).where('imported_at', '=', at),
);
const addImport = prepared(
  (
    db,
    {
      file,
      sha256,
      at,
      observedOn,
      reading,
      complete,
    }: { file: string; sha256: string; at: string; observedOn: number | null; reading: string | null; complete: number },
  ) => db.insertInto('import').values({ file, sha256, imported_at: at, observed_on: observedOn, reading, complete }).returning('id'),
);

/** Notes that all of a file was imported, also by earlier imports of it that were broken off: what they lacked is in by now. */
export async function noteComplete(db: Kysely<Schema>, { sha256, observedOn, reading }: ImportSource): Promise<void> {
  const broken = sql`sha256 = ${sha256} and observed_on is ${observedOn ?? null} and reading is ${reading ?? null} and complete = 0`;
  const { rows } = await sql`select 1 from import where ${broken} limit 1`.execute(db);
  if (rows.length > 0) await db.transaction().execute((trx) => sql`update import set complete = 1 where ${broken}`.execute(trx));
}

/** Notes a list that brought nothing new, once: when its file comes again, on a later day too, it is the list of its own day. */
export async function noteRead(db: Kysely<Schema>, source: ImportSource): Promise<void> {
  const { sha256, observedOn, reading } = source;
  if (observedOn === undefined) return;
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql`select 1 from import
      where sha256 = ${sha256} and observed_on = ${observedOn} and reading is ${reading ?? null} limit 1`.execute(trx);
    if (rows.length === 0) await register(trx, source, { complete: true });
  });
}
