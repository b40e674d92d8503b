// A copy of a live database, whole or not at all; and whether a database is sound.
import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { storeFault, StoreError } from '../store-error.ts';
import { beginDraft, draftOf, publishDraft } from '../whole-file.ts';

/**
 * Copies the database to `file` while others go on writing: a moment's whole state, checked before it gets its name, after what
 * `prepare` does to it.
 * @throws {StoreError} `backup-exists`, `backup-failed`.
 */
export async function backUp(db: Database.Database, file: string, prepare: (copy: Database.Database) => void = () => {}): Promise<void> {
  if (existsSync(file)) {
    throw new StoreError(
      'backup-exists',
      {
        vi: `Đã có tệp ${file}; bản sao lưu không ghi đè lên tệp nào, hãy chọn tên khác.`,
        en: `There is a file ${file} already; a backup overwrites nothing, choose another name.`,
      },
      file,
    );
  }
  const folder = dirname(file);
  if (!existsSync(folder)) {
    throw new StoreError(
      'backup-failed',
      {
        vi: `Không sao lưu được vào ${file}: chưa có thư mục ${folder}; hãy tạo thư mục đó hoặc sửa đường dẫn.`,
        en: `The backup ${file} could not be written: there is no folder ${folder}; create it or correct the path.`,
      },
      file,
    );
  }
  const draft = draftOf(file);
  let isDamaged = false;
  try {
    beginDraft(file);
    await db.backup(draft);
    const copy = new Database(draft);
    // Alone in its file, so that copying one file is copying it all.
    copy.pragma('journal_mode = DELETE');
    prepare(copy);
    const faults = soundness(copy);
    copy.close();
    isDamaged = faults.length > 0;
    if (isDamaged) throw new Error(faults[0]);
    publishDraft(file);
  } catch (cause) {
    const reason = (cause as Error).message;
    isDamaged ||= storeFault(cause)?.code === 'database-damaged';
    const [vi, en] = isDamaged
      ? [
          'cơ sở dữ liệu bị hỏng; hãy chạy "dunghen doctor", giữ nguyên tệp này và khôi phục từ bản sao lưu trước',
          'the database is damaged; run "dunghen doctor", keep the file as it is and restore an earlier backup',
        ]
      : ['hãy kiểm tra quyền ghi và dung lượng đĩa', 'check permissions and free space'];
    const error = new StoreError(
      'backup-failed',
      {
        vi: `Không sao lưu được vào ${file} (${reason}); ${vi}.`,
        en: `The backup ${file} could not be written (${reason}); ${en}.`,
      },
      file,
    );
    error.cause = cause;
    throw error;
  } finally {
    for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(draft + suffix, { force: true });
  }
}

/** What SQLite itself finds wrong with a database, at most a few lines; nothing for a sound one. */
export function soundness(db: Database.Database): readonly string[] {
  const pages = (db.pragma('integrity_check(5)') as { readonly integrity_check: string }[]).map((row) => row.integrity_check);
  const keys = (db.pragma('foreign_key_check') as { readonly table: string; readonly rowid: number }[]).slice(0, 5);
  return [...pages.filter((line) => line !== 'ok'), ...keys.map(({ table, rowid }) => `${table} ${rowid}: foreign key`)];
}

/**
 * Writes the file anew. `secure_delete` alone is not enough: when a page of a table is balanced, old copies of rows stay in
 * the gap between its cells (one telephone number in a thousand did), and the log holds pages as they were.
 */
export function compact(db: Database.Database): void {
  db.exec('vacuum');
  db.pragma('wal_checkpoint(TRUNCATE)');
}
