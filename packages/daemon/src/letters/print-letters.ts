// One file for the printer: the letters of a month, as they lie in the folder, and as PDF where LibreOffice is installed.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseDay } from '@dunghen/core';
import { writeWhole, type LetterState, type Store, type StoredLetter } from '@dunghen/store';
import type { LawContext } from '../config/context.ts';
import { DaemonError } from '../daemon-error.ts';
import { factsOf } from '../letter/letter-facts.ts';
import { readLetterFiles } from './letter-files.ts';
import { judgeDraft } from './judge-draft.ts';
import { isWordFile, joinLetters } from '../letter/join-letters.ts';
import { findOffice, toPdf } from '../letter/to-pdf.ts';
import { provisionalDays } from './provisional-promise.ts';
import { isNoReturnDay } from './return-day.ts';
import type { ScanContext } from '../scan-context.ts';
import { sha256 } from '../publish-file.ts';
import { inWorkFolder, sweepWorkFolders } from '../work-folder.ts';

/** What was printed into which files. */
export interface Printed {
  /** The Word file. */
  readonly file: string;
  /** Null where LibreOffice is not installed or failed. */
  readonly pdf: string | null;
  /** The pages of the PDF, more than letters where one does not stay on its page; null where there is none, or they cannot be told. */
  readonly pages: number | null;
  readonly letters: number;
  /** Files of an earlier print that this one did not make anew: they may hold letters that are owed no more, or as they were. */
  readonly old: readonly string[];
  /** Letters to be printed by themselves: they were saved by another program, come from another template or have a header of their own. */
  readonly apart: readonly string[];
  /** Those of {@link apart} that no program opens: empty, damaged, or no Word file. */
  readonly broken: readonly string[];
  /** Letters whose file is there and cannot be read, or is a folder: what the ledger keeps was printed. */
  readonly fromLedger: readonly string[];
  /** Drafts that were left out, since their dossiers missed nothing: one asked for in advance of a dossier that was finished in time. */
  readonly notOwed: readonly string[];
  /** Drafts that were left out, since their dossiers are said to have ended in time and a list still showed them open later: a person has to ask. */
  readonly contested: readonly string[];
  /** Letters not sent yet that promise a day to come which is a day off by the calendar of today. */
  readonly dayOff: readonly string[];
  /** Drafts that promise a day which has passed since: nobody may sign them as they are. */
  readonly lapsed: readonly string[];
  /** Letters not sent yet that promise a day of a year whose days off are not all decided: it may turn out to be a day off. */
  readonly provisional: readonly string[];
}

/** What to print. */
export interface PrintQuestion {
  /** YYYY-MM: the month of the missed appointment. */
  readonly month: string;
  /** The office's day, ISO. */
  readonly today: string;
  readonly state?: LetterState | undefined;
  readonly law: LawContext;
  /** The folder the letters lie in. */
  readonly folder: string;
  /** The Word file to make; one that is there is replaced. */
  readonly out: string;
}

/** Prints; withdrawn letters are left out. @throws {DaemonError} `bad-month`, `no-letters`, `letter-unreadable`; a file system's error where it cannot write. */
export async function printLetters(store: Store, { month, today, state, law, folder, out }: PrintQuestion): Promise<Printed> {
  checkMonth(month);
  const inMonth: StoredLetter[] = [];
  for await (const page of store.letterPages()) {
    inMonth.push(
      ...page.filter(
        (letter) =>
          (state === undefined ? letter.state !== 'withdrawn' : letter.state === state) &&
          letter.dueOn.startsWith(month) &&
          letter.erasedOn === null,
      ),
    );
  }
  if (inMonth.length === 0) throw noLetters(month, existing(out));
  const { notOwed, contested } = await unowedOf(store, inMonth, { law, today: parseDay(today) });
  const chosen = inMonth.filter((letter) => !notOwed.includes(letter) && !contested.includes(letter));
  const { bytes, fromLedger } = await readLetterFiles(store, chosen, folder);
  const joined = joinLetters(bytes, `in/${month}`);
  const apart = joined.apart.map((i) => (chosen[i] as StoredLetter).fileName);
  const broken = joined.apart.filter((i) => !isWordFile(bytes[i] as Uint8Array)).map((i) => (chosen[i] as StoredLetter).fileName);
  const printed = chosen.filter((_, i) => !joined.apart.includes(i));
  const write = (path: string, contents: Uint8Array): Promise<void> => writePrint(store, resolve(path), contents, printed);
  if (joined.bytes) await write(out, joined.bytes);
  const { pdf, pages } = (joined.bytes ? await pdfOf(out, write) : null) ?? { pdf: null, pages: null };
  const old = existing(out).filter((path) => path !== pdf && (path !== out || joined.bytes === null));
  const lapsed = chosen.filter((letter) => letter.state === 'drafted' && (factsOf(letter).newDueOn ?? today) < today);
  const unsent = chosen.filter(({ state: reached }) => reached !== 'sent');
  const provisional = unsent.filter((letter) => provisionalDays(letter, law.calendar).newDueProvisional);
  const dayOff = unsent.filter((letter) => {
    const { newDueOn } = factsOf(letter);
    return newDueOn !== undefined && newDueOn >= today && isNoReturnDay(law, parseDay(newDueOn));
  });
  const names = (letters: readonly StoredLetter[]): readonly string[] => letters.map(({ fileName }) => fileName);
  const told = {
    old,
    apart,
    broken,
    fromLedger: names(fromLedger),
    notOwed: names(notOwed),
    contested: names(contested),
    dayOff: names(dayOff),
    lapsed: names(lapsed),
    provisional: names(provisional),
  };
  return { file: out, pdf, pages, letters: chosen.length - apart.length, ...told };
}

/** The drafts of dossiers that missed nothing by today; not those of which nothing is known by then, since then it is today that is wrong. */
async function unowedOf(
  store: Store,
  letters: readonly StoredLetter[],
  context: Pick<ScanContext, 'law' | 'today'>,
): Promise<Readonly<Record<'notOwed' | 'contested', readonly StoredLetter[]>>> {
  const [notOwed, contested]: [StoredLetter[], StoredLetter[]] = [[], []];
  for (const letter of letters) {
    if (letter.state !== 'drafted') continue;
    const { verdict } = await judgeDraft(store, letter, context);
    if (verdict === 'moot') notOwed.push(letter);
    if (verdict === 'contested') contested.push(letter);
  }
  return { notOwed, contested };
}

/** @throws {DaemonError} `bad-month` for anything but YYYY-MM. */
export function checkMonth(month: string): void {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) throw badMonth(month);
}

/** The PDF beside a Word file. */
const pdfBeside = (file: string): string => `${resolve(file).replace(/\.docx$/i, '')}.pdf`;

/** What is there of a Word file and its PDF. */
const existing = (file: string): readonly string[] => [file, pdfBeside(file)].filter((path) => existsSync(path));

/** Writes a file that the ledger knows of before it is there: it holds citizens, and is erased with them. */
async function writePrint(store: Store, path: string, bytes: Uint8Array, letters: readonly StoredLetter[]): Promise<void> {
  const file = { path, sha256: sha256(bytes) };
  const ids = letters.map(({ id }) => id);
  await store.notePrint(file, ids);
  writeWhole(path, bytes, 0o640);
  await store.forgetEarlierPrints(file);
}

async function pdfOf(
  file: string,
  write: (path: string, contents: Uint8Array) => Promise<void>,
): Promise<Pick<Printed, 'pdf' | 'pages'> | null> {
  const office = findOffice();
  if (office === null) return null;
  await sweepWorkFolders();
  return inWorkFolder('in', async (folder) => {
    // Under a plain name: the caller's may hold anything.
    await writeFile(join(folder, 'in.docx'), await readFile(file), { mode: 0o600 });
    if (!(await toPdf(office, [join(folder, 'in.docx')], folder))) return null;
    const pdf = pdfBeside(file);
    const bytes = await readFile(join(folder, 'in.pdf'));
    await write(pdf, bytes);
    return { pdf, pages: pagesIn(bytes) };
  });
}

/** LibreOffice packs none of the objects that say what a page is. */
const pagesIn = (pdf: Buffer): number | null => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? null;

const badMonth = (month: string): DaemonError =>
  new DaemonError(
    'bad-month',
    { vi: `Tháng "${month}" không đúng dạng; hãy ghi như 2026-11.`, en: `The month "${month}" is not understood; write 2026-11.` },
    month,
  );

const noLetters = (month: string, old: readonly string[]): DaemonError => {
  const names = old.map((path) => `"${path}"`).join(', ');
  return new DaemonError(
    'no-letters',
    {
      vi: `Tháng ${month} không có thư nào để in; xem "dunghen letters list".${old.length > 0 ? ` Bản in có từ trước không phải của lần in này, đừng in từ đó: ${names}.` : ''}`,
      en: `There is no letter of ${month} to print; see "dunghen letters list".${old.length > 0 ? ` What was printed before is not of this print, do not print from it: ${names}.` : ''}`,
    },
    month,
  );
};
