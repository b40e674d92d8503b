import { copyFileSync, mkdirSync, readFileSync, symlinkSync, truncateSync } from 'node:fs';
import { openStore } from '@dunghen/store';
import { describe, expect, onTestFinished, test } from 'vitest';
import { canMount, mounted } from './disk-trials.ts';
import { hashOf, received, rounds, TRACE, TrialOffice, until } from './trial-office.ts';

const TEMPLATE = new URL('../../daemon/template/thu-xin-loi.docx', import.meta.url);

const TODAY = ['--today', '2026-11-23'];
const LATE = 20;

async function office(): Promise<TrialOffice> {
  const made = new TrialOffice();
  onTestFinished(() => made.end());
  mkdirSync(made.path('letters'));
  made.write('a.ndjson', Array.from({ length: LATE }, (_, i) => received(`S-${i}`, '3 working-days')).join('\n'));
  expect(await made.run(['import', 'a.ndjson', ...TODAY])).toMatchObject({ code: 0 });
  return made;
}
/** What doctor finds, by its checks; of two disks, what it says of the worse. */
async function examined(at: TrialOffice, within?: string): Promise<ReadonlyMap<string, { state: string; message: string }>> {
  const { told } = await at.run(['doctor', '--json', ...TODAY], within === undefined ? {} : { within });
  const { checks } = JSON.parse(told) as { checks: { check: string; state: string; message: string }[] };
  return new Map(checks.toSorted((a, b) => Number(a.state === 'fault') - Number(b.state === 'fault')).map((one) => [one.check, one]));
}

describe.skipIf(!canMount())('a disk (needs user namespaces)', { timeout: 120_000 }, () => {
  test('of letters that is full, has no room for names or may not be written loses no letter, says why, and is made up for', async () => {
    const at = await office();
    const broken = [
      ['tmpfs', 'size=40k', 'ENOSPC'],
      ['tmpfs', 'nr_inodes=8', 'ENOSPC'],
      ['bind', 'ro', 'EROFS'],
    ] as const;
    for (const [kind, option, reason] of broken) {
      const { code, told } = await at.run(['scan', '--json', ...TODAY], { within: mounted('letters', kind, option) });
      expect([code, JSON.parse(told)], option).toMatchObject([1, { lettersTotal: LATE, degraded: [{ code: 'letters-folder' }] }]);
      const scan = (await examined(at)).get('scan');
      expect([scan?.state, scan?.message.includes(reason)], option).toEqual(['fault', true]);
      // A service that may not write to a folder named since it was installed sees it as a disk that is read only.
      expect(scan?.message.includes('service install'), option).toBe(reason === 'EROFS');
    }
    expect(await at.run(['scan', ...TODAY])).toMatchObject({ code: 0 });
    expect(at.names('letters')).toHaveLength(LATE);
    const states = [...(await examined(at)).entries()].filter(([name]) => name.startsWith('letter') || name === 'scan');
    expect(states.map(([, { state }]) => state)).toEqual(['ok', 'ok', 'ok']);
    expect(TRACE.test(at.told())).toBe(false);
  });

  test('of letters in whose place another one is mounted is waited for, though both have one number, and found back', async () => {
    const at = await office();
    // In one process's sight: a disk with the letters, an empty one over it, and the first again.
    const steps = [
      'mount -t tmpfs one letters && cd . && "$@" > 1',
      'stat -c %i letters > numbers; mount -t tmpfs two letters && cd . && stat -c %i letters >> numbers; "$@" > 2',
      'find letters -type f > found; umount letters; cd . ; "$@" > 3',
    ];
    await at.run(['scan', '--json', ...TODAY], { within: `exec unshare -rm sh -c '${steps.join('; ')}' sh "$@"` });
    const [one, two] = readFileSync(at.path('numbers'), 'utf8').split('\n');
    expect(one).toBe(two);
    const told = (name: string): unknown => JSON.parse(readFileSync(at.path(name), 'utf8'));
    expect([told('1'), told('2'), readFileSync(at.path('found'), 'utf8'), told('3')]).toMatchObject([
      { lettersPublished: LATE, degraded: [] },
      { lettersPublished: 0, degraded: [{ code: 'letters-away' }] },
      '',
      { lettersPublished: 0, degraded: [] },
    ]);
  });

  test('on which a month is printed, a report and refused rows are written keeps the former ones whole when it is full', async () => {
    const at = await office();
    mkdirSync(at.path('ra'));
    at.write('b.ndjson', Array.from({ length: 200 }, (_, i) => received(`X-${i}`, 'khi nào xong')).join('\n'));
    const commands = [
      'letters print --month 2026-11 --out ra/in.docx',
      'report --month 2026-11 --format html --out ra/bao-cao.html',
      'import b.ndjson --rejects ra/loi.ndjson',
    ];
    const each = (end: string): string => commands.map((command) => `"$@" ${command} --today 2026-11-23 ${end}`).join('; ');
    const look = (name: string): string => `find ra -type f ! -name day -exec sha256sum {} + | sort > ${name}`;
    // All of it fits once; then the disk is filled to its last byte.
    const steps = [
      '"$@" scan --today 2026-11-23; mount -t tmpfs -o size=2m none ra && cd .',
      each('> one 2>&1'),
      look('before'),
      'cat /dev/zero > ra/day 2> full',
      each('2>> told'),
      look('after'),
    ];
    await at.run([], { within: `exec unshare -rm sh -c '${steps.join('; ')}' sh "$@"` });
    const read = (name: string): string => readFileSync(at.path(name), 'utf8');
    expect(read('before').trim().split('\n').length).toBeGreaterThanOrEqual(3);
    expect(read('told').match(/\(ENOSPC\)/g)).toHaveLength(3);
    expect(read('after')).toBe(read('before'));
  });

  test('that is full when the template is put there leaves no half of it, says so, and init puts it there once there is room', async () => {
    const at = new TrialOffice('[letters]\ntemplate = "mẫu/thư.docx"\n');
    onTestFinished(() => at.end());
    mkdirSync(at.path('mẫu'));
    const steps = ['mount -t tmpfs -o size=4k none mẫu && cd .', '"$@" > told 2>&1', 'ls mẫu > seen', 'umount mẫu; cd .', '"$@"'];
    expect(await at.run(['init', '--yes'], { within: `exec unshare -rm sh -c '${steps.join('; ')}' sh "$@"` })).toMatchObject({ code: 0 });
    expect(readFileSync(at.path('told'), 'utf8')).toMatch(/thư\.docx" \(ENOSPC\): đĩa đã đầy/);
    expect(readFileSync(at.path('seen'), 'utf8')).toBe('');
    expect(hashOf(readFileSync(at.path('mẫu', 'thư.docx')))).toBe(hashOf(readFileSync(TEMPLATE)));
  });

  test('of the database that is full, or may not be written, answers whoever only asks, and says so; not where a log holds more', async () => {
    const at = new TrialOffice(`database = "sqlite:db/a.db"\n`);
    onTestFinished(() => at.end());
    for (const name of ['db', 'ra']) mkdirSync(at.path(name));
    at.write('a.ndjson', received('S-1', '3 working-days'));
    await at.run(['import', 'a.ndjson', ...TODAY]);
    await at.run(['scan', ...TODAY]);
    const asked = ['report --month 2026-11', 'letters list', 'export'];
    const each = (into: string): string => asked.map((command, i) => `"$@" ${command} --today 2026-11-23 > ra/${into}-${i} 2>> ra/${into}-told`).join('; '); // prettier-ignore
    const written = (into: string): string => `"$@" scan --today 2026-11-23 > ra/${into}-scan 2>&1`;
    const readOnly = mounted('db', 'bind', 'ro').replace('exec "$@"\'', `${each('ro')}; ${written('ro')}'`);
    const full = ['cp db/a.db . && mount -t tmpfs -o size=1m full db && cd . && mv a.db db', 'cat /dev/zero > db/day 2> /dev/null'];
    await at.run([], { within: `${each('plain')}; ${readOnly.replace(/^exec /, '')}` });
    await at.run([], { within: `exec unshare -rm sh -c '${[...full, each('full'), written('full')].join('; ')}' sh "$@"` });
    const told = (name: string): string => readFileSync(at.path('ra', name), 'utf8');
    for (const i of asked.keys()) expect([told(`ro-${i}`), told(`full-${i}`)], asked[i]).toEqual([told(`plain-${i}`), told(`plain-${i}`)]);
    expect([told('plain-1').includes('S-1'), told('plain-told')]).toEqual([true, '']);
    expect(
      told('ro-told').match(
        /^! Không ghi được gì cạnh .*\/db\/a\.db \(không có quyền ghi\); lệnh này chỉ đọc .* ghi lần cuối ngày \d\d\/\d\d\/\d{4}\.$/gm,
      ),
    ).toHaveLength(asked.length);
    expect(told('full-told').match(/^! .*\(hết chỗ trên đĩa: hãy dọn\)/gm)).toHaveLength(asked.length);
    expect([told('ro-scan'), told('full-scan')].join('')).toMatch(/Không có quyền ghi cơ sở dữ liệu.*Hết chỗ trên đĩa khi ghi/s);
    // What another program has written lies in the log yet.
    const store = openStore(at.path('db/a.db'));
    await store.noteScan({ today: '2026-11-24', at: '2026-11-24T00:00:00Z', degraded: '[]' });
    // Beside the file, not beside a link to it.
    symlinkSync(at.path('db/a.db'), at.path('link.db'));
    // One that takes more memory than anything else does.
    copyFileSync(at.path('db/a.db'), at.path('db/b.db'));
    truncateSync(at.path('db/b.db'), 101_000_000);
    for (const name of ['db/a.db', 'link.db', 'db/b.db']) {
      const named = ['--db', `sqlite:${name}`];
      const { code, told: refused } = await at.run(['list', 'overdue', ...named, ...TODAY], { within: mounted('db', 'bind', 'ro') });
      expect([code, /^Lỗi: Ngay để đọc .* cũng phải ghi được cạnh nó, .* chép .*-wal, .*-journal/.test(refused)], refused).toEqual([
        1,
        true,
      ]);
    }
    await store.close();
  });

  test('of the database that is full stops the daemon’s round, not the daemon; the file waits and is imported once there is room', async () => {
    const at = new TrialOffice(`database = "sqlite:db/a.db"\n[health]\nport = 0\n`);
    onTestFinished(() => at.end());
    for (const name of ['db', 'inbox']) mkdirSync(at.path(name));
    at.write('inbox/a.ndjson', Array.from({ length: 2_000 }, (_, i) => received(`S-${i}`, '30 working-days')).join('\n'));
    const daemon = at.start(['daemon', ...TODAY], { within: mounted('db', 'tmpfs', 'size=900k') });
    await until(() => daemon.output().includes('"round-failed"'), daemon.output);
    expect(daemon.output()).toMatch(/"code":"(SQLITE_FULL|SQLITE_IOERR\w*|database-full)","msg":"round-failed"/);
    expect([at.names('inbox'), at.names('inbox/rejected')]).toEqual([['a.ndjson', 'done', 'rejected'], []]);
    const beside = `exec nsenter -t ${daemon.child.pid} -U -m -w --preserve-credentials "$@"`;
    const full = (await examined(at, beside)).get('disk');
    expect([full?.state, full?.message.includes('db')]).toEqual(['fault', true]);
    await at.run([], { within: beside.replace('"$@"', 'mount -o remount,size=64m db') });
    const before = rounds(daemon);
    await until(() => rounds(daemon) > before + 1 && at.names('inbox/done').length === 2, daemon.output);
    expect((await at.run(['list', 'open', '--json', ...TODAY], { within: beside })).told).toContain('"count":2000');
    daemon.child.kill('SIGTERM');
    expect(await daemon.ended).toBe(0);
    expect(TRACE.test(at.told())).toBe(false);
  });
});

test('a limit on the size of files stops a scan in one sentence, and the next one finishes its work', { timeout: 60_000 }, async () => {
  const at = await office();
  for (const limit of [310, 400]) {
    const { code, told } = await at.run(['scan', '--json', ...TODAY], { within: `ulimit -f ${limit}; exec "$@"` });
    expect([code, JSON.parse(told)], `${limit}`).toMatchObject([1, { error: { code: 'database-full' } }]);
  }
  expect(await at.run(['scan', ...TODAY])).toMatchObject({ code: 0 });
  expect(at.names('letters')).toHaveLength(LATE);
});
