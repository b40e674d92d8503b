// How long a million dossiers of four events take to fold into their clocks.
import { foldDossier, parseEvent, type DossierEvent } from '@dunghen/core';
import { median, show, time } from './measure.ts';

const DOSSIERS = 1_000_000;
/** Distinct histories; repeating them keeps the events of a million dossiers from being what is measured. */
const KINDS = 1_000;

const day = (n: number): string => new Date(Date.UTC(2026, 0, 5 + n)).toISOString().slice(0, 10);
const histories: readonly (readonly DossierEvent[])[] = Array.from({ length: KINDS }, (_, i) => {
  const event = (type: string, at: string, extra: object = {}): DossierEvent => parseEvent({ dossier: `D-${i}`, type, at, ...extra });
  const start = i % 200;
  return [
    event('received', `${day(start)}T08:15:00+07:00`, { term: i % 3 === 0 ? '15 calendar-days' : '7 working-days', channel: 'online' }),
    event('paused', `${day(start + 2)}T10:00:00+07:00`, { reason: i % 2 === 0 ? 'supplement' : 'payment' }),
    event('resumed', `${day(start + 5)}T14:00:00+07:00`),
    event('completed', `${day(start + 9 + (i % 7))}T16:00:00+07:00`),
  ];
});

let late = 0;
const ms = median(
  time(5, () => {
    late = 0;
    for (let i = 0; i < DOSSIERS; i++) {
      const clock = foldDossier(histories[i % KINDS] as readonly DossierEvent[]);
      if (clock?.end && clock.dueOn !== null && clock.end.on > clock.dueOn) late++;
    }
  }),
);
show('A full fold of a million dossiers with four events each', [
  { what: 'foldDossier × 1,000,000', ours: `${(ms / 1000).toFixed(2)} s`, target: 'under 1.5 s', met: ms < 1500 },
]);
if (late === 0) throw new Error('the histories should contain late dossiers');
