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
