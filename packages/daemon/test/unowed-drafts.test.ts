// Drafts that turn out to be owed to nobody: an end written down a day late, a clock that ran ahead, a law put right.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDay, parseEvent } from '@dunghen/core';
import {
  confirmReason,
  draftsNotOwed,
  factsOf,
  findLetter,
  issueLetter,
  judgeDraft,
  loadConfig,
  printLetters,
  publishAll,
  requestLetter,
  scan,
  withdrawLetter,
} from '@dunghen/daemon';
import { eventLines, importContent, readIntakeFile, readKeptMapping, readWithMapping } from '@dunghen/intake';
import type { Store, StoredDossier, StoredLetter } from '@dunghen/store';
import PizZip from 'pizzip';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gatherMorning } from '../src/digest/morning-view.ts';
import { event, LetterOffice, refusal, TODAY } from './letter-office.ts';

let office: LetterOffice;
let store: Store;
let on: LetterOffice['on'];
let append: LetterOffice['append'];
beforeEach(() => ({ store, on, append } = office = new LetterOffice('thư không nợ')));
afterEach(() => office.close());
const letter = (): Promise<StoredLetter> => findLetter(store, 'A');
const path = (name: string, ...folder: string[]): string => join(office.folder, 'letters', ...folder, name);
const stepsOf = async (): Promise<readonly string[]> =>
  (await store.letterEvents((await letter()).id)).filter(({ step }) => step !== 'published').map(({ step }) => step);
/** Due on 5 November. */
const received = event('A', 'received', '2026-11-02', { term: '3 working-days' });
const inTime = event('A', 'completed', '2026-11-05');

describe('a draft of a dossier that was finished in time and written down a day late', () => {
  beforeEach(async () => {
    await append(received);
    await scan(store, on('2026-11-06'));
  });

  test('is withdrawn by the next scan with the reason, and its file leaves the folder that is printed and sent from', async () => {
    const { fileName } = await letter();
    await append(inTime);
    expect(await scan(store, on('2026-11-06'))).toMatchObject({ lettersOwed: 0, lettersWithdrawn: 1, lettersMissing: 0, degraded: [] });
    expect(await letter()).toMatchObject({ state: 'withdrawn' });
    expect((await store.letterEvents((await letter()).id)).at(-1)).toMatchObject({
      step: 'withdrawn',
      actor: 'scan',
      detail: JSON.stringify({ cause: { code: 'ended-in-time', endedOn: '2026-11-05', dueOn: '2026-11-05' }, unowed: true }),
    });
    expect([existsSync(path(fileName)), existsSync(path(fileName, 'thu-hoi'))]).toEqual([false, true]);
    expect(await draftsNotOwed(store, on('2026-11-06'))).toEqual([]);
    expect(await scan(store, on('2026-11-06'))).toMatchObject({ lettersWithdrawn: 0 });
  });

  test('stays where an officer gave its reason, and is told of as before', async () => {
    await confirmReason(store, await letter(), 'chờ xác minh', undefined, on('2026-11-06'));
    await append(inTime);
    expect(await scan(store, on('2026-11-06'))).toMatchObject({ lettersWithdrawn: 0 });
    expect(await draftsNotOwed(store, on('2026-11-06'))).toMatchObject([{ dossier: 'A', state: 'drafted' }]);
  });

  test('stays where an officer completed its file in Word, or nobody can read it', async () => {
    const { fileName } = await letter();
    writeFileSync(path(fileName), 'hoàn chỉnh trong Word');
    await append(inTime);
    await scan(store, on('2026-11-06'));
    expect([(await letter()).state, readFileSync(path(fileName), 'utf8')]).toEqual(['drafted', 'hoàn chỉnh trong Word']);
  });

  test('stays where it was asked for by an officer', async () => {
    await append(event('B', 'received', '2026-11-05', { term: '5 working-days' }));
    await requestLetter(store, 'B', 'chờ xác minh', '2026-11-20', on('2026-11-09'));
    await append(event('B', 'completed', '2026-11-10'));
    await scan(store, on('2026-11-10'));
    expect(await findLetter(store, 'B')).toMatchObject({ state: 'drafted' });
  });

  test('stays where it was issued: that a person decides', async () => {
    await confirmReason(store, await letter(), 'chờ xác minh', undefined, on('2026-11-06'));
    await issueLetter(store, await letter(), '1/UBND', 'Lý Thị Ký', '2026-11-06', on('2026-11-06'));
    await append(inTime);
    expect(await scan(store, on('2026-11-06'))).toMatchObject({ lettersWithdrawn: 0 });
    expect(await letter()).toMatchObject({ state: 'issued' });
  });

  describe('and whose file is gone', () => {
    beforeEach(() => append(event('B', 'received', '2026-11-02', { term: '3 working-days' })));

    test('is withdrawn too where another letter lies in the folder, and comes back for no scan', async () => {
      await scan(store, on('2026-11-06'));
      await append(inTime);
      rmSync(path((await letter()).fileName));
      expect(await scan(store, on('2026-11-06'))).toMatchObject({ lettersWithdrawn: 1, lettersPublished: 0 });
      expect(existsSync(path((await letter()).fileName))).toBe(false);
      expect(await findLetter(store, 'B')).toMatchObject({ state: 'drafted' });
    });

    test.each([
      ['with the folder', (): void => {}],
      ['with the folder, and an empty one is in its place', (): void => mkdirSync(path(''))],
      [
        'with the folder, and one with other files is in its place',
        (): void => {
          mkdirSync(path(''));
          writeFileSync(path('ghi chú.txt'), 'ổ mạng chưa nối');
        },
      ],
    ])('%s, is left to the next scan, which finds the folder back and the draft completed in Word', async (_, inItsPlace) => {
      await scan(store, on('2026-11-06'));
      const { fileName } = await letter();
      writeFileSync(path(fileName), 'hoàn chỉnh trong Word');
      await append(inTime);
      renameSync(path(''), join(office.folder, 'ổ mạng'));
      inItsPlace();
      expect(await scan(store, on('2026-11-06'))).toMatchObject({ lettersWithdrawn: 0 });
      rmSync(path(''), { recursive: true });
      renameSync(join(office.folder, 'ổ mạng'), path(''));
      expect(await scan(store, on('2026-11-06'))).toMatchObject({ lettersWithdrawn: 0 });
      expect([(await letter()).state, readFileSync(path(fileName), 'utf8')]).toEqual(['drafted', 'hoàn chỉnh trong Word']);
    });

    test('with the folder, is left to a person however often another folder is found in its place, and nothing is written there', async () => {
      await scan(store, on('2026-11-06'));
      const { fileName } = await letter();
      writeFileSync(path(fileName), 'hoàn chỉnh trong Word');
      await append(inTime);
      renameSync(path(''), join(office.folder, 'ổ mạng'));
      mkdirSync(path(''));
      for (let time = 0; time < 3; time++) {
        const { lettersWithdrawn, lettersPublished, degraded } = await scan(store, on('2026-11-06'));
        expect([lettersWithdrawn, lettersPublished, readdirSync(path(''))]).toEqual([0, 0, []]);
        expect(degraded).toMatchObject([{ code: 'letters-away', blocking: true }]);
      }
      rmdirSync(path(''));
      renameSync(join(office.folder, 'ổ mạng'), path(''));
      expect(await scan(store, on('2026-11-06'))).toMatchObject({ lettersWithdrawn: 0, degraded: [] });
      expect([(await letter()).state, readFileSync(path(fileName), 'utf8')]).toEqual(['drafted', 'hoàn chỉnh trong Word']);
    });

    test('is withdrawn where its file never was there', async () => {
      writeFileSync(join(office.folder, 'không phải thư mục'), '');
      office.configure('[agency]\nname = "UBND xã Mẫu"\n[letters]\nfolder = "không phải thư mục"\n');
      await scan(store, on('2026-11-06'));
      await append(event('B', 'completed', '2026-11-05'));
      office.configure('[agency]\nname = "UBND xã Mẫu"\n');
      expect(await findLetter(store, 'B')).toMatchObject({ publishedAt: null });
      expect(await scan(store, on('2026-11-06'))).toMatchObject({ lettersWithdrawn: 1 });
    });
  });
});

describe('a draft whose dossier a list showed open after the day on which a later list says that it ended', () => {
  const list = async (day: string, result: string): Promise<void> => {
    const file = join(office.folder, `ds ${day}.csv`);
    writeFileSync(file, `Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Ngày có kết quả\nA,02/11/2026,3 ngày làm việc,${result}\n`);
    const content = await readWithMapping(readKeptMapping(join(office.folder, 'none'), false), file);
    const { law } = on(day);
    await importContent(store, content, { observedOn: parseDay(day), at: `${day}T01:00:00Z`, fold: law });
  };

  test('stays, and a person is told', async () => {
    await list('2026-11-03', '');
    await list('2026-11-06', '');
    await scan(store, on('2026-11-06'));
    await list('2026-11-09', '05/11/2026');
    const { lettersWithdrawn, degraded } = await scan(store, on('2026-11-09'));
    expect([lettersWithdrawn, (await letter()).state]).toEqual([0, 'drafted']);
    expect(degraded).toMatchObject([{ code: 'end-contested', blocking: false }]);
    expect(degraded[0]?.sentence.vi).toContain(`${(await letter()).id} (A)`);
    expect(await draftsNotOwed(store, on('2026-11-09'))).toMatchObject([{ dossier: 'A', isContested: true }]);
  });

  test('is not printed, not issued and given no reason, each with the ways there are; the morning names it and counts it as none to sign', async () => {
    await list('2026-11-03', '');
    await list('2026-11-06', '');
    await scan(store, on('2026-11-06'));
    await list('2026-11-09', '05/11/2026');
    await append(event('B', 'received', '2026-11-02', { term: '3 working-days' }));
    await scan(store, on('2026-11-09'));
    const { id, fileName } = await letter();
    const { law } = on('2026-11-09');
    const out = join(office.folder, 'in.docx');
    const printed = await printLetters(store, { month: '2026-11', today: '2026-11-09', law, folder: join(office.folder, 'letters'), out });
    expect(printed).toMatchObject({ letters: 1, notOwed: [], contested: [fileName] });
    const { code, sentence } = await refusal(issueLetter(store, await letter(), '1/UBND', 'Lý Thị Ký', '2026-11-09', on('2026-11-09')));
    expect([code, sentence.vi, sentence.en]).toEqual([
      'letter-not-owed',
      expect.stringMatching(
        new RegExp(
          `chưa ghi lý do hay ban hành được: .*danh sách ngày 06/11/2026 .*withdraw ${id} --reason.*reason ${id} --reason … --ended-on`,
        ),
      ),
      expect.stringMatching(
        new RegExp(
          `can be given no reason and cannot be issued: .*list of 2026-11-06 .*withdraw ${id} --reason.*reason ${id} --reason … --ended-on`,
        ),
      ),
    ]);
    const reason = await refusal(confirmReason(store, await letter(), 'chờ đo đạc', undefined, on('2026-11-09')));
    expect([reason.code, reason.sentence]).toEqual([code, sentence]);
    const loaded = loadConfig(join(office.folder, 'dunghen.config.toml'), office.folder);
    const morning = await gatherMorning(store, law, loaded.config, parseDay('2026-11-09'), on('2026-11-09').letters);
    expect(morning.toSign.map(({ dossier, isContested, isMoot, isUnseen }) => [dossier, isContested, isMoot, isUnseen])).toEqual([
      ['A', true, false, false],
      ['B', false, false, false],
    ]);
  });

  test('is an apology for a dossier closed late by an officer’s word for the day it really ended, kept with who and when; its history stays', async () => {
    const today = { ...on('2026-11-09'), actor: 'Lý Thị Ký' };
    const said = async (endedOn: string, newDue?: string): Promise<string> =>
      (await refusal(confirmReason(store, await letter(), 'chờ đo đạc', newDue, today, endedOn))).code;
    await list('2026-11-03', '');
    await list('2026-11-06', '');
    await scan(store, on('2026-11-06'));
    // Nothing contradicts the history yet.
    expect(await said('2026-11-07')).toBe('bad-ended-on');
    await list('2026-11-09', '05/11/2026');
    const events = (await store.dossier('A'))?.events;
    // Not while the list showed it open, not to come, and with no new date beside it.
    expect([await said('2026-11-05'), await said('2026-11-10'), await said('2026-11-06', '2026-11-16')]).toEqual([
      'bad-ended-on',
      'day-to-come',
      'bad-new-due',
    ]);
    await confirmReason(store, await letter(), 'chờ đo đạc', undefined, today, '2026-11-06');
    await confirmReason(store, await letter(), 'chờ đo đạc thêm', undefined, today);
    const [first, second] = (await store.letterEvents((await letter()).id)).filter(({ step }) => step === 'confirmed');
    expect([first?.actor, first?.at, JSON.parse(first?.detail ?? '')]).toMatchObject(['Lý Thị Ký', today.now(), { endedOn: '2026-11-06' }]);
    expect(second?.detail).not.toContain('endedOn');
    expect((await judgeDraft(store, await letter(), today)).verdict).toBe('owed');
    expect(await scan(store, today)).toMatchObject({ lettersWithdrawn: 0, degraded: [] });
    const { id, fileName } = await letter();
    const out = join(office.folder, 'in.docx');
    const printed = await printLetters(store, { month: '2026-11', today: '2026-11-09', law: today.law, folder: path(''), out });
    expect(printed).toMatchObject({ letters: 1, notOwed: [], contested: [] });
    const issue = async (signedOn: string): Promise<void> => issueLetter(store, await letter(), '12/UBND', 'Lý Thị Ký', signedOn, today);
    expect((await refusal(issue('2026-11-05'))).code).toBe('bad-signed-on');
    await issue('2026-11-09');
    await publishAll(store, today, [], 0);
    expect(await letter()).toMatchObject({ id, state: 'issued', kind: 'closed-late' });
    const page =
      new PizZip(readFileSync(path(fileName)))
        .file('word/document.xml')
        ?.asText()
        .replace(/<[^>]+>/g, '') ?? '';
    expect(page).toContain('ngày 06 tháng 11 năm 2026');
    expect(page).toContain('chờ đo đạc thêm');
    expect((await store.dossier('A'))?.events).toEqual(events);
    expect(await said('2026-11-07')).toBe('letter-step');
  });

  test('once issued by an officer’s word and withdrawn for a slip is drafted anew with that word, since issuing tells to ask for it so', async () => {
    const today = on('2026-11-09');
    await list('2026-11-03', '');
    await list('2026-11-06', '');
    await scan(store, on('2026-11-06'));
    await list('2026-11-09', '05/11/2026');
    await confirmReason(store, await letter(), 'chờ đo đạc', undefined, today, '2026-11-06');
    const issue = async (number: string): Promise<void> => issueLetter(store, await letter(), number, 'Lý Thị Ký', '2026-11-09', today);
    await issue('12/UBND');
    await withdrawLetter(store, await letter(), 'ghi nhầm số', today);
    expect((await refusal(requestLetter(store, 'A', 'chờ đo đạc', '2026-11-16', today))).code).toBe('bad-new-due');
    await requestLetter(store, 'A', 'chờ đo đạc', undefined, today);
    expect(factsOf(await letter())).toMatchObject({ kind: 'closed-late', endedOn: '2026-11-06', endAttested: true });
    expect(await scan(store, today)).toMatchObject({ lettersWithdrawn: 0, degraded: [] });
    // By whose office it is now.
    office.configure('[agency]\nname = "UBND xã Khác"\n');
    const now = on('2026-11-09');
    await confirmReason(store, await letter(), 'chờ đo đạc', undefined, now, '2026-11-07');
    expect(factsOf(await letter())).toMatchObject({ endedOn: '2026-11-07', agency: { name: 'UBND xã Khác' } });
    await issue('13/UBND');
    expect(await letter()).toMatchObject({ state: 'issued', number: '13/UBND' });
    expect((await refusal(requestLetter(store, 'A', 'chờ đo đạc', undefined, today))).code).toBe('letter-exists');
  });

  test('withdrawn as of a dossier in time is drafted anew by an officer’s word for the day it really ended, kept with who and when', async () => {
    const today = { ...on('2026-11-09'), actor: 'Lý Thị Ký' };
    const ask = (endedOn?: string): Promise<void> => requestLetter(store, 'A', 'chờ đo đạc', undefined, today, endedOn);
    await list('2026-11-03', '');
    await list('2026-11-06', '');
    await scan(store, on('2026-11-06'));
    await list('2026-11-09', '05/11/2026');
    // Of a draft it is a step of its own.
    const { code, message } = await refusal(ask('2026-11-06'));
    expect([code, message]).toEqual(['bad-ended-on', expect.stringContaining('letters reason A')]);
    await withdrawLetter(store, await letter(), 'đúng hẹn', today);
    const without = await refusal(ask());
    expect([without.code, without.sentence.vi, without.sentence.en]).toEqual([
      'not-open',
      expect.stringContaining('--ended-on'),
      expect.stringContaining('--ended-on'),
    ]);
    expect([(await refusal(ask('2026-11-05'))).code, (await refusal(ask('2026-11-10'))).code]).toEqual(['bad-ended-on', 'day-to-come']);
    await ask('2026-11-06');
    expect(factsOf(await letter())).toMatchObject({ kind: 'closed-late', endedOn: '2026-11-06', endAttested: true, dueOn: '2026-11-05' });
    expect((await store.letterEvents((await letter()).id)).at(-1)).toEqual({
      step: 'drafted',
      at: today.now(),
      actor: 'Lý Thị Ký',
      detail: JSON.stringify({ endedOn: '2026-11-06' }),
    });
    expect(await scan(store, today)).toMatchObject({ lettersWithdrawn: 0, degraded: [] });
    await issueLetter(store, await letter(), '12/UBND', 'Lý Thị Ký', '2026-11-09', today);
    expect(await letter()).toMatchObject({ state: 'issued', kind: 'closed-late' });
  });

  test('takes no other day for an end that was late anyway', async () => {
    await list('2026-11-03', '');
    await list('2026-11-06', '');
    await scan(store, on('2026-11-06'));
    await list('2026-11-09', '07/11/2026');
    const reason = confirmReason(store, await letter(), 'chờ đo đạc', undefined, on('2026-11-09'), '2026-11-06');
    expect((await refusal(reason)).code).toBe('bad-ended-on');
  });

  test('has its letter in a new database into which the true day of its end was written', async () => {
    await list('2026-11-03', '');
    await list('2026-11-06', '');
    await list('2026-11-09', '05/11/2026');
    const { id, events } = (await store.dossier('A')) as StoredDossier;
    const lines = eventLines(events, (await store.listings([id])).get(id)).replace('"at":"2026-11-05"', '"at":"2026-11-06"');
    const other = new LetterOffice('thư ngày thật');
    try {
      const file = join(other.folder, 'all.ndjson');
      writeFileSync(file, lines);
      const law = other.on('2026-11-09').law;
      await importContent(other.store, await readIntakeFile(file), {
        observedOn: parseDay('2026-11-09'),
        at: '2026-11-09T01:00:00Z',
        fold: law,
      });
      expect(await scan(other.store, other.on('2026-11-09'))).toMatchObject({ lettersDrafted: 1, degraded: [] });
      const draft = await findLetter(other.store, 'A');
      await confirmReason(other.store, draft, 'chờ đo đạc', undefined, other.on('2026-11-09'));
      await issueLetter(other.store, await findLetter(other.store, 'A'), '1/UBND', 'Lý Thị Ký', '2026-11-09', other.on('2026-11-09'));
      expect(await findLetter(other.store, 'A')).toMatchObject({ state: 'issued', kind: 'closed-late' });
    } finally {
      await other.close();
    }
  });

  test('is told of by the scan, the morning and whoever lists drafts alike where it was asked for in advance', async () => {
    await list('2026-11-03', '');
    await requestLetter(store, 'A', 'chờ đo đạc', '2026-11-12', on('2026-11-03'));
    await list('2026-11-06', '');
    await list('2026-11-09', '05/11/2026');
    const today = on('2026-11-09');
    const { lettersWithdrawn, degraded } = await scan(store, today);
    expect([lettersWithdrawn, degraded.map(({ code }) => code)]).toEqual([0, ['end-contested']]);
    expect((await judgeDraft(store, await letter(), today)).verdict).toBe('contested');
    const loaded = loadConfig(join(office.folder, 'dunghen.config.toml'), office.folder);
    const { toSign } = await gatherMorning(store, today.law, loaded.config, today.today, today.letters);
    expect(toSign).toMatchObject([{ dossier: 'A', isContested: true, isMoot: false }]);
  });

  test('is withdrawn where the list that showed it open was of the day it was due', async () => {
    await list('2026-11-03', '');
    await list('2026-11-05', '');
    const { law, today, letters } = on('2026-11-06');
    await scan(store, on('2026-11-06'));
    // Until a list of a later day comes, the morning says that nobody knows.
    const { config } = loadConfig(join(office.folder, 'dunghen.config.toml'), office.folder);
    expect((await gatherMorning(store, law, config, today, letters)).toSign).toMatchObject([{ isUnseen: true, isMoot: false }]);
    await list('2026-11-09', '05/11/2026');
    expect(await scan(store, on('2026-11-09'))).toMatchObject({ lettersWithdrawn: 1, degraded: [] });
  });
});

test('drafts of a clock that ran ahead are withdrawn once it is right, and written when their day is really missed', async () => {
  await append(received);
  await scan(store, on('2026-11-20'));
  expect(await scan(store, on('2026-11-04'))).toMatchObject({ lettersOwed: 0, lettersWithdrawn: 1 });
  expect(await scan(store, on('2026-11-06'))).toMatchObject({ lettersOwed: 1, lettersDrafted: 1, lettersMissing: 0, degraded: [] });
  expect(await letter()).toMatchObject({ state: 'drafted', dueOn: '2026-11-05', draftedOn: '2026-11-06' });
  expect(existsSync(path((await letter()).fileName))).toBe(true);
  expect(await stepsOf()).toEqual(['drafted', 'withdrawn', 'drafted']);
  // A person's withdrawal is a person's still.
  expect(await scan(store, on(TODAY))).toMatchObject({ lettersDrafted: 0, lettersWithdrawn: 0 });
});

test('a clock that stands back takes nothing away: what is known to have happened since says that it is wrong', async () => {
  await append(received, event('B', 'received', '2026-11-10', { term: '20 working-days' }));
  await scan(store, on(TODAY));
  for (const wrong of ['2026-11-04', '2020-01-01']) expect(await scan(store, on(wrong))).toMatchObject({ lettersWithdrawn: 0 });
  expect(await letter()).toMatchObject({ state: 'drafted' });
});

test('a draft of a dossier that the calendar no longer reaches stays, and hinders no other', async () => {
  await append(received, event('B', 'received', '2026-11-02', { term: '3 working-days' }));
  await scan(store, on('2026-11-06'));
  await append(event('B', 'completed', '2026-11-05'));
  const beyond = parseEvent(event('A', 'extended', '2026-11-04', { by: '2000 working-days', basis: 'phải xác minh' }));
  await store.append([{ code: 'A', events: () => [beyond] }], { file: 't', sha256: 't', at: 't' }, () => {});
  expect(await scan(store, on('2026-11-06'))).toMatchObject({
    lettersWithdrawn: 1,
    degraded: [{ code: 'outside-calendar', dossier: 'A' }],
  });
  expect([(await letter()).state, (await findLetter(store, 'B')).state]).toEqual(['drafted', 'withdrawn']);
});
