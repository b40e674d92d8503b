import { execFileSync } from 'node:child_process';
import Holidays from 'date-holidays';
import { describe, expect, test } from 'vitest';
import {
  compileCalendar,
  dayOf,
  deadline,
  foldDossier,
  formatDay,
  isProvisional,
  isWorkingDay,
  mergeDecisions,
  movedDueDates,
  officialCalendar,
  officialDecisions,
  openDecisions,
  parseDay,
  parseEvent,
} from '@dunghen/core';
import { parseDecisions } from '@dunghen/core/decisions';
import { lunarDay, projectYear, withProjection } from '@dunghen/core/projection';

const daysOff = (year: number): readonly string[] =>
  projectYear(year)
    .daysOff.filter(({ date }) => new Date(date * 86_400_000).getUTCDay() % 6 !== 0)
    .map(({ date }) => formatDay(date));

const ONE_DATE = /^(Tết Dương lịch|Ngày Chiến thắng|Ngày Quốc tế lao động|Quốc khánh)$/;

/** What another library says of each year that can be projected. */
const vietnam = new Holidays('VN');
const LIBRARY = Array.from({ length: 101 }, (_, i) => [2000 + i, vietnam.getHolidays(2000 + i)] as const);

describe("Vietnam's lunar calendar", () => {
  test.each([
    [1968, '1968-01-29', 'a day before China'],
    [1985, '1985-01-21', 'a month before China'],
    [2007, '2007-02-17', 'a day before China'],
    [2030, '2030-02-02', 'a day before China'],
    [2033, '2033-01-31', 'the year of the disputed leap month'],
  ])('mùng 1 Tết %i is %s (%s)', (year, expected) => expect(formatDay(lunarDay(year, 1, 1))).toBe(expected));

  test('has every official mùng 1 and 10/3 of 2019–2027', () => {
    for (const { year, daysOff: official } of officialDecisions().years) {
      expect(official.find((d) => d.name.includes('Mùng 1 Tết') && d.kind === 'statutory')?.date).toBe(lunarDay(year, 1, 1));
      expect(official.find((d) => d.name.startsWith('Giỗ Tổ') && d.kind === 'statutory')?.date).toBe(lunarDay(year, 3, 10));
    }
  });

  test('agrees with date-holidays on 2000–2100 but for 10/3 of 2050 and 2083, where the library is a day early', () => {
    const differing: string[] = [];
    for (const [year, holidays] of LIBRARY) {
      const ruled = (rule: string): string | undefined => holidays.find((h) => h.rule === rule)?.date.slice(0, 10);
      expect(ruled('vietnamese 1-0-1')).toBe(formatDay(lunarDay(year, 1, 1)));
      const tenth = formatDay(lunarDay(year, 3, 10));
      if (ruled('vietnamese 3-0-10') !== tenth) differing.push(`${ruled('vietnamese 3-0-10')} → ${tenth}`);
    }
    expect(differing).toEqual(['2050-03-31 → 2050-04-01', '2083-04-25 → 2083-04-26']);
  });
});

describe('a projected year', () => {
  test('finds every official weekday off of 2021–2027 that is not a swap, and nothing else', () => {
    for (const { year, daysOff: official } of officialDecisions().years.filter((y) => y.year >= 2021)) {
      const decided = official
        .filter(({ kind, date }) => kind !== 'swap' && new Date(date * 86_400_000).getUTCDay() % 6 !== 0)
        .map(({ date }) => formatDay(date));
      expect(daysOff(year), String(year)).toEqual(decided);
    }
  });

  test('does not compensate 24 November on a weekend unless told to', () => {
    expect(daysOff(2029)).not.toContain('2029-11-26');
    expect(projectYear(2029, { compensateCultureDay: true }).daysOff.map((d) => formatDay(d.date))).toContain('2029-11-26');
  });

  test('says what it depends on', () => {
    expect(projectYear(2029).dependsOn.map((s) => s.vi)).toEqual([
      'quyết định nghỉ Tết Nguyên đán 2029',
      'quyết định ngày nghỉ liền kề Quốc khánh 2029',
      'việc hoán đổi ngày làm việc năm 2029, nếu có',
      'cách hiểu rằng ngày 24/11/2029 rơi vào cuối tuần thì không được nghỉ bù',
    ]);
  });

  test.each([1999, 2101, Number.NaN])('%d is refused, and says how to add it', (year) => {
    expect(() => projectYear(year)).toThrow(
      expect.objectContaining({ code: 'outside-calendar', message: expect.stringContaining('calendar.files') }),
    );
  });
});

test('the statutory days of one date are those date-holidays has for 2000–2100', () => {
  for (const [year, holidays] of LIBRARY) {
    const ruled = holidays.filter(({ rule, type }) => type === 'public' && /^\d\d-\d\d$/.test(rule)).map(({ date }) => date.slice(0, 10));
    const projected = projectYear(year).daysOff.filter(({ kind, name }) => kind === 'statutory' && ONE_DATE.test(name));
    expect(projected.map(({ date }) => formatDay(date))).toEqual(ruled);
  }
});

describe('a calendar with projected years', () => {
  const calendar = compileCalendar(withProjection(officialDecisions(), 2015, 2035));

  test('keeps the official years as they are', () => {
    for (let day = dayOf(2019, 1, 1); day <= dayOf(2027, 12, 31); day = (day + 1) as typeof day) {
      expect(isWorkingDay(calendar, day)).toBe(isWorkingDay(officialCalendar(), day));
    }
  });

  test.each([
    ['2026-11-20', '2026-11-26', false],
    ['2026-12-30', '2027-01-05', true],
    ['2018-12-28', '2019-01-03', true],
    ['2031-03-03', '2031-03-06', true],
  ])('an answer that looked from %s to %s is provisional: %s', (from, to, expected) => {
    expect(isProvisional(calendar, parseDay(from), parseDay(to))).toBe(expected);
  });

  test('names what a provisional answer waits for, the oldest year first, and nothing for a settled one', () => {
    const open = (from: string, to: string): readonly string[] => openDecisions(calendar, parseDay(from), parseDay(to)).map(({ en }) => en);
    expect(open('2026-11-20', '2026-11-26')).toEqual([]);
    expect(open('2026-12-30', '2027-01-05')).toEqual([
      'swaps of working days in 2027, if any',
      'the notices for 24/11/2027 and the compensatory 03/05/2027, which follow from the statute',
    ]);
    expect(open('2027-12-30', '2028-01-05').map((sentence) => sentence.match(/20\d\d/)?.[0])).toEqual([
      '2027',
      '2027',
      '2028',
      '2028',
      '2028',
    ]);
  });

  test('and nothing else settles nothing', () => {
    const projected = compileCalendar(withProjection({ years: [], sources: new Map() }, 2030, 2031));
    expect(isProvisional(projected, parseDay('2030-03-04'), parseDay('2030-03-07'))).toBe(true);
    expect(isProvisional(projected, parseDay('2031-12-31'), parseDay('2031-12-31'))).toBe(true);
  });

  test('answers what the official one refuses', () => {
    expect(deadline({ received: '2028-09-01', term: '1 working-days' }, { calendar })).toMatchObject({
      dueOn: '2028-09-05',
      provisional: true,
    });
  });
});

describe('a change of calendar', () => {
  const storm = parseDecisions({
    meta: { sources: { X: { title: 'Quyết định nghỉ do bão' } } },
    years: {
      2026: {
        status: 'official',
        daysOff: [
          ...officialDecisions()
            .years.find((y) => y.year === 2026)!
            .daysOff.map((d) => ({ ...d, date: formatDay(d.date), source: 'X' })),
          { date: '2026-11-25', name: 'Nghỉ do bão', kind: 'swap', source: 'X' },
        ],
      },
    },
  });
  const after = compileCalendar(mergeDecisions(officialDecisions(), storm));
  const dossier = (code: string, at: string, ...more: object[]) =>
    [{ type: 'received', at, term: '3 working-days' }, ...more].map((event) => parseEvent({ dossier: code, ...event }));

  test('yields the open dossiers whose due date moves, and only those', () => {
    const dossiers = [
      dossier('MOVES', '2026-11-20'),
      dossier('BEFORE', '2026-11-16'),
      dossier('CLOSED', '2026-11-20', { type: 'completed', at: '2026-11-23' }),
      dossier('PAUSED', '2026-11-20', { type: 'paused', at: '2026-11-23', reason: 'stopped' }),
    ];
    expect([...movedDueDates(dossiers, officialCalendar(), after)]).toEqual([
      { dossier: 'MOVES', before: parseDay('2026-11-26'), after: parseDay('2026-11-27') },
    ]);
    expect(foldDossier(dossiers[0]!, { calendar: after })?.dueOn).toBe(parseDay('2026-11-27'));
  });
});

test('importing the core loads no other package', () => {
  const script = `
    import { registerHooks } from 'node:module';
    const seen = [];
    registerHooks({ resolve: (specifier, context, next) => (seen.push(specifier), next(specifier, context)) });
    await import('@dunghen/core');
    console.log(JSON.stringify(seen.filter((specifier) => !specifier.startsWith('.') && specifier !== '@dunghen/core')));`;
  const args = ['--conditions=source', '--input-type=module', '-e', script];
  expect(execFileSync(process.execPath, args, { cwd: import.meta.dirname, encoding: 'utf8' })).toBe('[]\n');
});
