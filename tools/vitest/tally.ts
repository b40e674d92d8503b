// Ends the test run with what was not tried on this machine, and one plain line that people and programs can both read:
// `N passed, N failed, N skipped`.
import { writeSync } from 'node:fs';
import { basename } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

const counts = { passed: 0, failed: 0, skipped: 0 };
/** How many tests were skipped of each name that says why: that of their group, or their own. */
const skipped = new Map<string, number>();

export default class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        const outcome = state === 'pending' ? 'skipped' : state;
        counts[outcome] += 1;
        if (outcome !== 'skipped') continue;
        const { parent } = test;
        const group = parent.type === 'suite' && parent.state() === 'skipped' ? parent.fullName : test.fullName;
        const name = `${basename(module.moduleId)}: ${group}`;
        skipped.set(name, (skipped.get(name) ?? 0) + 1);
      }
      // A file that cannot be loaded holds no tests, yet nothing in it has passed.
      counts.failed += module.errors().length;
    }
    counts.failed += unhandledErrors.length;
  }
}

// At the very end, after the other reporters have had their last word; stdout may be a pipe, so write it whole.
process.on('exit', (code) => {
  // Whatever made the run fail, a line that says "0 failed" would hide it.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  for (const [name, tests] of skipped) writeSync(1, `SKIPPED ${tests} of ${name}\n`);
  writeSync(1, `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
});
