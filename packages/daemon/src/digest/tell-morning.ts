// The morning's digests, once each working day: gather → claim everything at once → publish → settle. Run again, it only finishes.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { formatDay, isWorkingDay, type EpochDay } from '@dunghen/core';
import { makeFolder, type DigestDraft, type DigestReader, type DigestSince, type Store } from '@dunghen/store';
import type { LawContext } from '../config/context.ts';
import { fromConfig, type LoadedConfig } from '../config/load-config.ts';
import { publishFile, sweepTemporaries } from '../publish-file.ts';
import { scanContext } from '../scan-context.ts';
import { rowsRefused, type ListWithRefusals } from '../inbox/rows-refused.ts';
import { digestPage } from './digest-page.ts';
import { digestWorkbook } from './digest-workbook.ts';
import { subjectOf } from './digest-words.ts';
import { forgetMornings } from './forget-mornings.ts';
import { morningOf, newSince, unitsOf } from './morning-for.ts';
import { gatherMorning, type MorningView } from './morning-view.ts';
import { EVERYONE, readersOf } from './readers.ts';

/** What telling a morning came to. */
export interface Told {
  /** Digests made now; 0 when they were made before, or nobody works today. */
  readonly digests: number;
  /** Dossiers that rang for the first time at their step. */
  readonly alerts: number;
  /** Mornings of days to come that were taken back: a clock that ran ahead had made them. */
  readonly forgotten: number;
  /** Files put on disk, or why not. */
  readonly published: number;
  readonly fault: string | null;
}

/** What a morning is told with. */
export interface TellingContext {
  readonly loaded: LoadedConfig;
  readonly law: LawContext;
  readonly today: EpochDay;
  /** This instant, ISO 8601. */
  readonly now: () => string;
  /** Asked where the digests are due and not made: whether they should still wait. */
  readonly waits?: () => boolean;
}

/** Makes the digests of `today` unless they are made or it is a day off, and puts on disk those that are not there. */
export async function tellMorning(store: Store, context: TellingContext): Promise<Told> {
  const { law, today } = context;
  let forgotten = 0;
  const fault = await folderFault(async () => {
    forgotten = await forgetMornings(store, context);
  });
  const made = isWorkingDay(law.calendar, today) ? await claim(store, context) : { digests: 0, alerts: 0 };
  const put = await publish(store, context);
  return { ...made, ...put, forgotten, fault: put.fault ?? fault };
}

async function claim(store: Store, { loaded, law, today, now, waits }: TellingContext): Promise<{ digests: number; alerts: number }> {
  if ((await store.isMorningTold(formatDay(today))) || waits?.()) return { digests: 0, alerts: 0 };
  const { letters } = scanContext(loaded, law, today, now);
  const view = await gatherMorning(store, law, loaded.config, today, letters, refusals(loaded, now));
  const digests: DigestDraft[] = [await draft(store, view, '', loaded)];
  for (const unit of unitsOf(view, loaded.config.digests.to)) digests.push(await draft(store, morningOf(view, unit), unit, loaded));
  const won = await store.claimMorning({ on: view.on, alerts: view.alerts, digests });
  return won ? { digests: digests.length, alerts: view.alerts.length } : { digests: 0, alerts: 0 };
}

/** An inbox that cannot be looked into is the doctor's to tell of, and no reason to tell nothing of the dossiers. */
function refusals(loaded: LoadedConfig, now: () => string): readonly ListWithRefusals[] {
  try {
    return rowsRefused(fromConfig(loaded, loaded.config.inbox), Date.parse(now()));
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).syscall !== 'string') throw error;
    return [];
  }
}

async function draft(store: Store, view: MorningView, unit: string, { config }: LoadedConfig): Promise<DigestDraft> {
  const html = digestPage(view, unit);
  const readers: DigestReader[] = [];
  for (const recipient of new Set(readersOf(unit === '' ? EVERYONE : unit, config.digests.to))) {
    // Mornings that did not come to a reader, as while the mail server was down, will not: what was new in them is new in this one.
    // Where no mail is set up, none was to come.
    const isSetUp = config.smtp !== undefined;
    const [since = null] = isSetUp ? await store.daysUnsent({ unit, recipient }) : [];
    readers.push({ recipient, newSince: since, isSetUp });
  }
  const sinces: DigestSince[] = [];
  for (const since of new Set(readers.map((reader) => reader.newSince))) {
    if (since === null) continue;
    const more = newSince(view, since);
    const page = digestPage(more, unit);
    if (page !== html) sinces.push({ newSince: since, html: page, workbook: await digestWorkbook(more, unit) });
  }
  const file = `${view.on}/${fileName(unit)}`;
  return { unit, file, subject: subjectOf(view, unit), html, workbook: await digestWorkbook(view, unit), readers, sinces };
}

/** A name safe on every file system; the hash keeps units apart that read alike. */
function fileName(unit: string): string {
  if (unit === '') return 'toan-co-quan';
  const slug = unit
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return `don-vi-${slug}-${createHash('sha256').update(unit).digest('hex').slice(0, 6)}`;
}

async function publish(store: Store, { loaded, now }: TellingContext): Promise<{ published: number; fault: string | null }> {
  const folder = fromConfig(loaded, loaded.config.digests.folder);
  let published = 0;
  const fault = await folderFault(async () => {
    for (const { id, on, file, html, workbook } of await store.unpublishedDigests()) {
      makeFolder(join(folder, on), 0o750);
      await sweepTemporaries(join(folder, on));
      await publishFile(join(folder, `${file}.html`), Buffer.from(html));
      await publishFile(join(folder, `${file}.xlsx`), workbook);
      await store.settleDigest(id, now());
      published++;
    }
  });
  return { published, fault };
}

/** Only a fault of the folder is told as one; the digests wait in the database and go out when it is mended. */
async function folderFault(work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).syscall !== 'string') throw error;
    return 'digests-folder';
  }
}
