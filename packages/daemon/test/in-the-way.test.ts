// What stands in the way of the daily work: a server that hangs up, a folder where a letter should be, names no computer can spell.
import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseDay } from '@dunghen/core';
import {
  confirmReason,
  eraseExpired,
  findLetter,
  inspectLetters,
  issueLetter,
  lawContext,
  letterFileName,
  loadConfig,
  publishPdfs,
  rowsRefused,
  scan,
} from '@dunghen/daemon';
import { sendMail, tellMorning } from '@dunghen/daemon/digest';
import { openStore } from '@dunghen/store';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { mailFaultOf } from '../src/digest/mail-faults.ts';
import { emptyInbox, noArrivals } from '../src/inbox/inbox.ts';
import { THIS_MACHINE } from '../src/machine.ts';
import { syncNames } from '../src/publish-file.ts';
import { event, LetterOffice, TODAY } from './letter-office.ts';

const NOW = `${TODAY}T01:00:00Z`;
let office: LetterOffice;
beforeEach(() => (office = new LetterOffice('việc hằng ngày')));
afterEach(() => office.close());
const loaded = () => loadConfig(join(office.folder, 'dunghen.config.toml'), office.folder);
const late = (...codes: readonly string[]): Promise<void> =>
  office.append(...codes.map((code) => event(code, 'received', '2026-11-02', { term: '3 working-days' })));
const tell = () => tellMorning(office.store, { loaded: loaded(), law: lawContext(loaded()), today: parseDay(TODAY), now: () => NOW });

describe('mail that does not go', () => {
  const config = (host: string, port: number): void =>
    office.configure(
      `[smtp]\nhost = "${host}"\nport = ${port}\nfrom = "dung-hen@xa-mau.example"\n[digests.to]\n"*" = ["a@xa-mau.example"]\n`,
    );

  test('to a host that no name server knows says so', async () => {
    await late('A');
    config('thu.khong-co.invalid', 25);
    await tell();
    expect(await sendMail(office.store, loaded(), () => Date.parse(NOW))).toEqual({
      sent: 0,
      superseded: 0,
      waiting: 1,
      fault: 'smtp-unknown-host',
    });
  });

  test('because the server hangs up is told by what the machine says of it', async () => {
    const server = createServer((socket) => socket.resetAndDestroy()).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    await late('A');
    config('127.0.0.1', (server.address() as AddressInfo).port);
    await tell();
    const { sent, fault } = await sendMail(office.store, loaded(), () => Date.parse(NOW));
    expect([sent, fault]).toEqual([0, 'ECONNRESET']);
  });

  test.each([
    [{ code: 'ETIMEDOUT', command: 'CONN' }, 'smtp-silent'],
    [{ code: 'ESOCKET', originalCode: 'EHOSTUNREACH' }, 'EHOSTUNREACH'],
    [{ code: 'EENVELOPE' }, 'EENVELOPE'],
    [new Error('x'), 'mail-failed'],
  ])('for %j is told by a short code', (error, code) => expect(mailFaultOf(error)).toBe(code));
});

test('the morning names three of the lists of which rows were refused, and says that there are more', async () => {
  await late('A');
  office.configure('');
  mkdirSync(join(office.folder, 'inbox/done'), { recursive: true });
  for (const name of ['a', 'b', 'c', 'd']) {
    const path = join(office.folder, 'inbox/done', `${name}.csv.json`);
    writeFileSync(path, JSON.stringify({ rejected: 2, ...(name !== 'd' && { file: `${name}.csv` }) }));
    utimesSync(path, new Date(NOW), new Date(NOW));
  }
  // A report that does not say of which file it is has its own name.
  expect(rowsRefused(join(office.folder, 'inbox'), Date.parse(NOW)).map(({ name }) => name)).toEqual([
    'd.csv.json',
    'c.csv',
    'b.csv',
    'a.csv',
  ]);
  await tell();
  const page = readFileSync(join(office.folder, `digests/${TODAY}/toan-co-quan.html`), 'utf8');
  expect(page).toContain('8 dòng trong các danh sách nhập bảy ngày qua bị từ chối (“d.csv.json” 2, “c.csv” 2, “b.csv” 2, …)');
});

test('of two days that a citizen was given, the later one counts, in whatever order they came to be known', async () => {
  await office.append(
    event('A', 'received', '2026-11-02', { term: '3 working-days' }),
    event('A', 'rescheduled', '2026-11-06', { dueOn: '2026-11-27', letter: '1' }),
    event('A', 'rescheduled', '2026-11-09', { dueOn: '2026-11-20' }),
  );
  office.configure('');
  await tell();
  const page = readFileSync(join(office.folder, `digests/${TODAY}/toan-co-quan.html`), 'utf8');
  expect(page).toContain('27/11/2026');
});

describe('the inbox', () => {
  const arrivals = noArrivals();
  const look = (signal?: AbortSignal): Promise<string | null> => {
    const hear = (): void => {};
    const context = {
      folder: join(office.folder, 'inbox'),
      mapping: join(office.folder, 'none'),
      today: parseDay(TODAY),
      law: lawContext(loaded()),
    };
    return emptyInbox(office.store, arrivals, {
      ...context,
      now: () => NOW,
      log: { info: hear, warn: hear, error: hear },
      ...(signal && { signal }),
    });
  };
  const line = (code: string): string => JSON.stringify({ dossier: code, type: 'received', at: '2026-11-20', term: '3 working-days' });

  test('leaves all that arrived together where it is when it is told to stop', async () => {
    office.configure('');
    mkdirSync(join(office.folder, 'inbox'));
    for (const code of ['A', 'B']) writeFileSync(join(office.folder, 'inbox', `${code}.ndjson`), line(code));
    await look();
    await look(AbortSignal.abort());
    expect(await office.store.dossier('A')).toBeNull();
    await look();
    expect([await office.store.dossier('A'), await office.store.dossier('B')]).not.toContain(null);
  });

  test.skipIf(process.platform !== 'linux')('gives a name that can be spelled to no file whose name another has already', async () => {
    office.configure('');
    mkdirSync(join(office.folder, 'inbox'));
    for (const last of [0xff, 0xfe])
      writeFileSync(
        Buffer.concat([Buffer.from(join(office.folder, 'inbox/a')), Buffer.from([last]), Buffer.from('.ndjson')]),
        line(`A-${last}`),
      );
    for (let i = 0; i < 8; i++) await look();
    // One after another: none is written over.
    expect(await Promise.all([0xff, 0xfe].map(async (last) => (await office.store.dossier(`A-${last}`))?.code))).toEqual([
      'A-255',
      'A-254',
    ]);
  });
});

describe('a letter’s file', () => {
  test('of which a folder took the name keeps its citizen from being erased, and says why', async () => {
    await office.append(event('A', 'received', '2026-01-05', { term: '3 working-days' }), event('A', 'completed', '2026-02-05'));
    await scan(office.store, office.on('2026-02-06'));
    const path = join(office.folder, 'letters', letterFileName('A', 1));
    rmSync(path);
    mkdirSync(path);
    const erasure = { months: 6, today: parseDay(TODAY), folder: join(office.folder, 'letters'), at: NOW };
    await expect(eraseExpired(office.store, erasure)).rejects.toMatchObject({ code: 'EISDIR' });
    expect((await findLetter(office.store, 'A')).erasedOn).toBeNull();
    // What lies in the place of the folder is not it; where the folder was deleted, it has no files.
    rmSync(join(office.folder, 'letters'), { recursive: true });
    writeFileSync(join(office.folder, 'letters'), '');
    await expect(eraseExpired(office.store, erasure)).rejects.toMatchObject({ code: 'letters-away' });
    rmSync(join(office.folder, 'letters'));
    expect(await eraseExpired(office.store, erasure)).toMatchObject({ letters: 1, files: 0 });
    expect(await eraseExpired(office.store, { ...erasure, thorough: true })).toMatchObject({ dossiers: 0 });
  });

  describe('of a dossier that is looked through later than one without a letter', () => {
    const erasure = () => ({ months: 6, today: parseDay(TODAY), folder: join(office.folder, 'letters'), at: NOW });
    const names = (): readonly boolean[] => {
      const files = readdirSync(office.folder).filter((name) => name.startsWith('a.db'));
      const bytes = files.map((name) => readFileSync(join(office.folder, name), 'utf8')).join();
      return ['Nông Thị Thử', 'Lò Văn Mẫu'].map((name) => bytes.includes(name));
    };
    beforeEach(async () => {
      const applicant = (name: string): object => ({ term: '3 working-days', applicant: { name } });
      await office.append(event('A', 'received', '2026-01-05', applicant('Nông Thị Thử')), event('A', 'completed', '2026-01-06'));
      // Dossiers are looked through by their numbers, 20,000 together.
      const inDatabase = async (sql: string): Promise<void> => {
        await office.store.close();
        const db = new DatabaseSync(office.database);
        db.exec(sql);
        db.close();
        office.store = openStore(office.database);
      };
      await inDatabase("insert into dossier (id, code, code_key) values (20001, 'X', 'X')");
      await office.append(event('B', 'received', '2026-01-05', applicant('Lò Văn Mẫu')), event('B', 'completed', '2026-02-05'));
      await inDatabase('delete from dossier where id = 20001');
      await scan(office.store, office.on('2026-02-06'));
    });

    test('keeps that one from being erased, too, where its folder is away: nothing is, as is said', async () => {
      rmSync(join(office.folder, 'letters'), { recursive: true });
      writeFileSync(join(office.folder, 'letters'), '');
      await expect(eraseExpired(office.store, erasure())).rejects.toMatchObject({ code: 'letters-away' });
      expect(names()).toEqual([true, true]);
      expect((await office.store.dossier('A'))?.applicant).toContain('Nông Thị Thử');
    });

    test('leaves no trace of that one where it cannot be removed itself', async () => {
      const path = join(office.folder, 'letters', letterFileName('B', 1));
      rmSync(path);
      mkdirSync(path);
      await expect(eraseExpired(office.store, erasure())).rejects.toMatchObject({ code: 'EISDIR' });
      expect(names()).toEqual([false, true]);
    });
  });

  test('of somebody else is not called a letter that the ledger forgot', async () => {
    await late('A');
    await scan(office.store, office.on(TODAY));
    writeFileSync(join(office.folder, 'letters', 'biên bản.docx'), 'không phải tệp Word');
    expect(await inspectLetters(office.store, join(office.folder, 'letters'))).toMatchObject({ unknown: [], missing: [], altered: [] });
  });

  test.skipIf(process.platform === 'win32')('is not made into a PDF from bytes that were damaged', async () => {
    await late('A');
    await scan(office.store, office.on(TODAY));
    await confirmReason(office.store, await findLetter(office.store, 'A'), 'chờ xác minh', undefined, office.on(TODAY));
    await issueLetter(office.store, await findLetter(office.store, 'A'), '1/XL', 'Người Ký', TODAY, office.on(TODAY));
    await office.store.close();
    const db = new DatabaseSync(office.database);
    db.exec('update letter_bytes set bytes = zeroblob(100)');
    db.close();
    office.store = openStore(office.database);
    expect(await publishPdfs(office.store, join(office.folder, 'letters'), undefined, '/bin/true')).toEqual({ made: 0, fault: null });
    expect(readdirSync(join(office.folder, 'letters')).filter((name) => name.endsWith('.pdf'))).toEqual([]);
  });
});

test('a folder that cannot be opened is a fault where folders can be opened, and none on Windows', async () => {
  const path = join(office.folder, 'tệp', 'trong tệp');
  writeFileSync(join(office.folder, 'tệp'), '');
  await expect(syncNames(path)).rejects.toMatchObject({ code: 'ENOTDIR' });
  await expect(syncNames(path, { ...THIS_MACHINE, opensFolders: false })).resolves.toBeUndefined();
});

test('more open dossiers than are looked at in one go all come under a new law, once', async () => {
  await late(...Array.from({ length: 120 }, (_, i) => `M-${i}`));
  await scan(office.store, office.on('2026-11-03'));
  office.configure('[clock]\nsupplementRule = "shift"\n');
  const { law } = office.on('2026-11-03');
  expect(await office.store.underOtherLaw(law.id, 0, 200)).toHaveLength(120);
  await scan(office.store, office.on('2026-11-03'));
  expect(await office.store.underOtherLaw(law.id, 0, 200)).toEqual([]);
});

test('a scan that is told to stop before it knew the dossiers remembers none of them', async () => {
  await late('A');
  await office.append(event('A', 'completed', '2026-11-09'));
  const context = office.on(TODAY);
  await scan(office.store, context, undefined, AbortSignal.abort());
  expect(
    (await Array.fromAsync(office.store.dossierPages({ only: { stale: { law: context.law.id } } }))).flat().map(({ code }) => code),
  ).toEqual(['A']);
  expect(await office.store.letterCount()).toBe(0);
});

test.each(['EPERM', 'EBUSY', 'EACCES'])(
  'a letter that Word has open on Windows, where nothing can be renamed to its name (%s), waits alone and is written once it is closed',
  async (code) => {
    await late('A', 'B');
    await scan(office.store, office.on(TODAY));
    await confirmReason(office.store, await findLetter(office.store, 'A'), 'chờ xác minh', undefined, office.on(TODAY));
    const [open, other] = ['A', 'B'].map((one) => join(office.folder, 'letters', letterFileName(one, 1))) as [string, string];
    rmSync(other);
    const before = readFileSync(open);
    const rename = (path: string, dest: string): Promise<void> =>
      dest === open
        ? Promise.reject(Object.assign(new Error(code), { code, syscall: 'rename', path, dest }))
        : THIS_MACHINE.rename(path, dest);
    const told = await scan(office.store, { ...office.on(TODAY), machine: { ...THIS_MACHINE, rename } });
    expect(told).toMatchObject({ lettersPublished: 1, degraded: [{ code: 'letter-file', dossier: 'A', file: letterFileName('A', 1) }] });
    expect([readFileSync(open).equals(before), readFileSync(other).length > 1_000]).toEqual([true, true]);
    expect(readdirSync(join(office.folder, 'letters')).filter((name) => name.startsWith('.tam-'))).toEqual([]);
    expect(await scan(office.store, office.on(TODAY))).toMatchObject({ lettersPublished: 1, degraded: [] });
    expect(readFileSync(open).equals(before)).toBe(false);
  },
);
