import { DEFAULT_CLOCK_POLICY, officialCalendar, parseDay, type DossierClock } from '@dunghen/core';
import { addToStages, beginStages, monthPeriod, finishStages } from '@dunghen/core/report';
import { inOrderOfDays, readIntakeFile } from '@dunghen/intake';
import { describe, expect, test } from 'vitest';
import { desk, type Desk } from './desk.ts';

const list = (stage: string, title = '', more = ''): string =>
  `${title}Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Bước hiện tại,Ghi chú\nH-1,02/11/2026 08:00,10 ngày làm việc,${stage},${more}\n`;

const stagesOf = async (d: Desk): Promise<readonly string[]> =>
  ((await d.clockOf('H-1'))?.events ?? []).flatMap((event) => (event.type === 'stage' ? `${event.at} ${event.stage}` : []));

describe('stages that lists of one day show are all kept', () => {
  test('at the hours that the names of the files or the rows above the headings say, whichever comes first', async () => {
    const files: readonly (readonly [string, string])[] = [
      ['ds 04-11-2026 08h05.csv', list('Thẩm định')],
      ['chiều.csv', list('Trình ký', 'Xuất lúc 14 giờ 30 phút ngày 04/11/2026\n')],
      ['ds_20261104163000.csv', list('Phát hành')],
    ];
    for (const order of [
      [0, 1, 2],
      [1, 0, 2],
      [2, 0, 1],
    ]) {
      const d = desk();
      for (const at of order) {
        const [name, content] = files[at] as readonly [string, string];
        expect((await d.bring(d.file(name, content), '2026-11-04')).rejected).toBe(0);
      }
      const expected = ['2026-11-04T08:05:00+07:00 Thẩm định', '2026-11-04T14:30:00+07:00 Trình ký', '2026-11-04T16:30:00+07:00 Phát hành'];
      // Of what is the newest, an earlier list of the day adds only a step between two that are known.
      expect(await stagesOf(d)).toEqual(expected);
      const newest = await d.store.newestEvent();
      for (const [name, content] of files) await d.bring(d.file(name, content), '2026-11-05', { certain: false });
      expect(await d.store.newestEvent()).toBe(newest);
    }
  });

  test('of lists without an hour, the others by the end of the day, and no file that comes again changes anything', async () => {
    const d = desk();
    const [morning, noon, evening] = ['Thẩm định', 'Trình ký', 'Phát hành'].map((stage, i) => d.file(`${i}.csv`, list(stage)));
    const files = [morning, noon, evening] as readonly string[];
    await d.bring(files[0] as string, '2026-11-04');
    for (const file of files.slice(1)) expect(await d.bring(file, '2026-11-04')).toMatchObject({ updated: 1, rejected: 0 });
    const all = ['2026-11-04 Thẩm định', '2026-11-04T23:59:59.001+07:00 Trình ký', '2026-11-04T23:59:59.002+07:00 Phát hành'];
    expect(await stagesOf(d)).toEqual(all);
    for (const file of [...files, ...files.toReversed()])
      for (const certain of [true, false])
        expect(await d.bring(file, '2026-11-04', { certain })).toMatchObject({ updated: 0, rejected: 0 });
    expect(await stagesOf(d)).toEqual(all);
    await d.bring(d.file('d.csv', list('Trả kết quả', '', 'hôm sau')), '2026-11-05');
    expect(await stagesOf(d)).toEqual([...all, '2026-11-05 Trả kết quả']);
  });

  test('ten of them in the order in which they came, between those that say their hour or behind them', async () => {
    const d = desk();
    const steps = Array.from({ length: 10 }, (_, i) => `Bước ${i}`);
    for (const [i, step] of steps.entries()) {
      await d.bring(d.file(i === 4 ? 'ds 04-11-2026 09h00.csv' : `${i}.csv`, list(step)), '2026-11-04');
    }
    expect((await stagesOf(d)).map((stage) => stage.slice(stage.indexOf(' ') + 1))).toEqual(steps);
  });

  test.each(['04/11/2026', '04/11/2026 16:30'])('and a dossier that ended that day, %s, has ended', async (day) => {
    const d = desk();
    for (const step of ['Thẩm định', 'Trình ký', 'Phát hành']) await d.bring(d.file(`${step}.csv`, list(step)), '2026-11-04');
    const end = list('Lưu trữ', '', day).replace('Ghi chú', 'Ngày có kết quả');
    expect(await d.bring(d.file('e.csv', end), '2026-11-05')).toMatchObject({ updated: 1, rejected: 0 });
    expect((await d.clockOf('H-1'))?.end).toMatchObject({ type: 'completed', on: parseDay('2026-11-04') });
  });

  test('a database in which the second was written at the last instant of its day goes on', async () => {
    const d = desk();
    const events = [
      { dossier: 'H-1', type: 'received', at: '2026-11-02T08:00:00+07:00', term: '10 working-days' },
      { dossier: 'H-1', type: 'stage', at: '2026-11-04', stage: 'Thẩm định' },
      { dossier: 'H-1', type: 'stage', at: '2026-11-04T23:59:59.999+07:00', stage: 'Trình ký' },
    ];
    await d.bring(d.file('a.ndjson', events.map((event) => JSON.stringify(event)).join('\n')));
    expect(await d.bring(d.file('b.csv', list('Phát hành')), '2026-11-04')).toMatchObject({ rejected: 0 });
    expect(await d.bring(d.file('c.csv', list('Phát hành', '', 'hôm sau')), '2026-11-05')).toMatchObject({ updated: 1, rejected: 0 });
    expect((await stagesOf(d)).map((stage) => stage.split(' ').slice(1).join(' '))).toEqual(['Thẩm định', 'Trình ký', 'Phát hành']);
  });

  test('but not one of two kinds of list that name one step in two ways, nor before the receipt', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list('Thẩm định')), '2026-11-04');
    await d.bring(d.file('b.csv', 'Số hồ sơ,Ngày nhận,Bước xử lý\nH-1,02/11/2026,Phòng Tư pháp\n'), '2026-11-04');
    expect(await stagesOf(d)).toEqual(['2026-11-04 Thẩm định']);
    const other = desk();
    expect((await other.bring(other.file('ds 02-11-2026 07h30.csv', list('Tiếp nhận')), '2026-11-02')).rejected).toBe(0);
    expect(await stagesOf(other)).toEqual(['2026-11-02 Tiếp nhận']);
  });
});

test('the hours between two lists of a day, four of seven and a half, are those of the stage the first of them shows', async () => {
  const d = desk();
  await d.bring(d.file('ds 04-11-2026 07h30.csv', list('Thẩm định')), '2026-11-04');
  await d.bring(d.file('ds 04-11-2026 13h30.csv', list('Trình ký')), '2026-11-04');
  await d.bring(d.file('ds 06-11-2026 07h30.csv', list('Phát hành')), '2026-11-06');
  const draft = beginStages({
    period: monthPeriod('2026-11'),
    asOf: parseDay('2026-11-30'),
    withdrawn: 'count',
    calendar: officialCalendar(),
    officeHours: DEFAULT_CLOCK_POLICY.officeHours,
  });
  addToStages(draft, (await d.clockOf('H-1')) as DossierClock);
  const medians = finishStages(draft).stages.map(({ stage, medianDays }) => [stage, medianDays]);
  expect(Object.fromEntries(medians)).toMatchObject({ 'Thẩm định': 0.53, 'Trình ký': 1.47 });
});

test('lists of one day that come together are taken in the order of the hours they say', async () => {
  const { file } = desk();
  const names = ['a 04-11-2026 15h00.csv', 'b 04-11-2026 08h00.csv', 'c 05-11-2026 07h00.csv', 'd 03-11-2026.csv'];
  const files = await Promise.all(names.map((name) => readIntakeFile(file(name, list('Thẩm định')))));
  expect(inOrderOfDays(files, parseDay('2026-11-10')).map((one) => one.file[0])).toEqual(['d', 'b', 'a', 'c']);
});
