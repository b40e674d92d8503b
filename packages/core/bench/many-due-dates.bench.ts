// A whole array of due dates at once against numpy's vectorised busday_offset, with the same holidays; the answers are compared first.
import { spawnSync } from 'node:child_process';
import { formatDay, officialCalendar, shift, shiftAll } from '@dunghen/core';
import { DAYS_OFF, ISO_STARTS, SPAN, STARTS, withoutMakeups } from './calendars.ts';
import { against, median, ns, show, time } from './measure.ts';

/** Elements of the arrays handed to both; both write into an array that exists already. */
const COPIES = 100;

function oursNs(): number {
  const calendar = officialCalendar();
  const days = Int32Array.from({ length: COPIES * STARTS.length }, (_, i) => STARTS[i % STARTS.length] as number);
  const into = new Int32Array(days.length);
  // More runs than numpy needs: the engine compiles the loop while it is being measured.
  const ms = time(101, () => void shiftAll(calendar, days, SPAN, into));
  return (median(ms) * 1e6) / days.length;
}

const PROGRAM = `
import json, sys, time
import numpy as np
starts, off = json.load(sys.stdin)
days = np.array(starts * ${COPIES}, dtype="datetime64[D]")
calendar = np.busdaycalendar(holidays=off)
ends = np.empty_like(days)
figures = []
for _ in range(15):
    begin = time.perf_counter()
    np.busday_offset(days, ${SPAN}, roll="backward", busdaycal=calendar, out=ends)
    figures.append((time.perf_counter() - begin) / len(days) * 1e9)
print(json.dumps([np.__version__, sorted(figures)[7], [str(day) for day in ends[: len(starts)]]]))`;

const ours = oursNs();
const { status, stdout } = spawnSync('python3', ['-c', PROGRAM], { input: JSON.stringify([ISO_STARTS, DAYS_OFF]), encoding: 'utf8' });
if (status !== 0) {
  show('An array of due dates', [{ what: `shiftAll, ${SPAN} days`, ours: ns(ours), target: 'SKIPPED: no numpy for python3' }]);
} else {
  const [version, peer, ends] = JSON.parse(stdout) as [string, number, string[]];
  // numpy knows no make-up Saturdays: compared where there are none.
  for (const [i, day] of STARTS.entries()) {
    const expected = formatDay(shift(withoutMakeups, day, SPAN));
    if (expected !== ends[i]) throw new Error(`numpy disagrees from ${ISO_STARTS[i]}: ${ends[i]}, ours ${expected}`);
  }
  show('An array of due dates, each element', [against(`numpy ${version} busday_offset, ${SPAN} days, official days off`, ours, peer, 10)]);
}
