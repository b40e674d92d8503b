import { describe, expect, test } from 'vitest';
import { apologyTiming, foldDossier, parseDay, parseEvent, timeliness, type DossierClock, type DossierEvent } from '@dunghen/core';

const event = (type: string, at: string, extra: object = {}): DossierEvent => parseEvent({ dossier: 'A', type, at, ...extra });
const received = event('received', '2026-11-02', { term: '10 working-days' });
const fold = (...events: DossierEvent[]): DossierClock => foldDossier(events) as DossierClock;

describe('timeliness', () => {
  test.each([
    ['2026-11-13', 'early'],
    ['2026-11-16', 'on-time'],
    ['2026-11-17', 'late'],
  ])('finished on %s is %s', (at, expected) => {
    expect(timeliness(fold(received, event('completed', at)), parseDay('2026-12-01'))).toBe(expected);
  });
  test('a late refusal is late', () => {
    expect(timeliness(fold(received, event('refused', '2026-11-17')), parseDay('2026-12-01'))).toBe('late');
  });
  test('due today is not overdue, the day after is', () => {
    expect(timeliness(fold(received), parseDay('2026-11-16'))).toBe('within-term');
    expect(timeliness(fold(received), parseDay('2026-11-17'))).toBe('overdue');
  });
  test('a paused dossier is neither in time nor overdue, unless it was overdue before', () => {
    expect(timeliness(fold(received, event('paused', '2026-11-16', { reason: 'payment' })), parseDay('2026-12-01'))).toBe('paused');
    expect(timeliness(fold(received, event('paused', '2026-11-17', { reason: 'payment' })), parseDay('2026-12-01'))).toBe('overdue');
  });
});

describe('an apology in advance', () => {
  test.each([
    ['2026-11-02', 'at-risk'],
    ['2026-11-13', 'at-risk'],
    ['2026-11-14', 'too-late'],
    ['2026-11-20', 'too-late'],
  ])('for a dossier due on Monday 16 November is, on %s, %s', (today, expected) => {
    expect(apologyTiming(fold(received), parseDay(today))).toBe(expected);
  });
  test('is not asked for once the dossier has ended, nor while it is paused', () => {
    expect(apologyTiming(fold(received, event('completed', '2026-11-05')), parseDay('2026-11-06'))).toBeNull();
    expect(apologyTiming(fold(received, event('paused', '2026-11-05', { reason: 'payment' })), parseDay('2026-11-06'))).toBeNull();
  });
});
