// Brings one file into the store: many dossiers in one short transaction, with a breath between them, so that nobody waits long.
import { foldDossier, formatDay } from '@dunghen/core';
import { standingOf, type AppendOutcome, type HistoryCheck, type Store } from '@dunghen/store';
import { checkResultsHaveCome } from './list/check-results.ts';
import { CodesOfList } from './list/codes-of-list.ts';
import { checkSheetsAgree } from './list/lists-compared.ts';
import type { Column } from './columns/columns.ts';
import type { OtherEnd } from './columns/other-ends.ts';
import { closedBetween } from './observe/day-it-happened.ts';
import { dayOfFile, type ListDay } from './observe/day-of-list.ts';
import { FaultsTold } from './refused/faults-told.ts';
import { eventWork } from './events/event-work.ts';
import { kindOfList, readingOfList } from './list/kind-of-list.ts';
import { listWork } from './observe/list-work.ts';
import { hiddenRows, hiddenSheets } from './observe/hidden-parts.ts';
import { basisOf } from './known-outcome.ts';
import { listsTold } from './list-told.ts';
import { PROGRAM } from './program.ts';
import { noneOf } from './observe/whole-list-warnings.ts';
import { ChangesCounted, type PlannedChanges } from './planned-changes.ts';
import { ToldOnce } from './observe/told-once.ts';
import type { Warning } from './warning.ts';
import { checkLostZeros, checkZerosOfSheets } from './observe/lost-zeros.ts';
import { checkOtherCodes } from './observe/other-codes.ts';
import { checkOtherDossiers } from './observe/other-dossiers.ts';
import { checkTurnedDates } from './observe/turned-dates.ts';
import { checkStepLimits } from './observe/step-limits.ts';
import { checkUnknownOffice } from './observe/unknown-office.ts';
import type { FileContent } from './read-file.ts';
import type { ImportOptions, Work } from './work.ts';

/** What an import came to. `rows` are lines or rows; `created`, `updated` and `unchanged` are dossiers; `rejected` counts `errors`. */
export interface ImportResult {
  readonly file: string;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** In the order of the rows. */
  readonly errors: FaultsTold;
  /** The day the list was taken to be of, ISO. */
  readonly observedOn?: string;
  /** The sheet the list was on, where the file has sheets. */
  readonly sheet?: string;
  /** The sheets the list was on, where there were several; `errors` then name theirs. */
  readonly sheets?: readonly string[];
  /** Sheets that held no dossier list, or not the one that the mapping names, and were not read. */
  readonly skipped?: readonly string[];
  /** Which heading was taken for which column, for lists; `newestPromise` where the promise of a row stands whose `promisedOn` is empty, `refused` and `withdrawn` where the day stands of a dossier that ended so. */
  readonly mapping?: Readonly<Partial<Record<Column | 'newestPromise' | OtherEnd, string>>>;
  /** Headings that were taken for no column. */
  readonly unused?: readonly string[];
  /** How many dossiers this list should have shown and did not. */
  readonly missing?: number;
  /** What was taken as it stands but should be looked at. */
  readonly warnings?: readonly Warning[];
  /** What would change, of a dry run. */
  readonly changes?: PlannedChanges;
}

/** Dossiers worked out at a time: few enough that what it takes dies young, which is most of what collecting garbage costs. */
const PART = 100;

/** Imports a file that was read. Importing the same content again changes nothing. */
export async function importContent(store: Store, source: FileContent, options: ImportOptions): Promise<ImportResult> {
  const { content, file, sha256 } = source;
  if ('lists' in content) {
    await CodesOfList.learn(store, content.lists);
    checkSheetsAgree(content.lists, file);
  }
  const day = await dayOfFile(store, source, options);
  const observedOn = day?.on ?? options.observedOn;
  const isSame = options.sameDossiers || ('lists' in content && content.lists[0].mapping.sameDossiers === observedOn);
  if ('lists' in content) {
    for (const list of content.lists) checkResultsHaveCome(list, observedOn, file);
    await checkTurnedDates(store, content.lists, observedOn, file);
    if (!options.newCodes && content.lists[0].mapping.newCodes !== observedOn) {
      await checkLostZeros(store, content.lists, file, observedOn);
      await checkZerosOfSheets(store, content.lists, file, observedOn);
      await checkOtherCodes(store, content.lists, file, observedOn);
      await checkUnknownOffice(store, content.lists, file, observedOn);
    }
    await checkStepLimits(store, content.lists, file, { observedOn, fold: options.fold });
    if (!isSame) await checkOtherDossiers(store, content.lists, file, observedOn);
  }
  const basis = basisOf(source, day, { program: PROGRAM, ...options });
  const errors = new FaultsTold('lists' in content ? content.lists.flatMap(({ sheet }) => sheet ?? []) : []);
  const told = 'lists' in content ? { observedOn: formatDay(observedOn), ...listsTold(content) } : {};
  const planned = new ChangesCounted();
  const result = (came: Omit<ImportResult, 'file' | 'rejected' | 'errors'>, warnings: readonly Warning[]): ImportResult => ({
    file,
    ...came,
    rejected: errors.length,
    errors,
    ...told,
    ...(options.dryRun && { changes: planned }),
    ...(warnings.length > 0 && { warnings }),
  });
  const known = basis === null ? null : await store.importOutcome(sha256, basis);
  if (known) {
    options.onProgress?.(known.rows, known.rows);
    const { rows, dossiers: unchanged } = known;
    return result({ rows, created: 0, updated: 0, unchanged, ...('lists' in content && { missing: 0 }) }, day?.told ?? []);
  }
  const since = await store.newestImport();
  const once = new ToldOnce(await store.toldOnce());
  const plan =
    'events' in content
      ? eventWork(content, options)
      : listWork(content.lists, {
          ...options,
          ...(day as ListDay),
          observedOn,
          sameDossiers: isSame,
          once,
          closedOn: await closedBetween(store, kindOfList(content.lists[0].mapping.headings), {
            observedOn,
            timeOfDay: (day as ListDay).timeOfDay,
            fold: options.fold,
          }),
        });
  const check: HistoryCheck = (history) => {
    const clock = foldDossier(history, options.fold);
    return clock ? standingOf(clock) : undefined;
  };
  const seen = day && 'lists' in content ? { observedOn, reading: readingOfList(content.lists[0].mapping) } : {};
  const provenance = { file, sha256, at: options.at, ...seen, ...(options.fold.id !== undefined && { law: options.fold.id }) };
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const tally = (works: readonly Work[], outcomes: readonly AppendOutcome[]): void => {
    for (const [i, outcome] of outcomes.entries()) {
      const work = works[i] as Work;
      if ('done' in outcome) {
        counts[outcome.done]++;
        for (const fault of work.faults?.() ?? []) errors.add(fault);
      } else errors.add(work.refused(outcome.fault));
    }
    done += works.length;
    options.onProgress?.(done, plan.total);
  };
  const appender = options.dryRun ? null : store.appender(provenance, check, tally);
  let done = 0;
  let part: Work[] = [];
  const bring = async (): Promise<void> => {
    const works = part;
    part = [];
    if (appender) await appender.append(works);
    else {
      const { outcomes, changes } = await store.rehearse(works, check);
      tally(works, outcomes);
      planned.add(changes);
    }
  };
  try {
    for (const item of plan.items) {
      if ('fault' in item) {
        errors.add(item.fault);
        done++;
        continue;
      }
      part.push(item);
      if (part.length >= PART) await bring();
    }
    if (part.length > 0) await bring();
    await appender?.finish();
  } finally {
    await appender?.close();
  }
  const missing = await plan.finish?.(store, provenance);
  const hidden = 'lists' in content ? [...hiddenSheets(content.hidden), ...hiddenRows(content.hiddenRows)] : [];
  const toldOfDay = day?.told ?? [];
  const warnings = [...toldOfDay, ...(plan.warnings?.() ?? []), ...hidden];
  // What was passed over is told already.
  if ('lists' in content && !warnings.some(({ code }) => code === 'not-accepted'))
    warnings.push(...noneOf(kindOfList(content.lists[0].mapping.headings), plan.rows(), once));
  const rows = plan.rows();
  if (!options.dryRun) {
    await store.noteToldOnce(once.told, once.hasChanged);
    const isPlain = errors.length === 0 && warnings.length === toldOfDay.length && !missing;
    const dossiers = counts.created + counts.updated + counts.unchanged;
    if (isPlain && basis !== null && since !== null) await store.noteOutcome(sha256, since, { basis, rows, dossiers });
  }
  return result({ rows, ...counts, ...(missing !== undefined && { missing }) }, warnings);
}
