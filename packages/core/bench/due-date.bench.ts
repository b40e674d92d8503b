// Due dates against the libraries people use for them, on calendars where all must agree; the answers are compared first.
import { spawnSync } from 'node:child_process';
import {
  asDay,
  compileCalendar,
  dayOf,
  formatDay,
  officialCalendar,
  officialDecisions,
  shift,
  shiftAll,
  type EpochDay,
  type WorkingCalendar,
} from '@dunghen/core';
import { parseDecisions } from '@dunghen/core/decisions';
import { addBusinessDays } from 'date-fns/addBusinessDays';
import dayjs from 'dayjs';
import businessDays from 'dayjs-business-days2';
import { median, show, time, type Figure } from './measure.ts';

const STARTS = 1_000;
const SPAN = 10;
const PER_NS = 1_000_000;

const years = Object.fromEntries([2023, 2024, 2025, 2026, 2027].map((year) => [year, { status: 'official', daysOff: [] }]));
const weekendsOnly = compileCalendar(parseDecisions({ years }));
const official = officialCalendar();
const starts: readonly EpochDay[] = Array.from({ length: STARTS }, (_, i) => asDay(dayOf(2023, 1, 2) + i));
const isoStarts = starts.map(formatDay);

/** Keeps results alive so that no engine can drop the work. */
let sink = 0;

function oursNs(calendar: WorkingCalendar, n: number): number {
  const rounds = 2_000;
  const ms = time(7, () => {
    let sum = 0;
    for (let round = 0; round < rounds; round++) for (const day of starts) sum += shift(calendar, day, n);
    sink += sum;
  });
  return (median(ms) * PER_NS) / (rounds * STARTS);
}

/** Elements of the arrays handed to numpy and to shiftAll; both write into an array that exists already. */
const ELEMENTS = 100 * STARTS;

function oursPerElementNs(calendar: WorkingCalendar): number {
  const days = Int32Array.from({ length: ELEMENTS }, (_, i) => starts[i % STARTS] as number);
  const into = new Int32Array(ELEMENTS);
  // More runs than numpy needs: the engine compiles the loop while it is being measured.
  const ms = time(101, () => {
    sink += shiftAll(calendar, days, SPAN, into)[0] as number;
  });
  return (median(ms) * PER_NS) / ELEMENTS;
}

function peerNs(of: (iso: string) => unknown): number {
  const ms = time(5, () => {
    for (const iso of isoStarts) sink += Number(of(iso));
  });
  return (median(ms) * PER_NS) / STARTS;
}

function agree(name: string, theirs: (iso: string) => string): void {
  for (const [i, day] of starts.entries()) {
    const ours = formatDay(shift(weekendsOnly, day, SPAN));
    const peer = theirs(isoStarts[i] as string);
    if (ours !== peer) throw new Error(`${name} disagrees from ${formatDay(day)}: ${peer}, ours ${ours}`);
  }
}

const ns = (value: number): string => `${value.toFixed(1)} ns`;
const against = (what: string, ours: number, peer: number, factor: number): Figure => ({
  what,
  ours: ns(ours),
  peer: ns(peer),
  ratio: (peer / ours).toFixed(0),
  target: `at least ${factor} times faster`,
  met: peer / ours >= factor,
});

// Local midnights on both sides, as the peers' users write them.
const viaDateFns = (iso: string): Date => addBusinessDays(new Date(`${iso}T00:00:00`), SPAN);
dayjs.extend(businessDays);
const viaDayjs = (iso: string): dayjs.Dayjs => dayjs(iso).businessDaysAdd(SPAN);
agree('date-fns', (iso) => dayjs(viaDateFns(iso)).format('YYYY-MM-DD'));
agree('dayjs-business-days2', (iso) => viaDayjs(iso).format('YYYY-MM-DD'));

const plain = oursNs(weekendsOnly, SPAN);
const perElement = oursPerElementNs(official);
const figures = [
  against(`date-fns addBusinessDays, ${SPAN} days, weekends only`, plain, peerNs(viaDateFns), 50),
  against(`dayjs-business-days2, ${SPAN} days, weekends only`, plain, peerNs(viaDayjs), 50),
];

const short = oursNs(weekendsOnly, 3);
const centuries = compileCalendar(
  parseDecisions({ years: Object.fromEntries(Array.from({ length: 40 }, (_, i) => [2015 + i, { status: 'official', daysOff: [] }])) }),
);
const long = oursNs(centuries, 3_650);
figures.push({
  what: '3,650 working days against 3',
  ours: ns(long),
  peer: ns(short),
  ratio: (long / short).toFixed(2),
  target: 'no slower (up to 1.5 for noise)',
  met: long / short < 1.5,
});

const numpy = numpyNs();
if (numpy === null) console.log('\nnumpy is not installed (python3 -c "import numpy"): its comparison is SKIPPED.');
else figures.push(against(`numpy busday_offset over an array, ${SPAN} days, official holidays`, perElement, numpy, 10));
show('Due dates, one at a time and (numpy) by the array', figures);

show('Compiling the calendar of 2019–2027 from its JSON', [compileFigure()]);
if (sink === 0) throw new Error('nothing was computed');

/** Nanoseconds an element of numpy's vectorised offset takes, with the same holidays; null where there is no numpy. */
function numpyNs(): number | null {
  const off = officialDecisions().years.flatMap((year) => year.daysOff.map((day) => formatDay(day.date)));
  const program = `
import json, sys, time
import numpy as np
starts, off = json.load(sys.stdin)
days = np.array(starts * 100, dtype="datetime64[D]")
calendar = np.busdaycalendar(holidays=off)
ends = np.empty_like(days)
figures = []
for _ in range(15):
    begin = time.perf_counter()
    np.busday_offset(days, ${SPAN}, roll="backward", busdaycal=calendar, out=ends)
    figures.append((time.perf_counter() - begin) / len(days) * 1e9)
print(json.dumps([sorted(figures)[7], [str(day) for day in ends[: len(starts)]]]))`;
  const { status, stdout } = spawnSync('python3', ['-c', program], { input: JSON.stringify([isoStarts, off]), encoding: 'utf8' });
  if (status !== 0) return null;
  const [figure, ends] = JSON.parse(stdout) as [number, string[]];
  // numpy knows no make-up Saturdays: compare where none lies between.
  const withoutMakeups = compileCalendar({
    ...officialDecisions(),
    years: officialDecisions().years.map((year) => ({ ...year, makeupWorkdays: [] })),
  });
  for (const [i, day] of starts.entries()) {
    const ours = formatDay(shift(withoutMakeups, day, SPAN));
    if (ours !== ends[i]) throw new Error(`numpy disagrees from ${isoStarts[i]}: ${ends[i]}, ours ${ours}`);
  }
  return figure;
}

/** Cold, as a command pays for it: parse, check and compile once in a fresh process. */
function compileFigure(): Figure {
  const program = `
import { officialCalendar } from '@dunghen/core';
const begin = performance.now();
officialCalendar();
console.log(performance.now() - begin);`;
  const conditions = process.execArgv.filter((flag) => flag.startsWith('--conditions'));
  const figuresMs = Array.from({ length: 7 }, () =>
    Number(
      spawnSync(process.execPath, [...conditions, '--input-type=module', '-e', program], { cwd: import.meta.dirname, encoding: 'utf8' })
        .stdout,
    ),
  );
  const ms = median(figuresMs);
  return { what: 'officialCalendar(), first call of a process', ours: `${ms.toFixed(1)} ms`, target: 'under 10 ms', met: ms < 10 };
}
