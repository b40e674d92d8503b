// `dunghen retention`: erases the citizens of dossiers that ended long ago; every count stays as it was.
import { formatDay, officeDayOf } from '@dunghen/core';
import { eraseExpired } from '@dunghen/daemon';
import { fromConfig } from '@dunghen/daemon/config';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { openSession } from '../session.ts';
import { showCount, showDay } from '../show/text.ts';
import { UsageError } from '../usage-error.ts';
import { gone, movedHere, type WordOptions } from './retention-words.ts';
import { say } from '../show/say.ts';

interface Options extends WordOptions {
  readonly months?: string;
  readonly dryRun?: boolean;
}

export const retentionCommand: CommandAction<[], Options> = async (_, options, defaultLang) => {
  const session = openSession(options, defaultLang);
  if (options.gone !== undefined) return gone(session, { ...options, gone: options.gone });
  if (options.movedHere) return movedHere(session, options);
  const { t, lang } = session;
  const { config } = session.loaded;
  const months = options.months === undefined ? config.retention?.months : wholeMonths(options.months);
  if (months === undefined) {
    throw new UsageError(
      'Chưa định thời gian lưu; hãy thêm --months, hoặc ghi months trong mục [retention] của cấu hình.',
      'No time is set; add --months, or write months under [retention] in the configuration.',
    );
  }
  const dryRun = options.dryRun ?? false;
  const store = await session.openStore();
  try {
    const folder = fromConfig(session.loaded, config.letters.folder);
    const erased = await eraseExpired(store, { months, today: session.today, folder, at: session.now(), dryRun, thorough: true });
    if (session.json) process.stdout.write(`${JSON.stringify({ ...erased, dryRun })}\n`);
    else {
      const [dossiers, letters] = [showCount(erased.dossiers, lang), showCount(erased.letters, lang)];
      const before = showDay(erased.before, lang);
      const told = dryRun
        ? t(
            `Sẽ xóa dữ liệu công dân của ${dossiers} hồ sơ kết thúc trước ${before}, cùng nội dung ${letters} thư. Chạy thử: chưa xóa gì.`,
            `The citizens of ${dossiers} dossiers that ended before ${before} would be erased, with ${letters} letters. Dry run: nothing was erased.`,
          )
        : t(
            `Đã xóa dữ liệu công dân của ${dossiers} hồ sơ kết thúc trước ${before}, cùng nội dung ${letters} thư. Số liệu báo cáo không đổi.`,
            `Erased the citizens of ${dossiers} dossiers that ended before ${before}, with ${letters} letters. No count changes.`,
          );
      const kept = erased.filesKept.map((file) =>
        t(
          `  ! ${file} đã được sửa sau khi soạn nên còn giữ; hãy tự lưu trữ hoặc xóa.`,
          `  ! ${file} was altered and is left; file or delete it yourself.`,
        ),
      );
      const prints = erased.prints.map((file) =>
        dryRun
          ? t(`  Sẽ xóa bản in có thư của họ: ${file}`, `  A print that holds their letters would be erased: ${file}`)
          : t(
              `  Đã xóa bản in có thư của họ; còn cần thì in lại bằng "dunghen letters print": ${file}`,
              `  Erased a print that held their letters; where it is still wanted, print anew with "dunghen letters print": ${file}`,
            ),
      );
      const left = erased.printsLeft.map((file) =>
        t(
          `  ! Bản in có thư của họ không tới được hoặc không xóa được; hãy nối lại ổ hay cấp quyền rồi chạy lại, hoặc tự xóa; ổ mất hẳn thì ghi vào sổ bằng --gone: ${file}`,
          `  ! A print that held their letters cannot be reached or removed; mount its disk or give the right to and run this again, or delete it yourself; a disk that is lost for good is noted with --gone: ${file}`,
        ),
      );
      const away = erased.foldersAway.map((old) =>
        t(
          `  ! Không thấy thư mục thư cũ ${old} (ổ chưa nối?), nên tệp thư của họ ở đó, nếu còn, chưa bị xóa; hãy nối lại ổ (lần xóa sau sẽ xóa), hoặc tìm và tự xóa; mất hẳn thì ghi vào sổ bằng --gone.`,
          `  ! The earlier letters folder ${old} is not there (a disk not mounted?), so files of their letters in it, if any, are not erased; mount it again (they are erased the next time), or find and delete them yourself; note with --gone that it is lost for good.`,
        ),
      );
      const ofOthers = erased.ofOthers.map(({ path, ledger }) =>
        t(
          `  ! Không xóa ${path}: đó là của cơ sở dữ liệu ${ledger || '(không rõ)'}, còn đây là bản sao hoặc đã chuyển chỗ. Hãy chạy "dunghen retention" ở đó, hoặc tự xóa thư của họ ở đây hay ở máy cũ.`,
          `  ! ${path} was left: it is of the database ${ledger || '(not known)'}, and this one is a copy or was moved. Run "dunghen retention" there, or delete their letters yourself, here or on the old machine.`,
        ),
      );
      const lost = erased.givenUp.map(({ path, actor, at }) =>
        t(
          `  Không xóa được vì mất hẳn, theo lời ${actor} ngày ${showDay(formatDay(officeDayOf(Date.parse(at))), lang)}: ${path}`,
          `  Not erased, since it is gone for good, as ${actor} said on ${showDay(formatDay(officeDayOf(Date.parse(at))), lang)}: ${path}`,
        ),
      );
      say(`${[told, ...prints, ...kept, ...left, ...away, ...lost, ...ofOthers].join('\n')}\n`);
    }
    return EXIT.done;
  } finally {
    await store.close();
  }
};

function wholeMonths(text: string): number {
  if (/^\d{1,4}$/.test(text) && Number(text) >= 1) return Number(text);
  throw new UsageError(
    `--months ${text} không phải số tháng; hãy ghi số nguyên từ 1.`,
    `--months ${text} is no number of months; write a whole number from 1.`,
    text,
  );
}
