// What an officer said of how a list writes its dates is not asked again, and a month that stands first is read as the month.
import { mappingText, parseMapping, saidBeside } from '@dunghen/intake';
import { describe, expect, test } from 'vitest';
import { monthNamed } from '../src/columns/month-first.ts';
import { readOfficeDate, writtenMoment } from '../src/words/office-date.ts';
import { desk } from './desk.ts';

const COLUMNS = '[columns]\ncode = "Mã hồ sơ"\nreceivedAt = "Ngày tiếp nhận"\npromisedOn = "Ngày hẹn trả"\n';
const said = (order: string): ReturnType<typeof parseMapping> => parseMapping(`dateOrder = "${order}"\n${COLUMNS}`, 'm.toml');
const list = (...dates: readonly string[]): string =>
  `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả\n${dates.map((date, n) => `H-${n},${date},`).join('\n')}\n`;

describe('a list that seems to write the month first', () => {
  const MONTH_FIRST = list('11/02/2026 08:30', '11/13/2026', '11/14/2026');

  test('is asked about, also by a mapping that says nothing of it, and not by one that does', async () => {
    const { file, bring, store } = desk();
    const path = file('a.csv', MONTH_FIRST);
    const asked = {
      code: 'dates-doubtful',
      message: expect.stringContaining('tháng trước ngày thật, hãy ghi dateOrder = "mdy"') as string,
    };
    await expect(bring(path)).rejects.toMatchObject(asked);
    await expect(bring(path, '2026-11-23', { mapping: parseMapping(COLUMNS, 'm.toml') })).rejects.toMatchObject(asked);
    expect(await bring(path, '2026-11-23', { mapping: said('mdy') })).toMatchObject({ created: 3, rejected: 0 });
    expect((await store.dossier('H-0'))?.events[0]?.at).toBe('2026-11-02T08:30:00+07:00');
    expect((await store.dossier('H-1'))?.events[0]?.at).toBe('2026-11-13');
  });

  test('may be right as it stands, but for a date with no such month, which is the fault of its row', async () => {
    const { file, bring } = desk();
    const path = file('a.csv', list('11/02/2026', '11/03/2026', '11/13/2026'));
    await expect(bring(path)).rejects.toMatchObject({ code: 'dates-doubtful' });
    expect(await bring(path, '2026-11-23', { mapping: said('dmy') })).toMatchObject({ created: 2, rejected: 1 });
  });

  test.each([
    ['dmy', MONTH_FIRST],
    ['mdy', list('02/11/2026', '13/11/2026', '14/11/2026', '11/15/2026')],
  ])('cannot be %s where most of its dates tell that it is not: a system may write otherwise since', async (order, text) => {
    const { file, bring } = desk();
    await expect(bring(file('a.csv', text), '2026-11-23', { mapping: said(order) })).rejects.toMatchObject({
      code: 'dates-doubtful',
      message: expect.stringMatching(new RegExp(`dateOrder = "${order}", mà 2 ngày không đọc được như vậy, ví dụ ".*" ở ô B3`)) as string,
    });
  });

  test('refuses what has the day first, and what was refused comes back with its dates as they were read', async () => {
    const { file, bring, store } = desk();
    const rows: string[] = [];
    const onReject = (row: { readonly cells: readonly string[] }): number => rows.push(row.cells.join(','));
    const path = file('a.csv', `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả\nH-0,11/02/2026,20/11/2026\nH-1,11/13/2026,11/20/2026\n`);
    const { errors } = await bring(path, '2026-11-23', { mapping: said('mdy'), onReject });
    expect(errors).toMatchObject([{ column: 'Ngày hẹn trả', code: 'bad-date' }]);
    expect(rows).toEqual(['H-0,02-Nov-2026,20/11/2026 (tháng/ngày/năm)']);
    const mended = file('b.csv', `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả\n${rows.join('\n').replace(/20\/.*/, '11/20/2026')}\n`);
    expect(await bring(mended, '2026-11-23', { mapping: said('mdy') })).toMatchObject({ created: 1, rejected: 0 });
    expect((await store.dossier('H-0'))?.events[0]).toMatchObject({ at: '2026-11-02' });
  });

  test('is read anew by what was said since', async () => {
    const { file, bring } = desk();
    const path = file('a.csv', list('11/02/2026'));
    expect(await bring(path, '2026-11-23', { mapping: said('dmy') })).toMatchObject({ created: 1 });
    expect(await bring(path, '2026-11-23', { mapping: said('mdy') })).toMatchObject({ created: 0, rejected: 1 });
  });
});

test.each([
  ['11/05/2026', '05/11/2026'],
  ['11-5-2026', '05/11/2026'],
  ['08:30-10/02/2026', '02/10/2026 08:30'],
  ['11  /05/2026', '05/11/2026'],
  ['05-Nov-2026 (tháng/ngày/năm)', '05/11/2026'],
  ['08:30 11/25/2026', '25/11/2026 08:30'],
  ['11/25/2026 2:05 PM', '25/11/2026 14:05'],
  ['ngày 11/25/2026', '25/11/2026'],
  ['Thứ hai, 11/23/2026', '23/11/2026'],
  ['2026-11-05', '05/11/2026'],
  ['05-Nov-2026', '05/11/2026'],
])('%s with the month first is %s, also when it is read twice', (text, day) => {
  expect(writtenMoment(readOfficeDate(monthNamed(text)))).toBe(day);
  expect(writtenMoment(readOfficeDate(monthNamed(monthNamed(text))))).toBe(day);
});

test.each([
  '(10/05/2026)',
  '20/11/2026',
  '10/05/26',
  'x10/05/2026',
  '08:30-20/11/2026',
  '08:30-(10/02/2026)',
  '11/04/2026 10.30',
  'Tue 11/03/2026 08:30:00 AM',
  '8 giờ 30 phút 11-03-2026',
  '3-11/04/2026',
])('%s with the month first is refused with a cure that makes no other date of it', async (date) => {
  const { file, bring } = desk();
  const { errors, created } = await bring(file('a.csv', list(date, '11/13/2026')), '2026-11-23', { mapping: said('mdy') });
  expect(created).toBe(1);
  expect(errors).toMatchObject([{ code: 'bad-date', column: 'Ngày tiếp nhận' }]);
  expect(errors[0]?.error.message).toMatch(/20-Nov-2026/);
  expect(errors[0]?.error.message).toContain(`"${date}"`);
  expect(errors[0]?.error.message).not.toContain('20/11/2026 08:30');
});

test('a date with the year first that cannot be read is told as it stands, whatever the order of the others', async () => {
  const { file, bring } = desk();
  const { errors } = await bring(file('a.csv', list('2026-11-04 10.30.15', '11/13/2026')), '2026-11-23', { mapping: said('mdy') });
  expect(errors).toMatchObject([{ column: 'Ngày tiếp nhận' }]);
  expect(errors[0]?.error.message).not.toContain('tháng/ngày/năm)');
});

test.each([
  ['11/05/2026', '2026-11-23', undefined],
  ['11/20/2026', '2026-11-20', 'list-dated'],
  ['20/11/2026', '2026-11-20', 'list-dated'],
  ['11/11/2026', '2026-11-11', 'list-dated'],
])('of such a list a title "Ngày xuất: %s" says a day only where it has one meaning', async (date, day, warning) => {
  const { file, bring } = desk();
  const path = file('a.csv', `Ngày xuất: ${date},,\n${list('03/02/2026', '03/13/2026')}`);
  const { observedOn, warnings } = await bring(path, '2026-11-23', { mapping: said('mdy') });
  expect(observedOn).toBe(day);
  expect(warnings?.find(({ code }) => code === 'list-dated')?.code).toBe(warning);
});

test('a mapping file keeps the order of dates, offers it where nobody said so, and refuses what is none', () => {
  const mapping = { headings: ['Mã', 'Nhận'], names: new Map([['code', 'Mã'] as const, ['receivedAt', 'Nhận'] as const]) };
  const offered = mappingText(mapping);
  expect(parseMapping(offered, 'm.toml').dateOrder).toBeNull();
  const chosen = offered.replace('# dateOrder = "dmy"', 'dateOrder = "mdy"');
  expect(saidBeside(mappingText(mapping, saidBeside(chosen, 'm.toml')), 'm.toml').dateOrder).toBe('mdy');
  for (const [text, fault] of [
    [`dateOrder = "ymd"\n${COLUMNS}`, 'ghi dateOrder = "ymd"'],
    [`${COLUMNS}dateOrder = "dmy"\n`, 'chỗ của nó là phía trên'],
  ] as const) {
    expect(() => parseMapping(text, 'm.toml')).toThrow(
      expect.objectContaining({ code: 'bad-mapping', message: expect.stringContaining(fault) as string }),
    );
  }
});
