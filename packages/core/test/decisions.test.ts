import { describe, expect, test } from 'vitest';
import { compileCalendar, formatDay, mergeDecisions, officialCalendar, officialDecisions, parseDay, shift } from '@dunghen/core';
import { parseDecisions } from '@dunghen/core/decisions';

describe('a decision file', () => {
  const year = (changes: object): object => ({
    meta: { sources: { A: { title: 'Quyết định A' } } },
    years: {
      2028: { status: 'official', daysOff: [{ date: '2028-01-03', name: 'Nghỉ bù', kind: 'compensatory', source: ['A'] }], ...changes },
    },
  });

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
    const gap = parseDecisions({ years: { 2030: { status: 'official', daysOff: [] } } });
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
});
