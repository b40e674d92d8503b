// What a letter claims: the step that held the dossier while it was the office's turn, and the slip only where the slip says so.
import { factsOf, findLetter, scan } from '@dunghen/daemon';
import PizZip from 'pizzip';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { event, LetterOffice } from './letter-office.ts';

let office: LetterOffice;
beforeEach(() => (office = new LetterOffice('lý do theo bước')));
afterEach(() => office.close());
const reasonOn = async (today: string, ...events: readonly object[]): Promise<string | undefined> => {
  await office.append(event('A', 'received', '2026-11-02', { term: '3 working-days' }), ...events);
  await scan(office.store, office.on(today));
  return factsOf(await findLetter(office.store, 'A')).reason;
};
const stage = (at: string, name: string): object => event('A', 'stage', at, { stage: name });
const pause = (from: string, to: string, reason: string): readonly object[] => [
  event('A', 'paused', from, { reason }),
  event('A', 'resumed', to),
];

test('days on which the citizen was to bring papers or to pay are none that the dossier waited at a step of the office', async () => {
  // Two weeks at the appraisal, eight working days of which the citizen had the dossier; two days with the land office.
  const said = await reasonOn(
    '2026-11-27',
    stage('2026-11-03', 'Thẩm định'),
    ...pause('2026-11-04', '2026-11-16', 'supplement'),
    stage('2026-11-17', 'Lấy ý kiến'),
    ...pause('2026-11-18', '2026-11-19', 'payment'),
  );
  expect(said).toBe('hồ sơ phải chờ 6 ngày làm việc ở bước “Lấy ý kiến”');
});

test('a pause that is open still, or began too late to stop the clock, counts for the office as the law does', async () => {
  // Asked for papers after the due date, 5 November: that cures nothing.
  expect(await reasonOn('2026-11-13', stage('2026-11-03', 'Thẩm định'), event('A', 'paused', '2026-11-10', { reason: 'supplement' }))).toBe(
    'hồ sơ phải chờ 8 ngày làm việc ở bước “Thẩm định”',
  );
});

test('the slip is named only where it names the day that was missed, by itself or moved as the law moves it', async () => {
  const term = '3 working-days';
  await office.append(
    event('SAME', 'received', '2026-11-02', { term, promisedOn: '2026-11-05' }),
    event('NONE', 'received', '2026-11-02', { term }),
    event('LATER', 'received', '2026-11-02', { term, promisedOn: '2026-11-09' }),
    event('MOVED', 'received', '2026-11-02', { term, promisedOn: '2026-11-05' }),
    event('MOVED', 'paused', '2026-11-03', { reason: 'payment' }),
    event('MOVED', 'resumed', '2026-11-04'),
  );
  await scan(office.store, office.on('2026-11-20'));
  const said = async (code: string): Promise<string> => {
    const bytes = await office.store.letterBytes((await findLetter(office.store, code)).id);
    const page = new PizZip(bytes as Uint8Array).file('word/document.xml')?.asText() ?? '';
    return /\. (Theo [^.]*?)(?:, thời gian| là ngày)/.exec(page.replace(/<[^>]+>/g, ''))?.[1] ?? '';
  };
  const slip = 'Theo Giấy tiếp nhận hồ sơ và hẹn trả kết quả';
  expect(await Promise.all(['SAME', 'NONE', 'LATER', 'MOVED'].map(said))).toEqual([
    slip,
    slip,
    'Theo thời hạn quy định',
    `${slip}, tính lại sau khi tạm dừng hoặc gia hạn theo quy định`,
  ]);
});
