// Holds a decided year against the statute: a year called official that lacks a holiday would give wrong due dates without a word.
import type { DayOff, Decisions, YearDecision } from '../calendar/decisions.ts';
import { formatDay } from '../epoch-day.ts';
import { CalendarError, type Sentence } from '../fault.ts';
import { PROJECTION_SOURCES } from '../projection/days-off-by-law.ts';
import { unnamedByLaw, type UnnamedDays } from '../projection/unnamed-by-law.ts';

/** The source of a holiday on a rest day that no decision has to name. */
const STATUTE = ['STATUTE', 'Bộ luật Lao động 2019, Điều 112; Nghị quyết 28/2026/QH16'] as const;

/** A Saturday that is worked in lieu is named as well, and stays a working day. */
const unnamedDays = ({ year, daysOff, makeupWorkdays }: YearDecision): UnnamedDays =>
  unnamedByLaw(year, new Set([...daysOff, ...makeupWorkdays].map(({ date }) => date)));

/** As `2028-05-01 Ngày Quốc tế lao động, …`. */
const listed = (days: readonly DayOff[]): string => days.map(({ date, name }) => `${formatDay(date)} ${name}`).join(', ');

/**
 * The decisions with the statutory days (Labour Code art. 112, with those in lieu, art. 111(3)) that a year decided in part does
 * not name, projected; what such a year waits for names them. Holidays on a rest day are added to every year: they move no due date
 * but that of a term in hours where the office is open on that day, and are as certain as the days beside them.
 * @throws {CalendarError} `statutory-missing` for a year called official that lacks any weekday.
 */
export function fillByLaw({ years, sources }: Decisions): Decisions {
  const unnamed = years.map((year) => [year, unnamedDays(year)] as const);
  refuseOfficial(unnamed);
  return {
    years: unnamed.map(([year, days]) => filled(year, days)),
    sources: new Map([
      ...(unnamed.some(([, { lacking }]) => lacking.length > 0) ? PROJECTION_SOURCES : []),
      ...(unnamed.some(([, { onRestDays }]) => onRestDays.length > 0) ? [STATUTE] : []),
      ...sources,
    ]),
  };
}

function refuseOfficial(unnamed: readonly (readonly [YearDecision, UnnamedDays])[]): void {
  const official = unnamed.filter(([{ status }, { lacking }]) => status === 'official' && lacking.length > 0);
  if (official.length === 0) return;
  const list = official.map(([{ year }, { lacking }]) => `${year}: ${listed(lacking)}`).join('; ');
  throw new CalendarError(
    'statutory-missing',
    {
      vi: `Tệp lịch nghỉ ghi "official" mà thiếu ngày nghỉ theo luật (${list}). Hãy ghi đủ các ngày của năm, kể cả ngày nghỉ bù, hoặc ghi status "partly-official": ngày còn thiếu sẽ được dự kiến và hạn trả là tạm tính.`,
      en: `The calendar file says "official" and lacks days off by law (${list}). Write all days of the year, those in lieu too, or the status "partly-official": what lacks is then projected and due dates are provisional.`,
    },
    list,
  );
}

function filled(year: YearDecision, { lacking, onRestDays }: UnnamedDays): YearDecision {
  const holidays = onRestDays.map((day) => ({ ...day, source: [STATUTE[0]] }));
  const daysOff = [...year.daysOff, ...lacking, ...holidays].toSorted((a, b) => a.date - b.date);
  if (lacking.length === 0) return holidays.length === 0 ? year : { ...year, daysOff };
  const open: Sentence = {
    vi: `quyết định về các ngày nghỉ theo luật mà tệp lịch chưa ghi (${listed(lacking)})`,
    en: `the decision on the days off by law that the calendar file does not name (${listed(lacking)})`,
  };
  // A year that is wholly projected waits for what the file says.
  const isSaid = year.status === 'projected' && year.dependsOn.length > 0;
  return { ...year, daysOff, dependsOn: isSaid ? year.dependsOn : [...year.dependsOn, open] };
}
