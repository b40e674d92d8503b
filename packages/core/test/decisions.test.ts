import { describe, expect, test } from 'vitest';
import {
  compileCalendar,
  deadline,
  DEFAULT_CLOCK_POLICY,
  formatDay,
  mergeDecisions,
  officialCalendar,
  officialDecisions,
  openDecisions,
  parseDay,
  shift,
  weekdayOf,
  type CalendarError,
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

  const weekdaysOff = (file: object): readonly string[] =>
    (parseDecisions(file).years[0]?.daysOff ?? []).filter(({ date }) => weekdayOf(date) < 6).map(({ date }) => formatDay(date));

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

  test('may write its days day first, as people here do', () => {
    const written = (date: string) =>
      parseDecisions(year({ status: 'partly-official', daysOff: [{ date, name: 'x', kind: 'swap', source: 'A' }] }));
    expect(written('03/01/2028')).toEqual(written('2028-01-03'));
  });

  test.each([
    ['a source without a title', { meta: { sources: { A: { via: 'x' } } }, years: {} }, 'sources.A: title'],
    ['a year that is no object', { years: { 2028: 'official' } }, 'years.2028.status'],
    ['days off that are no list', year({ daysOff: { date: '2028-01-03' } }), 'years.2028.daysOff: [{…}]'],
    ['a list of something else', year({ makeupWorkdays: ['2028-01-08'] }), 'years.2028.makeupWorkdays: [{…}]'],
    [
      'a date that is a number',
      year({ daysOff: [{ date: 20_280_103, name: 'x', kind: 'swap', source: 'A' }] }),
      'years.2028.daysOff[0].date "20280103": YYYY-MM-DD | dd/mm/yyyy',
    ],
    [
      'a make-up Saturday for a day that is not swapped',
      year({ makeupWorkdays: [{ date: '2028-01-08', forDate: '2028-01-04', source: 'A' }] }),
      'years.2028.makeupWorkdays[0].forDate "2028-01-04": ngày 2028-01-08 làm bù cho ngày 2028-01-04, mà',
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

  test('with things missing names each place once, and no value that is not there', () => {
    const faults = [
      'years.2028.status: official | partly-official | projected',
      ...[0, 1].flatMap((i) => [
        `years.2028.daysOff[${i}].kind: statutory | compensatory | swap`,
        `years.2028.daysOff[${i}].name: "…"`,
        `years.2028.daysOff[${i}].date: YYYY-MM-DD | dd/mm/yyyy`,
        `years.2028.daysOff[${i}].source: thiếu nguồn; hãy ghi khóa của một nguồn trong meta.sources`,
      ]),
      'years.2028.makeupWorkdays[0].date: YYYY-MM-DD | dd/mm/yyyy',
      'years.2028.makeupWorkdays[0].forDate: YYYY-MM-DD | dd/mm/yyyy',
      'years.2028.makeupWorkdays[0].source: thiếu nguồn; hãy ghi khóa của một nguồn trong meta.sources',
    ];
    const bare = { years: { 2028: { daysOff: [{}, {}], makeupWorkdays: [{}] } } };
    expect(() => parseDecisions(bare)).toThrow(expect.objectContaining({ code: 'bad-calendar', value: faults }));
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
    for (const daysOff of [DAYS, other]) expect(weekdaysOff(year({ daysOff }))).toHaveLength(DAYS.length);
  });

  test.each([
    [0, ['2028-01-26', '2028-01-27', '2028-01-28'], ['2028-01-31', '2028-02-01']],
    [3, ['2028-01-24', '2028-01-25', '2028-01-26', '2028-01-27'], ['2028-01-28']],
    [4, ['2028-01-24', '2028-01-25', '2028-01-26'], ['2028-01-27', '2028-01-28']],
  ])('may give %i days of Tết before mùng 1: the law names no number', (_, tet, inLieu) => {
    const others = DAYS.filter((off) => !/-01-(2\d|31)$/.test((off as { date: string }).date));
    const chosen = [...tet.map((date) => day(date)), ...inLieu.map((date) => day(date, 'compensatory'))];
    expect(weekdaysOff(year({ daysOff: [...others, ...chosen] }))).toHaveLength(DAYS.length);
    // One of the five days is not there.
    expect(() => parseDecisions(year({ daysOff: [...others, ...chosen.slice(1)] }))).toThrow(
      expect.objectContaining({ code: 'statutory-missing' }),
    );
  });

  const OPEN_SATURDAY = { ...DEFAULT_CLOCK_POLICY, officeHours: { ...DEFAULT_CLOCK_POLICY.officeHours, 6: [[450, 690]] } } as const;
  const threeHoursFromThursday = (file: object): object => {
    const calendar = compileCalendar(mergeDecisions(officialDecisions(), parseDecisions(file)));
    // 2 September 2028 is a Saturday, and the Friday before it and the Monday after are off.
    return deadline({ received: '2028-08-31T16:00', term: '3 working-hours' }, { calendar, policy: OPEN_SATURDAY });
  };
  test.each(['official', 'partly-official'])(
    'of a year that is %s closes an office open on Saturdays on a holiday that it need not name, and is as settled as before',
    (status) => {
      expect(threeHoursFromThursday(year({ status }))).toMatchObject({
        dueAt: '2028-09-05T09:30:00+07:00',
        provisional: status !== 'official',
      });
      expect(parseDecisions(year({ status })).years[0]?.dependsOn).toEqual([]);
    },
  );
  test('may have a Saturday holiday worked in lieu, and where the weekdays leave it open the rest days it names tell which days of Tết were chosen', () => {
    const swapped = [...lacking('2028-01-03'), day('2028-01-03', 'swap')];
    const makeupWorkdays = [{ date: '2028-09-02', forDate: '2028-01-03', source: 'A' }];
    const [worked] = parseDecisions(year({ daysOff: swapped, makeupWorkdays })).years;
    expect(worked?.daysOff.map(({ date }) => formatDay(date))).not.toContain('2028-09-02');
    // Mùng 1 of 2034 is a Sunday: with the Saturday before it or without, five weekdays follow.
    const tet2034 = (...named: readonly string[]): readonly string[] =>
      parseDecisions({
        sources: { A: 'A' },
        years: {
          2034: {
            status: 'partly-official',
            daysOff: ['20', '21', '22', '23', '24'].map((on) => day(`2034-02-${on}`)).concat(named.map((date) => day(date))),
          },
        },
      })
        .years[0]!.daysOff.map(({ date }) => formatDay(date))
        .filter((date) => /-02-(18|19|25)/.test(date));
    expect(tet2034()).toEqual(['2034-02-18', '2034-02-19']);
  });

  test('says in a sentence which day a make-up Saturday has nothing to be worked for, and how to mend it', () => {
    const file = year({ makeupWorkdays: [{ date: '2028-01-08', forDate: '2028-01-04', source: 'A' }] });
    const fault = ((): unknown => {
      try {
        return parseDecisions(file);
      } catch (error) {
        return error;
      }
    })() as CalendarError;
    expect(fault.in('vi')).toContain('hãy ghi kind "swap" cho ngày nghỉ 2028-01-04, hoặc sửa forDate');
    expect(fault.in('en')).toContain(
      '2028-01-08 is worked in place of 2028-01-04, and the file does not say that 2028-01-04 is swapped; write kind "swap"',
    );
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
