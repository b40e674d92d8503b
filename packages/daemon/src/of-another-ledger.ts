// What another database noted as its own: one that is open may be a copy, and a trial on a copy leaves the office's files alone.
import { realpathSync, statSync } from 'node:fs';
import { isElsewhere, ledgerPath, type OldFolder, type Store } from '@dunghen/store';
import { DaemonError } from './daemon-error.ts';
import { markIn } from './letters/folder-mark.ts';

/** The code of a letters folder that is another database's. */
export const OF_ANOTHER_LEDGER = 'letters-of-another';

/** A file or folder that another database noted, and that database. */
export interface OfAnother {
  readonly path: string;
  /** Its path; '' where an older program noted the folder and did not say. */
  readonly ledger: string;
}

/**
 * What the database is known by that publishes to a folder, or did before, where it is another that still lies where it lay: one that is gone was
 * moved, or restored elsewhere; of one on another machine nobody can see that, so it is gone when somebody says so. The folder is known under any name, and by its mark where it was moved; one that was copied along with the database is the copy's.
 */
export async function otherLedgerOf(store: Store, folder: string): Promise<string | null> {
  const last = await store.lettersFolder();
  const noted = [...(last ? [last] : []), ...(await store.oldLettersFolders())];
  const others = noted.filter(
    ({ otherLedger }) => otherLedger !== null && (isElsewhere(otherLedger) || stillLies(ledgerPath(otherLedger))),
  );
  const found = others.find(({ path }) => path === folder || isSame(path, folder));
  if (found || others.length === 0 || noted.some(({ path }) => path === folder)) return found?.otherLedger ?? null;
  const mark = await markIn({ letters: { folder } });
  const moved = await Promise.all(others.map(async (other) => other.mark !== null && other.mark === mark && !(await hasItsMark(other))));
  return others.find((_, i) => moved[i])?.otherLedger ?? null;
}

const hasItsMark = async ({ path, mark }: OldFolder): Promise<boolean> => (await markIn({ letters: { folder: path } })) === mark;

/** Whether two paths lead to one folder, by a link, by `..`, or as one disk that is mounted twice. */
function isSame(one: string, other: string): boolean {
  try {
    if (realpathSync.native(one) === realpathSync.native(other)) return true;
    const [a, b] = [statSync(one, { bigint: true }), statSync(other, { bigint: true })];
    return a.ino !== 0n && a.ino === b.ino && a.dev === b.dev;
  } catch {
    return false;
  }
}

/** Not where a link was left in its place. */
function stillLies(path: string): boolean {
  try {
    return realpathSync.native(path) === path;
  } catch {
    return false;
  }
}

/** What stands in the way of erasing in a folder, of the database that an id names. */
export const ofAnotherLedger = (folder: string, id: string): DaemonError =>
  isElsewhere(id) ? ofAnotherMachine(folder, ledgerPath(id)) : ofAnotherHere(folder, ledgerPath(id));

const ofAnotherMachine = (folder: string, ledger: string): DaemonError =>
  new DaemonError(
    OF_ANOTHER_LEDGER,
    {
      vi: `Thư mục thư ${folder} là của cơ sở dữ liệu ${ledger} trên một máy khác, mà cơ sở dữ liệu đang mở được chép từ đó, nên chưa xóa gì. Chạy thử trên bản sao thì ghi thư mục khác vào letters.folder; nếu cơ quan đã chuyển hẳn sang máy này và không dùng máy cũ nữa, hãy chạy "dunghen retention --moved-here" một lần (sổ ghi ai, lúc nào).`,
      en: `The letters folder ${folder} is of the database ${ledger} on another machine, of which the one that is open is a copy, so nothing was erased. To try things out on a copy, name another folder as letters.folder; if the office moved to this machine for good and uses the old one no more, run "dunghen retention --moved-here" once (the ledger keeps who and when).`,
    },
    folder,
  );

const ofAnotherHere = (folder: string, ledger: string): DaemonError =>
  new DaemonError(
    OF_ANOTHER_LEDGER,
    {
      vi: `Thư mục thư ${folder} là của cơ sở dữ liệu ${ledger}, còn cơ sở dữ liệu đang mở chỉ là bản sao, nên chưa xóa gì. Chạy thử trên bản sao thì ghi thư mục khác vào letters.folder; nếu đã chuyển hẳn sang cơ sở dữ liệu này, hãy xóa tệp cũ ${ledger} (nó cũng còn dữ liệu công dân) rồi làm lại.`,
      en: `The letters folder ${folder} is of the database ${ledger}, of which the one that is open is a copy, so nothing was erased. To try things out on a copy, name another folder as letters.folder; if this database is the one to go on with, delete the old file ${ledger} (it still names the citizens, too) and try again.`,
    },
    folder,
  );
