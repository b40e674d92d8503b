// What is told of one dossier that lists showed late.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dunghen, workFolder } from './command.ts';

test('a dossier judged by its promise, since a list showed it late, is told with what its term would have made it', async () => {
  const cwd = workFolder();
  writeFileSync(
    join(cwd, 'ds.csv'),
    'Mã hồ sơ,Mã thủ tục,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái\nH-1,1.004873,02/11/2026,09/11/2026,Đang xử lý\n',
  );
  const imported = await dunghen(['import', 'ds.csv', '--today', '2026-11-10', '--json'], { cwd });
  expect(imported.stdout).toContain('"code":"due-by-promise"');
  const told = await dunghen(['explain', 'H-1', '--today', '2026-11-10'], { cwd });
  expect(told.stdout).toContain('hạn trả: 09/11/2026');
  expect(told.stdout).toContain('theo thời hạn 3 ngày làm việc thì hạn trả là 05/11/2026');
  const json = await dunghen(['explain', 'H-1', '--today', '2026-11-10', '--json'], { cwd });
  expect(JSON.parse(json.stdout)).toMatchObject({ dueOn: '2026-11-09', byTerm: { term: '3 working-days', dueOn: '2026-11-05' } });
});

test('each event is told with the file and the list that brought it, and a dossier that lists no more show with the day since when', async () => {
  const cwd = workFolder();
  const list = async (day: string, ...rows: readonly string[]): Promise<void> => {
    const name = `ds ${day}.csv`;
    writeFileSync(join(cwd, name), `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái\n${rows.join('\n')}\n`);
    expect(await dunghen(['import', name, '--today', day], { cwd })).toMatchObject({ code: 0 });
  };
  const others = Array.from({ length: 9 }, (_, i) => `H-${i + 2},02/11/2026,30/11/2026,Đang xử lý`);
  await list('2026-11-03', 'H-1,02/11/2026,30/11/2026,Đang xử lý', ...others);
  writeFileSync(join(cwd, 'sk.ndjson'), '{"dossier":"H-1","type":"delay-reason","at":"2026-11-03","reason":"lũ"}\n');
  await dunghen(['import', 'sk.ndjson', '--today', '2026-11-03'], { cwd });
  await list('2026-11-05', ...others);
  const said = async (...args: readonly string[]): Promise<string> =>
    (await dunghen(['explain', 'H-1', '--today', '2026-11-05', ...args], { cwd })).stdout.replaceAll(/ +/g, ' ');
  const text = await said();
  expect(text).toContain('Tiếp nhận, hẹn trả 30/11/2026 "ds 2026-11-03.csv" (danh sách ngày 03/11/2026)\n');
  expect(text).toContain('Lý do trễ: lũ "sk.ndjson"\n');
  expect(text).toContain('\nVắng trong danh sách ngày 05/11/2026, thấy lần cuối trong danh sách ngày 03/11/2026; thư xin lỗi chờ');
  expect(await said('--lang', 'en')).toContain('Absent from the list of 2026-11-05, last seen in the list of 2026-11-03;');
  expect(JSON.parse(await said('--json'))).toMatchObject({
    timeline: [{ type: 'received', file: 'ds 2026-11-03.csv', listedOn: '2026-11-03' }, { file: 'sk.ndjson' }],
    listedOn: '2026-11-03',
    absentSince: '2026-11-05',
  });
  const there = (await dunghen(['explain', 'H-2', '--today', '2026-11-05', '--json'], { cwd })).stdout;
  expect(JSON.parse(there)).toMatchObject({ listedOn: '2026-11-05', absentSince: null });
});
