// `dunghen letters print`: the letters of a month as one file for the printer.
import { resolve } from 'node:path';
import { formatDay } from '@dunghen/core';
import { printLetters } from '@dunghen/daemon';
import { fromConfig } from '@dunghen/daemon/config';
import { EXIT } from '../exit-code.ts';
import { openSession } from '../session.ts';
import { cannotWrite } from '../write-out.ts';
import type { LetterOptions } from './letters.ts';

export async function lettersPrint(
  { month, ...options }: LetterOptions & { readonly month: string; readonly out?: string },
  lang: 'vi' | 'en',
): Promise<number> {
  const session = openSession(options, lang);
  const { t, loaded } = session;
  const store = await session.openStore();
  try {
    const out = resolve(options.out ?? `in-${month}.docx`);
    const printed = await printLetters(store, {
      month,
      today: formatDay(session.today),
      law: await session.lawOfDossiers(),
      state: options.state,
      folder: fromConfig(loaded, loaded.config.letters.folder),
      out,
    }).catch((error: NodeJS.ErrnoException) => {
      throw error.syscall === undefined ? error : cannotWrite(error.path ?? out, error);
    });
    const lines = [
      ...(printed.letters === 0
        ? [t('Không thư nào in chung được, nên không có tệp nào được tạo.', 'No letter could be joined, so no file was made.')]
        : [
            t(`${printed.letters} thư trong ${printed.file}`, `${printed.letters} letters in ${printed.file}`),
            printed.pdf === null
              ? t(
                  'Không có bản PDF: máy chưa cài LibreOffice, hoặc LibreOffice bị lỗi.',
                  'There is no PDF: LibreOffice is not installed or failed.',
                )
              : `PDF: ${printed.pdf}`,
          ]),
      ...printed.old.map((file) =>
        t(
          `! Có từ trước, không phải của lần in này, có thể có thư không còn phải gửi; đừng in từ đó, hãy xóa: ${file}`,
          `! There from before and not of this print, it may hold letters that are owed no more; do not print it, delete it: ${file}`,
        ),
      ),
      ...printed.broken.map((file) =>
        t(
          `! Không in, vì tệp không mở được (trống, hỏng, hoặc không phải tệp Word); xóa tệp rồi chạy "dunghen scan" để ghi lại bản trong sổ, và in lại: ${file}`,
          `! Left out, since the file cannot be opened (empty, damaged, or no Word file); delete it, run "dunghen scan", which writes what the ledger keeps, and print again: ${file}`,
        ),
      ),
      ...printed.fromLedger.map((file) =>
        t(
          `! Không đọc được tệp (không có quyền, hoặc là thư mục), nên đã in bản trong sổ; nếu ai đã sửa tệp, hãy xem lại: ${file}`,
          `! The file cannot be read (no permission, or a folder), so what the ledger keeps was printed; if somebody altered the file, look at it: ${file}`,
        ),
      ),
      ...printed.apart
        .filter((file) => !printed.broken.includes(file))
        .map((file) =>
          t(
            `! In riêng, vì soạn từ mẫu thư khác, đã sửa bằng chương trình khác, hoặc có đầu trang, chân trang riêng: ${file}`,
            `! To be printed by itself, made of another template, saved by another program or with a header of its own: ${file}`,
          ),
        ),
      ...printed.notOwed.map((file) =>
        t(
          `! Không in, vì hồ sơ không lỡ hẹn (đã xong đúng hạn, đang tạm dừng, hoặc hạn đã được tính lại); thu hồi bằng "dunghen letters withdraw … --reason …": ${file}`,
          `! Left out, since its dossier missed nothing (it was finished in time, is paused, or its due date moved); withdraw it with "dunghen letters withdraw … --reason …": ${file}`,
        ),
      ),
      ...printed.contested.map((file) =>
        t(
          `! Không in, vì hồ sơ ghi kết thúc đúng hẹn mà danh sách sau hạn trả còn cho thấy đang giải quyết; hỏi lại ngày kết thúc thật, hai cách làm tiếp xem ở "dunghen doctor": ${file}`,
          `! Left out, since its dossier is said to have ended in time and a list still showed it open after the due date; ask for the day it really ended, "dunghen doctor" tells what to do then: ${file}`,
        ),
      ),
      ...printed.dayOff.map((file) =>
        t(
          `! Ngày hẹn mới là ngày nghỉ theo lịch hiện nay; bản nháp thì hẹn ngày khác bằng "dunghen letters reason … --new-due …" rồi in lại, thư đã ban hành thì báo công dân hoặc trả kết quả trước ngày đó: ${file}`,
          `! Its new date is a day off by the present calendar; give a draft another with "dunghen letters reason … --new-due …" and print again, of an issued letter tell the citizen or have the result ready before that day: ${file}`,
        ),
      ),
      ...printed.lapsed.map((file) =>
        t(
          `! Ngày hẹn mới đã qua, hẹn ngày khác bằng "dunghen letters reason … --new-due …" rồi in lại: ${file}`,
          `! Its new date has passed, give another with "dunghen letters reason … --new-due …" and print again: ${file}`,
        ),
      ),
      ...printed.provisional.map((file) =>
        t(
          `! Ngày hẹn mới là ngày tạm tính, vì lịch nghỉ năm đó chưa được quyết định đủ: ${file}`,
          `! Its new date is provisional, since not all days off of that year are decided: ${file}`,
        ),
      ),
    ];
    process.stdout.write(session.json ? `${JSON.stringify({ month, ...printed })}\n` : `${lines.join('\n')}\n`);
    return EXIT.done;
  } finally {
    await store.close();
  }
}
