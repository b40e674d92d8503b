// One unit, officer, field or step however lists spell it: in reports, comparisons, stages and forecasts alike.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldDossier, officialCalendar, parseDay, parseEvent, parseTarget, DEFAULT_CLOCK_POLICY, type DossierClock } from '@dunghen/core';
import {
  addToForecast,
  addToReport,
  addToStages,
  beginForecast,
  beginReport,
  beginStages,
  compareReports,
  finishReport,
  finishStages,
  mergeReport,
  mergeStages,
  monthPeriod,
  nameKey,
  type GroupBy,
  type ReportDraft,
  type StagesReport,
} from '@dunghen/core/report';
import { MANY_CASES, expectSame } from './many-cases.ts';

const PLAIN = 'Phòng Kinh tế';
const SPELLINGS = ['PHÒNG KINH TẾ', PLAIN, ' phòng  kinh tế', PLAIN.normalize('NFD'), PLAIN] as const;
const calendar = officialCalendar();
const question = {
  asOf: parseDay('2026-12-15'),
  basis: 'handled',
  target: parseTarget('1'),
  withdrawn: 'count',
  calendar,
} as const;

test('is one wherever the tone of a syllable stands, and another with another tone', () => {
  const alike = [
    ['Phòng Văn hóa - Xã hội', 'PHÒNG VĂN HOÁ - XÃ HỘI'],
    ['Ủy ban', 'UỶ BAN'],
    ['Khỏe', 'khoẻ'],
    ['Lê Thúy', 'Lê Thuý'],
  ] as const;
  for (const [one, other] of alike) for (const form of ['NFC', 'NFD']) expect(nameKey(one)).toBe(nameKey(other.normalize(form)));
  expect(new Set(['Hoa', 'Hòa', 'Hóa', 'Hỏa', 'Họa', 'Hoàn', 'Hoán'].map(nameKey)).size).toBe(7);
});

test('is one whatever dash stands in it', () => {
  const dashes = ['Văn hóa - Xã hội', 'Văn hóa – Xã hội', 'Văn hóa-Xã hội', 'Văn hóa \u2014  Xã hội', 'Văn hóa- Xã hội'];
  expect(new Set(dashes.map(nameKey)).size).toBe(1);
  expect(nameKey('Văn hóa Xã hội')).not.toBe(nameKey(dashes[0] as string));
});

test('is one however any name is spelled, and its own', () => {
  const syllable = fc.stringMatching(/^[A-ZĐa-zđâêôơưăáàảãạ0-9]{1,6}$/);
  const between = fc.constantFrom(' ', ' - ');
  const name = fc.tuple(syllable, between, syllable, between, syllable).map((parts) => parts.join(''));
  const spell = fc.constantFrom<(text: string) => string>(
    (text) => text.toUpperCase(),
    (text) => text.normalize('NFD'),
    (text) => ` ${text.replaceAll(' ', ' \u00A0')}\t`,
    (text) => text.replaceAll(' - ', '\u2013'),
  );
  fc.assert(
    fc.property(name, spell, (plain, spelled) => {
      const key = nameKey(plain);
      expectSame(nameKey(spelled(plain)), key);
      expectSame(nameKey(key), key);
      expectSame(nameKey(`${plain} x`) === key, false);
    }),
    MANY_CASES,
  );
});

/** A dossier at a unit, its step and officer spelled as the unit is. */
const clockOf = (unit: string, month = '2026-11'): DossierClock =>
  foldDossier(
    [
      { type: 'received', at: `${month}-02`, term: '3 working-days', unit, field: unit },
      { type: 'stage', at: `${month}-02`, stage: unit, officer: unit },
      { type: 'completed', at: `${month}-09` },
    ].map((event) => parseEvent({ dossier: `D-${unit}`, ...event })),
  ) as DossierClock;

const draftOf = (spellings: readonly string[], by: GroupBy, month = '2026-11'): ReportDraft => {
  const draft = beginReport({ ...question, period: monthPeriod(month), by });
  for (const spelling of spellings) addToReport(draft, clockOf(spelling, month));
  return draft;
};

test('a name has one key whatever its capitals, its spaces and the make of its accents, and other names have others', () => {
  expect(new Set(SPELLINGS.map(nameKey))).toEqual(new Set(['phòng kinh tế']));
  for (const other of ['Phòng Kinh tê', 'Phong Kinh te', 'Phòng Kinh tế 2', 'PhòngKinh tế'])
    expect(nameKey(other)).not.toBe(nameKey(PLAIN));
});

describe('a unit that lists spell differently', () => {
  test.each(['unit', 'field', 'officer', 'stage'] as const)('is one group by %s, under its most frequent spelling', (by) => {
    const { groups } = finishReport(draftOf(SPELLINGS, by));
    expect(groups).toMatchObject([{ by, key: PLAIN, label: PLAIN, form06a: { c3: 5, c10: 5 } }]);
  });

  test('is the same group in whatever order and parts its dossiers are added', () => {
    const whole = finishReport(draftOf(SPELLINGS, 'unit'));
    expect(finishReport(draftOf(SPELLINGS.toReversed(), 'unit'))).toEqual({ ...whole, findings: expect.anything() });
    const parts = draftOf(SPELLINGS.slice(3), 'unit');
    mergeReport(parts, draftOf(SPELLINGS.slice(0, 3), 'unit'));
    expect(finishReport(parts).groups).toEqual(whole.groups);
  });

  test('is compared with itself, under the name of the later period', () => {
    const { movers } = compareReports(draftOf(['PHÒNG KINH TẾ'], 'unit', '2026-10'), draftOf([PLAIN], 'unit'));
    expect(movers).toMatchObject([{ key: PLAIN, label: PLAIN, before: { late: 1, total: 1 }, after: { late: 1, total: 1 } }]);
  });

  test('has one line among the stages, and a step that is only spelled otherwise goes on', () => {
    const stagesOf = (...parts: readonly (readonly string[])[]): StagesReport => {
      const drafts = parts.map((spellings) => {
        const draft = beginStages({ ...question, period: monthPeriod('2026-11'), officeHours: DEFAULT_CLOCK_POLICY.officeHours });
        for (const spelling of spellings) addToStages(draft, clockOf(spelling));
        return draft;
      });
      const [first, ...others] = drafts as [(typeof drafts)[0]];
      for (const other of others) mergeStages(first, other);
      return finishStages(first);
    };
    const { stages } = stagesOf(SPELLINGS);
    expect(stages.filter(({ stage }) => stage !== '')).toMatchObject([{ stage: PLAIN, unit: PLAIN, visits: 5 }]);
    expect(stagesOf(SPELLINGS.slice(2), SPELLINGS.slice(0, 2)).stages).toEqual(stages);
    const again = foldDossier(
      [
        { type: 'received', at: '2026-11-02', term: '3 working-days', unit: PLAIN },
        { type: 'stage', at: '2026-11-02', stage: 'Thẩm định' },
        { type: 'stage', at: '2026-11-04', stage: 'THẨM ĐỊNH', unit: 'PHÒNG KINH TẾ' },
        { type: 'completed', at: '2026-11-09' },
      ].map((event) => parseEvent({ dossier: 'A', ...event })),
    ) as DossierClock;
    const draft = beginStages({ ...question, period: monthPeriod('2026-11'), officeHours: DEFAULT_CLOCK_POLICY.officeHours });
    addToStages(draft, again);
    expect(finishStages(draft).stages.reduce((sum, { visits }) => sum + visits, 0)).toBe(1);
  });

  test('teaches the forecast one experience of its step', () => {
    const draft = beginForecast({ ...question, period: monthPeriod('2026-12') });
    for (const spelling of SPELLINGS) addToForecast(draft, clockOf(spelling));
    expect([...draft.experience.odds.keys()]).toEqual(['\u0000phòng kinh tế']);
  });
});
