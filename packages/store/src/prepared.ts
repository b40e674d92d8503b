// Queries that are built and spelled once and not each time they are asked, which took several times as long as asking.
import type { CompiledQuery, Kysely, QueryExecutorProvider, QueryResult, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema> | Transaction<Schema>;

/** A query that stands ready, to be run over a database or inside a transaction with the values it asks for. */
export type Prepared<Values, Row> = (db: Db, values: Values) => Promise<QueryResult<Row>>;

/** Where a value goes. */
class Gap {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** Stands in for the values while a query is built. */
const GAPS: unknown = new Proxy({}, { get: (_, name: string) => new Gap(name) });

/**
 * Prepares a query. `build` is called once, at the first use, with gaps in place of the values: it may say where each goes, but not
 * look at it or compute with it.
 */
export function prepared<Values extends object, Row>(
  build: (db: Kysely<Schema>, values: Values) => { compile(db: QueryExecutorProvider): CompiledQuery<Row> },
): Prepared<Values, Row> {
  let query: CompiledQuery<Row> | undefined;
  return (db, values) => {
    query ??= build(db, GAPS as Values).compile(db);
    const parameters = query.parameters.map((value) => (value instanceof Gap ? Reflect.get(values, value.name) : value));
    return db.executeQuery({ ...query, parameters });
  };
}
