import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workFolder } from './command.ts';
import { dunghen } from './standing-command.ts';

const HEAD = 'Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Ngày có kết quả,Bước hiện tại\n';
const YESTERDAY = `${HEAD}H-1,24/11/2026,5 ngày làm việc,,Thẩm định\nH-2,25/11/2026,5 ngày làm việc,,Thẩm định\n`;
const TODAY = `${HEAD}H-1,24/11/2026,5 ngày làm việc,26/11/2026,\nH-2,25/11/2026,5 ngày làm việc,,Trình ký\nH-3,26/11/2026,5 ngày làm việc,,\n`;

test("yesterday's list after today's is asked about, and taken as soon as its day is said, in its name or beside it", async () => {
  const cwd = workFolder();
  writeFileSync(join(cwd, 'moi.csv'), TODAY);
  for (const name of ['cu.csv', 'danh-sach 25-11.csv']) writeFileSync(join(cwd, name), YESTERDAY);
  const at = ['--today', '2026-11-26'];
  await dunghen(['import', 'moi.csv', ...at], { cwd });
  const before = (await dunghen(['export'], { cwd })).stdout;
  const asked = await dunghen(['import', 'cu.csv', ...at, '--json'], { cwd });
  expect({ code: asked.code, stdout: asked.stdout, error: JSON.parse(asked.stderr).error }).toMatchObject({
    code: 1,
    stdout: '',
    error: { code: 'day-doubtful', message: expect.stringContaining('--observed-on') },
  });
  const named = await dunghen(['import', 'danh-sach 25-11.csv', ...at], { cwd });
  expect(named).toMatchObject({ code: 0, stdout: expect.stringContaining('! Danh sách được coi là của ngày 25/11/2026, theo tên tệp') });
  const said = await dunghen(['import', 'cu.csv', '--observed-on', '2026-11-25', ...at, '--json'], { cwd });
  expect(JSON.parse(said.stdout).files).toMatchObject([{ observedOn: '2026-11-25', unchanged: 2, updated: 0 }]);
  // Nothing is taken back; the stage H-2 was at the day before stands before the one it is at.
  const stage = '{"dossier":"H-2","type":"stage","at":"2026-11-25","stage":"Thẩm định"}\n';
  const after = (await dunghen(['export'], { cwd })).stdout;
  // And it is a witness that H-1 was still open on its day.
  const witness = ',"openOn":"2026-11-25"';
  expect([after.includes(stage), after.replace(stage, '').replace(witness, '')]).toEqual([true, before]);
});

test('a list that is asked about keeps the files beside it from being written', async () => {
  const cwd = workFolder();
  writeFileSync(join(cwd, 'hai-ngay.csv'), `Ngày xuất: 24/11/2026\nNgày xuất: 25/11/2026\n${YESTERDAY.replaceAll('25/11', '24/11')}`);
  writeFileSync(join(cwd, 'moi.csv'), TODAY);
  expect((await dunghen(['import', 'moi.csv', 'hai-ngay.csv', '--today', '2026-11-26'], { cwd })).code).toBe(1);
  expect(existsSync(join(cwd, 'dunghen.db'))).toBe(true);
  expect((await dunghen(['export'], { cwd })).stdout).toBe('');
});

test('lists given together are imported in the order of their days, and told of in the order in which they were given', async () => {
  const cwd = workFolder();
  const days = ['01-12-2026', '27-11-2026', '30-11-2026'];
  const stages = ['Trình ký', 'Tiếp nhận', 'Thẩm định'];
  const files = days.map((day) => `ds ${day}.csv`);
  files.forEach((file, i) => writeFileSync(join(cwd, file), `${HEAD}H-1,27/11/2026,9 ngày làm việc,,${stages[i]}\n`));
  const run = await dunghen(['import', ...files, '--today', '2026-12-01', '--json'], { cwd });
  expect(JSON.parse(run.stdout).files).toMatchObject(days.map((day) => ({ file: `ds ${day}.csv`, created: day === '27-11-2026' ? 1 : 0 })));
  const events = (await dunghen(['export'], { cwd })).stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; at: string; stage?: string });
  expect(events.filter(({ type }) => type === 'stage').map(({ at, stage }) => [at, stage])).toEqual([
    ['2026-11-27', 'Tiếp nhận'],
    ['2026-11-30', 'Thẩm định'],
    ['2026-12-01', 'Trình ký'],
  ]);
});
