import { formatTerm, parseDay, parseTerm, type Procedure } from '@dunghen/core';
import { describe, expect, test } from 'vitest';
import { withUnit } from '../src/columns/term-in-heading.ts';
import { desk } from './desk.ts';

const HEADING = 'Thời hạn giải quyết';

describe('a term among words that change nothing is read', () => {
  test.each([
    ['05 ngày làm việc.', '5 working-days'],
    ['03 (ba) ngày làm việc', '3 working-days'],
    ['15 (mười lăm) ngày', '15 calendar-days'],
    ['24(hai mươi tư) giờ làm việc', '24 working-hours'],
    ['Không quá 03 ngày làm việc', '3 working-days'],
    ['3 ngày LV', '3 working-days'],
    ['8 giờ l.v', '8 working-hours'],
    ['3,0 ngày làm việc', '3 working-days'],
    ['15.0 ngày', '15 calendar-days'],
    ['3.00 ngày làm việc', '3 working-days'],
    ['Trong thời hạn không quá 10 ngày', '10 calendar-days'],
    ['Thời hạn giải quyết: 1 tháng;', '1 months'],
    ['3 ngày làm việc kể từ ngày nhận đủ hồ sơ', '3 working-days'],
    ['Trong vòng 05 (năm) ngày làm việc, kể từ ngày tiếp nhận đầy đủ hồ sơ hợp lệ.', '5 working-days'],
    ['ngay trong ngày làm việc', 'same-day'],
    ['Trả ngay', 'same-day'],
    ['Giải quyết ngay', 'same-day'],
    ['Trả kết quả ngay trong ngày', 'same-day'],
    ['Ngay sau khi nhận đủ hồ sơ', 'same-day'],
    ['3 ngày làm việc (24 giờ)', '3 working-days'],
    ['05 ngày làm việc (40h)', '5 working-days'],
    ['5 ngày (làm việc)', '5 working-days'],
    ['5 (ngày làm việc)', '5 working-days'],
    ['Trong 5 ngày làm việc', '5 working-days'],
    ['Trong 5 ngày', '5 calendar-days'],
    ['05 ngày làm việc/hồ sơ', '5 working-days'],
    ['5 NLV', '5 working-days'],
    ['10 ngày (không tính thứ bảy, chủ nhật, ngày lễ)', '10 working-days'],
    ['10 ngày, không kể thứ 7, chủ nhật và các ngày lễ, tết', '10 working-days'],
    ['10 ngày (không tính ngày nghỉ, lễ, tết)', '10 working-days'],
    ['10 ngày, không tính các ngày nghỉ và ngày lễ', '10 working-days'],
    ['Trong ngày, trường hợp nhận sau 15 giờ trả ngày làm việc tiếp theo', 'same-day'],
    ['Trong ngày. Trường hợp nhận hồ sơ sau 15h00 thì bộ phận một cửa trả kết quả ngày làm việc kế tiếp', 'same-day'],
    ['Trong ngày làm việc; nếu nhận hồ sơ sau 15h00 mà không giải quyết được ngay thì trả trong ngày làm việc tiếp theo.', 'same-day'],
    ['3 ngày làm việc'.normalize('NFD'), '3 working-days'],
  ])('%s', (text, term) => {
    expect(formatTerm(parseTerm(withUnit(text, HEADING) ?? ''))).toBe(term);
  });

  test('but not as days where its heading says working days', () => {
    for (const text of ['5 ngày/hồ sơ', 'Trong 5 ngày', '3 ngày kể từ ngày nhận đủ hồ sơ'])
      expect(() => withUnit(text, `${HEADING} (ngày làm việc)`), text).toThrow(expect.objectContaining({ code: 'term-doubtful' }));
  });

  test('and takes the unit of its heading', () => {
    expect(withUnit('Không quá 03 (ba)', `${HEADING} (ngày làm việc)`)).toBe('03 ngày làm việc');
  });
});

describe('a term that can be meant in two ways is refused as it stands', () => {
  test.each([
    '3 ngày (LT: 2 ngày)',
    '03 (hai) ngày làm việc',
    '03 ngày, trường hợp xác minh 05 ngày',
    '20 ngày làm việc (trong đó UBND xã 05 ngày)',
    '5 ngày làm việc/15 ngày',
    '10 - 15 ngày',
    '2.5 ngày làm việc',
    '1.000 ngày',
    '1,000 ngày làm việc',
    '3 ngày làm việc kể từ ngày nhận kết quả xác minh',
    'Không quá 03',
    'Không quá',
    '30 ngày (không kể ngày nghỉ)',
    '10 ngày (không tính ngày lễ)',
    '10 ngày (không tính ngày nghỉ lễ)',
    '10 ngày, không kể các ngày nghỉ lễ, tết',
    '10 ngày (không tính thứ bảy, chủ nhật)',
    '10 ngày (kể cả thứ bảy, chủ nhật, ngày lễ)',
    'Trong ngày, trường hợp nhận sau 16 giờ trả ngày làm việc tiếp theo',
    'Trong ngày, trường hợp nhận sau 15 giờ trả trong 2 ngày làm việc',
    'Trong ngày, trường hợp phải xác minh sau 15 giờ, thời hạn ba ngày làm việc tiếp theo',
    'Trong ngày, trường hợp nhận sau 15 giờ trả trong hai ngày làm việc tiếp theo',
    'Trong ngày, nếu nhận sau 15h thì không quá năm ngày làm việc sau',
    'Trong ngày, nếu phải xác minh thì nhận sau 15h trả ngày làm việc tiếp theo',
    'Trong ngày, trường hợp xác minh không quá 3 ngày làm việc',
    '5 ngày làm việc, trường hợp nhận sau 15 giờ trả ngày làm việc tiếp theo',
    '5 (ngày)',
    '5/10 hồ sơ',
    'trong ngày làm việc, nếu sau 15h thì trả ngày sau',
    '8 giờ',
    '24h',
    '0,5 ngày',
    '3 ngày làm việc (72 giờ)',
  ])('%s', async (text) => {
    const { file, bring } = desk();
    const { errors } = await bring(file('a.csv', `Mã hồ sơ,Ngày tiếp nhận,${HEADING}\nH-1,02/11/2026,"${text}"\n`));
    expect(errors).toMatchObject([{ column: HEADING, code: 'bad-term' }]);
    // The fault quotes what stands in the cell, as far as a message goes.
    expect(errors[0]?.error.message).toContain(`"${text.slice(0, 39)}`);
  });
});

describe('beside a promised day', () => {
  const list = (term: string, promised = '30/11/2026'): string =>
    `Mã hồ sơ,Ngày tiếp nhận,${HEADING},Ngày hẹn trả\nH-1,16/11/2026,"${term}",${promised}\n`;

  test.each(['8 giờ', '24h', '1,5 ngày làm việc', '10 ngày/20 ngày', '5 ngày làm việc, trường hợp phải xác minh 8 ngày'])(
    'a term that nobody can count by leaves the day to the promise and is told: %s',
    async (term) => {
      const { file, bring, clockOf } = desk();
      const { created, rejected, warnings } = await bring(file('a.csv', list(term)));
      expect({ created, rejected }).toEqual({ created: 1, rejected: 0 });
      expect(warnings).toMatchObject([{ code: 'term-unread', text: { vi: expect.stringContaining(`"${term.slice(0, 39)}`) } }]);
      expect(await clockOf('H-1')).toMatchObject({ term: null, dueOn: parseDay('2026-11-30') });
    },
  );

  test('or to the catalogue', async () => {
    const { file, bring, clockOf } = desk();
    const code = '1.004837';
    const path = file('a.csv', list('24h').replace('hẹn trả\n', 'hẹn trả,Mã TTHC\n').replace('30/11/2026\n', `30/11/2026,${code}\n`));
    const catalogue = (): Procedure => ({ code, name: 'Giám hộ', term: parseTerm('3 ngày làm việc') });
    expect((await bring(path, '2026-11-23', { fold: { catalogue } })).warnings).toMatchObject([
      { code: 'term-unread' },
      { code: 'due-by-promise' },
    ]);
    expect((await clockOf('H-1'))?.dueOn).toBe(parseDay('2026-11-30'));
  });

  test.each(['-', '—', '…', 'Không', 'Không quy định', 'KHÔNG XÁC ĐỊNH'])('%s is no term, and no fault', async (term) => {
    const { file, bring, clockOf } = desk();
    const { created, warnings } = await bring(file('a.csv', list(term)));
    expect([created, warnings]).toEqual([1, undefined]);
    expect((await clockOf('H-1'))?.dueOn).toBe(parseDay('2026-11-30'));
  });

  test('but one longer than any law gives is a fault of its row', async () => {
    const { file, bring } = desk();
    expect((await bring(file('a.csv', list('99999 ngày')))).errors).toMatchObject([{ column: HEADING, code: 'term-too-long' }]);
  });

  test.each(['Trả ngay', 'trong ngày', 'Ngay'])('that says "%s" it is the day of the receipt', async (promised) => {
    const { file, bring, clockOf } = desk();
    expect(await bring(file('a.csv', list('', promised)))).toMatchObject({ created: 1, rejected: 0 });
    expect((await clockOf('H-1'))?.dueOn).toBe(parseDay('2026-11-16'));
  });

  test.each(['Trả ngay', 'Trả trong ngày'])('that says "%s" to what came after 15:00 it is the next working day', async (promised) => {
    const { file, bring, clockOf } = desk();
    const late = list('', promised).replace('16/11/2026', '16/11/2026 15:30');
    expect(await bring(file('a.csv', late))).toMatchObject({ created: 1, rejected: 0 });
    expect(await clockOf('H-1')).toMatchObject({ dueOn: parseDay('2026-11-17') });
  });

  test('a whole column of them is one of promises', async () => {
    const { file, bring } = desk();
    const rows = [1, 2, 3, 4].map((n) => `H-${n},16/11/2026 09:00,Trả ngay\n`).join('');
    expect(await bring(file('a.csv', `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả\n${rows}`))).toMatchObject({ created: 4, rejected: 0 });
  });

  test('that bears the hours to collect it the later one ends it', async () => {
    const { file, bring, store } = desk();
    expect(await bring(file('a.csv', list('', '30-11-2026 Từ 13:30 đến 17:00')))).toMatchObject({ created: 1, rejected: 0 });
    expect((await store.dossier('H-1'))?.events[0]).toMatchObject({ promisedOn: parseDay('2026-11-30') });
    // A receipt was at one moment, and after 15:00 it counts.
    const received = list('3 ngày').replace('16/11/2026', '16/11/2026 từ 13:30 đến 17:00').replace('H-1', 'H-2');
    expect((await bring(file('b.csv', received))).errors).toMatchObject([{ column: 'Ngày tiếp nhận', code: 'bad-date' }]);
  });
});

describe('days under a heading of working days or hours are a question', () => {
  test.each(['5 ngày', '05 (năm) ngày', 'Không quá 15 ngày.'])('%s', async (text) => {
    const { file, bring } = desk();
    const { created, errors } = await bring(file('a.csv', `Mã hồ sơ,Ngày tiếp nhận,${HEADING} (ngày làm việc)\nH-1,02/11/2026,${text}\n`));
    expect(created).toBe(0);
    expect(errors).toMatchObject([{ column: `${HEADING} (ngày làm việc)`, code: 'term-doubtful' }]);
  });

  test('of the whole column, where most cells are so', async () => {
    const { file, bring } = desk();
    const rows = [1, 2, 3].map((n) => `H-${n},02/11/2026,${n} ngày\n`).join('');
    await expect(bring(file('a.csv', `Mã hồ sơ,Ngày tiếp nhận,${HEADING} (giờ làm việc)\n${rows}`))).rejects.toThrow(
      expect.objectContaining({ code: 'mapping-doubtful', message: expect.stringContaining('giờ làm việc') }),
    );
  });

  test('but not where the cell says its unit itself, nor where the heading says days', async () => {
    const { file, bring } = desk();
    const list = (heading: string, term: string): string => `Mã hồ sơ,Ngày tiếp nhận,${heading}\nH-1,02/11/2026,${term}\n`;
    expect(await bring(file('a.csv', list(`${HEADING} (ngày làm việc)`, '5 ngày làm việc')))).toMatchObject({ rejected: 0 });
    expect(await bring(file('b.csv', list(`${HEADING} (ngày làm việc)`, '1 tháng').replace('H-1', 'H-2')))).toMatchObject({ rejected: 0 });
    expect(await bring(file('c.csv', list(`${HEADING} (ngày)`, '5 ngày').replace('H-1', 'H-3')))).toMatchObject({ rejected: 0 });
  });
});

describe('the time it took is not taken for the term', () => {
  const list = (heading: string, rows: readonly (readonly [received: string, term: string, end: string])[]): string =>
    `Mã hồ sơ,Tên thủ tục,Ngày tiếp nhận,Ngày có kết quả,${heading}\n` +
    rows.map(([received, term, end], n) => `H-${n},Giao đất,${received},${end},${term}\n`).join('');
  const TOOK = [
    ['02/11/2026', '8 ngày làm việc', '12/11/2026'],
    ['02/11/2026', '3 ngày làm việc', '05/11/2026'],
    ['04/11/2026', '5 ngày làm việc', '11/11/2026'],
  ] as const;

  test.each(['Số ngày giải quyết', 'Thời gian giải quyết'])('%s', async (heading) => {
    const { file, bring } = desk();
    await expect(bring(file('a.csv', list(heading, TOOK)))).rejects.toThrow(
      expect.objectContaining({ code: 'mapping-doubtful', message: expect.stringContaining(`"${heading}"`) }),
    );
  });

  test.each(['2 ngày 3 giờ', '1 ngày làm việc 4 giờ 20 phút', '26:15:00'])(
    'nor one of days and hours, which no law gives: %s',
    async (took) => {
      const { file, bring } = desk();
      const one = list('Thời gian giải quyết', [['02/11/2026', took, '04/11/2026']]);
      await expect(bring(file('a.csv', one))).rejects.toThrow(
        expect.objectContaining({ code: 'mapping-doubtful', message: expect.stringContaining(`"${took}"`) }),
      );
    },
  );

  test('a term that is the same for all dossiers of a procedure is one, though they end on its last day', async () => {
    const { file, bring } = desk();
    const rows = TOOK.map(([, , end], n) => [['02/11/2026', '03/11/2026', '04/11/2026'][n] ?? '', '5 ngày làm việc', end] as const);
    const kept = rows.map(([received, term], n) => [received, term, ['09/11/2026', '10/11/2026', '11/11/2026'][n] ?? ''] as const);
    expect(await bring(file('a.csv', list('Thời gian giải quyết', kept)))).toMatchObject({ created: 3, rejected: 0 });
  });

  test('nor is a heading that says it is a limit asked about', async () => {
    const { file, bring } = desk();
    expect(await bring(file('a.csv', list('Thời hạn giải quyết', TOOK)))).toMatchObject({ created: 3, rejected: 0 });
  });
});

describe('the national code of a procedure is known', () => {
  const list = (code: string): string => `Mã hồ sơ,Mã thủ tục,Ngày tiếp nhận\nH-1,"${code}",02/11/2026\n`;
  const catalogue = (code: string): Procedure | undefined =>
    code === '1.004873' || code === '2.000720' ? { code, name: 'Xác nhận', term: parseTerm('3 ngày làm việc') } : undefined;

  test.each([
    ['with that of a province behind it', '1.004873.000.00.00.H37', '1.004873'],
    ['without its last digit, which a spreadsheet dropped', '2.00072', '2.000720'],
    ['with a comma, which a spreadsheet put into it', '1,004873', '1.004873'],
  ])('%s', async (_, written, code) => {
    const { file, bring, store } = desk();
    const { warnings } = await bring(file('a.csv', list(written)), '2026-11-03', { fold: { catalogue } });
    expect((await store.dossier('H-1'))?.events[0]).toMatchObject({ procedure: code });
    expect(warnings).toBeUndefined();
  });

  test.each(['9.999999.H37', '2.0007', '2.000721', 'TT-12'])('but %s is another and stays as it is', async (written) => {
    const { file, bring, store } = desk();
    const { warnings } = await bring(file('a.csv', list(written)), '2026-11-03', { fold: { catalogue } });
    expect((await store.dossier('H-1'))?.events[0]).toMatchObject({ procedure: written });
    expect(warnings).toMatchObject([{ code: 'no-term' }]);
  });
});
