// What every step on a letter stands on: the dossier as it is, a template that works, a new day the law allows.
import {
  breachesOf,
  DungHenError,
  foldDossier,
  formatDay,
  parseDay,
  type DossierClock,
  type EpochDay,
  type WorkingCalendar,
} from '@dunghen/core';
import type { Rendered, Store, StoredDossier, StoredLetter } from '@dunghen/store';
import { DaemonError } from '../daemon-error.ts';
import { givenByLetter } from './letter-draft.ts';
import type { LetterFacts } from '../letter/letter-facts.ts';
import { isReturnDay } from './return-day.ts';
import { sha256 } from '../publish-file.ts';
import type { ScanContext, UsableTemplate } from '../scan-context.ts';

/** Who acted, where nobody says. */
export const SOMEBODY = 'officer';

/** The template, or its fault thrown. */
export function templateOf({ letters }: ScanContext): UsableTemplate {
  if ('fault' in letters.template) throw letters.template.fault;
  return letters.template;
}

/**
 * A letter's facts with the bytes they give. @throws {DaemonError} `letter-render`: whatever goes wrong inside, it is the fault of one
 * letter, and whoever makes many goes on with the next.
 */
export function render(facts: LetterFacts, context: ScanContext): Rendered {
  const template = templateOf(context);
  try {
    const bytes = template.render(facts);
    return { kind: facts.kind, facts: JSON.stringify(facts), sha256: sha256(bytes), bytes };
  } catch (error) {
    throw error instanceof DungHenError ? error : unrendered(facts, error as Error);
  }
}

/** The code of a letter that could not be made. */
export const UNRENDERED = 'letter-render';

/** What was thrown is named by its kind alone: its message may hold what stands in the letter. */
function unrendered({ dossier }: LetterFacts, { name }: Error): DaemonError {
  return new DaemonError(
    UNRENDERED,
    {
      vi: `Không soạn được thư của hồ sơ ${dossier} từ mẫu thư đang dùng (lỗi ${name}); hãy mở mẫu bằng Word rồi lưu lại, hoặc dời tệp mẫu đi và chạy "dunghen init" để lấy lại mẫu gốc.`,
      en: `The letter of dossier ${dossier} could not be made of the template in use (${name}); open the template in Word and save it again, or move it away and run "dunghen init" for the original.`,
    },
    dossier,
  );
}

/** A dossier with its clock. @throws {DaemonError} `no-dossier`. */
export async function dossierOf(
  store: Store,
  code: string,
  { law, today }: ScanContext,
): Promise<{ readonly dossier: StoredDossier; readonly clock: DossierClock }> {
  const dossier = await store.dossier(code);
  const clock: DossierClock | null = dossier && foldDossier(dossier.events, { ...law, knownOn: today });
  if (dossier && clock) return { dossier, clock };
  throw new DaemonError(
    'no-dossier',
    { vi: `Không có hồ sơ ${code}; hãy kiểm tra mã.`, en: `There is no dossier ${code}; check the code.` },
    code,
  );
}

/** Whether the appointment of a draft was missed as things stand on a day, or, of one asked for in advance, still is to be. */
export function isOwed({ appointment, dueOn, requestedOn }: StoredLetter, clock: DossierClock, today: EpochDay): boolean {
  const due = parseDay(dueOn);
  if (breachesOf(clock, today).some((breach) => breach.appointment === appointment && breach.dueOn === due)) return true;
  return requestedOn !== null && !clock.end && clock.dueOn === due;
}

/** A dossier whose letter is not owed as its end is told now. */
export interface Unowed {
  readonly dossier: StoredDossier;
  readonly clock: DossierClock;
  /** The day on which a list still showed the dossier open though the day of the letter was past: its end is contested. Else null. */
  readonly seenOpenOn: EpochDay | null;
}

/**
 * A letter's dossier with its clock, null while nothing of the dossier is known, where nobody is owed the letter; `owed` also where that
 * cannot be judged, which is the scan's to tell.
 */
export async function ifUnowed(
  store: Store,
  letter: StoredLetter,
  { law, today }: Pick<ScanContext, 'law' | 'today'>,
): Promise<Unowed | null | 'owed'> {
  const dossier = await store.dossier(letter.dossier);
  try {
    const clock = dossier && foldDossier(dossier.events, { ...law, knownOn: today });
    if (!clock) return null;
    if (isOwed(letter, clock, today)) return 'owed';
    if (!clock.end) return { dossier, clock, seenOpenOn: null };
    const { seenOpenOn = null } = (await store.sightings(dossier.id, dossier.id)).get(dossier.id) ?? {};
    return { dossier, clock, seenOpenOn: seenOpenOn !== null && seenOpenOn > parseDay(letter.dueOn) ? seenOpenOn : null };
  } catch (error) {
    if (!(error instanceof DungHenError)) throw error;
    return 'owed';
  }
}

/** Whether a draft was asked for in advance of a dossier that, as things stand, misses nothing; what the scan drafted it withdraws itself. */
export async function isMoot(store: Store, letter: StoredLetter, context: Pick<ScanContext, 'law' | 'today'>): Promise<boolean> {
  if (letter.state !== 'drafted' || letter.requestedOn === null) return false;
  const judged = await ifUnowed(store, letter, context);
  return judged !== 'owed' && judged !== null;
}

/** The drafts that are not owed: a clock that ran ahead made them, or their dossier turned out, or is said, to have been in time. */
export async function draftsNotOwed(
  store: Store,
  context: Pick<ScanContext, 'law' | 'today'>,
): Promise<readonly (StoredLetter & { readonly isContested: boolean })[]> {
  const found: (StoredLetter & { readonly isContested: boolean })[] = [];
  for await (const page of store.letterPages()) {
    for (const letter of page) {
      if (letter.state !== 'drafted') continue;
      const unowed = await ifUnowed(store, letter, context);
      if (unowed !== 'owed') found.push({ ...letter, isContested: unowed !== null && unowed.seenOpenOn !== null });
    }
  }
  return found;
}

/**
 * A new return day must be a working day, after the old one and not before today, and the only one that letters give
 * (NĐ 61/2018 art. 19(9)). @throws {DaemonError} `bad-new-due`.
 */
export function checkNewDue(newDueOn: string, dueOn: string, { today, law }: ScanContext, clock: DossierClock): void {
  const day = parseDay(newDueOn);
  checkOnlyDate(newDueOn, dueOn, law.calendar, clock);
  if (day > parseDay(dueOn) && day >= today && isReturnDay(law, day)) return;
  throw new DaemonError(
    'bad-new-due',
    {
      vi: `Ngày hẹn mới ${newDueOn} phải là ngày làm việc, sau ngày hẹn cũ ${dueOn} và không trước hôm nay ${formatDay(today)}.`,
      en: `The new date ${newDueOn} must be a working day after ${dueOn} and not before today, ${formatDay(today)}.`,
    },
    newDueOn,
  );
}

/** @throws {DaemonError} `bad-new-due` where an issued letter gave another day. */
export function checkOnlyDate(newDueOn: string, dueOn: string, calendar: WorkingCalendar, clock: DossierClock): void {
  const given = givenByLetter(clock, parseDay(dueOn), calendar);
  if (given === undefined || formatDay(given) === newDueOn) return;
  throw new DaemonError(
    'bad-new-due',
    {
      vi: `Hồ sơ ${clock.dossier} đã được hẹn lại ngày ${formatDay(given)} bằng văn bản và chỉ được hẹn lại một lần, nên không hẹn ngày ${newDueOn} nữa; hãy ghi --new-due ${formatDay(given)}.`,
      en: `A letter gave dossier ${clock.dossier} the new date ${formatDay(given)}, and only one may be given, so not ${newDueOn}; say --new-due ${formatDay(given)}.`,
    },
    newDueOn,
  );
}
