import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { eventToJson, findingsOf, formatDay, officialCalendar, parseDay, parseEvent } from '@dunghen/core';
import { catalogueOf, usualProcedures } from '@dunghen/core/catalogue';
import { describe, expect, test } from 'vitest';
import { desk, type Desk } from './desk.ts';

const HEAD = 'Mã hồ sơ;Tên thủ tục;Đơn vị xử lý;Ngày tiếp nhận;Thời hạn giải quyết;Ngày hẹn trả;Ngày có kết quả;Trạng thái;Bước hiện tại';
interface Cells {
  code?: string;
  procedure?: string;
  unit?: string;
  received?: string;
  term?: string;
  promised?: string;
  done?: string;
  status?: string;
  stage?: string;
}
const line = (c: Cells = {}): string =>
  [
    c.code ?? 'H-1',
    c.procedure ?? 'Cấp bản sao',
    c.unit ?? 'Tư pháp',
    c.received ?? '02/11/2026 08:00',
    c.term ?? '3 ngày làm việc',
    c.promised ?? '05/11/2026',
    c.done ?? '',
    c.status ?? 'Đang xử lý',
    c.stage ?? '',
  ].join(';');
const list = (...rows: Cells[]): string => `${[HEAD, ...rows.map(line)].join('\n')}\n`;

const eventsOf = async ({ store }: Desk, code = 'H-1'): Promise<string[]> =>
  ((await store.dossier(code))?.events ?? [])
    .map(eventToJson)
    .map(({ type, at, dueOn }) => [type, String(at).slice(0, 10), dueOn].filter(Boolean).join(' '));
const findingsIn = async (d: Desk, code = 'H-1'): Promise<string[]> => {
  const clock = await d.clockOf(code);
  const seen = await d.sightingOf(code);
  return clock ? findingsOf(clock, officialCalendar(), seen as Parameters<typeof findingsOf>[2]).map((finding) => finding.code) : [];
};

describe('a promise that a later list shows moved', () => {
  test('after it had passed is kept as what it is: a day moved after expiry', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list({})), '2026-11-03');
    expect(await d.bring(d.file('b.csv', list({ promised: '12/11/2026' })), '2026-11-09')).toMatchObject({ updated: 1, rejected: 0 });
    expect(await eventsOf(d)).toEqual(['received 2026-11-02', 'rescheduled 2026-11-09 2026-11-12']);
    expect(await findingsIn(d)).toContain('due-moved-after-expiry');
    expect((await d.clockOf('H-1'))?.dueOn).toBe(parseDay('2026-11-05'));
  });

  test('on its last day, to one the law does not give, is a finding too', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list({})), '2026-11-03');
    await d.bring(d.file('b.csv', list({ promised: '12/11/2026' })), '2026-11-05');
    expect(await findingsIn(d)).toEqual(['promise-beyond-term']);
  });

  test('and shows so day after day was moved once', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list({})), '2026-11-03');
    await d.bring(d.file('b.csv', list({ promised: '12/11/2026' })), '2026-11-09');
    expect(await d.bring(d.file('c.csv', list({ promised: '12/11/2026' })), '2026-11-10')).toMatchObject({ unchanged: 1, updated: 0 });
  });

  test('together with a result that would be late without it is told all the same', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list({})), '2026-11-03');
    await d.bring(d.file('b.csv', list({ promised: '10/11/2026', done: '10/11/2026', status: 'Đã xử lý xong' })), '2026-11-10');
    expect(await findingsIn(d)).toContain('due-moved-after-expiry');
  });

  test('to before the receipt refuses its row, as it does in a first list', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list({})), '2026-11-03');
    const before = await eventsOf(d);
    const { updated, errors } = await d.bring(d.file('b.csv', list({ promised: '01/11/2026' })), '2026-11-04');
    expect({ updated, errors }).toMatchObject({
      updated: 0,
      errors: [
        { row: 2, column: 'Ngày hẹn trả', code: 'promise-before-receipt', error: { message: expect.stringContaining('01/11/2026') } },
      ],
    });
    expect(await eventsOf(d)).toEqual(before);
  });

  test('to the day the law gives after a supplement is no sign of anything', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list({})), '2026-11-02');
    await d.bring(d.file('b.csv', list({ status: 'Yêu cầu bổ sung giấy tờ' })), '2026-11-04');
    await d.bring(d.file('c.csv', list({ status: 'Đang xử lý', promised: '12/11/2026' })), '2026-11-09');
    expect(await eventsOf(d)).toEqual(['received 2026-11-02', 'paused 2026-11-04', 'resumed 2026-11-09']);
    expect((await d.clockOf('H-1'))?.dueOn).toBe(parseDay('2026-11-12'));
  });

  test('twice in a day is moved to the later one by the next list', async () => {
    const d = desk();
    await d.bring(d.file('1.csv', list({})), '2026-11-03');
    for (const promised of ['10/11/2026', '12/11/2026'])
      await d.bring(d.file(`${promised.slice(0, 2)}.csv`, list({ promised })), '2026-11-04');
    await d.bring(d.file('3.csv', `${list({ promised: '12/11/2026' })}\n`), '2026-11-05');
    await d.bring(d.file('4.csv', list({ promised: '12/11/2026', stage: '' })), '2026-11-06');
    expect(await eventsOf(d)).toEqual(['received 2026-11-02', 'rescheduled 2026-11-04 2026-11-10', 'rescheduled 2026-11-05 2026-11-12']);
  });

  test('while the clock stands is judged when it runs again', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list({})), '2026-11-02');
    await d.bring(d.file('b.csv', list({ status: 'Yêu cầu bổ sung', promised: '30/11/2026' })), '2026-11-04');
    expect(await eventsOf(d)).toEqual(['received 2026-11-02', 'paused 2026-11-04']);
    await d.bring(d.file('c.csv', list({ promised: '30/11/2026' })), '2026-11-09');
    expect(await eventsOf(d)).toContain('rescheduled 2026-11-09 2026-11-30');
  });

  test('and was told by an event file already is not told twice', async () => {
    const d = desk();
    const moved = { dossier: 'H-1', type: 'rescheduled', at: '2026-11-06', dueOn: '2026-11-12', letter: 'L-1' };
    const received = {
      dossier: 'H-1',
      type: 'received',
      at: '2026-11-02T08:00:00+07:00',
      term: '3 working-days',
      promisedOn: '2026-11-05',
    };
    await d.bring(d.file('a.ndjson', `${JSON.stringify(received)}\n${JSON.stringify(moved)}\n`), '2026-11-06');
    expect(await d.bring(d.file('b.csv', list({ promised: '12/11/2026' })), '2026-11-09')).toMatchObject({ unchanged: 1 });

    // Taken back and shown all the same, it was moved without a word to the citizen.
    const other = { ...moved, dossier: 'H-2' };
    const takenBack = { ...other, at: '2026-11-09', takesBack: '2026-11-06' };
    const lines = [{ ...received, dossier: 'H-2' }, other, takenBack].map((event) => JSON.stringify(event));
    await d.bring(d.file('c.ndjson', `${lines.join('\n')}\n`), '2026-11-09');
    await d.bring(d.file('d.csv', list({ code: 'H-2', promised: '12/11/2026' })), '2026-11-10');
    expect((await d.store.dossier('H-2'))?.events.at(-1)).toMatchObject({ at: '2026-11-10', dueOn: parseDay('2026-11-12') });
  });
});

describe('what no event can explain is told, never dropped', () => {
  test.each<[string, Cells, string]>([
    ['receipt-changed', { received: '03/11/2026 08:00' }, 'Ngày tiếp nhận'],
    ['term-changed', { term: '5 ngày làm việc' }, 'Thời hạn giải quyết'],
  ])('%s', async (code, change, column) => {
    const d = desk();
    await d.bring(d.file('a.csv', list({})), '2026-11-03');
    const { errors, updated } = await d.bring(d.file('b.csv', list({ ...change, stage: 'Thẩm định' })), '2026-11-04');
    expect(errors).toMatchObject([{ row: 2, code, column }]);
    expect(errors[0]?.error.message, 'days as officers write them').not.toMatch(/\d{4}-\d\d/);
    // What else the row says still counts.
    expect(updated).toBe(1);
    expect((await d.clockOf('H-1'))?.dueOn).toBe(parseDay('2026-11-05'));
  });

  test('an end that moved to another day', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list({ done: '09/11/2026', status: 'Đã xử lý xong' })), '2026-11-10');
    const { errors } = await d.bring(d.file('b.csv', list({ done: '05/11/2026', status: 'Đã xử lý xong' })), '2026-11-11');
    expect(errors).toMatchObject([{ code: 'end-changed', column: 'Ngày có kết quả' }]);
    expect((await d.clockOf('H-1'))?.end?.on).toBe(parseDay('2026-11-09'));
  });

  test('an end without a day is a question for a dossier nobody saw open, and the day of the list for one that was', async () => {
    const d = desk();
    const ended = d.file('a.csv', list({ status: 'Đã trả kết quả' }));
    expect((await d.bring(ended, '2026-11-05')).errors).toMatchObject([{ code: 'end-without-date' }]);
    await d.bring(d.file('b.csv', list({})), '2026-11-03');
    expect(await d.bring(ended, '2026-11-05')).toMatchObject({ updated: 1, rejected: 0 });
    expect((await d.clockOf('H-1'))?.end?.on).toBe(parseDay('2026-11-05'));
  });

  test('a dossier at work again after its result, which a list that says its day witnesses', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list({ done: '04/11/2026', status: 'Đã xử lý xong' })), '2026-11-04');
    const { errors } = await d.bring(d.file('b.csv', list({})), '2026-11-06', { certain: true });
    expect(errors).toMatchObject([{ code: 'reopened', column: 'Trạng thái' }]);
    expect((await d.clockOf('H-1'))?.end?.on).toBe(parseDay('2026-11-04'));
    expect(await findingsIn(d)).toEqual(['end-backdated']);
  });

  test('the same of an end that an event file told of, where the list says its day', async () => {
    for (const certain of [true, false]) {
      const d = desk();
      const events = [
        { dossier: 'H-1', type: 'received', at: '2026-11-02', term: '3 working-days' },
        { dossier: 'H-1', type: 'completed', at: '2026-11-04' },
      ];
      await d.bring(d.file('a.ndjson', events.map((event) => `${JSON.stringify(event)}\n`).join('')));
      const { errors } = await d.bring(d.file('1.csv', list({})), '2026-11-09', { certain });
      expect(errors.map(({ code }) => code)).toEqual(certain ? ['reopened'] : []);
      expect((await d.clockOf('H-1'))?.end?.on).toBe(parseDay('2026-11-04'));
    }
  });

  test('the same of a list that does not say its day, which may be an old one', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list({ done: '04/11/2026', status: 'Đã xử lý xong' })), '2026-11-04');
    expect((await d.bring(d.file('b.csv', list({})), '2026-11-06')).errors).toMatchObject([{ code: 'reopened' }]);
    expect(await findingsIn(d)).toEqual([]);
  });

  test("a receipt that was corrected, and the promise that moved with it is nobody's word", async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list({ stage: 'Tiếp nhận' })), '2026-11-03');
    const corrected = list({ received: '03/11/2026 08:00', promised: '06/11/2026', stage: 'Trình ký' });
    const { errors } = await d.bring(d.file('b.csv', corrected), '2026-11-06');
    expect(errors).toMatchObject([{ code: 'receipt-changed' }]);
    expect(await eventsOf(d)).toEqual(['received 2026-11-02', 'stage 2026-11-03', 'stage 2026-11-06']);
    expect(await findingsIn(d)).toEqual([]);
  });

  test('a code that is used again for another dossier, whose row changes nothing', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list({})), '2026-11-03');
    const before = await eventsOf(d);
    const next = list({
      received: '15/03/2027 08:00',
      promised: '18/03/2027',
      done: '17/03/2027',
      status: 'Đã xử lý xong',
      stage: 'Trình ký',
    });
    const { errors } = await d.bring(d.file('b.csv', next), '2027-03-17');
    expect(errors).toMatchObject([{ code: 'code-reused', column: 'Ngày tiếp nhận' }]);
    expect(await eventsOf(d)).toEqual(before);
    // A dossier that events alone told of is not made one that lists have shown.
    await d.store.append(
      [{ code: 'E-1', events: () => [parseEvent({ dossier: 'E-1', type: 'received', at: '2026-11-02', term: '3 working-days' })] }],
      { file: 'e', sha256: 'e', at: 'e' },
      () => {},
    );
    await d.bring(d.file('c.csv', list({ code: 'E-1', received: '15/03/2027 08:00', promised: '18/03/2027' })), '2027-03-17');
    expect(await d.sightingOf('E-1')).toBeUndefined();
  });

  test.each([
    ['1/HS', true],
    ['30', true],
    ['H37.125-261228-0001', false],
    ['12/2026', false],
    ['12/26', false],
    ['26/HS', true],
  ])('the number of a dossier that ended last year, received this year: %s is one used again: %s', async (code, isReused) => {
    const d = desk();
    const last = { code, received: '28/12/2026', promised: '31/12/2026' };
    await d.bring(d.file('a.csv', list({ ...last, done: '30/12/2026', status: 'Đã xử lý xong' })), '2026-12-30');
    const before = await eventsOf(d, code);
    const { errors } = await d.bring(d.file('b.csv', list({ code, received: '05/01/2027', promised: '08/01/2027' })), '2027-01-05');
    expect([...errors].map((fault) => fault.code)).toEqual(isReused ? ['code-reused'] : ['receipt-changed', 'reopened']);
    if (isReused) expect(errors[0]?.error.message).toContain(`thêm năm vào mã, ví dụ ${code}/2027`);
    expect(await eventsOf(d, code)).toEqual(before);
    const cured = list({ code: `${code}/2027`, received: '05/01/2027', promised: '08/01/2027' });
    expect(await d.bring(d.file('c.csv', cured), '2027-01-05')).toMatchObject({ created: 1, rejected: 0 });
  });

  test('the same of an open dossier, which the end of the other one does not end', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list({ code: '30/HS', received: '28/12/2026', promised: '31/12/2026' })), '2026-12-30');
    const other = list({ code: '30/HS', received: '05/02/2027', promised: '10/02/2027', done: '09/02/2027', status: 'Đã xử lý xong' });
    expect((await d.bring(d.file('b.csv', other), '2027-02-09')).errors).toMatchObject([{ code: 'code-reused' }]);
    expect(await eventsOf(d, '30/HS')).toEqual(['received 2026-12-28']);
  });

  test.each([
    ['is a receipt put right, of the same citizen and procedure', ['Lê An', 'Khai sinh'], {}, ['receipt-changed']],
    ['is one used again, of another procedure', ['Lê An', 'Khai tử'], {}, ['code-reused']],
    ['is one used again, of another citizen', ['Trần Bình', 'Khai sinh'], {}, ['code-reused']],
    ['is a receipt put right where somebody says so', ['Trần Bình', 'Khai sinh'], { sameDossiers: true }, ['receipt-changed']],
  ] as const)('over New Year the number of an open dossier %s', async (_, [name, procedure], options, codes) => {
    const d = desk();
    const one = (who: string, what: string, day: string): string =>
      `Mã hồ sơ;Người nộp;Tên thủ tục;Ngày tiếp nhận;Ngày hẹn trả\n12/HT;${who};${what};${day};15/01/2027\n`;
    await d.bring(d.file('a.csv', one('Lê An', 'Khai sinh', '30/12/2026')), '2026-12-31');
    const { errors } = await d.bring(d.file('b.csv', one(name, procedure, '04/01/2027')), '2027-01-05', options);
    expect([...errors].map((fault) => fault.code)).toEqual(codes);
    expect(errors[0]?.error.message.includes('--same-dossiers')).toBe(codes[0] === 'code-reused');
    expect(await eventsOf(d, '12/HT')).toEqual(['received 2026-12-30']);
  });

  test('a list without hours does not contradict one with them', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list({ received: '02/11/2026 08:00:25' })), '2026-11-03');
    expect(await d.bring(d.file('b.csv', list({ received: '02/11/2026' })), '2026-11-04')).toMatchObject({ unchanged: 1, rejected: 0 });
  });
});

describe('time does not turn back', () => {
  test("yesterday's list after today's changes nothing", async () => {
    const d = desk();
    const [yesterday, today] = [
      d.file('1.csv', list({ stage: 'Thẩm định' })),
      d.file('2.csv', list({ stage: 'Trình ký', done: '04/11/2026', status: 'Đã xử lý xong' })),
    ];
    await d.bring(today, '2026-11-04');
    expect(await d.bring(yesterday, '2026-11-03')).toMatchObject({ created: 0, updated: 0, unchanged: 1, rejected: 0 });
    expect((await d.clockOf('H-1'))?.end?.on).toBe(parseDay('2026-11-04'));
  });

  test('not even where nobody said that the list is an old one', async () => {
    const d = desk();
    await d.bring(d.file('2.csv', list({ done: '04/11/2026', status: 'Đã xử lý xong' })), '2026-11-09');
    expect(await d.bring(d.file('1.csv', list({})), '2026-11-09')).toMatchObject({ updated: 0, unchanged: 1 });
    expect(await findingsIn(d)).toEqual([]);
  });

  test('an older file that was imported on its day changes nothing, though nobody says its day again, and that is told', async () => {
    const d = desk();
    const [first, second] = [d.file('1.csv', list({})), d.file('2.csv', list({ status: 'Yêu cầu bổ sung', stage: 'Trình ký' }))];
    await d.bring(first, '2026-11-03');
    await d.bring(second, '2026-11-04');
    expect(await d.bring(first, '2026-11-05')).toMatchObject({ unchanged: 1, updated: 0, warnings: [{ code: 'seen-before' }] });
    expect(await eventsOf(d)).toEqual(['received 2026-11-02', 'stage 2026-11-04', 'paused 2026-11-04']);
    // An officer who says the day has exported the very same bytes anew.
    expect(await d.bring(first, '2026-11-05', { certain: true })).toMatchObject({ updated: 1 });
    expect(await eventsOf(d)).toContain('resumed 2026-11-05');
  });

  test('a list that brought nothing new was read all the same: when its file comes again it is of the day it was read on', async () => {
    const d = desk();
    await d.bring(d.file('1.csv', list({})), '2026-11-03');
    const anew = d.file('2.csv', `${list({})}\n`);
    expect(await d.bring(anew, '2026-11-03')).toMatchObject({ unchanged: 1, updated: 0 });
    const again = await d.bring(anew, '2026-11-05');
    expect(again).toMatchObject({ unchanged: 1, observedOn: '2026-11-03', warnings: [{ code: 'seen-before' }] });
    expect((await d.sightingOf('H-1'))?.seenOpenOn).toBe(parseDay('2026-11-03'));
    expect(await d.store.newestList()).toBe(parseDay('2026-11-03'));
  });

  test('each list is noted once, and one of which every row was refused, or that was only tried, is not', async () => {
    const d = desk();
    const imports = (): unknown => {
      const db = new DatabaseSync(join(d.folder, 'a.db'), { readOnly: true });
      const { n } = db.prepare('select count(*) as n from import').get() as { n: number };
      db.close();
      return n;
    };
    await d.bring(d.file('1.csv', list({})), '2026-11-03');
    const anew = d.file('2.csv', `${list({})}\n`);
    await d.bring(anew, '2026-11-03', { dryRun: true });
    expect(imports()).toBe(1);
    for (const day of ['2026-11-03', '2026-11-03', '2026-11-06']) await d.bring(anew, day);
    expect(imports()).toBe(2);
    expect(await d.bring(d.file('3.csv', list({}).replace('02/11', '32/11')), '2026-11-03')).toMatchObject({ rejected: 1 });
    expect(imports()).toBe(2);
  });

  test('nor does the first of two lists of one day when it comes again', async () => {
    const d = desk();
    const [first, second] = [d.file('1.csv', list({ stage: 'Thẩm định' })), d.file('2.csv', list({ stage: 'Trình ký' }))];
    for (const file of [first, second]) await d.bring(file, '2026-11-04');
    const { store } = d;
    const newest = await store.newestEvent();
    expect(await d.bring(first, '2026-11-04')).toMatchObject({ unchanged: 1, updated: 0 });
    expect(await store.newestEvent()).toBe(newest);
  });

  test('but what an older list wrote differently of an end, a receipt or a promise is told, as it would be the other way round', async () => {
    const d = desk();
    await d.bring(d.file('2.csv', list({ promised: '12/11/2026', done: '06/11/2026', status: 'Đã xử lý xong' })), '2026-11-16');
    const older = d.file('1.csv', list({ received: '03/11/2026 08:00', done: '11/11/2026', status: 'Đã xử lý xong' }));
    const { errors, updated } = await d.bring(older, '2026-11-13', { certain: true });
    expect([updated, ...errors.map(({ column, code }) => `${column} ${code}`)]).toEqual([
      0,
      'Ngày tiếp nhận receipt-changed',
      'Ngày có kết quả end-changed',
    ]);
    const oldest = d.file('0.csv', list({ promised: '05/11/2026' }));
    expect((await d.bring(oldest, '2026-11-04', { certain: true })).errors).toMatchObject([
      {
        column: 'Ngày hẹn trả',
        code: 'promise-changed',
        error: { message: expect.stringContaining('đã nhập là 12/11/2026, danh sách này ghi 05/11/2026') },
      },
    ]);
  });

  test('a promise from before a move, or before a supplement, is no other one', async () => {
    const d = desk();
    await d.bring(d.file('1.csv', list({})), '2026-11-03');
    await d.bring(d.file('3.csv', list({ promised: '12/11/2026' })), '2026-11-05');
    expect(await d.bring(d.file('2.csv', list({ stage: 'Thẩm định' })), '2026-11-04', { certain: true })).toMatchObject({ rejected: 0 });
    await d.bring(d.file('4.csv', list({ promised: '12/11/2026', status: 'Yêu cầu bổ sung' })), '2026-11-06');
    await d.bring(d.file('6.csv', list({ promised: '17/11/2026' })), '2026-11-10');
    // At work on the 9th, when it was held to stand still, is another thing, and told.
    const { errors } = await d.bring(d.file('5.csv', list({ promised: '16/11/2026' })), '2026-11-09', { certain: true });
    expect(errors.map(({ code }) => code)).toEqual(['resume-unseen']);
  });

  test('nor is a promise that was taken back one that was given: an older list that shows it, or another, is held against what stands', async () => {
    const d = desk();
    const events = [
      { type: 'received', at: '2026-11-02T08:00:00+07:00', term: '3 working-days', promisedOn: '2026-11-05' },
      { type: 'rescheduled', at: '2026-11-06', dueOn: '2026-11-12', letter: 'L-1' },
      { type: 'rescheduled', at: '2026-11-09', dueOn: '2026-11-12', letter: 'L-1', takesBack: '2026-11-06' },
    ].map((event) => JSON.stringify({ dossier: 'H-1', ...event }));
    await d.bring(d.file('a.ndjson', `${events.join('\n')}\n`), '2026-11-09');
    for (const [promised, day] of [
      ['12/11/2026', '2026-11-06'],
      ['13/11/2026', '2026-11-05'],
    ] as const) {
      const { errors } = await d.bring(d.file(`${day}.csv`, list({ promised })), day, { certain: true });
      expect(errors, day).toMatchObject([
        {
          code: 'promise-changed',
          error: { message: expect.stringContaining(`đã nhập là 05/11/2026, danh sách này ghi ${promised}`) },
        },
      ]);
    }
  });

  test('but a dossier that only the older list shows is taken', async () => {
    const d = desk();
    await d.bring(d.file('2.csv', list({})), '2026-11-04');
    expect(await d.bring(d.file('1.csv', list({}, { code: 'H-2' })), '2026-11-03')).toMatchObject({ created: 1, unchanged: 1 });
  });
});

describe('what only an older list shows, when it says its day', () => {
  const stagesOf = async ({ store }: Desk): Promise<string[]> =>
    ((await store.dossier('H-1'))?.events ?? [])
      .flatMap((event) => (event.type === 'stage' ? `${formatDay(event.on)} ${event.stage}` : []))
      .toSorted();
  const seen = { certain: true };

  test('is a stage between two that are known, or before the first', async () => {
    const d = desk();
    await d.bring(d.file('1.csv', list({ stage: 'Tiếp nhận' })), '2026-11-03', seen);
    await d.bring(d.file('4.csv', list({ stage: 'Trình ký' })), '2026-11-06', seen);
    await d.bring(d.file('0.csv', list({ stage: 'Chờ tiếp nhận' })), '2026-11-02', seen);
    const between = d.file('2.csv', list({ stage: 'Thẩm định' }));
    expect(await d.bring(between, '2026-11-04', seen)).toMatchObject({ updated: 1, rejected: 0 });
    expect(await d.bring(between, '2026-11-04', seen)).toMatchObject({ updated: 0, rejected: 0 });
    expect(await stagesOf(d)).toEqual(['2026-11-02 Chờ tiếp nhận', '2026-11-03 Tiếp nhận', '2026-11-04 Thẩm định', '2026-11-06 Trình ký']);
  });

  test('but no stage after the last one that is known, nor of another kind of list, nor beside one of that day', async () => {
    const d = desk();
    await d.bring(d.file('1.csv', list({ stage: 'Tiếp nhận' })), '2026-11-03', seen);
    await d.bring(d.file('3.csv', list({ stage: 'Tiếp nhận' })), '2026-11-05', seen);
    await d.bring(d.file('2.csv', list({ stage: 'Thẩm định' })), '2026-11-04', seen);
    await d.bring(d.file('4.csv', list({ stage: 'Trình ký' })), '2026-11-06', seen);
    await d.bring(d.file('5.csv', list({ stage: 'Thẩm định' })), '2026-11-03', seen);
    const other = list({ stage: 'Xử lý' }).replace('Đơn vị xử lý', 'Phòng ban');
    await d.bring(d.file('6.csv', other), '2026-11-04', seen);
    expect(await stagesOf(d)).toEqual(['2026-11-03 Tiếp nhận', '2026-11-06 Trình ký']);
  });

  test('and a pause nobody knew of is told, with what it would change', async () => {
    const d = desk();
    await d.bring(d.file('1.csv', list({})), '2026-11-03', seen);
    await d.bring(d.file('3.csv', list({})), '2026-11-06', seen);
    const paused = d.file('2.csv', list({ status: 'Yêu cầu bổ sung' }));
    const { errors, updated } = await d.bring(paused, '2026-11-04', seen);
    expect(updated).toBe(0);
    expect(errors).toMatchObject([
      {
        column: 'Trạng thái',
        code: 'pause-unseen',
        error: { message: expect.stringContaining('danh sách ngày 04/11/2026 ghi đang tạm dừng') },
      },
    ]);
    const events = ['paused', 'resumed'].map((type, i) =>
      JSON.stringify({ dossier: 'H-1', type, at: `2026-11-0${4 + i}`, reason: 'supplement' }),
    );
    expect(await d.bring(d.file('a.ndjson', `${events.join('\n')}\n`))).toMatchObject({ updated: 1, rejected: 0 });
    expect(await d.bring(paused, '2026-11-04', seen)).toMatchObject({ rejected: 0 });
  });
});

test('and an end without its day that an older list than the first to show it shows too', async () => {
  const d = desk();
  const bring = async (day: string, status: string): ReturnType<Desk['bring']> =>
    d.bring(d.file(`${day}.csv`, list({ status })), day, { certain: true });
  await bring('2026-11-03', 'Đang xử lý');
  await bring('2026-11-09', 'Đã trả kết quả');
  const { errors, updated } = await bring('2026-11-05', 'Đã trả kết quả');
  expect(updated).toBe(0);
  expect(errors).toMatchObject([
    {
      column: 'Trạng thái',
      code: 'end-changed',
      error: { message: expect.stringContaining('đã nhập là 09/11/2026, danh sách ngày 05/11/2026 đã ghi xong') },
    },
  ]);
  expect((await d.clockOf('H-1'))?.end?.on).toBe(parseDay('2026-11-09'));
  expect((await bring('2026-11-04', 'Đang xử lý')).errors).toEqual([]);
});

test('and a promise beyond the law from right after the receipt, which was taken for the due date since a pause might explain it', async () => {
  const d = desk();
  const bring = async (day: string): ReturnType<Desk['bring']> =>
    d.bring(d.file(`${day}.csv`, list({ promised: '20/11/2026' })), day, { certain: true });
  await bring('2026-11-10');
  expect((await d.clockOf('H-1'))?.dueOn).toBe(parseDay('2026-11-20'));
  expect((await bring('2026-11-05')).errors).toEqual([]);
  expect((await bring('2026-11-03')).errors).toMatchObject([
    {
      column: 'Ngày hẹn trả',
      code: 'promise-from-the-start',
      error: { message: expect.stringContaining('đã ghi hẹn trả 20/11/2026 dài hơn thời hạn luật định') },
    },
  ]);
});

test('and a pause that was over by an older list than the one that showed it over is told too', async () => {
  const d = desk();
  const [seen, bring] = [
    { certain: true },
    async (day: string, status: string) => d.bring(d.file(`${day}.csv`, list({ status })), day, seen),
  ];
  await bring('2026-11-03', 'Yêu cầu bổ sung');
  await bring('2026-11-06', 'Đang xử lý');
  const { errors } = await bring('2026-11-05', 'Đang xử lý');
  expect(errors).toMatchObject([
    { code: 'resume-unseen', error: { message: expect.stringContaining('danh sách ngày 05/11/2026 ghi đang xử lý') } },
  ]);
  expect((await bring('2026-11-04', 'Yêu cầu bổ sung')).errors).toEqual([]);
});

test('a pause that was there already when the dossier was first seen has an assumed day, and that is told', async () => {
  const d = desk();
  const paused = list({ code: 'H-7', status: 'Yêu cầu bổ sung' }, { code: 'H-8' });
  expect((await d.bring(d.file('1.csv', paused), '2026-11-16')).warnings).toMatchObject([
    { code: 'pause-assumed', text: { vi: expect.stringMatching(/^Có 1 hồ sơ .*H-7.*từ ngày đến hạn/) } },
  ]);
  expect(await eventsOf(d, 'H-7')).toEqual(['received 2026-11-02', 'paused 2026-11-05']);
  expect((await d.bring(d.file('2.csv', `${paused}${line({ code: 'H-9' })}\n`), '2026-11-17')).warnings).toBeUndefined();
});

describe('lists are witnesses', () => {
  const full: Cells[] = [
    { code: 'H-0', received: '26/10/2026', promised: '29/10/2026', done: '28/10/2026', status: 'Đã trả kết quả' },
    { code: 'H-1' },
    { code: 'H-2', received: '03/11/2026', promised: '06/11/2026', unit: 'Kinh tế' },
    { code: 'H-3', received: '04/11/2026', promised: '09/11/2026' },
  ];
  const without = (code: string, rows = full): Cells[] => rows.filter((row) => row.code !== code);

  test('an end dated before a list still showed the dossier open is found', async () => {
    const d = desk();
    await d.bring(d.file('1.csv', list(...full)), '2026-11-10');
    await d.bring(d.file('2.csv', list({ done: '05/11/2026', status: 'Đã xử lý xong' })), '2026-11-11');
    expect((await d.sightingOf('H-1'))?.seenOpenOn).toBe(parseDay('2026-11-10'));
    expect(await findingsIn(d)).toContain('end-backdated');
  });

  test('but none is where lists bear no day of the result, and one that shows it ended is brought late', async () => {
    const d = desk();
    const statuses = {
      '2026-11-03': 'Đang xử lý',
      '2026-11-04': 'Đã trả kết quả',
      '2026-11-06': 'Đã trả kết quả',
      '2026-11-05': 'Đã trả kết quả',
    };
    for (const [day, status] of Object.entries(statuses)) await d.bring(d.file(`${day}.csv`, list({ status })), day, { certain: true });
    expect((await d.clockOf('H-1'))?.end?.on).toBe(parseDay('2026-11-04'));
    expect(await findingsIn(d)).toEqual([]);
  });

  test('a dossier that a full list no longer shows has vanished, until it is shown again', async () => {
    const d = desk();
    await d.bring(d.file('1.csv', list(...full)), '2026-11-04');
    expect(await d.bring(d.file('2.csv', list(...without('H-1'))), '2026-11-05')).toMatchObject({ missing: 1, unchanged: 3 });
    expect(formatDay((await d.sightingOf('H-1'))?.missingOn as never)).toBe('2026-11-05');
    expect(await findingsIn(d)).toContain('vanished');
    await d.bring(d.file('3.csv', list(...without('H-1'))), '2026-11-06');
    expect(formatDay((await d.sightingOf('H-1'))?.missingOn as never)).toBe('2026-11-05');
    // The very bytes of the first list are that list again, and no witness of a later day.
    await d.bring(d.file('1.csv', list(...full)), '2026-11-09');
    expect(formatDay((await d.sightingOf('H-1'))?.missingOn as never)).toBe('2026-11-05');
    await d.bring(d.file('4.csv', list(...full, { code: 'H-9' })), '2026-11-09');
    expect((await d.sightingOf('H-1'))?.missingOn).toBeNull();
  });

  test('a dossier that vanished stays so when a list from before that is brought later', async () => {
    const d = desk();
    await d.bring(d.file('1.csv', list(...full)), '2026-11-04');
    await d.bring(d.file('3.csv', list(...without('H-1'))), '2026-11-06');
    await d.bring(d.file('2.csv', list(...full)), '2026-11-05');
    expect(formatDay((await d.sightingOf('H-1'))?.missingOn as never)).toBe('2026-11-06');
  });

  test('a rehearsal foretells how many have vanished, and marks none', async () => {
    const d = desk();
    await d.bring(d.file('1.csv', list(...full)), '2026-11-04');
    const next = [d.file('2.csv', list(...without('H-1'), { code: 'H-8' })), '2026-11-05'] as const;
    expect(await d.bring(...next, { dryRun: true })).toMatchObject({ missing: 1, created: 1, unchanged: 3 });
    expect((await d.sightingOf('H-1'))?.missingOn).toBeNull();
    expect(await d.bring(d.file('1.csv', list(...full)), '2026-11-05', { dryRun: true, certain: true })).toMatchObject({ missing: 0 });
    expect(await d.bring(...next)).toMatchObject({ missing: 1 });
  });

  test('the day in a title above the headings makes no other kind of list', async () => {
    const d = desk();
    const titled = (day: string, rows: readonly Cells[]): string =>
      `Danh sách đến ngày ${day};;;;;;;;\n${HEAD};Số ngày trễ\n${rows.map((row) => `${line(row)};0`).join('\n')}\n`;
    await d.bring(d.file('1.csv', titled('04/11/2026', full)), '2026-11-04');
    expect(await d.bring(d.file('2.csv', titled('05/11/2026', without('H-1'))), '2026-11-05')).toMatchObject({
      missing: 1,
      unused: ['Số ngày trễ'],
    });
  });

  test.each<[string, Cells[]]>([
    ['of the unended ones only', without('H-0', without('H-1'))],
    ['of the ended ones only', [full[0] as Cells]],
    ['of another unit', without('H-1').map((row) => ({ ...row, unit: 'Kinh tế' }))],
    ['of later receipts only', [{ ...full[0], received: '03/11/2026', done: '03/11/2026', code: 'H-9' }, full[3] as Cells]],
    ['of few of many', [full[0] as Cells, full[3] as Cells]],
  ])('an honest filtered list %s makes nobody vanish', async (_, rows) => {
    const d = desk();
    await d.bring(d.file('1.csv', list(...full)), '2026-11-04');
    await d.bring(d.file('2.csv', list(...rows)), '2026-11-05');
    expect((await d.sightingOf('H-1'))?.missingOn).toBeNull();
  });

  test('a dossier whose row is refused has not vanished', async () => {
    const d = desk();
    await d.bring(d.file('1.csv', list(...full)), '2026-11-04');
    await d.bring(d.file('2.csv', list(...without('H-1'), { code: 'H-1', received: '31/02/2026' })), '2026-11-05');
    expect((await d.sightingOf('H-1'))?.missingOn).toBeNull();
  });

  test('a rehearsal and an event file leave no sighting', async () => {
    const d = desk();
    await d.bring(
      d.file(
        'a.ndjson',
        `${JSON.stringify({ dossier: 'H-1', type: 'received', at: '2026-11-02T08:00:00+07:00', term: '3 working-days' })}\n`,
      ),
    );
    await d.bring(d.file('1.csv', list(...full)), '2026-11-04', { dryRun: true });
    expect(await d.sightingOf('H-1')).toBeUndefined();
  });
});

test('a procedure without a code or a term is known by its name, accents and case aside', async () => {
  const d = desk();
  const rows = list(
    { procedure: 'CAP GIAY XAC NHAN TINH TRANG HON NHAN', term: '', promised: '' },
    { code: 'H-2', procedure: 'Thủ tục lạ', term: '', promised: '' },
  );
  await d.bring(d.file('a.csv', rows), '2026-11-03', { fold: { catalogue: catalogueOf(usualProcedures()) } });
  expect((await d.clockOf('H-1'))?.receipt.procedure).toBe('1.004873');
  expect((await d.clockOf('H-2'))?.receipt.procedure).toBeUndefined();
});

test('every event a list gave names its import', async () => {
  const d = desk();
  await d.bring(d.file('a.csv', list({})), '2026-11-03');
  await d.bring(d.file('b.csv', list({ stage: 'Thẩm định' })), '2026-11-04');
  const db = new DatabaseSync(`${d.folder}/a.db`, { readOnly: true });
  const rows = db.prepare('select i.file from event e join import i on i.id = e.import_id order by e.id').all();
  db.close();
  expect(rows.map((row) => row['file'])).toEqual(['a.csv', 'b.csv']);
});
