import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldDossier, parseDay, parseEvent, type DossierEvent } from '@dunghen/core';
import {
  DEFAULT_TEMPLATE,
  letterFileName,
  loadConfig,
  lawContext,
  scan,
  scanContext,
  withdrawLetter,
  type ScanContext,
  type ScanResult,
} from '@dunghen/daemon';
import type { Store, StoredLetter } from '@dunghen/store';
import PizZip from 'pizzip';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FOLDER_MARK } from '../src/letters/folder-mark.ts';
import { newStore } from '../../store/test/new-store.ts';

const TODAY = '2026-11-23';
let folder: string;
let letters: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quét hồ sơ '));
  letters = join(folder, 'letters');
  store = newStore(join(folder, 'a.db'));
});
afterEach(async () => {
  await store.close();
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

const append = async (...events: readonly object[]): Promise<void> => {
  const parsed = events.map(parseEvent);
  const byCode = new Map<string, DossierEvent[]>();
  for (const event of parsed) byCode.set(event.dossier, [...(byCode.get(event.dossier) ?? []), event]);
  const batch = [...byCode].map(([code, list]) => ({ code, events: () => list }));
  await store.append(batch, { file: 't', sha256: 't', at: 't' }, (history) => void foldDossier(history));
};
const received = (dossier: string, at = '2026-11-02', extra: object = {}): object => ({
  dossier,
  type: 'received',
  at,
  term: '3 working-days',
  applicant: { name: 'Nông Thị Thử' },
  ...extra,
});
const context = (today = TODAY, config = ''): ScanContext => {
  const path = join(folder, 'dunghen.config.toml');
  writeFileSync(path, `[agency]\nname = "UBND xã Mẫu"\n${config}`);
  const loaded = loadConfig(path, folder);
  return scanContext(loaded, lawContext(loaded), parseDay(today), () => '2026-11-23T01:00:00Z');
};
const run = (today = TODAY, config = ''): Promise<ScanResult> => scan(store, context(today, config));
const files = (): string[] =>
  existsSync(letters)
    ? readdirSync(letters)
        .filter((name) => name.endsWith('.docx'))
        .toSorted()
    : [];
const hash = (name: string): string =>
  createHash('sha256')
    .update(readFileSync(join(letters, name)))
    .digest('hex');
const snapshot = (): Record<string, string> => Object.fromEntries(files().map((name) => [name, hash(name)]));

describe('a scan', () => {
  test('writes one letter for each overdue dossier, none for the others', async () => {
    await append(
      received('LATE-OPEN'),
      received('LATE-CLOSED'),
      { dossier: 'LATE-CLOSED', type: 'completed', at: '2026-11-10' },
      received('IN-TIME'),
      { dossier: 'IN-TIME', type: 'completed', at: '2026-11-05' },
      received('RUNNING', '2026-11-23'),
      received('PAUSED'),
      { dossier: 'PAUSED', type: 'paused', at: '2026-11-04', reason: 'supplement' },
    );
    const result = await run();
    expect(result).toMatchObject({
      open: 3,
      dueSoon: 0,
      overdue: 1,
      lettersOwed: 2,
      lettersDrafted: 2,
      lettersPublished: 2,
      lettersTotal: 2,
      degraded: [],
    });
    expect(files()).toEqual(['LATE-CLOSED', 'LATE-OPEN'].map((code) => letterFileName(code, 1)).toSorted());
  });

  test('run again writes the same letters, byte for byte, and no more', async () => {
    await append(received('A-1'), received('A-2'));
    await run();
    const before = snapshot();
    expect(await run()).toMatchObject({ lettersDrafted: 0, lettersPublished: 0, lettersTotal: 2 });
    // The last day on which the new date that they offer has not passed.
    expect(await run('2026-11-27')).toMatchObject({ lettersDrafted: 0, lettersTotal: 2 });
    expect(snapshot()).toEqual(before);
  });

  test('does not apologise again when the dossier is finished later', async () => {
    await append(received('A-1'));
    await run();
    await append({ dossier: 'A-1', type: 'completed', at: '2026-11-24' });
    expect(await run('2026-11-25')).toMatchObject({ overdue: 0, lettersOwed: 1, lettersDrafted: 0, lettersTotal: 1 });
  });

  test('writes a second letter, without a third date, for a second missed appointment', async () => {
    await append(received('A-1'), { dossier: 'A-1', type: 'rescheduled', at: '2026-11-06', dueOn: '2026-11-12' });
    expect(await run()).toMatchObject({ lettersOwed: 2, lettersTotal: 2 });
    expect(files()).toEqual([1, 2].map((n) => letterFileName('A-1', n)).toSorted());
  });

  test('writes the letter again when it was withdrawn and another day is missed, and not when the same day is', async () => {
    await append(received('A-1', '2026-11-02', { term: '3 working-days' }));
    await run('2026-11-09');
    const [letter] = (await Array.fromAsync(store.letterPages())).flat();
    const name = String(files()[0]);
    await withdrawLetter(store, letter as StoredLetter, 'nhập thiếu lần tạm dừng', context('2026-11-09'));
    expect(await run('2026-11-10')).toMatchObject({ lettersDrafted: 0, lettersPublished: 0 });
    expect(files()).toEqual([]);
    // The pause that had been forgotten: the due date is another one, and is missed as well.
    await append(
      { dossier: 'A-1', type: 'paused', at: '2026-11-04', reason: 'payment' },
      { dossier: 'A-1', type: 'resumed', at: '2026-11-10' },
    );
    expect(await run('2026-11-11')).toMatchObject({ lettersDrafted: 0 });
    expect(await run('2026-11-20')).toMatchObject({ lettersDrafted: 1, lettersPublished: 1, lettersTotal: 1 });
    expect(files()).toEqual([name]);
    const [again] = (await Array.fromAsync(store.letterPages())).flat();
    expect(again).toMatchObject({ id: letter?.id, state: 'drafted', dueOn: '2026-11-11' });
    expect((await store.letterEvents(letter?.id ?? 0)).map(({ step }) => step)).toEqual([
      'drafted',
      'published',
      'withdrawn',
      'drafted',
      'published',
    ]);
  });

  test('counts what is due soon: today and the next two working days', async () => {
    await append(received('DUE-26', '2026-11-20'), received('DUE-25', '2026-11-19'), received('DUE-27', '2026-11-23'));
    expect(await run()).toMatchObject({ dueSoon: 2, overdue: 0, open: 3 });
  });

  test.each(['../../x', 'CON', '/tmp/x', '..', 'a/b\\c', '*?"<>|'])('keeps the letter of the dossier %j in its folder', async (code) => {
    await append(received(code));
    await run();
    expect(files()).toEqual([letterFileName(code, 1)]);
    expect(readdirSync(folder).toSorted()).toEqual(['a.db', 'a.db-shm', 'a.db-wal', 'dunghen.config.toml', 'letters']);
  });

  test('goes on past a dossier that its calendar cannot judge, and says which', async () => {
    const far = parseEvent(received('FAR', '2026-11-02', { term: '600 working-days' }));
    // Taken in under a calendar that reached further than today's.
    await store.append([{ code: 'FAR', events: () => [far] }], { file: 't', sha256: 't', at: 't' }, () => {});
    await append(received('A-1'));
    expect(await run()).toMatchObject({ lettersTotal: 1, degraded: [{ code: 'outside-calendar', dossier: 'FAR', blocking: true }] });
  });

  test('says so when the agency has no name, and still drafts', async () => {
    await append(received('A-1'));
    const loaded = loadConfig(undefined, folder);
    const bare = scanContext(loaded, lawContext(loaded), parseDay(TODAY), () => 't');
    expect(await scan(store, bare)).toMatchObject({ lettersPublished: 1, degraded: [{ code: 'agency-not-configured', blocking: false }] });
  });

  test.each([
    ['dunghen.config.toml', ''],
    ['dunghen.config.json', '{}'],
    ['xã mẫu.json', '{}'],
  ])('names the file %s as the one in which the agency has no name, and "dunghen init" where there is none', (file, text) => {
    const told = (named?: string): readonly object[] => {
      const loaded = loadConfig(named, folder);
      return scanContext(loaded, lawContext(loaded), parseDay(TODAY), () => 't').warnings.map(({ sentence }) => sentence);
    };
    const saying = (vi: string, en: string): object[] => [
      { vi: expect.stringContaining(vi) as string, en: expect.stringContaining(en) as string },
    ];
    expect(told()).toEqual(saying('"dunghen init"', '"dunghen init"'));
    writeFileSync(join(folder, file), text);
    expect(told(file)).toEqual(saying(`agency trong ${join(folder, file)}`, `agency in ${join(folder, file)}`));
  });
});

describe('a calendar that changes', () => {
  // A swap nobody decided: Wednesday 25 November off, made up for on Saturday the 28th.
  const official = JSON.parse(readFileSync(new URL('../../core/src/data/vn-official-days.json', import.meta.url), 'utf8')) as {
    meta: object;
    years: Record<string, { daysOff: object[]; makeupWorkdays?: object[] }>;
  };
  const of2026 = official.years['2026'] as { daysOff: object[]; makeupWorkdays?: object[] };
  const source = ['BLLD-2019'];
  const swap = JSON.stringify({
    meta: official.meta,
    years: {
      2026: {
        ...of2026,
        daysOff: [...of2026.daysOff, { date: '2026-11-25', name: 'Nghỉ hoán đổi', kind: 'swap', source }],
        makeupWorkdays: [...(of2026.makeupWorkdays ?? []), { date: '2026-11-28', forDate: '2026-11-25', source }],
      },
    },
  });
  const withSwap = (): string => {
    writeFileSync(join(folder, 'nghi.json'), swap);
    return '[calendar]\nfiles = ["nghi.json"]\n';
  };

  test('moves the due dates of open dossiers at the next scan, each recorded once, even if it is killed and run again', async () => {
    await append(received('MOVED', '2026-11-20'), received('CLOSED', '2026-11-20'), received('BEFORE', '2026-11-10'), {
      dossier: 'CLOSED',
      type: 'completed',
      at: '2026-11-23',
    });
    expect(await run('2026-11-23')).toMatchObject({ dueDatesMoved: 0 });
    expect(await run('2026-11-23', withSwap())).toMatchObject({ dueDatesMoved: 1 });
    expect(await run('2026-11-23', withSwap())).toMatchObject({ dueDatesMoved: 0 });
    // On the day of the scan, whatever the clock of the machine says.
    const move = { dossier: 'MOVED', before: '2026-11-26', after: '2026-11-27', on: '2026-11-23' };
    expect(await store.dueMoves()).toMatchObject([move]);
    expect(await run('2026-11-27', withSwap())).toMatchObject({ overdue: 1 });
    expect(await run('2026-11-23')).toMatchObject({ dueDatesMoved: 1 });
  });

  test('is not blamed for a due date that a supplement moved', async () => {
    await append(received('A-1', '2026-11-20'));
    await run('2026-11-23');
    await append(
      { dossier: 'A-1', type: 'paused', at: '2026-11-23', reason: 'supplement' },
      { dossier: 'A-1', type: 'resumed', at: '2026-11-25' },
    );
    expect(await run('2026-11-30')).toMatchObject({ dueDatesMoved: 0 });
    expect(await run('2026-11-30', withSwap())).toMatchObject({ dueDatesMoved: 1 });
  });
});

describe('whatever happens to the files', () => {
  test('a deleted letter comes back as it was', async () => {
    await append(received('A-1'));
    await run();
    const before = snapshot();
    unlinkSync(join(letters, String(files()[0])));
    expect(await run()).toMatchObject({ lettersDrafted: 0, lettersPublished: 1 });
    expect(snapshot()).toEqual(before);
  });

  test('a draft the officer completed in Word is left as the officer saved it', async () => {
    await append(received('A-1'));
    await run();
    writeFileSync(join(letters, String(files()[0])), 'đã sửa');
    expect(await run()).toMatchObject({ lettersPublished: 0, degraded: [] });
    expect(readFileSync(join(letters, String(files()[0])), 'utf8')).toBe('đã sửa');
  });

  test('a stranger under the name of a letter is moved aside, not overwritten', async () => {
    await append(received('A-1'));
    mkdirSync(letters);
    writeFileSync(join(letters, letterFileName('A-1', 1)), 'của người khác');
    expect(await run()).toMatchObject({ lettersPublished: 1, degraded: [{ code: 'letter-moved-aside', blocking: false }] });
    const [aside] = readdirSync(join(letters, 'tep-khac'));
    expect(readFileSync(join(letters, 'tep-khac', String(aside)), 'utf8')).toBe('của người khác');
    expect(statSync(join(letters, letterFileName('A-1', 1))).size).toBeGreaterThan(1000);
  });

  test('a folder that cannot be written is named, no letter is lost, and it heals', async () => {
    await append(received('A-1'), received('A-2'));
    writeFileSync(letters, 'đây là một tệp');
    expect(await run()).toMatchObject({ lettersDrafted: 2, lettersPublished: 0, degraded: [{ code: 'letters-folder', blocking: true }] });
    unlinkSync(letters);
    expect(await run()).toMatchObject({ lettersDrafted: 0, lettersPublished: 2, degraded: [] });
    expect(files()).toHaveLength(2);
  });

  test('a broken template holds letters back, says why, and they are written when it is mended', async () => {
    await append(received('A-1'));
    writeFileSync(join(folder, 'mau.docx'), 'không phải Word');
    const config = '[letters]\ntemplate = "mau.docx"\n';
    expect(await run(TODAY, config)).toMatchObject({
      lettersOwed: 1,
      lettersMissing: 1,
      lettersDrafted: 0,
      degraded: [{ code: 'template-not-docx', blocking: true }],
    });
    expect(await run()).toMatchObject({ lettersMissing: 0, lettersDrafted: 1, lettersPublished: 1, degraded: [] });
  });

  test('a template without styles makes every letter, those with names too long for a page too', async () => {
    const procedureName = 'Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất '.repeat(8);
    await append(received('LONG', '2026-11-02', { procedureName }), received('SHORT'));
    const zip = new PizZip(readFileSync(DEFAULT_TEMPLATE));
    writeFileSync(join(folder, 'mau.docx'), zip.remove('word/styles.xml').generate({ type: 'uint8array' }));
    expect(await run(TODAY, '[letters]\ntemplate = "mau.docx"\n')).toMatchObject({ lettersPublished: 2, degraded: [] });
    expect(files()).toHaveLength(2);
  });

  test('a letter that cannot be made stops no other, is told of, and is made once it can', async () => {
    await append(received('A'), received('B'), received('C'));
    const usual = context();
    const { template } = usual.letters;
    if ('fault' in template) throw template.fault;
    const render: typeof template.render = (facts) => {
      if (facts.dossier === 'B') throw new TypeError(`no part for ${facts.applicant?.name}`);
      return template.render(facts);
    };
    const broken: ScanContext = { ...usual, letters: { ...usual.letters, template: { ...template, render } } };
    const { degraded, ...counts } = await scan(store, broken);
    expect(counts).toMatchObject({ lettersOwed: 3, lettersMissing: 1, lettersDrafted: 2, lettersPublished: 2 });
    expect(degraded).toMatchObject([{ code: 'letter-render', dossier: 'B', blocking: true }]);
    for (const words of Object.values(degraded[0]?.sentence ?? {})) expect(words).toMatch(/B .*\bTypeError\b.*"dunghen init"/);
    // What was thrown may hold what the letter says.
    expect(JSON.stringify(degraded)).not.toContain('Nông Thị Thử');
    expect(await run()).toMatchObject({ lettersMissing: 0, lettersDrafted: 1, degraded: [] });
    // All their new dates have passed.
    const later = { ...broken, today: parseDay('2026-12-07') };
    expect(await scan(store, later)).toMatchObject({ lettersRedated: 2, degraded: [{ code: 'letter-render', dossier: 'B' }] });
  });
});

describe('crashes', () => {
  const COUNT = 30;
  const script = `
    import { loadConfig, lawContext, scan, scanContext } from '@dunghen/daemon';
    import { openStore } from '@dunghen/store';
    import { parseDay } from '@dunghen/core';
    const [folder, today] = process.argv.slice(1);
    const loaded = loadConfig(folder + '/dunghen.config.toml', folder);
    const store = openStore('sqlite:' + folder + '/a.db');
    const result = await scan(store, scanContext(loaded, lawContext(loaded), parseDay(today), () => '2026-11-23T01:00:00Z'));
    await store.close();
    process.exitCode = result.degraded.length;`;
  const start = (): ChildProcess =>
    spawn(process.execPath, ['--conditions=source', '--input-type=module', '-e', script, folder, TODAY], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  const ended = (child: ChildProcess): Promise<number | null> => new Promise((done) => child.on('exit', done));
  const prepare = async (): Promise<string[]> => {
    context();
    const codes = Array.from({ length: COUNT }, (_, i) => `K-${String(i).padStart(4, '0')}`);
    await append(...codes.map((code) => received(code)));
    return codes.map((code) => letterFileName(code, 1)).toSorted();
  };
  /** What must hold however the scans ended: each letter once, its bytes those the ledger claimed, nothing left over. */
  const verify = async (expected: string[]): Promise<void> => {
    expect(files()).toEqual(expected);
    const claimed = (await Array.fromAsync(store.letterPages())).flat();
    expect(claimed).toHaveLength(COUNT);
    for (const { fileName, sha256, publishedAt } of claimed) {
      expect(hash(fileName)).toBe(sha256);
      expect(publishedAt).not.toBeNull();
    }
    expect(readdirSync(letters).toSorted()).toEqual([FOLDER_MARK, ...expected]);
  };

  test('a scan that another one was faster than misses no letter', async () => {
    await prepare();
    let before: ScanResult | undefined;
    const overtaken: Store = {
      ...store,
      letterKeys: async (from, to) => {
        const keys = await store.letterKeys(from, to);
        before ??= await scan(store, context());
        return keys;
      },
    };
    expect(await scan(overtaken, context())).toMatchObject({ lettersOwed: COUNT, lettersDrafted: 0, lettersMissing: 0 });
    expect(before).toMatchObject({ lettersDrafted: COUNT, lettersMissing: 0 });
  });

  test('three scans at once write each letter once', { timeout: 120_000 }, async () => {
    const expected = await prepare();
    expect(await Promise.all([start(), start(), start()].map(ended))).toEqual([0, 0, 0]);
    await verify(expected);
  });
});
