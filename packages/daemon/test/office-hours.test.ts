import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deadline, DEFAULT_CLOCK_POLICY } from '@dunghen/core';
import { lawContext, loadConfig } from '@dunghen/daemon';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessionsIn } from '../src/config/office-hours.ts';
import { faultOfConfig } from './fault-of-config.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'giờ làm việc '))));
afterAll(() => rmSync(folder, { recursive: true }));

/** When eight working hours from Friday 20 November 2026, 15:00, are over. */
function eightHours(toml: string): unknown {
  expect(faultOfConfig(folder, toml)).toBeNull();
  const { calendar, policy } = lawContext(loadConfig(undefined, folder));
  const { dueOn, dueAt } = deadline({ received: '2026-11-20T15:00:00+07:00', term: '8 working-hours' }, { calendar, policy });
  return dueAt ?? dueOn;
}

test('the hours that are set by default are those the clock has by default, so that a law without them stays the same law', () => {
  expect(faultOfConfig(folder, '')).toBeNull();
  const { policy, id } = lawContext(loadConfig(undefined, folder));
  expect(policy).toEqual(DEFAULT_CLOCK_POLICY);
  expect(faultOfConfig(folder, '[officeHours]\nweekdays = "7h30-11h30,13h30 – 17h00"')).toBeNull();
  expect(lawContext(loadConfig(undefined, folder)).id).toBe(id);
});

test('an office counts a term in hours by its own hours, a day that has others and an open Saturday too', () => {
  // Friday 2 h; Monday 4 h and 2 h of the afternoon.
  expect(eightHours('')).toBe('2026-11-23T15:30:00+07:00');
  expect(eightHours('[officeHours]\nweekdays = "07:00-11:00, 13:00-17:00"')).toBe('2026-11-23T15:00:00+07:00');
  expect(eightHours('[officeHours]\nfriday = "07:30-11:30, 13:00-16:00"')).toBe('2026-11-23T16:30:00+07:00');
  expect(eightHours('[officeHours]\nsaturday = "07:30-11:30"')).toBe('2026-11-23T09:30:00+07:00');
});

test.each(['', '07:30', '11:30-07:30', '07:30-24:00', '13:30-17:00, 07:30-11:30', '07:30-11:30, 11:00-17:00', '7-11', '07:30-11:30,'])(
  '%j are no hours of a day, and it is said where and how they are written',
  (text) => {
    expect(() => sessionsIn(text)).toThrow(expect.objectContaining({ code: 'bad-office-hours' }));
    const fault = faultOfConfig(folder, `[officeHours]\nweekdays = "${text}"\nsunday = "${text}"`);
    for (const [lang, example] of [
      ['vi', 'ví dụ "07:30-11:30'],
      ['en', 'for example "07:30-11:30'],
    ] as const)
      // prettier-ignore
      for (const day of ['weekdays', 'sunday']) expect(fault?.in(lang)).toMatch(new RegExp(`officeHours\\.${day}: .*${example}`));
  },
);
