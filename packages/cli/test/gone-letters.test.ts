// Letters deleted whole or written into with SQL, their guards put back: the doctor says which they were, as far as anything of them is left, and everything else goes on.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { issuing, workFolder } from './command.ts';
import { dunghen } from './standing-command.ts';

const ON = '2026-11-23';

/** Changes a ledger as somebody would who knows SQL and does not want to be seen. */
function change(cwd: string, statements: readonly string[]): void {
  const db = new DatabaseSync(join(cwd, 'dunghen.db'), { enableForeignKeyConstraints: false });
  const guards = db.prepare("select name, sql from sqlite_schema where type = 'trigger'").all() as { name: string; sql: string }[];
  for (const { name } of guards) db.exec(`drop trigger ${name}`);
  for (const sql of ['pragma ignore_check_constraints = on', ...statements]) db.exec(sql);
  for (const { sql } of guards) db.exec(sql);
  db.close();
}

const deleteLetters = (cwd: string, ids: string, tables: readonly string[]): void =>
  change(
    cwd,
    tables.map((table) => `delete from ${table} where ${table === 'letter' ? 'id' : 'letter_id'} in (${ids})`),
  );

const received = (code: string): string => JSON.stringify({ dossier: code, type: 'received', at: '2026-11-02', term: '3 working-days' });

test('letters that were deleted whole are named by their places, their numbers and their files', { timeout: 30_000 }, async () => {
  const cwd = workFolder();
  const ask = (...args: readonly string[]) => dunghen([...args, '--today', ON], { cwd });
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

test('a step that somebody wrote by hand stops nothing: it is named, shown and exported as it is, and no other letter waits for it', async () => {
  const cwd = workFolder();
  const ask = (...args: readonly string[]) => dunghen([...args, '--today', ON], { cwd });
  writeFileSync(join(cwd, 'a.ndjson'), ['A', 'B', 'C'].map(received).join('\n'));
  await ask('import', 'a.ndjson');
  await ask('scan');
  await ask('letters', 'withdraw', 'B', '--reason', 'nhầm');
  change(cwd, ["update letter_event set detail = 'Lò Thị Mơ' where step in ('drafted', 'withdrawn')"]);
  writeFileSync(join(cwd, 'a.ndjson'), received('D'));
  await ask('import', 'a.ndjson');
  expect(JSON.parse((await ask('scan', '--json')).stdout)).toMatchObject({ lettersDrafted: 1, lettersPublished: 1, lettersTotal: 4 });
  expect((await ask('doctor')).stdout).toMatch(/thu:1 \(A\), thu:2 \(B\), thu:3 \(C\); hãy so "dunghen letters show"/);
  expect((await ask('letters', 'show', 'B')).stdout).toContain(': Lò Thị Mơ');
  const exported = await ask('export', '--letters');
  const steps = exported.stdout.trim().split('\n').map((line) => (JSON.parse(line) as { history: { detail?: object }[] }).history); // prettier-ignore
  expect([exported.code, steps.length, steps[1]?.at(-1)?.detail]).toEqual([0, 4, { unreadable: 'Lò Thị Mơ' }]);
  deleteLetters(cwd, '2', ['letter_event', 'letter_bytes', 'letter']);
  expect((await ask('doctor')).stdout).toContain('xóa khỏi sổ: thu:2 giữa thu:1 (A');

  // What is damaged beyond that is told without a word of what it says.
  change(cwd, ["update letter set facts = 'Lò Thị Mơ' where id = 3"]);
  const broken = await ask('letters', 'list');
  expect([broken.code, broken.stderr]).toEqual([1, expect.stringMatching(/^Lỗi: SyntaxError: …\. Hãy chạy lại/)]);
  expect((await ask('export', '--letters')).stdout).toContain('"unreadable":"Lò Thị Mơ"');
});
