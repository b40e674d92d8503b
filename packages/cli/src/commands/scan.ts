// `dunghen scan`: one pass of what the daemon does.
import { FOLDER_AWAY, publishPdfs, scan, scanContext, type Degraded, type ScanResult } from '@dunghen/daemon';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { openSession, type Session } from '../session.ts';
import { progressBar } from '../show/progress.ts';
import { showCount, showDay } from '../show/text.ts';
import { reply } from '../show/say.ts';

export const scanCommand: CommandAction<[], { readonly newFolder?: true }> = async (_, options, defaultLang) => {
  const session = openSession(options, defaultLang);
  const store = await session.openStore();
  const bar = progressBar(session.t('Quét hồ sơ', 'Scanning'));
  try {
    const isNewFolder = options.newFolder === true ? { isNewFolder: true as const } : {};
    const context = { ...scanContext(session.loaded, await session.lawOfDossiers(), session.today, session.now), ...isNewFolder };
    const scanned = await scan(store, context, bar.step).finally(bar.end);
    // As the daemon makes them.
    const isAway = scanned.degraded.some(({ code }) => code === FOLDER_AWAY);
    const pdfs = session.loaded.config.letters.pdf && !isAway ? await publishPdfs(store, context.letters.folder) : { made: 0, fault: null };
    const result = { ...scanned, pdfsMade: pdfs.made, degraded: [...scanned.degraded, ...(pdfs.fault === null ? [] : [NO_PDF])] };
    const degraded = result.degraded.map(({ sentence, ...rest }) => ({ ...rest, message: sentence[session.lang] }));
    reply(session, { ...result, degraded }, () => inWords(result, session, context.letters.folder));
    return result.degraded.some((fault) => fault.blocking) ? EXIT.failed : EXIT.done;
  } finally {
    await store.close();
  }
};

const NO_PDF: Degraded = {
  code: 'pdf-failed',
  blocking: false,
  sentence: {
    vi: 'LibreOffice chưa làm được bản PDF của thư đã ban hành; lần quét sau sẽ thử lại. Nếu không cần PDF, ghi pdf = false trong mục [letters].',
    en: 'LibreOffice did not make the PDFs of issued letters; the next scan tries again. Where none are needed, write pdf = false in [letters].',
  },
};

function inWords(result: ScanResult & { readonly pdfsMade: number }, { t, lang }: Session, folder: string): string {
  const n = (count: number): string => showCount(count, lang);
  const lines = [
    t(
      `Ngày ${showDay(result.today, lang)}: ${n(result.open)} hồ sơ đang giải quyết, ${n(result.dueSoon)} sắp đến hạn, ${n(result.overdue)} quá hạn.`,
      `${showDay(result.today, lang)}: ${n(result.open)} dossiers open, ${n(result.dueSoon)} due soon, ${n(result.overdue)} overdue.`,
    ),
    t(
      `Thư xin lỗi: phải có ${n(result.lettersOwed)}; lần này soạn ${n(result.lettersDrafted)}, ghi ra ${n(result.lettersPublished)} tệp; tổng cộng ${n(result.lettersTotal)} thư trong ${folder}`,
      `Letters: ${n(result.lettersOwed)} owed; ${n(result.lettersDrafted)} drafted and ${n(result.lettersPublished)} files written now; ${n(result.lettersTotal)} in all in ${folder}`,
    ),
    ...(result.lettersWithdrawn === 0
      ? []
      : [
          t(
            `Đã thu hồi ${n(result.lettersWithdrawn)} thư mới soạn của hồ sơ hóa ra không lỡ hẹn, hay có thể đã xong đúng hẹn vì danh sách mới không còn ghi; tệp nằm trong thư mục thu-hoi.`,
            `${n(result.lettersWithdrawn)} drafts withdrawn, whose dossiers turned out to have missed nothing, or may have, since a newer list leaves them out; their files are in thu-hoi.`,
          ),
        ]),
    ...(result.lettersRedated === 0
      ? []
      : [
          t(
            `Đã soạn lại ${n(result.lettersRedated)} thư mới soạn có ngày hẹn mới đã qua, nay là ngày nghỉ hoặc tính từ một ngày chưa tới, với ngày hẹn khác.`,
            `${n(result.lettersRedated)} drafts written anew with another new date, since theirs had passed, is a day off now or was counted from a day to come.`,
          ),
        ]),
    ...(result.dueDatesMoved === 0
      ? []
      : [
          t(
            `Lịch hoặc quy định thay đổi: ${n(result.dueDatesMoved)} hồ sơ đang giải quyết đổi hạn trả; xem "dunghen calendar moves".`,
            `The calendar or a rule changed: ${n(result.dueDatesMoved)} open dossiers have another due date; see "dunghen calendar moves".`,
          ),
        ]),
    ...(result.pdfsMade === 0
      ? []
      : [t(`Đã làm ${n(result.pdfsMade)} bản PDF của thư đã ban hành.`, `${n(result.pdfsMade)} PDFs of issued letters made.`)]),
    ...result.degraded.map(({ sentence }) => `! ${sentence[lang]}`),
  ];
  return `${lines.join('\n')}\n`;
}
