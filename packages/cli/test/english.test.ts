// An office that works in English: what every command says of it, from setting up to erasing, without a Vietnamese word of our own.
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issuing, workFolder } from './command.ts';
import { dunghen } from './standing-command.ts';

const event = (dossier: string, type: string, at: string, more: object = {}): string => JSON.stringify({ dossier, type, at, ...more });
const TODAY = '2026-11-23';
const EVENTS = [
  event('LONG', 'received', '2026-11-02', { term: '5 working-days', procedure: '1.1', procedureName: 'Birth', promisedOn: '2026-11-09' }),
  event('LONG', 'stage', '2026-11-02T09:30:00+07:00', { stage: 'Desk' }),
  event('LONG', 'stage', '2026-11-03', { stage: 'Appraisal', unit: 'Economy' }),
  event('LONG', 'paused', '2026-11-04', { reason: 'supplement' }),
  event('LONG', 'resumed', '2026-11-06'),
  event('LONG', 'extended', '2026-11-09', { by: '2 working-days', basis: 'Art. 1' }),
  event('LONG', 'rescheduled', '2026-11-18', { dueOn: '2026-11-20' }),
  event('LONG', 'rescheduled', '2026-11-18T10:00:00+07:00', { dueOn: '2026-11-25', letter: '7' }),
  event('LONG', 'rescheduled', '2026-11-19', { dueOn: '2026-11-25', letter: '7', takesBack: '2026-11-18T10:00:00+07:00' }),
  event('LONG', 'extended', '2026-11-19', { by: '1 working-days', basis: 'Art. 2' }),
  event('LONG', 'delay-reason', '2026-11-19', { reason: 'flood' }),
  event('LONG', 'completed', '2026-11-20'),
  event('LONG', 'collected', '2026-11-21'),
  event('LATE', 'received', '2026-11-02', {
    term: '3 working-days',
    unit: 'Economy',
    procedureName: 'Move',
    field: 'Land',
    applicant: { name: 'Ann' },
  }),
  event('HOURS', 'received', '2026-11-20T08:00:00+07:00', { term: '8 working-hours' }),
  event('WAITS', 'received', '2026-11-10', { term: '5 working-days', procedure: '1.2' }),
  event('WAITS', 'paused', '2026-11-12', { reason: 'payment' }),
  event('BARE', 'received', '2026-11-10', { procedure: '9.9' }),
  event('SLIP', 'received', '2026-11-10', { promisedOn: '2026-11-30' }),
  event('SLIP', 'paused', '2026-11-12', { reason: 'stopped' }),
  event('NO', 'received', '2026-11-10', { term: '5 working-days' }),
  event('NO', 'refused', '2026-11-12', { reason: 'not ours' }),
  event('BACK', 'received', '2026-11-10', { term: '5 working-days' }),
  event('BACK', 'withdrawn', '2026-11-12'),
];

let office: string;
let setUp: readonly string[];
beforeAll(async () => {
  office = mkdtempSync(join(tmpdir(), 'commune '));
  const first = await dunghen(['init', '--yes', '--lang', 'en'], { cwd: office });
  const again = await dunghen(['init', '--yes', '--json'], { cwd: office });
  setUp = [first.stdout, again.stdout];
  writeFileSync(join(office, 'e.ndjson'), EVENTS.join('\n'));
  const imported = await dunghen(['import', 'e.ndjson', '--today', TODAY], { cwd: office });
  const scanned = await dunghen(['scan', '--today', TODAY], { cwd: office });
  setUp = [...setUp, imported.stdout, scanned.stdout];
}, 60_000);
afterAll(() => rmSync(office, { recursive: true, force: true }));
/** The folder of a copy of the office, to be changed. */
function copy(): string {
  const cwd = workFolder();
  cpSync(office, cwd, { recursive: true });
  return cwd;
}
/** Laws are cited by their names, people are called by theirs. */
const NAMES = /(?:Bộ luật|Nghị định) [^"]*?Điều \d+\(\d+\)|Lý Thị Ký|một cửa xã Mẫu/g;
/** What a command says, its spaces told as one, with an ending of `code`. */
async function said(cwd: string, args: readonly string[], code = 0): Promise<string> {
  const ended = await dunghen([...args, ...(args.includes('--today') ? [] : ['--today', TODAY])], { cwd });
  expect([args, ended.code, ended.stderr]).toEqual([args, code, '']);
  const text = ended.stdout.replaceAll(cwd, '').replace(/\s+/g, ' ');
  expect(text.replace(NAMES, '')).not.toMatch(/[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i);
  return text;
}

test('is set up, imports and scans in English, as its configuration says from then on', () => {
  const [first = '', again = '', imported, scanned] = setUp;
  expect(first).toMatch(/^Made the configuration: .*\nPut the letter template: .*\nThe database is ready\./);
  expect(JSON.parse(again)).toMatchObject({ created: false, template: null });
  expect(imported).toContain(`${EVENTS.length} rows read; 8 new dossiers, 0 updated, 0 unchanged, 0 refused`);
  expect(scanned).toMatch(/5 dossiers open, \d due soon, 1 overdue\.\nLetters: 2 owed; 2 drafted and 2 files written now; 2 in all in/);
});

describe('a dossier is explained', () => {
  test('with everything that happened to it', async () => {
    const text = await said(office, ['explain', 'LONG']);
    for (const words of [
      'Dossier LONG: done, LATE (as of 2026-11-23)',
      'Procedure: 1.1 – Birth',
      'Term: 5 working-days; due: 2026-11-17; apology by: 2026-11-16',
      'When What Source',
      '2026-11-02 Received, promised 2026-11-09 "',
      '2026-11-02 09:30 Stage: Desk',
      '2026-11-03 Stage: Appraisal (Economy)',
      '2026-11-04 Paused: papers asked for',
      '2026-11-06 Resumed',
      '2026-11-09 Extended: 2 working-days (Art. 1)',
      'Re-appointed: 2026-11-20',
      '2026-11-19 New date taken back, the citizen never heard of it: 2026-11-25',
      'Reason of delay: flood',
      '2026-11-20 Completed',
      '2026-11-21 Collected',
      'How the due date is counted Day Counted Why Source',
      'Extended by 2 working-days on 2026-11-09: Art. 1 Extended by 1 working-days on 2026-11-19: Art. 2 (after the due date, without effect)',
      'Letters owed: no. 1 (missed 2026-11-17)',
      'Signs to look into: due date moved after it had passed, without a letter; extended after the due date',
    ])
      expect(text).toContain(words);
    const vi = (await dunghen(['explain', 'LONG', '--lang', 'vi', '--today', TODAY], { cwd: office })).stdout;
    for (const words of [
      'đã xong, TRỄ HẠN (tính đến ngày 23/11/2026)',
      'gia hạn sau khi đã quá hạn',
      'Thời hạn: 5 ngày làm việc',
      'Gia hạn: 2 ngày làm việc (Art. 1)',
      'Tạm dừng: yêu cầu bổ sung',
    ])
      expect(vi).toContain(words);
  });

  test.each([
    ['WAITS', ['paused, no due date yet', 'Procedure: 1.2 Term', 'due: –; apology by: –', 'Paused: payment due']],
    ['SLIP', ['paused', 'Procedure: – ', 'Term: unknown (from the slip); due: –', 'Paused: stopped']],
    ['NO', ['done, early', 'Refused: not ours']],
    ['BACK', ['Withdrawn']],
  ])('%s: with a dash for what is not known', async (code, words) => {
    const text = await said(office, ['explain', code]);
    for (const one of words) expect(text).toContain(one);
  });

  test('as JSON, with the hour it is due and the day it ended, and no account of days where no term is known', async () => {
    const ask = async (code: string): Promise<unknown> => JSON.parse(await said(office, ['explain', code, '--json']));
    expect(await ask('HOURS')).toMatchObject({ dueAt: expect.stringContaining('2026-11-23T08:30'), end: null });
    expect(await ask('LONG')).toMatchObject({
      procedure: '1.1',
      procedureName: 'Birth',
      end: { type: 'completed', on: '2026-11-20' },
      pauses: [{ from: '2026-11-04', to: '2026-11-06', reason: 'supplement' }],
      extensions: [{ effective: true }, { effective: false }],
    });
    expect(await ask('WAITS')).toMatchObject({ dueOn: null, apologyBy: null, pauses: [{ from: '2026-11-12', to: null }] });
    expect(await ask('BARE')).toMatchObject({ term: null, dueOn: null, procedureName: null, explain: [], end: null });
  });
});

test('lists show a dash for what nobody knows, and say how many there are', async () => {
  const open = await said(office, ['list', 'open']);
  expect(open).toContain('5 dossiers Dossier Due Left (WD) Stage At');
  expect(open).toMatch(/LATE 2026-11-05 -12 – Economy .*WAITS – – – – /);
  expect(await said(office, ['list', 'escalated'])).toBe('0 dossiers ');
});

test('the letters of a month and of a state are listed, requested and printed', async () => {
  const cwd = copy();
  const config = join(cwd, 'dunghen.config.toml');
  const named = readFileSync(config, 'utf8').replace('# name = ""', 'name = "Mẫu commune"');
  writeFileSync(config, named.replace('pdf = true', 'pdf = false'));
  expect(await said(cwd, ['letters', 'list', '--month', '2026-11', '--state', 'drafted'])).toContain('2 letters # Dossier Due State');
  for (const none of [
    ['--month', '2026-10'],
    ['--state', 'issued'],
  ])
    expect(await said(cwd, ['letters', 'list', ...none])).toBe('0 letters ');
  expect(await said(cwd, ['letters', 'reason', 'LATE', '--reason', 'rain', '--new-due', '2026-11-27'])).toContain('Reason: rain');
  expect(await said(cwd, [...issuing('LATE', '7', TODAY), '--by', 'lan'])).toContain('Number 07, signed on 2026-11-23');
  await said(cwd, ['scan']);
  expect(readdirSync(join(cwd, 'letters')).filter((name) => name.endsWith('.pdf'))).toEqual([]);
  expect(await said(cwd, ['letters', 'withdraw', 'LONG', '--reason', 'mistaken'])).toContain(': mistaken');
  expect(await said(cwd, ['letters', 'print', '--month', '2026-11', '--out', 'p.docx'])).toMatch(/^1 letters in \/?p\.docx /);
  for (const [more, error] of [
    [['--month', '2026-11', '--out', 'none/p.docx'], 'cannot-write'],
    [['--month', '2020-01'], 'no-letters'],
  ] as const) {
    const { stderr } = await dunghen(['letters', 'print', ...more, '--json'], { cwd });
    expect((JSON.parse(stderr) as { error: { code: string } }).error.code).toBe(error);
  }
  // Withdrawn letters stand in the register of the page as such; an issued one with its number.
  const page = (await dunghen(['report', '--month', '2026-11', '--format', 'html', '--today', TODAY], { cwd })).stdout;
  const register = page.split('Register of letters</caption>')[1]?.split('</table>')[0] ?? '';
  expect(register).toMatch(/LATE.*Issued/s);
  expect(register).toMatch(/LONG.*Withdrawn/s);
});

test('a due date that the law moved is told of, with the day it had before', async () => {
  const cwd = copy();
  expect(await said(cwd, ['calendar', 'moves'])).toBe('0 due dates moved ');
  appendFileSync(join(cwd, 'dunghen.config.toml'), '\n[[procedures]]\ncode = "9.9"\nname = "Other"\nterm = "15 working-days"\n');
  expect(await said(cwd, ['scan'])).toContain(
    'The calendar or a rule changed: 1 open dossiers have another due date; see "dunghen calendar moves".',
  );
  expect(await said(cwd, ['calendar', 'moves'])).toMatch(
    /^1 due dates moved Dossier Before After Recorded ─+ BARE – 2026-12-02 \d{4}-\d\d-\d\d $/,
  );
  expect(await said(cwd, ['calendar', 'moves', '--since', '2999-01-01', '--json'])).toBe('{"count":0,"moves":[],"promisedDaysOff":[]} ');
  const vi = (await dunghen(['calendar', 'moves', '--lang', 'vi', '--since', '2020-01-01'], { cwd })).stdout;
  expect(vi).toMatch(/^1 hồ sơ đổi hạn trả\n\n.*Hạn cũ.*\n.*\n\s+BARE\s+–\s+02\/12\/2026/);
});

test('a copy, the citizens whose time is over, the digests and what the doctor finds are told of', async () => {
  const cwd = copy();
  expect(await said(cwd, ['backup', 'a.db'])).toMatch(/^Backed up to \/a\.db \([\d,]+ kB\), checked\./);
  expect(JSON.parse(await said(cwd, ['backup', 'b.db', '--json']))).toMatchObject({ bytes: expect.any(Number) });
  const erase = ['retention', '--months', '1', '--today', '2027-03-01'];
  expect(await said(cwd, [...erase, '--dry-run'])).toMatch(
    /^The citizens of 1 dossiers .* would be erased, .* Dry run: nothing was erased\. ! .*letters was left: it is of the database /,
  );
  expect(await said(cwd, erase)).toMatch(/^Erased the citizens of 1 dossiers that ended before 2027-02-01, with 1 letters\./);
  const smtp = '[smtp]\nhost = "127.0.0.1"\nport = 1\nfrom = "a@commune.example"\nsecure = false\n';
  const config = join(cwd, 'dunghen.config.toml');
  writeFileSync(config, `${readFileSync(config, 'utf8').replace('[digests.to]', '[digests.to]\n"*" = ["b@commune.example"]\n')}\n${smtp}`);
  expect(await said(cwd, ['doctor'], 0)).toContain('Every digest was sent.');
  const digest = await said(cwd, ['digest'], 1);
  expect(digest).toMatch(/^\d digests in \/digests; \d dossiers told of for the first time\. ! 1 mails not sent yet \(smtp-refused\): /);
  expect(await said(cwd, ['digest'], 1)).toMatch(/^Today's digests are in .* already\. ! 1 mails/);
  expect(JSON.parse(await said(cwd, ['digest', '--json'], 1))).toMatchObject({
    digests: 0,
    mail: { sent: 0, waiting: 1, fault: 'smtp-refused' },
  });
  expect(await said(cwd, ['digest', '--today', '2026-11-24'], 1)).toMatch(/^Today is a day off: there is no digest\. ! 1 mails/);
  const next = await said(cwd, ['digest', '--today', '2026-11-25'], 1);
  expect(next).toContain('! 1 mails of earlier mornings are not sent any more, since there is a newer digest for their readers;');
  mkdirSync(join(cwd, 'inbox'));
  for (const name of ['a', 'b', 'c', 'd']) {
    writeFileSync(join(cwd, 'inbox', `${name}.csv`), 'x');
    utimesSync(join(cwd, 'inbox', `${name}.csv`), 1, 1);
  }
  const found = await said(cwd, ['doctor']);
  expect(found).toContain('4 files wait in the inbox for more than an hour ("a.csv", "b.csv", "c.csv", …)');
  expect(found).toContain('1 digests could not be sent through 127.0.0.1:1');
  expect(found).toContain('1 digests (2026-11-23 – 2026-11-23) could not be sent until there were newer ones, so only those are;');
  rmSync(join(cwd, 'inbox'), { recursive: true });
  writeFileSync(join(cwd, 'inbox'), 'a file in place of the folder');
  expect(await said(cwd, ['doctor'], 1)).toMatch(/The inbox \/inbox cannot be used \(E\w+\); grant permission/);
});

test('why the program withdrew a draft is told in English, what a person wrote in their words', async () => {
  const cwd = workFolder();
  writeFileSync(join(cwd, 'dunghen.config.toml'), 'lang = "en"\n[agency]\nname = "Mau"\n');
  const take = async (...lines: readonly string[]): Promise<void> => {
    writeFileSync(join(cwd, 'e.ndjson'), lines.join('\n'));
    await dunghen(['import', 'e.ndjson', '--today', '2026-11-09'], { cwd });
    await dunghen(['scan', '--today', '2026-11-09'], { cwd });
  };
  await take(event('D', 'received', '2026-11-02', { term: '3 working-days' }));
  await take(event('D', 'completed', '2026-11-04'));
  expect(await said(cwd, ['letters', 'show', 'D'])).toMatch(
    /withdrawn the program: the dossier ended on 2026-11-04 and did not miss 2026-11-05 $/,
  );
  const shown = async (lang: string) =>
    JSON.parse((await dunghen(['letters', 'show', 'D', '--json', '--lang', lang], { cwd })).stdout) as {
      history: readonly { step: string; detail: { reason?: string; cause?: object } | null }[];
    };
  const withdrawals = async (lang: string) =>
    (await shown(lang)).history.filter(({ step }) => step === 'withdrawn').map(({ detail }) => detail);
  const cause = { code: 'ended-in-time', endedOn: '2026-11-04', dueOn: '2026-11-05' };
  expect(await withdrawals('en')).toEqual([{ cause, unowed: true, reason: 'the dossier ended on 2026-11-04 and did not miss 2026-11-05' }]);
  expect(await withdrawals('vi')).toMatchObject([{ reason: 'hồ sơ kết thúc ngày 04/11/2026, không lỡ hẹn ngày 05/11/2026' }]);

  // As an older program wrote them, and a person.
  const db = new DatabaseSync(join(cwd, 'dunghen.db'));
  const write = db.prepare(
    "insert into letter_event (letter_id, step, at, actor, detail, chain) values (1, 'withdrawn', '2026-11-09T01:00:00Z', ?, ?, 'x')",
  );
  const old: readonly (readonly [string, string, string])[] = [
    [
      'hồ sơ kết thúc ngày 2026-11-04, không lỡ hẹn ngày 2026-11-05',
      'ended-in-time',
      'the dossier ended on 2026-11-04 and did not miss 2026-11-05',
    ],
    ['đến ngày 2026-11-05 hồ sơ không lỡ hẹn ngày 2026-11-06', 'not-missed', 'by 2026-11-05 the dossier had not missed 2026-11-06'],
    ['hạn trả được tính lại: 2026-11-05 → 2026-11-06', 'due-moved', 'the due date was computed anew: 2026-11-05 → 2026-11-06'],
  ];
  for (const [reason] of old) write.run('scan', JSON.stringify({ reason, unowed: true }));
  write.run('lan', JSON.stringify({ reason: 'lũ quét' }));
  db.close();
  const told = await withdrawals('en');
  expect(told.slice(1, -1)).toMatchObject(old.map(([, code, reason]) => ({ reason, cause: { code } })));
  expect(told.at(-1)).toEqual({ reason: 'lũ quét' });
});
