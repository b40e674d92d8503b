// `dunghen migrate --from URL --to URL`: everything a database holds into a new one, and how the new one is put to use.
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { copyUpToDate, holdInstanceLock, sqlitePath, StoreError, whereItLies } from '@dunghen/store';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { openSession } from '../session.ts';
import { reply } from '../show/say.ts';

interface Options {
  readonly from: string;
  readonly to: string;
}

export const migrateCommand: CommandAction<[], Options> = async (_, options, defaultLang) => {
  const session = openSession({ ...options, db: options.from }, defaultLang);
  // Both are understood before either is touched.
  const [from, to] = [resolve(sqlitePath(options.from)), resolve(sqlitePath(options.to))];
  const release = holdDaemonOff(from);
  try {
    await copyUpToDate(from, to);
  } finally {
    release();
  }
  const told = session.t(
    `Đã chuyển ${from} sang ${to}, đã kiểm tra toàn vẹn; cơ sở dữ liệu cũ còn nguyên.\nĐể dùng cơ sở dữ liệu mới: ghi database = "sqlite:${to}" trong cấu hình rồi khởi động lại "dunghen daemon"; những gì ghi vào cơ sở dữ liệu cũ từ bây giờ không có ở đó.`,
    `Moved ${from} to ${to}, checked; the old database is as it was.\nTo use the new one: write database = "sqlite:${to}" in the configuration and start "dunghen daemon" again; what is written to the old one from now on is not in it.`,
  );
  reply(session, { from, to, bytes: statSync(to).size }, () => `${told}\n`);
  return EXIT.done;
};

/** Keeps a daemon from writing to a database while it is copied, until the returned function is called. @throws {StoreError} `already-running`. */
function holdDaemonOff(database: string): () => void {
  const lock = `${whereItLies(database)}.daemon-lock`;
  // Where no daemon ever ran, none is made to look as if one had.
  if (!existsSync(lock)) return () => {};
  try {
    return holdInstanceLock(lock);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    throw new StoreError(
      error.code,
      {
        vi: `"dunghen daemon" đang chạy với ${database}: những gì nó ghi trong lúc chuyển sẽ không có ở cơ sở dữ liệu mới; hãy dừng nó rồi chạy lại lệnh này.`,
        en: `A "dunghen daemon" is running with ${database}: what it writes meanwhile would not be in the new one; stop it and run this command again.`,
      },
      database,
    );
  }
}
