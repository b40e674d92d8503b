// Where what is known of a dossier came from: the file of each event, and the lists that showed it or no more did.
import { breachesOf, formatDay, quote, type DossierClock, type DossierEvent, type EpochDay } from '@dunghen/core';
import { hasLetter, type EventSource, type Listing, type Store, type StoredDossier } from '@dunghen/store';
import type { Session } from '../session.ts';
import { showDay } from './text.ts';

/** What was read of it. */
export interface Sources {
  /** The number of the dossier, and the keys of its letters. */
  readonly id: number;
  readonly letters: ReadonlySet<string>;
  readonly of: (event: DossierEvent) => EventSource | undefined;
  readonly listing: Listing | undefined;
  /** Whether a list no more shows it, for which a letter that it has not got yet waits. */
  readonly isLeftOut: boolean;
}

/** Reads the sources of a dossier. */
export async function readSources(store: Store, { id }: StoredDossier): Promise<Sources> {
  const sources = new Map((await store.eventSources(id)).map((source) => [`${source.type}@${source.at}`, source]));
  return {
    id,
    letters: await store.letterKeys(id, id),
    of: ({ type, at }) => sources.get(`${type}@${at}`),
    listing: (await store.listings([id])).get(id),
    isLeftOut: await store.isLeftOut(id),
  };
}

/** The source of one event, '' where nobody knows. */
export function sourceInWords(source: EventSource | undefined, { t, lang }: Session): string {
  if (!source) return '';
  if (source.file === null) return t(`thư ${source.letter}`, `letter ${source.letter}`);
  const file = quote(source.file);
  if (source.listedOn === null) return file;
  const on = showDay(source.listedOn, lang);
  return `${file} (${t(`danh sách ngày ${on}`, `list of ${on}`)})`;
}

/** The same as fields of an event under --json. */
export const sourceAsJson = (source: EventSource | undefined): Record<string, string> => ({
  ...(source?.file != null && { file: source.file }),
  ...(source?.listedOn != null && { listedOn: formatDay(source.listedOn) }),
  ...(source?.letter != null && { letter: source.letter }),
});

/** Since which list an open dossier is shown no more, as was known today; null where it is. */
function absentSince({ listing, isLeftOut }: Sources, clock: DossierClock, today: EpochDay): EpochDay | null {
  if (!listing || clock.end) return null;
  const days = [listing.missingOn, isLeftOut ? listing.leftOutOn : null].filter((on) => on !== null);
  const first = Math.min(...days) as EpochDay;
  return first <= today ? first : null;
}

/** The line that says that lists no more show a dossier; none where they do. */
export function absenceInWords(
  sources: Sources,
  clock: DossierClock,
  { t, lang, today }: Pick<Session, 't' | 'lang' | 'today'>,
): readonly string[] {
  const since = absentSince(sources, clock, today);
  if (since === null) return [];
  const gone = showDay(since, lang);
  const { listedOn, seenOpenOn } = sources.listing as Listing;
  const last = showDay(listedOn, lang);
  const isSeenLate = clock.dueOn !== null && seenOpenOn !== null && seenOpenOn > clock.dueOn;
  const missed = breachesOf(clock, today).at(-1);
  const isThere = missed !== undefined && hasLetter(sources.letters, sources.id, missed.appointment, formatDay(missed.dueOn));
  const held =
    sources.isLeftOut && !isSeenLate && !isThere
      ? t(
          '; thư xin lỗi chờ đến khi danh sách, sự kiện hay cán bộ cho biết hồ sơ ra sao',
          '; its letter waits until a list, an event or an officer says how it stands',
        )
      : '';
  return [
    '',
    t(
      `Vắng trong danh sách ngày ${gone}, thấy lần cuối trong danh sách ngày ${last}${held}.`,
      `Absent from the list of ${gone}, last seen in the list of ${last}${held}.`,
    ),
  ];
}

/** The same under --json, for a dossier that a list showed. */
export function listsAsJson(sources: Sources, clock: DossierClock, { today }: Session): Record<string, string | null> {
  if (!sources.listing) return {};
  const since = absentSince(sources, clock, today);
  return { listedOn: formatDay(sources.listing.listedOn), absentSince: since === null ? null : formatDay(since) };
}
