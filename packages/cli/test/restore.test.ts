import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { issuing } from './command.ts';
import { dunghen } from './standing-command.ts';
import { hashOf, received, TrialOffice } from './trial-office.ts';

const TODAY = ['--today', '2026-11-23'];
const LATE = 30;

function office(): TrialOffice {
  const made = new TrialOffice();
  onTestFinished(() => made.end());
  mkdirSync(made.path('letters'));
  made.write('a.ndjson', Array.from({ length: LATE }, (_, i) => received(`S-${i}`, '3 working-days')).join('\n'));
  return made;
}
/** As OPERATIONS.md says it. */
function restore(at: TrialOffice, copy: string): void {
  copyFileSync(at.path(copy), at.path('dunghen.db'));
  for (const end of ['-wal', '-shm']) rmSync(at.path(`dunghen.db${end}`), { force: true });
}
const filesOf = (at: TrialOffice): ReadonlyMap<string, string> =>
  new Map(at.names('letters').map((name) => [name, hashOf(readFileSync(at.path('letters', name)))]));
async function run(at: TrialOffice, ...args: readonly string[]): Promise<{ readonly code: number | null; readonly told: string }> {
  const { code, stdout, stderr } = await dunghen(args, { cwd: at.folder });
  return { code, told: stdout + stderr };
}
const doctor = async (at: TrialOffice): Promise<string> => (await run(at, 'doctor', ...TODAY)).told;

test('a copy taken while a scan runs, restored, is scanned to the same letters, and no second one', { timeout: 180_000 }, async () => {
  const at = office();
  await run(at, 'import', 'a.ndjson', ...TODAY);
  const scanning = at.start(['scan', ...TODAY]);
  for (let nth = 0; nth < 2; nth++) {
    expect(await run(at, 'backup', `${nth}.bak`, ...TODAY)).toMatchObject({ code: 0 });
    await pause(50);
  }
  expect(await scanning.ended).toBe(0);
  const before = filesOf(at);
  expect(before.size).toBe(LATE);
  for (let nth = 0; nth < 2; nth++) {
    restore(at, `${nth}.bak`);
    const { code, told } = await run(at, 'scan', '--json', ...TODAY);
    expect([code, JSON.parse(told)], `${nth}`).toMatchObject([0, { lettersTotal: LATE, lettersPublished: 0 }]);
    expect(filesOf(at), `${nth}`).toEqual(before);
  }
});

test(
  'an old copy restored beside newer letters writes over none of them, and doctor tells what it does not know',
  { timeout: 180_000 },
  async () => {
    const at = office();
    at.write('b.ndjson', ['NEW-1', 'NEW-2'].map((code) => received(code, '3 working-days')).join('\n'));
    const issue = (code: string, number: string): Promise<{ readonly code: number | null; readonly told: string }> =>
      run(at, ...issuing(code, number, '2026-11-24'), '--today', '2026-11-24');
    await run(at, 'import', 'a.ndjson', ...TODAY);
    await run(at, 'backup', 'before.bak', ...TODAY);
    await run(at, 'scan', ...TODAY);
    await run(at, 'backup', 'drafted.bak', ...TODAY);
    await run(at, 'import', 'b.ndjson', ...TODAY);
    await run(at, 'scan', ...TODAY);
    for (const [code, number] of [['S-0', '12/XL'], ['NEW-1', '13/XL']] as const) expect(await issue(code, number)).toMatchObject({ code: 0 }); // prettier-ignore
    const newest = filesOf(at);

    // The letters are drafts in the copy, or not even claimed.
    for (const copy of ['drafted.bak', 'before.bak']) {
      restore(at, copy);
      // Drafted on another day they have another new date, and other bytes.
      expect(await run(at, 'scan', '--today', '2026-11-25'), copy).toMatchObject({ code: 0 });
      expect(filesOf(at), copy).toEqual(newest);
      const said = await doctor(at);
      expect(said, copy).toMatch(/✗ 1 thư đã ban hành \(tệp có số\) mà sổ còn ghi là bản nháp: thu-xin-loi-s-0-/);
      expect(said, copy).toMatch(/! 2 thư trong thư mục không có trong sổ/);
      // The lists since then, imported again, give the same dossiers and no other letter.
      await run(at, 'import', 'b.ndjson', ...TODAY);
      await run(at, 'scan', ...TODAY);
      expect(filesOf(at), copy).toEqual(newest);
    }

    const second = await issue('S-0', '99/XL');
    expect([second.code, second.told.includes('12/XL')], 'a second letter under another number').toEqual([1, true]);
    for (const [code, number] of [['S-0', '12/XL'], ['NEW-1', '13/XL']] as const) expect(await issue(code, number)).toMatchObject({ code: 0 }); // prettier-ignore
    expect(await doctor(at)).not.toMatch(/✗|không có trong sổ/);
    expect(at.names('letters').filter((name) => name.endsWith('.docx'))).toHaveLength(newest.size);
  },
);
