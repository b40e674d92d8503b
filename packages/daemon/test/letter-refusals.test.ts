// What a letter or a request for one is refused for, and what a scan does that is told to stop or finds a letter damaged.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { compileCalendar, DungHenError, parseDay } from '@dunghen/core';
import { parseDecisions } from '@dunghen/core/decisions';
import {
  confirmReason,
  draftsNotOwed,
  findLetter,
  issueLetter,
  lawContext,
  letterFileName,
  loadConfig,
  markSent,
  requestLetter,
  scan,
  sentWarnings,
  scanContext,
  withdrawLetter,
  type ScanContext,
} from '@dunghen/daemon';
import { openStore, type Store } from '@dunghen/store';
import PizZip from 'pizzip';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { THIS_MACHINE } from '../src/machine.ts';
import { event, LetterOffice, refusal, TODAY } from './letter-office.ts';

/** Due on 5 November. */
const late = (dossier: string): object => event(dossier, 'received', '2026-11-02', { term: '3 working-days' });
const because = (dossier: string): object => event(dossier, 'delay-reason', '2026-11-09', { reason: 'chờ xác minh' });

let office: LetterOffice;
let store: Store;
let folder: string;
beforeEach(() => {
  office = new LetterOffice('thư bị từ chối');
  ({ store, folder } = office);
});
afterEach(() => office.close());

const append = (...events: readonly object[]): Promise<void> => office.append(...events);
const on = (today: string): ScanContext => office.on(today);
const fileOf = (code: string): string => join(folder, 'letters', letterFileName(code, 1));

describe('a letter is not issued before it says what it must', () => {
  test('the reason it lacks is named, with the command that gives it', async () => {
    await append(late('LATE'));
    await scan(store, on(TODAY));
    const draft = await findLetter(store, 'LATE');
    const error = await refusal(issueLetter(store, draft, '1/UBND', 'Lý Thị Ký', TODAY, on(TODAY)));
    expect([error.code, error.value]).toEqual(['letter-incomplete', 'reason']);
    expect(error.sentence.vi).toContain(`"dunghen letters reason ${draft.id} --reason …"`);
    expect(await findLetter(store, 'LATE')).toMatchObject({ state: 'drafted', number: null });
  });

  test('nor sent before the day it was signed', async () => {
    await append(late('LATE'), because('LATE'), event('LATE', 'completed', '2026-11-10'));
    await scan(store, on(TODAY));
    await issueLetter(store, await findLetter(store, 'LATE'), '1/UBND', 'Lý Thị Ký', '2026-11-20', on(TODAY));
    const issued = await findLetter(store, 'LATE');
    expect((await refusal(markSent(store, issued, 'zalo', '2026-11-19', on(TODAY)))).code).toBe('sent-before-signed');
    await markSent(store, issued, 'zalo', '2026-11-20', on(TODAY));
    const sent = await findLetter(store, 'LATE');
    expect((await refusal(markSent(store, sent, 'zalo', '2026-11-21', on(TODAY)))).code).toBe('letter-step');
  });

  test('nor under another number than the one its file bears, when the ledger was restored from before it was issued', async () => {
    await append(late('LATE'), because('LATE'), event('LATE', 'completed', '2026-11-10'));
    await scan(store, on(TODAY));
    await store.backUp(join(folder, 'before.db'));
    await issueLetter(store, await findLetter(store, 'LATE'), '7/UBND', 'Lý Thị Ký', TODAY, on(TODAY));
    await scan(store, on(TODAY));
    await store.close();
    office.store = store = openStore(join(folder, 'before.db'));
    const draft = await findLetter(store, 'LATE');
    const another = async (): Promise<readonly unknown[]> => {
      const error = await refusal(issueLetter(store, await findLetter(store, 'LATE'), '8/UBND', 'Lý Thị Ký', TODAY, on(TODAY)));
      return [error.code, error.value];
    };
    expect(await another()).toEqual(['letter-issued-before', '7/UBND']);
    // A reason given meanwhile writes the draft anew: it does not take the place of the letter that was issued.
    const issued = readFileSync(fileOf('LATE'));
    await confirmReason(store, draft, 'chờ xác minh thêm', undefined, on(TODAY));
    for (let pass = 0; pass < 2; pass++)
      expect(await scan(store, on(TODAY))).toMatchObject({
        degraded: pass === 0 ? [{ code: 'letter-left', file: letterFileName('LATE', 1) }] : [],
      });
    expect([readFileSync(fileOf('LATE')), await another()]).toEqual([issued, ['letter-issued-before', '7/UBND']]);
    // As the paper bears it, with its zero.
    await issueLetter(store, await findLetter(store, 'LATE'), '07/UBND', 'Lý Thị Ký', TODAY, on(TODAY));
    expect(await findLetter(store, 'LATE')).toMatchObject({ state: 'issued', number: '07/UBND' });
    await scan(store, on(TODAY));
    expect([readFileSync(fileOf('LATE')).equals(issued), readdirSync(join(folder, 'letters', 'tep-khac'))]).toEqual([
      false,
      [expect.anything()],
    ]);
  });

  test('but under another number where the ledger knows the one on the file: it was issued, changed in Word, and its withdrawal could not move it', async () => {
    await append(late('LATE'), because('LATE'));
    await scan(store, on(TODAY));
    await issueLetter(store, await findLetter(store, 'LATE'), '7/UBND', 'Lý Thị Ký', TODAY, on(TODAY));
    await scan(store, on(TODAY));
    const changed = new PizZip(readFileSync(fileOf('LATE')));
    changed.file('word/document.xml', changed.file('word/document.xml')!.asText().replace('Ông/Bà', 'Bà'));
    writeFileSync(fileOf('LATE'), changed.generate({ type: 'uint8array' }));
    // Something is in the way of the folder that withdrawn letters go to.
    writeFileSync(join(folder, 'letters', 'thu-hoi'), '');
    await withdrawLetter(store, await findLetter(store, 'LATE'), 'nhầm số', on(TODAY));
    await requestLetter(store, 'LATE', 'chờ xác minh', '2026-12-01', on(TODAY));
    expect(await scan(store, on(TODAY))).toMatchObject({ lettersPublished: 1, degraded: [{ code: 'letter-moved-aside' }] });
    await issueLetter(store, await findLetter(store, 'LATE'), '8/UBND', 'Lý Thị Ký', TODAY, on(TODAY));
    expect(await findLetter(store, 'LATE')).toMatchObject({ state: 'issued', number: '8/UBND' });
  });
});

describe('a letter is not issued that is not owed, as things stand today', () => {
  test('since the dossier turns out to have been paused, or its due date to lie ahead', async () => {
    for (const code of ['PAUSED', 'EXTENDED']) await append(late(code), because(code));
    await scan(store, on(TODAY));
    await append(event('PAUSED', 'paused', '2026-11-04', { reason: 'supplement' }));
    await append(event('EXTENDED', 'extended', '2026-11-04', { by: '20 working-days', basis: 'Điều 5' }));
    for (const code of ['PAUSED', 'EXTENDED']) {
      const draft = await findLetter(store, code);
      const error = await refusal(issueLetter(store, draft, '1/UBND', 'Lý Thị Ký', TODAY, on(TODAY)));
      expect([error.code, error.sentence.vi]).toEqual(['letter-not-owed', expect.stringContaining(`letters withdraw ${draft.id}`)]);
    }
  });

  test('nor one drafted by a clock that ran ahead, before the day comes', async () => {
    await append(
      event('SOON', 'received', '2026-11-20', { term: '3 working-days' }),
      event('SOON', 'delay-reason', '2026-11-23', { reason: 'x' }),
    );
    await scan(store, on('2026-12-10'));
    const issue = (today: string): Promise<void> =>
      findLetter(store, 'SOON').then((draft) => issueLetter(store, draft, '1/UBND', 'Lý Thị Ký', today, on(today)));
    expect((await refusal(issue(TODAY))).code).toBe('letter-not-owed');
    expect(await draftsNotOwed(store, on(TODAY))).toMatchObject([{ dossier: 'SOON' }]);
    expect(await draftsNotOwed(store, on('2026-11-27'))).toEqual([]);
    await issue('2026-11-27');
  });

  test('nor with a new date that has become a day off', async () => {
    await append(late('LATE'), because('LATE'));
    await scan(store, on(TODAY));
    const context = on(TODAY);
    // A decision of its own makes Friday 27 November, three working days on, a day off.
    const official = JSON.parse(readFileSync(new URL('../../core/src/data/vn-official-days.json', import.meta.url), 'utf8')) as {
      years: Record<string, { daysOff: object[] }>;
    };
    official.years['2026']?.daysOff.push({ date: '2026-11-27', name: 'Nghỉ thêm', kind: 'swap', source: ['BLLD-2019'] });
    const closed = { ...context, law: { ...context.law, calendar: compileCalendar(parseDecisions(official)) } };
    const error = await refusal(issueLetter(store, await findLetter(store, 'LATE'), '1/UBND', 'Lý Thị Ký', TODAY, closed));
    expect([error.code, error.value]).toEqual(['bad-new-due', '2026-11-27']);
  });
});

describe('a letter withdrawn is owed all the same', () => {
  test('which the scan counts and says, until another is asked for: of a dossier that ended late without a new date', async () => {
    await append(late('LATE'), because('LATE'), event('LATE', 'completed', '2026-11-10'));
    await scan(store, on(TODAY));
    await withdrawLetter(store, await findLetter(store, 'LATE'), 'ghi nhầm tên', on(TODAY));
    for (const thorough of [false, true]) {
      const { lettersOwed, lettersMissing, degraded } = await scan(store, on(TODAY), undefined, undefined, thorough);
      expect([lettersOwed, lettersMissing, degraded]).toEqual([1, 1, [expect.objectContaining({ code: 'letters-withdrawn' })]]);
    }
    expect((await refusal(requestLetter(store, 'LATE', 'chờ xác minh', '2026-12-01', on(TODAY)))).code).toBe('bad-new-due');
    await requestLetter(store, 'LATE', 'chờ xác minh', undefined, on(TODAY));
    expect(await findLetter(store, 'LATE')).toMatchObject({ state: 'drafted', kind: 'closed-late' });
    expect(await scan(store, on(TODAY))).toMatchObject({ lettersMissing: 0, degraded: [] });
  });

  test('and of a second missed appointment without a third', async () => {
    await append(late('LATE'), because('LATE'), event('LATE', 'rescheduled', '2026-11-06', { dueOn: '2026-11-12' }));
    await scan(store, on(TODAY));
    const second = await findLetter(store, 'LATE');
    expect(second).toMatchObject({ appointment: 2, kind: 'second-missed' });
    await withdrawLetter(store, second, 'ghi nhầm tên', on(TODAY));
    await requestLetter(store, 'LATE', 'chờ xác minh', undefined, on(TODAY));
    expect(await findLetter(store, 'LATE')).toMatchObject({ appointment: 2, kind: 'second-missed', state: 'drafted' });
  });

  test('its PDFs are not left among those to be sent', async () => {
    await append(late('LATE'), because('LATE'), event('LATE', 'completed', '2026-11-10'));
    await scan(store, on(TODAY));
    const { fileName } = await findLetter(store, 'LATE');
    const pdfs = join(folder, 'letters', 'pdf');
    mkdirSync(pdfs);
    for (const name of [fileName.replace('.docx', '-0123abcd.pdf'), 'another.pdf']) writeFileSync(join(pdfs, name), '%PDF');
    await withdrawLetter(store, await findLetter(store, 'LATE'), 'ghi nhầm tên', on(TODAY));
    expect(readdirSync(pdfs)).toEqual(['another.pdf']);
  });
});

describe('a letter is not asked for', () => {
  const ask = (code: string, today = TODAY): Promise<void> => requestLetter(store, code, 'chờ xác minh', '2026-12-01', on(today));

  test('of a dossier that is not there', async () => {
    expect((await refusal(ask('KHÔNG-CÓ'))).code).toBe('no-dossier');
  });

  test('of one that has ended, or is paused: there is no appointment to miss', async () => {
    await append(late('ENDED'), event('ENDED', 'completed', '2026-11-04'));
    await append(late('PAUSED'), event('PAUSED', 'paused', '2026-11-03', { reason: 'supplement' }));
    for (const code of ['ENDED', 'PAUSED']) expect((await refusal(ask(code, '2026-11-04'))).code).toBe('not-open');
  });

  test('once the last day for it has passed, which is named', async () => {
    // Received on Friday 20 November for three working days, of which the 24th is none: due on the 26th, and the day before is the last.
    await append(event('SOON', 'received', '2026-11-20', { term: '3 working-days' }));
    const error = await refusal(ask('SOON', '2026-11-26'));
    expect([error.code, error.value]).toEqual(['request-too-late', '2026-11-25']);
    await ask('SOON', '2026-11-25');
  });

  test('without the new day it has to promise', async () => {
    await append(event('SOON', 'received', '2026-11-20', { term: '3 working-days' }));
    const error = await refusal(requestLetter(store, 'SOON', 'chờ xác minh', undefined, on(TODAY)));
    expect([error.code, error.sentence.vi]).toEqual(['new-due-missing', expect.stringContaining('--new-due')]);
  });

  test('twice', async () => {
    await append(event('SOON', 'received', '2026-11-20', { term: '3 working-days' }));
    await ask('SOON');
    expect((await refusal(ask('SOON'))).code).toBe('letter-exists');
  });

  test('for a day that is none of work, or is not after the one missed', async () => {
    await append(event('SOON', 'received', '2026-11-20', { term: '3 working-days' }));
    for (const day of ['2026-11-29', '2026-11-26'])
      expect((await refusal(requestLetter(store, 'SOON', 'chờ', day, on(TODAY)))).code).toBe('bad-new-due');
  });
});

test('a letter whose citizen was erased is not written anew', async () => {
  await append(late('LATE'), because('LATE'), event('LATE', 'completed', '2026-11-10'));
  await scan(store, on(TODAY));
  const draft = await findLetter(store, 'LATE');
  for await (const page of store.expired('2026-11-20'))
    await store.erase(
      page.map(({ dossierId }) => dossierId),
      TODAY,
      'a',
    );
  expect((await refusal(confirmReason(store, draft, 'lý do khác', undefined, on(TODAY)))).code).toBe('letter-erased');
});

describe('a scan', () => {
  test('that finds the bytes of a letter damaged says so and goes on with the others', async () => {
    await append(late('LATE'), late('OTHER'));
    await scan(store, on(TODAY));
    for (const code of ['LATE', 'OTHER']) rmSync(fileOf(code));
    const db = new DatabaseSync(office.database);
    db.prepare("update letter_bytes set bytes = x'00' where letter_id = (select id from letter where file_name = ?)").run(
      letterFileName('LATE', 1),
    );
    db.close();
    const { degraded, lettersPublished } = await scan(store, on(TODAY));
    expect(degraded).toMatchObject([{ code: 'letter-damaged', dossier: 'LATE', file: letterFileName('LATE', 1), blocking: true }]);
    expect([lettersPublished, existsSync(fileOf('LATE'))]).toEqual([1, false]);
  });

  test('that is told to stop before it begins writes nothing, and the next does it all', async () => {
    await append(late('LATE'));
    const stopped = await scan(store, on(TODAY), undefined, AbortSignal.abort());
    expect([stopped.lettersDrafted, existsSync(fileOf('LATE')), await store.lastScan()]).toEqual([0, false, null]);
    expect(await scan(store, on(TODAY))).toMatchObject({ lettersDrafted: 1, lettersPublished: 1 });
  });

  test('that is told to stop once a letter is claimed leaves its file to the next', async () => {
    await append(late('LATE'), late('OTHER'));
    const stop = new AbortController();
    const context = on(TODAY);
    const { template } = context.letters;
    if ('fault' in template) throw template.fault;
    const render: typeof template.render = (facts) => (stop.abort(), template.render(facts));
    const stopped = await scan(
      store,
      { ...context, letters: { ...context.letters, template: { ...template, render } } },
      undefined,
      stop.signal,
    );
    expect(stopped).toMatchObject({ lettersDrafted: 1, lettersPublished: 0 });
    expect(await scan(store, on(TODAY))).toMatchObject({ lettersDrafted: 1, lettersPublished: 2 });
  });

  test('does not take a fault of the program for one of the folder', async () => {
    await append(late('LATE'));
    const broken = new Error('a fault of ours');
    const machines = [
      { ...THIS_MACHINE, open: () => Promise.reject(broken) },
      { ...THIS_MACHINE, link: () => Promise.reject(broken) },
    ];
    for (const machine of machines) await expect(scan(store, { ...on(TODAY), machine })).rejects.toBe(broken);
  });
});

test('a fault in the law is not taken for one of a dossier', async () => {
  await append(event('A', 'received', '2026-11-02', { procedure: '1.004010' }));
  const broken = new Error('a fault of ours');
  const catalogue = (): never => {
    throw broken;
  };
  const context = on(TODAY);
  for (const thorough of [false, true]) {
    const scanning = scan(store, { ...context, law: { ...context.law, id: 'other', catalogue } }, undefined, undefined, thorough);
    await expect(scanning).rejects.toBe(broken);
  }
});

test('a template that is not there is named, with what can be done', async () => {
  await append(late('LATE'));
  writeFileSync(join(folder, 'dunghen.config.toml'), '[letters]\ntemplate = "mẫu/không có.docx"\n');
  const loaded = loadConfig(join(folder, 'dunghen.config.toml'), folder);
  const context = scanContext(loaded, lawContext(loaded), parseDay(TODAY), () => TODAY);
  const { degraded, lettersMissing } = await scan(store, context);
  expect(lettersMissing).toBe(1);
  expect(degraded.at(-1)).toMatchObject({ code: 'template-unreadable', blocking: true });
  expect(degraded.at(-1)?.sentence.vi).toMatch(/^1 thư chưa soạn được\. Không mở được mẫu thư không có\.docx \(ENOENT\)/);
});

describe('the ledger', () => {
  const taken = { at: 'a', actor: 'Lý Thị Ký' };

  test('knows a letter confirmed twice alike as the same one', async () => {
    await append(late('LATE'));
    await scan(store, on(TODAY));
    for (let time = 0; time < 2; time++) await confirmReason(store, await findLetter(store, 'LATE'), 'chờ xác minh', undefined, on(TODAY));
    const { sha256, replaces } = await findLetter(store, 'LATE');
    expect(replaces?.split(' ')).toHaveLength(1);
    expect(replaces).not.toContain(sha256);
  });

  test('issues nothing when the new day it gives cannot be part of the dossier', async () => {
    await append(late('LATE'), because('LATE'));
    await scan(store, on(TODAY));
    const { id, sha256 } = await findLetter(store, 'LATE');
    const refused = new DungHenError('any', { vi: 'không thể', en: 'cannot be' });
    const rendered = { kind: 'missed', facts: '{}', sha256: 'b', bytes: Buffer.from('b') } as const;
    const step = { step: 'issued', rendered, number: '1/UBND', signedBy: 'Lý Thị Ký', signedOn: TODAY, newDueOn: '2026-11-27' } as const;
    const refuse = (): never => {
      throw refused;
    };
    await expect(store.takeLetterStep(id, step, { ...taken, seen: sha256 }, refuse)).rejects.toBe(refused);
    expect(await findLetter(store, 'LATE')).toMatchObject({ state: 'drafted', number: null, sha256 });
  });

  test('has no file of a letter that is not there', async () => {
    expect([await store.letterBytes(7), await store.letterFile(7)]).toEqual([null, null]);
  });

  test('tells how far the letters had come by a day: drafted, issued, sent, sent too late', async () => {
    await append(late('LATE'), because('LATE'), event('LATE', 'completed', '2026-11-10'));
    await scan(store, on('2026-11-16'));
    await issueLetter(store, await findLetter(store, 'LATE'), '1/UBND', 'Lý Thị Ký', '2026-11-18', on('2026-11-18'));
    await markSent(store, await findLetter(store, 'LATE'), 'zalo', '2026-11-20', on('2026-11-20'));
    const progress = async (asOf: string): Promise<unknown> => (await store.letterProgress(1, 1, asOf)).get(1);
    expect(await progress('2026-11-15')).toBeUndefined();
    expect(await progress('2026-11-17')).toEqual({ drafted: true, issued: false, sent: false, sentLate: false });
    expect(await progress('2026-11-19')).toEqual({ drafted: true, issued: true, sent: false, sentLate: false });
    // The apology had been due by 4 November, the day before the dossier was.
    expect(await progress('2026-11-20')).toEqual({ drafted: true, issued: true, sent: true, sentLate: true });
  });

  test('says of a day of signing that is too early what happened after it, in the form people write', async () => {
    await append(late('LATE'), because('LATE'));
    await scan(store, on('2026-11-16'));
    const early = issueLetter(store, await findLetter(store, 'LATE'), '1/UBND', 'Lý Thị Ký', '2026-10-30', on('2026-11-16'));
    const { vi } = (await refusal(early)).sentence;
    expect(vi).toMatch(/^Ngày ký 30\/10\/2026 .* trước ngày tiếp nhận hồ sơ \d\d\/\d\d\/2026/);
  });

  test('calls no letter in time that is said to have been sent before the ledger knew of it', async () => {
    await append(late('LATE'), because('LATE'));
    await scan(store, on('2026-11-16'));
    await issueLetter(store, await findLetter(store, 'LATE'), '1/UBND', 'Lý Thị Ký', '2026-11-03', on('2026-11-16'));
    await markSent(store, await findLetter(store, 'LATE'), 'zalo', '2026-11-04', on('2026-11-16'));
    const sent = { drafted: true, issued: true, sent: true, sentLate: true };
    const backdated = { draftedOn: '2026-11-16', sentOn: '2026-11-04' };
    expect((await store.letterProgress(1, 1, '2026-11-16')).get(1)).toEqual({ ...sent, backdated });
    expect((await sentWarnings(store, await findLetter(store, 'LATE'))).map(({ en }) => en)).toEqual([
      expect.stringContaining('sent on 2026-11-04'),
    ]);
  });

  test.each([
    // In the office it is the 5th already, and was not yet.
    ['2026-11-04T17:30:00Z', false],
    ['2026-11-04T16:30:00Z', true],
  ])('takes the day of sending of a dossier first imported at %s at its word unless it was known by then', async (importedAt, isLate) => {
    office.importedAt = importedAt;
    await append(late('LATE'), because('LATE'));
    office.importedAt = '2026-11-16T01:00:00Z';
    await append(event('LATE', 'delay-reason', '2026-11-15', { reason: 'chờ đo' }));
    await scan(store, on('2026-11-16'));
    await issueLetter(store, await findLetter(store, 'LATE'), '1/UBND', 'Lý Thị Ký', '2026-11-03', on('2026-11-16'));
    await markSent(store, await findLetter(store, 'LATE'), 'zalo', '2026-11-04', on('2026-11-16'));
    const { sentLate, backdated } = (await store.letterProgress(1, 1, '2026-11-16')).get(1) ?? {};
    expect([sentLate, backdated !== undefined]).toEqual([isLate, isLate]);
    expect(await sentWarnings(store, await findLetter(store, 'LATE'))).toHaveLength(isLate ? 1 : 0);
  });
});

test('a letter withdrawn twice is refused the second time', async () => {
  await append(late('LATE'), because('LATE'));
  await scan(store, on(TODAY));
  await withdrawLetter(store, await findLetter(store, 'LATE'), 'nhập nhầm', on(TODAY));
  expect((await refusal(withdrawLetter(store, await findLetter(store, 'LATE'), 'nhập nhầm', on(TODAY)))).code).toBe('letter-step');
});
