// One file for the printer: the letters of a month, as they lie in the folder, and as PDF where LibreOffice is installed.
import { parseDay } from '@dunghen/core';
import type { LetterState, Store, StoredLetter } from '@dunghen/store';
import type { LawContext } from '../config/context.ts';
import { DaemonError } from '../daemon-error.ts';
import { factsOf } from '../letter/letter-facts.ts';
import { readLetterFiles } from './letter-files.ts';
import { judgeDraft } from './judge-draft.ts';
import { mayBeInTime } from './old-knowledge.ts';
import { isWordFile, joinLetters } from '../letter/join-letters.ts';
import { existing, NO_PDF, writeOutput } from './print-output.ts';
import { provisionalDays } from './provisional-promise.ts';
import { isNoReturnDay } from './return-day.ts';
import type { ScanContext } from '../scan-context.ts';
import { toldElsewhere } from './told-elsewhere.ts';

/** What was printed into which files. */
export interface Printed {
  /** The Word file. */
  readonly file: string;
  /** Null where LibreOffice is not installed or failed. */
  readonly pdf: string | null;
  /** The pages of the PDF, more than letters where one does not stay on its page; null where there is none, or they cannot be told. */
  readonly pages: number | null;
  /** Letters that take more than one page, where the pages tell that there are any. */
  readonly long: readonly string[];
  readonly letters: number;
  /** Files of an earlier print that this one did not make anew: they may hold letters that are owed no more, or as they were. */
  readonly old: readonly string[];
  /** Letters to be printed by themselves: they were saved by another program, come from another template or have a header of their own. */
  readonly apart: readonly string[];
  /** Those of {@link apart} that no program opens: empty, damaged, or no Word file. */
  readonly broken: readonly string[];
  /** Fields of the letters that count on from one to the next (AUTONUM), where a letter alone has its own numbers. */
  readonly countOn: readonly string[];
  /** Letters whose file is there and cannot be read, or is a folder: what the ledger keeps was printed. */
  readonly fromLedger: readonly string[];
  /** Drafts that were left out, since their dossiers missed nothing: one asked for in advance of a dossier that was finished in time. */
  readonly notOwed: readonly string[];
  /** Drafts that were left out, since their dossiers are said to have ended in time and a list still showed them open later: a person has to ask. */
  readonly contested: readonly string[];
  /** Drafts of dossiers that lists should show open after the day they missed, and none does: they may be done in time. */
  readonly unseen: readonly string[];
  /** Drafts of dossiers that were given a later day by a letter of another system, which may have apologised already. */
  readonly elsewhere: readonly string[];
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
  const printed = chosen.flatMap(({ id, fileName }, i) =>
    joined.apart.includes(i) ? [] : [{ id, fileName, bytes: bytes[i] as Uint8Array }],
  );
  const { pdf, pages, long } = (joined.bytes && (await writeOutput(store, out, joined.bytes, printed))) ?? NO_PDF;
  const old = existing(out).filter((path) => path !== pdf && (path !== out || joined.bytes === null));
  const lapsed = chosen.filter((letter) => letter.state === 'drafted' && (factsOf(letter).newDueOn ?? today) < today);
  const [unseen, elsewhere]: [StoredLetter[], StoredLetter[]] = [[], []];
  for (const letter of chosen) {
    if (letter.state !== 'drafted') continue;
    if (await mayBeInTime(store, letter, parseDay(today))) unseen.push(letter);
    if ((await toldElsewhere(store, letter)) !== null) elsewhere.push(letter);
  }
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
    countOn: joined.countOn,
    fromLedger: names(fromLedger),
    notOwed: names(notOwed),
    contested: names(contested),
    unseen: names(unseen),
    elsewhere: names(elsewhere),
    dayOff: names(dayOff),
    lapsed: names(lapsed),
    provisional: names(provisional),
  };
  return { file: out, pdf, pages, long, letters: chosen.length - apart.length, ...told };
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
      vi: `Không có thư nào để in của hồ sơ hẹn trả trong tháng ${month.split('-').toReversed().join('/')}; xem "dunghen letters list".${old.length > 0 ? ` Bản in có từ trước không phải của lần in này, đừng in từ đó: ${names}.` : ''}`,
      en: `There is no letter to print of a dossier due in ${month}; see "dunghen letters list".${old.length > 0 ? ` What was printed before is not of this print, do not print from it: ${names}.` : ''}`,
    },
    month,
  );
};
