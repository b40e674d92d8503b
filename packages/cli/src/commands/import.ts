// `dunghen import`: files in, a count of what changed and of what was refused out.
import { once } from 'node:events';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseDay, type EpochDay } from '@dunghen/core';
import {
  cannotWriteRejects,
  dayOfFile,
  importContent,
  inOrderOfDays,
  jsonPieces,
  readWithMapping,
  RejectedLines,
  RejectedRows,
  remainingWarnings,
  warningToJson,
  widestHeadings,
  type FileContent,
  type ImportResult,
  type Warning,
} from '@dunghen/intake';
import type { Store } from '@dunghen/store';
import { EXIT } from '../exit-code.ts';
import { keptMapping, learnMappings } from '../learn-mapping.ts';
import type { CommandAction } from '../program.ts';
import { openSession, type Session } from '../session.ts';
import { importProgress } from '../show/import-progress.ts';
import { showDay } from '../show/text.ts';
import { importInWords } from '../show/import-in-words.ts';
import { changesToJson } from '../show/planned-changes.ts';
import { UsageError } from '../usage-error.ts';
import { say } from '../show/say.ts';

interface Options {
  readonly dryRun?: boolean;
  readonly observedOn?: string;
  readonly mapping?: string;
  readonly learn?: boolean;
  readonly newCodes?: boolean;
  readonly sameDossiers?: boolean;
  readonly sheet?: string;
  readonly rejects?: string;
}

export const importCommand: CommandAction<[files: readonly string[]], Options> = async ([files], options, defaultLang) => {
  const session = openSession(options, defaultLang);
  if (options.learn) return learnMappings(session, files, options);
  const observedOn = observationDay(options.observedOn, session.today);
  if (options.rejects !== undefined && files.length > 1) {
    throw new UsageError(
      'Chỉ dùng --rejects khi nhập một tệp; hãy nhập từng tệp một.',
      'Use --rejects with one file only; import the files one by one.',
      options.rejects,
    );
  }
  const kept = keptMapping(session, options.mapping);
  // Every file is read before anything is written: one that cannot be read changes nothing at all.
  const contents: FileContent[] = [];
  for (const file of files) contents.push(await readWithMapping(kept, file, { sheet: options.sheet }, () => readingsBefore(session)));
  if (options.rejects !== undefined) checkRejects(options.rejects, files);
  const law = await session.lawOfDossiers();
  const store = await session.openStore({ create: options.dryRun ? 'in-memory' : true });
  try {
    const seen = { observedOn, certain: options.observedOn !== undefined };
    // So is one that asks of which day it is; the first asks in its own import, which writes nothing before.
    for (const content of contents.slice(1)) await dayOfFile(store, content, seen);
    const results = new Map<FileContent, ImportResult>();
    for (const content of seen.certain ? contents : inOrderOfDays(contents, observedOn)) {
      const bar = importProgress(content.file, session.lang, () => performance.now());
      const { lang } = session;
      const rejected = 'lists' in content.content ? new RejectedRows(widestHeadings(content.content.lists), lang) : new RejectedLines(lang);
      const result = await importContent(store, content, {
        dryRun: options.dryRun ?? false,
        newCodes: options.newCodes ?? false,
        sameDossiers: options.sameDossiers ?? false,
        ...seen,
        at: session.now(),
        fold: law,
        onProgress: bar.step,
        ...(options.rejects !== undefined && { onReject: (row, fault) => rejected.add(row, fault) }),
      }).finally(bar.end);
      results.set(content, result);
      if (options.rejects !== undefined) await rejected.write(options.rejects, result.observedOn);
    }
    // Told in the order in which they were given.
    const came = contents.map((content) => results.get(content) as ImportResult);
    const told = options.dryRun || came.length < 2 ? came : await inTheEnd(store, came);
    if (session.json) await printJson(asJson(told, session));
    else say(importInWords(told, session, options.dryRun ?? false));
    return told.some((result) => result.rejected > 0) ? EXIT.missed : EXIT.done;
  } finally {
    await store.close();
  }
};

/** What came of files that were given together, told of what all of them say. */
async function inTheEnd(store: Store, results: readonly ImportResult[]): Promise<readonly ImportResult[]> {
  const remaining = await remainingWarnings(
    store,
    results.map(({ warnings = [] }) => warnings),
  );
  return results.map((result, i) => ({ ...result, warnings: remaining[i] as readonly Warning[] }));
}

/** How lists were read before; a database that is not there yet is not made for it. */
async function readingsBefore(session: Session): Promise<ReadonlySet<string>> {
  if (!existsSync(session.databasePath())) return new Set();
  const store = await session.openStore();
  try {
    return await store.readings();
  } finally {
    await store.close();
  }
}

/** A place that takes no file, or is the list itself, is told before anything is written. */
function checkRejects(path: string, files: readonly string[]): void {
  const there = statSync(path, { throwIfNoEntry: false });
  // A list that is not there is told of when it is read.
  const own = files.find((file) => {
    const list = statSync(file, { throwIfNoEntry: false });
    return there !== undefined && list?.ino === there.ino && list.dev === there.dev;
  });
  if (own !== undefined) {
    throw new UsageError(
      `--rejects ${path} chính là tệp đang nhập và sẽ ghi đè lên nó; hãy chọn tên khác.`,
      `--rejects ${path} is the very file that is imported and would overwrite it; choose another name.`,
      path,
    );
  }
  try {
    accessSync(there ? path : dirname(resolve(path)), constants.W_OK);
  } catch (error) {
    throw cannotWriteRejects(path, error);
  }
  if (there?.isDirectory()) throw cannotWriteRejects(path, { code: 'EISDIR' });
}

function observationDay(text: string | undefined, today: EpochDay): EpochDay {
  if (text === undefined) return today;
  const day = parseDay(text);
  if (day <= today) return day;
  throw new UsageError(
    `Ngày xuất danh sách ${showDay(text, 'vi')} ở sau hôm nay; hãy sửa --observed-on hoặc --today.`,
    `The list's day ${text} is after today; correct --observed-on or --today.`,
    text,
  );
}

/** Piece by piece: a list of which every row is refused has more to tell than a string should hold. */
async function printJson(answer: object): Promise<void> {
  for (const piece of jsonPieces(answer)) if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
  process.stdout.write('\n');
}

const COUNTS = ['rows', 'created', 'updated', 'unchanged', 'rejected'] as const;

function asJson(results: readonly ImportResult[], { lang }: Session): Record<string, unknown> {
  const totals = Object.fromEntries(COUNTS.map((key) => [key, results.reduce((sum, result) => sum + result[key], 0)]));
  const files = results.map(({ warnings, changes, ...result }) => ({
    ...result,
    ...(changes && { changes: changesToJson(changes) }),
    errors: result.errors.inJson(lang),
    ...(warnings !== undefined && warnings.length > 0 && { warnings: warnings.map((warning) => warningToJson(warning, lang)) }),
  }));
  return { files, ...totals };
}
