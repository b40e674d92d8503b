// Which file a database URL names, and where that lies.
import { realpathSync } from 'node:fs';
import { StoreError } from './store-error.ts';

/** The file of a database URL. @throws {StoreError} `bad-database-url`. */
export function sqlitePath(url: string): string {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(url)?.[1]?.toLowerCase();
  const path = scheme === 'sqlite' ? url.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '') : scheme === undefined ? url : '';
  if (path === '') {
    throw new StoreError(
      'bad-database-url',
      {
        vi: `Không hiểu cơ sở dữ liệu "${url.replace(/\/\/[^@/]*@/, '//…@')}"; hãy ghi sqlite:ĐƯỜNG_DẪN, ví dụ sqlite:dunghen.db (PostgreSQL chưa được hỗ trợ).`,
        en: `The database "${url.replace(/\/\/[^@/]*@/, '//…@')}" is not understood; write sqlite:PATH, for example sqlite:dunghen.db (PostgreSQL is not supported yet).`,
      },
      url,
    );
  }
  return path;
}

/** Where the file at a path lies, which a link may lead to: SQLite has its log beside the file, not beside the link. One that is not there lies where it is named. */
export function whereItLies(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
