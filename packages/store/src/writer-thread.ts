// The thread of `threaded-writer.ts`: one connection, one batch at a time, an answer for each.
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { Kysely } from 'kysely';
import type { BatchRows } from './batch-rows.ts';
import { batchWriter } from './batch-writer.ts';
import type { Schema } from './schema.ts';
import { ImmediateSqliteDialect } from './sqlite/immediate-dialect.ts';
import { openSqlite } from './sqlite/open.ts';
import type { Answer } from './threaded-writer.ts';

/** `threaded-writer.ts` starts this file. */
const port = parentPort as MessagePort;
const connection = openSqlite(workerData as string, false);
// What undoes a statement of a hundred rows, should it fail half way, would else go through a file in /var/tmp: as many writes as the log has.
connection.pragma('temp_store = MEMORY');
const db = new Kysely<Schema>({ dialect: new ImmediateSqliteDialect(connection) });
const writer = batchWriter(db);

async function answerTo(rows: BatchRows): Promise<Answer> {
  try {
    return (await writer.write(rows)) ?? { stale: true };
  } catch (error) {
    const { message, code } = error as Error & { readonly code?: string };
    return { fault: { message, code } };
  }
}

port.on('message', (rows: BatchRows | null) => {
  if (rows) return void answerTo(rows).then((answer) => port.postMessage(answer));
  port.close();
  void db.destroy();
});
