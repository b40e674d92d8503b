// One dossier by its code and the page of the overdue, in a database of a million.
import { foldDossier, formatDay, officialCalendar, parseDay, timeliness } from '@dunghen/core';
import { openStore } from '@dunghen/store';
import { median, show, type Figure } from '../../core/bench/measure.ts';
import { BENCH_LAW, millionDossiers } from './million.ts';

const TODAY = parseDay('2026-11-23');
const OVERDUE_PAGE = 100;

async function milliseconds(runs: number, work: (run: number) => Promise<void>): Promise<number> {
  const took: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work(run);
    took.push(performance.now() - start);
  }
  return median(took);
}

const figure = (what: string, ms: number, most: number): Figure => ({
  what,
  ours: `${ms.toFixed(3)} ms`,
  target: `< ${most} ms`,
  met: ms < most,
});

const store = openStore(await millionDossiers());
const codes: string[] = [];
for await (const page of store.dossierPages({ size: 1_000, withApplicants: false })) codes.push(page[0]?.code ?? '');

const byCode = await milliseconds(500, async (run) => {
  const dossier = await store.dossier(codes[(run * 37) % codes.length] as string);
  if (!dossier || !foldDossier(dossier.events)) throw new Error('not found');
});

let overdue = 0;
const page = await milliseconds(50, async () => {
  overdue = 0;
  const calendar = officialCalendar();
  const only = { open: { law: BENCH_LAW, dueBy: formatDay(TODAY) } };
  for await (const dossiers of store.dossierPages({ size: OVERDUE_PAGE, withApplicants: false, only })) {
    for (const { events } of dossiers) {
      const clock = foldDossier(events, { calendar, knownOn: TODAY });
      if (clock && timeliness(clock, TODAY) === 'overdue') overdue++;
    }
    break;
  }
});
await store.close();
if (overdue === 0) throw new Error('some dossiers should be overdue');

show('In a database of a million dossiers', [
  figure('one dossier by its code, folded', byCode, 1),
  figure(`the first ${OVERDUE_PAGE} of the overdue, folded`, page, 20),
]);
