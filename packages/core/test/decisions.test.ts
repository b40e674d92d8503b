import { describe, expect, test } from 'vitest';
import {
  compileCalendar,
  formatDay,
  mergeDecisions,
  officialCalendar,
  officialDecisions,
  openDecisions,
  parseDay,
  shift,
} from '@dunghen/core';
import { parseDecisions } from '@dunghen/core/decisions';

describe('a decision file', () => {
  const day = (date: string, kind = 'statutory'): object => ({ date, name: 'Nghỉ', kind, source: ['A'] });
  /** Tết 2028 one day before and four after mùng 1, the others as the law has them. */
  const DAYS = [
    ...['2028-01-25', '2028-01-26', '2028-01-27', '2028-01-28', '2028-04-04', '2028-05-01', '2028-09-01'].map((date) => day(date)),
    ...['2028-01-03', '2028-01-31', '2028-05-02', '2028-09-04'].map((date) => day(date, 'compensatory')),
    day('2028-11-24'),
  ];
  const year = (changes: object): object => ({
    meta: { sources: { A: { title: 'Quyết định A' } } },
    years: { 2028: { status: 'official', daysOff: DAYS, ...changes } },
  });
  const lacking = (...dates: readonly string[]): readonly object[] => DAYS.filter((off) => !dates.includes((off as { date: string }).date));

  test('adds a year to the official ones and changes the identity of the calendar', () => {
    const merged = compileCalendar(mergeDecisions(officialDecisions(), parseDecisions(year({}))));
    expect(formatDay(shift(merged, parseDay('2027-12-31'), 1))).toBe('2028-01-04');
    expect(merged.id).not.toBe(officialCalendar().id);
  });

  test('reports every fault at once, each with its place', () => {
    const bad = year({
      status: 'maybe',
      daysOff: [
        { date: '2028-02-30', name: 'x', kind: 'statutory', source: ['A'] },
        { date: '2027-01-01', name: '', kind: 'fun', source: ['B'] },
      ],
      makeupWorkdays: [{ date: '2028-01-05', forDate: '2028-01-03', source: ['A'] }],
    });
    expect(() => parseDecisions(bad)).toThrow(
      expect.objectContaining({
        code: 'bad-calendar',
        message: expect.stringMatching(/status.*daysOff\[0\]\.date.*daysOff\[1\]\.kind.*daysOff\[1\]\.source.*makeupWorkdays\[0\]\.date/s),
      }),
    );
  });

  test('that leaves a gap between years is refused', () => {
    const gap = parseDecisions({ years: { 2030: { status: 'projected', daysOff: [] } } });
    expect(() => compileCalendar(mergeDecisions(officialDecisions(), gap))).toThrow(expect.objectContaining({ code: 'bad-calendar' }));
  });

  test.each([null, [], 'x', {}, { years: {} }, { years: { x: {} } }, { years: { 2028: { status: 'constructor' } } }])(
    'of the shape %j is refused',
    (json) => {
      expect(() => parseDecisions(json)).toThrow(expect.objectContaining({ code: 'bad-calendar' }));
    },
  );

  test('may name a source by its title alone, and an open question in one language', () => {
    const { years, sources } = parseDecisions({
      sources: { A: 'Quyết định A' },
      years: { 2028: { status: 'projected', dependsOn: [{ vi: 'quyết định nghỉ Tết 2028' }, { en: 'swaps in 2028' }] } },
    });
    expect(sources.get('A')).toBe('Quyết định A');
    expect(years[0]?.dependsOn).toEqual([
      { vi: 'quyết định nghỉ Tết 2028', en: 'quyết định nghỉ Tết 2028' },
      { vi: 'swaps in 2028', en: 'swaps in 2028' },
    ]);
  });

  test.each([
    ['a source without a title', { meta: { sources: { A: { via: 'x' } } }, years: {} }, 'sources.A: title'],
    ['a year that is no object', { years: { 2028: 'official' } }, 'years.2028.status'],
    ['days off that are no list', year({ daysOff: { date: '2028-01-03' } }), 'years.2028.daysOff: [{…}]'],
    ['a list of something else', year({ makeupWorkdays: ['2028-01-08'] }), 'years.2028.makeupWorkdays: [{…}]'],
    [
      'a date that is a number',
      year({ daysOff: [{ date: 20_280_103, name: 'x', kind: 'swap', source: 'A' }] }),
      'years.2028.daysOff[0].date "20280103": YYYY-MM-DD',
    ],
    [
      'a make-up Saturday for a day that is not swapped',
      year({ makeupWorkdays: [{ date: '2028-01-08', forDate: '2028-01-04', source: 'A' }] }),
      'years.2028.makeupWorkdays[0].forDate "2028-01-04": ≠ daysOff kind "swap"',
    ],
    [
      'a day that is off and worked',
      year({
        makeupWorkdays: [{ date: '2028-01-08', forDate: '2028-01-04', source: 'A' }],
        daysOff: [{ date: '2028-01-08', name: 'x', kind: 'swap', source: 'A' }],
      }),
      'years.2028.makeupWorkdays[0].date "2028-01-08": ×2',
    ],
  ])('with %s is refused at that place', (_, json, place) => {
    expect(() => parseDecisions(json)).toThrow(
      expect.objectContaining({ code: 'bad-calendar', value: expect.arrayContaining([expect.stringContaining(place)]) }),
    );
  });

  test.each([
    ['2028-05-01', 'Ngày Quốc tế lao động'],
    ['2028-04-04', 'Giỗ Tổ Hùng Vương (10/3 âm lịch)'],
    ['2028-05-02', 'Nghỉ bù Ngày Chiến thắng'],
    ['2028-09-04', 'Nghỉ bù Quốc khánh'],
    ['2028-11-24', 'Ngày Văn hóa Việt Nam'],
  ])('that calls a year official and lacks %s (%s) is refused, with the day and the cure', (date, name) => {
    expect(() => parseDecisions(year({ daysOff: lacking(date) }))).toThrow(
      expect.objectContaining({
        code: 'statutory-missing',
        message: expect.stringMatching(/^Tệp lịch nghỉ ghi "official".*partly-official/),
        value: `2028: ${date} ${name}`,
      }),
    );
  });

  test('need not name a holiday on a rest day, and may choose which days of Tết and which day beside National Day are off', () => {
    const swapped = ['2028-01-31', '2028-09-01'];
    const other = [...lacking(...swapped), day('2028-01-24'), day('2028-09-05', 'compensatory')];
    for (const daysOff of [DAYS, other]) expect(parseDecisions(year({ daysOff })).years[0]?.daysOff).toHaveLength(DAYS.length);
  });

  test('of a year before the present law says what it says', () => {
    expect(parseDecisions({ years: { 2012: { status: 'official', daysOff: [] } } }).years[0]?.daysOff).toEqual([]);
  });

  test('of a year decided in part has the days it does not name from the statute, and waits for their decision', () => {
    const decisions = parseDecisions(year({ status: 'partly-official', daysOff: lacking('2028-05-01', '2028-05-02') }));
    const calendar = compileCalendar(mergeDecisions(officialDecisions(), decisions));
    expect(formatDay(shift(calendar, parseDay('2028-04-28'), 2))).toBe('2028-05-04');
    expect(openDecisions(calendar, parseDay('2028-04-28'), parseDay('2028-05-04')).map(({ en }) => en)).toEqual([
      'the decision on the days off by law that the calendar file does not name (2028-05-01 Ngày Quốc tế lao động, 2028-05-02 Nghỉ bù Ngày Chiến thắng)',
    ]);
    expect(calendar.sources.get('PROJECTED')).toMatch(/^Dự kiến theo/);
  });
});
