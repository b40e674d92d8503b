// The chance that one open dossier ends late: what happened to its like, leaning on the wider group where its own is small.
import { FURTHEST, type Experience, type Odds } from './experience.ts';

/** How many dossiers of the wider group weigh as much as the narrower group's own. */
const WEIGHT = 20;
/** Before any experience: one late in a hundred, the target itself. */
const PRIOR = 0.01;

/** The chance of ending late, for a dossier of a procedure at a stage with so many working days left. */
export type LateChance = (situation: string, daysLeft: number) => number;

/** Reads the chances off the experience: all dossiers, then those of the procedure, then those at the stage too. */
export function lateChance({ odds }: Experience): LateChance {
  const byProcedure = new Map<string, Odds>();
  const all = emptyOdds();
  for (const [key, one] of odds) {
    const procedure = key.slice(0, key.indexOf('\u0000'));
    let sum = byProcedure.get(procedure);
    if (!sum) byProcedure.set(procedure, (sum = emptyOdds()));
    for (let left = 0; left <= FURTHEST; left++) {
      for (const into of [sum, all]) {
        into.open[left] = (into.open[left] as number) + (one.open[left] as number);
        into.late[left] = (into.late[left] as number) + (one.late[left] as number);
      }
    }
  }
  return (key, daysLeft) => {
    const left = Math.min(FURTHEST, Math.max(0, daysLeft));
    const groups = [all, byProcedure.get(key.slice(0, key.indexOf('\u0000'))), odds.get(key)];
    return groups.reduce(
      (chance, group) => (group ? ((group.late[left] as number) + WEIGHT * chance) / ((group.open[left] as number) + WEIGHT) : chance),
      PRIOR,
    );
  };
}

const emptyOdds = (): Odds => ({ open: new Uint32Array(FURTHEST + 1), late: new Uint32Array(FURTHEST + 1) });
