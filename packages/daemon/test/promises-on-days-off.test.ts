// Days that citizens were told to come on and that a later calendar made days off: who is named, and who is not.
import { confirmReason, findLetter, issueLetter, markSent, promisesOnDaysOff, scan } from '@dunghen/daemon';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { event, LetterOffice, TODAY, withDayOff } from './letter-office.ts';

let office: LetterOffice;
beforeEach(() => {
  office = new LetterOffice('ngày nghỉ');
});
afterEach(() => office.close());

const named = (today: string) => promisesOnDaysOff(office.store, office.on(today));

test('a day that a letter, a list or the slip promised and that became a day off is named until it has passed or the dossier ended', async () => {
  const { append, store, on } = office;
  await append(event('LETTER', 'received', '2026-11-02', { term: '3 working-days' }));
  await append(event('LIST', 'received', '2026-11-02', { term: '3 working-days' }));
  await append(event('LIST', 'rescheduled', '2026-11-10', { dueOn: '2026-11-27' }));
  await append(event('SLIP', 'received', '2026-11-16', { term: '9 working-days', promisedOn: '2026-11-27' }));
  await append(event('TERM', 'received', '2026-11-20', { term: '4 working-days' }));
  await append(event('SATURDAY', 'received', '2026-11-20', { term: '4 working-days', promisedOn: '2026-11-28' }));
  await append(event('ENDED', 'received', '2026-11-16', { promisedOn: '2026-11-27' }), event('ENDED', 'completed', '2026-11-20'));
  await scan(store, on(TODAY));
  await confirmReason(store, await findLetter(store, 'LETTER'), 'chờ đo', '2026-11-27', on(TODAY));
  await issueLetter(store, await findLetter(store, 'LETTER'), '1/UBND', 'Lý Thị Ký', TODAY, on(TODAY));
  await markSent(store, await findLetter(store, 'LETTER'), 'zalo', TODAY, on(TODAY));
  expect(await named(TODAY)).toEqual([]);
  withDayOff(office, '2026-11-27');
  const told = [
    { dossier: 'LETTER', promisedOn: '2026-11-27', byLetter: true },
    { dossier: 'LIST', promisedOn: '2026-11-27', byLetter: false },
    { dossier: 'SLIP', promisedOn: '2026-11-27', byLetter: false },
  ];
  expect(await named(TODAY)).toEqual(told);
  await append(event('SLIP', 'completed', '2026-11-24'));
  expect(await named('2026-11-25')).toEqual(told.slice(0, 2));
  expect(await named('2026-11-28')).toEqual([]);
});
