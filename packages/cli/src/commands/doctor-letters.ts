// What `dunghen doctor` says of letters: whether the last scan wrote all of them, and whether their files are what the ledger says.
import { parseDay, workingDaysBetween } from '@dunghen/core';
import type { Degraded, UnknownLetter } from '@dunghen/daemon';
import { fromConfig } from '@dunghen/daemon/config';
import type { LastScan, Store } from '@dunghen/store';
import { firstFew } from '@dunghen/view/words';
import type { Session } from '../session.ts';
import { showCount, showDay } from '../show/text.ts';

/** One thing looked at. */
export interface Check {
  readonly check: string;
  /** `fault` must be mended; `warning` may wait. */
  readonly state: 'ok' | 'warning' | 'fault';
  readonly message: string;
}

/** Files named in a message. */
export const LISTED = 5;

/** Working days without a scan after which somebody must look: letters that are owed are not written. */
const SILENT_DAYS = 1;

/** What is said where the folder of the letters is away now, instead of the files that nobody can see; null where it is not. The last scan may have said so already. */
export async function lettersAway(store: Store, { loaded, lang }: Session): Promise<readonly Check[] | null> {
  const { awayFolder } = await import('@dunghen/daemon');
  const letters = { folder: fromConfig(loaded, loaded.config.letters.folder) };
  // Whoever may not look into it hears of that from the other checks.
  const away = await awayFolder(store, { letters }).catch(() => null);
  if (away === null) return null;
  const isTold = degradedOf(await store.lastScan()).some(({ code }) => code === away.code);
  return isTold ? [] : [{ check: 'letter-files', state: 'fault', message: away.sentence[lang] }];
}

const degradedOf = (scanned: LastScan | null): readonly Degraded[] => JSON.parse(scanned?.degraded ?? '[]') as readonly Degraded[];

export async function lastScan(store: Store, { t, lang, today, lawOfDossiers, dayIsFixed, now }: Session): Promise<Check> {
  const last = await store.lastScan();
  if (!last) {
    return {
      check: 'scan',
      state: 'warning',
      message: t('Chưa quét lần nào: chạy "dunghen scan" hoặc "dunghen daemon".', 'No scan yet: run "dunghen scan" or "dunghen daemon".'),
    };
  }
  const faults = degradedOf(last).filter(({ blocking }) => blocking);
  const when = showDay(last.today, lang);
  if (faults.length > 0) {
    const why = faults
      .slice(0, LISTED)
      .map(({ sentence, dossier }) => (dossier === undefined ? '' : `${dossier}: `) + sentence[lang])
      .join(' ');
    return {
      check: 'scan',
      state: 'fault',
      message: t(`Lần quét ngày ${when} chưa trọn: ${why}`, `The scan of ${when} was not whole: ${why}`),
    };
  }
  const { clockLeap } = await import('@dunghen/daemon');
  const leap = dayIsFixed ? null : clockLeap(last, Date.parse(now()));
  if (leap !== null) {
    return {
      check: 'scan',
      state: 'fault',
      message: t(
        `Lần quét gần nhất đã ${leap} ngày trước (${when}) nên dịch vụ tạm dừng, phòng khi đồng hồ máy sai. Xem ngày trên máy; nếu đúng, chạy "dunghen scan" một lần.`,
        `The last scan was ${leap} days ago (${when}), so the service holds in case the clock is wrong. See the machine's date; if it is right, run "dunghen scan" once.`,
      ),
    };
  }
  const on = parseDay(last.today);
  if (on < today && workingDaysBetween((await lawOfDossiers()).calendar, on, today) > SILENT_DAYS) {
    return {
      check: 'scan',
      state: 'warning',
      message: t(
        `Lần quét gần nhất là ngày ${when}: thư của hồ sơ trễ từ đó chưa được soạn. Hãy chạy "dunghen scan", hoặc xem dịch vụ còn chạy không.`,
        `The last scan was for ${when}: letters owed since then are not written. Run "dunghen scan", or see whether the service runs.`,
      ),
    };
  }
  return { check: 'scan', state: 'ok', message: t(`Lần quét gần nhất: ngày ${when}.`, `The last scan was for ${when}.`) };
}

/** A letter by what its file bears. */
export const letterInFew = ({ dossier, appointment, number }: Omit<UnknownLetter, 'file'>, lang: Session['lang']): string =>
  lang === 'vi'
    ? `hồ sơ ${dossier}, lần hẹn ${appointment}${number === undefined ? '' : `, số ${number}`}`
    : `dossier ${dossier}, appointment ${appointment}${number === undefined ? '' : `, number ${number}`}`;

export async function letterFiles(store: Store, { loaded, t, lang }: Session): Promise<readonly Check[]> {
  const { inspectLetters } = await import('@dunghen/daemon');
  const areGone = (await store.goneLetters(1)) !== null;
  const folder = fromConfig(loaded, loaded.config.letters.folder);
  const { missing, unreadable, broken, altered, damaged, issuedLater, unknown } = await inspectLetters(store, folder, areGone);
  const list = (files: readonly string[]): string => firstFew(files, LISTED);
  const n = (files: readonly unknown[]): string => showCount(files.length, lang);
  const checks: Check[] = [];
  if (damaged.length > 0) {
    const message = t(
      `${n(damaged)} thư trong cơ sở dữ liệu không còn nguyên vẹn: ${list(damaged)}; hãy khôi phục từ bản sao lưu.`,
      `${n(damaged)} letters are damaged in the database: ${list(damaged)}; restore a backup.`,
    );
    checks.push({ check: 'letter-files', state: 'fault', message });
  }
  if (altered.length > 0) {
    const message = t(
      `${n(altered)} thư đã bị sửa sau khi ban hành: ${list(altered)}; xóa tệp để lần quét sau ghi lại bản đã ban hành.`,
      `${n(altered)} letters were altered after they were issued: ${list(altered)}; delete the file and the next scan writes what was issued.`,
    );
    checks.push({ check: 'letter-files', state: 'fault', message });
  }
  if (issuedLater.length > 0) {
    const message = t(
      `${n(issuedLater)} thư đã ban hành (tệp có số) mà sổ còn ghi là bản nháp: ${list(issuedLater)}; cơ sở dữ liệu có lẽ được khôi phục từ bản cũ. Hãy ghi lại bằng "dunghen letters issue" đúng số, người ký, ngày ký trong tệp; đừng ban hành thư thứ hai.`,
      `${n(issuedLater)} letters were issued (their files bear a number) and are drafts in the ledger: ${list(issuedLater)}; the database was restored from an older copy, it seems. Record them with "dunghen letters issue" under the number, signer and day in the file; issue no second letter.`,
    );
    checks.push({ check: 'letter-files', state: 'fault', message });
  }
  if (unknown.length > 0) {
    const named = firstFew(unknown, LISTED, (letter) => `${letter.file} (${letterInFew(letter, lang)})`);
    const why = areGone
      ? t(
          'sổ có thư bị xóa (nêu ở trên), có lẽ là các thư này. Đừng xóa tệp; hãy so với bản sao lưu và sổ công văn.',
          'letters were deleted from the ledger (told above), these it seems. Keep the files; compare them with a backup and the register of letters.',
        )
      : t(
          'cơ sở dữ liệu có lẽ được khôi phục từ bản cũ. Hãy nhập lại các danh sách từ sau bản sao lưu (có trong inbox/done) rồi quét.',
          'the database was restored from an older copy, it seems. Import the lists since the backup again (they are in inbox/done) and scan.',
        );
    const message = t(
      `${n(unknown)} thư trong thư mục không có trong sổ: ${named}; ${why}`,
      `${n(unknown)} letters in the folder are not in the ledger: ${named}; ${why}`,
    );
    checks.push({ check: 'letter-files', state: 'warning', message });
  }
  if (broken.length > 0) {
    const message = t(
      `${n(broken)} tệp thư không mở được (trống, hỏng, không phải tệp Word, hoặc là thư mục): ${list(broken)}; hãy xóa hoặc dời đi, lần quét sau ghi lại bản trong sổ.`,
      `${n(broken)} letter files cannot be opened (empty, damaged, no Word file, or a folder): ${list(broken)}; delete or move them, and the next scan writes what the ledger keeps.`,
    );
    checks.push({ check: 'letter-files', state: 'fault', message });
  }
  if (unreadable.length > 0) {
    const message = t(
      `${n(unreadable)} tệp thư có đó nhưng không đọc được: ${list(unreadable)}; hãy cho người chạy chương trình quyền đọc và ghi các tệp này (chown, chmod).`,
      `${n(unreadable)} letter files are there and cannot be read: ${list(unreadable)}; let the user that runs the program read and write them (chown, chmod).`,
    );
    checks.push({ check: 'letter-files', state: 'fault', message });
  }
  if (missing.length > 0) {
    const message = t(
      `${n(missing)} tệp thư không có trong thư mục: ${list(missing)}; lần quét sau sẽ ghi lại.`,
      `${n(missing)} letter files are not in the folder: ${list(missing)}; the next scan writes them again.`,
    );
    checks.push({ check: 'letter-files', state: 'warning', message });
  }
  return checks.length > 0
    ? checks
    : [{ check: 'letter-files', state: 'ok', message: t('Mọi tệp thư khớp với sổ.', 'Every letter file is what the ledger says.') }];
}

/** Letters that a person withdrew and that were still owed at the last scan: an apology nobody will get unless somebody asks for another. */
export async function stillOwed(store: Store, { lang }: Session): Promise<readonly Check[]> {
  const { WITHDRAWN_OWED } = await import('@dunghen/daemon');
  const told = degradedOf(await store.lastScan());
  return told
    .filter(({ code }) => code === WITHDRAWN_OWED)
    .map(({ sentence }) => ({ check: 'letters', state: 'warning', message: sentence[lang] }));
}

/** Drafts of dossiers that have not missed their day: nobody may issue them, and nobody would know why. */
export async function draftsToWithdraw(store: Store, { lawOfDossiers, today, t, lang }: Session): Promise<readonly Check[]> {
  const { draftsNotOwed, endsContested } = await import('@dunghen/daemon');
  const unowed = await draftsNotOwed(store, { law: await lawOfDossiers(), today });
  const contested = unowed.filter(({ isContested }) => isContested);
  const drafts = unowed.filter(({ isContested }) => !isContested);
  const told: readonly Check[] =
    contested.length === 0 ? [] : [{ check: 'letters', state: 'warning', message: endsContested(contested)[lang] }];
  if (drafts.length === 0) return told;
  const list = firstFew(drafts, LISTED, ({ id, dossier }) => `${id} (${dossier})`);
  const message = t(
    `${showCount(drafts.length, lang)} thư mới soạn của hồ sơ mà đến hôm nay chưa lỡ hẹn: ${list}; đồng hồ máy từng chạy trước, hoặc hồ sơ được cập nhật sau khi soạn. Thư như vậy không ban hành được; thu hồi bằng "dunghen letters withdraw SỐ --reason …" nếu sẽ không lỡ hẹn.`,
    `${showCount(drafts.length, lang)} drafts are of dossiers that have not missed their day as of today: ${list}; the clock ran ahead, or the dossier was updated since. They cannot be issued; withdraw those that will not be missed with "dunghen letters withdraw ID --reason …".`,
  );
  return [...told, { check: 'letters', state: 'warning', message }];
}

/** Dossiers whose citizens were told to come on a day that is one off now. */
export async function promisedDaysOff(store: Store, { lawOfDossiers, today, t, lang }: Session): Promise<readonly Check[]> {
  const { promisesOnDaysOff } = await import('@dunghen/daemon');
  const promised = await promisesOnDaysOff(store, { law: await lawOfDossiers(), today });
  if (promised.length === 0) return [];
  const list = firstFew(promised, LISTED, ({ dossier, promisedOn }) => `${dossier} (${showDay(promisedOn, lang)})`);
  const message = t(
    `${showCount(promised.length, lang)} hồ sơ đã hẹn công dân vào ngày nay là ngày nghỉ: ${list}; hãy báo công dân hoặc trả kết quả trước ngày đó. Xem đủ bằng "dunghen calendar moves".`,
    `${showCount(promised.length, lang)} dossiers were promised for a day that is one off now: ${list}; tell the citizens or have the results ready before it. "dunghen calendar moves" lists all.`,
  );
  return [{ check: 'calendar', state: 'warning', message }];
}
