// Gives drafts another new date where the one they offer has passed, became a day off, or was counted from a day that ran ahead: nobody should sign them as they are.
import { setImmediate as breathe } from 'node:timers/promises';
import { addDays, breachesOf, foldDossier, formatDay, parseDay } from '@dunghen/core';
import type { Store } from '@dunghen/store';
import { factsOf } from '../letter/letter-facts.ts';
import { letterFacts } from './letter-draft.ts';
import { render, UNRENDERED } from './letter-rules.ts';
import { faultIn, type Degraded } from './publish-letters.ts';
import type { ScanContext } from '../scan-context.ts';
import { isNoReturnDay } from './return-day.ts';
import { touchedDrafts, unlessOvertaken } from './touched-drafts.ts';

/** So far ahead a new date is looked for among the days off: a draft of the scan's own promises one within weeks. */
const AHEAD_DAYS = 366;

/**
 * Drafts anew, by what is known today, each draft of the scan's own whose new date has passed, has become a day off by a later calendar,
 * or is as of a day still to come; returns how many. The last stays while something is known to have happened after today: then it is today that is wrong. The one that an officer
 * asked for, gave a reason or a day to or completed in Word is left to a person, as is one of a dossier that lists leave out: `letters print` names it, and it cannot be issued.
 */
export async function redateDrafts(store: Store, context: ScanContext, degraded: Degraded[], signal?: AbortSignal): Promise<number> {
  const today = formatDay(context.today);
  const misdated = await store.misdatedDrafts(today, daysOffFrom(context));
  if (misdated.length === 0 || 'fault' in context.letters.template) return 0;
  const isTouched = touchedDrafts(store, context);
  let redated = 0;
  let isBehind: boolean | undefined;
  // A new date is counted from a day before it.
  const days = misdated.flatMap((letter) => [letter.draftedOn, factsOf(letter).newDueOn ?? []].flat());
  for (const letter of misdated) {
    if (signal?.aborted) break;
    const { newDueOn } = factsOf(letter);
    const isVoid = newDueOn !== undefined && (newDueOn < today || isNoReturnDay(context.law, parseDay(newDueOn)));
    if (!isVoid && (isBehind ??= await store.isPast(today, days))) continue;
    try {
      const dossier = await store.dossier(letter.dossier);
      const clock = dossier && foldDossier(dossier.events, { ...context.law, knownOn: context.today });
      const breach =
        clock &&
        breachesOf(clock, context.today).find(
          ({ appointment, dueOn }) => appointment === letter.appointment && dueOn === parseDay(letter.dueOn),
        );
      // One that is owed to nobody is withdrawn and not drafted anew; of one that lists leave out nobody knows.
      if (!clock || !breach || (await store.isLeftOut(dossier.id)) || (await isTouched(letter))) continue;
      const facts = letterFacts(clock, breach, context);
      // The only day that letters may give was given by one, and is kept.
      if (facts.newDueOn !== undefined && facts.newDueOn === newDueOn && isVoid) continue;
      const rendered = render(facts, context);
      const taken = { at: context.now(), actor: 'scan', seen: letter.sha256, judgedBy: dossier };
      if (await unlessOvertaken(store.takeLetterStep(letter.id, { step: 'redated', rendered, asOf: today }, taken, () => {}))) redated++;
    } catch (error) {
      const fault = faultIn(letter.dossier, error);
      // Of a history that cannot be, or a calendar that ends, the scan told already.
      if (fault.code === UNRENDERED) degraded.push(fault);
    }
    await breathe();
  }
  return redated;
}

/** The days off from today on, ISO. */
function daysOffFrom({ today, law }: ScanContext): readonly string[] {
  const ahead = Math.min(AHEAD_DAYS, law.calendar.lastDay - today);
  return Array.from({ length: ahead + 1 }, (_, i) => addDays(today, i))
    .filter((day) => isNoReturnDay(law, day))
    .map(formatDay);
}
