import { compileCalendar, dayOf, deadline, DungHenError, formatDay, officialDecisions, type DeadlineInput } from '@dunghen/core';
import { withProjection } from '@dunghen/core/projection';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerLine } from '../src/commands/answer-line.ts';
import { dunghen } from './command.ts';

const everyYear = { calendar: compileCalendar(withProjection(officialDecisions(), 2000, 2100)) };

/** What `deadline()` itself says of a question; of a calendar with projected years where the decisions end. */
function expected(question: Record<string, unknown> | null, lang: 'vi' | 'en'): unknown {
  const id = question?.['id'] ?? null;
  const input = { ...question, received: question?.['receivedAt'] ?? question?.['receivedOn'] } as unknown as DeadlineInput;
  for (const law of [{}, everyYear]) {
    try {
      const { dueOn, provisional } = deadline(input, law);
      return { id, dueOn, provisional };
    } catch (error) {
      if (!(error instanceof DungHenError)) throw error;
      if (error.code === 'outside-calendar' && law !== everyYear) continue;
      return { id, error: { code: error.code, message: error.in(lang) } };
    }
  }
  return undefined;
}

const day = fc.integer({ min: dayOf(2018, 6, 1), max: dayOf(2029, 12, 31) }).map((n) => formatDay(n as never));
const moment = fc.oneof(
  { weight: 6, arbitrary: day },
  { weight: 2, arbitrary: day.map((on) => `${on}T15:00:01+07:00`) },
  { weight: 2, arbitrary: day.map((on) => `${on}T20:15:00.250Z`) },
  fc.constantFrom('2026-02-30', '2026-1-2', 'hôm nay', '', '1999-12-31', '2101-01-01', '2026-11-20T25:00', '2026-11-20T08:30+15:00'),
);
const term = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(fc.nat(400), fc.constantFrom('working-days', 'ngày', 'NGÀY LÀM VIỆC', 'months')).map((t) => t.join(' ')),
  },
  fc.constantFrom('same-day', 'trong ngày', '8 giờ làm việc', '3 tuần', '', '99999 ngày', '-1 ngày'),
);
const id = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constantFrom(null, true, 1.5, [1, 'x'], { a: '\u2028"' }));
const pause = fc.record({ from: moment, to: fc.option(moment), reason: fc.constantFrom('supplement', 'payment', 'stopped') });
const question = fc.record(
  {
    id,
    receivedOn: moment,
    receivedAt: moment,
    term,
    pauses: fc.option(fc.array(pause, { maxLength: 2 })),
    supplementRule: fc.constantFrom('restart', 'shift'),
  },
  { requiredKeys: [] },
);

/** A question that names its term and one date; what becomes of others has tests of its own. */
const whole = question.filter((asked) => asked.term !== undefined && (asked.receivedOn === undefined) !== (asked.receivedAt === undefined));

describe('a line of deadline --batch', () => {
  test('may write its days as people here do, day first, with an hour too', () => {
    const answered = (asked: object): string => answerLine(JSON.stringify({ id: 1, term: '3 working-days', ...asked }), {}, 'vi').text;
    expect(answered({ receivedOn: '20/11/2026' })).toBe(answered({ receivedOn: '2026-11-20' }));
    expect(answered({ receivedAt: '15h30 20/11/2026', receivedOn: '20.11.2026' })).toBe(answered({ receivedAt: '2026-11-20T15:30' }));
    expect(answered({ receivedOn: '2026-11-20', pauses: [{ from: '23/11/2026', to: '25/11/2026 09:00' }] })).toBe(
      answered({ receivedOn: '2026-11-20', pauses: [{ from: '2026-11-23', to: '2026-11-25T09:00' }] }),
    );
    expect(JSON.parse(answered({ receivedOn: '11/20/2026' }))).toMatchObject({ error: { code: 'bad-date-time' } });
    expect(JSON.parse(answered({ receivedOn: 20_261_120 }))).toMatchObject({ error: { code: 'bad-date-time' } });
  });

  test('is answered as deadline() answers it, letter by letter, in both languages', () => {
    fc.assert(
      fc.property(whole, fc.constantFrom('vi', 'en'), (asked, lang) => {
        const line = JSON.stringify(asked);
        let answer = answerLine(line, {}, lang);
        if (answer.fault === 'outside-calendar') answer = answerLine(line, everyYear, lang);
        expect(answer.text).toBe(`${JSON.stringify(expected(JSON.parse(line) as Record<string, unknown>, lang))}\n`);
      }),
      { numRuns: 3_000 },
    );
  });

  test('within the decisions is answered the same by the calendar with projected years', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const line = JSON.stringify(asked);
        const answer = answerLine(line, {}, 'vi');
        fc.pre(answer.fault !== 'outside-calendar');
        expect(answerLine(line, everyYear, 'vi')).toEqual(answer);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(['', 'không phải JSON', '[]', 'null', '"x"', '{"id":1', '{"id":1}x', '\u0000'])(
    'that is none, %j, is refused by name',
    (line) => {
      const { text, fault } = answerLine(line, {}, 'en');
      expect(fault).toBe('bad-json');
      expect(JSON.parse(text)).toMatchObject({
        id: null,
        error: { code: 'bad-json', message: expect.stringContaining('is no JSON object') },
      });
    },
  );

  test.each([5, {}, [null], 'x', [[]]])('with pauses that are none, %j, is refused and does not stop the others', (pauses) => {
    const line = JSON.stringify({ id: 7, receivedOn: '2026-11-20', term: '3 ngày', pauses });
    expect(JSON.parse(answerLine(line, {}, 'vi').text)).toMatchObject({ id: 7, error: { code: 'bad-event' } });
  });

  const answered = (line: string, lang: 'vi' | 'en' = 'vi') => answerLine(line, {}, lang);

  test.each(['12345678901234567890', '-9007199254740993', '1e400', '0.1000000000000000055'])(
    'with the id %s, which no number holds, gives it back as it was written',
    (number) => {
      const line = `{"pauses":[{"id":7,"from":"2026-11-23"}],"id":${number},"receivedOn":"2026-11-20","term":"3 ngày"}`;
      expect(answered(line).text).toBe(`{"id":${number},"dueOn":null,"provisional":false}\n`);
    },
  );

  test.each([
    ['{"id":2,"term":"3 ngày"}', 'Thiếu "receivedOn" hoặc "receivedAt"', '"receivedOn" or "receivedAt" is missing'],
    ['{"id":2,"receivedOn":"2026-11-20"}', 'Thiếu "term"', '"term" is missing'],
    [
      '{"id":2,"receivedOn":"2026-11-20","receivedAt":"2026-11-20T18:00:00Z","term":"3 ngày"}',
      '"receivedOn" "2026-11-20" và "receivedAt" "2026-11-20T18:00:00Z" là hai ngày khác nhau',
      'are two different days',
    ],
  ])('%s is refused, and says what is missing or contradicts', (line, vi, en) => {
    expect(JSON.parse(answered(line).text)).toMatchObject({ id: 2, error: { message: expect.stringContaining(vi) } });
    expect(JSON.parse(answered(line, 'en').text)).toMatchObject({ id: 2, error: { message: expect.stringContaining(en) } });
  });

  test('may tell the day beside the hour of the receipt', () => {
    const line = '{"id":2,"receivedOn":"2026-11-21","receivedAt":"2026-11-20T18:00:00Z","term":"same-day"}';
    expect(answered(line)).toMatchObject({ fault: null });
  });

  test('does not go with the flags of a single question', async () => {
    for (const flags of [['--received', '2026-11-20'], ['--term', '3 ngày'], ['--pause', '2026-11-23..2026-11-25'], ['--explain']]) {
      const { code, stdout, stderr } = await dunghen(['deadline', '--batch', ...flags, '--json']);
      expect([code, stdout]).toEqual([2, '']);
      expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'bad-option', message: expect.stringContaining(flags[0] as string) } });
    }
  });

  test('comes out in order from the command, with CRLF, blank lines, years without a decision and no last line end', async () => {
    const asked = [
      { id: 'đầu', receivedOn: '2026-11-20', term: '3 ngày làm việc' },
      { id: 2, receivedOn: '2029-11-20', term: '3 ngày làm việc' },
      { id: 3, receivedOn: '2131-01-02', term: '3 ngày làm việc' },
      { id: 'cuối', receivedOn: '2026-11-20', term: '3 ngày làm việc' },
    ];
    const { code, stdout } = await dunghen(['deadline', '--batch'], { input: `\r\n${asked.map((q) => JSON.stringify(q)).join('\r\n\n')}` });
    expect(stdout).toBe(asked.map((q) => `${JSON.stringify(expected(q, 'vi'))}\n`).join(''));
    expect(code).toBe(3);
  });
});
