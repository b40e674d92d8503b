import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { spawnSync } from 'node:child_process';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { foldDossier, parseDay, parseEvent, type DossierEvent } from '@dunghen/core';
import { lawContext, loadConfig, requestLetter, scan, scanContext, type LoadedConfig } from '@dunghen/daemon';
import { mailFaultWords, sendMail, tellMorning, type Told } from '@dunghen/daemon/digest';
import { openStore, type Store } from '@dunghen/store';
import { readXlsx } from 'hucre/xlsx';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import PizZip from 'pizzip';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { isMorning } from '../src/digest/is-morning.ts';
import { ladderStep } from '../src/digest/ladder.ts';
import { newStore } from '../../store/test/new-store.ts';

let folder: string;
let store: Store;
const NOW = '2026-11-23T01:00:00.000Z';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bản tin '));
  store = newStore(join(folder, 'a.db'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const append = async (...events: readonly object[]): Promise<void> => {
  const byCode = new Map<string, DossierEvent[]>();
  for (const event of events.map(parseEvent)) byCode.set(event.dossier, [...(byCode.get(event.dossier) ?? []), event]);
  const batch = [...byCode].map(([code, list]) => ({ code, events: () => list }));
  await store.append(batch, { file: 't', sha256: 't', at: 't' }, (history) => void foldDossier(history));
};
const received = (dossier: string, at: string, more: object = {}): object => ({
  dossier,
  type: 'received',
  at,
  term: '3 working-days',
  unit: 'Phòng Kinh tế',
  applicant: { name: 'Nông Thị Thử', phone: '0900000001' },
  ...more,
});
const loaded = (config = ''): LoadedConfig => {
  const path = join(folder, 'dunghen.config.toml');
  writeFileSync(path, config);
  return loadConfig(path, folder);
};
const tell = (today: string, config = ''): Promise<Told> => {
  const at = loaded(config);
  return tellMorning(store, { loaded: at, law: lawContext(at), today: parseDay(today), now: () => NOW });
};
const page = (today: string, name = 'toan-co-quan'): string => readFileSync(join(folder, 'digests', today, `${name}.html`), 'utf8');
/** The dossiers of one part of a page. */
const part = (html: string, id: string): string[] => {
  const [, section = ''] = html.split(`<h2 id="${id}">`);
  return [...(section.split('</section>')[0] ?? '').matchAll(/<tr[^>]*><td class="c">([^<]+)/g)].map(([, code]) => String(code));
};

describe('the alert ladder', () => {
  const ladder = { workingDaysBefore: [2, 1, 0], workingDaysAfter: [1, 5] };
  test.each([
    [3, null],
    [2, 2],
    [1, 1],
    [0, 0],
    [-1, -1],
    [-4, -1],
    [-5, -5],
    [-90, -5],
  ])('with %i working days left stands on step %s', (left, step) => {
    expect(ladderStep(left, ladder)).toBe(step);
  });

  test('rings for each dossier at each step once, however often the morning is told', async () => {
    await append(received('A-1', '2026-11-20'));
    // Due on Thursday 26 November; the 24th is a holiday.
    const rung: [string, number][] = [];
    for (const day of ['2026-11-20', '2026-11-23', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30']) {
      rung.push([day, (await tell(day)).alerts]);
    }
    expect(rung).toEqual([
      ['2026-11-20', 0],
      ['2026-11-23', 1],
      ['2026-11-23', 0],
      ['2026-11-24', 0],
      ['2026-11-25', 1],
      ['2026-11-26', 1],
      ['2026-11-27', 1],
      ['2026-11-30', 0],
    ]);
  });

  test('rings once after a week asleep, not once for every step that was slept through', async () => {
    await append(received('A-1', '2026-11-20'));
    expect((await tell('2026-12-04')).alerts).toBe(1);
    expect((await tell('2026-12-07')).alerts).toBe(0);
  });

  test('begins anew when the due date moves, and for the later day a citizen was given', async () => {
    await append(received('A-1', '2026-11-20'));
    expect((await tell('2026-11-26')).alerts).toBe(1);
    await append({ dossier: 'A-1', type: 'rescheduled', at: '2026-11-26', dueOn: '2026-12-02', letter: '1' });
    expect((await tell('2026-11-27')).alerts).toBe(0);
    expect((await tell('2026-11-30')).alerts).toBe(1);
    expect((await tell('2026-12-02')).alerts).toBe(1);
  });
});

describe('the morning’s digest', () => {
  beforeEach(() =>
    append(
      received('DUE-TODAY', '2026-11-18'),
      received('DUE-TOMORROW', '2026-11-19'),
      received('LATE', '2026-11-02', { unit: 'Công an xã' }),
      received('FAR', '2026-11-23', { term: '20 working-days' }),
      received('DONE', '2026-11-18'),
      { dossier: 'DONE', type: 'completed', at: '2026-11-20' },
    ),
  );

  test('notes of a letter that waits what it lacks, and that an apology in advance is moot once its dossier was finished in time', async () => {
    const on = (day: string) => scanContext(loaded(), lawContext(loaded()), parseDay(day), () => NOW);
    const { applicant: _, ...nameless } = received('NAMELESS', '2026-11-02') as { applicant: object };
    await append(nameless);
    await requestLetter(store, 'FAR', 'chờ đo đạc', '2026-12-25', on('2026-11-23'));
    await scan(store, on('2026-11-23'));
    await tell('2026-11-23');
    expect(page('2026-11-23')).toContain('thiếu họ tên người nhận');
    expect(page('2026-11-23')).not.toContain('không ký');
    await append({ dossier: 'FAR', type: 'completed', at: '2026-11-23T15:00:00+07:00' });
    await tell('2026-11-25');
    expect(page('2026-11-25')).toMatch(/FAR(?:(?!<\/tr>).)*hồ sơ không lỡ hẹn: thu hồi, không ký/s);
  });

  test('the page of a unit has no column for where a dossier lies, but one for a step of the unit’s name, and none has a column that is empty in every row', async () => {
    await append({ dossier: 'LATE', type: 'stage', at: '2026-11-03', stage: 'Công an xã' });
    await tell('2026-11-23');
    const heads = (html: string): readonly string[] => [
      ...new Set([...html.matchAll(/<th scope="col">([^<]*)</g)].map(([, head]) => head as string)),
    ];
    expect(heads(page('2026-11-23'))).toEqual(expect.arrayContaining(['Mã hồ sơ', 'Đang ở', 'Hạn trả']));
    expect(heads(page('2026-11-23'))).not.toContain('Hẹn lại');
    const file = readdirSync(join(folder, 'digests', '2026-11-23')).find(
      (name) => name.startsWith('don-vi-cong-an-xa') && name.endsWith('.html'),
    );
    const unit = page('2026-11-23', String(file).replace('.html', ''));
    expect(unit).toContain('LATE');
    expect(heads(unit)).toContain('Bước');
    expect(heads(unit)).not.toContain('Đang ở');
  });

  test('tells what is due, what can still be apologised for, what is late and which letters wait', async () => {
    const at = loaded();
    await scan(
      store,
      scanContext(at, lawContext(at), parseDay('2026-11-23'), () => NOW),
    );
    expect(await tell('2026-11-23')).toMatchObject({ digests: 3, published: 3, fault: null });
    const html = page('2026-11-23');
    expect(part(html, 'dueToday')).toEqual(['DUE-TODAY']);
    // Due on Wednesday 25, the 24th being a holiday: today is the last day before it.
    expect(part(html, 'lastDayForApology')).toEqual(['DUE-TOMORROW']);
    expect(part(html, 'dueSoon')).toEqual(['DUE-TOMORROW']);
    expect(part(html, 'overdue')).toEqual(['LATE']);
    expect(html).toContain('Thư xin lỗi chờ ký (1)');
    expect(html).toContain('trễ 1/5 hồ sơ (20,00%)');
    expect(html).not.toContain('Nông Thị Thử');
    const files = readdirSync(join(folder, 'digests/2026-11-23')).filter((name) => name.endsWith('.html'));
    expect(files.map((name) => name.replace(/-[0-9a-f]{6}\.html$/, ''))).toEqual([
      'don-vi-cong-an-xa',
      'don-vi-phong-kinh-te',
      'toan-co-quan.html',
    ]);
    const [police = ''] = files;
    expect(part(page('2026-11-23', police.replace('.html', '')), 'overdue')).toEqual(['LATE']);
    expect(part(page('2026-11-23', police.replace('.html', '')), 'dueToday')).toEqual([]);
  });

  test('says by which formula its rate is where the office does not use the usual one', async () => {
    await tell('2026-11-23', '[kpi]\nbasis = "due"\n');
    expect(page('2026-11-23')).toContain('trễ 1/2 hồ sơ (50,00%, tính trên hồ sơ đến hạn), mục tiêu');
    await tell('2026-12-01', '[kpi]\nbasis = "due"\n');
    expect(page('2026-12-01')).toContain('Tháng 12/2026: chưa có số liệu tính trên hồ sơ đến hạn.');
  });

  test('is one for a unit however its lists spell it, under the name the configuration gives it', async () => {
    await append(received('OTHER', '2026-11-18', { unit: 'PHÒNG  kinh tế'.normalize('NFD') }));
    const to = '[digests.to]\n"Phòng Kinh Tế" = ["kinh-te@xa-mau.example"]\n';
    expect(await tell('2026-11-23', to)).toMatchObject({ digests: 3 });
    const files = readdirSync(join(folder, 'digests/2026-11-23')).filter((name) => /^don-vi-phong-kinh-te-.*html$/.test(name));
    expect(files).toHaveLength(1);
    const html = page('2026-11-23', files[0]!.replace('.html', ''));
    expect(html).toContain('<h1>Việc cần làm ngày 23/11/2026 – Phòng Kinh Tế</h1>');
    expect(part(html, 'dueToday')).toEqual(['DUE-TODAY', 'OTHER']);
  });

  test('is under the most frequent spelling of a unit that the configuration does not name, as in a report', async () => {
    await append(received('OTHER', '2026-11-18', { unit: 'PHÒNG KINH TẾ' }));
    expect(await tell('2026-11-23')).toMatchObject({ digests: 3 });
    const [file = ''] = readdirSync(join(folder, 'digests/2026-11-23')).filter((name) => /^don-vi-phong-kinh-te-.*html$/.test(name));
    expect(page('2026-11-23', file.replace('.html', ''))).toContain('<h1>Việc cần làm ngày 23/11/2026 – Phòng Kinh tế</h1>');
  });

  test('is a workbook too, whose texts are texts and whose days are days, with a filter', async () => {
    await append(
      received('=HYPERLINK("http://x")', '2026-11-18'),
      received('PAKN', '2026-11-18', { kind: 'feedback', procedure: undefined }),
    );
    await tell('2026-11-23');
    const { sheets } = await readXlsx(readFileSync(join(folder, 'digests/2026-11-23/toan-co-quan.xlsx')));
    expect(sheets.map(({ name }) => name)).toEqual(['Hồ sơ', 'Thư xin lỗi chờ ký']);
    expect(sheets.map(({ rows }) => rows[0]?.[0])).toEqual([
      'Việc cần làm ngày 23/11/2026',
      'Việc cần làm ngày 23/11/2026: thư xin lỗi chờ ký',
    ]);
    const codes = sheets[0]?.rows.slice(3).map((row) => row[1]);
    expect(codes).toContain('=HYPERLINK("http://x")');
    expect(codes).toContain('LATE');
    expect(JSON.stringify(sheets)).not.toContain('Nông Thị Thử');
    expect(sheets[1]?.rows.at(-1)?.[0]).toBe('Không có.');
    expect(sheets[0]?.rows.find((row) => row[1] === 'PAKN')?.[2]).toBe('Phản ánh, kiến nghị');
    // A day as text would sort by its day of the month.
    const dueOn = sheets[0]?.rows.find((row) => row[1] === 'LATE')?.[6];
    expect(dueOn).toEqual(new Date('2026-11-05T00:00:00Z'));
    const xml = new PizZip(readFileSync(join(folder, 'digests/2026-11-23/toan-co-quan.xlsx'))).file('xl/worksheets/sheet1.xml')?.asText();
    expect(xml).toMatch(/<autoFilter ref="A3:J\d+"/);
  });

  test('is a workbook whose days left stand in the middle, away from the word of the next column', async () => {
    await tell('2026-11-23');
    const zip = new PizZip(readFileSync(join(folder, 'digests/2026-11-23/toan-co-quan.xlsx')));
    const [, style = ''] = /<c r="I4" s="(\d+)"/.exec(zip.file('xl/worksheets/sheet1.xml')?.asText() ?? '') ?? [];
    const [, formats = ''] = /<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(zip.file('xl/styles.xml')?.asText() ?? '') ?? [];
    expect(formats.split('<xf ')[Number(style) + 1]).toContain('horizontal="center"');
  });

  test('is a workbook that says which days may still move, in a column of its own', async () => {
    const workbook = async (day: string) =>
      (await readXlsx(readFileSync(join(folder, `digests/${day}/toan-co-quan.xlsx`)))).sheets[0]?.rows;
    await tell('2026-11-23');
    expect((await workbook('2026-11-23'))?.[2]).not.toContain('Tạm tính');
    // Not all days off of 2027 are decided: neither the due date of the one nor the later day of the other is settled.
    await append(received('OPEN', '2027-06-28', { term: '1 working-days' }), received('GIVEN', '2026-12-28', { term: '1 working-days' }));
    await append({ dossier: 'GIVEN', type: 'rescheduled', at: '2026-12-30', dueOn: '2027-06-29', letter: '1' });
    await tell('2027-06-30');
    const [, title, head = [], ...rows] = (await workbook('2027-06-30')) ?? [];
    expect(title?.[0]).toContain(' TẠM TÍNH: kỳ này ');
    const told = rows.map((row) => [row[1], row[head.indexOf('Tạm tính')] ?? '']);
    for (const row of [
      ['OPEN', 'hạn trả'],
      ['GIVEN', 'hẹn lại'],
      ['LATE', ''],
    ])
      expect(told).toContainEqual(row);
  });

  test('has rows as high as their longest text, which no program then prints over the row below', async () => {
    const procedureName = 'Đăng ký đất đai lần đầu đối với trường hợp cá nhân, hộ gia đình đang sử dụng đất '.repeat(3).trim();
    await append(
      received('LONG', '2026-11-03', { procedureName }),
      received('CAPITALS', '2026-11-03', { procedureName: procedureName.toUpperCase() }),
      received('SHORT', '2026-11-03', { procedureName: 'Đăng ký thay đổi nội dung đăng ký hộ kinh doanh' }),
    );
    await tell('2026-11-23');
    const zip = new PizZip(readFileSync(join(folder, 'digests/2026-11-23/toan-co-quan.xlsx')));
    const rows = [...(zip.file('xl/worksheets/sheet1.xml')?.asText() ?? '').matchAll(/<row r="(\d+)"([^>]*)>/g)];
    const { sheets } = await readXlsx(readFileSync(join(folder, 'digests/2026-11-23/toan-co-quan.xlsx')));
    const heightOf = (code: string): number => {
      const at = (sheets[0]?.rows.findIndex((row) => row[1] === code) ?? 0) + 1;
      return Number(/ ht="([\d.]+)"/.exec(rows.find(([, r]) => r === String(at))?.[2] ?? '')?.[1] ?? 0);
    };
    // LibreOffice breaks them into 5 lines and 7.
    expect(heightOf('LONG')).toBe(5 * 15.75 + 2);
    expect(heightOf('CAPITALS')).toBe(8 * 15.75 + 2);
    // 47 letters fit into a column of 44 digits.
    expect(heightOf('SHORT')).toBe(0);
  });

  test('gives the procedure more room than any other column', async () => {
    await append(received('A-1', '2026-11-18'));
    await tell('2026-11-23');
    const widths = [
      ...(page('2026-11-23')
        .split('</colgroup>')[0]
        ?.matchAll(/<col(?: style="width:(\d+)ch")?>/g) ?? []),
    ].map(([, ch = '0']) => Number(ch));
    expect(widths.indexOf(Math.max(...widths))).toBe(1);
    expect(widths.filter((ch) => ch === Math.max(...widths))).toHaveLength(1);
  });

  test('is a workbook also of more dossiers than a call can have arguments', () => {
    const script = fileURLToPath(new URL('long-workbook.ts', import.meta.url));
    const made = spawnSync(process.execPath, ['--stack-size=100', script, '15000'], { encoding: 'utf8' });
    expect(made).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d{6,}$/) });
  });

  test('names nothing that could be markup', async () => {
    await append(received('<script>alert(1)</script>', '2026-11-18', { unit: '"><img src=x>', procedureName: 'a\u202Eb' }));
    await tell('2026-11-23');
    const html = page('2026-11-23');
    expect(html).not.toMatch(/<script|<img|\u202E/);
    expect(html).toContain('&lt;script&gt;');
  });

  test('on a Friday has what is promised for the days off after it among what must be finished today, with no working day left, and rings for it as for the day itself', async () => {
    const promised = (dossier: string, promisedOn: string): object => ({ dossier, type: 'received', at: '2026-11-02', promisedOn });
    await append(promised('SUN', '2026-11-29'), promised('MON', '2026-11-30'), promised('WED', '2026-12-02'));
    const steps = 'alerts.workingDaysBefore = [1, 0]';
    await tell('2026-11-26', steps);
    expect(part(page('2026-11-26'), 'dueToday')).not.toContain('SUN');
    expect(part(page('2026-11-26'), 'dueSoon')).toContain('SUN');
    await tell('2026-11-27', steps);
    expect(part(page('2026-11-27'), 'dueToday')).toContain('SUN');
    expect(part(page('2026-11-27'), 'dueToday')).not.toContain('MON');
    expect(part(page('2026-11-27'), 'dueSoon')).toEqual(['MON']);
    expect(part(page('2026-11-27'), 'lastDayForApology')).toEqual(expect.arrayContaining(['SUN', 'MON']));
    expect(page('2026-11-27')).toMatch(/<td class="c">SUN<\/td>(?:(?!<\/tr>).)*29\/11\/2026<\/td><td class="n">0<\/td><td>mới/s);
    await tell('2026-11-30', steps);
    expect(part(page('2026-11-30'), 'overdue')).toContain('SUN');
  });

  test('is not made on days off', async () => {
    for (const day of ['2026-11-21', '2026-11-22', '2026-11-24']) expect(await tell(day)).toMatchObject({ digests: 0, alerts: 0 });
    expect(existsSync(join(folder, 'digests'))).toBe(false);
  });

  test('is made once though two programs make it at once', async () => {
    const other = openStore(`sqlite:${join(folder, 'a.db')}`);
    const at = loaded();
    const context = { loaded: at, law: lawContext(at), today: parseDay('2026-11-23'), now: () => NOW };
    const told = await Promise.all([tellMorning(store, context), tellMorning(other, context)]);
    await other.close();
    expect(told.map(({ digests }) => digests).reduce((a, b) => a + b)).toBe(3);
    expect(told.map(({ alerts }) => alerts).reduce((a, b) => a + b)).toBe(3);
  });

  test('waits when its folder cannot be written, says so, and is written when it can be', async () => {
    writeFileSync(join(folder, 'digests'), 'một tệp');
    expect(await tell('2026-11-23')).toMatchObject({ digests: 3, published: 0, fault: 'digests-folder' });
    unlinkSync(join(folder, 'digests'));
    expect(await tell('2026-11-23')).toMatchObject({ digests: 0, published: 3, fault: null });
  });

  test('names the last day for an apology also where a draft was made for a day that the law has moved', async () => {
    await append(received('MOVED', '2026-11-20'));
    const at = loaded();
    const context = scanContext(at, lawContext(at), parseDay('2026-11-23'), () => NOW);
    await requestLetter(store, 'MOVED', 'mưa lũ', '2026-12-02', context);
    await append({ dossier: 'MOVED', type: 'extended', at: '2026-11-25', by: '3 working-days', basis: 'phải xác minh' });
    await tell('2026-11-30');
    expect(part(page('2026-11-30'), 'lastDayForApology')).toEqual(['MOVED']);
  });

  test('comes whatever a unit is called', async () => {
    for (const unit of ['constructor', '__proto__', 'toString']) await append(received(unit, '2026-11-18', { unit }));
    expect(await tell('2026-11-23')).toMatchObject({ digests: 6 });
  });

  test('says how many rows of the lists were refused this week and in which, to the whole office alone', async () => {
    await append(received('DUE-TODAY', '2026-11-18'));
    mkdirSync(join(folder, 'inbox/done'), { recursive: true });
    const report = (name: string, rejected: number, on = NOW): void => {
      const path = join(folder, 'inbox/done', `${name}.json`);
      writeFileSync(path, JSON.stringify({ file: name, rejected, errors: [{ message: 'Nông Thị Thử' }] }));
      utimesSync(path, new Date(on), new Date(on));
    };
    report('danh sách <b>.xlsx', 3);
    report('tot.csv', 0);
    report('cu.csv', 7, '2026-11-15T01:00:00Z');
    await tell('2026-11-23');
    expect(page('2026-11-23')).toContain('3 dòng trong các danh sách nhập bảy ngày qua bị từ chối (“danh sách &lt;b&gt;.xlsx” 3)');
    expect(page('2026-11-23')).not.toMatch(/cu\.csv|Nông/);
    const own = readdirSync(join(folder, 'digests/2026-11-23')).find((name) => /^don-vi-.*html$/.test(name)) ?? '';
    expect(readFileSync(join(folder, 'digests/2026-11-23', own), 'utf8')).not.toContain('từ chối');
  });

  test('comes though the inbox cannot be looked into', async () => {
    mkdirSync(join(folder, 'inbox'));
    writeFileSync(join(folder, 'inbox/done'), 'một tệp ở chỗ của thư mục');
    await append(received('DUE-TODAY', '2026-11-18'));
    expect(await tell('2026-11-23')).toMatchObject({ published: 3, fault: null });
    expect(page('2026-11-23')).not.toContain('từ chối');
  });

  describe('made by a clock that ran ahead', () => {
    const at = (day: string): Promise<Told> => {
      const config = loaded();
      return tellMorning(store, { loaded: config, law: lawContext(config), today: parseDay(day), now: () => `${day}T01:00:00.000Z` });
    };
    const rows = (day: string, unit = 'toan-co-quan'): string[] => part(page(day, unit), 'overdue');

    test('is taken back once the clock is right, with its files and what rang, and made anew on its day', async () => {
      await at('2026-11-23');
      expect(await at('2026-12-07')).toMatchObject({ alerts: 2, forgotten: 0 });
      expect(rows('2026-12-07')).toContain('DUE-TODAY');
      await append({ dossier: 'DUE-TODAY', type: 'completed', at: '2026-11-23T15:00:00+07:00' });
      expect(await at('2026-11-23')).toMatchObject({ digests: 0, forgotten: 1, fault: null });
      expect(readdirSync(join(folder, 'digests/2026-12-07'))).toEqual([]);
      expect(await at('2026-12-07')).toMatchObject({ alerts: 1, published: 3, forgotten: 0 });
      expect(rows('2026-12-07')).toEqual(['LATE', 'DUE-TOMORROW']);
      expect(readdirSync(join(folder, 'digests/2026-12-07'))).not.toContain('tep-khac');
    });

    test('is taken back also where one dossier has an event of a far later day, by a slip; not where events lie between', async () => {
      const slip = { dossier: 'DUE-TODAY', type: 'completed', at: '2027-11-23' };
      await append(slip);
      await at('2026-12-07');
      expect(await at('2026-11-23')).toMatchObject({ forgotten: 1 });
      await at('2026-12-07');
      await append({ dossier: 'DUE-TOMORROW', type: 'completed', at: '2026-12-07' });
      expect(await at('2026-11-23')).toMatchObject({ forgotten: 0 });
    });

    test('leaves a file that somebody wrote in, which the one made anew puts aside', async () => {
      await at('2026-12-07');
      writeFileSync(join(folder, 'digests/2026-12-07/toan-co-quan.html'), 'của tôi');
      await at('2026-11-23');
      expect(readdirSync(join(folder, 'digests/2026-12-07'))).toEqual(['toan-co-quan.html']);
      await at('2026-12-07');
      expect(readdirSync(join(folder, 'digests/2026-12-07/tep-khac'))).toHaveLength(1);
    });

    test('stands where it is today that is wrong: a clock that fell behind, or an earlier day that was asked for', async () => {
      await at('2026-11-24');
      await at('2026-11-25');
      expect(await at('2020-01-02')).toMatchObject({ forgotten: 0 });
      const config = loaded();
      const asked = { loaded: config, law: lawContext(config), today: parseDay('2026-11-23'), now: () => '2026-11-25T01:00:00Z' };
      expect(await tellMorning(store, asked)).toMatchObject({ forgotten: 0 });
      expect(await store.isMorningTold('2026-11-25')).toBe(true);
    });

    test('is said to be there where its folder cannot be written, and taken back when it can be', async () => {
      await at('2026-12-07');
      const day = join(folder, 'digests/2026-12-07');
      rmSync(join(day, 'toan-co-quan.html'));
      mkdirSync(join(day, 'toan-co-quan.html'));
      expect(await at('2026-11-23')).toMatchObject({ forgotten: 0, fault: 'digests-folder', digests: 3 });
      rmSync(join(day, 'toan-co-quan.html'), { recursive: true });
      expect(await at('2026-11-23')).toMatchObject({ forgotten: 1, fault: null });
    });
  });

  test('comes at its hour in Vietnam, or when the machine wakes after it', () => {
    expect(isMorning('07:00', Date.parse('2026-11-22T23:59:59Z'))).toBe(false);
    expect(isMorning('07:00', Date.parse('2026-11-23T00:00:00Z'))).toBe(true);
    expect(isMorning('07:00', Date.parse('2026-11-23T16:59:59Z'))).toBe(true);
    expect(isMorning('07:00', Date.parse('2026-11-23T17:00:00Z'))).toBe(false);
  });
});

describe('mail', () => {
  interface Received {
    readonly to: string[];
    readonly text: string;
  }
  /** A real mail server on this machine; `refuse` tells the addresses it does not take. */
  async function server(
    port = 0,
    refuse: (address: string) => boolean = () => false,
    options: SMTPServerOptions = {},
  ): Promise<{ port: number; mails: Received[]; stop: () => Promise<void> }> {
    const mails: Received[] = [];
    const smtp = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      ...options,
      onRcptTo: ({ address }, _, done) => done(refuse(address) ? Object.assign(new Error('no such reader'), { responseCode: 550 }) : null),
      onData: (stream, session, done) => {
        let text = '';
        stream.setEncoding('utf8').on('data', (more: string) => (text += more));
        stream.on('end', () => {
          mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
          done();
        });
      },
    });
    smtp.on('error', () => {});
    await new Promise<void>((done) => smtp.listen(port, '127.0.0.1', done));
    const stop = (): Promise<void> => new Promise((done) => smtp.close(done));
    onTestFinished(stop);
    return { port: (smtp.server.address() as AddressInfo).port, mails, stop };
  }
  const config = (port: number): string =>
    `[smtp]\nhost = "127.0.0.1"\nport = ${port}\nfrom = "dung-hen@xa-mau.example"\n` +
    '[digests.to]\n"*" = ["chu-tich@xa-mau.example"]\n"Phòng Kinh tế" = ["kinh-te@xa-mau.example", "pho@xa-mau.example"]\n';
  /** The text of a mail out of its quoted-printable form. */
  const quoted = (text: string): string =>
    Buffer.from(
      text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    ).toString();
  const send = (port: number, at = NOW) => sendMail(store, loaded(config(port)), () => Date.parse(at));

  beforeEach(() => append(received('DUE-TODAY', '2026-11-18')));

  test('brings each reader the digest of their unit, with the workbook, once', async () => {
    const { port, mails } = await server();
    await tell('2026-11-23', config(port));
    expect(await send(port)).toEqual({ sent: 3, superseded: 0, waiting: 0, fault: null });
    expect(await send(port)).toEqual({ sent: 0, superseded: 0, waiting: 0, fault: null });
    expect(mails.map(({ to }) => to.join()).toSorted()).toEqual([
      'chu-tich@xa-mau.example',
      'kinh-te@xa-mau.example',
      'pho@xa-mau.example',
    ]);
    for (const { to, text } of mails) {
      expect(to).toHaveLength(1);
      expect(text).toMatch(/filename="?[\w-]+-2026-11-23\.xlsx/);
      expect(text).not.toContain('Nông');
    }
  });

  test('reaches the readers of a unit that a list spells with other capitals, spaces or accents of another make', async () => {
    const { port, mails } = await server();
    await append(received('OTHER', '2026-11-18', { unit: 'PHÒNG  kinh tế'.normalize('NFD') }));
    await tell('2026-11-23', config(port));
    await send(port);
    expect(mails.map(({ to }) => to.join()).filter((to) => to.startsWith('kinh-te'))).toHaveLength(1);
  });

  test('waits for a server that is down, longer each time, and goes when it is back, under the same message id', async () => {
    const first = await server();
    await first.stop();
    await tell('2026-11-23', config(first.port));
    expect(await send(first.port)).toEqual({ sent: 0, superseded: 0, waiting: 3, fault: 'smtp-refused' });
    // The two that were not tried are tried at once, the first one only after its pause.
    const again = await server(first.port);
    expect(await send(first.port)).toMatchObject({ sent: 2, waiting: 1 });
    expect(await send(first.port, '2026-11-23T01:00:31Z')).toEqual({ sent: 1, superseded: 0, waiting: 0, fault: null });
    const ids = again.mails.map(({ text }) => /^Message-ID: (.+)$/im.exec(text)?.[1]);
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^<2026-11-23\.[0-9a-f]{24}@dunghen>$/);
  });

  test('that waited for days goes out as the newest digest of each reader alone, which names the days before it', async () => {
    const down = await server();
    await down.stop();
    for (const day of ['2026-11-20', '2026-11-23', '2026-11-25']) {
      await tell(day, config(down.port));
      await send(down.port, `${day}T01:00:00Z`);
    }
    expect(await store.mailSuperseded('2026-11-23')).toEqual({ count: 3, first: '2026-11-23', last: '2026-11-23' });
    const { mails } = await server(down.port);
    await tell('2026-11-26', config(down.port));
    expect(await send(down.port, '2026-11-26T01:00:00Z')).toEqual({ sent: 3, superseded: 3, waiting: 0, fault: null });
    const told = mails.map(({ text }) => quoted(text));
    for (const text of told) expect(text).toMatch(/Bản tin 3 buổi sáng từ 20\/11\/2026 đến 25\/11\/2026 không gửi được/);
    // Nothing is lost: the dossier that rang in between is in the newest, and the old digests lie where they were.
    expect(told.every((text) => text.includes('DUE-TODAY'))).toBe(true);
    expect(page('2026-11-23')).toContain('DUE-TODAY');
    await tell('2026-11-27', config(down.port));
    expect(await send(down.port, '2026-11-27T01:00:00Z')).toMatchObject({ sent: 3, superseded: 0 });
    expect(mails.slice(3).some(({ text }) => quoted(text).includes('không gửi được'))).toBe(false);
  });

  /** Of each mail, by its reader: the dossiers that its page marks as new, and those that its workbook does. */
  const markedIn = async (mails: readonly Received[]): Promise<Record<string, readonly [string[], string[]]>> => {
    const marked = mails.map(async ({ to, text }) => {
      const onPage = [...quoted(text).matchAll(/<tr class="new"><td class=(?:3D)?"c">([^<]+)/g)].map(([, code]) => String(code));
      const [, base64 = ''] = /filename="?[\w-]+\.xlsx"?[^]*?\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/.exec(text) ?? [];
      const { sheets } = await readXlsx(Buffer.from(base64, 'base64'));
      const [, , head = [], ...rows] = sheets[0]?.rows ?? [];
      const told = rows.filter((row) => row[head.indexOf('Báo')] === 'mới').map((row) => String(row[head.indexOf('Mã hồ sơ')]));
      return [to.join(), [onPage, told]] as const;
    });
    return Object.fromEntries(await Promise.all(marked));
  };

  test('marks as new what was told of first on mornings that did not come to its reader, in the page and in the workbook', async () => {
    // Both ring on Friday the 27th, a day after they were due, and not on Monday.
    await append(received('A-1', '2026-11-20'), received('A-2', '2026-11-20', { unit: 'Công an xã' }));
    const refusing = await server(0, (address) => address.startsWith('kinh-te') || address.startsWith('chu-tich'));
    const { port } = refusing;
    await tell('2026-11-26', config(port));
    await sendMail(store, loaded(config((await server()).port)), () => Date.parse('2026-11-26T01:00:00Z'));
    await tell('2026-11-27', config(port));
    await send(port, '2026-11-27T01:00:00Z');
    await refusing.stop();
    const { mails } = await server(port);
    await tell('2026-11-30', config(port));
    expect(await send(port, '2026-11-30T01:00:00Z')).toMatchObject({ sent: 3, superseded: 2 });
    expect(await markedIn(mails)).toEqual({
      'chu-tich@xa-mau.example': [
        ['A-1', 'A-2'],
        ['A-1', 'A-2'],
      ],
      'kinh-te@xa-mau.example': [['A-1'], ['A-1']],
      'pho@xa-mau.example': [[], []],
    });
    // The file in the folder is for whoever reads it every morning.
    expect(page('2026-11-30')).not.toContain('class="new"');
    // What has come is not new again.
    await tell('2026-12-01', config(port));
    await send(port, '2026-12-01T01:00:00Z');
    expect(Object.values(await markedIn(mails.slice(3)))).toEqual([
      [[], []],
      [[], []],
      [[], []],
    ]);
  });

  /** The digests that are kept beside those of all, each with the morning since which more is new in it. */
  const keptBeside = (): unknown[] => {
    const db = new DatabaseSync(join(folder, 'a.db'), { readOnly: true });
    const rows = db.prepare('select unit, on_day, new_since from digest_since join digest on digest.id = digest_id order by 1, 2, 3').all();
    db.close();
    return rows.map((row) => Object.values(row));
  };

  test('in which more is new is made once for all who missed the same mornings, and kept until they have it', async () => {
    await append(received('A-1', '2026-11-20'));
    const down = await server();
    await down.stop();
    for (const day of ['2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01']) {
      await tell(day, config(down.port));
      await send(down.port, `${day}T01:00:00Z`);
      // What rings on the first morning is new to all.
      const more = day === '2026-11-26' ? [] : ['', 'Phòng Kinh tế'].map((unit) => [unit, day, '2026-11-26']);
      expect(keptBeside()).toEqual(more);
    }
    const { mails } = await server(down.port);
    expect(await send(down.port, '2026-12-01T03:00:00Z')).toMatchObject({ sent: 3 });
    expect(Object.keys(await markedIn(mails))).toHaveLength(3);
    for (const marked of Object.values(await markedIn(mails))) expect(marked.map((codes) => codes.includes('A-1'))).toEqual([true, true]);
    expect(keptBeside()).toEqual([]);
  });

  test('that is set up only later goes out that same day, and says and marks nothing of mornings before it was set up', async () => {
    await append(received('A-1', '2026-11-20'));
    const { port, mails } = await server();
    const [, readers = ''] = config(port).split('[digests.to]');
    for (const day of ['2026-11-26', '2026-11-27', '2026-11-30']) await tell(day, `[digests.to]${readers}`);
    expect(keptBeside()).toEqual([]);
    expect(await send(port, '2026-11-30T03:00:00Z')).toMatchObject({ sent: 3, superseded: 0 });
    await tell('2026-12-01', config(port));
    expect(await send(port, '2026-12-01T01:00:00Z')).toMatchObject({ sent: 3, superseded: 0 });
    for (const { text } of mails) expect(quoted(text)).not.toMatch(/không gửi được|cũng ghi “mới”|class="new"/);
    expect(await store.mailSuperseded('2026-11-01')).toMatchObject({ count: 0 });
  });

  test('that was set up, was taken away for some mornings and is back says which did not come while it was set up, once', async () => {
    const down = await server();
    await down.stop();
    const [, readers = ''] = config(down.port).split('[digests.to]');
    await tell('2026-11-26', config(down.port));
    await send(down.port, '2026-11-26T01:00:00Z');
    for (const day of ['2026-11-27', '2026-11-30']) await tell(day, `[digests.to]${readers}`);
    const { mails } = await server(down.port);
    expect(await send(down.port, '2026-11-30T03:00:00Z')).toMatchObject({ sent: 3, superseded: 3 });
    for (const { text } of mails) expect(quoted(text)).toMatch(/Bản tin ngày 26\/11\/2026 không gửi được/);
    await tell('2026-12-01', config(down.port));
    expect(await send(down.port, '2026-12-01T01:00:00Z')).toMatchObject({ sent: 3, superseded: 0 });
    for (const { text } of mails.slice(3)) expect(quoted(text)).not.toContain('không gửi được');
  });

  test('of a day that a clock told which ran ahead goes anew on its day, under another message id, and what it went in place of waits again', async () => {
    const at = (day: string, port: number): Promise<Told> => {
      const set = loaded(config(port));
      return tellMorning(store, { loaded: set, law: lawContext(set), today: parseDay(day), now: () => `${day}T01:00:00.000Z` });
    };
    await append(received('A-1', '2026-11-02'));
    const { port, mails, stop } = await server();
    await at('2026-11-23', port);
    await at('2026-12-07', port);
    expect(await send(port, '2026-12-08T01:00:00Z')).toMatchObject({ sent: 3, superseded: 3 });
    await append({ dossier: 'A-1', type: 'completed', at: '2026-11-23T15:00:00+07:00' }, received('A-2', '2026-11-03'));
    expect(await at('2026-11-23', port)).toMatchObject({ forgotten: 1 });
    expect(await send(port, '2026-12-08T01:00:00Z')).toMatchObject({ sent: 3, superseded: 0 });
    await at('2026-12-07', port);
    expect(await send(port, '2026-12-08T01:00:00Z')).toMatchObject({ sent: 3, superseded: 0 });
    const ids = mails.map(({ to, text }) => `${to.join()} ${/^Message-ID: (.+)$/im.exec(text)?.[1]}`);
    expect([mails.length, new Set(ids).size]).toEqual([9, 9]);
    await stop();
  });

  test('of one reader that a server refuses is superseded for that reader alone', async () => {
    const { port, mails } = await server(0, (address) => address.startsWith('kinh-te'));
    await tell('2026-11-23', config(port));
    expect(await send(port)).toMatchObject({ sent: 2, waiting: 1 });
    await tell('2026-11-25', config(port));
    expect(await send(port, '2026-11-25T01:00:00Z')).toEqual({ sent: 2, superseded: 1, waiting: 1, fault: 'smtp-550' });
    expect(mails).toHaveLength(4);
  });

  test('refused for one reader goes to the others, and the refusal is told', async () => {
    const { port, mails } = await server(0, (address) => address.startsWith('kinh-te'));
    await tell('2026-11-23', config(port));
    expect(await send(port)).toEqual({ sent: 2, superseded: 0, waiting: 1, fault: 'smtp-550' });
    expect(mails).toHaveLength(2);
  });

  test('to an address that the configuration no longer names for its unit is given up, and all is well', async () => {
    const { port, mails } = await server(0, (address) => address.startsWith('kinh-te'));
    await tell('2026-11-23', config(port));
    expect(await send(port)).toEqual({ sent: 2, superseded: 0, waiting: 1, fault: 'smtp-550' });
    expect(mailFaultWords('smtp-550').vi).toContain('[digests.to]');
    const mended = config(port)
      .replace('"*" = [', '"*" = ["kinh-te@xa-mau.example", ')
      .replace('["kinh-te@xa-mau.example", "pho', '["phong-kt@xa-mau.example", "pho');
    const later = (at: string) => sendMail(store, loaded(mended), () => Date.parse(at));
    // Until its pause is over nobody looks at it.
    expect(await later(NOW)).toMatchObject({ sent: 0, waiting: 1 });
    expect(await later('2026-11-23T01:00:31Z')).toEqual({ sent: 0, superseded: 0, waiting: 0, fault: null });
    expect(await store.mailWaiting()).toEqual({ count: 0, fault: null });
    expect(mails).toHaveLength(2);
  });

  test('waits while the password cannot be read, and says so', async () => {
    const { port } = await server();
    await tell('2026-11-23', config(port));
    const at = loaded(config(port).replace('from =', 'user = "a"\npasswordFile = "không-có.txt"\nfrom ='));
    expect(await sendMail(store, at, () => Date.parse(NOW))).toEqual({ sent: 0, superseded: 0, waiting: 3, fault: 'smtp-password-file' });
    expect(await send(port)).toMatchObject({ sent: 3 });
  });

  describe('with a password', () => {
    /** The first two words after AUTH that a server heard, in a server that lets nobody in. */
    const listening = (heard: string[], disabled: readonly string[]): SMTPServerOptions => ({
      disabledCommands: [...disabled],
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _, done) => {
        heard.push(`${username} ${password}`);
        done(Object.assign(new Error('no'), { responseCode: 535 }));
      },
    });
    const withPassword = (port: number, host: string): LoadedConfig => {
      writeFileSync(join(folder, 'smtp.txt'), 'bí mật\n');
      return loaded(config(port).replace('127.0.0.1', host).replace('from =', 'user = "a"\npasswordFile = "smtp.txt"\nfrom ='));
    };

    // An address by which this machine reaches itself, and which is not called loopback.
    test.skipIf(process.platform === 'win32')('sends it in clear to no server but one on this machine', async () => {
      const heard: string[] = [];
      const { port } = await server(0, () => false, listening(heard, ['STARTTLS']));
      await tell('2026-11-23', config(port));
      expect(await sendMail(store, withPassword(port, '0.0.0.0'), () => Date.parse(NOW))).toEqual({
        sent: 0,
        superseded: 0,
        waiting: 3,
        fault: 'smtp-not-encrypted',
      });
      expect(heard).toEqual([]);
    });

    test('that is refused says so, and is tried once a round, not once a mail', async () => {
      const heard: string[] = [];
      const { port } = await server(0, () => false, listening(heard, ['STARTTLS']));
      await tell('2026-11-23', config(port));
      expect(await sendMail(store, withPassword(port, '127.0.0.1'), () => Date.parse(NOW))).toEqual({
        sent: 0,
        superseded: 0,
        waiting: 3,
        fault: 'smtp-login',
      });
      expect(heard).toEqual(['a bí mật']);
    });

    test('is kept from a server whose certificate nobody vouches for, and that is said', async () => {
      const heard: string[] = [];
      const { port } = await server(0, () => false, listening(heard, []));
      await tell('2026-11-23', config(port));
      expect(await sendMail(store, withPassword(port, 'localhost'), () => Date.parse(NOW))).toMatchObject({ fault: 'smtp-certificate' });
      expect(heard).toEqual([]);
    });

    test.each(['smtp-refused', 'smtp-certificate', 'smtp-login', 'smtp-not-encrypted'])('%s has a cure of its own', (code) => {
      expect(mailFaultWords(code).vi).toContain('; hãy ');
      expect(mailFaultWords(code).vi).not.toBe(mailFaultWords('smtp-450').vi);
    });
  });

  test('a reader’s address that smuggles in another is refused by the configuration', () => {
    expect(() => loaded('[digests.to]\n"*" = ["a@x.example\\r\\nBcc: b@y.example"]\n')).toThrow('digests.to');
    expect(() => loaded('[smtp]\nhost = "x"\nfrom = "a@x.example, b@y.example"\n')).toThrow('smtp.from');
  });
});
