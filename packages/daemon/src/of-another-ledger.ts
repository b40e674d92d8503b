// What another database noted as its own: one that is open may be a copy, and a trial on a copy leaves the office's files alone.
import { realpathSync } from 'node:fs';
import type { Store } from '@dunghen/store';
import { DaemonError } from './daemon-error.ts';

/** The code of a letters folder that is another database's. */
export const OF_ANOTHER_LEDGER = 'letters-of-another';

/** A file or folder that another database noted, and that database. */
export interface OfAnother {
  readonly path: string;
  /** Its path; '' where an older program noted the folder and did not say. */
  readonly ledger: string;
}

/** The database that publishes to a folder, where it is another that still lies where it lay: one that is gone was moved, or restored elsewhere. */
export async function otherLedgerOf(store: Store, folder: string): Promise<string | null> {
  const known = await store.lettersFolder();
  return known?.path === folder && known.otherLedger !== null && stillLies(known.otherLedger) ? known.otherLedger : null;
}

/** Not where a link was left in its place. */
function stillLies(path: string): boolean {
  try {
    return realpathSync.native(path) === path;
  } catch {
    return false;
  }
}

export const ofAnotherLedger = (folder: string, ledger: string): DaemonError =>
  new DaemonError(
    OF_ANOTHER_LEDGER,
    {
      vi: `Thư mục thư ${folder} là của cơ sở dữ liệu ${ledger}, còn cơ sở dữ liệu đang mở chỉ là bản sao, nên chưa xóa gì. Chạy thử trên bản sao thì ghi thư mục khác vào letters.folder; nếu đã chuyển hẳn sang cơ sở dữ liệu này, hãy xóa tệp cũ ${ledger} (nó cũng còn dữ liệu công dân) rồi làm lại.`,
      en: `The letters folder ${folder} is of the database ${ledger}, of which the one that is open is a copy, so nothing was erased. To try things out on a copy, name another folder as letters.folder; if this database is the one to go on with, delete the old file ${ledger} (it still names the citizens, too) and try again.`,
    },
    folder,
  );
