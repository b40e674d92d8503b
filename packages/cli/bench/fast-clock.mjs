// Loaded before a program: its clock, its timers and nothing else run FAST_CLOCK times as fast, so that a year passes in minutes; SIGUSR2 has
// them run as fast as the machine's own, and the next one fast again, so that it can be looked at as it is at rest.
import process from 'node:process';

const fast = Number(process.env['FAST_CLOCK']);
const RealDate = Date;
let factor = fast;
let [begun, from] = [RealDate.now(), RealDate.now()];
const now = () => from + Math.floor((RealDate.now() - begun) * factor);

process.on('SIGUSR2', () => {
  [from, begun] = [now(), RealDate.now()];
  factor = factor === fast ? 1 : fast;
});

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [now()] : given));
  }
  static now() {
    return now();
  }
};
const { setTimeout: setReal, clearTimeout: clearReal } = globalThis;
globalThis.setTimeout = (work, ms = 0, ...given) => setReal(work, ms / factor, ...given);

/** The timer that each interval waits for; an interval keeps nothing alive. */
const waiting = new Map();
globalThis.setInterval = (work, ms = 0, ...given) => {
  const interval = { ref: () => interval, unref: () => interval };
  const wait = () => {
    const next = () => (wait(), work(...given));
    waiting.set(interval, setReal(next, ms / factor));
  };
  wait();
  return interval;
};
globalThis.clearInterval = (interval) => {
  clearReal(waiting.get(interval));
  waiting.delete(interval);
};
