// Reads a decision file from outside, with every check it must pass; apart so that the core itself stays small.
import type { DayOff, DayOffKind, Decisions, MakeupWorkday, YearDecision, YearStatus } from '../calendar/decisions.ts';
import { formatDay, readDay, weekdayOf, type EpochDay } from '../epoch-day.ts';
import { CalendarError, quote, type Lang, type Sentence } from '../fault.ts';
import { dayAsWritten } from '../written-day.ts';
import { fillByLaw } from './fill-by-law.ts';

const STATUSES: ReadonlyMap<unknown, YearStatus> = new Map([
  ['official', 'official'],
  ['partly official', 'partly-official'],
  ['partly-official', 'partly-official'],
  ['projected', 'projected'],
]);
const KINDS: ReadonlySet<string> = new Set(['statutory', 'compensatory', 'swap']);

type Json = Readonly<Record<string, unknown>>;
const isObject = (x: unknown): x is Json => typeof x === 'object' && x !== null && !Array.isArray(x);

/**
 * Checks a decision file (parsed JSON) and reads it. All faults are found in one pass and reported in one error. Statutory
 * days that a year decided in part does not name are projected.
 * @throws {CalendarError} `bad-calendar`, whose sentence lists every fault with its place; `statutory-missing` for a year called
 * official that lacks days off by law (from 2014 on).
 */
export function parseDecisions(json: unknown): Decisions {
  const faults: (string | Sentence)[] = [];
  const sources = new Map<string, string>();
  const root: Json = isObject(json) ? json : {};
  const meta = root['meta'];
  const rawSources = isObject(meta) && isObject(meta['sources']) ? meta['sources'] : root['sources'];
  if (isObject(rawSources)) {
    for (const [key, entry] of Object.entries(rawSources)) {
      const title = isObject(entry) ? entry['title'] : entry;
      if (typeof title === 'string' && title !== '') sources.set(key, title);
      else faults.push(`sources.${key}: title`);
    }
  }
  const rawYears = root['years'];
  if (!isObject(rawYears) || Object.keys(rawYears).length === 0) faults.push('years: {"2028": {…}}');
  const decided = isObject(rawYears) ? Object.entries(rawYears).map(([key, entry]) => readYear(key, entry, sources, faults)) : [];
  const all: readonly Sentence[] = [
    ...faults.map((fault) => (typeof fault === 'string' ? { vi: fault, en: fault } : fault)),
    ...unpaired(decided),
  ];
  if (all.length > 0) {
    const list = (lang: Lang): string =>
      all
        .slice(0, 20)
        .map((fault) => fault[lang])
        .join('; ');
    throw new CalendarError(
      'bad-calendar',
      {
        vi: `Tệp lịch nghỉ có ${all.length} chỗ sai: ${list('vi')}. Hãy sửa từng chỗ rồi kiểm tra lại bằng "dunghen calendar check".`,
        en: `The calendar file has ${all.length} fault(s): ${list('en')}. Mend each and check again with "dunghen calendar check".`,
      },
      all.map(({ vi }) => vi),
    );
  }
  return fillByLaw({ years: decided.toSorted((a, b) => a.year - b.year), sources });
}

/** A make-up Saturday is worked for a day swapped against it: one for any other day is a slip of the pen. A year outside the file is not known. */
function unpaired(years: readonly YearDecision[]): readonly Sentence[] {
  const swapped = new Set(years.flatMap(({ daysOff }) => daysOff.filter(({ kind }) => kind === 'swap').map(({ date }) => date)));
  const known = new Set(years.map(({ year }) => String(year)));
  return years.flatMap(({ year, makeupWorkdays }) =>
    makeupWorkdays.flatMap(({ date, forDate }, i): readonly Sentence[] => {
      const [worked, on] = [formatDay(date), formatDay(forDate)];
      if (!known.has(on.slice(0, 4)) || swapped.has(forDate)) return [];
      const at = `years.${year}.makeupWorkdays[${i}].forDate ${quote(on)}`;
      return [
        {
          vi: `${at}: ngày ${worked} làm bù cho ngày ${on}, mà tệp không ghi ngày ${on} là ngày nghỉ hoán đổi; hãy ghi kind "swap" cho ngày nghỉ ${on}, hoặc sửa forDate`,
          en: `${at}: ${worked} is worked in place of ${on}, and the file does not say that ${on} is swapped; write kind "swap" for the day off ${on}, or correct forDate`,
        },
      ];
    }),
  );
}

/** What stands at a place, behind its name; nothing where nothing does. */
const stands = (value: unknown): string => (value === undefined ? '' : ` ${quote(value)}`);

/** A day whose source is not named, or not among those that the file knows. */
function notCited(at: string, unknown: readonly unknown[]): Sentence {
  if (unknown.length === 0) {
    return {
      vi: `${at}: thiếu nguồn; hãy ghi khóa của một nguồn trong meta.sources`,
      en: `${at}: no source; write the key of one of meta.sources`,
    };
  }
  const keys = unknown.map(quote).join(', ');
  return {
    vi: `${at}: meta.sources không có nguồn ${keys}; hãy khai ở đó {"title": "…"}, hoặc sửa khóa`,
    en: `${at}: meta.sources has no source ${keys}; add it there with {"title": "…"}, or correct the key`,
  };
}

const readWhole = (text: string): EpochDay | null => (text.length === 10 ? readDay(text) : null);

function readYear(key: string, entry: unknown, sources: ReadonlyMap<string, string>, faults: (string | Sentence)[]): YearDecision {
  const year = /^\d{4}$/.test(key) ? Number(key) : Number.NaN;
  if (Number.isNaN(year)) faults.push(`years.${quote(key)}: YYYY`);
  const raw: Json = isObject(entry) ? entry : {};
  const status = STATUSES.get(raw['status']);
  if (!status) faults.push(`years.${key}.status${stands(raw['status'])}: official | partly-official | projected`);
  const seen = new Set<number>();

  const day = (value: unknown, at: string, inYear: boolean): EpochDay => {
    const date = typeof value === 'string' ? readWhole(dayAsWritten(value)) : null;
    if (date === null) faults.push(`${at}${stands(value)}: YYYY-MM-DD | dd/mm/yyyy`);
    else if (inYear && Number(formatDay(date).slice(0, 4)) !== year) faults.push(`${at}${stands(value)}: ≠ ${key}`);
    return date ?? (0 as EpochDay);
  };
  const own = (value: unknown, at: string): EpochDay => {
    const date = day(value, at, true);
    if (date !== 0 && seen.has(date)) faults.push(`${at}${stands(value)}: ×2`);
    seen.add(date);
    return date;
  };
  const cite = (value: unknown, at: string): readonly string[] => {
    const keys = Array.isArray(value) ? value : [value];
    if (keys.length === 0 || !keys.every((k): k is string => typeof k === 'string' && sources.has(k))) {
      faults.push(notCited(`${at}.source`, value === undefined ? [] : keys.filter((k) => typeof k !== 'string' || !sources.has(k))));
      return [];
    }
    return keys;
  };
  const list = (name: string): readonly Json[] => {
    const value = raw[name] ?? [];
    if (!Array.isArray(value) || !value.every(isObject)) {
      faults.push(`years.${key}.${name}: [{…}]`);
      return [];
    }
    return value;
  };

  const daysOff = list('daysOff').map((item, i): DayOff => {
    const at = `years.${key}.daysOff[${i}]`;
    const kind = String(item['kind']);
    const name = item['name'];
    if (!KINDS.has(kind)) faults.push(`${at}.kind${stands(item['kind'])}: statutory | compensatory | swap`);
    if (typeof name !== 'string' || name === '') faults.push(`${at}.name${stands(name)}: "…"`);
    const date = own(item['date'], `${at}.date`);
    return { date, name: String(name), kind: kind as DayOffKind, source: cite(item['source'], at) };
  });
  const makeupWorkdays = list('makeupWorkdays').map((item, i): MakeupWorkday => {
    const at = `years.${key}.makeupWorkdays[${i}]`;
    const date = own(item['date'], `${at}.date`);
    if (date !== 0 && weekdayOf(date) < 6) faults.push(`${at}.date${stands(item['date'])}: T7/CN (Sat/Sun)`);
    return { date, forDate: day(item['forDate'], `${at}.forDate`, false), source: cite(item['source'], at) };
  });
  const dependsOn = list('dependsOn').map(({ vi, en }): Sentence => ({ vi: String(vi ?? en), en: String(en ?? vi) }));
  return { year, status: status ?? 'projected', daysOff, makeupWorkdays, dependsOn };
}
