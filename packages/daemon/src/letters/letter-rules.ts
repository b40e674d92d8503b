// What every step on a letter stands on: the dossier as it is, a template that works, a new day the law allows.
import { DungHenError, foldDossier, formatDay, parseDay, type DossierClock, type WorkingCalendar } from '@dunghen/core';
import type { Rendered, Store, StoredDossier } from '@dunghen/store';
import { showDay } from '@dunghen/view/words';
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
      vi: `Ngày hẹn mới ${showDay(newDueOn, 'vi')} phải là ngày làm việc, sau ngày hẹn cũ ${showDay(dueOn, 'vi')} và không trước hôm nay ${showDay(today, 'vi')}.`,
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
      vi: `Hồ sơ ${clock.dossier} đã được hẹn lại ngày ${showDay(given, 'vi')} bằng văn bản và chỉ được hẹn lại một lần, nên không hẹn ngày ${showDay(newDueOn, 'vi')} nữa; hãy ghi --new-due ${formatDay(given)}.`,
      en: `A letter gave dossier ${clock.dossier} the new date ${formatDay(given)}, and only one may be given, so not ${newDueOn}; say --new-due ${formatDay(given)}.`,
    },
    newDueOn,
  );
}
