// The product in one page: pages of dossiers → letters owed → claim → publish → settle. Running it again is the recovery from any crash.
import { setImmediate as breathe } from 'node:timers/promises';
import { breachesOf, foldDossier, formatDay, timeliness, type Breach, type DossierClock } from '@dunghen/core';
import { dueWithin } from '@dunghen/core/report';
import { hasDraft, hasLetter, hasWithdrawn, type Store, type StoredDossier } from '@dunghen/store';
import { dossiersToScan } from './dossiers-to-scan.ts';
import { followLaw } from './follow-law.ts';
import { letterFacts } from './letters/letter-draft.ts';
import type { LetterFacts } from './letter/letter-facts.ts';
import { letterFileName } from './letters/letter-name.ts';
import { render, templateOf } from './letters/letter-rules.ts';
import { draftedUnseen } from './letters/old-knowledge.ts';
import { promisedBeyond } from './letters/promised-beyond.ts';
import { lettersHeldBack, withoutAnother } from './letters/not-drafted.ts';
import { faultIn, publishAll, type Degraded } from './letters/publish-letters.ts';
import { redateDrafts } from './letters/redate-drafts.ts';
import { templateWarnings } from './letters/template-warnings.ts';
import type { ScanContext } from './scan-context.ts';
import { seenOpenAfter } from './letters/judge-draft.ts';
import { withdrawLeftOut } from './letters/withdraw-left-out.ts';
import { withdrawUnowed } from './letters/withdraw-unowed.ts';

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
  /** Of these, those that have no letter yet: the template is broken, the letter could not be made, an event came while it was, or the newest list leaves its dossier out and none showed it late. */
  readonly lettersMissing: number;
  /** Letters claimed by this scan. */
  readonly lettersDrafted: number;
  /** Drafts this scan withdrew, since their dossiers turned out to have missed nothing, or a newer list leaves them out and may say so. */
  readonly lettersWithdrawn: number;
  /** Drafts this scan wrote anew, since the new date they offered had passed or was counted from a day still to come. */
  readonly lettersRedated: number;
  /** Letter files this scan put on disk. */
  readonly lettersPublished: number;
  /** Letters in the ledger. */
  readonly lettersTotal: number;
  readonly degraded: readonly Degraded[];
}

/**
 * One pass over every dossier that may need something. Any number of scans may run at once, and any may be killed at any
 * moment. `thorough` looks into every dossier, however well it is known: the result is the same.
 */
export async function scan(
  store: Store,
  context: ScanContext,
  onProgress?: (done: number, total: number) => void,
  signal?: AbortSignal,
  thorough = false,
): Promise<ScanResult> {
  const { today, law } = context;
  const counts = { open: 0, dueSoon: 0, overdue: 0, lettersOwed: 0, lettersMissing: 0, lettersDrafted: 0 };
  const degraded: Degraded[] = context.warnings.map((warning) => ({ ...warning, blocking: false }));
  const soon = dueWithin(law.calendar, today, context.dueSoonDays);
  const dueDatesMoved = await followLaw(store, context);
  // Before the letters are counted, so that these are counted among those held back.
  const withdrawnLeftOut = await withdrawLeftOut(store, context, signal);
  let waiting = 0;
  let withdrawn = 0;
  const heldBack: string[] = [];
  /** Open dossiers of which letters were drafted. */
  const drafted: number[] = [];

  const { pages, rest } = await dossiersToScan(store, law, today, soon, thorough, signal);
  for await (const page of pages) {
    const [first, last] = [page[0], page.at(-1)] as [StoredDossier, StoredDossier];
    const known = await store.letterKeys(first.id, last.id);
    const leftOut = new Set((await store.leftOut(first.id, last.id)).map(({ id }) => id));
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
          const dueOn = formatDay(breach.dueOn);
          if (hasLetter(known, dossier.id, breach.appointment, dueOn)) continue;
          if (hasWithdrawn(known, dossier.id, breach.appointment, dueOn)) {
            withdrawn++;
            continue;
          }
          // Whether it was in time nobody knows, unless a list showed it open later: a letter that is not owed is worse than a question.
          if (!clock.end && leftOut.has(dossier.id) && (await seenOpenAfter(store, { dossierId: dossier.id, dueOn })) === null) {
            heldBack.push(dossier.code);
            continue;
          }
          if ('fault' in context.letters.template) waiting++;
          else {
            try {
              // Of a draft for a day that the law has moved, what the officer gave as the reason is still the reason.
              const before = hasDraft(known, dossier.id, breach.appointment)
                ? await store.letterFacts(dossier.id, breach.appointment)
                : null;
              if (await claim(store, dossier, clock, breach, context, before)) {
                counts.lettersDrafted++;
                if (!clock.end) drafted.push(dossier.id);
                degraded.push(...promisedBeyond(clock, law.calendar));
              } else if (!hasLetter(await store.letterKeys(dossier.id, dossier.id), dossier.id, breach.appointment, dueOn)) {
                // Not claimed, and not because another scan was faster: the dossier changed since it was read.
                counts.lettersMissing++;
              }
            } catch (error) {
              degraded.push(faultIn(dossier.code, error));
              counts.lettersMissing++;
            }
          }
          // SQLite answers at once, so nothing else would be heard until the last letter: no signal, no health check.
          await breathe();
        }
      } catch (error) {
        degraded.push(faultIn(dossier.code, error));
      }
    }
  }
  const others = await rest();
  counts.open += others.open;
  counts.lettersOwed += others.lettersOwed;

  counts.lettersMissing += waiting + withdrawn + heldBack.length;
  if (heldBack.length > 0) degraded.push(lettersHeldBack(heldBack));
  degraded.push(...(await draftedUnseen(store, drafted, context)));
  if (withdrawn > 0) degraded.push(withoutAnother(withdrawn));
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
  if (counts.lettersDrafted > 0 && !('fault' in context.letters.template)) degraded.push(...templateWarnings(context.letters.template));
  const lettersWithdrawn = withdrawnLeftOut + (await withdrawUnowed(store, context, degraded, signal));
  const lettersRedated = await redateDrafts(store, context, degraded, signal);
  const lettersTotal = await store.letterCount();
  const lettersPublished = await publishAll(store, context, degraded, lettersTotal, onProgress, signal);
  if (!signal?.aborted) await store.noteScan({ today: formatDay(today), at: context.now(), degraded: JSON.stringify(degraded) });
  return {
    today: formatDay(today),
    calendarId: law.calendar.id,
    ...counts,
    dueDatesMoved,
    lettersWithdrawn,
    lettersRedated,
    lettersPublished,
    lettersTotal,
    degraded,
  };
}

/** Renders the letter of a breach and claims it: from then on it exists, whatever happens to this process. */
async function claim(
  store: Store,
  dossier: StoredDossier,
  clock: DossierClock,
  breach: Breach,
  context: ScanContext,
  before: string | null,
): Promise<boolean> {
  const { reason } = before === null ? {} : (JSON.parse(before) as Pick<LetterFacts, 'reason'>);
  const facts: LetterFacts = { ...letterFacts(clock, breach, context), ...(reason !== undefined && { reason }) };
  const rendered = render(facts, context);
  return store.claimLetter(
    {
      dossierId: dossier.id,
      revision: dossier.revision,
      appointment: breach.appointment,
      dueOn: formatDay(breach.dueOn),
      fileName: letterFileName(dossier.code, breach.appointment),
      templateSha256: templateOf(context).sha256,
      draftedOn: formatDay(context.today),
      apologyBy: breach.appointment === 1 && clock.apologyBy !== null ? formatDay(clock.apologyBy) : null,
      ...rendered,
    },
    context.now(),
  );
}
