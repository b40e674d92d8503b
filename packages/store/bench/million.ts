// A database of a million dossiers with four events each, made through the store's own tables, for the benchmarks that need one.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldDossier, formatDay, officialCalendar, parseDay, shift, type DossierClock } from '@dunghen/core';
import { openStore, standingOf } from '@dunghen/store';
import Database from 'better-sqlite3';

/** Working days of 2025 and most of 2026: an honest office receives and ends its dossiers on those. */
const DAYS = 430;
const UNITS = ['Phòng Kinh tế', 'Phòng Văn hóa - Xã hội', 'Văn phòng HĐND và UBND', 'Trung tâm Phục vụ hành chính công', 'Công an xã'];
const STEPS = ['Thẩm định', 'Trình ký'];

/** The path of such a database; made once a machine (about a minute) and used again. */
export async function millionDossiers(count = 1_000_000): Promise<string> {
  const path = join(tmpdir(), `dunghen-bench-${count}-v5.db`);
  if (existsSync(path)) return path;
  const draft = `${path}.${process.pid}`;
  void openStore(draft, { create: true }).close();
  const db = new Database(draft);
  db.pragma('synchronous = OFF');
  const dossier = db.prepare('insert into dossier (id, code, code_key) values (?, ?, ?)');
  const event = db.prepare('insert into event (dossier_id, type, at, body) values (?, ?, ?, ?)');
  const days = Array.from({ length: DAYS + 40 }, (_, n) => formatDay(shift(officialCalendar(), parseDay('2025-01-03'), n + 1)));
  db.exec('begin');
  for (let i = 0; i < count; i++) {
    const [start, unit] = [Math.floor((i * DAYS) / count), UNITS[i % UNITS.length] as string];
    const code = `H37.125-${(days[start] as string).slice(2).replaceAll('-', '')}-${i}`;
    dossier.run(i + 1, code, code);
    const add = (type: string, n: number, clock: string, fields: object): void =>
      void event.run(i + 1, type, `${days[n]}T${clock}:00+07:00`, JSON.stringify(fields));
    const procedure = { procedure: `1.0040${10 + (i % 22)}`, procedureName: `Thủ tục số ${i % 22}`, field: `Lĩnh vực ${i % 7}` };
    const term = i % 3 === 0 ? '15 calendar-days' : '7 working-days';
    add('received', start, '08:15', { ...procedure, unit, channel: i % 2 === 0 ? 'online' : 'counter', term });
    add('stage', start + 1, '09:00', { stage: STEPS[0], unit, officer: `Cán bộ ${i % 40}` });
    add('stage', start + 3, '10:00', { stage: STEPS[1], unit, officer: `Cán bộ ${i % 40}` });
    // One in a hundred and fifty ends late; one in twenty is still open.
    if (i % 20 !== 7 || start < DAYS - 60) add('completed', start + (i % 150 === 0 ? 20 : 4 + (i % 4)), '16:00', {});
  }
  db.exec('commit');
  db.pragma('wal_checkpoint(truncate)');
  db.close();
  await rememberDueDates(draft);
  renameSync(draft, path);
  for (const suffix of ['-wal', '-shm']) rmSync(draft + suffix, { force: true });
  return path;
}

/** The law the due dates of these databases are remembered by. */
export const BENCH_LAW = 'bench';

/** What an import or a scan would have left behind. */
async function rememberDueDates(path: string): Promise<void> {
  const store = openStore(path);
  for await (const page of store.dossierPages({ size: 5_000, withApplicants: false, only: { stale: { law: BENCH_LAW } } })) {
    const standings = page.map(({ id, revision, events }) => ({ id, revision, ...standingOf(foldDossier(events) as DossierClock) }));
    await store.keepStandings(BENCH_LAW, standings);
  }
  await store.close();
}
