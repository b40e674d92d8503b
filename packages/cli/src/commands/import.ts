// `dunghen import`: files in, a count of what changed and of what was refused out.
import { importContent, readIntakeFile, rowFaultToJson, type FileContent, type ImportResult } from '@dunghen/intake';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { openSession, type Session } from '../session.ts';
import { progressBar } from '../show/progress.ts';
import { showCount } from '../show/text.ts';

interface Options {
  readonly dryRun?: boolean;
}

export const importCommand: CommandAction<[files: readonly string[]], Options> = async ([files], options, defaultLang) => {
  const session = openSession(options, defaultLang);
  // Every file is read before anything is written: one that cannot be read changes nothing at all.
  const contents: FileContent[] = [];
  for (const file of files) contents.push(await readIntakeFile(file));
  const law = await session.lawAhead();
  const store = await session.openStore({ create: true });
  try {
    const results: ImportResult[] = [];
    for (const content of contents) {
      const bar = progressBar(content.file);
      results.push(
        await importContent(store, content, {
          dryRun: options.dryRun ?? false,
          observedOn: session.today,
          at: session.now(),
          fold: law,
          onProgress: bar.step,
        }).finally(bar.end),
      );
    }
    process.stdout.write(
      session.json ? `${JSON.stringify(asJson(results, session))}\n` : inWords(results, session, options.dryRun ?? false),
    );
    return results.some((result) => result.rejected > 0) ? EXIT.missed : EXIT.done;
  } finally {
    await store.close();
  }
};

const COUNTS = ['rows', 'created', 'updated', 'unchanged', 'rejected'] as const;

function asJson(results: readonly ImportResult[], { lang }: Session): Record<string, unknown> {
  const totals = Object.fromEntries(COUNTS.map((key) => [key, results.reduce((sum, result) => sum + result[key], 0)]));
  const files = results.map((result) => ({ ...result, errors: result.errors.map((fault) => rowFaultToJson(fault, lang)) }));
  return { files, ...totals };
}

/** Refused rows shown on a screen; all of them are in the JSON. */
const SHOWN_ERRORS = 20;

function inWords(results: readonly ImportResult[], { t, lang }: Session, dryRun: boolean): string {
  const n = (count: number): string => showCount(count, lang);
  const lines = results.flatMap((result) => {
    const { file, rows, created, updated, unchanged, rejected, errors } = result;
    const counts = t(
      `${n(created)} hồ sơ mới, ${n(updated)} hồ sơ cập nhật, ${n(unchanged)} không đổi, ${n(rejected)} bị từ chối`,
      `${n(created)} new dossiers, ${n(updated)} updated, ${n(unchanged)} unchanged, ${n(rejected)} refused`,
    );
    const shown = errors.slice(0, SHOWN_ERRORS).map(({ row, column, error }) => {
      const where = t(`dòng ${row}`, `row ${row}`) + (column === null ? '' : t(`, cột "${column}"`, `, column "${column}"`));
      return `  - ${where}: ${error.in(lang)}`;
    });
    const more = errors.length - shown.length;
    if (more > 0) shown.push(t(`  … và ${n(more)} lỗi nữa (xem đủ bằng --json)`, `  … and ${n(more)} more (all with --json)`));
    return [`${file}: ${t(`đọc ${n(rows)} dòng`, `${n(rows)} rows read`)}; ${counts}`, ...shown];
  });
  if (dryRun) lines.push(t('Chạy thử: chưa ghi gì.', 'Dry run: nothing was written.'));
  return `${lines.join('\n')}\n`;
}
