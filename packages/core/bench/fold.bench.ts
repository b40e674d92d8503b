// How long a million dossiers of four events each take to fold into their clocks, in the order a store keeps them and in the worst one.
import { foldDossier, parseDay, parseEvent, type DossierEvent, type FoldOptions } from '@dunghen/core';
import { median, show, time, type Figure } from './measure.ts';

const DOSSIERS = 1_000_000;
/** Distinct histories, each folded ten times: enough that they never fit a processor's cache, few enough to parse in a second. */
const KINDS = 100_000;

const day = (n: number): string => new Date(Date.UTC(2026, 0, 5 + n)).toISOString().slice(0, 10);
const days = Array.from({ length: 220 }, (_, n) => day(n));
const histories: readonly (readonly DossierEvent[])[] = Array.from({ length: KINDS }, (_, i) => {
  const event = (type: string, n: number, clock: string, extra: object = {}): DossierEvent =>
    parseEvent({ dossier: `D-${i}`, type, at: `${days[n]}T${clock}:00+07:00`, ...extra });
  const start = i % 200;
  return [
    event('received', start, '08:15', { term: i % 3 === 0 ? '15 calendar-days' : '7 working-days', channel: 'online' }),
    event('paused', start + 2, '10:00', { reason: i % 2 === 0 ? 'supplement' : 'payment' }),
    event('resumed', start + 5, '14:00'),
    event('completed', start + 9 + (i % 7), '16:00'),
  ];
});

let late = 0;
function figure(what: string, events: readonly (readonly DossierEvent[])[], options?: FoldOptions): Figure {
  const ms = median(
    time(5, () => {
      late = 0;
      for (let i = 0; i < DOSSIERS; i++) {
        const clock = foldDossier(events[i % KINDS] as readonly DossierEvent[], options);
        if (clock?.end && clock.dueOn !== null && clock.end.on > clock.dueOn) late++;
      }
    }),
  );
  if (late === 0) throw new Error('the histories should contain late dossiers');
  return { what, ours: `${(ms / 1000).toFixed(2)} s`, target: '< 1.5 s', met: ms < 1500 };
}

show('A full fold of a million dossiers with four events each', [
  figure('events in order', histories),
  figure('events in order, as known on a day', histories, { knownOn: parseDay('2026-10-01') }),
  figure(
    'events in reverse',
    histories.map((events) => events.toReversed()),
  ),
]);
