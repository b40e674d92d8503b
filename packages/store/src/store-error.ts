// Faults of the store, each with a stable code and its cure.
import { DungHenError, quote, type Sentence } from '@dunghen/core';

/**
 * Codes: `no-database`, `bad-database-url`, `database-unusable`, `database-newer`, `database-full`, `database-locked`, `database-damaged`,
 * `database-read-only`, `database-with-strange-log`, `timeline-unreadable`.
 */
export class StoreError extends DungHenError {}

/** How a backup takes the place of a database: the log beside it is no log of the backup, and would damage it. */
export const RESTORE: Sentence = {
  vi: 'dừng mọi lệnh, chuyển tệp cơ sở dữ liệu cùng các tệp -wal, -shm cạnh nó sang chỗ khác rồi chép bản sao lưu gần nhất vào thay',
  en: 'stop everything, move the database file and the -wal and -shm files beside it elsewhere, then copy the latest backup into its place',
};

const FAULTS: readonly (readonly [RegExp, string, Sentence])[] = [
  [
    /^SQLITE_(FULL|IOERR_WRITE|IOERR_SHMSIZE)/,
    'database-full',
    {
      vi: 'Hết chỗ trên đĩa khi ghi cơ sở dữ liệu; phần đã ghi vẫn nguyên vẹn. Hãy giải phóng dung lượng rồi chạy lại lệnh này.',
      en: 'The disk is full while writing the database; what was written is whole. Free some space and run this command again.',
    },
  ],
  [
    /^SQLITE_(BUSY|LOCKED)/,
    'database-locked',
    {
      vi: 'Một chương trình khác đang ghi cơ sở dữ liệu quá lâu; hãy chờ chương trình đó xong rồi chạy lại.',
      en: 'Another program has been writing to the database for too long; wait for it and run this again.',
    },
  ],
  [
    /^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/,
    'database-read-only',
    {
      vi: 'Không có quyền ghi cơ sở dữ liệu; hãy kiểm tra quyền của tệp và của thư mục chứa nó.',
      en: 'The database may not be written; check the permissions of the file and of its folder.',
    },
  ],
  [
    /^SQLITE_(CORRUPT|NOTADB|IOERR)/,
    'database-damaged',
    {
      vi: `Cơ sở dữ liệu không đọc được nguyên vẹn; hãy ${RESTORE.vi}.`,
      en: `The database cannot be read whole; ${RESTORE.en}.`,
    },
  ],
];

/**
 * A timeline that nothing of ours wrote. No {@link DungHenError}: a history that the law cannot judge is passed over with a word, one that the
 * database cannot give by nobody.
 */
export class UnreadableTimeline extends Error {
  readonly dossier: string;

  constructor(dossier: string) {
    super(`The timeline of ${dossier} cannot be read`);
    this.dossier = dossier;
  }
}

const unreadable = (dossier: string): StoreError =>
  new StoreError(
    'timeline-unreadable',
    {
      vi: `Hồ sơ ${quote(dossier)}: các sự kiện ghi tắt trong cơ sở dữ liệu đã bị sửa ngoài chương trình, không đọc được; hãy ${RESTORE.vi}.`,
      en: `Dossier ${quote(dossier)}: its events in short were changed behind the program and cannot be read; ${RESTORE.en}.`,
    },
    dossier,
  );

/** An error of the database or its driver in the product's words, or null when it is something else. */
export function storeFault(error: unknown): StoreError | null {
  if (error instanceof UnreadableTimeline) return unreadable(error.dossier);
  const code = String((error as { code?: unknown } | null)?.code);
  const known = FAULTS.find(([pattern]) => pattern.test(code));
  if (!known) return null;
  const fault = new StoreError(known[1], known[2], code);
  fault.cause = error;
  return fault;
}

/** Whether another program was just in the way. */
export const isBusy = (error: unknown): boolean => String((error as { readonly code?: unknown } | null)?.code).startsWith('SQLITE_BUSY');
