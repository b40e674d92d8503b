// Why a database cannot be opened, in words, with its path and the cure.
import { StoreError, storeFault } from '../store-error.ts';

/** There is no database at a path. */
export function absent(path: string): StoreError {
  return new StoreError(
    'no-database',
    {
      vi: `Chưa có cơ sở dữ liệu ${path}; hãy nhập dữ liệu trước bằng "dunghen import TỆP", hoặc chỉ đúng chỗ bằng --db.`,
      en: `There is no database at ${path}; import data first with "dunghen import FILE", or name the right one with --db.`,
    },
    path,
  );
}

/** What the driver or the system says, in words and with the path. */
export function cannotOpen(path: string, cause: unknown): StoreError {
  const code = (cause as { code?: unknown }).code;
  if (code === 'SQLITE_NOTADB') return unusable(path, 'không phải tệp SQLite', 'is no SQLite file', cause);
  const denied = code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
  const known = storeFault(denied ? { code: 'SQLITE_READONLY' } : cause);
  if (!known) {
    const reason = (cause as Error).message;
    return unusable(path, `không mở được: ${reason}`, `cannot be opened: ${reason}`, cause);
  }
  const fault = new StoreError(known.code, { vi: `${path}: ${known.sentence.vi}`, en: `${path}: ${known.sentence.en}` }, path);
  fault.cause = cause;
  return fault;
}

/** A folder lies where the database ought to. */
export const isFolder = (path: string): StoreError => unusable(path, 'là một thư mục', 'is a folder');

/** The log of another database lies beside the one at a path. */
export const strangeLog = (path: string): StoreError =>
  new StoreError(
    'database-with-strange-log',
    {
      vi: `Cạnh ${path} còn tệp ${path}-wal của một cơ sở dữ liệu khác (như khi bản sao lưu vừa được chép vào chỗ này), đọc chung thì hỏng dữ liệu; hãy dừng mọi lệnh, chuyển ${path}-wal và ${path}-shm sang chỗ khác rồi chạy lại.`,
      en: `Beside ${path} lies ${path}-wal of another database (as where a backup was just copied into this place), and read together they would damage the data; stop everything, move ${path}-wal and ${path}-shm elsewhere and run this again.`,
    },
    path,
  );

/** What is at a path is no database of ours. */
export function unusable(path: string, vi: string, en: string, cause?: unknown): StoreError {
  const error = new StoreError(
    'database-unusable',
    {
      vi: `${path} không dùng làm cơ sở dữ liệu được (${vi}); hãy chỉ đúng tệp bằng --db.`,
      en: `${path} cannot be used as the database (${en}); name the right file with --db.`,
    },
    path,
  );
  error.cause = cause;
  return error;
}
