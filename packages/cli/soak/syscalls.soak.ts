// A real scan is killed, or refused, at every single call to the system by which it leaves a trace on disk; some twenty minutes. Needs strace.
import process from 'node:process';
import { LateOffice } from '../test/late-office.ts';
import { BLOWS, canTrace, pointsOf, strike } from '../test/syscall-sweep.ts';

if (!canTrace()) {
  console.log('Skipped: strace is not installed.');
} else {
  const office = new LateOffice();
  try {
    await office.prepare();
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
