// What `dunghen doctor` says of copies of letters: PDFs that are not made, prints that outlived what they hold.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fromConfig } from '@dunghen/daemon/config';
import type { Store } from '@dunghen/store';
import { firstFew } from '@dunghen/view/words';
import type { Session } from '../session.ts';
import { showCount } from '../show/text.ts';
import { LISTED, type Check } from './doctor-letters.ts';

/** In so long a PDF is made, or cannot be. */
const PDF_MS = 3_600_000;

/** Issued letters that scans went by and that have no PDF; nothing where none are made. */
export async function pdfs(store: Store, { loaded, t, lang, now }: Session): Promise<readonly Check[]> {
  const { findOffice, PDF_FOLDER, PDFS_AT_ONCE, pdfsLacking } = await import('@dunghen/daemon');
  const office = findOffice();
  const last = await store.lastScan();
  if (!loaded.config.letters.pdf || office === null || last === null) return [];
  const folder = fromConfig(loaded, loaded.config.letters.folder);
  const hourAgo = new Date(Date.parse(now()) - PDF_MS).toISOString();
  const lacking = await pdfsLacking(store, folder, last.latestAt < hourAgo ? last.latestAt : hourAgo);
  if (lacking.length === 0) return [];
  const list = firstFew(lacking, LISTED, ({ fileName }) => fileName);
  const message = t(
    `${showCount(lacking.length, lang)} thư đã ban hành chưa có bản PDF: ${list}. Mỗi lần quét làm nhiều nhất ${PDFS_AT_ONCE} bản, nên LibreOffice vừa cài thì chờ các lần quét sau; nếu quét rồi mà số này không giảm, hãy thử mở thư bằng LibreOffice (${office}), xem thư mục ${join(folder, PDF_FOLDER)} có ghi được và đĩa còn chỗ không. Không cần PDF thì ghi pdf = false trong mục [letters].`,
    `${showCount(lacking.length, lang)} issued letters have no PDF: ${list}. Each scan makes at most ${PDFS_AT_ONCE}, so where LibreOffice was installed just now, wait for the next scans; if scans leave the number as it is, try to open one in LibreOffice (${office}), and see that ${join(folder, PDF_FOLDER)} can be written and the disk has room. Where no PDFs are needed, write pdf = false in [letters].`,
  );
  return [{ check: 'pdfs', state: 'warning', message }];
}

/** Letters of citizens who were erased, or are to be, that the service could not remove or has to leave. */
export async function lettersToErase(store: Store, { loaded, t, lang }: Session): Promise<readonly Check[]> {
  const there = (await store.expiredPrints()).filter(({ path }) => existsSync(path));
  const { letters, retention } = loaded.config;
  const { ofAnotherLedger, otherLedgerOf } = await import('@dunghen/daemon');
  const folder = fromConfig(loaded, letters.folder);
  const other = retention ? await otherLedgerOf(store, folder) : null;
  const shown = (prints: typeof there, say: (count: string, list: string) => string): readonly string[] => {
    const list = firstFew(prints, LISTED, ({ path }) => path);
    return prints.length === 0 ? [] : [say(showCount(prints.length, lang), list)];
  };
  const left = shown(
    there.filter(({ otherLedger }) => otherLedger === null),
    (count, list) =>
      t(
        `${count} bản in còn có thư của công dân đã xóa dữ liệu: ${list}; hãy chạy "dunghen retention" bằng người dùng có quyền xóa, hoặc tự xóa.`,
        `${count} prints still hold letters of citizens who were erased: ${list}; run "dunghen retention" as a user who may remove them, or delete them yourself.`,
      ),
  );
  const ofOthers = shown(
    there.filter(({ otherLedger }) => otherLedger !== null),
    (count, list) =>
      t(
        `${count} bản in có thư của công dân đã xóa dữ liệu là của một cơ sở dữ liệu khác (đây là bản sao, hoặc đã chuyển chỗ) nên không bị xóa: ${list}; hãy chạy "dunghen retention" ở đó, hoặc tự xóa.`,
        `${count} prints that hold letters of citizens who were erased are of another database (this one is a copy, or was moved) and are left: ${list}; run "dunghen retention" there, or delete them yourself.`,
      ),
  );
  const messages = [...left, ...ofOthers, ...(other === null ? [] : [ofAnotherLedger(folder, other).sentence[lang]])];
  return messages.map((message) => ({ check: 'retention', state: 'warning', message }));
}
