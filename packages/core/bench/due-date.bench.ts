// One due date at a time against the libraries people use for it, on calendars where all must agree; the answers are compared first.
import { deadline, formatDay, officialCalendar, shift, type WorkingCalendar } from '@dunghen/core';
import { addBusinessDays } from 'date-fns/addBusinessDays';
import { format } from 'date-fns/format';
import dayjs, { type Dayjs } from 'dayjs';
import businessDays from 'dayjs-business-days2';
import { DAYS_OFF, ISO_STARTS, MAKEUPS, SPAN, STARTS, weekendsOnly, withoutMakeups } from './calendars.ts';
import { against, median, ns, show, time } from './measure.ts';

/** Keeps results alive so that no engine can drop the work. */
let sink = 0;

function oursNs(calendar: WorkingCalendar, n: number): number {
  const rounds = 2_000;
  const ms = time(7, () => {
    let sum = 0;
    for (let round = 0; round < rounds; round++) for (const day of STARTS) sum += shift(calendar, day, n);
    sink += sum;
  });
  return (median(ms) * 1e6) / (rounds * STARTS.length);
}

function peerNs(of: (iso: string) => unknown, runs = 25): number {
  const ms = time(runs, () => {
    for (const iso of ISO_STARTS) sink += Number(of(iso));
  });
  return (median(ms) * 1e6) / ISO_STARTS.length;
}

function agree(name: string, calendar: WorkingCalendar, theirs: (iso: string) => string): void {
  for (const [i, day] of STARTS.entries()) {
    const ours = formatDay(shift(calendar, day, SPAN));
    const peer = theirs(ISO_STARTS[i] as string);
    if (ours !== peer) throw new Error(`${name} disagrees from ${formatDay(day)}: ${peer}, ours ${ours}`);
  }
}

// Local midnights on both sides, as the peers' users write them.
const iso = (date: Date): string => format(date, 'yyyy-MM-dd');
const viaDateFns = (from: string): Date => addBusinessDays(new Date(`${from}T00:00:00`), SPAN);
const off = new Set(DAYS_OFF);
const aroundDateFns = (from: string): Date => {
  let day = new Date(`${from}T00:00:00`);
  for (let left = SPAN; left > 0;) {
    day = addBusinessDays(day, 1);
    if (!off.has(iso(day))) left--;
  }
  return day;
};

// Without a list it asks only for the weekday: its fastest form.
const options: { holidays?: string[]; holidayFormat: string; additionalWorkingDays?: string[]; additionalWorkingDayFormat: string } = {
  holidayFormat: 'YYYY-MM-DD',
  additionalWorkingDayFormat: 'YYYY-MM-DD',
};
dayjs.extend(businessDays, options);
const viaDayjs = (from: string): Dayjs => dayjs(from).businessDaysAdd(SPAN);
const isoDayjs = (from: string): string => viaDayjs(from).format('YYYY-MM-DD');

const weekends = weekendsOnly(2023, 5);
agree('date-fns', weekends, (from) => iso(viaDateFns(from)));
agree('date-fns with a loop', withoutMakeups, (from) => iso(aroundDateFns(from)));
agree('dayjs', weekends, isoDayjs);
const figures = [
  against(`date-fns addBusinessDays, ${SPAN} days, weekends only`, oursNs(weekends, SPAN), peerNs(viaDateFns), 50),
  against('  the same in a loop that skips holidays', oursNs(withoutMakeups, SPAN), peerNs(aroundDateFns), 50),
  against(`dayjs-business-days2, ${SPAN} days, weekends only`, oursNs(weekends, SPAN), peerNs(viaDayjs), 50),
];
options.holidays = [...DAYS_OFF];
options.additionalWorkingDays = [...MAKEUPS];
agree('dayjs with the official days', officialCalendar(), isoDayjs);
figures.push(against('  the same with the official days', oursNs(officialCalendar(), SPAN), peerNs(viaDayjs), 50));

// Forty years hold 3,650 working days from any of the starts.
const decades = weekendsOnly(2015, 40);
const [short, long] = [oursNs(decades, 3), oursNs(decades, 3_650)];
figures.push({
  what: '3,650 working days against 3',
  ours: ns(long),
  peer: ns(short),
  ratio: `${(long / short).toFixed(2)}×`,
  target: '≤ 1×, 1.5× with noise',
  met: long / short < 1.5,
});
const whole = peerNs((from) => deadline({ received: from, term: '10 working-days' }).dueOn?.length, 501);
figures.push({ what: 'deadline(): text to text, with apology and standing', ours: ns(whole) });
show('A due date', figures);
if (sink === 0) throw new Error('nothing was computed');
