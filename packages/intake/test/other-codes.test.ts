// A list that calls its dossiers by other codes than lists of its kind before it: each would be there twice.
import { writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { parseMapping } from '@dunghen/intake';
import { desk, type Desk } from './desk.ts';

const HEAD = 'Mã hồ sơ,Số hồ sơ,Ngày tiếp nhận,Ngày hẹn trả';
const BY_NUMBER = parseMapping('[columns]\ncode = "Mã hồ sơ"\nreceivedAt = "Ngày tiếp nhận"\npromisedOn = "Ngày hẹn trả"\n', 'm.toml');
const FULL = `${HEAD}\n11,H37.1-261102-0001,02/11/2026,05/11/2026\n12,H37.1-261102-0002,02/11/2026,05/11/2026\n`;

const count = async ({ store }: Desk): Promise<number> => (await Array.fromAsync(store.dossierPages())).flat().length;

describe('codes of another column than before', () => {
  test('are a question that names both codes and the column; read as before they are the same dossiers', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', `${HEAD}\n11,,02/11/2026,05/11/2026\n12,,02/11/2026,05/11/2026\n`));
    const later = d.file('b.csv', FULL);
    await expect(d.bring(later, '2026-11-24')).rejects.toMatchObject({
      code: 'code-changed',
      message: expect.stringMatching(/"H37\.1-261102-0001".*"11".*"Mã hồ sơ".*--learn/),
    });
    expect(await d.bring(later, '2026-11-24', { mapping: BY_NUMBER })).toMatchObject({ created: 0, rejected: 0 });
    expect(await count(d)).toBe(2);
  });

  test('of dossiers received on other days are none', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', `${HEAD}\n11,,03/11/2026,05/11/2026\n`));
    expect(await d.bring(d.file('b.csv', FULL), '2026-11-24')).toMatchObject({ created: 2 });
  });
});

describe('lists that begin with the newest', () => {
  const HEADINGS = 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả';
  const rows = (from: number, to: number, day: string, code: (n: number) => string): string =>
    Array.from({ length: from - to + 1 }, (_, i) => `\n${code(from - i)},${day}/11/2026,20/11/2026`).join('');

  test.each([
    ['codes a format shows', 'code-changed', (n: number) => `BN-${String(n).padStart(3, '0')}/2026`],
    ['numbers that lost their zeros', 'code-as-number', (n: number) => String(n).padStart(4, '0')],
  ])('show at their end what is known by another code: %s', async (_, code, before) => {
    const d = desk();
    await d.bring(d.file('a.csv', HEADINGS + rows(10, 1, '16', before)), '2026-11-16');
    const later = HEADINGS + rows(70, 11, '17', String) + rows(10, 1, '16', String);
    await expect(d.bring(d.file('b.csv', later), '2026-11-17')).rejects.toMatchObject({ code });
    expect(await count(d)).toBe(10);
  });
});

describe('codes that are unified, with the same day and number', () => {
  const HEADINGS = 'Mã hồ sơ,Người nộp,Ngày tiếp nhận,Ngày hẹn trả';
  const WHO = ['Nông Văn Mẫu', 'Lý Thị Ví Dụ', 'Hoàng Văn Thử'];
  const list = (office: string, who: (n: number) => string, time: (n: number) => string): string =>
    [HEADINGS, ...[0, 1, 2].map((n) => `${office}-261102-000${n + 1},${who(n)},02/11/2026${time(n)},05/11/2026`)].join('\n');
  const named = (n: number): string => WHO[n] as string;
  const hours = (n: number): string => ` 0${7 + n}:1${n}`;
  const nothing = (): string => '';

  test.each([
    ['of the same citizens, received in the same minutes', named, hours, named, hours],
    ['of the same citizens', named, nothing, named, nothing],
    ['of the same citizens, written otherwise', named, hours, (n: number) => named(n).toUpperCase(), nothing],
    ['received in the same minutes, of nobody', nothing, hours, named, hours],
  ])('are a question: %s', async (_, whoBefore, before, who, time) => {
    const d = desk();
    await d.bring(d.file('a.csv', list('H37.125', whoBefore, before)), '2026-11-03');
    const later = d.bring(d.file('b.csv', list('000.37.125.H37', who, time)), '2026-11-04');
    await expect(later).rejects.toMatchObject({ code: 'code-changed' });
    expect(await count(d)).toBe(3);
  });

  test.each([
    ['of other citizens', named, hours, (n: number) => named((n + 1) % 3), hours],
    ['of the same citizens at other times', named, hours, named, (n: number) => ` 1${n}:20`],
    ['of nobody, at no time', nothing, nothing, nothing, nothing],
    ['of nobody, all at the one minute a system writes', nothing, () => ' 07:30', nothing, () => ' 07:30'],
    ['mostly of other citizens', named, nothing, (n: number) => (n === 0 ? named(n) : 'Người Khác'), nothing],
  ])('are those of another office where they are %s', async (_, whoBefore, before, who, time) => {
    const d = desk();
    await d.bring(d.file('a.csv', list('H37.125', whoBefore, before)), '2026-11-03');
    const later = d.bring(d.file('b.csv', list('H37.126', who, time)), '2026-11-04');
    expect(await later).toMatchObject({ created: 3, rejected: 0 });
  });

  test('and a namesake or two, at no time, are no question', async () => {
    const d = desk();
    const first = (office: string, rows: number): string =>
      list(office, named, nothing)
        .split('\n')
        .slice(0, 1 + rows)
        .join('\n');
    await d.bring(d.file('a.csv', first('H37.125', 2)), '2026-11-03');
    expect(await d.bring(d.file('b.csv', first('H37.126', 2)), '2026-11-04')).toMatchObject({ created: 2 });
  });

  test('nor are those of several offices taken together', async () => {
    const d = desk();
    for (const n of [0, 1, 2]) {
      const rows = list(`H37.12${n}`, named, nothing).split('\n');
      await d.bring(d.file(`${n}.csv`, [rows[0], rows[n + 1]].join('\n')), '2026-11-03');
    }
    expect(await d.bring(d.file('b.csv', list('H37.126', named, nothing)), '2026-11-04')).toMatchObject({ created: 3 });
  });

  test('and where one list shows both', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list('H37.125', named, nothing)), '2026-11-03');
    const both = `${list('H37.125', named, nothing)}\n${list('H37.126', named, nothing).split('\n').slice(1).join('\n')}`;
    expect(await d.bring(d.file('b.csv', both), '2026-11-04')).toMatchObject({ created: 3, rejected: 0 });
  });
});

describe('a number that happens to occur in a code', () => {
  const list = (...rows: readonly string[]): string =>
    ['Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả', ...rows.map((row) => `${row},20/11/2026`)].join('\n');
  const FIVE = 'H37.125-261116-0005,16/11/2026';
  const SIX = 'H37.125-261116-0006,16/11/2026';
  const NEXT_DAY = ['11', '12', '13', '14', '15'].map((code) => `${code},17/11/2026`);
  const SEVEN = 'H37.125-261116-0007,16/11/2026';

  test.each([
    ['once, beside a code written as before', [FIVE, SIX], [SIX, '5,16/11/2026'], 1],
    [
      'in a few of many that came in that day',
      [FIVE, SIX, SEVEN],
      [SEVEN, ...['5', '6', '50', '51', '52'].map((n) => `${n},16/11/2026`)],
      5,
    ],
    ['as its office or its day', [FIVE, SIX], ['37,16/11/2026', '125,16/11/2026', '261116,16/11/2026'], 3],
    ['as its year', ['11/TP/2026,16/11/2026'], ['2026,16/11/2026'], 1],
    ['as its short year', ['11/TP-26,16/11/2026'], ['26,16/11/2026'], 1],
    ['of another day', [FIVE, SIX], ['5,17/11/2026', '6,17/11/2026'], 2],
    ['of another day, others of it being known', [FIVE, 'H37.125-261117-0009,17/11/2026'], ['5,17/11/2026', '8,16/11/2026'], 2],
  ])('is a dossier of its own: %s', async (_, before, later, created) => {
    const d = desk();
    await d.bring(d.file('a.csv', list(...before)), '2026-11-17');
    expect(await d.bring(d.file('b.csv', list(...later)), '2026-11-18')).toMatchObject({ created, rejected: 0 });
  });

  test.each([
    ['alone', [FIVE], ['5,16/11/2026']],
    ['for most that are new, beside one that is known', [FIVE, SIX, SEVEN], [SEVEN, '5,16/11/2026', '6,16/11/2026']],
    ['so, beside more of a day of which nothing is known', [FIVE, SIX, SEVEN], [SEVEN, '5,16/11/2026', '6,16/11/2026', ...NEXT_DAY]],
    ['before a short year', ['11/TP-26,16/11/2026'], ['11,16/11/2026']],
    ['like the short year', ['BN-26/2026,16/11/2026'], ['26,16/11/2026']],
  ])('is a question where it stands %s', async (_, before, later) => {
    const d = desk();
    await d.bring(d.file('a.csv', list(...before)), '2026-11-17');
    await expect(d.bring(d.file('b.csv', list(...later)), '2026-11-18')).rejects.toMatchObject({ code: 'code-changed' });
  });
});

describe('numbers that a format shows as codes', () => {
  const head = ['Số biên nhận', 'Ngày nhận', 'Ngày hẹn trả'];
  const rows = [11, 12].map((number) => [number, '02/11/2026', '05/11/2026']);
  const plain = [head, ...rows].map((cells) => cells.join(',')).join('\n');
  const shown = (): Promise<Uint8Array> =>
    writeXlsx({ sheets: [{ name: 'S', rows: [head, ...rows], columns: [{ numFmt: '"BN-"000"/2026"' }, {}, {}] }] });

  test('in a workbook, where the database knows the bare numbers', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', plain));
    const message = expect.stringMatching(/"BN-011\/2026".*"11"/);
    await expect(d.bring(d.file('b.xlsx', await shown()), '2026-11-24')).rejects.toMatchObject({ code: 'code-changed', message });
    expect(await count(d)).toBe(2);
  });

  test('and bare numbers of another file format, where it knows the codes', async () => {
    const d = desk();
    await d.bring(d.file('a.xlsx', await shown()));
    const message = expect.stringMatching(/"11".*"BN-011\/2026"/);
    await expect(d.bring(d.file('b.csv', plain), '2026-11-24')).rejects.toMatchObject({ code: 'code-changed', message });
    expect(await count(d)).toBe(2);
  });

  test('that divides their digits, too', async () => {
    const d = desk();
    const numbers = [head, ['1234', '02/11/2026', '05/11/2026']];
    await d.bring(d.file('a.csv', numbers.map((cells) => cells.join(',')).join('\n')));
    const divided = await writeXlsx({
      sheets: [{ name: 'S', rows: [head, [1234, '02/11/2026', '05/11/2026']], columns: [{ numFmt: '00-00' }, {}, {}] }],
    });
    const message = expect.stringMatching(/"12-34".*"1234"/);
    await expect(d.bring(d.file('b.xlsx', divided), '2026-11-24')).rejects.toMatchObject({ code: 'code-changed', message });
  });

  test('are dossiers of their own where the officer says so, and known from then on', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', plain));
    const path = d.file('b.xlsx', await shown());
    expect(await d.bring(path, '2026-11-24', { newCodes: true })).toMatchObject({ created: 2, rejected: 0 });
    expect(await d.bring(path, '2026-11-25')).toMatchObject({ created: 0, unchanged: 2 });
    expect(await count(d)).toBe(4);
    // The zeros of a code alone are asked about in the same way.
    const zeros = d.file('c.csv', plain.replaceAll('\n1', '\n001'));
    await expect(d.bring(zeros, '2026-11-26')).rejects.toMatchObject({
      code: 'code-as-number',
      message: expect.stringContaining('--new-codes'),
    });
    expect(await d.bring(zeros, '2026-11-26', { newCodes: true })).toMatchObject({ created: 2 });
  });

  test.each(['"2026-11-26"', '2026-11-26', '"26/11/2026"'])(
    'are so too where the mapping file says so of the day of the list, newCodes = %s, and of no other day',
    async (said) => {
      const d = desk();
      await d.bring(d.file('a.csv', plain));
      const zeros = d.file('c.csv', plain.replaceAll('\n1', '\n001'));
      const columns = '[columns]\ncode = "Số biên nhận"\nreceivedAt = "Ngày nhận"\n';
      const mapping = parseMapping(`newCodes = ${said}\n${columns}`, 'm.toml');
      await expect(d.bring(zeros, '2026-11-25', { mapping })).rejects.toMatchObject({
        code: 'code-as-number',
        message: expect.stringContaining('newCodes = "2026-11-25"'),
      });
      expect(await d.bring(zeros, '2026-11-26', { mapping })).toMatchObject({ created: 2 });
    },
  );

  test('are dossiers of their own where one list shows both', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', plain));
    const both = `${plain}\nBN-011/2026,02/11/2026,05/11/2026`;
    expect(await d.bring(d.file('b.csv', both), '2026-11-24')).toMatchObject({ created: 1, unchanged: 2 });
  });
});
