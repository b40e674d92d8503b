// What a draft says follows what becomes known until it is signed: the day the law counts to, whom it is for, who writes it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  confirmReason,
  draftsNotOwed,
  factsOf,
  findLetter,
  issueLetter,
  letterFileName,
  promisesOnDaysOff,
  requestLetter,
  scan,
  withdrawLetter,
  type ScanContext,
} from '@dunghen/daemon';
import type { Store, StoredLetter } from '@dunghen/store';
import PizZip from 'pizzip';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { event, LetterOffice, refusal, TODAY, withDayOff } from './letter-office.ts';

let office: LetterOffice;
let store: Store;
beforeEach(() => {
  office = new LetterOffice('thư theo hồ sơ');
  ({ store } = office);
});
afterEach(() => office.close());

const append = (...events: readonly object[]): Promise<void> => office.append(...events);
const on = (today: string): ScanContext => office.on(today);
const letter = (): Promise<StoredLetter> => findLetter(store, 'A');
/** Due on 5 November. */
const received = (more: object = {}): object => event('A', 'received', '2026-11-02', { term: '3 working-days', ...more });
const extended = event('A', 'extended', '2026-11-04', { by: '3 working-days', basis: 'phải xác minh' });
const issue = async (today: string, number = '1/UBND'): Promise<void> =>
  issueLetter(store, await letter(), number, 'Lý Thị Ký', today, on(today));
const pathOf = (name: string): string => join(office.folder, 'letters', name);
const pageOf = ({ fileName }: Pick<StoredLetter, 'fileName'>): string =>
  new PizZip(readFileSync(pathOf(fileName)))
    .file('word/document.xml')
    ?.asText()
    .replace(/<[^>]+>/g, '') ?? '';
const stepsOf = async (): Promise<readonly string[]> =>
  (await store.letterEvents((await letter()).id)).filter(({ step }) => step !== 'published').map(({ step }) => step);

describe('an appointment whose day the law moved after its letter was drafted, and that was missed all the same,', () => {
  beforeEach(async () => {
    await append(received());
    await scan(store, on('2026-11-09'));
  });

  test('has its draft for the right day at the next scan, and the old one withdrawn with the reason', async () => {
    await append(extended);
    expect(await scan(store, on(TODAY))).toMatchObject({ lettersOwed: 1, lettersDrafted: 1, lettersMissing: 0, lettersTotal: 1 });
    expect(await letter()).toMatchObject({ state: 'drafted', dueOn: '2026-11-10', draftedOn: TODAY });
    expect(await stepsOf()).toEqual(['drafted', 'withdrawn', 'drafted']);
    expect((await store.letterEvents((await letter()).id)).find(({ step }) => step === 'withdrawn')).toMatchObject({
      actor: 'scan',
      detail: JSON.stringify({ cause: { code: 'due-moved', before: '2026-11-05', after: '2026-11-10' } }),
    });
    expect(pageOf(await letter())).toContain('ngày 10 tháng 11 năm 2026');
    expect(await scan(store, on(TODAY))).toMatchObject({ lettersDrafted: 0, lettersPublished: 0 });
    expect(await draftsNotOwed(store, on(TODAY))).toEqual([]);
  });

  test('also when the dossier has ended since', async () => {
    await append(extended, event('A', 'completed', '2026-11-16'));
    await scan(store, on(TODAY));
    expect(await letter()).toMatchObject({ dueOn: '2026-11-10', kind: 'closed-late' });
  });

  test('keeps the reason the officer gave', async () => {
    await confirmReason(store, await letter(), 'chờ kết quả đo đạc', undefined, on('2026-11-09'));
    await append(extended);
    await scan(store, on(TODAY));
    expect(factsOf(await letter())).toMatchObject({ reason: 'chờ kết quả đo đạc', dueOn: '2026-11-10' });
  });

  test('keeps aside what the officer wrote into the old draft', async () => {
    const file = pathOf((await letter()).fileName);
    writeFileSync(file, 'bản nháp cán bộ đã sửa');
    await append(extended);
    const { degraded } = await scan(store, on(TODAY));
    expect(degraded).toMatchObject([{ code: 'letter-moved-aside' }]);
    expect(readdirSync(pathOf('tep-khac')).map((name) => readFileSync(join(pathOf('tep-khac'), name), 'utf8'))).toEqual([
      'bản nháp cán bộ đã sửa',
    ]);
  });

  test('does not lose the letter that was issued before: that one is sent', async () => {
    await confirmReason(store, await letter(), 'chờ xác minh', undefined, on('2026-11-09'));
    await issue('2026-11-09');
    await append(extended);
    expect(await scan(store, on('2026-11-11'))).toMatchObject({ lettersOwed: 1, lettersDrafted: 0, lettersMissing: 0 });
    expect(await letter()).toMatchObject({ state: 'issued', dueOn: '2026-11-05' });
  });

  test('has the letter that was asked for in advance made anew for it, by whoever asks again', async () => {
    await append(event('B', 'received', '2026-11-20', { term: '5 working-days' }));
    await requestLetter(store, 'B', 'mưa lũ', '2026-12-02', on(TODAY));
    await append(event('B', 'extended', '2026-11-23', { by: '3 working-days', basis: 'phải xác minh' }));
    await requestLetter(store, 'B', 'mưa lũ kéo dài', '2026-12-09', on('2026-11-25'));
    expect(await findLetter(store, 'B')).toMatchObject({ state: 'drafted', dueOn: '2026-12-03', requestedOn: '2026-11-25' });
  });
});

describe('a draft that lay until the new date it offers had passed', () => {
  /** The draft offers 12 November. */
  const after = '2026-11-16';
  beforeEach(async () => {
    await append(received());
    await scan(store, on('2026-11-09'));
  });

  test('is drafted anew by the next scan with a date counted from then, and its file with it, once', async () => {
    const draft = await letter();
    const old = readFileSync(pathOf(draft.fileName));
    expect(factsOf(draft).newDueOn).toBe('2026-11-12');
    expect(await scan(store, on('2026-11-12'))).toMatchObject({ lettersRedated: 0 });
    expect(await scan(store, on(after))).toMatchObject({ lettersRedated: 1, lettersDrafted: 0, lettersPublished: 1, degraded: [] });
    expect(factsOf(await letter()).newDueOn).toBe('2026-11-19');
    expect(pageOf(draft)).toMatch(/hẹn trả.*ngày 19 tháng 11 năm 2026/);
    expect([(await letter()).draftedOn, await stepsOf()]).toEqual(['2026-11-09', ['drafted', 'redated']]);
    expect(await scan(store, on(after))).toMatchObject({ lettersRedated: 0, lettersPublished: 0 });
    // A slow program may still put the old state there.
    writeFileSync(pathOf(draft.fileName), old);
    expect(await scan(store, on(after))).toMatchObject({ lettersPublished: 1 });
    expect(pageOf(draft)).toContain('19 tháng 11');
  });

  test('is drafted anew, too, when a later calendar makes that date a day off, once; not where a person gave it', async () => {
    await append(event('B', 'received', '2026-11-02', { term: '3 working-days' }));
    await scan(store, on('2026-11-09'));
    await confirmReason(store, await findLetter(store, 'B'), 'chờ xác minh', '2026-11-12', on('2026-11-09'));
    withDayOff(office, '2026-11-12');
    expect(await scan(store, on('2026-11-10'))).toMatchObject({ lettersRedated: 1, degraded: [] });
    expect(pageOf(await letter())).toMatch(/hẹn trả.*ngày 16 tháng 11 năm 2026/);
    expect([factsOf(await letter()).newDueOn, factsOf(await findLetter(store, 'B')).newDueOn]).toEqual(['2026-11-16', '2026-11-12']);
    expect(await scan(store, on('2026-11-10'))).toMatchObject({ lettersRedated: 0, lettersPublished: 0 });
  });

  test('never offers a day off that only a list told of', async () => {
    await append(event('A', 'rescheduled', '2026-11-09', { dueOn: '2026-11-15' }));
    expect(await scan(store, on('2026-11-13'))).toMatchObject({ lettersRedated: 1 });
    expect(factsOf(await letter()).newDueOn).toBe('2026-11-18');
    expect(await scan(store, on('2026-11-13'))).toMatchObject({ lettersRedated: 0 });
  });

  test('offers none once the dossier ended late', async () => {
    await append(event('A', 'completed', '2026-11-12'));
    expect(await scan(store, on(after))).toMatchObject({ lettersRedated: 1 });
    expect(await letter()).toMatchObject({ state: 'drafted', kind: 'closed-late' });
    expect(factsOf(await letter()).newDueOn).toBeUndefined();
  });

  test('stays as it is where a person gave its reason or its day, or completed it in Word, and is named when it is printed', async () => {
    await confirmReason(store, await letter(), 'chờ xác minh', '2026-11-13', on('2026-11-09'));
    await append(event('B', 'received', '2026-11-02', { term: '3 working-days' }));
    await scan(store, on('2026-11-09'));
    const { fileName } = await findLetter(store, 'B');
    writeFileSync(pathOf(fileName), 'hoàn chỉnh trong Word');
    await append(event('C', 'received', '2026-11-05', { term: '5 working-days' }));
    await requestLetter(store, 'C', 'mưa lũ', '2026-11-13', on('2026-11-09'));
    expect(await scan(store, on(after))).toMatchObject({ lettersRedated: 0 });
    expect([factsOf(await letter()).newDueOn, factsOf(await findLetter(store, 'B')).newDueOn]).toEqual(['2026-11-13', '2026-11-12']);
    expect([factsOf(await findLetter(store, 'C')).newDueOn, readFileSync(pathOf(fileName), 'utf8')]).toEqual([
      '2026-11-13',
      'hoàn chỉnh trong Word',
    ]);
  });

  test('of a day that ran ahead is given back, once, the date that the right day gives, unless that day itself is behind what is known', async () => {
    await scan(store, on('2026-12-20'));
    expect(factsOf(await letter()).newDueOn).toBe('2026-12-23');
    expect(await scan(store, on('2026-11-11'))).toMatchObject({ lettersRedated: 1, lettersPublished: 1, degraded: [] });
    expect(factsOf(await letter()).newDueOn).toBe('2026-11-16');
    for (const same of ['2026-11-11', '2026-11-12']) expect(await scan(store, on(same))).toMatchObject({ lettersRedated: 0 });
    expect((await stepsOf()).filter((step) => step === 'redated')).toHaveLength(2);
    await scan(store, on('2026-11-20'));
    await append(event('B', 'received', '2026-11-20', { term: '3 working-days' }));
    expect(await scan(store, on('2026-11-11'))).toMatchObject({ lettersRedated: 0 });
  });

  test('drafted by a day that ran ahead, and owed on the right one too, is dated by the right one', async () => {
    await append(event('B', 'received', '2026-11-02', { term: '3 working-days' }));
    await scan(store, on('2026-12-20'));
    await scan(store, on('2026-11-11'));
    expect(factsOf(await findLetter(store, 'B')).newDueOn).toBe('2026-11-16');
    expect(await scan(store, on('2026-11-11'))).toMatchObject({ lettersRedated: 0 });
  });
});

describe('a letter that is signed', () => {
  test('names the step and the unit that the dossier has reached by then', async () => {
    await append(received(), event('A', 'stage', '2026-11-03', { stage: 'Tiếp nhận', unit: 'Bộ phận Một cửa' }));
    await scan(store, on('2026-11-09'));
    await append(event('A', 'stage', '2026-11-10', { stage: 'Thẩm định', unit: 'Phòng Kinh tế' }));
    await issue('2026-11-10');
    await scan(store, on('2026-11-10'));
    expect(pageOf(await letter())).toContain('đang ở bước “Thẩm định” tại Phòng Kinh tế;');
  });

  test('bears the agency that was written into the configuration after the draft', async () => {
    office.configure('');
    await append(received(), event('A', 'delay-reason', '2026-11-06', { reason: 'chờ xác minh' }));
    const { degraded } = await scan(store, on('2026-11-09'));
    expect(degraded).toMatchObject([{ code: 'agency-not-configured', blocking: false }]);
    office.configure('[agency]\nname = "UBND xã Mẫu Sơn"\nplace = "Mẫu Sơn"\n');
    await issue('2026-11-09');
    await scan(store, on('2026-11-09'));
    expect(pageOf(await letter())).toMatch(/UBND XÃ MẪU SƠN.*Mẫu Sơn, ngày 09 tháng 11/s);
  });

  test('gives the reason that the dossier has by now, where the draft had none', async () => {
    await append(received());
    await scan(store, on('2026-11-09'));
    expect((await refusal(issue('2026-11-09'))).code).toBe('letter-incomplete');
    await append(event('A', 'delay-reason', '2026-11-09', { reason: 'mưa lũ' }));
    await issue('2026-11-09');
    expect(factsOf(await letter())).toMatchObject({ reason: 'mưa lũ' });
  });
});

test('a day that a pause or an extension moved is not said to stand on the slip', async () => {
  await append(received(), extended, event('B', 'received', '2026-11-02', { term: '3 working-days' }));
  await append(event('C', 'received', '2026-11-02', { term: '3 working-days' }), event('C', 'paused', '2026-11-09', { reason: 'payment' }));
  await append(event('C', 'resumed', '2026-11-11'));
  await scan(store, on(TODAY));
  const said = (code: string): boolean => pageOf({ fileName: letterFileName(code, 1) }).includes('tính lại sau khi tạm dừng hoặc gia hạn');
  // What began after the due date has moved nothing.
  expect(['A', 'B', 'C'].map(said)).toEqual([true, false, false]);
});

describe('a number of the register', () => {
  beforeEach(async () => {
    await append(received(), event('B', 'received', '2026-11-02', { term: '3 working-days' }));
    await scan(store, on(TODAY));
    for (const code of ['A', 'B']) await confirmReason(store, await findLetter(store, code), 'chờ xác minh', undefined, on(TODAY));
    await issue(TODAY, '12/qđ-ub');
  });

  test.each(['12/qđ-ub', '12/QĐ-UB', ' 12 / Qđ-ub', '12/q\u200bđ-ub', '12/qđ-ub'.normalize('NFD'), '\u200f12/qđ-ub'])(
    'is not given twice: %j',
    async (number) => {
      const other = await findLetter(store, 'B');
      const error = await refusal(issueLetter(store, other, number, 'Lý Thị Ký', TODAY, on(TODAY)));
      expect(error.code).toBe('letter-number-taken');
    },
  );

  test('has no marks that nobody sees', async () => {
    await issueLetter(store, await findLetter(store, 'B'), '\u200e13/\u200bUBND\ufeff', 'Lý\u2060 Thị Ký', TODAY, on(TODAY));
    expect(await findLetter(store, 'B')).toMatchObject({ number: '13/UBND', signedBy: 'Lý Thị Ký' });
  });
});

test('who asks too late for a letter that is there is told that it is there, not that the scan will write one', async () => {
  await append(received());
  const asked = (): Promise<void> => requestLetter(store, 'A', 'mưa lũ', '2026-11-27', on(TODAY));
  expect((await refusal(asked())).sentence.vi).toContain('"dunghen scan" sẽ soạn thư');
  await scan(store, on(TODAY));
  expect(await refusal(asked())).toMatchObject({
    code: 'request-too-late',
    sentence: { vi: expect.stringContaining('"dunghen letters show A"') },
  });
  await withdrawLetter(store, await letter(), 'nhầm', on(TODAY));
  await asked();
  expect(await letter()).toMatchObject({ state: 'drafted' });
});

describe('the new date of a letter, where a list moved the appointment', () => {
  const moved = (to: string): Promise<void> => append(received(), event('A', 'rescheduled', '2026-11-04', { dueOn: to }));

  test('is the Saturday of the list where the office has hours on Saturdays, also when it is issued', async () => {
    office.configure('[agency]\nname = "UBND xã Mẫu"\n\n[officeHours]\nsaturday = "07:30-11:30"\n');
    await moved('2026-11-14');
    for (const again of [0, 0]) expect(await scan(store, on('2026-11-09'))).toMatchObject({ lettersRedated: again });
    expect(factsOf(await letter()).newDueOn).toBe('2026-11-14');
    await confirmReason(store, await letter(), 'chờ xác minh', '2026-11-14', on('2026-11-09'));
    await issue('2026-11-09');
    expect(await letter()).toMatchObject({ state: 'issued' });
    expect(await promisesOnDaysOff(store, on('2026-11-09'))).toEqual([]);
  });

  test('is a working day instead of its Saturday where the office is closed on Saturdays, and instead of a Saturday that is a holiday', async () => {
    await moved('2026-11-14');
    await scan(store, on('2026-11-09'));
    expect(factsOf(await letter()).newDueOn).toBe('2026-11-12');
    office.configure('[agency]\nname = "UBND xã Mẫu"\n\n[officeHours]\nsaturday = "07:30-11:30"\n');
    // Tết of 2027.
    await append(
      event('B', 'received', '2026-11-02', { term: '3 working-days' }),
      event('B', 'rescheduled', '2026-11-04', { dueOn: '2027-02-06' }),
    );
    await scan(store, on('2026-11-09'));
    expect(factsOf(await findLetter(store, 'B')).newDueOn).toBe('2026-11-12');
  });

  test('is the program’s own where the day of the list lies beyond the calendar, and the dossier is named', async () => {
    await moved('2206-11-25');
    const { degraded, lettersDrafted } = await scan(store, on('2026-11-09'));
    expect([lettersDrafted, factsOf(await letter()).newDueOn]).toEqual([1, '2026-11-12']);
    expect(degraded).toMatchObject([{ code: 'promise-beyond-calendar', dossier: 'A', blocking: false }]);
    expect(degraded[0]?.sentence.vi).toContain('25/11/2206');
    await confirmReason(store, await letter(), 'chờ xác minh', '2026-11-13', on('2026-11-09'));
    await issue('2026-11-09');
    expect(factsOf(await letter()).newDueOn).toBe('2026-11-13');
  });
});
