// `dunghen migrate --from URL --to URL`: everything a database holds into a new one, and how the new one is put to use.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { sqlitePath } from '@dunghen/store';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { openSession } from '../session.ts';

interface Options {
  readonly from: string;
  readonly to: string;
}

export const migrateCommand: CommandAction<[], Options> = async (_, options, defaultLang) => {
  const session = openSession({ ...options, db: options.from }, defaultLang);
  // Both are understood before either is touched.
  const [from, to] = [resolve(sqlitePath(options.from)), resolve(sqlitePath(options.to))];
  const store = await session.openStore();
  try {
    await store.backUp(to);
  } finally {
    await store.close();
  }
  const told = session.t(
    `Đã chuyển ${from} sang ${to}, đã kiểm tra toàn vẹn; cơ sở dữ liệu cũ còn nguyên.\nĐể dùng cơ sở dữ liệu mới: ghi database = "sqlite:${to}" trong cấu hình rồi khởi động lại "dunghen daemon"; những gì ghi vào cơ sở dữ liệu cũ từ bây giờ không có ở đó.`,
    `Moved ${from} to ${to}, checked; the old database is as it was.\nTo use the new one: write database = "sqlite:${to}" in the configuration and start "dunghen daemon" again; what is written to the old one from now on is not in it.`,
  );
  process.stdout.write(session.json ? `${JSON.stringify({ from, to, bytes: statSync(to).size })}\n` : `${told}\n`);
  return EXIT.done;
};
