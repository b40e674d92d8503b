// `dunghen scan`: one pass of what the daemon does.
import { scan, scanContext, type ScanResult } from '@dunghen/daemon';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { openSession, type Session } from '../session.ts';
import { progressBar } from '../show/progress.ts';
import { showCount, showDay } from '../show/text.ts';

export const scanCommand: CommandAction<[], object> = async (_, options, defaultLang) => {
  const session = openSession(options, defaultLang);
  const store = await session.openStore();
  const bar = progressBar(session.t('Quét hồ sơ', 'Scanning'));
  try {
    const context = scanContext(session.loaded, await session.lawAhead(), session.today, session.now);
    const result = await scan(store, context, bar.step).finally(bar.end);
    const degraded = result.degraded.map(({ sentence, ...rest }) => ({ ...rest, message: sentence[session.lang] }));
    process.stdout.write(session.json ? `${JSON.stringify({ ...result, degraded })}\n` : inWords(result, session, context.letters.folder));
    return result.degraded.some((fault) => fault.blocking) ? EXIT.failed : EXIT.done;
  } finally {
    await store.close();
  }
};

function inWords(result: ScanResult, { t, lang }: Session, folder: string): string {
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
    ...(result.dueDatesMoved === 0
      ? []
      : [
          t(
            `Lịch hoặc quy định thay đổi: ${n(result.dueDatesMoved)} hồ sơ đang giải quyết đổi hạn trả; xem "dunghen calendar moves".`,
            `The calendar or a rule changed: ${n(result.dueDatesMoved)} open dossiers have another due date; see "dunghen calendar moves".`,
          ),
        ]),
    ...result.degraded.map(({ sentence }) => `! ${sentence[lang]}`),
  ];
  return `${lines.join('\n')}\n`;
}
