// The rounds of a real daemon in this process, and the chores of each: what hinders one is told, and hinders no other.
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { officeDayOf, parseDay } from '@dunghen/core';
import {
  findLetter,
  issueLetter,
  confirmReason,
  eraseExpired,
  lawContext,
  letterFileName,
  loadConfig,
  scan,
  type LoadedConfig,
} from '@dunghen/daemon';
import { runDaemon, type LogFields } from '@dunghen/daemon/run';
import { openStore } from '@dunghen/store';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { DaemonError } from '../src/daemon-error.ts';
import { sha256 } from '../src/publish-file.ts';
import { hangDoorbell } from '../src/service/doorbell.ts';
import { hashPassword } from '../src/page/password.ts';
import { folderFault, forget, makePdfs, noteFailedRound, tell } from '../src/service/round-chores.ts';
import type { DaemonEdge } from '../src/service/run-daemon.ts';
import { event, LetterOffice, refusal } from './letter-office.ts';

const NOW = '2026-11-23T01:00:00Z';
let office: LetterOffice;
let said: (readonly [event: string, fields?: LogFields])[];
let stop: AbortController;
beforeEach(() => {
  office = new LetterOffice('vòng quét');
  said = [];
  stop = new AbortController();
  office.configure('[agency]\nname = "UBND xã Mẫu"\n[health]\nport = 0\n');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
  await office.close();
});

const loaded = (): LoadedConfig => loadConfig(join(office.folder, 'dunghen.config.toml'), office.folder);
const edge = (more: Partial<DaemonEdge> = {}, onSaid: (event: string) => unknown = () => {}): DaemonEdge => {
  const hear = (name: string, fields?: LogFields): void => {
    said.push(fields ? [name, fields] : [name]);
    onSaid(name);
  };
  return {
    store: office.store,
    log: { info: hear, warn: hear, error: hear },
    today: () => officeDayOf(Date.parse(NOW)),
    nowMs: () => Date.parse(NOW),
    reload: async () => ({ loaded: loaded(), law: lawContext(loaded()) }),
    morning: async () => 'hôm nay',
    systemd: async () => {},
    signal: stop.signal,
    ...more,
  };
};
/** Runs until something was said so many times. */
async function until(last: string, times = 1, more: Partial<DaemonEdge> = {}): Promise<'whole' | 'cut-short'> {
  let heard = 0;
  return runDaemon(edge(more, (name) => name === last && ++heard === times && setImmediate(() => stop.abort())));
}
const told = (name: string): readonly (LogFields | undefined)[] => said.filter(([one]) => one === name).map(([, fields]) => fields);
const line = (code: string): string => JSON.stringify(event(code, 'received', '2026-11-02', { term: '3 working-days' }));
const late = (...codes: readonly string[]): Promise<void> =>
  office.append(...codes.map((code) => event(code, 'received', '2026-11-02', { term: '3 working-days' })));

describe('a daemon', () => {
  test('that is told to stop before it began makes no round', async () => {
    stop.abort();
    expect(await runDaemon(edge())).toBe('whole');
    expect(said.map(([name]) => name)).toEqual(['started', 'stopped']);
  });

  test('has the store forget its pages once it rested for three seconds, but not after it was told to stop', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const forgetPages = vi.spyOn(office.store, 'forgetPages');
    onTestFinished(() => void vi.useRealTimers());
    await until('scanned');
    vi.advanceTimersByTime(60_000);
    expect(forgetPages).not.toHaveBeenCalled();
    stop = new AbortController();
    onTestFinished(() => stop.abort());
    await new Promise<unknown>((done) => void runDaemon(edge({}, (name) => name === 'scanned' && setImmediate(done))));
    vi.advanceTimersByTime(2_999);
    expect(forgetPages).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(forgetPages).toHaveBeenCalledTimes(1);
  });

  test('that is told to stop while it tells the morning erases nobody and calls no scan done', async () => {
    await late('A');
    expect(await runDaemon(edge({}, (name) => name === 'morning-told' && stop.abort()))).toBe('whole');
    expect(said.map(([name]) => name)).not.toContain('scanned');
  });

  test('tells systemd that it is ready and, four times a minute, that it lives, with what /readyz says', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const heard: (readonly (string | undefined)[])[] = [];
    const systemd: DaemonEdge['systemd'] = async (...one) => void heard.push(one);
    await late('A');
    mkdirSync(join(office.folder, 'letters', letterFileName('A', 1)), { recursive: true });
    await runDaemon(edge({ systemd }, (name) => name === 'scanned' && (vi.advanceTimersByTime(30_000), stop.abort())));
    const lives = ['WATCHDOG=1', 'letter-file'];
    expect(heard).toEqual([['--ready', 'starting'], lives, lives, ['STOPPING=1']]);
  });

  test('tells of a letter it cannot publish with its dossier, and of due dates that another law moves', async () => {
    await office.append(
      event('A', 'received', '2026-11-02', { term: '3 working-days' }),
      event('B', 'received', '2026-11-19', { term: '5 working-days' }),
      event('B', 'paused', '2026-11-20', { reason: 'supplement' }),
      event('B', 'resumed', '2026-11-23'),
    );
    await scan(office.store, office.on('2026-11-04'));
    mkdirSync(join(office.folder, 'letters', letterFileName('A', 1)), { recursive: true });
    office.configure('[health]\nport = 0\n[clock]\nsupplementRule = "shift"\n');
    await until('scanned');
    expect(told('due-dates-moved')).toEqual([{ moved: 1 }]);
    expect(told('degraded')).toContainEqual({ code: 'letter-file', dossier: 'A' });
  });

  test('goes on with the configuration that worked where a new one is broken', async () => {
    let asked = 0;
    const reload: DaemonEdge['reload'] = async () => {
      if (asked++ > 0) office.configure('lang = "fr"');
      return { loaded: loaded(), law: lawContext(loaded()) };
    };
    await until('scanned', 1, { reload });
    expect(told('config-refused')).toEqual([{ code: 'config-invalid' }]);
  });

  test('does not take a fault of the program for one of the configuration', async () => {
    let asked = 0;
    const reload: DaemonEdge['reload'] = async () => {
      if (asked++ > 0) throw new TypeError('a fault of the program');
      return { loaded: loaded(), law: lawContext(loaded()) };
    };
    await until('round-failed', 1, { reload });
    expect(told('round-failed')).toEqual([{ code: 'TypeError' }]);
    expect(told('config-refused')).toEqual([]);
  });

  test('scans though its inbox is no folder, and says so', async () => {
    writeFileSync(join(office.folder, 'inbox'), 'một tệp ở chỗ của thư mục');
    await until('scanned');
    expect(told('degraded')).toContainEqual({ code: 'inbox-folder' });
  });

  test('comes back for what lay in its inbox at the first look, and counts the month anew only where something changed', async () => {
    mkdirSync(join(office.folder, 'inbox'));
    writeFileSync(join(office.folder, 'inbox', 'a.csv'), 'không phải danh sách');
    const pages = vi.spyOn(office.store, 'dossierPages');
    await until('scanned', 2);
    expect(told('scanned')).toHaveLength(2);
    // The morning and the month's rate read every dossier, once each.
    expect(
      pages.mock.calls.filter(([options]) => options?.size === 1_000 && !options.only && options.withApplicants === false),
    ).toHaveLength(2);
  });

  test('tells no morning while a list waits that is not complete, for half an hour at most, and says so', async () => {
    await late('A');
    mkdirSync(join(office.folder, 'inbox'));
    const list = join(office.folder, 'inbox', 'a.ndjson');
    let now = Date.parse(NOW);
    let rounds = 0;
    // Somebody goes on writing the list until it is too late, and a clock that is quick brings on the half hour.
    writeFileSync(list, line('B-0'));
    office.configure('[health]\nport = 0\n');
    const { config, ...rest } = loaded();
    const quick = { ...rest, config: { ...config, schedule: { scan: '* * * * * *' } } };
    await runDaemon(
      edge({ nowMs: () => now, reload: async () => ({ loaded: quick, law: lawContext(quick) }) }, (name) => {
        if (name === 'morning-told') setImmediate(() => stop.abort());
        if (name !== 'scanned') return;
        writeFileSync(list, `${readFileSync(list, 'utf8')}\n${line(`B-${++rounds}`)}`);
        now += 16 * 60_000;
      }),
    );
    expect(said.map(([name, fields]) => [name, fields?.code]).filter(([name]) => name?.startsWith('morning'))).toEqual([
      ['morning-waits', undefined],
      ['morning-waits', 'told-without'],
      ['morning-told', undefined],
    ]);
    // At once, after 16 minutes and after 32.
    expect(rounds).toBe(3);
  });

  test('tells the morning with what the list that lay in its inbox brought', async () => {
    mkdirSync(join(office.folder, 'inbox'));
    writeFileSync(join(office.folder, 'inbox', 'a.ndjson'), line('A'));
    await until('morning-told');
    expect(said.map(([name]) => name).filter((name) => ['morning-waits', 'imported', 'morning-told'].includes(name))).toEqual([
      'morning-waits',
      'imported',
      'morning-told',
    ]);
    expect(readFileSync(join(office.folder, 'digests/2026-11-23/toan-co-quan.html'), 'utf8')).toContain('A');
  });

  test('answers on its port while it runs, and on none afterwards', async () => {
    const port = await freePort();
    office.configure(`[health]\nport = ${port}\n`);
    const running = runDaemon(edge());
    await vi.waitFor(() => expect(told('listening')).toEqual([{ port }]));
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('hôm nay');
    stop.abort();
    expect(await running).toBe('whole');
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow('fetch failed');
  });

  test('that cannot have the one port gives back the other', async () => {
    const [page, other] = [await freePort(), createServer().listen(0, '127.0.0.1')];
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    writeFileSync(join(office.folder, 'mk.txt'), await hashPassword('mua xuân ở Đình Lập'));
    const health = (other.address() as AddressInfo).port;
    office.configure(`[health]\nport = ${health}\n[page]\nlisten = "127.0.0.1"\nport = ${page}\npasswordFile = "mk.txt"\n`);
    await expect(runDaemon(edge())).rejects.toMatchObject({ code: 'port-taken' });
    await expect(fetch(`http://127.0.0.1:${page}/`)).rejects.toThrow('fetch failed');
  });
});

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

test('a schedule that is none leaves the bell hanging as it hung', async () => {
  let rung = 0;
  const bell = hangDoorbell(() => rung++);
  for (const scheduled of ['* * * * * *', '61 * * * *', '61 * * * *']) bell.follow(scheduled);
  await vi.waitFor(() => expect(rung).toBeGreaterThan(0), 3_000);
  await bell.takeDown();
  await hangDoorbell(() => rung++).takeDown();
});

describe('the chores of a round', () => {
  const context = () => ({ loaded: loaded(), law: lawContext(loaded()), today: parseDay('2026-11-23'), now: () => NOW });

  const WELL = { degraded: [] };
  test('erase nobody while the folder of their letters is away, whose files nobody would come back for, and do it once it is back', async () => {
    await office.append(
      event('A', 'received', '2026-01-05', { term: '3 working-days', applicant: { name: 'Nông Thị Thử' } }),
      event('A', 'completed', '2026-02-05'),
    );
    office.configure('[retention]\nmonths = 6\n');
    await scan(office.store, office.on('2026-02-06'));
    const [letters, share] = [join(office.folder, 'letters'), join(office.folder, 'ổ mạng')];
    renameSync(letters, share);
    mkdirSync(letters);
    const away = await scan(office.store, office.on('2026-11-23'));
    expect([await forget(edge(), context(), away), said]).toEqual([false, []]);
    // Away since the scan, or no scan at all: the command.
    expect(await refusal(eraseExpired(office.store, { months: 6, today: parseDay('2026-11-23'), folder: letters, at: NOW }))).toMatchObject(
      {
        code: 'letters-away',
        value: letters,
        message: expect.stringContaining('"dunghen scan --new-folder"') as string,
      },
    );
    expect((await findLetter(office.store, 'A')).erasedOn).toBe(null);
    rmSync(letters, { recursive: true });
    renameSync(share, letters);
    expect([await forget(edge(), context(), await scan(office.store, office.on('2026-11-23'))), said]).toEqual([
      true,
      [['erased', { erased: 1 }]],
    ]);
    expect([(await findLetter(office.store, 'A')).erasedOn, existsSync(join(letters, letterFileName('A', 1)))]).toEqual([
      '2026-11-23',
      false,
    ]);
  });

  test('erase who ended long ago where the configuration says so, once, and keep what an officer wrote', async () => {
    await office.append(
      event('A', 'received', '2026-01-05', { term: '3 working-days', applicant: { name: 'Nông Thị Thử' } }),
      event('A', 'completed', '2026-02-05'),
    );
    await scan(office.store, office.on('2026-02-06'));
    writeFileSync(join(office.folder, 'letters', letterFileName('A', 1)), 'cán bộ đã sửa');
    await forget(edge(), context(), WELL);
    expect(said).toEqual([]);
    office.configure('[retention]\nmonths = 6\n');
    await forget(edge(), context(), WELL);
    expect(said).toEqual([
      ['erased', { erased: 1 }],
      ['degraded', { code: 'erased-letter-altered' }],
    ]);
    await forget(edge(), context(), WELL);
    expect(said).toHaveLength(2);
  });

  test('erase nothing that a database this one is a copy of noted, and say so', async () => {
    await office.append(
      event('A', 'received', '2026-01-05', { term: '3 working-days', applicant: { name: 'Nông Thị Thử' } }),
      event('A', 'completed', '2026-02-05'),
    );
    office.configure('[retention]\nmonths = 6\n');
    await scan(office.store, office.on('2026-02-06'));
    const file = join(office.folder, 'in.docx');
    writeFileSync(file, 'của văn phòng');
    await office.store.notePrint({ path: file, sha256: sha256(readFileSync(file)), mount: null }, [
      (await findLetter(office.store, 'A')).id,
    ]);
    await office.store.backUp(join(office.folder, 'sao.db'));
    const store = openStore(join(office.folder, 'sao.db'));
    onTestFinished(() => store.close());
    await forget(edge({ store }), context(), WELL);
    expect([said, existsSync(join(office.folder, 'letters', letterFileName('A', 1)))]).toEqual([
      [['degraded', { code: 'letters-of-another' }]],
      true,
    ]);
    office.configure('[letters]\nfolder = "riêng"\n[retention]\nmonths = 6\n');
    await forget(edge({ store }), context(), WELL);
    expect(said.slice(1)).toEqual([
      ['erased', { erased: 1 }],
      ['degraded', { code: 'files-of-another' }],
    ]);
    expect(existsSync(file)).toBe(true);
    // What is not there is named by the command alone.
    for (const path of [file, join(office.folder, 'letters')]) rmSync(path, { recursive: true });
    await forget(edge({ store }), context(), WELL);
    expect([said.length, (await store.expiredPrints()).length]).toEqual([3, 1]);
  });

  test.skipIf(process.platform === 'win32')('make the PDFs, and tell where LibreOffice fails', async () => {
    await late('A');
    await scan(office.store, office.on('2026-11-23'));
    await confirmReason(office.store, await findLetter(office.store, 'A'), 'chờ xác minh', undefined, office.on('2026-11-23'));
    await issueLetter(office.store, await findLetter(office.store, 'A'), '1/XL', 'Người Ký', '2026-11-23', office.on('2026-11-23'));
    const bin = join(office.folder, 'bin');
    mkdirSync(bin);
    vi.stubEnv('PATH', `${bin}${delimiter}${process.env['PATH'] ?? ''}`);
    for (const script of ['exit 1', 'for last; do :; done; printf "%%PDF-1.7 whole\\n%%%%EOF\\n" > "$6/$(basename "$last" .docx).pdf"']) {
      writeFileSync(join(bin, 'soffice'), `#!/bin/sh\n${script}\n`);
      chmodSync(join(bin, 'soffice'), 0o755);
      await makePdfs(edge(), loadConfig(undefined, office.folder), { degraded: [] });
    }
    // Nothing is made into a folder that is not the one of the letters.
    rmSync(join(office.folder, 'letters/pdf'), { recursive: true });
    const away = [{ code: 'letters-away', blocking: true, sentence: { vi: '', en: '' } }];
    await makePdfs(edge(), loadConfig(undefined, office.folder), { degraded: away });
    expect(said).toEqual([
      ['degraded', { code: 'pdf-failed' }],
      ['pdfs-made', { published: 1 }],
    ]);
  });

  test('mail the morning, tell what waits and why, and go on where the digests have no folder', async () => {
    const smtp = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, _, done) => stream.resume().on('end', () => done()),
    });
    await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done));
    onTestFinished(() => new Promise<void>((done) => smtp.close(done)));
    const { port } = smtp.server.address() as AddressInfo;
    await late('A');
    writeFileSync(join(office.folder, 'digests'), 'một tệp ở chỗ của thư mục');
    const config = (at: number): void =>
      office.configure(
        `[smtp]\nhost = "127.0.0.1"\nport = ${at}\nfrom = "dung-hen@xa-mau.example"\n[digests.to]\n"*" = ["a@xa-mau.example"]\n`,
      );
    config(await freePort());
    expect(await tell(edge(), context())).toBe(1);
    rmSync(join(office.folder, 'digests'));
    config(port);
    // Told to stop, it begins no mail.
    expect(await tell(edge({ signal: AbortSignal.abort(), nowMs: () => Date.parse(NOW) + 3_600_000 }), context())).toBe(1);
    expect(await tell(edge({ nowMs: () => Date.parse(NOW) + 3_600_000 }), context())).toBe(0);
    expect(said.map(([name, fields]) => [name, fields?.code ?? fields?.sent ?? fields?.published])).toEqual([
      ['morning-told', 0],
      ['degraded', 'digests-folder'],
      ['mail-waits', 'smtp-refused'],
      ['morning-told', 1],
      ['mail-waits', 'smtp-refused'],
      ['mailed', 1],
    ]);
  });

  test('name a round that failed by its code, also where the database cannot keep the note', async () => {
    const faults = [
      new DaemonError('no-dossier', { vi: 'a', en: 'b' }),
      Object.assign(new Error('x'), { code: 'ENOSPC' }),
      new RangeError('x'),
    ];
    for (const fault of faults) await noteFailedRound(edge(), fault);
    expect(JSON.parse((await office.store.lastScan())?.degraded ?? '')).toMatchObject([{ code: 'RangeError', blocking: true }]);
    const other = new LetterOffice('đã đóng');
    await other.close();
    expect(await noteFailedRound(edge({ store: other.store }), Object.assign(new Error('x'), { code: 'SQLITE_FULL' }))).toBe('SQLITE_FULL');
    expect(told('round-failed').map((fields) => fields?.code)).toEqual(['no-dossier', 'ENOSPC', 'RangeError', 'SQLITE_FULL']);
  });

  test('take no fault of the program for one of a folder', () => {
    const fault = new TypeError('a fault of the program');
    expect(() => folderFault(fault)).toThrow(fault);
    expect(folderFault(Object.assign(new Error('x'), { syscall: 'scandir' }))).toBe('inbox-folder');
  });
});
