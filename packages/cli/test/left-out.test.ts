// Letters of dossiers that the newest list leaves out: whether they are done nobody knows, and a letter that is not owed is worse than a question.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workFolder } from './command.ts';
import { dunghen } from './standing-command.ts';

const list = (...codes: readonly string[]): string =>
  [
    'Mã hồ sơ,Thủ tục,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái',
    ...codes.map((code) => `${code},Cấp bản sao,02/11/2026,05/11/2026,Đang xử lý`),
  ].join('\n');

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

test('the scan drafts none until a list shows the dossier again or an officer asks for it, and says so; doctor names the dossiers', async () => {
  const cwd = workFolder();
  const run = async (...args: readonly string[]): Promise<Ran> => dunghen(args, { cwd });
  const lists = [
    ['a.csv', list('H-1', 'H-2', 'H-3'), '2026-11-03'],
    ['b.csv', list('H-3'), '2026-11-04'],
    ['c.csv', list('H-3', 'H-2'), '2026-11-09'],
  ] as const;
  for (const [name, content] of lists) writeFileSync(join(cwd, name), content);
  for (const [name, , day] of lists.slice(0, 2)) expect(await run('import', name, '--today', day)).toMatchObject({ code: 0 });
  const scan = async (day: string): Promise<Record<string, unknown>> => JSON.parse((await run('scan', '--json', '--today', day)).stdout);
  expect(await scan('2026-11-06')).toMatchObject({
    overdue: 3,
    lettersOwed: 3,
    lettersDrafted: 1,
    lettersMissing: 2,
    degraded: expect.arrayContaining([expect.objectContaining({ code: 'left-out', blocking: false })]),
  });
  expect((await run('doctor', '--today', '2026-11-06')).stdout).toMatch(/! 2 hồ sơ đang mở mà danh sách mới nhất .*H-1, H-2/);
  expect(await run('import', 'c.csv', '--today', '2026-11-09')).toMatchObject({ code: 0 });
  expect(await scan('2026-11-09')).toMatchObject({ lettersDrafted: 1, lettersMissing: 1 });
  const asked = ['letters', 'request', 'H-1', '--reason', 'chờ kết quả đo đạc', '--new-due', '2026-11-13', '--today', '2026-11-09'];
  expect(await run(...asked)).toMatchObject({ code: 0 });
  expect(await scan('2026-11-09')).toMatchObject({ lettersDrafted: 0, lettersMissing: 0, lettersTotal: 3 });
});

test('lists that are given together tell whom none of them shows or ended', async () => {
  const cwd = workFolder();
  const head = 'Số hồ sơ,Ngày tiếp nhận,Ngày có kết quả';
  const results = (...codes: readonly string[]): string => [head, ...codes.map((code) => `${code},02/11/2026,04/11/2026`)].join('\n');
  const files = { a: list('H-1', 'H-2', 'H-3', 'H-4'), b: list('H-1', 'H-2'), c: results('H-3'), d: results('H-3', 'H-4') };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, `${name}.csv`), content);
  const told = async (day: string, db: string, ...names: readonly string[]): Promise<string> => {
    const ran = await dunghen(['import', ...names.map((name) => `${name}.csv`), '--today', day, '--db', `sqlite:${db}`], { cwd });
    expect(ran.code).toBe(0);
    return ran.stdout;
  };
  for (const [names, left] of [
    [['b', 'c'], 'Có 1 hồ sơ đang mở mà danh sách này không còn ghi (H-4)'],
    [['c', 'b'], 'Có 1 hồ sơ đang mở mà danh sách này không còn ghi (H-4)'],
    [['b', 'd'], undefined],
    [['b'], 'Có 2 hồ sơ đang mở mà danh sách này không còn ghi (H-3, H-4)'],
  ] as const) {
    const db = `${names.join('')}.db`;
    await told('2026-11-03', db, 'a');
    const said = /Có \d hồ sơ đang mở mà danh sách này không còn ghi \([^)]*\)/.exec(await told('2026-11-04', db, ...names))?.[0];
    expect([names, said]).toEqual([names, left]);
  }
});

test('one that a scan drafted before that list came is withdrawn, unless an officer gave it a reason: that one is told when it is issued, and given no other date', async () => {
  const cwd = workFolder();
  const run = async (day: string, ...args: readonly string[]): Promise<Ran> => dunghen([...args, '--today', day], { cwd });
  const bring = async (day: string, ...codes: readonly string[]): Promise<void> => {
    writeFileSync(join(cwd, 'a.csv'), list(...codes));
    expect(await run(day, 'import', 'a.csv')).toMatchObject({ code: 0 });
  };
  const scan = async (day: string): Promise<unknown> => JSON.parse((await run(day, 'scan', '--json')).stdout);
  const giveReason = async (day: string, code: string): Promise<void> =>
    expect(await run(day, 'letters', 'reason', code, '--reason', 'chờ kết quả đo đạc')).toMatchObject({ code: 0 });
  const issue = async (day: string, code: string, number: string): Promise<string> =>
    (await run(day, 'letters', 'issue', code, '--number', number, '--signed-by', 'Nguyễn Văn Mẫu', '--signed-on', day)).stderr;
  await bring('2026-11-03', 'H-1', 'H-2', 'H-3', 'H-4', 'H-6');
  expect(await scan('2026-11-06')).toMatchObject({ lettersDrafted: 5 });
  // Before the list of that day came.
  await giveReason('2026-11-06', 'H-6');
  expect(await issue('2026-11-06', 'H-6', '6/XL')).toContain('hồ sơ H-6 còn đang giải quyết sau ngày hẹn 05/11/2026');
  await giveReason('2026-11-06', 'H-1');
  await bring('2026-11-09', 'H-3', 'H-4', 'H-6');
  expect(await scan('2026-11-09')).toMatchObject({ lettersWithdrawn: 1, lettersMissing: 1 });
  expect((await run('2026-11-09', 'letters', 'show', 'H-2')).stdout).toContain(
    'thu hồi     chương trình: đến ngày 09/11/2026 danh sách mới không còn ghi hồ sơ',
  );
  expect(await issue('2026-11-09', 'H-2', '2/XL')).toContain('soạn lại bằng "dunghen letters request');
  expect(await issue('2026-11-09', 'H-1', '1/XL')).toContain(
    'hồ sơ H-1 còn đang giải quyết sau ngày hẹn 05/11/2026, có thể đã xong đúng hẹn',
  );
  await giveReason('2026-11-09', 'H-3');
  expect(await issue('2026-11-09', 'H-3', '3/XL')).not.toMatch(/không còn ghi|có thể đã xong/);
  // The draft of a dossier that a list shows lies until its new date has passed.
  expect(await scan('2026-11-20')).toMatchObject({ lettersRedated: 1, lettersWithdrawn: 0 });
  await bring('2026-11-23', 'H-2', 'H-3', 'H-4', 'H-6');
  // Of H-1 no list tells whether it missed the day that its letter gave as well.
  expect(await scan('2026-11-23')).toMatchObject({ lettersDrafted: 1, lettersMissing: 1 });
  // Shown open after the day they were due they were late, whatever became of them since.
  await bring('2026-11-24', 'H-3', 'H-5');
  await bring('2026-11-25', 'H-3');
  expect(await scan('2026-11-25')).toMatchObject({ lettersDrafted: 1, lettersWithdrawn: 0, lettersMissing: 1 });
  expect((await run('2026-11-25', 'explain', 'H-5')).stdout).toMatch(
    /Vắng trong danh sách ngày 25\/11\/2026, thấy lần cuối trong danh sách ngày 24\/11\/2026\.\n/,
  );
  await giveReason('2026-11-25', 'H-2');
  expect(await issue('2026-11-25', 'H-2', '2/XL')).toContain('không còn ghi hồ sơ H-2, có thể đã xong trễ');
});
