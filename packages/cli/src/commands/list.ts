// `dunghen list`: the dossiers that need somebody today, and why.
import {
  apologyTiming,
  breachesOf,
  DungHenError,
  foldDossier,
  formatDay,
  timeliness,
  type DossierClock,
  type EpochDay,
} from '@dunghen/core';
import { dueWithin, type LawContext } from '@dunghen/daemon/config';
import { hasLetter, type Store, type StoredDossier } from '@dunghen/store';
import { markedDay, provisionalNote } from '@dunghen/view/words';
import { EXIT } from '../exit-code.ts';
import type { ListName } from '../list-names.ts';
import { byDueDate, listedOf, type Listed } from '../listed.ts';
import type { CommandAction } from '../program.ts';
import { openSession, type Session } from '../session.ts';
import { table } from '../show/table.ts';
import { checkDay, tellOfDossier } from '../unjudged.ts';
import { reply } from '../show/say.ts';

export const listCommand: CommandAction<[name: ListName], object> = async ([name], options, defaultLang) => {
  const session = openSession(options, defaultLang);
  const law = await session.lawOfDossiers();
  checkDay(law, session.today);
  const tell = tellOfDossier(session);
  const store = await session.openToRead();
  try {
    const listed: Listed[] = [];
    for await (const page of candidates(name, store, session, law)) {
      const [first, last] = [page[0], page.at(-1)] as [StoredDossier, StoredDossier];
      const letters = name === 'letters-missing' ? await store.letterKeys(first.id, last.id) : new Set<string>();
      for (const { id, code, events } of page) {
        try {
          const clock = foldDossier(events, { ...law, knownOn: session.today });
          if (clock && belongs(name, clock, session, law, (appointment, dueOn) => hasLetter(letters, id, appointment, dueOn)))
            listed.push(listedOf(clock, session.today, law));
        } catch (error) {
          if (!(error instanceof DungHenError)) throw error;
          tell(error, code);
        }
      }
    }
    listed.sort(byDueDate);
    const asJson = { list: name, asOf: formatDay(session.today), count: listed.length, dossiers: listed };
    reply(session, asJson, () => inWords(listed, session));
    return EXIT.done;
  } finally {
    await store.close();
  }
};

/**
 * The dossiers that may belong to a list. What is remembered of each (its due date by this law, as of its newest event)
 * leaves out most of them; it says nothing of a day before the newest event, nor of those closed late without a letter.
 */
async function* candidates(name: ListName, store: Store, session: Session, law: LawContext): AsyncGenerator<readonly StoredDossier[]> {
  const all = { size: 1_000, withApplicants: false };
  if (name === 'letters-missing' || (await store.lastEventDay()) > formatDay(session.today)) {
    yield* store.dossierPages(all);
    return;
  }
  yield* store.dossierPages({ ...all, only: { stale: { law: law.id } } });
  const dueBy = name === 'open' ? undefined : lastDayOfInterest(name, session, law);
  yield* store.dossierPages({ ...all, only: { open: { law: law.id, ...(dueBy !== undefined && { dueBy: formatDay(dueBy) }) } } });
}

/** The latest due date a dossier of the list can have. */
const lastDayOfInterest = (name: ListName, { today, loaded }: Session, { calendar }: LawContext): EpochDay =>
  name === 'due-soon' || name === 'at-risk' ? dueWithin(calendar, today, Math.max(0, ...loaded.config.alerts.workingDaysBefore)) : today;

/** Whether a dossier belongs to a list; a dossier due soon is no longer late, one at risk can still be apologised for in time. */
function belongs(
  name: ListName,
  clock: DossierClock,
  session: Session,
  law: LawContext,
  isWritten: (appointment: number, dueOn: string) => boolean,
): boolean {
  const { today } = session;
  const standing = timeliness(clock, today);
  const soon = (): boolean => {
    return standing === 'within-term' && clock.dueOn !== null && clock.dueOn <= lastDayOfInterest(name, session, law);
  };
  switch (name) {
    case 'open':
      return !clock.end;
    case 'overdue':
      return standing === 'overdue';
    case 'due-soon':
      return soon();
    case 'at-risk':
      return soon() && apologyTiming(clock, today) === 'at-risk';
    case 'letters-missing':
      return breachesOf(clock, today).some(({ appointment, dueOn }) => !isWritten(appointment, formatDay(dueOn)));
    case 'escalated':
      return !clock.end && breachesOf(clock, today).some(({ appointment }) => appointment > 1);
  }
}

function inWords(listed: readonly Listed[], { t, lang }: Session): string {
  const rows = listed.map(({ dossier, dueOn, provisional, workingDaysLeft, unit, stage }) => [
    dossier,
    dueOn === null ? '–' : markedDay(dueOn, provisional, lang),
    workingDaysLeft ?? '–',
    stage ?? '–',
    unit ?? '–',
  ]);
  const head = [t('Mã hồ sơ', 'Dossier'), t('Hạn trả', 'Due'), t('Còn (ngày LV)', 'Left (WD)'), t('Bước', 'Stage'), t('Đang ở', 'At')];
  const count = t(`${listed.length} hồ sơ`, `${listed.length} dossiers`);
  const note = listed.some(({ provisional }) => provisional) ? `\n${provisionalNote({ t, lang })}\n` : '';
  return listed.length === 0 ? `${count}\n` : `${count}\n\n${table(head, rows, [2])}\n${note}`;
}
