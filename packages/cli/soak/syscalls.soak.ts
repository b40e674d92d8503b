// A scan is refused every single call by which it leaves a trace on disk, in each way, then processes of their own are killed or refused there; some ten minutes. Needs strace.
import process from 'node:process';
import { LateOffice } from '../test/late-office.ts';
import { canAttach, RefusedCalls, refusalsOf } from '../test/refused-calls.ts';
import { BLOWS, canTrace, pointsOf, strike } from '../test/syscall-sweep.ts';

if (!canTrace()) {
  console.log('Skipped: strace is not installed.');
} else {
  const office = new LateOffice();
  try {
    await office.prepare();
    if (canAttach()) await refuseEverything(office);
    const points = await pointsOf(office);
    for (const blow of BLOWS) {
      let struck = 0;
      for (const point of points) {
        const result = await strike(office, point, blow);
        if (result.struck) struck++;
        if (result.wrong.length === 0) continue;
        console.log(`${blow} at ${point.call} ${point.nth}: ${result.wrong.join('; ')}`);
        process.exitCode = 1;
      }
      console.log(`${blow}: ${points.length} calls, struck at ${struck}.`);
    }
  } finally {
    office.end();
  }
}

async function refuseEverything(of: LateOffice): Promise<void> {
  const refused = new RefusedCalls(of);
  let struck = 0;
  for (const point of await refused.points()) {
    // What a process could not remove is left to it as long as it lives.
    for (const error of point.call === 'unlink' ? [] : refusalsOf(point.call)) {
      const result = await refused.refuse(point, error);
      if (result.struck) struck++;
      if (result.wrong.length === 0) continue;
      console.log(`${error} at ${point.call} ${point.nth}: ${result.wrong.join('; ')}`);
      process.exitCode = 1;
    }
  }
  await refused.end();
  console.log(`Refused: ${struck} calls.`);
}
