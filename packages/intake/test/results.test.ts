// A day under the heading of the result is believed only where it can be one: else every dossier would be done on the day it was promised for.
import { IntakeError } from '@dunghen/intake';
import { parseDay } from '@dunghen/core';
import { describe, expect, test } from 'vitest';
import { desk } from './desk.ts';

const HEAD = 'Mã hồ sơ;Ngày tiếp nhận;Thời hạn;Ngày trả kết quả;Trạng thái';
/** Received for three working days; the list is of Monday 23 November 2026. */
const row = (n: number, result: string, status: string): string => `H-${n};16/11/2026;3 ngày làm việc;${result};${status}`;
const csv = (...rows: string[]): string => `${[HEAD, ...rows].join('\n')}\n`;
const refusal = async (work: Promise<unknown>): Promise<IntakeError> => {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof IntakeError)) throw error ?? new Error('It was taken');
  return error;
};

describe('a column of promised days under the heading of the result is a question', () => {
  test('where its days stand beside dossiers still at work', async () => {
    const d = desk();
    const path = d.file(
      'a.csv',
      csv(row(1, '19/11/2026', 'Đang xử lý'), row(2, '19/11/2026', 'Đang giải quyết'), row(3, '', 'Đang xử lý')),
    );
    const error = await refusal(d.bring(path));
    expect([error.code, error.value]).toEqual(['mapping-doubtful', 'Ngày trả kết quả']);
    expect(error.sentence.vi).toMatch(/2 hồ sơ mà trạng thái ghi chưa xong.*"Ngày hẹn trả"/);
    expect(await d.store.dossier('H-1')).toBeNull();
  });

  test('where its days have not come, whatever the status says or does not', async () => {
    const d = desk();
    const path = d.file('a.csv', csv(row(1, '19/11/2026', ''), row(2, '25/11/2026', ''), row(3, '26/11/2026', '')));
    const error = await refusal(d.bring(path));
    expect([error.code, error.value]).toEqual(['mapping-doubtful', 'Ngày trả kết quả']);
    expect(error.sentence.vi).toMatch(/2 ngày chưa tới.*26\/11\/2026/);
  });

  test('but not where what was handed to nobody yet is there', async () => {
    const d = desk();
    const rows = [1, 2, 3].map((n) => `H-${n};16/11/2026;18/11/2026;19/11/2026;;Chưa trả kết quả`);
    const path = d.file('a.csv', ['Mã hồ sơ;Ngày tiếp nhận;Ngày hẹn trả;Ngày có kết quả;Ngày trả kết quả;Trạng thái', ...rows].join('\n'));
    expect(await d.bring(path)).toMatchObject({ created: 3, rejected: 0, errors: [] });
    expect((await d.clockOf('H-1'))?.end).toMatchObject({ type: 'completed', on: parseDay('2026-11-19') });
  });

  test.each([1, 3])('which nobody was handed to, under "Ngày hoàn thành", is a question in a list of %i', async (count) => {
    const list = (heading: string, last = ''): string =>
      [
        `Mã hồ sơ;Ngày tiếp nhận;Thời hạn;${heading};Trạng thái`,
        ...Array.from({ length: count }, (_, n) => `H-${n};16/11/2026;3 ngày làm việc;19/11/2026;Chưa trả kết quả`),
        last,
      ].join('\n');
    const { file, bring, clockOf, store } = desk();
    const refused = await refusal(bring(file('a.csv', list('Ngày hoàn thành'))));
    expect([refused.code, refused.value]).toEqual(['mapping-doubtful', 'Ngày hoàn thành']);
    expect(await store.dossier('H-0')).toBeNull();
    // Beside dossiers that ended, or under a heading that says so, the day is that of the result.
    await bring(file('b.csv', list('Ngày hoàn thành', 'H-9;16/11/2026;3 ngày làm việc;18/11/2026;Đã trả kết quả')));
    expect((await clockOf('H-0'))?.end?.on).toBe(parseDay('2026-11-19'));
    const other = desk();
    await other.bring(other.file('c.csv', list('Ngày hoàn thành thực tế')));
    expect((await other.clockOf('H-0'))?.end?.on).toBe(parseDay('2026-11-19'));
  });

  test('but no list of results is, with a slip or two in it', async () => {
    const d = desk();
    const done = Array.from({ length: 30 }, (_, n) =>
      row(n, `${1 + (n % 20)}/11/2026`.padStart(10, '0'), 'Đã trả kết quả').replace('16/11', '02/10'),
    );
    const result = await d.bring(
      d.file('a.csv', csv(...done, row(90, '26/11/2026', 'Đã trả kết quả'), row(91, '19/11/2026', 'Đang xử lý'))),
    );
    expect(result).toMatchObject({ created: 32, rejected: 2 });
  });
});

describe('one such day is told, and its dossier taken as its status says', () => {
  test.each([
    ['26/11/2026', 'Đã trả kết quả', 'end-to-come'],
    ['19/11/2026', 'Đang xử lý', 'end-at-work'],
    ['19/11/2026', 'Yêu cầu bổ sung', 'end-at-work'],
  ])('%s, %s: %s', async (result, status, code) => {
    const d = desk();
    const rows = csv(row(1, result, status), row(2, '18/11/2026', 'Đã trả kết quả'), row(3, '18/11/2026', 'Đã trả kết quả'));
    const { created, errors } = await d.bring(d.file('a.csv', rows));
    expect(created).toBe(3);
    expect(errors).toMatchObject([{ row: 2, column: 'Ngày trả kết quả', code }]);
    expect(await d.clockOf('H-1')).toMatchObject({ end: null });
  });

  test('a day of handing over that is still to come takes nothing from the result', async () => {
    const d = desk();
    const list =
      'Mã hồ sơ;Ngày tiếp nhận;Thời hạn;Ngày có kết quả;Ngày trả kết quả\nH-1;16/11/2026;3 ngày làm việc;18/11/2026;26/11/2026\n';
    const { created, errors } = await d.bring(d.file('a.csv', list));
    expect([created, errors.map(({ code }) => code)]).toEqual([1, ['end-to-come']]);
    expect((await d.clockOf('H-1'))?.end?.on).toBe(parseDay('2026-11-18'));
    expect((await d.clockOf('H-1'))?.collectedOn).toBeNull();
  });
});

test('the time that the office took is not the term beside the one laid down', async () => {
  const d = desk();
  const list =
    'Mã hồ sơ;Ngày tiếp nhận;Thời gian giải quyết;Thời gian quy định;Ngày có kết quả\nT-1;02/11/2026;6 ngày làm việc;3 ngày làm việc;10/11/2026\n';
  await d.bring(d.file('a.csv', list));
  expect((await d.clockOf('T-1'))?.dueOn).toBe(parseDay('2026-11-05'));
});

test('a result handed over before it was there is told, and the later day decides', async () => {
  const d = desk();
  const head = 'Mã hồ sơ;Ngày tiếp nhận;Thời hạn;Ngày có kết quả;Ngày công dân nhận kết quả';
  const list = (returned: string): string => `${head}\nH-1;02/11/2026;5 ngày làm việc;12/11/2026;${returned}\n`;
  expect(await d.bring(d.file('a.csv', list('06/11/2026')))).toMatchObject({
    created: 1,
    rejected: 1,
    errors: [{ column: 'Ngày công dân nhận kết quả', code: 'collected-early' }],
  });
  expect((await d.clockOf('H-1'))?.end?.on).toBe(parseDay('2026-11-12'));
  const other = desk();
  expect(await other.bring(other.file('a.csv', list('12/11/2026')))).toMatchObject({ created: 1, rejected: 0 });
});

test('a column that says in the words or the zeros of programs that there is no result yet is one of results', async () => {
  const { file, bring } = desk();
  const none = ['31/12/9999', '1/1/1753', '01/01/1970', '--', 'NaT', '…./…./….', 'Chưa có KQ', 'Đang giải quyết'];
  const path = file('ds.csv', csv(...none.map((text, n) => row(n, text, 'Đang xử lý')), row(9, '18/11/2026', 'Đã trả kết quả')));
  const { created, errors, warnings } = await bring(path);
  expect([created, errors, warnings]).toEqual([9, [], undefined]);
});
