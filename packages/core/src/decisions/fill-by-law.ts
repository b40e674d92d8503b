// Holds a decided year against the statute: a year called official that lacks a holiday would give wrong due dates without a word.
import type { DayOff, Decisions, YearDecision } from '../calendar/decisions.ts';
import { formatDay } from '../epoch-day.ts';
import { CalendarError, type Sentence } from '../fault.ts';
import { lackingByLaw, PROJECTION_SOURCES } from '../projection/project-year.ts';

const lackingDays = ({ year, daysOff }: YearDecision): readonly DayOff[] => lackingByLaw(year, new Set(daysOff.map(({ date }) => date)));

/** As `2028-05-01 Ngày Quốc tế lao động, …`. */
const listed = (days: readonly DayOff[]): string => days.map(({ date, name }) => `${formatDay(date)} ${name}`).join(', ');

/**
 * The decisions with the statutory days (Labour Code art. 112, with those in lieu, art. 111(3)) that a year decided in part does
 * not name, projected; what such a year waits for names them.
 * @throws {CalendarError} `statutory-missing` for a year called official that lacks any.
 */
export function fillByLaw({ years, sources }: Decisions): Decisions {
  const lacking = new Map(years.map((year) => [year, lackingDays(year)] as const).filter(([, days]) => days.length > 0));
  if (lacking.size === 0) return { years, sources };
  refuseOfficial(lacking);
  return {
    years: years.map((year) => filled(year, lacking.get(year) ?? [])),
    sources: new Map([...PROJECTION_SOURCES, ...sources]),
  };
}

function refuseOfficial(lacking: ReadonlyMap<YearDecision, readonly DayOff[]>): void {
  const official = [...lacking].filter(([{ status }]) => status === 'official');
  if (official.length === 0) return;
  const list = official.map(([{ year }, days]) => `${year}: ${listed(days)}`).join('; ');
  throw new CalendarError(
    'statutory-missing',
    {
      vi: `Tệp lịch nghỉ ghi "official" mà thiếu ngày nghỉ theo luật (${list}). Hãy ghi đủ các ngày của năm, kể cả ngày nghỉ bù, hoặc ghi status "partly-official": ngày còn thiếu sẽ được dự kiến và hạn trả là tạm tính.`,
      en: `The calendar file says "official" and lacks days off by law (${list}). Write all days of the year, those in lieu too, or the status "partly-official": what lacks is then projected and due dates are provisional.`,
    },
    list,
  );
}

function filled(year: YearDecision, days: readonly DayOff[]): YearDecision {
  if (days.length === 0) return year;
  const open: Sentence = {
    vi: `quyết định về các ngày nghỉ theo luật mà tệp lịch chưa ghi (${listed(days)})`,
    en: `the decision on the days off by law that the calendar file does not name (${listed(days)})`,
  };
  // A year that is wholly projected waits for what the file says.
  const isSaid = year.status === 'projected' && year.dependsOn.length > 0;
  const daysOff = [...year.daysOff, ...days].toSorted((a, b) => a.date - b.date);
  return { ...year, daysOff, dependsOn: isSaid ? year.dependsOn : [...year.dependsOn, open] };
}
