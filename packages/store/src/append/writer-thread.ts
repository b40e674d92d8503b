// The thread of `threaded-writer.ts`: one connection, one transaction at a time, an answer for each.
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { Kysely } from 'kysely';
import { batchWriter } from './batch-writer.ts';
import type { Schema } from '../schema.ts';
import { ImmediateSqliteDialect } from '../sqlite/immediate-dialect.ts';
import { openSqlite } from '../sqlite/open.ts';
import type { Answer, Word } from './threaded-writer.ts';

/** `threaded-writer.ts` starts this file. */
const port = parentPort as MessagePort;
const connection = openSqlite(workerData as string, false);
// What undoes a statement of a hundred rows, should it fail half way, would else go through a file in /var/tmp: as many writes as the log has.
connection.pragma('temp_store = MEMORY');
const db = new Kysely<Schema>({ dialect: new ImmediateSqliteDialect(connection) });
const writer = batchWriter(db);

async function written(): Promise<Answer> {
  try {
    return (await writer.write()) ?? { stale: true };
  } catch (error) {
    const { message, code } = error as Error & { readonly code?: string };
    return { fault: { message, code } };
  }
}

port.on('message', (word: Word) => {
  if (word === 'write') return void written().then((answer) => port.postMessage(answer));
  if (word === 'drop') return writer.drop();
  if (word === 'forget') return writer.forget();
  if (word !== 'close') return writer.put(word.put);
  port.close();
  void db.destroy();
});
