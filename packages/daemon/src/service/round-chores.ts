// What a round does besides its scan: the morning's digests, the mail, PDFs, the erasure of old citizens, its line in the log; what hinders one hinders no other.
import { DungHenError, formatDay } from '@dunghen/core';
import { storeFault } from '@dunghen/store';
import { isMorning, sendMail, tellMorning, type TellingContext } from '../digest/index.ts';
import { fromConfig, type LoadedConfig } from '../config/load-config.ts';
import { eraseExpired } from '../erase-expired.ts';
import type { LogFields } from '../log.ts';
import { FOLDER_AWAY } from '../letters/folder-away.ts';
import { OF_ANOTHER_LEDGER, otherLedgerOf } from '../of-another-ledger.ts';
import { publishPdfs } from '../letters/publish-pdfs.ts';
import type { DaemonEdge } from './run-daemon.ts';
import type { ScanResult } from '../scan.ts';

/** A folder that cannot be read or written stops nothing else: what is in it waits. Any other fault is thrown on. */
export function folderFault(error: unknown): string {
  if (typeof (error as NodeJS.ErrnoException | null)?.syscall === 'string') return 'inbox-folder';
  throw error;
}

/** A scan for the log; what seldom happens only where it did. */
export function scannedInShort({ open, dueSoon, overdue, ...letters }: ScanResult): LogFields {
  const { lettersDrafted: drafted, lettersPublished: published, lettersWithdrawn: withdrawn, lettersRedated: redated } = letters;
  return { open, dueSoon, overdue, drafted, published, ...(withdrawn > 0 && { withdrawn }), ...(redated > 0 && { redated }) };
}

/** Tells the log, and whoever asks the doctor, why a round broke off. Returns the fault's code. */
export async function noteFailedRound({ store, log, today, nowMs }: DaemonEdge, error: unknown): Promise<string> {
  const code = error instanceof DungHenError ? error.code : ((error as NodeJS.ErrnoException).code ?? (error as Error).name);
  log.error('round-failed', { code });
  // A sentence of any other fault may hold what a file holds.
  const why = storeFault(error)?.sentence ?? {
    vi: 'Vòng sau sẽ làm lại; nếu lỗi này lặp lại, hãy xem nhật ký của dịch vụ.',
    en: 'The next round does it again; if this fault comes again, see the log of the service.',
  };
  const sentence = { vi: `Dịch vụ dừng giữa chừng (${code}). ${why.vi}`, en: `The service broke off (${code}). ${why.en}` };
  const degraded = JSON.stringify([{ code, blocking: true, sentence }]);
  try {
    // At the instant of the last whole scan: a round that failed is no word for the clock.
    const at = (await store.lastScan())?.latestAt ?? new Date(nowMs()).toISOString();
    await store.noteScan({ today: formatDay(today()), at, degraded });
  } catch {
    // Where the database itself cannot be used, the log alone says it.
  }
  return code;
}

/**
 * Erases the citizens of dossiers that ended long ago, once a day, where the configuration says after how long. False where it is to be
 * tried again in the next round, since the folder of their letters is away.
 */
export async function forget(
  { store, log }: DaemonEdge,
  { loaded, today, now }: Pick<TellingContext, 'loaded' | 'today' | 'now'>,
  { degraded }: Pick<ScanResult, 'degraded'>,
): Promise<boolean> {
  const { retention, letters } = loaded.config;
  if (!retention) return true;
  if (degraded.some(({ code }) => code === FOLDER_AWAY)) return false;
  const folder = fromConfig(loaded, letters.folder);
  if ((await otherLedgerOf(store, folder)) !== null) {
    log.warn('degraded', { code: OF_ANOTHER_LEDGER });
    return true;
  }
  const { dossiers, filesKept, prints, printsLeft, foldersAway, ofOthers } = await eraseExpired(store, {
    ...retention,
    today,
    folder,
    at: now(),
  });
  if (dossiers > 0 || prints.length > 0) log.info('erased', { erased: dossiers });
  if (printsLeft.length > 0) log.warn('degraded', { code: 'print-not-erased' });
  if (foldersAway.length > 0) log.warn('degraded', { code: 'old-letters-away' });
  if (ofOthers.length > 0) log.warn('degraded', { code: 'files-of-another' });
  if (filesKept.length > 0) log.warn('degraded', { code: 'erased-letter-altered' });
  return true;
}

/** The PDFs of the letters issued since, where they are wanted and their folder is there. */
export async function makePdfs(
  { store, log, signal }: DaemonEdge,
  loaded: LoadedConfig,
  { degraded }: Pick<ScanResult, 'degraded'>,
): Promise<void> {
  const { pdf, folder } = loaded.config.letters;
  if (!pdf || degraded.some(({ code }) => code === FOLDER_AWAY)) return;
  const { made, fault } = await publishPdfs(store, fromConfig(loaded, folder), signal);
  if (made > 0) log.info('pdfs-made', { published: made });
  if (fault !== null) log.warn('degraded', { code: fault });
}

/** The morning's digests, once its hour has come, and the mail that waits. Returns how much still waits after a failure. */
export async function tell({ store, log, nowMs, signal }: DaemonEdge, context: TellingContext): Promise<number> {
  if (isMorning(context.loaded.config.digests.at, nowMs())) {
    const { digests, alerts, forgotten, published, fault } = await tellMorning(store, context);
    if (forgotten > 0) log.warn('mornings-forgotten', { days: forgotten });
    if (digests > 0 || published > 0) log.info('morning-told', { digests, alerts, published });
    if (fault !== null) log.error('degraded', { code: fault });
  }
  const { sent, superseded, waiting, fault } = await sendMail(store, context.loaded, nowMs, signal);
  if (sent > 0) log.info('mailed', { sent });
  if (superseded > 0) log.warn('mail-superseded', { superseded });
  if (waiting > 0) log.warn('mail-waits', { waiting, code: fault ?? 'mail-failed' });
  return waiting;
}
