// The little that every benchmark shares: repeated timings, a median, and a table with the target beside the figure.

/** Runs `work` once to warm up and then `runs` times; milliseconds of each. */
export function time(runs: number, work: () => void): readonly number[] {
  work();
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}

export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** One measured figure against its target. */
export interface Figure {
  readonly what: string;
  readonly ours: string;
  readonly peer?: string;
  readonly ratio?: string;
  readonly target: string;
  readonly met: boolean;
}

/** Prints the figures of one benchmark. */
export function show(title: string, figures: readonly Figure[]): void {
  console.log(`\n${title} (Node ${process.version}, medians)`);
  for (const { what, ours, peer, ratio, target, met } of figures) {
    const against = peer === undefined ? '' : ` | peer ${peer}`;
    const times = ratio === undefined ? '' : ` | ratio ${ratio}`;
    console.log(`  ${met ? 'met   ' : 'MISSED'} ${what}: ${ours}${against}${times} | target ${target}`);
  }
}
