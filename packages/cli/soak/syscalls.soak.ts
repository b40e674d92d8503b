// A real scan is killed, or refused, at every single call to the system by which it leaves a trace on disk; some twenty minutes. Needs strace.
import process from 'node:process';
import { BLOWS, canTrace, SyscallSweep } from '../test/syscall-sweep.ts';

if (!canTrace()) {
  console.log('Skipped: strace is not installed.');
} else {
  const sweep = new SyscallSweep();
  try {
    await sweep.prepare();
    const points = await sweep.points();
    for (const blow of BLOWS) {
      let struck = 0;
      for (const point of points) {
        const result = await sweep.strike(point, blow);
        if (result.struck) struck++;
        if (result.wrong.length === 0) continue;
        console.log(`${blow} at ${point.call} ${point.nth}: ${result.wrong.join('; ')}`);
        process.exitCode = 1;
      }
      console.log(`${blow}: ${points.length} calls, struck at ${struck}.`);
    }
  } finally {
    sweep.end();
  }
}
