// Erases the citizens of dossiers that ended long ago, their letters' files first: the ledger would write a lost file again.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addMonths, formatDay, type EpochDay } from '@dunghen/core';
import { ledgerPath, type OldFolder, type Store } from '@dunghen/store';
import { DaemonError } from './daemon-error.ts';
import { erasePrints, printsOf } from './erase-prints.ts';
import type { GivenUp } from './give-up-place.ts';
import { findFolder, isMovedHere, isThere } from './letters/letters-folder.ts';
import { FOLDER_AWAY } from './letters/folder-away.ts';
import { ofAnotherLedger, otherLedgerOf, type OfAnother } from './of-another-ledger.ts';
import { removeLetter, tracesIn, type Traces } from './letters/letter-traces.ts';

/** After how long, and where the letters lie. */
export interface Erasure {
  /** Dossiers that ended more than so many months before `today`. */
  readonly months: number;
  readonly today: EpochDay;
  readonly folder: string;
  /** The instant, ISO 8601. */
  readonly at: string;
  readonly dryRun?: boolean;
  /** Somebody asked: the database is written anew even when nothing was erased, since an erasure cut short may have left traces, and what is left is named though it may be gone. */
  readonly thorough?: boolean;
}

/** What erasing came to. */
export interface Erased {
  /** Dossiers that ended before this day, ISO. */
  readonly before: string;
  readonly dossiers: number;
  readonly letters: number;
  readonly files: number;
  /** Files of letters that somebody altered since: they are the office's own papers by now, and are left to it. */
  readonly filesKept: readonly string[];
  /** Files that letters were printed into and that are erased, or would be. */
  readonly prints: readonly string[];
  /** Those that could not be reached or removed now. */
  readonly printsLeft: readonly string[];
  /** Folders that letters were published to before and that are not there: their files are left. */
  readonly foldersAway: readonly string[];
  /** Prints and folders of before that another database noted, as where this one is a copy: left. Of those that are not there only whoever asked is told. */
  readonly ofOthers: readonly OfAnother[];
  /** Prints and folders of before that are not there, and gone for good by an officer's word: no fault. */
  readonly givenUp: readonly GivenUp[];
}

/**
 * Erases, a page of dossiers in one transaction. Once more after a crash: what was not erased yet is.
 * @throws {DaemonError} `letters-away` where the letters lie in a folder that is not there: nobody would come back for their files;
 * `letters-of-another` where it is that of a database this one is a copy of. Nothing is erased then, and a dry run is told the same.
 */
export async function eraseExpired(
  store: Store,
  { months, today, folder, at, dryRun = false, thorough = false }: Erasure,
): Promise<Erased> {
  const before = formatDay(addMonths(today, -months));
  let [dossiers, letters, files] = [0, 0, 0];
  const filesKept: string[] = [];
  const [prints, printsLeft]: [string[], string[]] = [[], []];
  const ofOthers: OfAnother[] = [];
  const givenUp: GivenUp[] = [];
  const expiring: number[] = [];
  // Before anything is erased, though the letters come pages later.
  const places = (await store.expired(before).next()).done ? null : await placesOf(store, folder);
  try {
    for await (const page of store.expired(before)) {
      for (const letter of page.flatMap((expired) => expired.letters)) {
        letters++;
        if (dryRun) expiring.push(letter.id);
        for (const traces of dryRun ? [] : (places?.traces ?? [])) {
          const { removed, kept } = await removeLetter(letter, traces);
          files += removed;
          for (const name of kept) filesKept.push(traces.folder === folder ? name : join(traces.folder, name));
        }
      }
      if (!dryRun) {
        await store.erase(
          page.map(({ dossierId }) => dossierId),
          formatDay(today),
          at,
        );
      }
      dossiers += page.length;
    }
  } finally {
    // Also where a file of a later page cannot be removed: whoever was erased before it is to leave no trace.
    if (!dryRun) {
      const found = await erasePrints(store, thorough);
      prints.push(...found.erased);
      printsLeft.push(...found.left);
      filesKept.push(...found.kept);
      ofOthers.push(...found.ofOthers);
      givenUp.push(...found.givenUp);
      if (thorough || dossiers > 0) await store.compact();
    }
  }
  if (dryRun) {
    const found = await printsOf(store, expiring);
    prints.push(...found.erased);
    ofOthers.push(...found.ofOthers);
  } else files += await eraseInFoldersBack(store, folder);
  givenUp.push(...(places?.givenUp ?? []));
  ofOthers.push(...(places?.ofOthers ?? []).filter(({ path }) => thorough || existsSync(path)));
  return { before, dossiers, letters, files, filesKept, prints, printsLeft, foldersAway: places?.away ?? [], ofOthers, givenUp };
}

/** Where files of letters lie. */
interface Places {
  readonly traces: readonly Traces[];
  /** Folders of before that are not there. */
  readonly away: readonly string[];
  /** Those that are gone for good, as an officer says. */
  readonly givenUp: readonly GivenUp[];
  /** Those of another database. */
  readonly ofOthers: readonly OfAnother[];
}

/** Letters of citizens who were erased while the folder of before that they lie in was away: gone once it is back, except those that an officer altered. */
async function eraseInFoldersBack(store: Store, folder: string): Promise<number> {
  let files = 0;
  for (const old of await store.oldLettersFolders()) {
    if (old.otherLedger !== null || old.path === folder || !(await isThere(old))) continue;
    const traces = await tracesIn(old.path);
    const names = [...traces.letters, ...traces.pdfs.keys(), ...traces.aside.keys()];
    for (const letter of await store.erasedLetters(names)) files += (await removeLetter(letter, traces)).removed;
  }
  return files;
}

/** The folder of the letters, and those of before that are there. @throws {DaemonError} `letters-away`, `letters-of-another`. */
async function placesOf(store: Store, folder: string): Promise<Places> {
  const seen = await findFolder(store, { letters: { folder } });
  if (seen === 'another' || seen === 'missing') throw away(folder);
  const other = await otherLedgerOf(store, folder);
  if (other !== null) throw ofAnotherLedger(folder, other);
  // Where the configuration names another since, and nothing was written to it yet, they lie in the one that is known.
  const known = await store.lettersFolder();
  const noted: readonly OldFolder[] = [...(known ? [known] : []), ...(await store.oldLettersFolders())].filter(
    ({ path }) => path !== folder,
  );
  const moved = await Promise.all(noted.map((one) => isMovedHere(one, folder)));
  const before = noted.filter((_, i) => !moved[i]);
  const old = before.filter(({ otherLedger }) => otherLedger === null);
  const ofOthers = before.flatMap(({ path, otherLedger: ledger }) => (ledger === null ? [] : [{ path, ledger: ledgerPath(ledger) }]));
  const there = await Promise.all(old.map(isThere));
  const [present, absent] = [old.filter((_, i) => there[i]), old.filter((_, i) => !there[i])];
  const traces = await Promise.all([folder, ...present.map(({ path }) => path)].map(tracesIn));
  return {
    traces,
    away: absent.flatMap(({ path, givenUp }) => (givenUp ? [] : [path])),
    givenUp: absent.flatMap(({ path, givenUp }) => (givenUp ? [{ path, ...givenUp }] : [])),
    ofOthers,
  };
}

const away = (folder: string): DaemonError =>
  new DaemonError(
    FOLDER_AWAY,
    {
      vi: `Thư mục ${folder} không phải thư mục đã ghi thư trước đây, có lẽ ổ mạng chưa nối, nên chưa xóa gì: tệp thư ở đó sẽ còn mãi. Hãy nối lại ổ; nếu thư mục ấy không còn nữa, hãy chạy "dunghen scan --new-folder" một lần rồi làm lại.`,
      en: `The folder ${folder} is not the one that letters were written to before, as where a share is not mounted, so nothing was erased: their files would stay there for ever. Mount it again; if it is gone for good, run "dunghen scan --new-folder" once and try again.`,
    },
    folder,
  );
