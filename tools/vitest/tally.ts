// Ends the test run with one plain line that people and programs can both read: `N passed, N failed, N skipped`.
import { writeSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

const counts = { passed: 0, failed: 0, skipped: 0 };

export default class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        counts[state === 'pending' ? 'skipped' : state] += 1;
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
  const { passed, failed, skipped } = counts;
  writeSync(1, `${passed} passed, ${failed} failed, ${skipped} skipped\n`);
});
