// The alert ladder: at which working day before or after its due date a dossier is to be told of, each step once.

/** The steps in working days: those before the due date (0 is the day itself) and those after it. */
export interface Ladder {
  readonly workingDaysBefore: readonly number[];
  readonly workingDaysAfter: readonly number[];
}

/**
 * The step a dossier stands on with so many working days left: the lowest one reached, so that after a week asleep the
 * dossier rings once and not for every step it slept through. Null above the ladder. Days past are negative steps.
 * @example ladderStep(1, { workingDaysBefore: [2, 1, 0], workingDaysAfter: [1] }) // 1
 */
export function ladderStep(workingDaysLeft: number, { workingDaysBefore, workingDaysAfter }: Ladder): number | null {
  const reached = [...workingDaysBefore, ...workingDaysAfter.map((days) => -days)].filter((step) => workingDaysLeft <= step);
  return reached.length === 0 ? null : Math.min(...reached);
}
