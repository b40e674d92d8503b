// The little that every benchmark shares: repeated timings, a median, and a table with the target beside the figure.
import process from 'node:process';

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

/** One measured figure, against its target where it has one. */
export interface Figure {
  readonly what: string;
  readonly ours: string;
  readonly peer?: string;
  readonly ratio?: string;
  readonly target?: string;
  readonly met?: boolean;
}

/** Nanoseconds of one answer against a peer's, which must be `factor` times slower. */
export function against(what: string, ours: number, peer: number, factor: number): Figure {
  const ratio = peer / ours;
  return { what, ours: ns(ours), peer: ns(peer), ratio: `${ratio.toFixed(0)}×`, target: `≥ ${factor}×`, met: ratio >= factor };
}

export const ns = (value: number): string => `${value.toFixed(1)} ns`;

const HEAD = ['what', 'ours', 'peer', 'ratio', 'target', ''];

/** Prints the figures of one benchmark as a table. A missed target is told, never thrown: what was measured is the machine too. */
export function show(title: string, figures: readonly Figure[]): void {
  const rows = [
    HEAD,
    ...figures.map(({ what, ours, peer, ratio, target, met }) => [
      what,
      ours,
      peer ?? '',
      ratio ?? '',
      target ?? '',
      met === undefined ? '' : met ? 'met' : 'MISSED',
    ]),
  ];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] as number) : cell.padStart(widths[column] as number))).join('  ');
  console.log(`\n${title} (Node ${process.version}, medians)`);
  for (const row of rows) console.log(`  ${line(row).trimEnd()}`);
}
