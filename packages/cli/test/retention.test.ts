import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packedBytes, zipEntries } from '../../intake/src/formats/zip-directory.ts';
import { ROOT, workFolder } from './command.ts';
import { dunghen } from './standing-command.ts';
import { lettersIn } from './letters-in.ts';

const EVENTS = join(ROOT, 'fixtures/sample/events.ndjson');
const LIST = join(ROOT, 'fixtures/sample/danh-sach-ho-so.xlsx');
const MONTHS = ['2026-06', '2026-08', '2026-09', '2026-11'];

/** The texts that bytes hold, whatever stands around them. */
function namesIn(texts: ReadonlySet<string>, bytes: Buffer): readonly string[] {
  const spelled = [...texts].map((text) => ({ text, name: Buffer.from(text) }));
  const least = Math.min(...spelled.map(({ name }) => name.length));
  const byStart = Map.groupBy(spelled, ({ name }) => name.toString('latin1', 0, least));
  // Four bytes as a number tell nearly every place where no name begins, twenty times as fast as a text does.
  const starts = new Set(spelled.map(({ name }) => name.readInt32BE(0)));
  const found = new Set<string>();
  for (let end = 0, last = 0; end < bytes.length; end++) {
    last = (last << 8) | (bytes[end] as number);
    if (!starts.has(last) || end < 3) continue;
    const at = end - 3;
    for (const { text, name } of byStart.get(bytes.toString('latin1', at, at + least)) ?? [])
      if (bytes.subarray(at, at + name.length).equals(name)) found.add(text);
  }
  return [...found];
}

/** A file's bytes, with what a Word file has packed inside laid open. */
function bytesOf(path: string): Buffer {
  const bytes = readFileSync(path);
  const parts = zipEntries(bytes)?.map((entry) => {
    const packed = packedBytes(bytes, entry);
    return entry.method === 0 ? Buffer.from(packed) : inflateRawSync(packed);
  });
  return Buffer.concat([bytes, ...(parts ?? [])]);
}

interface Line {
  readonly dossier: string;
  readonly officer?: string;
  readonly type: string;
  readonly at: string;
  readonly applicant?: { readonly name?: string; readonly address?: string; readonly phone?: string; readonly email?: string };
}

test(
  'erases whoever is behind dossiers that ended long ago, leaves no trace of them, and changes no count',
  { timeout: 120_000 },
  async () => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'dunghen.config.toml'), '[retention]\nmonths = 2\n');
    let said = '';
    const run = async (...args: readonly string[]) => {
      const ended = await dunghen([...args, '--today', '2026-11-30', '--json'], { cwd });
      said += ended.stdout + ended.stderr;
      return ended;
    };
    const reports = () => Promise.all(MONTHS.map(async (month) => JSON.parse((await run('report', '--month', month)).stdout) as object));
    // In the sample a village is home to many; here each address is one citizen's own.
    const lines = readFileSync(EVENTS, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line)
      .map(({ applicant, ...line }, i) =>
        applicant ? { ...line, applicant: { ...applicant, address: `Nhà ${i}, ${applicant.address}` } } : line,
      ) as readonly Line[];
    writeFileSync(join(cwd, 'e.ndjson'), lines.map((line) => JSON.stringify(line)).join('\n'));
    await run('import', 'e.ndjson');
    await run('scan');
    const old = new Set(
      lines
        .filter(({ type, at }) => /^(completed|refused|withdrawn)$/.test(type) && at.slice(0, 10) < '2026-09-30')
        .map(({ dossier }) => dossier),
    );
    const officers = new Set(lines.map(({ officer }) => officer));
    const known = (gone: boolean) =>
      new Set(
        lines
          .filter(({ dossier }) => old.has(dossier) === gone)
          .flatMap(({ applicant = {} }) => Object.values(applicant))
          .filter((text) => !officers.has(text)),
      );
    const [erased, kept] = [known(true), known(false)];
    for (const text of kept) erased.delete(text);
    for (const field of ['name', 'address', 'phone', 'email'] as const) {
      expect(
        lines.some(({ applicant }) => erased.has(applicant?.[field] ?? '')),
        field,
      ).toBe(true);
    }
    const letters = () => lettersIn(cwd).filter((name) => name.endsWith('.docx')).length;
    const altered = lettersIn(cwd).find((name) => name.includes('260604-0001')) as string;
    writeFileSync(join(cwd, 'letters', altered), 'cán bộ đã sửa');
    // A letter issued and withdrawn leaves its file aside, and a PDF where LibreOffice is.
    const withdrawn = lettersIn(cwd).find((name) => name.includes('260612-0009')) as string;
    await run('letters', 'withdraw', 'H37.125-260612-0009', '--reason', 'soạn nhầm');
    mkdirSync(join(cwd, 'letters/pdf'));
    const pdf = join(cwd, 'letters/pdf', withdrawn.replace('.docx', '-0123abcd.pdf'));
    writeFileSync(pdf, `%PDF-1.7 ${[...erased].join(' ')}`);
    mkdirSync(join(cwd, 'letters/tep-khac'), { recursive: true });
    writeFileSync(join(cwd, 'letters/tep-khac', `0123456789ab-${withdrawn}`), 'cán bộ đã sửa');
    const [before, lettersBefore] = [await reports(), letters()];

    const tried = JSON.parse((await run('retention', '--dry-run')).stdout) as Record<string, unknown>;
    expect(tried).toMatchObject({ before: '2026-09-30', dossiers: old.size, files: 0, dryRun: true });
    const done = JSON.parse((await run('retention')).stdout) as { letters: number; files: number; filesKept: string[] };
    expect(done).toMatchObject({ before: '2026-09-30', dossiers: old.size, letters: tried['letters'] });
    expect(done.filesKept.toSorted()).toEqual([`tep-khac/0123456789ab-${withdrawn}`, altered]);
    expect(done.files).toBe(done.letters - 1);
    expect(letters()).toBe(lettersBefore - done.files + 1);
    expect([existsSync(pdf), existsSync(join(cwd, 'letters/thu-hoi', withdrawn))]).toEqual([false, false]);
    expect(await reports()).toEqual(before);

    const files = readdirSync(cwd, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'e.ndjson')
      .map((entry) => join(entry.parentPath, entry.name));
    expect(files.filter((name) => name.endsWith('.docx')).length).toBeGreaterThan(10);
    const left = files.flatMap((name) => namesIn(erased, bytesOf(name)).map((text) => `${name}: ${text}`));
    expect([erased.size > 1_000, left, namesIn(erased, Buffer.from(said))]).toEqual([true, [], []]);
    const bytes = readFileSync(join(cwd, 'dunghen.db'));
    expect(namesIn(kept, bytes).length, 'whoever still waits is known').toBeGreaterThan(kept.size * 0.9);
    expect(namesIn(kept, Buffer.concat(files.filter((name) => name.endsWith('.docx')).map(bytesOf))).length).toBeGreaterThan(10);

    // What comes in and what is done afterwards brings nobody back, and writes no letter twice.
    expect(JSON.parse((await run('import', 'e.ndjson')).stdout)).toMatchObject({ created: 0, updated: 0, rejected: 0 });
    await dunghen(['import', LIST, '--today', '2026-11-30'], { cwd });
    expect(JSON.parse((await run('scan')).stdout)).toMatchObject({ lettersDrafted: 0, lettersPublished: 0 });
    expect(JSON.parse((await run('retention')).stdout)).toMatchObject({ dossiers: 0, letters: 0, files: 0 });
    expect(await reports()).toEqual(before);
    const exported = (await dunghen(['export'], { cwd })).stdout;
    const ledger = Buffer.from((await dunghen(['export', '--letters'], { cwd })).stdout);
    expect([namesIn(erased, Buffer.from(exported)), namesIn(erased, ledger), namesIn(kept, ledger).length > 10]).toEqual([[], [], true]);
    writeFileSync(join(cwd, 'all.ndjson'), exported);
    expect((await run('import', 'all.ndjson', '--db', 'sqlite:copy.db')).code).toBe(0);
    expect((await dunghen(['export', '--db', 'sqlite:copy.db'], { cwd })).stdout === exported, 'the copy exports the same').toBe(true);
    const doctor = await dunghen(['doctor', '--today', '2026-11-30'], { cwd });
    expect([doctor.code, doctor.stdout.includes('✗')]).toEqual([0, false]);
    const step = await run('letters', 'reason', 'H37.125-260605-0013', '--reason', 'x');
    expect([step.code, JSON.parse(step.stderr)]).toMatchObject([1, { error: { code: 'letter-erased' } }]);
  },
);

test('tried in a copy of the office it leaves the letters and prints of the office, and names them', async () => {
  const [cwd, copy] = [workFolder(), workFolder()];
  const events = [
    { dossier: 'A', type: 'received', at: '2026-01-05', term: '3 working-days', applicant: { name: 'Nông Thị Thử' } },
    { dossier: 'A', type: 'completed', at: '2026-02-05' },
  ];
  writeFileSync(join(cwd, 'dunghen.config.toml'), '[retention]\nmonths = 6\n');
  writeFileSync(join(cwd, 'a.ndjson'), events.map((event) => JSON.stringify(event)).join('\n'));
  const day = (on: string): readonly string[] => ['--today', on];
  await dunghen(['import', 'a.ndjson', ...day('2026-02-06')], { cwd });
  await dunghen(['scan', ...day('2026-02-06')], { cwd });
  await dunghen(['letters', 'print', '--month', '2026-01', ...day('2026-02-06')], { cwd });
  const files = (): readonly string[] => [...readdirSync(join(cwd, 'letters')), ...readdirSync(cwd)].toSorted();
  const before = files();
  cpSync(cwd, copy, { recursive: true });
  const ledger = realpathSync.native(join(cwd, 'dunghen.db'));
  const erased = await dunghen(['retention', ...day('2026-11-30')], { cwd: copy });
  const print = join(cwd, 'in-2026-01.docx');
  expect(erased.stdout).toContain(`! Không xóa ${print}: đó là của cơ sở dữ liệu ${ledger}, còn đây là bản sao`);
  expect(erased.stdout).toContain(`! Không xóa ${join(cwd, 'letters')}: đó là của cơ sở dữ liệu ${ledger}`);
  expect((await dunghen(['retention', '--lang', 'en', ...day('2026-11-30')], { cwd: copy })).stdout).toContain(
    `! ${print} was left: it is of the database ${ledger}, and this one is a copy or was moved.`,
  );
  expect([files(), lettersIn(copy)]).toEqual([before, []]);
  // One that would write to the office's own folder: the doctor names it before it is tried.
  writeFileSync(
    join(copy, 'dunghen.config.toml'),
    `[letters]\nfolder = ${JSON.stringify(join(cwd, 'letters'))}\n[retention]\nmonths = 6\n`,
  );
  for (const [lang, prints, folder] of [
    ['vi', 'của một cơ sở dữ liệu khác', `là của cơ sở dữ liệu ${ledger}`],
    ['en', 'are of another database', `is of the database ${ledger}`],
  ] as const) {
    const { stdout } = await dunghen(['doctor', '--lang', lang, ...day('2026-11-30')], { cwd: copy });
    expect([stdout.includes(prints), stdout.includes(folder)]).toEqual([true, true]);
    // By now the copy has nobody to erase: its first day, once more.
    cpSync(join(cwd, 'dunghen.db'), join(copy, `${lang}.db`));
    const tried = ['retention', '--dry-run', '--lang', lang, '--db', `sqlite:${lang}.db`, ...day('2026-11-30')];
    expect(await dunghen(tried, { cwd: copy })).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(folder) });
  }
  expect((await dunghen(['retention', ...day('2026-11-30')], { cwd })).stdout).not.toContain('Không xóa');
  expect([existsSync(print), lettersIn(cwd)]).toEqual([false, []]);
});

test('on a machine that the database was copied to nobody is erased until an officer says that the office moved there', async () => {
  const cwd = workFolder();
  const events = [
    { dossier: 'A', type: 'received', at: '2026-01-05', term: '3 working-days', applicant: { name: 'Nông Thị Thử' } },
    { dossier: 'A', type: 'completed', at: '2026-02-05' },
  ];
  writeFileSync(join(cwd, 'dunghen.config.toml'), '[retention]\nmonths = 6\n');
  writeFileSync(join(cwd, 'a.ndjson'), events.map((event) => JSON.stringify(event)).join('\n'));
  for (const args of [['import', 'a.ndjson'], ['scan'], ['retention', '--moved-here']]) {
    const ended = await dunghen([...args, '--today', '2026-02-06'], { cwd });
    expect([ended.code, ended.stderr.includes('không có gì để ghi')]).toEqual(args[0] === 'retention' ? [2, true] : [0, false]);
  }
  const db = new DatabaseSync(join(cwd, 'dunghen.db'));
  db.exec("update letters_folder set ledger = '0123456789abcdef:/srv/dunghen.db'");
  db.close();
  const run = (...args: readonly string[]) => dunghen([...args, '--today', '2026-11-30'], { cwd });
  expect(await run('retention')).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('/srv/dunghen.db trên một máy khác'),
  });
  expect((await run('doctor')).stdout).toContain('"dunghen retention --moved-here" một lần');
  expect(lettersIn(cwd)).toHaveLength(1);
  expect((await run('retention', '--moved-here', '--months', '6')).code).toBe(2);
  const said = await run('retention', '--moved-here', '--by', 'Lò Thị Mẫu', '--json');
  expect(JSON.parse(said.stdout)).toMatchObject({ movedHere: ['/srv/dunghen.db'], actor: 'Lò Thị Mẫu' });
  expect((await run('doctor')).stdout).not.toContain('--moved-here');
  expect((await run('retention')).stdout).toContain('1 hồ sơ');
  expect(lettersIn(cwd)).toEqual([]);
});

test('names a print on a stick that is out until an officer says that it is lost for good, and then by whose word', async () => {
  const cwd = workFolder();
  const events = [
    { dossier: 'A', type: 'received', at: '2026-01-05', term: '3 working-days', applicant: { name: 'Nông Thị Thử' } },
    { dossier: 'A', type: 'completed', at: '2026-02-05' },
  ];
  writeFileSync(join(cwd, 'a.ndjson'), events.map((event) => JSON.stringify(event)).join('\n'));
  mkdirSync(join(cwd, 'usb'));
  const run = (...args: readonly string[]) => dunghen(args, { cwd });
  await run('import', 'a.ndjson', '--today', '2026-02-06');
  await run('scan', '--today', '2026-02-06');
  await run('letters', 'print', '--month', '2026-01', '--out', 'usb/in.docx', '--today', '2026-02-06');
  renameSync(join(cwd, 'usb'), join(cwd, 'mất'));
  const retention = ['retention', '--months', '6', '--today', '2026-11-30'];
  expect((await run(...retention)).stdout).toContain('ổ mất hẳn thì ghi vào sổ bằng --gone: ');
  expect(await run('retention', '--gone', 'thẻ')).toMatchObject({ code: 1, stderr: expect.stringContaining(join(cwd, 'usb', 'in.docx')) });
  expect((await run('retention', '--gone', 'usb', '--dry-run')).code).toBe(2);
  expect((await run('retention', '--gone', 'usb', '--moved-here')).code).toBe(2);
  const said = await run('retention', '--gone', 'usb', '--by', 'Lò Thị Mẫu');
  expect([said.code, said.stdout]).toEqual([0, expect.stringContaining('Đã ghi: usb mất hẳn')]);
  const after = await run(...retention);
  expect([after.stdout.includes('!'), after.stdout]).toEqual([false, expect.stringContaining('mất hẳn, theo lời Lò Thị Mẫu')]);
  expect(JSON.parse((await run(...retention, '--json')).stdout)).toMatchObject({
    printsLeft: [],
    givenUp: expect.arrayContaining([{ actor: 'Lò Thị Mẫu', at: expect.any(String), path: join(cwd, 'usb', 'in.docx') }]),
  });
  expect((await run(...retention, '--lang', 'en')).stdout).toContain('gone for good, as Lò Thị Mẫu said on');
  const again = await run('retention', '--gone', 'usb', '--lang', 'en', '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({ gone: expect.arrayContaining([join(cwd, 'usb', 'in.docx')]) });
});

test('asks after how long rather than guess', async () => {
  const cwd = workFolder();
  mkdirSync(join(cwd, 'letters'));
  expect(await dunghen(['retention'], { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining('[retention]') });
  expect(await dunghen(['retention', '--months', '0'], { cwd })).toMatchObject({ code: 2 });
  expect(existsSync(join(cwd, 'dunghen.db'))).toBe(false);
});
