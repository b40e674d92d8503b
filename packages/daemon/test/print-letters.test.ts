// Printing on real folders, with a program in the place of LibreOffice: what is printed, what is left out, and what is said.
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { addDays, parseDay } from '@dunghen/core';
import {
  checkMonth,
  confirmReason,
  findLetter,
  findOffice,
  inspectLetters,
  issueLetter,
  letterFileName,
  markSent,
  printLetters,
  requestLetter,
  scan,
  withdrawLetter,
} from '@dunghen/daemon';
import { importContent, readIntakeFile } from '@dunghen/intake';
import PizZip from 'pizzip';
import { DatabaseSync } from 'node:sqlite';
import { openStore } from '@dunghen/store';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { factsOf } from '../src/letter/letter-facts.ts';
import { redateDrafts } from '../src/letters/redate-drafts.ts';
import { event, LetterOffice, refusal, TODAY, withDayOff } from './letter-office.ts';

let office: LetterOffice;
beforeEach(async () => {
  office = new LetterOffice('in thư');
  await office.append(...['A', 'B', 'C'].map((code) => event(code, 'received', '2026-11-02', { term: '3 working-days' })));
  await scan(office.store, office.on(TODAY));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await office.close();
});

const NOTHING_ELSE = {
  old: [],
  broken: [],
  countOn: [],
  fromLedger: [],
  notOwed: [],
  contested: [],
  unseen: [],
  elsewhere: [],
  dayOff: [],
  lapsed: [],
  provisional: [],
};
const folder = (): string => join(office.folder, 'letters');
const out = (): string => join(office.folder, 'in tháng 11.docx');
const print = (more: object = {}) => {
  const { law } = office.on(TODAY);
  return printLetters(office.store, { month: '2026-11', today: TODAY, law, folder: folder(), out: out(), ...more });
};
/** A program that stands where LibreOffice stands, before any other. */
function converter(script: string): void {
  const bin = join(office.folder, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'soffice'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, 'soffice'), 0o755);
  vi.stubEnv('PATH', `${bin}${delimiter}${process.env['PATH'] ?? ''}`);
}
const WORKING = 'for last; do :; done; printf "%%PDF-1.7 whole" > "$6/$(basename "$last" .docx).pdf"';

test.skipIf(process.platform === 'win32')('letters of a month are one file, with its PDF beside it', async () => {
  converter(WORKING);
  const pdf = join(office.folder, 'in tháng 11.pdf');
  expect(await print()).toEqual({ file: out(), pdf, pages: null, long: [], letters: 3, apart: [], ...NOTHING_ELSE });
  expect(readFileSync(pdf, 'utf8')).toBe('%PDF-1.7 whole');
});

test.skipIf(process.platform === 'win32')('a LibreOffice that fails leaves the Word file, and no PDF is claimed', async () => {
  converter('exit 1');
  expect(await print()).toEqual({ file: out(), pdf: null, pages: null, long: [], letters: 3, apart: [], ...NOTHING_ELSE });
  expect(readdirSync(office.folder).filter((name) => name.endsWith('.pdf'))).toEqual([]);
});

// Skipped aloud where LibreOffice is not installed.
test.skipIf(findOffice() === null)(
  'the pages of the PDF are counted: a template whose letters take two is found out (needs LibreOffice)',
  { timeout: 120_000 },
  async () => {
    expect(await print()).toMatchObject({ letters: 3, pages: 3, long: [] });
    for (const code of ['A', 'B']) {
      const path = join(folder(), letterFileName(code, 1));
      const zip = new PizZip(readFileSync(path));
      const page = zip.file('word/document.xml')?.asText() ?? '';
      zip.file('word/document.xml', page.replace(/<w:sectPr\b/, `${'<w:p><w:r><w:t>Thêm</w:t></w:r></w:p>'.repeat(25)}$&`));
      writeFileSync(path, zip.generate({ type: 'uint8array' }));
    }
    expect(await print()).toMatchObject({ letters: 3, apart: [], pages: 5, long: ['A', 'B'].map((code) => letterFileName(code, 1)) });
  },
);

describe('what is printed', () => {
  beforeEach(() => converter('exit 1'));

  test('is every letter that was not withdrawn, or those of one state', async () => {
    await withdrawLetter(office.store, await findLetter(office.store, 'A'), 'nhầm hồ sơ', office.on(TODAY));
    expect(await print()).toMatchObject({ letters: 2 });
    expect(await print({ state: 'withdrawn' })).toMatchObject({ letters: 1 });
    expect(await refusal(print({ state: 'sent' }))).toMatchObject({ code: 'no-letters' });
    expect(await refusal(print({ month: '2026-10' }))).toMatchObject({ code: 'no-letters' });
  });

  test('names the drafts whose new date has passed while they lay, and no letter that was issued', async () => {
    // Three working days from the 23rd are the 27th.
    const names = ['A', 'B'].map((code) => letterFileName(code, 1));
    const issued = await findLetter(office.store, 'C');
    await confirmReason(office.store, issued, 'chờ xác minh', undefined, office.on(TODAY));
    await issueLetter(office.store, await findLetter(office.store, 'C'), '1/UBND', 'Lý Thị Ký', TODAY, office.on(TODAY));
    expect(await print({ today: '2026-11-27' })).toMatchObject({ letters: 3, lapsed: [], provisional: [] });
    expect(await print({ today: '2026-11-28' })).toMatchObject({ letters: 3, lapsed: names });
  });

  test('names the drafts of dossiers that lists showed, and none after the day they missed', async () => {
    const list = async (day: string): Promise<void> => {
      const file = join(office.folder, `ds ${day}.csv`);
      writeFileSync(file, `Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết\nA,02/11/2026,3 ngày làm việc\n`);
      const { law } = office.on(day);
      const options = { observedOn: parseDay(day), certain: true, at: `${day}T01:00:00Z`, fold: law };
      await importContent(office.store, await readIntakeFile(file), options);
    };
    await list('2026-11-05');
    expect(await print()).toMatchObject({ letters: 3, unseen: [letterFileName('A', 1)] });
    await list('2026-11-06');
    expect(await print()).toMatchObject({ letters: 3, unseen: [] });
  });

  test('names the drafts of dossiers that another letter gave a later day', async () => {
    const told = { dueOn: '2026-11-30', letter: '7/XL' };
    await office.append(event('B', 'rescheduled', '2026-11-10', told), event('C', 'rescheduled', '2026-11-10', { dueOn: '2026-11-30' }));
    expect(await print()).toMatchObject({ letters: 3, elsewhere: [letterFileName('B', 1)] });
  });

  test('is no apology asked for in advance of a dossier that was finished in time: it is named, and withdrawn as is said', async () => {
    await office.append(event('D', 'received', '2026-11-20', { term: '3 working-days' }));
    await requestLetter(office.store, 'D', 'chờ đo', '2026-12-02', office.on(TODAY));
    expect(await print()).toMatchObject({ letters: 4, notOwed: [] });
    await office.append(event('D', 'completed', '2026-11-26T10:00:00+07:00'));
    for (const today of ['2026-11-26', '2026-12-03'])
      expect(await print({ today })).toMatchObject({ letters: 3, notOwed: [letterFileName('D', 1)] });
    await withdrawLetter(office.store, await findLetter(office.store, 'D'), 'xong đúng hạn', office.on('2026-12-03'));
    expect(await print({ today: '2026-12-03' })).toMatchObject({ letters: 3, notOwed: [] });
  });

  test('names what promises a day that a later calendar made a day off, sent letters aside', async () => {
    for (const code of ['A', 'B']) {
      await confirmReason(office.store, await findLetter(office.store, code), 'chờ đo', '2026-11-27', office.on(TODAY));
      await issueLetter(office.store, await findLetter(office.store, code), `${code}/UBND`, 'Lý Thị Ký', TODAY, office.on(TODAY));
    }
    await markSent(office.store, await findLetter(office.store, 'B'), 'zalo', TODAY, office.on(TODAY));
    withDayOff(office, '2026-11-27');
    const names = ['A', 'C'].map((code) => letterFileName(code, 1));
    expect(await print()).toMatchObject({ letters: 3, dayOff: names });
    expect(await print({ today: '2026-11-28' })).toMatchObject({ dayOff: [] });
  });

  test('is what the ledger keeps where the file is missing', async () => {
    rmSync(join(folder(), letterFileName('B', 1)));
    expect(await print()).toMatchObject({ letters: 3, apart: [] });
  });

  test('is not what is no letter: those are named, and where none is left no file is written', async () => {
    writeFileSync(join(folder(), letterFileName('B', 1)), 'không phải tệp Word');
    expect(await print()).toMatchObject({ letters: 2, apart: [letterFileName('B', 1)] });
    rmSync(out());
    for (const code of ['A', 'C']) writeFileSync(join(folder(), letterFileName(code, 1)), 'không phải tệp Word');
    expect(await print()).toEqual({
      file: out(),
      pdf: null,
      pages: null,
      long: [],
      letters: 0,
      apart: ['A', 'B', 'C'].map((code) => letterFileName(code, 1)),
      ...NOTHING_ELSE,
      broken: ['A', 'B', 'C'].map((code) => letterFileName(code, 1)),
    });
    expect(existsSync(out())).toBe(false);
  });

  test('is no letter whose file is missing and whose bytes somebody deleted: it is named', async () => {
    rmSync(join(folder(), letterFileName('B', 1)));
    await office.store.close();
    const db = new DatabaseSync(office.database);
    db.exec(
      "delete from letter_bytes where letter_id = (select letter.id from letter join dossier on dossier.id = dossier_id where code = 'B')",
    );
    db.close();
    office.store = openStore(office.database);
    expect(await print()).toMatchObject({ letters: 2, apart: [letterFileName('B', 1)] });
  });

  test('takes from the ledger a letter whose name a folder has, and names it', async () => {
    rmSync(join(folder(), letterFileName('B', 1)));
    mkdirSync(join(folder(), letterFileName('B', 1)));
    expect(await print()).toMatchObject({ letters: 3, apart: [], fromLedger: [letterFileName('B', 1)] });
  });

  test('is nothing where the machine fails at a letter’s file: that is told by its code, and what was printed before stays whole', async () => {
    await print();
    const before = readFileSync(out());
    const path = join(folder(), letterFileName('B', 1));
    rmSync(path);
    symlinkSync(path, path);
    expect(await refusal(print())).toMatchObject({
      code: 'letter-unreadable',
      sentence: { vi: expect.stringContaining(`"${path}" (ELOOP)`) },
    });
    expect(readFileSync(out()).equals(before)).toBe(true);
  });

  test('is also a letter that promises a day which the calendar does not reach yet, and such a draft keeps none from being dated anew', async () => {
    const { law } = office.on(TODAY);
    const { newDueOn = '' } = factsOf(await findLetter(office.store, 'A'));
    const reach = { ...law.calendar, lastDay: addDays(parseDay(newDueOn), -1) };
    expect(await print({ law: { ...law, calendar: reach } })).toMatchObject({ letters: 3, dayOff: [] });
    // A clock set back makes drafts of days to come.
    const before = office.on('2026-11-20');
    expect(await redateDrafts(office.store, { ...before, law: { ...before.law, calendar: reach } }, [])).toBe(3);
  });

  test('leaves what an earlier print made, and names it as such', async () => {
    converter(WORKING);
    const pdf = join(office.folder, 'in tháng 11.pdf');
    await print();
    converter('exit 1');
    expect(await print()).toMatchObject({ letters: 3, pdf: null, old: [pdf] });
    for (const code of ['A', 'B', 'C']) writeFileSync(join(folder(), letterFileName(code, 1)), 'không phải tệp Word');
    expect(await print()).toMatchObject({ letters: 0, pdf: null, old: [out(), pdf] });
    for (const code of ['A', 'B', 'C'])
      await withdrawLetter(office.store, await findLetter(office.store, code), 'nhầm hồ sơ', office.on(TODAY));
    const { sentence } = await refusal(print());
    for (const said of Object.values(sentence)) expect(said).toContain(`"${out()}", "${pdf}"`);
    expect([existsSync(out()), existsSync(pdf)]).toEqual([true, true]);
  });

  test('names a draft that no program opens, and so does whoever inspects the letters', async () => {
    writeFileSync(join(folder(), letterFileName('A', 1)), '');
    writeFileSync(join(folder(), letterFileName('B', 1)), 'không phải tệp Word');
    const broken = ['A', 'B'].map((code) => letterFileName(code, 1));
    expect(await print()).toMatchObject({ letters: 1, apart: broken, broken });
    expect(await inspectLetters(office.store, folder())).toMatchObject({ broken, unreadable: [] });
    for (const name of broken) rmSync(join(folder(), name));
    await scan(office.store, office.on(TODAY));
    expect(await inspectLetters(office.store, folder())).toMatchObject({ broken: [], missing: [] });
  });
});

test.each(['2026-13', '2026-00', '11/2026', '2026-1', ''])('%j is no month', (month) =>
  expect(() => checkMonth(month)).toThrow(expect.objectContaining({ code: 'bad-month' })),
);
