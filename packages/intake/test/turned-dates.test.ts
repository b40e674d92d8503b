// Dates with the month first in lists too short to show it by themselves: what is known of their dossiers, their day and the weekdays they name show it.
import { parseDay, parseTerm } from '@dunghen/core';
import { catalogueOf } from '@dunghen/core/catalogue';
import { parseMapping } from '../src/columns/mapping-file.ts';
import { describe, expect, test } from 'vitest';
import { desk } from './desk.ts';

const HEAD = 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái';
const list = (...rows: readonly string[]): string => [HEAD, ...rows.map((row) => `${row},Đang xử lý`), ''].join('\n');
const asked = expect.objectContaining({ code: 'dates-doubtful' }) as Error;

describe('a list of the day whose receipts would all be of one day of the month is asked about', () => {
  test.each([
    ['three rows', list('AB-1,11/03/2026,11/06/2026', 'AB-2,11/04/2026,11/09/2026', 'AB-3,11/05/2026,11/10/2026')],
    ['two rows', list('AB-1,11/03/2026,11/06/2026', 'AB-2,11/04/2026,11/09/2026')],
    ['dates of a workbook', list('AB-1,2026-03-11,2026-06-11', 'AB-2,2026-04-11,2026-09-11', 'AB-3,2026-05-11,2026-10-11')],
    ['promises before their receipts', list('AB-1,11/05/2026,11/09/2026', 'AB-2,11/06/2026,12/02/2026')],
    ['no promises', 'Mã hồ sơ,Ngày tiếp nhận\nAB-1,11/03/2026\nAB-2,11/04/2026\nAB-3,11/05/2026\n'],
  ])('%s', async (_, content) => {
    const { file, bring } = desk();
    await expect(bring(file('a.csv', content), '2026-11-06')).rejects.toThrow(asked);
  });

  test.each([
    ['one row that may be of three months', list('AB-1,11/03/2026,11/06/2026'), '2026-11-06'],
    ['turned around it lies in the future', list('AB-1,11/03/2026,11/06/2026', 'AB-2,11/04/2026,11/09/2026'), '2026-10-20'],
    ['turned around it lies long ago', list('AB-1,04/09/2026,04/12/2026', 'AB-2,04/06/2026,04/09/2026'), '2026-11-06'],
    ['usual dates', list('AB-1,03/11/2026,06/11/2026', 'AB-2,04/11/2026,09/11/2026', 'AB-3,05/11/2026,10/11/2026'), '2026-11-06'],
    ['of one day', list('AB-1,03/11/2026,06/11/2026', 'AB-2,03/11/2026,09/11/2026', 'AB-3,03/11/2026,10/11/2026'), '2026-11-06'],
    ['of another month besides', list('AB-1,11/09/2026,18/09/2026', 'AB-2,11/11/2026,18/11/2026'), '2026-11-12'],
  ])('but not: %s', async (_, content, today) => {
    const { file, bring } = desk();
    expect(await bring(file('a.csv', content), today)).toMatchObject({ rejected: 0 });
  });

  test('nor one whose officer said the order', async () => {
    const { file, bring, clockOf } = desk();
    const rows = ['AB-1,11/03/2026,11/06/2026', 'AB-2,11/04/2026,11/09/2026'];
    const mapping = parseMapping(
      'dateOrder = "mdy"\n[columns]\ncode = "Mã hồ sơ"\nreceivedAt = "Ngày tiếp nhận"\npromisedOn = "Ngày hẹn trả"\n',
      'm.toml',
    );
    expect(await bring(file('a.csv', list(...rows)), '2026-11-06', { mapping })).toMatchObject({ created: 2 });
    expect((await clockOf('AB-1'))?.dueOn).toBe(20763);
  });
});

describe('known dossiers whose receipts are turned around', () => {
  const known = list('AB-1,03/11/2026,06/11/2026', 'AB-2,04/11/2026,09/11/2026', 'AB-4,04/11/2026,09/11/2026');
  const turned = ['AB-1,11/03/2026,11/06/2026', 'AB-2,11/04/2026,11/09/2026', 'AB-4,11/04/2026,11/09/2026', 'AB-3,11/05/2026,11/10/2026'];

  test('ask about the list, and no new dossier is taken from it', async () => {
    const { file, bring, store } = desk();
    await bring(file('a.csv', known), '2026-11-05');
    await expect(bring(file('b.csv', list(...turned)), '2026-11-06')).rejects.toThrow(asked);
    expect(await store.dossier('AB-3')).toBeNull();
  });

  test('whatever other days it shows beside them', async () => {
    const { file, bring } = desk();
    await bring(file('a.csv', known), '2026-11-05');
    await expect(bring(file('b.csv', list(...turned, 'AB-5,10/12/2026,20/12/2026')), '2026-11-06')).rejects.toThrow(asked);
  });

  test('but one among others that stand is the fault of its row', async () => {
    const { file, bring } = desk();
    await bring(file('a.csv', known), '2026-11-05');
    const { errors } = await bring(file('b.csv', known.replace('AB-1,03/11/2026', 'AB-1,11/03/2026')), '2026-11-06');
    expect(errors).toMatchObject([{ row: 2 }]);
  });
});

describe('one new dossier whose receipt is turned around is the fault of its row', () => {
  const head = 'Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Ngày hẹn trả,Tên thủ tục';
  const rows = (...all: readonly string[]): string => [head, ...all, ''].join('\n');
  const RIGHT = ['H1-261102-0001,02/11/2026,3 ngày làm việc,05/11/2026,', 'H1-261105-0002,05/11/2026,3 ngày làm việc,10/11/2026,'];
  const fault = { row: 4, column: 'Ngày tiếp nhận', code: 'dates-doubtful' };

  test.each([
    ['by the day in its code', 'H1-261103-0003,11/03/2026,,11/06/2026,'],
    ['by the day in its code, without a promise', 'H1-261103-0003,11/03/2026,,,'],
    ['by its term', 'AB-3,11/03/2026,3 ngày làm việc,11/06/2026,'],
    ['by its term, of a date that a workbook keeps', 'AB-3,2026-03-11,3 ngày làm việc,2026-06-11,'],
    ['by its term, though its promise could not be turned', 'AB-3,11/03/2026,8 ngày làm việc,13/11/2026,'],
    ['by its term in the catalogue', 'AB-3,11/03/2026,,11/06/2026,Cấp bản sao'],
  ])('%s', async (_, row) => {
    const { file, bring } = desk();
    const fold = { catalogue: catalogueOf([{ code: 'BS', name: 'Cấp bản sao', term: parseTerm('3 ngày làm việc') }]) };
    const { created, errors } = await bring(file('a.csv', rows(...RIGHT, row)), '2026-11-16', { fold });
    expect(created).toBe(2);
    expect(errors).toMatchObject([fault]);
    expect(errors[0]?.error.message).toMatch(/11\/03\/2026 .* 03\/11\/2026/);
  });

  test('alone in its list, too, and taken once its month is in words', async () => {
    const { file, bring } = desk();
    const row = 'AB-3,11/03/2026 15:30,3 ngày làm việc,11/06/2026,';
    const { errors } = await bring(file('a.csv', rows(row)), '2026-11-16');
    expect(errors).toMatchObject([{ ...fault, row: 2 }]);
    expect(errors[0]?.error.message).toMatch(/ghi tháng bằng chữ vào ô này: 11 tháng 3 năm 2026 15:30\.$/);
    const cured = rows(row.replace('11/03/2026 15:30', '11 tháng 3 năm 2026 15:30'));
    expect(await bring(file('a.csv', cured), '2026-11-16')).toMatchObject({ created: 1, rejected: 0 });
  });

  test.each([
    ['a promise far off that no term explains either way', 'AB-3,11/03/2026,3 ngày làm việc,11/07/2026,'],
    ['nothing but a promise far off', 'AB-3,11/03/2026,,11/06/2026,'],
    ['a day that would not have come', 'AB-3,11/12/2026,3 ngày làm việc,14/12/2026,'],
    ['a month that is named', 'AB-3,11-Mar-2026,3 ngày làm việc,11-Jun-2026,'],
    ['digits within a longer number', 'AB-3-12611034,11/03/2026,,11/06/2026,'],
    ['a long term', 'AB-3,11/03/2026,3 tháng,11/06/2026,'],
    ['a promise within a month of the end of a long term', 'AB-3,10/09/2026,45 ngày,23/11/2026,'],
  ])('but not by %s', async (_, row) => {
    const { file, bring } = desk();
    expect(await bring(file('a.csv', rows(...RIGHT, row)), '2026-11-16')).toMatchObject({ created: 3, rejected: 0 });
  });

  test('nor where the officer said the order, or the dossier is known by it', async () => {
    const { file, bring } = desk();
    const columns = 'code = "Mã hồ sơ"\nreceivedAt = "Ngày tiếp nhận"\nterm = "Thời hạn giải quyết"\npromisedOn = "Ngày hẹn trả"\n';
    const mapping = parseMapping(`dateOrder = "dmy"\n[columns]\n${columns}`, 'm.toml');
    const row = 'AB-3,11/03/2026,3 ngày làm việc,11/06/2026,';
    expect(await bring(file('a.csv', rows(...RIGHT, row)), '2026-11-16', { mapping })).toMatchObject({ created: 3, rejected: 0 });
    expect(await bring(file('b.csv', rows(row, ...RIGHT)), '2026-11-17')).toMatchObject({ unchanged: 3, rejected: 0 });
  });
});

describe('a promise alone that is turned around is the fault of its row', () => {
  const rows = (...all: readonly string[]): string =>
    ['Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Ngày hẹn trả', 'AB-9,28/10/2026,5 ngày làm việc,04/11/2026', ...all, ''].join('\n');
  const fault = { row: 3, column: 'Ngày hẹn trả', code: 'dates-doubtful' };

  test.each([
    ['before the receipt', 'AB-1,27/10/2026,5 ngày làm việc,11/03/2026', '11/03/2026 .* 03/11/2026'],
    ['far behind it, by which it would be judged', 'AB-1,03/06/2026,5 ngày làm việc,06/10/2026', '06/10/2026 .* 10/06/2026'],
    ['of a date that a workbook keeps', 'AB-1,2026-06-03,5 ngày làm việc,2026-10-06', '06/10/2026 .* 10/06/2026'],
  ])('%s', async (_, row, message) => {
    const { file, bring } = desk();
    const { created, errors } = await bring(file('a.csv', rows(row)), '2026-10-30');
    expect([created, errors]).toMatchObject([1, [fault]]);
    expect(errors[0]?.error.message).toMatch(new RegExp(message));
  });

  test('is taken as it stands once its month is written in words, as the fault says, and every day after', async () => {
    const { file, bring, clockOf } = desk();
    // A day on which other rows are still looked at: the cure is for this one alone.
    const turned = 'AB-1,03/06/2026 16:30,5 ngày làm việc,06/10/2026';
    const { errors } = await bring(file('a.csv', rows(turned, 'AB-2,03/06/2026,5 ngày làm việc,06/10/2026')), '2026-10-29');
    expect(errors).toMatchObject([{ row: 3 }, { row: 4 }]);
    const [, said = ''] = /ghi tháng bằng chữ vào ô này: (.*)\.$/.exec(errors[0]?.error.message ?? '') ?? [];
    const cured = rows(turned.replace('06/10/2026', said), 'AB-2,03/06/2026,5 ngày làm việc,06/10/2026');
    expect((await bring(file('b.csv', cured), '2026-10-29')).errors).toMatchObject([{ row: 4 }]);
    expect(await clockOf('AB-1')).toMatchObject({ receipt: { promisedOn: parseDay('2026-10-06') } });
    expect((await bring(file('c.csv', rows(turned)), '2026-10-30')).errors).toEqual([]);
  });

  test('of a known dossier, too, but not of one that is known by it', async () => {
    const { file, bring } = desk();
    const [without, right, turned] = ['', '10/06/2026', '06/10/2026'].map((day) => rows(`AB-1,03/06/2026,5 ngày làm việc,${day}`));
    await bring(file('a.csv', String(without)), '2026-10-29');
    expect((await bring(file('b.csv', String(turned)), '2026-10-30')).errors).toMatchObject([fault]);
    const other = desk();
    await other.bring(other.file('a.csv', String(right)), '2026-10-29');
    expect((await other.bring(other.file('b.csv', String(turned)), '2026-10-30')).errors).toMatchObject([fault]);
    const known = desk();
    const columns = 'code = "Mã hồ sơ"\nreceivedAt = "Ngày tiếp nhận"\nterm = "Thời hạn giải quyết"\npromisedOn = "Ngày hẹn trả"\n';
    const mapping = parseMapping(`dateOrder = "dmy"\n[columns]\n${columns}`, 'm.toml');
    expect(await known.bring(known.file('a.csv', String(turned)), '2026-10-29', { mapping })).toMatchObject({ created: 2, rejected: 0 });
    expect(await known.bring(known.file('b.csv', `${turned}\n`), '2026-10-30')).toMatchObject({ unchanged: 2, rejected: 0 });
  });

  test.each([
    ['turned around it is another day than that of the term', 'AB-1,03/06/2026,5 ngày làm việc,06/11/2026'],
    ['it is near', 'AB-1,05/06/2026,1 ngày làm việc,06/07/2026'],
    ['no term is known', 'AB-1,03/06/2026,,06/10/2026'],
    ['its month is named', 'AB-1,03/06/2026,5 ngày làm việc,6-Oct-2026'],
    ['the term is as long', 'AB-1,03/06/2026,125 ngày,06/10/2026'],
    ['it lies within a month of the end of a long term', 'AB-1,28/09/2026,128 ngày,02/03/2027'],
  ])('but not where %s', async (_, row) => {
    const { file, bring } = desk();
    expect(await bring(file('a.csv', rows(row)), '2026-10-30')).toMatchObject({ created: 2, rejected: 0 });
  });
});

describe('the day of the week beside a date', () => {
  const one = (date: string): string => `Mã hồ sơ,Ngày tiếp nhận\nAB-1,"${date}"\n`;

  test('shows that the month stands first', async () => {
    const { file, bring } = desk();
    await expect(bring(file('a.csv', one('Thứ Ba, 11/03/2026')), '2026-11-06')).rejects.toThrow(asked);
  });

  test.each(['Thứ Năm, 05/12/2026', 'Chủ nhật, 02/11/2026', 'Thứ 3, 02/11/2026'])('shows a slip: %s', async (date) => {
    const { file, bring } = desk();
    const { errors } = await bring(file('a.csv', one(date)), '2026-12-06');
    expect(errors).toMatchObject([{ column: 'Ngày tiếp nhận', code: 'bad-date' }]);
  });

  test.each(['Thứ Hai, 02/11/2026', 'Thứ 2, 02/11/2026', 'Chủ nhật, 01/11/2026', 'thứ năm ngày 05/11/2026', 'Thứ Bảy, 07/11/2026 08:30'])(
    'and says nothing where it is right: %s',
    async (date) => {
      const { file, bring } = desk();
      expect(await bring(file('a.csv', one(date)), '2026-11-08')).toMatchObject({ created: 1, rejected: 0 });
    },
  );
});
