// A yardstick for the machine: short rows into two tables without a key, a guard or a citizen, the least that any program does who keeps dossiers.
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';

const STEPS = ['received', 'stage', 'completed', 'collected'];
const DOSSIERS_OF_A_TRANSACTION = 2_000;

/** Seconds that SQLite takes to write `count` dossiers of four events each as plain rows into a new database at `path`. */
export function plainLoad(path: string, count: number): number {
  const db = new Database(path);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.exec(`
      create table dossier (id integer primary key, code text, unit text, field text, received_at text, due_at text, ended_at text);
      create table event (id integer primary key, dossier_id integer, type text, at text);`);
    const dossier = db.prepare('insert into dossier values (?, ?, ?, ?, ?, ?, ?)');
    const event = db.prepare('insert into event (dossier_id, type, at) values (?, ?, ?)');
    const start = performance.now();
    for (let id = 1; id <= count;) {
      db.exec('begin');
      for (const last = Math.min(count, id + DOSSIERS_OF_A_TRANSACTION - 1); id <= last; id++) {
        const [received, due, ended] = ['2025-03-03T08:15', '2025-03-12T17:00', '2025-03-10T16:00'];
        dossier.run(id, `H37.125-${id}`, `Phòng ${id % 5}`, `Lĩnh vực ${id % 7}`, received, due, ended);
        for (const step of STEPS) event.run(id, step, received);
      }
      db.exec('commit');
    }
    return (performance.now() - start) / 1000;
  } finally {
    db.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  }
}
