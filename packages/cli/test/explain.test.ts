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
