import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MIGRATION_STEPS } from '../../store/src/sqlite/migrations.ts';
import { ROOT, workFolder } from './command.ts';
import { dunghen } from './standing-command.ts';

const Database = createRequire(join(ROOT, 'packages/store/package.json'))('better-sqlite3') as new (path: string) => {
  exec(sql: string): void;
  close(): void;
};

test('import --dry-run on the database of an older program tells what would change and leaves every byte of it', async () => {
  const cwd = workFolder();
  const db = new Database(join(cwd, 'dunghen.db'));
  db.exec('pragma journal_mode = wal; pragma application_id = 1145587022');
  db.exec(MIGRATION_STEPS[0] as string);
  db.exec(`pragma user_version = 1; insert into dossier (id, code, code_key) values (1, 'H-1', 'H-1');
    insert into event (dossier_id, type, at, body) values (1, 'received', '2026-11-02', '{"term":"3 working-days"}')`);
  db.close();
  const head = 'Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Bước hiện tại';
  writeFileSync(join(cwd, 'a.csv'), `${head}\nH-1,02/11/2026,3 ngày làm việc,Thẩm định\nH-2,03/11/2026,3 ngày làm việc,\n`);
  const before = readFileSync(join(cwd, 'dunghen.db'));
  const { stdout } = await dunghen(['import', 'a.csv', '--dry-run', '--today', '2026-11-04', '--json'], { cwd });
  const receipt = { type: 'received', at: '2026-11-03', term: '3 working-days' };
  expect(JSON.parse(stdout)).toMatchObject({
    files: [
      {
        changes: {
          dossiers: 2,
          applicants: 0,
          byType: { stage: 1, received: 1 },
          first: [
            { dossier: 'H-1', isNew: false, events: [{ type: 'stage', at: '2026-11-04', stage: 'Thẩm định' }], count: 1 },
            { dossier: 'H-2', isNew: true, events: [receipt], count: 1, correctsApplicant: false },
          ],
        },
      },
    ],
    created: 1,
    updated: 1,
    rejected: 0,
  });
  expect(readFileSync(join(cwd, 'dunghen.db')).equals(before)).toBe(true);
  expect(readdirSync(cwd).toSorted()).toEqual(['a.csv', 'dunghen.db']);
});
