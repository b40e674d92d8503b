import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { issuing, ROOT, surroundings, workFolder, type Ended } from './command.ts';
import { dunghen } from './standing-command.ts';

const TODAY = '2026-11-23';
const event = (dossier: string, type: string, at: string, more: object = {}): string => JSON.stringify({ dossier, type, at, ...more });
const applicant = { name: 'Nông Văn Mẫu', address: 'Thôn Mẫu' };
const EVENTS = [
  event('LATE', 'received', '2026-11-02', { term: '3 working-days', procedureName: 'Đăng ký tạm trú', field: 'Cư trú', applicant }),
  event('LATE', 'delay-reason', '2026-11-09', { reason: 'chờ xác minh nơi ở' }),
  event('BLANK', 'received', '2026-11-03', { term: '3 working-days', procedureName: 'Thường trú', field: 'Cư trú', applicant }),
  event('SOON', 'received', '2026-11-20', { term: '3 working-days', procedureName: 'Thường trú', field: 'Cư trú', applicant }),
  event('DONE', 'received', '2026-11-02', { term: '3 working-days', procedureName: 'Thường trú', field: 'Cư trú', applicant }),
  event('DONE', 'completed', '2026-11-12'),
];

let cwd: string;
/** Where programs are looked for first: what stands where LibreOffice stands, but for the trial of its pages. */
let programs: string;
const inOffice = (...args: readonly string[]): Promise<Ended> =>
  dunghen(args, { cwd, env: { PATH: [programs, process.env['PATH']].join(delimiter) } });
const run = (...args: readonly string[]): Promise<Ended> => inOffice(...args, '--today', TODAY);
const ask = async <T = Record<string, unknown>>(...args: readonly string[]): Promise<T> => {
  const { stdout, stderr } = await run(...args, '--json');
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as T;
};
const refused = async (...args: readonly string[]): Promise<string> => {
  const { code, stderr } = await run(...args, '--json');
  expect(code).not.toBe(0);
  return (JSON.parse(stderr) as { error: { code: string } }).error.code;
};
/** The zip reader the letters are written with. */
const PizZip = createRequire(join(ROOT, 'packages/daemon/package.json'))('pizzip') as new (bytes: Buffer) => {
  file(name: string): { asText(): string };
  file(name: string, text: string): { generate(as: { type: 'uint8array' }): Uint8Array };
};
/** The words of a letter. */
const textOf = (file: string): string =>
  new PizZip(readFileSync(join(cwd, 'letters', file)))
    .file('word/document.xml')
    .asText()
    .replace(/<[^>]+>/g, '');
const letterOf = async (code: string): Promise<Record<string, string>> => ask('letters', 'show', code);

/** The office as it is after its first scan, made once: each test works on a copy. */
let office: string;
beforeAll(async () => {
  cwd = office = mkdtempSync(join(tmpdir(), 'sổ thư '));
  programs = mkdtempSync(join(tmpdir(), 'programs '));
  const pdf = 'printf "%%PDF-1.7\\n%%%%EOF\\n" > "$folder/$(basename "$file" .docx).pdf"';
  const script = `#!/bin/sh\necho asked >> "${programs}/asked"\nfolder=$6\nshift 6\nfor file; do ${pdf}; done\n`;
  writeFileSync(join(programs, 'soffice'), script, { mode: 0o755 });
  writeFileSync(join(office, 'a.ndjson'), EVENTS.join('\n'));
  await run('import', 'a.ndjson');
  await run('scan');
});
afterAll(() => [office, programs].forEach((folder) => rmSync(folder, { recursive: true, force: true })));
beforeEach(() => {
  cwd = workFolder();
  cpSync(office, cwd, { recursive: true });
});

const issue = (code: string, number: string): readonly string[] => issuing(code, number, TODAY);

describe('a letter', () => {
  test('whose dossier another letter gave a later day is shown, given a reason, printed and asked for again with a word of that', async () => {
    writeFileSync(join(cwd, 'b.ndjson'), event('BLANK', 'rescheduled', '2026-11-10', { dueOn: '2026-11-30', letter: '7/XL' }));
    await run('import', 'b.ndjson');
    const told = '! Theo tệp sự kiện đã nhập, hồ sơ BLANK đã được hẹn lại ngày 30/11/2026 bằng văn bản số 7/XL ngày 10/11/2026; nếu';
    expect((await run('letters', 'show', 'BLANK')).stderr).toContain(told);
    expect((await run('letters', 'reason', 'BLANK', '--reason', 'chờ')).stderr).toContain(told);
    expect((await run('letters', 'show', 'LATE')).stderr).toBe('');
    expect((await run('letters', 'print', '--month', '2026-11')).stdout).toMatch(/! .*bằng văn bản khác .*: thu-xin-loi-blank-lan-1-/);
    expect((await run('letters', 'withdraw', 'BLANK', '--reason', 'có thư 7/XL')).stderr).toBe('');
    expect((await run('letters', 'request', 'BLANK', '--reason', 'chờ', '--new-due', '2026-11-30')).stderr).toContain(told);
  });

  test('asked for by a code that is another letter’s id is the one that is shown, and no step is taken on the other', async () => {
    const [{ id }] = (await ask<{ letters: { id: number }[] }>('letters', 'list')).letters as [{ id: number }];
    writeFileSync(join(cwd, 'b.ndjson'), event(String(id), 'received', '2026-11-18', { term: '10 working-days' }));
    await run('import', 'b.ndjson');
    const asked = await ask('letters', 'request', String(id), '--reason', 'biết trước', '--new-due', '2026-12-10');
    expect(asked).toMatchObject({ dossier: String(id), reason: 'biết trước' });
    expect(await refused('letters', 'withdraw', String(id), '--reason', 'nhầm')).toBe('letter-ambiguous');
    expect(await ask('letters', 'withdraw', `hs:${id}`, '--reason', 'nhầm')).toMatchObject({ dossier: String(id), state: 'withdrawn' });
  });

  test('goes from draft to the citizen step by step, each with its day, and the report counts it', async () => {
    expect(await letterOf('LATE')).toMatchObject({
      state: 'drafted',
      kind: 'missed',
      reason: 'chờ xác minh nơi ở',
      newDueOn: '2026-11-27',
      number: null,
    });
    const issued = await ask(...issue('LATE', '12/UBND-VP'));
    expect(issued).toMatchObject({ state: 'issued', number: '12/UBND-VP', signedBy: 'Lý Thị Ký', signedOn: '2026-11-23' });
    const page = textOf(String(issued['file']));
    expect(page).toContain('12/UBND-VP');
    expect(page).toContain('ngày 23 tháng 11 năm 2026');
    expect(page).toContain('Lý Thị Ký');
    const tomorrow = ['letters', 'sent', 'LATE', '--channel', 'zalo', '--on', '2026-11-24', '--by', 'chị Lan một cửa'];
    expect(await refused(...tomorrow)).toBe('day-to-come');
    await inOffice(...tomorrow, '--today', '2026-11-24');
    const { state, history } = await ask<{ state: string; history: { step: string; actor: string }[] }>('letters', 'show', 'LATE');
    expect(state).toBe('sent');
    expect(history.map(({ step }) => step)).toEqual(['drafted', 'published', 'issued', 'published', 'sent']);
    expect(history.map(({ actor }) => actor)).toEqual(['scan', 'scan', userInfo().username, 'scan', 'chị Lan một cửa']);
    const { letters } = await ask<{ letters: object }>('report', '--month', '2026-11');
    // Three are owed; one is sent tomorrow, after the day on which an apology was in time.
    expect(letters).toMatchObject({ owed: 3, drafted: 3, issued: 1, sent: 0, missing: 0, late: 0, percent: '100.00' });
    const dayAfter = await inOffice('report', '--month', '2026-11', '--today', '2026-11-24', '--json');
    expect(JSON.parse(dayAfter.stdout)).toMatchObject({ letters: { issued: 1, sent: 1, late: 1 } });
    // Seen from a day before the scan, nobody had written yet.
    const before = await inOffice('report', '--month', '2026-11', '--today', '2026-11-20', '--json');
    expect(JSON.parse(before.stdout)).toMatchObject({ letters: { owed: 3, drafted: 0, missing: 3, percent: '0.00' } });
  });

  test('once issued is an appointment: missing it as well owes a second letter, without a third date', async () => {
    await run(...issue('LATE', '12/UBND-VP'));
    const explained = await ask('explain', 'LATE');
    expect(explained['reappointments']).toEqual([{ on: '2026-11-23', dueOn: '2026-11-27' }]);
    expect(explained['dueOn']).toBe('2026-11-05');
    await inOffice('scan', '--today', '2026-11-30');
    const all = await ask<{ letters: { dossier: string; appointment: number; kind: string; newDueOn: string | null }[] }>(
      'letters',
      'list',
    );
    expect(all.letters.filter(({ dossier }) => dossier === 'LATE')).toMatchObject([
      { appointment: 1 },
      { appointment: 2, kind: 'second-missed', newDueOn: null },
    ]);
  });

  test('gives no new date once the result has come since it was drafted', async () => {
    writeFileSync(join(cwd, 'b.ndjson'), event('LATE', 'completed', '2026-11-23'));
    await run('import', 'b.ndjson');
    const { file, kind, newDueOn } = await ask<{ file: string; kind: string; newDueOn: null }>(...issue('LATE', '12/UBND-VP'));
    expect({ kind, newDueOn }).toEqual({ kind: 'closed-late', newDueOn: null });
    expect(textOf(file)).toContain('đến ngày 23 tháng 11 năm 2026 hồ sơ của Ông/Bà mới có kết quả');
    expect((await ask('explain', 'LATE'))['reappointments']).toEqual([]);
  });

  test('gives its new appointment also when a list had told of another one that day', async () => {
    writeFileSync(join(cwd, 'b.ndjson'), event('LATE', 'rescheduled', '2026-11-23', { dueOn: '2026-11-26' }));
    await run('import', 'b.ndjson');
    expect(await run('letters', 'reason', 'LATE', '--reason', 'chờ xác minh', '--new-due', '2026-12-01')).toMatchObject({ code: 0 });
    expect(await ask(...issue('LATE', '12/UBND-VP'))).toMatchObject({ newDueOn: '2026-12-01' });
    const { reappointments } = await ask<{ reappointments: { dueOn: string }[] }>('explain', 'LATE');
    expect(reappointments.map(({ dueOn }) => dueOn).toSorted()).toEqual(['2026-11-26', '2026-12-01']);
  });

  test('names the stage that held the dossier where nobody gave a reason', async () => {
    const lines = [
      event('HELD', 'received', '2026-11-03', { term: '3 working-days' }),
      event('HELD', 'stage', '2026-11-03', { stage: 'Thẩm định', unit: 'Phòng Kinh tế' }),
      event('HELD', 'stage', '2026-11-17', { stage: 'Ký duyệt' }),
    ];
    writeFileSync(join(cwd, 'b.ndjson'), lines.join('\n'));
    await run('import', 'b.ndjson');
    await run('scan');
    expect((await letterOf('HELD'))['reason']).toBe('hồ sơ phải chờ 10 ngày làm việc ở bước “Thẩm định” tại Phòng Kinh tế');
    expect((await letterOf('BLANK'))['reason']).toBeNull();
  });

  test('issued, whose draft a slow program put back, is the issued one again after the next scan', async () => {
    const { file } = (await letterOf('LATE')) as { file: string };
    const draft = readFileSync(join(cwd, 'letters', file));
    await run(...issue('LATE', '12/UBND-VP'));
    const issued = readFileSync(join(cwd, 'letters', file));
    expect(issued.equals(draft)).toBe(false);
    writeFileSync(join(cwd, 'letters', file), draft);
    await run('scan');
    expect(readFileSync(join(cwd, 'letters', file)).equals(issued)).toBe(true);
  });

  test('cannot skip a step, nor go back', async () => {
    expect(await refused('letters', 'sent', 'LATE', '--channel', 'zalo', '--on', '2026-11-24')).toBe('letter-step');
    await run(...issue('LATE', '12/UBND-VP'));
    expect(await refused(...issue('LATE', '13/UBND-VP'))).toBe('letter-step');
    expect(await refused('letters', 'reason', 'LATE', '--reason', 'khác')).toBe('letter-step');
    expect(await refused('letters', 'sent', 'LATE', '--channel', 'zalo', '--on', '2026-11-20')).toBe('sent-before-signed');
    await run('letters', 'sent', 'LATE', '--channel', 'zalo', '--on', '2026-11-23');
    expect(await refused('letters', 'withdraw', 'LATE', '--reason', 'nhầm')).toBe('letter-step');
  });

  test('signed before the day it was drafted, or under a number that a withdrawn one had, is issued, and that is told', async () => {
    writeFileSync(join(cwd, 'dunghen.config.toml'), '[agency]\nname = "UBND xã Mẫu"\n');
    expect((await run(...issue('LATE', '12/UBND-VP'))).stderr).toBe('');
    await run('letters', 'withdraw', 'LATE', '--reason', 'nhầm số');
    await run('letters', 'reason', 'DONE', '--reason', 'thiếu người');
    const { code, stderr } = await run(...issuing('DONE', '12 / ubnd-vp', '2026-11-13'));
    expect([code, (await letterOf('DONE'))['state']]).toEqual([0, 'issued']);
    const [ID, LATE] = [(await letterOf('DONE'))['id'], (await letterOf('LATE'))['id']];
    expect(stderr.trim().split('\n')).toEqual([
      `! Thư ${ID} (DONE) ghi ký ngày 13/11/2026, trước ngày soạn 23/11/2026; nếu gõ nhầm, hãy thu hồi bằng "dunghen letters withdraw ${ID} --reason …", soạn lại bằng "dunghen letters request DONE --reason …" rồi ban hành lại.`,
      `! Số 12 / ubnd-vp đã cấp cho thư ${LATE} (LATE) rồi thu hồi; nếu thư đó từng được in ra hoặc vào sổ văn bản, hãy dùng số khác.`,
    ]);
  });

  test('is told what it is when a step is taken twice, and why it was withdrawn when it is looked at', async () => {
    const said = async (...args: readonly string[]): Promise<string> => (await run('letters', ...args)).stderr;
    const sent = ['sent', 'LATE', '--channel', 'zalo', '--on', TODAY];
    expect(await said(...sent)).toMatch(/mới soạn; phải ban hành trước khi gửi/);
    await run(...issue('LATE', '12/UBND-VP'));
    await run('letters', ...sent);
    expect(await said(...sent)).toMatch(/^Lỗi: Thư \d+ đã gửi; đã ghi ngày gửi và cách gửi, xem "dunghen letters show \d+"\.\n$/);
    const withdraw = ['withdraw', 'BLANK', '--reason', 'nhập nhầm hồ sơ'];
    await run('letters', ...withdraw);
    expect(await said(...withdraw)).toMatch(/đã thu hồi; không cần thu hồi lần nữa/);
    expect(await said('sent', 'BLANK', '--channel', 'zalo', '--on', TODAY)).toMatch(/thư đã thu hồi không gửi được/);
    expect((await run('letters', 'show', 'BLANK')).stdout).toMatch(/thu hồi {2,}\S+: nhập nhầm hồ sơ$/m);
  });

  test('issued is given its PDF by the next scan, once, where LibreOffice is installed', async () => {
    const asked = join(programs, 'asked');
    const scan = async (): Promise<number> => (await ask<{ pdfsMade: number }>('scan')).pdfsMade;
    rmSync(asked, { force: true });
    expect(await scan()).toBe(0);
    expect(existsSync(asked)).toBe(false);
    await run(...issue('LATE', '12/UBND-VP'));
    expect([await scan(), await scan()]).toEqual([1, 0]);
    expect(readdirSync(join(cwd, 'letters/pdf'))).toEqual([expect.stringMatching(/^thu-xin-loi-late-lan-1-.*\.pdf$/)]);
    writeFileSync(join(cwd, 'dunghen.config.toml'), '[letters]\npdf = false\n');
    rmSync(join(cwd, 'letters/pdf'), { recursive: true });
    expect(await scan()).toBe(0);
  });

  test('whose file cannot be read is named, hinders no other, and is not called missing', async () => {
    const { file } = await letterOf('LATE');
    const path = join(cwd, 'letters', file as string);
    rmSync(path);
    mkdirSync(path);
    const { stderr } = await run(...issue('LATE', '12/UBND-VP'));
    expect(stderr).toContain(`! Không đọc được tệp thư ${file} đang có trong thư mục (EISDIR)`);
    rmSync(join(cwd, 'letters', (await letterOf('DONE'))['file'] ?? ''));
    const scanned = await ask<{ lettersPublished: number; degraded: object[] }>('scan');
    expect(scanned.lettersPublished).toBe(1);
    expect(scanned.degraded).toContainEqual(expect.objectContaining({ code: 'letter-file', file, dossier: 'LATE' }));
    const { checks } = await ask<{ checks: { check: string; state: string; message: string }[] }>('doctor');
    expect(checks.filter(({ check }) => check === 'letter-files')).toEqual([
      {
        check: 'letter-files',
        state: 'fault',
        message: expect.stringMatching(`^1 tệp thư không mở được .*là thư mục\\): ${file};`) as string,
      },
    ]);
  });

  test('is not issued without its reason, nor under a number given to another', async () => {
    expect(await refused(...issue('BLANK', '12/UBND-VP'))).toBe('letter-incomplete');
    const confirmed = await ask('letters', 'reason', 'BLANK', '--reason', 'chờ đo đạc', '--new-due', '2026-12-01');
    expect(confirmed).toMatchObject({ state: 'drafted', reason: 'chờ đo đạc', newDueOn: '2026-12-01' });
    expect(textOf(String(confirmed['file']))).toContain('chờ đo đạc');
    await run(...issue('LATE', '12/UBND-VP'));
    for (const number of ['12/UBND-VP', '12/ubnd-vp']) expect(await refused(...issue('BLANK', number))).toBe('letter-number-taken');
    expect(await ask(...issue('BLANK', '13/UBND-VP'))).toMatchObject({ state: 'issued' });
  });

  test('bears a new date only if it is a working day to come', async () => {
    for (const day of ['2026-11-28', '2026-11-20', '2026-11-06', '2026-11-24']) {
      expect(await refused('letters', 'reason', 'BLANK', '--reason', 'x', '--new-due', day)).toBe('bad-new-due');
    }
    expect(await refused('letters', 'reason', 'DONE', '--reason', 'x', '--new-due', '2026-12-01')).toBe('bad-new-due');
  });

  test('withdrawn leaves the folder but not the ledger, and the report misses it', async () => {
    const { file } = await letterOf('DONE');
    await run('letters', 'withdraw', 'DONE', '--reason', 'nhập nhầm ngày');
    await run('scan');
    expect(existsSync(join(cwd, 'letters', file as string))).toBe(false);
    expect(readdirSync(join(cwd, 'letters', 'thu-hoi'))).toEqual([file]);
    expect(await letterOf('DONE')).toMatchObject({ state: 'withdrawn' });
    expect((await ask<{ letters: object }>('report', '--month', '2026-11')).letters).toMatchObject({ owed: 3, missing: 1 });
  });

  test('withdrawn by mistake is asked for again, and keeps its history', async () => {
    await run('letters', 'withdraw', 'LATE', '--reason', 'tưởng nhập nhầm');
    const again = await ask('letters', 'request', 'LATE', '--reason', 'chờ xác minh', '--new-due', '2026-12-01');
    expect(again).toMatchObject({ state: 'drafted', kind: 'missed', newDueOn: '2026-12-01', reason: 'chờ xác minh', number: null });
    expect(readdirSync(join(cwd, 'letters'))).toContain(String(again['file']));
    const { history } = await ask<{ history: { step: string }[] }>('letters', 'show', 'LATE');
    expect(history.map(({ step }) => step)).toEqual(['drafted', 'published', 'withdrawn', 'drafted', 'published']);
    expect(await ask(...issue('LATE', '12/UBND-VP'))).toMatchObject({ state: 'issued' });
  });

  test('asked for in advance of a dossier that was then finished in time is marked where letters are listed and shown', async () => {
    await run('letters', 'request', 'SOON', '--reason', 'chờ đo', '--new-due', '2026-12-02');
    const said = async (): Promise<readonly boolean[]> =>
      Promise.all([['list'], ['show', 'SOON']].map(async (which) => (await run('letters', ...which)).stdout.includes('letters withdraw')));
    expect([await said(), (await letterOf('SOON'))['moot']]).toEqual([[false, false], false]);
    writeFileSync(join(cwd, 'b.ndjson'), event('SOON', 'completed', '2026-11-23T08:00:00+07:00'));
    await run('import', 'b.ndjson');
    expect([await said(), (await letterOf('SOON'))['moot']]).toEqual([[true, true], true]);
  });

  test('of a dossier whose end a list contradicts is told where letters are listed and shown, as things stand, and no word is said of not signing it', async () => {
    const list = async (day: string, result: string): Promise<void> => {
      writeFileSync(
        join(cwd, `ds-${day}.csv`),
        `Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Ngày có kết quả\nX,02/11/2026,3 ngày làm việc,${result}\n`,
      );
      expect(await run('import', `ds-${day}.csv`, '--observed-on', day)).toMatchObject({ code: 0 });
    };
    await list('2026-11-03', '');
    await list('2026-11-06', '');
    await run('scan');
    await list('2026-11-09', '05/11/2026');
    const told = /danh sách (?:đã nhập|sau hạn trả) còn cho thấy đang giải quyết/;
    for (const which of [['list'], ['show', 'X']]) {
      const { stdout, stderr } = await run('letters', ...which);
      expect(stdout + stderr).toMatch(told);
      expect(stdout + stderr).not.toContain('không ký');
    }
    expect(await letterOf('X')).toMatchObject({ moot: false, contested: true });
    await run('letters', 'withdraw', 'X', '--reason', 'đúng hẹn thật');
    expect((await run('letters', 'list')).stderr).not.toMatch(told);
  });

  test('an officer changed in Word is kept aside when it is issued, not lost', async () => {
    const { file } = await letterOf('LATE');
    writeFileSync(join(cwd, 'letters', file as string), 'sửa tay');
    const { stderr } = await run(...issue('LATE', '12/UBND-VP'));
    expect(stderr).toMatch(/đã được sửa trong Word: những chữ sửa đó KHÔNG có trong thư vừa ban hành.*tep-khac/);
    // Nobody said which office this is.
    expect(stderr).toContain('! Chưa khai tên cơ quan: thư để trống phần này.');
    const [kept] = readdirSync(join(cwd, 'letters', 'tep-khac'));
    expect(readFileSync(join(cwd, 'letters', 'tep-khac', kept as string), 'utf8')).toBe('sửa tay');
    expect(textOf(file as string)).toContain('12/UBND-VP');
  });

  test('an officer changed in Word before its reason was given is told of at that step and at the issue, with steps that bring the words back', async () => {
    const { file, id } = await letterOf('LATE');
    const told = '! Bản nháp ';
    expect((await run('letters', 'reason', 'LATE', '--reason', 'chờ đo')).stderr).not.toContain(told);
    writeFileSync(join(cwd, 'letters', file as string), 'sửa tay');
    expect((await run('letters', 'reason', 'LATE', '--reason', 'chờ xác minh')).stderr).toContain(
      `${told}${file} đã được sửa trong Word: những chữ sửa đó KHÔNG có trong thư`,
    );
    const { stderr } = await run(...issue('LATE', '12/UBND-VP'));
    const [, withdraw, request] =
      /thu hồi bằng "dunghen (letters withdraw \S+ --reason …)".*bằng "dunghen (letters request .*?)"/.exec(stderr) ?? [];
    expect([withdraw, request]).toEqual([`letters withdraw ${id} --reason …`, 'letters request LATE --reason … --new-due …']);
    for (const step of [withdraw, request]) {
      const typed = (step as string).replace('--new-due …', '--new-due 2026-12-01').replace('--reason …', '--reason đo');
      expect(await run(...typed.split(' '))).toMatchObject({ code: 0 });
    }
    const again = await run(...issue('LATE', '13/UBND-VP'));
    expect([again.code, again.stderr]).toEqual([0, expect.not.stringContaining(told)]);
  });
});

describe('a letter asked for before the appointment is missed', () => {
  const request = (code: string): readonly string[] => [
    'letters',
    'request',
    code,
    '--reason',
    'chờ kết quả đo đạc',
    '--new-due',
    '2026-12-01',
  ];

  test('is the one letter of that appointment: being missed later owes no other, and sent in time it is not late', async () => {
    expect(await ask(...request('SOON'))).toMatchObject({
      kind: 'requested',
      state: 'drafted',
      dueOn: '2026-11-26',
      apologyBy: '2026-11-25',
    });
    await run(...issue('SOON', '20/UBND-VP'));
    await inOffice('letters', 'sent', 'SOON', '--channel', 'điện thoại', '--on', '2026-11-25', '--today', '2026-11-25');
    await inOffice('scan', '--today', '2026-11-30');
    const { letters } = await ask<{ letters: { dossier: string }[] }>('letters', 'list');
    expect(letters.filter(({ dossier }) => dossier === 'SOON')).toHaveLength(1);
    const { stdout } = await inOffice('report', '--month', '2026-11', '--today', '2026-12-01', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ letters: { owed: 4, sent: 1, late: 0 } });
  });

  test('is not issued when the dossier is finished in time after all', async () => {
    await run(...request('SOON'));
    writeFileSync(join(cwd, 'b.ndjson'), event('SOON', 'completed', '2026-11-23'));
    await run('import', 'b.ndjson');
    expect(await refused(...issue('SOON', '20/UBND-VP'))).toBe('letter-not-owed');
  });

  test('comes too late once the law’s day has passed, and only for a dossier that is there and open', async () => {
    expect(await refused(...request('LATE'))).toBe('request-too-late');
    expect(await refused(...request('DONE'))).toBe('not-open');
    expect(await refused(...request('NOBODY'))).toBe('no-dossier');
    // What it promises belongs to how it is asked for.
    const { code, stderr } = await run(...request('SOON').slice(0, -2), '--json');
    expect([code, JSON.parse(stderr)]).toMatchObject([2, { error: { code: 'new-due-missing' } }]);
    await run(...request('SOON'));
    expect(await refused(...request('SOON'))).toBe('letter-exists');
  });
});

describe('printing', () => {
  const pagesOf = (file: string): number => readFileSync(join(cwd, file), 'latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

  test('gives a month as one file in which every letter stands whole, and a page each where LibreOffice is installed', async () => {
    const { stdout } = await dunghen(['letters', 'print', '--month', '2026-11', '--today', TODAY, '--json'], { cwd });
    const printed = JSON.parse(stdout) as { letters: number; apart: string[]; file: string; pdf: string | null };
    expect(printed).toMatchObject({ letters: 3, apart: [], file: join(cwd, 'in-2026-11.docx') });
    const page = textOf('../in-2026-11.docx');
    for (const code of ['LATE', 'BLANK', 'DONE']) expect(page.split(`Mã hồ sơ: ${code}.`), code).toHaveLength(2);
    expect(page.split('VĂN BẢN XIN LỖI')).toHaveLength(4);
    if (printed.pdf !== null) expect(pagesOf('in-2026-11.pdf')).toBe(3);
  });

  test('prints what the officer wrote by hand, and names the letters that must be printed by themselves', async () => {
    const { file } = (await letterOf('LATE')) as { file: string };
    writeFileSync(join(cwd, 'letters', file), 'sửa bằng chương trình khác');
    expect(await ask('letters', 'print', '--month', '2026-11', '--out', 'thang-11.docx')).toMatchObject({ letters: 2, apart: [file] });
    expect(textOf('../thang-11.docx')).not.toContain('Mã hồ sơ: LATE.');
  });

  test('of a dossier whose end a list contradicts takes the true day from an officer, and the ledger shows who gave it', async () => {
    const list = async (day: string, result: string): Promise<void> => {
      writeFileSync(
        join(cwd, `${day}.csv`),
        `Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Ngày có kết quả\nK-1,02/11/2026,3 ngày làm việc,${result}\n`,
      );
      await run('import', `${day}.csv`, '--observed-on', day);
    };
    await list('2026-11-03', '');
    await list('2026-11-06', '');
    await run('scan');
    await list('2026-11-09', '05/11/2026');
    expect((await run('letters', 'show', 'K-1')).stdout).toContain('--ended-on');
    expect(await refused('letters', 'reason', 'K-1', '--reason', 'chờ đo', '--ended-on', '05/11/2026')).toBe('bad-ended-on');
    await run('letters', 'reason', 'K-1', '--reason', 'chờ đo', '--ended-on', '06/11/2026', '--by', 'Lý Thị Ký');
    const shown = (await run('letters', 'show', 'K-1')).stdout;
    expect(shown).toContain('Lý Thị Ký: kết thúc thật ngày 06/11/2026');
    expect(shown).not.toContain('--ended-on');
    expect((await run('letters', 'show', 'K-1', '--lang', 'en')).stdout).toContain('Lý Thị Ký: really ended on 2026-11-06');
    // Withdrawn, and asked for again on another day.
    await run('letters', 'withdraw', 'K-1', '--reason', 'đúng hẹn');
    await run('letters', 'request', 'K-1', '--reason', 'chờ đo', '--ended-on', '07/11/2026', '--by', 'Lò Văn Mẫu');
    expect((await run('letters', 'show', 'K-1')).stdout).toContain('Lò Văn Mẫu: kết thúc thật ngày 07/11/2026');
    await run('letters', 'issue', 'K-1', '--number', '9/XL', '--signed-by', 'Lý Thị Ký', '--signed-on', TODAY);
    expect(await letterOf('K-1')).toMatchObject({ state: 'issued', kind: 'closed-late', number: '9/XL' });
    // What officers read says the number as the letter bears it.
    expect((await run('letters', 'show', 'K-1')).stdout).toContain('Số 09/XL, ký ngày');
  });

  test('says that a letter takes more than a page, where LibreOffice tells the pages', async () => {
    mkdirSync(join(cwd, 'bin'));
    const pages = '/Type/Page\\n'.repeat(4);
    const four = `printf "%%PDF-1.7\\n/Type/Pages\\n${pages}%%%%EOF\\n"`;
    // Of the letters by themselves only the second is long.
    const script = `#!/bin/sh\nfor name in in in-1; do ${four} > "$6/$name.pdf"; done\n`;
    writeFileSync(join(cwd, 'bin', 'soffice'), script, { mode: 0o755 });
    const said = async (...more: readonly string[]): Promise<string> => {
      const args = ['letters', 'print', '--month', '2026-11', '--today', TODAY, ...more];
      return (await dunghen(args, { cwd, env: { PATH: [join(cwd, 'bin'), process.env['PATH']].join(delimiter) } })).stdout;
    };
    const { letters } = await ask<{ letters: { file: string }[] }>('letters', 'list');
    const { file } = letters[1] as { file: string };
    expect(await said()).toContain(`Bản PDF có 4 trang cho 3 thư: có thư dài quá một trang (${file}),`);
    expect(await said('--lang', 'en')).toContain(`The PDF has 4 pages for 3 letters: some take more than one (${file}),`);
    expect(JSON.parse(await said('--json'))).toMatchObject({ letters: 3, pages: 4, long: [file] });
    expect((await run('letters', 'print', '--month', '2026-11')).stdout).not.toContain('trang cho');
  });

  test('says of a letter of another template that this may be why it is printed by itself', async () => {
    const { file = '' } = await letterOf('DONE');
    const path = join(cwd, 'letters', file);
    const zip = new PizZip(readFileSync(path));
    writeFileSync(
      path,
      zip.file('word/styles.xml', zip.file('word/styles.xml').asText().replaceAll('Dai"', 'Xưa"')).generate({ type: 'uint8array' }),
    );
    const said = async (...more: readonly string[]): Promise<string> =>
      (await run('letters', 'print', '--month', '2026-11', ...more)).stdout.split('\n').find((line) => line.includes(file)) ?? '';
    expect(await said()).toContain('In riêng, vì soạn từ mẫu thư khác, ');
    expect(await said('--lang', 'en')).toContain('made of another template, ');
  });

  test('says once what several files have in common, with their names below it', async () => {
    const files = await Promise.all(['LATE', 'BLANK'].map(async (code) => ((await letterOf(code)) as { file: string }).file));
    for (const file of files) writeFileSync(join(cwd, 'letters', file), '');
    const lines = (await run('letters', 'print', '--month', '2026-11')).stdout.split('\n');
    const [at, ...others] = lines.flatMap((line, i) => (line.startsWith('! Không in, vì tệp không mở được') ? [i] : []));
    expect(others).toEqual([]);
    expect(lines[at as number]).toMatch(/: 2 tệp$/);
    expect(
      lines
        .slice((at as number) + 1, (at as number) + 3)
        .map((line) => line.trim())
        .toSorted(),
    ).toEqual(files.toSorted());
  });

  test('says which file it cannot write, and which it could not read', async () => {
    expect(await refused('letters', 'print', '--month', '2026-11', '--out', 'không có/x.docx')).toBe('cannot-write');
    mkdirSync(join(cwd, 'thư mục'));
    expect(await refused('letters', 'print', '--month', '2026-11', '--out', 'thư mục')).toBe('cannot-write');
    const { file } = (await letterOf('LATE')) as { file: string };
    rmSync(join(cwd, 'letters', file));
    mkdirSync(join(cwd, 'letters', file));
    const { stdout } = await run('letters', 'print', '--month', '2026-11');
    expect(stdout).toMatch(/^3 thư trong /);
    expect(stdout).toContain(`nên đã in bản trong sổ; nếu ai đã sửa tệp, hãy xem lại: ${file}`);
  });

  test.skipIf(process.platform === 'win32')('reads every letter of many, though few files may be open at once', async () => {
    const many = Array.from({ length: 100 }, (_, i) => event(`M-${i}`, 'received', '2026-11-02', { term: '3 working-days', applicant }));
    writeFileSync(join(cwd, 'm.ndjson'), many.join('\n'));
    await run('import', 'm.ndjson');
    await run('scan');
    const command = ['letters', 'print', '--month', '2026-11', '--today', TODAY, '--json'];
    const { stdout, stderr } = spawnSync('sh', ['-c', 'ulimit -n 64; exec "$0" "$@"', join(ROOT, 'dunghen'), ...command], {
      cwd,
      env: surroundings({ PATH: [programs, process.env['PATH']].join(delimiter) }),
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ letters: 103, fromLedger: [], apart: [] });
  });

  test('leaves out what was withdrawn, and says so when nothing is left', async () => {
    await run('letters', 'withdraw', 'LATE', '--reason', 'nhập nhầm');
    expect(await ask('letters', 'print', '--month', '2026-11')).toMatchObject({ letters: 2 });
    expect(await refused('letters', 'print', '--month', '2026-10')).toBe('no-letters');
    expect(await refused('letters', 'print', '--month', '2026-13')).toBe('bad-month');
    expect(await refused('letters', 'list', '--month', '2026/11')).toBe('bad-month');
  });
});

test('the list of letters and their history hold no citizen, and are read in the office’s words and time', async () => {
  const { stdout } = await run('letters', 'list', '--json');
  const shown = (await run('letters', 'show', 'LATE')).stdout;
  expect(stdout + shown).not.toMatch(/Nông|Thôn/);
  const [step = ''] = shown.split('\n').filter((line) => / soạn {2,}chương trình$/.test(line));
  const hour = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(8, 10);
  expect(step).toMatch(new RegExp(`^  ${hour}/\\d\\d/\\d{4} \\d\\d:\\d\\d  soạn {2,}chương trình$`));
  const db = new DatabaseSync(join(cwd, 'dunghen.db'), { readOnly: true });
  expect(JSON.stringify(db.prepare('select * from letter_event').all())).not.toMatch(/Nông|Thôn/);
  db.close();
});
