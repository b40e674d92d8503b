// `dunghen backup FILE`: a whole copy of the database, taken while everything goes on.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { openSession } from '../session.ts';
import { showCount } from '../show/text.ts';
import { reply } from '../show/say.ts';

export const backupCommand: CommandAction<[file: string], object> = async ([file], options, defaultLang) => {
  const session = openSession(options, defaultLang);
  const { t, lang } = session;
  const path = resolve(file);
  const database = session.databasePath();
  const store = await session.openStore();
  try {
    await store.backUp(path);
  } finally {
    await store.close();
  }
  const bytes = statSync(path).size;
  const size = `${showCount(Math.ceil(bytes / 1024), lang)} kB`;
  const told = t(
    `Đã sao lưu vào ${path} (${size}), đã kiểm tra toàn vẹn. Để khôi phục: dừng mọi lệnh, chép tệp này thành ${database}, xóa ${database}-wal và ${database}-shm nếu còn.`,
    `Backed up to ${path} (${size}), checked. To restore: stop everything, copy this file in place of ${database}, delete ${database}-wal and ${database}-shm where they are left.`,
  );
  reply(session, { file: path, bytes }, () => `${told}\n`);
  return EXIT.done;
};
