// Loaded before a program: its clock, its timers and nothing else run FAST_CLOCK times as fast, so that a year passes in minutes.
import process from 'node:process';

const factor = Number(process.env['FAST_CLOCK']);
const RealDate = Date;
const begun = RealDate.now();
const now = () => begun + Math.floor((RealDate.now() - begun) * factor);

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [now()] : given));
  }
  static now() {
    return now();
  }
};
for (const name of ['setTimeout', 'setInterval']) {
  const real = globalThis[name];
  globalThis[name] = (work, ms = 0, ...given) => real(work, ms / factor, ...given);
}
