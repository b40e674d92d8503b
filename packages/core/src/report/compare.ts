// Two periods side by side: what changed, and which units, procedures or stages moved the rate by how much.
import { lateRate, percentText } from '../rates/late-rate.ts';
import { isPeriodProvisional } from '../rates/provisional-period.ts';
import type { ReportDraft } from './draft.ts';
import type { GroupBy } from './group-by.ts';
import { usualSpelling } from '../names.ts';

/** What one group did to the headline rate. The contributions of all groups add up to the change of the rate. */
export interface Mover {
  readonly by: GroupBy;
  readonly key: string;
  readonly label: string;
  readonly before: { readonly late: number; readonly total: number };
  readonly after: { readonly late: number; readonly total: number };
  /** Percentage points, two decimals: its late dossiers over all dossiers, after less before. */
  readonly points: number;
}

/** The headline of one of two periods. */
export interface ComparedSide {
  readonly late: number;
  readonly total: number;
  readonly percent: string | null;
  /** Whether the days of the period up to the as-of day lie in a year that is not wholly decided. */
  readonly provisional: boolean;
}

/** The headline of two periods and what moved it. */
export interface Comparison {
  readonly basis: string;
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  /** Percentage points, two decimals; null where one period has no dossier. */
  readonly points: number | null;
  /** The groups that moved it, the strongest first. */
  readonly movers: readonly Mover[];
}

/** Compares two reports that were split by the same parts. */
export function compareReports(before: ReportDraft, after: ReportDraft): Comparison {
  const { basis, by } = after.question;
  const [first, second] = [lateRate(before.tally, basis), lateRate(after.tally, basis)];
  const share = (late: number, total: number): number => (total === 0 ? 0 : (late * 100) / total);
  const side = ({ question: { calendar, period, asOf } }: ReportDraft, { late, total }: typeof first): ComparedSide => ({
    late,
    total,
    percent: percentText({ late, total }),
    provisional: isPeriodProvisional(calendar, period, asOf),
  });
  const movers: Mover[] = [];
  for (const name of by ? new Set([...before.groups.keys(), ...after.groups.keys()]) : []) {
    const [was, is] = [before.groups.get(name), after.groups.get(name)];
    const { keys, labels } = (is ?? was) as NonNullable<typeof is>;
    const rateOf = (group: typeof was) => (group ? lateRate(group.tally, basis) : { late: 0, total: 0 });
    const [a, b] = [rateOf(was), rateOf(is)];
    const points = share(b.late, second.total) - share(a.late, first.total);
    movers.push({
      by: by as GroupBy,
      key: usualSpelling(keys),
      label: usualSpelling(labels),
      before: { late: a.late, total: a.total },
      after: { late: b.late, total: b.total },
      points,
    });
  }
  movers.sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.key < b.key ? -1 : 1));
  return {
    basis,
    before: side(before, first),
    after: side(after, second),
    points: first.total === 0 || second.total === 0 ? null : rounded(share(second.late, second.total) - share(first.late, first.total)),
    movers: movers.map((mover) => ({ ...mover, points: rounded(mover.points) })),
  };
}

const rounded = (value: number): number => Math.round(value * 100) / 100 + 0;
