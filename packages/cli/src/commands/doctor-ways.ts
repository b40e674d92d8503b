// What `dunghen doctor` says of the ways in and out: the inbox folder, and the mail that brings the digests.
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, formatDay, quote } from '@dunghen/core';
import { fromConfig } from '@dunghen/daemon/config';
import type { Store } from '@dunghen/store';
import { firstFew } from '@dunghen/view/words';
import type { Session } from '../session.ts';
import { showCount, showDay } from '../show/text.ts';
import type { Check } from './doctor-letters.ts';

/** A file that lies for so long should have been imported. */
const WAITING_MS = 3_600_000;
/** What was refused this long ago was seen. */
const RECENT_MS = 7 * 86_400_000;
/** Files or dossiers named in a message. */
export const LISTED = 3;

/** Nothing where there is no inbox yet. */
export async function inbox({ loaded, t, lang, now }: Session): Promise<readonly Check[]> {
  const { filesThatGrew, rowsRefused } = await import('@dunghen/daemon');
  const folder = fromConfig(loaded, loaded.config.inbox);
  const check = (state: Check['state'], vi: string, en: string): Check => ({ check: 'inbox', state, message: t(vi, en) });
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const { folders, waiting, refused } = whatLiesIn(folder, Date.parse(now()));
    const rows = rowsRefused(folder, Date.parse(now()));
    const grew = filesThatGrew(folder, Date.parse(now()));
    const files = firstFew(rows, LISTED, ({ name, rejected }) => `${quote(name)}: ${showCount(rejected, lang)}`);
    const total = rows.reduce((sum, { rejected }) => sum + rejected, 0);
    const n = (names: readonly string[]): string => showCount(names.length, lang);
    const warnings = [
      folders.length > 0 &&
        check(
          'warning',
          `Hộp thư đến có thư mục con (${listed(folders)}): tệp bên trong không được nhập; hãy để từng tệp ra ngoài.`,
          `The inbox holds folders (${listed(folders)}): files within them are not imported; put them beside.`,
        ),
      waiting.length > 0 &&
        check(
          'warning',
          `${n(waiting)} tệp trong hộp thư đến đã quá một giờ chưa được nhập (${listed(waiting)}): xem dịch vụ còn chạy không, và tên tệp có bắt đầu bằng dấu chấm hay kết thúc bằng .part, .tmp không.`,
          `${n(waiting)} files wait in the inbox for more than an hour (${listed(waiting)}): see whether the service runs, and that no name begins with a dot or ends in .part or .tmp.`,
        ),
      refused.length > 0 &&
        check(
          'warning',
          `${n(refused)} tệp bị từ chối trong bảy ngày qua (${listed(refused)}): lý do ở tệp .json bên cạnh, trong ${join(folder, 'rejected')}.`,
          `${n(refused)} files were refused within seven days (${listed(refused)}): the .json beside each says why, in ${join(folder, 'rejected')}.`,
        ),
      grew.length > 0 &&
        check(
          'warning',
          `${n(grew)} tệp trong bảy ngày qua còn đang được ghi khi đã nhập hay bị từ chối (${listed(grew)}): tệp được đưa trở lại hộp thư đến và nhập lại khi ghi xong. Hãy để chương trình xuất danh sách ghi dưới tên kết thúc bằng .part rồi mới đổi tên.`,
          `${n(grew)} files of the last seven days were still being written when they were imported or refused (${listed(grew)}): they went back into the inbox and are imported again once they are whole. Have the program that writes them use a name ending in .part and rename it at the end.`,
        ),
      total > 0 &&
        check(
          'warning',
          `${showCount(total, lang)} dòng bị từ chối trong các tệp đã nhập bảy ngày qua (${files}): dòng nào, vì sao ở tệp .json bên cạnh, trong ${join(folder, 'done')}; hãy sửa rồi nhập lại.`,
          `${showCount(total, lang)} rows were refused in files imported within seven days (${files}): the .json beside each says which and why, in ${join(folder, 'done')}; mend and import them again.`,
        ),
    ].filter((one) => one !== false);
    return warnings.length > 0 ? warnings : [check('ok', `Hộp thư đến ${folder} dùng được.`, `The inbox ${folder} is usable.`)];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    return [
      check(
        'fault',
        `Không dùng được hộp thư đến ${folder} (${code}); hãy cấp quyền đọc và ghi, hoặc sửa mục inbox trong cấu hình.`,
        `The inbox ${folder} cannot be used (${code}); grant permission, or mend inbox in the configuration.`,
      ),
    ];
  }
}

/** The names in the inbox that somebody should look at. */
function whatLiesIn(folder: string, nowMs: number): Readonly<Record<'folders' | 'waiting' | 'refused', readonly string[]>> {
  const there = readdirSync(folder, { withFileTypes: true });
  const own = (name: string): boolean => name === 'done' || name === 'rejected';
  const rejected = there.some(({ name }) => name === 'rejected') ? readdirSync(join(folder, 'rejected')) : [];
  return {
    folders: there.filter((entry) => entry.isDirectory() && !own(entry.name)).map(({ name }) => name),
    waiting: there.filter((entry) => entry.isFile() && ageOf(join(folder, entry.name), nowMs) > WAITING_MS).map(({ name }) => name),
    // The report is as old as the refusal; the file itself may be of last year.
    refused: rejected.filter(
      (name) => rejected.includes(`${name}.json`) && ageOf(join(folder, 'rejected', `${name}.json`), nowMs) < RECENT_MS,
    ),
  };
}

const listed = (names: readonly string[]): string => firstFew(names, LISTED, quote);

function ageOf(path: string, nowMs: number): number {
  const info = statSync(path, { throwIfNoEntry: false });
  return info === undefined ? 0 : nowMs - info.mtimeMs;
}

/** Digests that were made and are not in their folder: nobody reads them, and nothing else shows it. */
export async function digests(store: Store, { loaded, t, lang }: Session): Promise<readonly Check[]> {
  const waiting = (await store.unpublishedDigests()).length;
  if (waiting === 0) return [];
  const folder = fromConfig(loaded, loaded.config.digests.folder);
  const message = t(
    `${showCount(waiting, lang)} bản tin sáng chưa ghi được vào ${folder}; hãy kiểm tra quyền ghi, dung lượng đĩa và mục digests.folder. Dịch vụ, hoặc "dunghen digest", sẽ ghi lại.`,
    `${showCount(waiting, lang)} digests could not be written to ${folder}; check permissions, free space and digests.folder. The service, or "dunghen digest", writes them again.`,
  );
  return [{ check: 'digests', state: 'fault', message }];
}

/** Units that are to be told of and that no dossier has: a misspelt name reaches nobody, and nothing else shows it. */
export async function readers(store: Store, { loaded, t }: Session): Promise<readonly Check[]> {
  const { to } = loaded.config.digests;
  if (Object.keys(to).length === 0) return [];
  const { unknownUnits } = await import('@dunghen/daemon/digest');
  const units = await store.units();
  const unknown = unknownUnits(to, units);
  if (unknown.length === 0 || units.length === 0) return [];
  const message = t(
    `Mục [digests.to] gửi cho đơn vị mà không hồ sơ nào có: ${listed(unknown)}; không bản tin nào tới đó. Hãy ghi đúng tên trong hồ sơ: ${units.map(quote).join(', ')}.`,
    `[digests.to] names units that no dossier has: ${listed(unknown)}; no digest goes there. Write them as dossiers do: ${units.map(quote).join(', ')}.`,
  );
  return [{ check: 'digests', state: 'warning', message }];
}

/** How long the doctor speaks of digests that newer ones took the place of. */
const TOLD_FOR_DAYS = 7;

/** Nothing where no mail is sent. */
export async function mail(store: Store, { loaded, t, lang, today }: Session): Promise<readonly Check[]> {
  const { smtp } = loaded.config;
  if (!smtp) return [];
  const checks: Check[] = [];
  const add = (state: Check['state'], vi: string, en: string): void => void checks.push({ check: 'mail', state, message: t(vi, en) });
  if (smtp.passwordFile !== undefined) {
    const file = fromConfig(loaded, smtp.passwordFile);
    try {
      accessSync(file, constants.R_OK);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      add(
        'fault',
        `Không đọc được tệp mật khẩu thư ${file} (${code}), nên bản tin chờ gửi; hãy sửa smtp.passwordFile.`,
        `The mail password file ${file} cannot be read (${code}), so digests wait; mend smtp.passwordFile.`,
      );
    }
  }
  const { count, fault } = await store.mailWaiting();
  if (count > 0) {
    const { mailFaultWords } = await import('@dunghen/daemon/digest');
    const why = mailFaultWords(fault ?? '');
    add(
      'warning',
      `${showCount(count, lang)} bản tin chưa gửi được qua ${smtp.host}:${smtp.port} (${fault ?? '–'}): ${why.vi}. Chương trình sẽ gửi lại.`,
      `${showCount(count, lang)} digests could not be sent through ${smtp.host}:${smtp.port} (${fault ?? '–'}): ${why.en}. They are tried again.`,
    );
  }
  const { count: superseded, first, last } = await store.mailSuperseded(formatDay(addDays(today, -TOLD_FOR_DAYS)));
  if (superseded > 0 && first !== null && last !== null) {
    const folder = fromConfig(loaded, loaded.config.digests.folder);
    add(
      'warning',
      `${showCount(superseded, lang)} bản tin (${showDay(first, lang)} – ${showDay(last, lang)}) không gửi được cho đến khi có bản mới hơn, nên chỉ bản mới được gửi; bản cũ nằm trong ${folder}.`,
      `${showCount(superseded, lang)} digests (${showDay(first, lang)} – ${showDay(last, lang)}) could not be sent until there were newer ones, so only those are; the old ones are in ${folder}.`,
    );
  }
  if (checks.length === 0) add('ok', 'Mọi bản tin đã gửi được.', 'Every digest was sent.');
  return checks;
}
