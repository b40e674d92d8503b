import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDay } from '@dunghen/core';
import { filesThatGrew, lawContext, loadConfig, rowsRefused } from '@dunghen/daemon';
import { mappingText, readWithMapping } from '@dunghen/intake';
import { openStore, type Store } from '@dunghen/store';
import { writeXlsx } from 'hucre';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type * as filing from '../src/inbox/file-away.ts';
import { type Arrivals, emptyInbox, noArrivals } from '../src/inbox/inbox.ts';
import type { DaemonLog } from '../src/log.ts';
import { newStore } from '../../store/test/new-store.ts';

// What the files before have loaded would go on without what is put in its place here.
vi.hoisted(() => vi.resetModules());

/** Whether files that were dealt with cannot be read, as one that another program has locked. */
let isLocked = false;
vi.mock('../src/inbox/file-away.ts', async (original: () => Promise<typeof filing>) => {
  const real = await original();
  return { ...real, hashOfFile: (path: string) => (isLocked ? Promise.resolve(null) : real.hashOfFile(path)) };
});

let base: string;
let inbox: string;
let store: Store;
let said: string[];
let arrivals: Arrivals;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'hộp thư đến '));
  inbox = join(base, 'inbox');
  mkdirSync(inbox);
  store = newStore(join(base, 'a.db'));
  said = [];
  isLocked = false;
  arrivals = noArrivals();
  onTold = () => {};
});
afterEach(async () => {
  await store.close();
  rmSync(base, { recursive: true });
});

const list = (code: string): string => JSON.stringify({ dossier: code, type: 'received', at: '2026-11-20', term: '3 working-days' });
const put = (name: string, content: string): void => writeFileSync(join(inbox, name), content);
/** What happens when something is told of. */
let onTold: (event: string) => void;
const log = (event: string, fields: object = {}): void => {
  said.push(JSON.stringify({ event, ...fields }));
  onTold(event);
};
/** Looks once. */
async function look(signal?: AbortSignal, at = '2026-11-23T01:02:03Z', today = '2026-11-23'): Promise<string | null> {
  const loaded = loadConfig(undefined, base);
  const told: DaemonLog = { info: log, warn: log, error: log };
  const context = { folder: inbox, mapping: join(base, 'none.toml'), today: parseDay(today), law: lawContext(loaded) };
  return emptyInbox(store, arrivals, { ...context, now: () => at, log: told, ...(signal && { signal }) });
}
const lookTwice = async (): Promise<string | null> => (await look(), look());
const inFolder = (folder: string): string[] => (existsSync(join(inbox, folder)) ? readdirSync(join(inbox, folder)).toSorted() : []);
const report = (folder: string, name: string): { file: string; error?: { code: string; message: string }; warnings?: unknown } =>
  JSON.parse(readFileSync(join(inbox, folder, name), 'utf8'));

describe('the inbox', () => {
  test('takes a file only once it stands still', async () => {
    put('a.ndjson', list('A-1'));
    await look();
    put('a.ndjson', `${list('A-1')}\n${list('A-2')}\n`);
    await look();
    expect(inFolder('done')).toEqual([]);
    await look();
    expect(inFolder('done')).toEqual(['2026-11-23-080203-a.ndjson', '2026-11-23-080203-a.ndjson.json']);
    expect(await store.dossier('A-2')).not.toBeNull();
  });

  test('takes no file that was written just now, though it stands still: whoever writes it may pause', async () => {
    put('a.ndjson', list('A-1'));
    const written = Date.parse('2026-11-23T01:00:00Z');
    utimesSync(join(inbox, 'a.ndjson'), written / 1_000, written / 1_000);
    const lookAfter = (ms: number): Promise<string | null> => look(undefined, new Date(written + ms).toISOString());
    for (const ms of [500, 2_500, 9_500]) await lookAfter(ms);
    expect(await store.dossier('A-1')).toBeNull();
    await lookAfter(10_500);
    expect(await store.dossier('A-1')).not.toBeNull();
  });

  describe('of a file that is written on after it was dealt with', () => {
    const whole = `${list('A-1')}\n${list('A-2')}\n`;
    const half = '2026-11-23-080203-a.ndjson';

    test('takes the rest too, tells of it, and keeps a report of each time', async () => {
      put('a.ndjson', `${list('A-1')}\n`);
      await lookTwice();
      expect(await store.dossier('A-2')).toBeNull();
      appendFileSync(join(inbox, 'done', half), `${list('A-2')}\n`);
      await look();
      expect(said.join()).toContain('"event":"file-grew","waiting":1');
      expect(readFileSync(join(inbox, 'a.ndjson'), 'utf8')).toBe(whole);
      await look();
      expect(await store.dossier('A-2')).not.toBeNull();
      const [again = '', ...others] = inFolder('done').filter((name) => !name.endsWith('.json'));
      expect([readFileSync(join(inbox, 'done', again), 'utf8'), others]).toEqual([whole, []]);
      expect(report('done', `${half}.json`)).toMatchObject({ file: 'a.ndjson', created: 1, grewAt: '2026-11-23T01:02:03Z' });
      expect(report('done', `${again}.json`)).toMatchObject({ file: 'a.ndjson', created: 1, unchanged: 1 });
      // What is whole now is left where it is.
      await lookTwice();
      expect(said.filter((line) => line.includes('file-grew'))).toHaveLength(1);
    });

    test('takes one that was refused while only half of it was there', async () => {
      const xlsx = readFileSync(new URL('../../../fixtures/sample/danh-sach-ho-so.xlsx', import.meta.url));
      writeFileSync(join(inbox, 'a.xlsx'), xlsx.subarray(0, 5_000));
      await lookTwice();
      const [refused = ''] = inFolder('rejected');
      appendFileSync(join(inbox, 'rejected', refused), xlsx.subarray(5_000));
      await lookTwice();
      expect(inFolder('rejected')).toEqual([`${refused}.json`]);
      expect(inFolder('done')).toHaveLength(2);
    });

    test('waits where another file of its name has come meanwhile, and loses neither', async () => {
      put('a.ndjson', `${list('A-1')}\n`);
      await lookTwice();
      appendFileSync(join(inbox, 'done', half), `${list('A-2')}\n`);
      put('a.ndjson', list('A-3'));
      for (let time = 0; time < 4; time++) await look();
      for (const code of ['A-2', 'A-3']) expect(await store.dossier(code)).not.toBeNull();
      expect(inFolder('done').filter((name) => !name.endsWith('.json'))).toHaveLength(2);
    });

    test('finishes for whoever was killed when it had both its names', async () => {
      put('a.ndjson', `${list('A-1')}\n`);
      await lookTwice();
      appendFileSync(join(inbox, 'done', half), `${list('A-2')}\n`);
      linkSync(join(inbox, 'done', half), join(inbox, 'a.ndjson'));
      await lookTwice();
      const [again, ...others] = inFolder('done').filter((name) => !name.endsWith('.json'));
      expect([again === half, others, existsSync(join(inbox, 'a.ndjson'))]).toEqual([false, [], false]);
      expect(await store.dossier('A-2')).not.toBeNull();
    });

    const filed = (): string => join(inbox, 'done', half);
    const atTime = (path: string, ms: number): void => utimesSync(path, ms / 1_000, ms / 1_000);

    test('takes the rest of one whose copier keeps the time of what it copies', async () => {
      put('a.ndjson', `${list('A-1')}\n`);
      atTime(join(inbox, 'a.ndjson'), Date.parse('2026-10-01T01:00:00Z'));
      await lookTwice();
      expect(report('done', `${half}.json`)).toMatchObject({ size: statSync(filed()).size });
      appendFileSync(filed(), `${list('A-2')}\n`);
      atTime(filed(), Date.parse('2026-10-01T01:00:00Z'));
      await lookTwice();
      expect(await store.dossier('A-2')).not.toBeNull();
    });

    test('takes one whose copier made room for the whole before it wrote, and sets its time back at the end', async () => {
      put('a.ndjson', `${list('A-1')}\n${' '.repeat(list('A-2').length)}\n`);
      await lookTwice();
      await look();
      writeFileSync(filed(), whole);
      atTime(filed(), Date.parse('2026-10-01T01:00:00Z'));
      await lookTwice();
      expect(await store.dossier('A-2')).not.toBeNull();
    });

    test('leaves one alone that somebody saves more than an hour after it was dealt with, and one that was only touched', async () => {
      put('a.ndjson', list('A-1'));
      await lookTwice();
      atTime(filed(), Date.now());
      await look();
      appendFileSync(filed(), `\n${list('A-2')}\n`);
      atTime(`${filed()}.json`, Date.now() - 3_700_000);
      await look();
      expect([readdirSync(inbox).toSorted(), said.join().includes('file-grew')]).toEqual([['done', 'rejected'], false]);
      atTime(`${filed()}.json`, Date.now() - 3_500_000);
      await look();
      expect(readdirSync(inbox)).toContain('a.ndjson');
    });

    test('waits for one that whoever writes it has locked, and looks into it again', async () => {
      put('a.ndjson', `${list('A-1')}\n${' '.repeat(list('A-2').length)}\n`);
      await lookTwice();
      writeFileSync(filed(), whole);
      isLocked = true;
      await look();
      expect([existsSync(filed()), said.join().includes('file-grew')]).toEqual([true, false]);
      isLocked = false;
      await lookTwice();
      expect(await store.dossier('A-2')).not.toBeNull();
    });

    test('takes the rest also after the service was off over a holiday, and passes by what its name says was filed long before', async () => {
      put('a.ndjson', `${list('A-1')}\n`);
      await lookTwice();
      appendFileSync(filed(), `${list('A-2')}\n`);
      arrivals = noArrivals();
      await look(undefined, '2026-12-16T01:02:03Z');
      expect(existsSync(filed())).toBe(true);
      await look(undefined, '2026-12-15T01:02:03Z');
      expect(existsSync(filed())).toBe(false);
    });

    test('tells whoever asks of one that was found to have grown today, though it was filed ten days ago', async () => {
      const at = (daysAgo: number): string => new Date(Date.now() - daysAgo * 86_400_000).toISOString();
      put('a.ndjson', `${list('A-1')}\n`);
      atTime(join(inbox, 'a.ndjson'), Date.parse(at(11)));
      for (let time = 0; time < 2; time++) await look(undefined, at(10), at(10).slice(0, 10));
      appendFileSync(join(inbox, 'done', String(inFolder('done')[0])), `${list('A-2')}\n`);
      await look(undefined, at(0));
      expect(filesThatGrew(inbox, Date.now())).toEqual(['a.ndjson']);
    });

    test('takes the rest of a list that says no day as of the day its first part was of, though it is past midnight', async () => {
      const row = (code: string): string => `${code},20/11/2026,3 ngày làm việc\n`;
      put('a.csv', `Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết\n${row('A-1')}`);
      await lookTwice();
      appendFileSync(join(inbox, 'done', '2026-11-23-080203-a.csv'), row('A-2'));
      const pastMidnight = (): Promise<string | null> => look(undefined, '2026-11-23T17:20:00Z', '2026-11-24');
      await pastMidnight();
      await pastMidnight();
      expect(report('done', '2026-11-24-002000-a.csv.json')).toMatchObject({ rows: 2, observedOn: '2026-11-23' });
      // Another list of its name is of its own day.
      put('a.csv', `Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết\n${row('A-3')}`);
      await pastMidnight();
      await pastMidnight();
      expect(report('done', '2026-11-24-002000-2-a.csv.json')).toMatchObject({ rows: 1, observedOn: '2026-11-24' });
    });

    test('says so at the head of a report that is too long to be read whole, and keeps what it said', async () => {
      const bad = Array.from({ length: 5_000 }, (_, i) => `B-${i},31/11/2026,3 ngày làm việc\n`).join('');
      put('a.csv', `Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết\nA-1,20/11/2026,3 ngày làm việc\n${bad}`);
      await lookTwice();
      const name = '2026-11-23-080203-a.csv';
      const before = report('done', `${name}.json`);
      expect(rowsRefused(inbox, Date.now())).toEqual([{ name: 'a.csv', rejected: 5_000 }]);
      appendFileSync(join(inbox, 'done', name), 'A-2,20/11/2026,3 ngày làm việc\n');
      await look();
      expect(report('done', `${name}.json`)).toEqual({ ...before, grewAt: '2026-11-23T01:02:03Z' });
      expect([rowsRefused(inbox, Date.now()), filesThatGrew(inbox, Date.now())]).toEqual([[], ['a.csv']]);
    });

    test('goes on past one that cannot go back, and says so', async () => {
      put('a.ndjson', `${list('A-1')}\n`);
      put('b.ndjson', `${list('B-1')}\n`);
      await lookTwice();
      for (const name of [half, half.replace('a.nd', 'b.nd')]) appendFileSync(join(inbox, 'done', name), `${list('A-2')}\n`);
      // No file system has a place for such a name.
      writeFileSync(`${filed()}.json`, JSON.stringify({ ...report('done', `${half}.json`), file: 'a'.repeat(300) }));
      expect(await look()).toBe('inbox-file');
      expect(said.join()).toContain('"code":"ENAMETOOLONG"');
      expect([existsSync(filed()), readdirSync(inbox).toSorted()]).toEqual([true, ['b.ndjson', 'done', 'rejected']]);
    });
  });

  test('waits on for a file that changes while it is being imported', async () => {
    put('a.ndjson', list('A-1'));
    await look();
    onTold = (event) => {
      if (event === 'imported') appendFileSync(join(inbox, 'a.ndjson'), `\n${list('A-2')}\n`);
    };
    await look();
    onTold = () => {};
    expect([...arrivals.waiting.keys()]).toEqual(['a.ndjson']);
    await lookTwice();
    expect([arrivals.waiting.size, await store.dossier('A-2')]).toEqual([0, expect.anything()]);
  });

  test('leaves alone what a copying program is still writing', async () => {
    const unfinished = ['a.ndjson.part', 'b.CSV.TMP', '.c.csv', '~$d.xlsx', 'e.crdownload'];
    for (const name of unfinished) put(name, list('A-1'));
    await lookTwice();
    await look();
    expect(readdirSync(inbox).toSorted()).toEqual([...unfinished, 'done', 'rejected'].toSorted());
    expect(await store.dossier('A-1')).toBeNull();
  });

  test('tells what is wrong with each row in the report, and keeps the rest', async () => {
    put('a.csv', 'Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết\nA-1,20/11/2026,3 ngày làm việc\nA-2,31/11/2026,3 ngày làm việc\n');
    await lookTwice();
    const { errors } = report('done', '2026-11-23-080203-a.csv.json') as unknown as { errors: readonly object[] };
    expect(errors).toMatchObject([{ row: 3, column: 'Ngày tiếp nhận', code: 'bad-date' }]);
    expect(await store.dossier('A-1')).not.toBeNull();
  });

  test('leaves a file where it is when the database is the trouble, which is told to whoever looks after that', async () => {
    put('a.ndjson', list('A-1'));
    await look();
    await store.close();
    const path = join(base, 'a.db');
    const bytes = readFileSync(path);
    store = openStore(path);
    // Every page but the first, under the open database.
    writeFileSync(path, Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096, 0xa5)]));
    await expect(look()).rejects.toMatchObject({ code: expect.stringMatching(/^SQLITE_CORRUPT/) });
    expect(readdirSync(inbox)).toContain('a.ndjson');
  });

  test('follows no link, since it may read more than whoever put the link there, and says so', async () => {
    writeFileSync(join(base, 'secret.ndjson'), list('SECRET'));
    symlinkSync(join(base, 'secret.ndjson'), join(inbox, 'link.ndjson'));
    symlinkSync('/nowhere', join(inbox, 'dangling.csv'));
    await lookTwice();
    expect(await store.dossier('SECRET')).toBeNull();
    expect(inFolder('rejected').filter((name) => name.endsWith('.json'))).toHaveLength(2);
    expect(report('rejected', '2026-11-23-080203-link.ndjson.json')).toMatchObject({ file: 'link.ndjson', error: { code: 'inbox-link' } });
    expect(lstatSync(join(inbox, 'rejected', '2026-11-23-080203-link.ndjson')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(base, 'secret.ndjson'), 'utf8')).toBe(list('SECRET'));
  });

  test.skipIf(process.platform === 'win32')('does not wait for ever at what is no file', async () => {
    execFileSync('mkfifo', [join(inbox, 'pipe.csv')]);
    put('z.ndjson', list('Z-1'));
    await lookTwice();
    expect(report('rejected', '2026-11-23-080203-pipe.csv.json').error?.code).toBe('inbox-not-a-file');
    expect(await store.dossier('Z-1')).not.toBeNull();
  });

  test('leaves folders alone', async () => {
    mkdirSync(join(inbox, 'cũ.csv'));
    await lookTwice();
    expect(inFolder('').filter((name) => name === 'cũ.csv')).toHaveLength(1);
  });

  test('takes a file whatever its name, and the next one too', async () => {
    const odd = ['tên lạ "x" $(id) \\n ’.ndjson', 'hai\ndòng.ndjson', `${'đ'.repeat(120)}.ndjson`, '--help.ndjson', 'con.ndjson'];
    odd.forEach((name, i) => put(name, list(`ODD-${i}`)));
    const latin = Buffer.concat([Buffer.from(`${inbox}/`), Buffer.from('danh s\xe1ch.ndjson', 'latin1')]);
    if (process.platform === 'linux') writeFileSync(latin, list(`ODD-${odd.length}`));
    put('zz.ndjson', list('LAST'));
    expect(await lookTwice()).toBeNull();
    await lookTwice();
    expect(inFolder('').filter((name) => name !== 'done' && name !== 'rejected')).toEqual([]);
    for (let i = 0; i < odd.length; i++) expect(await store.dossier(`ODD-${i}`), odd[i]).not.toBeNull();
    expect(await store.dossier('LAST')).not.toBeNull();
    const long = inFolder('done').find((name) => name.includes('…')) ?? '';
    expect([long.endsWith('.ndjson') || long.endsWith('.ndjson.json'), Buffer.byteLength(long) < 256]).toEqual([true, true]);
    expect(report('done', '2026-11-23-080203-zz.ndjson.json').file).toBe('zz.ndjson');
  });

  test("turns down yesterday's list after today's unless it says its day, and tells how to say it", async () => {
    const rows = (done: string, more = ''): string =>
      `Mã hồ sơ,Ngày tiếp nhận,Ngày có kết quả,Trạng thái\nA-1,20/11/2026,${done},\nA-2,20/11/2026,,Đang xử lý\n${more}`;
    put('moi.csv', rows('23/11/2026', 'A-3,23/11/2026,,Chờ bổ sung\n'));
    await lookTwice();
    const newest = await store.newestEvent();
    put('cu.csv', rows(''));
    await lookTwice();
    put('danh-sach 20-11.csv', rows(''));
    await lookTwice();
    expect(report('rejected', '2026-11-23-080203-cu.csv.json').error).toMatchObject({
      code: 'day-doubtful',
      message: expect.stringContaining('trong tên tệp'),
    });
    expect(report('done', '2026-11-23-080203-danh-sach 20-11.csv.json')).toMatchObject({
      observedOn: '2026-11-20',
      warnings: [{ code: 'list-dated' }],
    });
    expect(await store.newestEvent()).toBe(newest);
  });

  test('takes lists that come together in the order of their days, and those of one day as they were made', async () => {
    const rows = (stage: string): string =>
      `Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Bước hiện tại\nA-1,18/11/2026,9 ngày làm việc,${stage}\n`;
    put('ds 01-12-2025.csv', 'Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết\nC-1,28/11/2025,2 ngày làm việc\n');
    put('ds 19-11-2026.csv', rows('Thẩm định'));
    put('b 18-11-2026.csv', rows('Tiếp nhận'));
    put('a.csv', rows('Trả kết quả'));
    // By its name it would come first; of two stages of one day the second is told of at the end of it.
    put('a (1).csv', rows('Lưu hồ sơ'));
    put('y.csv', 'không phải danh sách');
    put('z.ndjson', list('Z-1'));
    for (const [i, name] of ['a.csv', 'a (1).csv'].entries()) utimesSync(join(inbox, name), 1e9 + i, 1e9 + i);
    await lookTwice();
    const stages = (await store.dossier('A-1'))?.events.flatMap((event) => (event.type === 'stage' ? `${event.at} ${event.stage}` : []));
    expect(stages).toEqual([
      '2026-11-18 Tiếp nhận',
      '2026-11-19 Thẩm định',
      '2026-11-23 Trả kết quả',
      '2026-11-23T23:59:59.001+07:00 Lưu hồ sơ',
    ]);
    expect(inFolder('rejected')).toEqual(['2026-11-23-080203-y.csv', '2026-11-23-080203-y.csv.json']);
    expect(await store.dossier('Z-1')).not.toBeNull();
  });

  test('tells of lists that come together whom none of them shows or ended, and of one alone whom it does not show', async () => {
    const open = (...codes: readonly string[]): string =>
      ['Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái', ...codes.map((code) => `${code},18/11/2026,25/11/2026,Đang xử lý`)].join('\n');
    const results = (...codes: readonly string[]): string =>
      ['Số hồ sơ,Ngày tiếp nhận,Ngày có kết quả', ...codes.map((code) => `${code},18/11/2026,20/11/2026`)].join('\n');
    const told = (name: string): unknown => report('done', `2026-11-23-080203-${name}.csv.json`).warnings;
    put('mở 19-11-2026.csv', open('A-1', 'A-2', 'A-3', 'A-4'));
    await lookTwice();
    put('mở 20-11-2026.csv', open('A-1', 'A-2'));
    put('trả 20-11-2026.csv', results('A-3'));
    for (const [i, name] of ['mở', 'trả'].entries()) utimesSync(join(inbox, `${name} 20-11-2026.csv`), 1e9 + i, 1e9 + i);
    await lookTwice();
    expect(told('mở 20-11-2026')).toMatchObject([
      { code: 'list-dated' },
      { code: 'left-out', message: expect.stringContaining('Có 1 hồ sơ đang mở mà danh sách này không còn ghi (A-4)') },
    ]);
    expect(report('done', '2026-11-23-080203-mở 20-11-2026.csv.json')).toMatchObject({ file: 'mở 20-11-2026.csv', rows: 2, errors: [] });
    put('mở 23-11-2026.csv', open('A-1'));
    await lookTwice();
    put('trả 23-11-2026.csv', results('A-2', 'A-4'));
    await lookTwice();
    expect(told('mở 23-11-2026')).toMatchObject([{ code: 'left-out', message: expect.stringContaining('(A-2)') }]);
    expect(await store.leftOut()).toEqual([]);
  });

  test('reads a list whose dossiers have all ended as those of its kind before it', async () => {
    const rows = (done: string): string =>
      `Mã hồ sơ,Ngày tiếp nhận,Ngày trả,Ngày trả thực tế\nA-1,18/11/2026,25/11/2026,${done}\nA-2,18/11/2026,25/11/2026,19/11/2026\n`;
    put('ds 20-11-2026.csv', rows(''));
    await lookTwice();
    put('ds 23-11-2026.csv', rows('23/11/2026'));
    await lookTwice();
    expect(report('done', '2026-11-23-080203-ds 23-11-2026.csv.json')).toMatchObject({ updated: 1, mapping: { promisedOn: 'Ngày trả' } });
    expect(inFolder('rejected')).toEqual([]);
  });

  test('takes a list that was refused for its codes, or for its sheets, once the mapping file says what its report names', async () => {
    const head = ['Mã hồ sơ', 'Ngày tiếp nhận'];
    const [columns, headings] = [
      '[columns]\ncode = "Mã hồ sơ"\nreceivedAt = "Ngày tiếp nhận"\n',
      'headings = ["Mã hồ sơ", "Ngày tiếp nhận"]\n',
    ];
    const mapped = (beside: string): void => writeFileSync(join(base, 'none.toml'), `${beside}\n${headings}${columns}`);
    put('a.csv', 'Mã hồ sơ,Ngày tiếp nhận\n0012,20/11/2026\n');
    await lookTwice();
    put('b.csv', 'Mã hồ sơ,Ngày tiếp nhận\n12,20/11/2026\n');
    await lookTwice();
    const { error } = report('rejected', '2026-11-23-080203-b.csv.json');
    const [line = ''] = /newCodes = "[\d-]+"/.exec(error?.message ?? '') ?? [];
    expect([error?.code, line]).toEqual(['code-as-number', 'newCodes = "2026-11-23"']);
    mapped(line);
    put('b.csv', 'Mã hồ sơ,Ngày tiếp nhận\n12,20/11/2026\n');
    await lookTwice();
    expect(await store.dossier('12')).not.toBeNull();

    const rows = (code: string, day: string): string[][] => [head, [code, day]];
    const book = await writeXlsx({
      sheets: [
        { name: 'Mới', rows: rows('B-1', '20/11/2026') },
        { name: 'Cũ', rows: rows('B-1', '19/11/2026') },
      ],
    });
    writeFileSync(join(inbox, 'c.xlsx'), book);
    await lookTwice();
    const sheets = report('rejected', '2026-11-23-080203-c.xlsx.json').error;
    expect([sheets?.code, sheets?.message]).toEqual(['several-lists', expect.stringContaining('ghi sheet = "TÊN" vào tệp ghép cột')]);
    mapped('sheet = "Mới"');
    writeFileSync(join(inbox, 'c.xlsx'), book);
    await lookTwice();
    expect((await store.dossier('B-1'))?.events[0]?.at).toBe('2026-11-20');
  });

  test('takes a list of other columns than the mapping file names, too, where that says its codes are new', async () => {
    const rows = (code: string): string => `Mã hồ sơ,Ngày tiếp nhận,Lĩnh vực\n${code},20/11/2026,Hộ tịch\n`;
    put('a.csv', rows('0012'));
    await lookTwice();
    put('b.csv', rows('12'));
    await lookTwice();
    const [line = ''] = /newCodes = "[\d-]+"/.exec(report('rejected', '2026-11-23-080203-b.csv.json').error?.message ?? '') ?? [];
    writeFileSync(join(base, 'none.toml'), `${line}\nheadings = ["Số", "Ngày"]\n[columns]\ncode = "Số"\nreceivedAt = "Ngày"\n`);
    put('b.csv', rows('12'));
    await lookTwice();
    expect(await store.dossier('12')).not.toBeNull();
  });

  test('takes a list that was refused for a title by which its dossiers have ended, once its columns were learnt', async () => {
    const ended = 'HỒ SƠ ĐÃ GIẢI QUYẾT,\nMã hồ sơ,Ngày tiếp nhận\nA-1,20/11/2026\n';
    put('a.csv', ended);
    await lookTwice();
    const { error } = report('rejected', '2026-11-23-080203-a.csv.json');
    expect([error?.code, error?.message]).toEqual(['state-in-title', expect.stringContaining('import TỆP --learn')]);
    const { content } = await readWithMapping(null, join(inbox, 'rejected', '2026-11-23-080203-a.csv'), { ask: false });
    if ('lists' in content) writeFileSync(join(base, 'none.toml'), mappingText(content.lists[0].mapping));
    put('a.csv', ended);
    await lookTwice();
    expect(await store.dossier('A-1')).not.toBeNull();
  });

  test('keeps two files of one name, though the clock stands still', async () => {
    for (const code of ['A-1', 'A-2', 'A-3']) {
      put('a.ndjson', list(code));
      await lookTwice();
    }
    const kept = inFolder('done').filter((name) => !name.endsWith('.json'));
    expect(
      kept.map((name) => (JSON.parse(readFileSync(join(inbox, 'done', name), 'utf8')) as { dossier: string }).dossier).toSorted(),
    ).toEqual(['A-1', 'A-2', 'A-3']);
  });

  test('goes on past a file it cannot move away, says so, and tries again', async () => {
    put('a.csv', 'không phải danh sách');
    put('b.ndjson', list('B-1'));
    // Where rejected files go there is a file: none can be put there.
    writeFileSync(join(inbox, 'rejected'), '');
    expect(await lookTwice()).toBe('inbox-file');
    expect(await store.dossier('B-1')).not.toBeNull();
    expect(said.join()).toContain('"event":"import-failed","code":"EEXIST"');
    rmSync(join(inbox, 'rejected'));
    expect(await look()).toBeNull();
    expect(inFolder('rejected')).toHaveLength(2);
  });

  test('told to stop, it begins no other file', async () => {
    put('a.ndjson', list('A-1'));
    await look();
    await look(AbortSignal.abort());
    expect(await store.dossier('A-1')).toBeNull();
  });
});

test('a report of a list with citizens in its statuses bears none of them, nor their numbers', async () => {
  const statuses = ['Đã giao kết quả cho Lan, CCCD 001089012345', 'Hồ sơ gặp Nam 0912345678', 'Hồ sơ gặp chị Hoa sđt 0912 345 678'];
  const rows = statuses.map((status, n) => `H-${n},02/11/2026,30/11/2026,"${status}"`);
  put('a.csv', ['Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái', ...rows, ''].join('\n'));
  await lookTwice();
  const [filed = ''] = inFolder('done').filter((name) => name.endsWith('.json'));
  const { warnings } = report('done', filed) as { warnings?: unknown };
  const told = JSON.stringify([warnings, said.filter((line) => !line.includes('sha256'))]);
  expect(told).toContain('Hồ sơ gặp … sđt …');
  expect(told).not.toMatch(/Lan|Nam|Hoa|\d(?:[ .-]*\d){8}/);
});
