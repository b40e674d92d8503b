import { readdirSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { MIGRATION_STEPS } from '../../store/src/sqlite/migrations.ts';
import { LoopDisk } from './loop-disk.ts';
import { cutPower } from './power-cuts.ts';
import { canTrace } from './syscall-sweep.ts';
import { hashOf, received, TrialOffice } from './trial-office.ts';

const TODAY = ['--today', '2026-11-23'];
/** Says of every sync that it was done, and does none. */
const NO_SYNC = 'exec strace -f --seccomp-bpf -qq -o /dev/null -e trace=fsync,fdatasync -e inject=fsync,fdatasync:retval=0 "$@"';

const refusal = LoopDisk.refusal();
const needs = refusal === null ? 'needs root and loop devices' : `needs root and loop devices; skipped: ${refusal}`;

// Sixty and more in `npm run soak`.
describe.skipIf(refusal !== null)(`the power cut under an office at work (${needs})`, { timeout: 300_000 }, () => {
  test('ten times loses nothing that was acknowledged, doubles nothing and leaves nothing half written', async () => {
    const { cuts, acknowledged, letters, wrong } = await cutPower({ cuts: 10 });
    expect(wrong).toEqual([]);
    expect(cuts).toBe(10);
    expect(acknowledged, 'commands that had ended before a cut').toBeGreaterThan(2);
    expect(letters).toBeGreaterThan(10);
  });

  test.skipIf(!canTrace())('is found out to lose acknowledged work where nothing is synced (needs strace)', async () => {
    const { wrong } = await cutPower({ cuts: 10, within: NO_SYNC });
    expect(wrong.join('\n')).toMatch(/is lost|is gone|cannot be read|not whole|no letter of the ledger|lies in 0 places/);
  });

  test('right after commands that write files leaves every one of those files whole', async () => {
    const disk = new LoopDisk();
    const office = new TrialOffice(undefined, disk.folder);
    onTestFinished(() => disk.end());
    const run = async (args: readonly string[], code = 0, within?: string): Promise<void> => {
      const { code: end, told } = await office.run([...args, ...TODAY], within === undefined ? {} : { within });
      expect(end, `${args.join(' ')}: ${told}`).toBe(code);
    };
    // Brought up to date by the first command, which keeps a copy of what was.
    const old = new DatabaseSync(office.path('dunghen.db'));
    old.exec(`pragma application_id = 1145587022; ${MIGRATION_STEPS[0] as string}; pragma user_version = 1`);
    old.close();
    office.write('a.ndjson', `${received('S-1', '3 working-days')}\n${received('S-2', 'khi nào xong')}`);
    office.write('b.csv', 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả\nH-1,02/11/2026,30/11/2026\n');
    disk.sync();
    const laid = namesOf(office);
    await run(['import', 'a.ndjson', '--rejects', 'loi.ndjson'], 3);
    await run(['scan']);
    await run(['import', 'b.csv', '--learn']);
    await run(['init', '--yes', '--config', 'moi.toml', '--db', 'sqlite:moi.db']);
    await run(['letters', 'print', '--month', '2026-11', '--out', 'in.docx']);
    await run(['report', '--month', '2026-11', '--format', 'html', '--out', 'bao-cao.html'], 3);
    await run(['service', 'install', '--user', 'root', '--out', 'dunghen.service']);
    await run(['page', 'password'], 0, 'exec printf "bốn từ ngẫu nhiên\\n" | "$@"');
    // The last one: by its sync ext4 writes down every name that was given before.
    await run(['backup', 'sao-luu.db']);
    const before = contents(office);
    expect(namesOf(office).length).toBeGreaterThan(laid.length + 8);
    await disk.cut(async () => {});
    expect(contents(office)).toEqual(before);
  });
});

/** Every file of the office but those that SQLite makes anew. */
const namesOf = (office: TrialOffice): readonly string[] =>
  readdirSync(office.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/-(?:wal|shm)$/.test(entry.name))
    .map(({ parentPath, name }) => `${parentPath.slice(office.folder.length)}/${name}`)
    .toSorted();

const contents = (office: TrialOffice): ReadonlyMap<string, string> =>
  new Map(namesOf(office).map((name) => [name, hashOf(readFileSync(office.path(name)))]));
