// The product in one page: pages of dossiers → letters owed → claim → publish → settle. Running it again is the recovery from any crash.
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import {
  breachesOf,
  DungHenError,
  foldDossier,
  formatDay,
  shift,
  timeliness,
  type Breach,
  type DossierClock,
  type Sentence,
} from '@dunghen/core';
import type { Store, StoredDossier } from '@dunghen/store';
import { followLaw } from './follow-law.ts';
import { letterFacts } from './letter-draft.ts';
import { letterFileName } from './letter-name.ts';
import { renderLetter } from './letter/render-letter.ts';
import { isInPlace, publishFile, sha256, sweepTemporaries, syncNames } from './publish-file.ts';
import type { ScanContext } from './scan-context.ts';

/** Something that is not right. `blocking`: a letter that is owed could not be written. */
export interface Degraded {
  readonly code: string;
  readonly dossier?: string;
  readonly file?: string;
  readonly blocking: boolean;
  readonly sentence: Sentence;
}

/** What one scan found and did. */
export interface ScanResult {
  readonly today: string;
  readonly calendarId: string;
  /** Dossiers not ended, paused ones included. */
  readonly open: number;
  /** Open dossiers whose due date another calendar or rule moved since the last scan. */
  readonly dueDatesMoved: number;
  /** Open, and due today or within the first step of the alert ladder. */
  readonly dueSoon: number;
  readonly overdue: number;
  /** Missed appointments up to today, each owed one letter. */
  readonly lettersOwed: number;
  /** Letters claimed by this scan. */
  readonly lettersDrafted: number;
  /** Letter files this scan put on disk. */
  readonly lettersPublished: number;
  /** Letters in the ledger. */
  readonly lettersTotal: number;
  readonly degraded: readonly Degraded[];
}

/** One pass over every dossier. Any number of scans may run at once, and any may be killed at any moment. */
export async function scan(
  store: Store,
  context: ScanContext,
  onProgress?: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<ScanResult> {
  const { today, law } = context;
  const counts = { open: 0, dueSoon: 0, overdue: 0, lettersOwed: 0, lettersDrafted: 0 };
  const degraded: Degraded[] = context.warnings.map((warning) => ({ ...warning, blocking: false }));
  const soon = shift(law.calendar, today, context.dueSoonDays);
  const dueDatesMoved = await followLaw(store, law, context.now);
  let waiting = 0;

  for await (const page of store.dossierPages()) {
    const [first, last] = [page[0], page.at(-1)] as [StoredDossier, StoredDossier];
    const known = await store.letterKeys(first.id, last.id);
    for (const dossier of page) {
      // Asked to stop: the letter in hand is whole, the rest is the next scan's.
      if (signal?.aborted) break;
      try {
        const clock = foldDossier(dossier.events, { ...law, knownOn: today });
        if (!clock) continue;
        const standing = timeliness(clock, today);
        if (!clock.end) counts.open++;
        if (standing === 'overdue') counts.overdue++;
        if (standing === 'within-term' && clock.dueOn !== null && clock.dueOn <= soon) counts.dueSoon++;
        for (const breach of breachesOf(clock, today)) {
          counts.lettersOwed++;
          const key = `${dossier.id}/${breach.appointment}`;
          if (known.has(key) || known.has(`${key}@${formatDay(breach.dueOn)}`)) continue;
          if ('fault' in context.letters.template) waiting++;
          else if (await claim(store, dossier, clock, breach, context)) counts.lettersDrafted++;
          // SQLite answers at once, so nothing else would be heard until the last letter: no signal, no health check.
          await breathe();
        }
      } catch (error) {
        if (!(error instanceof DungHenError)) throw error;
        degraded.push({ code: error.code, dossier: dossier.code, blocking: true, sentence: error.sentence });
      }
    }
  }

  if (waiting > 0 && 'fault' in context.letters.template) {
    const { code, sentence } = context.letters.template.fault;
    degraded.push({
      code,
      blocking: true,
      sentence: {
        vi: `${waiting} thư chưa soạn được. ${sentence.vi}`,
        en: `${waiting} letter(s) could not be drafted. ${sentence.en}`,
      },
    });
  }
  const lettersTotal = await store.letterCount();
  const lettersPublished = await publishAll(store, context, degraded, lettersTotal, onProgress, signal);
  if (!signal?.aborted) await store.noteScan({ today: formatDay(today), at: context.now(), degraded: JSON.stringify(degraded) });
  return { today: formatDay(today), calendarId: law.calendar.id, ...counts, dueDatesMoved, lettersPublished, lettersTotal, degraded };
}

/** Renders the letter of a breach and claims it: from then on it exists, whatever happens to this process. */
async function claim(store: Store, dossier: StoredDossier, clock: DossierClock, breach: Breach, context: ScanContext): Promise<boolean> {
  const { template } = context.letters;
  if ('fault' in template) return false;
  const facts = letterFacts(clock, breach, context);
  const bytes = renderLetter(template.compiled, facts);
  return store.claimLetter(
    {
      dossierId: dossier.id,
      revision: dossier.revision,
      appointment: breach.appointment,
      kind: breach.kind,
      dueOn: formatDay(breach.dueOn),
      fileName: letterFileName(dossier.code, breach.appointment),
      sha256: sha256(bytes),
      templateSha256: template.sha256,
      facts: JSON.stringify(facts),
      draftedOn: formatDay(context.today),
      apologyBy: breach.appointment === 1 && clock.apologyBy !== null ? formatDay(clock.apologyBy) : null,
      bytes,
    },
    context.now(),
  );
}

/**
 * Puts every letter of the ledger that is not on disk there: those just claimed, those a crash left claimed, and those
 * whose file was deleted since. A published letter that was changed is left alone: officers complete drafts in Word.
 */
export async function publishAll(
  store: Store,
  context: ScanContext,
  degraded: Degraded[],
  total: number,
  onProgress?: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<number> {
  const { folder } = context.letters;
  try {
    await sweepTemporaries(folder, context.machine);
    // A writer that was killed may have left a name that the next power cut takes away; from here on, what is seen stays.
    await syncNames(folder, context.machine);
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    degraded.push(folderUnusable(folder, code));
    return 0;
  }
  let published = 0;
  let done = 0;
  for await (const page of store.letterPages()) {
    for (const letter of page) {
      if (signal?.aborted) return published;
      onProgress?.(++done, total);
      const path = join(folder, letter.fileName);
      try {
        if (letter.state === 'withdrawn' || (letter.publishedAt !== null && (await isInPlace(path, letter.replaces, context.machine))))
          continue;
        // A step taken meanwhile gives the letter other bytes: then those are published too.
        for (let settled = false; !settled;) {
          const file = await store.letterFile(letter.id);
          if (!file || sha256(file.bytes) !== file.sha256) {
            degraded.push({ ...damaged(letter.fileName), dossier: letter.dossier });
            break;
          }
          const outcome = await publishFile(path, file.bytes, file.replaces, context.machine);
          if (outcome !== 'present') published++;
          if (outcome === 'moved-aside') degraded.push(movedAside(letter.fileName));
          settled = await store.settleLetter(letter.id, file.sha256, context.now());
        }
      } catch (error) {
        const { code, syscall } = error as NodeJS.ErrnoException;
        if (code === undefined || syscall === undefined) throw error;
        // A full disk or a read-only folder stops every letter alike: say so once; the next scan goes on from here.
        degraded.push(folderUnusable(folder, code));
        return published;
      }
    }
  }
  return published;
}

const damaged = (file: string): Degraded => ({
  code: 'letter-damaged',
  file,
  blocking: true,
  sentence: {
    vi: `Thư ${file} trong cơ sở dữ liệu không còn nguyên vẹn; hãy khôi phục cơ sở dữ liệu từ bản sao lưu.`,
    en: `Letter ${file} is damaged in the database; restore the database from a backup.`,
  },
});

const movedAside = (file: string): Degraded => ({
  code: 'letter-moved-aside',
  file,
  blocking: false,
  sentence: {
    vi: `Đã có một tệp khác tên ${file}; tệp đó được chuyển vào thư mục tep-khac, thư của hồ sơ đã ghi đúng chỗ.`,
    en: `Another file was named ${file}; it was moved to the folder tep-khac and the letter written in its place.`,
  },
});

const folderUnusable = (folder: string, code: string): Degraded => ({
  code: 'letters-folder',
  blocking: true,
  sentence: {
    vi: `Không ghi được thư vào ${folder} (${code}); hãy kiểm tra quyền ghi và dung lượng đĩa. Thư đã soạn được giữ lại và sẽ ghi ở lần quét sau.`,
    en: `Letters cannot be written to ${folder} (${code}); check permissions and free space. Drafted letters are kept and written by the next scan.`,
  },
});
