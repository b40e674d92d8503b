// Letters deleted whole with SQL, their guards put back: the doctor says which they were, as far as anything of them is left.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { issuing, workFolder } from './command.ts';
import { dunghen } from './standing-command.ts';

const ON = '2026-11-23';

/** Deletes letters as somebody would who knows SQL and does not want to be seen. */
function deleteLetters(cwd: string, ids: string, tables: readonly string[]): void {
  const db = new DatabaseSync(join(cwd, 'dunghen.db'), { enableForeignKeyConstraints: false });
  const guards = db.prepare("select name, sql from sqlite_schema where type = 'trigger'").all() as { name: string; sql: string }[];
  for (const { name } of guards) db.exec(`drop trigger ${name}`);
  for (const table of tables) db.exec(`delete from ${table} where ${table === 'letter' ? 'id' : 'letter_id'} in (${ids})`);
  for (const { sql } of guards) db.exec(sql);
  db.close();
}

test('letters that were deleted whole are named by their places, their numbers and their files', { timeout: 30_000 }, async () => {
  const cwd = workFolder();
  const ask = (...args: readonly string[]) => dunghen([...args, '--today', ON], { cwd });
  const received = (code: string) => JSON.stringify({ dossier: code, type: 'received', at: '2026-11-02', term: '3 working-days' });
  writeFileSync(join(cwd, 'a.ndjson'), ['A', 'B', 'C', 'D', 'E', 'F'].map(received).join('\n'));
  await ask('import', 'a.ndjson');
  await ask('scan');
  await ask('letters', 'reason', 'B', '--reason', 'mưa lũ');
  await ask(...issuing('B', '15/UBND', ON));
  await ask('letters', 'withdraw', 'C', '--reason', 'nhầm');
  expect((await ask('doctor')).stdout).not.toContain('xóa khỏi sổ');

  deleteLetters(cwd, '2, 3', ['letter_event', 'letter_bytes', 'letter']);
  const told = (await ask('doctor')).stdout;
  expect(told).toContain('0 hồ sơ, 0 sự kiện, 2 thư,');
  expect(told).toMatch(
    /✗ Thư bị xóa khỏi sổ: thu:2–thu:3 giữa thu:1 \(A, soạn [\d/]+\) và thu:4 \(D, soạn [\d/]+\); đã ban hành mà sổ không còn: số 15\/UBND \(B\)\. Hãy tìm/,
  );
  expect(told).toMatch(
    /! 2 thư trong thư mục không có trong sổ: thu-xin-loi-b-lan-1-\w+\.docx \(hồ sơ B, lần hẹn 1, số 15\/UBND\), thu-hoi\/thu-xin-loi-c-lan-1-\w+\.docx \(hồ sơ C, lần hẹn 1\); sổ có thư bị xóa/,
  );

  deleteLetters(cwd, '6', ['letter_event', 'letter_bytes', 'letter']);
  expect((await ask('doctor')).stdout).toMatch(
    /\(D, soạn [\d/]+\); 1 thư lúc bị xóa đang là mới nhất, nên thư soạn sau đó mang số của nó;/,
  );
  // As a client of SQLite leaves it that knows of no foreign keys.
  deleteLetters(cwd, '4', ['letter']);
  expect((await ask('doctor', '--lang', 'en')).stdout).toMatch(
    /✗ The database is damaged .*\n✗ Letters deleted from the ledger: letter:2–letter:4 between letter:1 \(A, .*; what they say is still there: letter:4 \(dossier D, appointment 1\); issued/,
  );
});
