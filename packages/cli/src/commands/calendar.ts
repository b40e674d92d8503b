// `dunghen calendar`: what a year's days off are and who decided them, and whether a decision file can be trusted.
import {
  addDays,
  civilOf,
  compileCalendar,
  dayOf,
  formatDay,
  isWorkingDay,
  mergeDecisions,
  weekdayOf,
  workingDaysBetween,
  type DayOffKind,
  type EpochDay,
  type Sentence,
  type WorkingCalendar,
  type YearStatus,
} from '@dunghen/core';
import { configuredDecisions, readDecisionFile } from '@dunghen/daemon/config';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { openSession, type Session } from '../session.ts';
import { table } from '../show/table.ts';
import { showDay } from '../show/text.ts';
import { UsageError } from '../usage-error.ts';
import { reply, say } from '../show/say.ts';

/** One year of a calendar in the interface's shape. */
interface ShownYear {
  readonly year: number;
  readonly status: YearStatus;
  readonly daysOff: readonly { readonly date: string; readonly name: string; readonly kind: DayOffKind; readonly source: string }[];
  readonly makeupWorkdays: readonly { readonly date: string; readonly forDate: string; readonly source: string }[];
  readonly workingDays: number;
  readonly calendarId: string;
  /** What is still to be decided; empty for a settled year. */
  readonly dependsOn: readonly string[];
}

export const calendarShowCommand: CommandAction<[year: string], object> = async ([text], options, defaultLang) => {
  const session = openSession(options, defaultLang);
  if (!/^\d{4}$/.test(text)) {
    throw new UsageError(
      `Năm "${text}" không đọc được; hãy ghi bốn chữ số, ví dụ 2026.`,
      `The year "${text}" cannot be read; write four digits, for example 2026.`,
      text,
    );
  }
  const year = Number(text);
  const known = session.law.calendar;
  const calendar = known.statusOf.has(year) ? known : (await session.lawOfEveryYear()).calendar;
  // A year that not even the projection reaches is refused by the calendar itself.
  workingDaysBetween(calendar, dayOf(year, 1, 1), dayOf(year, 12, 31));
  const shown = showYear(calendar, year, session);
  reply(session, shown, () => inWords(shown, session));
  return EXIT.done;
};

function showYear(calendar: WorkingCalendar, year: number, { lang }: Session): ShownYear {
  const [first, last] = [dayOf(year, 1, 1), dayOf(year, 12, 31)];
  const within = (day: EpochDay): boolean => day >= first && day <= last;
  const cite = (keys: readonly string[]): string => keys.map((key) => calendar.sources.get(key)).join('; ');
  return {
    year,
    status: calendar.statusOf.get(year) as YearStatus,
    daysOff: [...calendar.dayOffs.values()]
      .filter(({ date }) => within(date))
      .map(({ date, name, kind, source }) => ({ date: formatDay(date), name, kind, source: cite(source) })),
    makeupWorkdays: [...calendar.makeups.values()]
      .filter(({ date }) => within(date))
      .map(({ date, forDate, source }) => ({ date: formatDay(date), forDate: formatDay(forDate), source: cite(source) })),
    workingDays: workingDaysBetween(calendar, first, addDays(last, 1)),
    calendarId: calendar.id,
    dependsOn: (calendar.dependsOn.get(year) as readonly Sentence[]).map((sentence) => sentence[lang]),
  };
}

const STATUS: Readonly<Record<YearStatus, readonly [vi: string, en: string]>> = {
  official: ['theo quyết định chính thức', 'by official decisions'],
  'partly-official': ['đã có quyết định một phần', 'partly decided'],
  projected: ['DỰ KIẾN, chưa có quyết định', 'PROJECTED, not decided yet'],
};
const KIND: Readonly<Record<DayOffKind, readonly [vi: string, en: string]>> = {
  statutory: ['nghỉ lễ', 'statutory'],
  compensatory: ['nghỉ bù', 'compensatory'],
  swap: ['hoán đổi', 'swap'],
};
const WEEKDAYS = { vi: ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'], en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] } as const;

function inWords(shown: ShownYear, { t, lang }: Session): string {
  const weekday = (iso: string): string => {
    const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
    return WEEKDAYS[lang][weekdayOf(dayOf(year, month, day)) - 1] as string;
  };
  const lines = [
    t(
      `Năm ${shown.year}, ${STATUS[shown.status][0]}: ${shown.workingDays} ngày làm việc.`,
      `${shown.year}, ${STATUS[shown.status][1]}: ${shown.workingDays} working days.`,
    ),
    '',
    table(
      [t('Ngày', 'Day'), t('Thứ', 'Weekday'), t('Loại', 'Kind'), t('Tên', 'Name'), t('Căn cứ', 'Source')],
      shown.daysOff.map(({ date, name, kind, source }) => [showDay(date, lang), weekday(date), t(...KIND[kind]), name, source]),
    ),
  ];
  for (const { date, forDate, source } of shown.makeupWorkdays) {
    lines.push(
      t(
        `  Làm bù ${weekday(date)} ${showDay(date, lang)} cho ngày ${showDay(forDate, lang)} (${source})`,
        `  Make-up working day ${weekday(date)} ${date} for ${forDate} (${source})`,
      ),
    );
  }
  if (shown.dependsOn.length > 0)
    lines.push('', t(`Còn phụ thuộc: ${shown.dependsOn.join('; ')}.`, `Depends on: ${shown.dependsOn.join('; ')}.`));
  return `${lines.join('\n')}\n`;
}

export const calendarCheckCommand: CommandAction<[file: string], object> = async ([file], options, defaultLang) => {
  // First: where the configuration names this very file, its faults would be told as those of the configuration.
  const decisions = readDecisionFile(file);
  const session = openSession(options, defaultLang);
  const after = compileCalendar(mergeDecisions(configuredDecisions(session.loaded), decisions));
  // Of a year nobody had decided, what it was projected as is what people were told.
  const changed = changedDays((await session.lawOfEveryYear()).calendar, after);
  const years = decisions.years.map(({ year }) => showYear(after, year, session));
  const { t, lang } = session;
  if (session.json) {
    const summary = years.map(({ year, status, daysOff, makeupWorkdays, workingDays }) => {
      return { year, status, daysOff: daysOff.length, makeupWorkdays: makeupWorkdays.length, workingDays };
    });
    process.stdout.write(`${JSON.stringify({ file, valid: true, years: summary, calendarId: after.id, changed })}\n`);
    return EXIT.done;
  }
  const lines = years.map(({ year, status, daysOff, makeupWorkdays, workingDays }) =>
    t(
      `Năm ${year} (${STATUS[status][0]}): ${daysOff.length} ngày nghỉ, ${makeupWorkdays.length} ngày làm bù, ${workingDays} ngày làm việc.`,
      `${year} (${STATUS[status][1]}): ${daysOff.length} days off, ${makeupWorkdays.length} make-up days, ${workingDays} working days.`,
    ),
  );
  for (const { date, working } of changed) {
    lines.push(
      `  ${showDay(date, lang)}: ${working ? t('thành ngày làm việc', 'becomes a working day') : t('thành ngày nghỉ', 'becomes a day off')}`,
    );
  }
  say(`${t('Tệp lịch nghỉ dùng được.', 'The calendar file is good.')}\n${lines.join('\n')}\n`);
  return EXIT.done;
};

/** The days both calendars cover whose nature differs. */
function changedDays(before: WorkingCalendar, after: WorkingCalendar): readonly { readonly date: string; readonly working: boolean }[] {
  const changed: { date: string; working: boolean }[] = [];
  const first = dayOf(Math.max(civilOf(before.firstDay).year, civilOf(after.firstDay).year), 1, 1);
  for (let day = first; day <= Math.min(before.lastDay, after.lastDay); day = addDays(day, 1)) {
    const working = isWorkingDay(after, day);
    if (working !== isWorkingDay(before, day)) changed.push({ date: formatDay(day), working });
  }
  return changed;
}
