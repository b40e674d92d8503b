// The reports of files that arrived together: whom the list of open dossiers leaves out, the list of results behind it may show ended, and then there is nothing to tell.
import { remainingWarnings, type Warning } from '@dunghen/intake';
import type { Store } from '@dunghen/store';
import { writeReport, type Report } from './file-away.ts';

/** A file that was dealt with. */
export interface Filed {
  /** Where its report was written; null where one was there. */
  readonly place: string | null;
  readonly warnings: readonly Warning[];
  /** Its report, with these warnings. */
  readonly report: (warnings: readonly Warning[]) => Report;
}

/** Keeps of a round the reports that may have less to tell at its end. Whoever is killed before that leaves them as they were written. */
export class ReportsOfRound {
  #files = 0;
  readonly #early: (Filed & { readonly place: string; readonly name: string })[] = [];

  add(name: string, { place, ...filed }: Filed): void {
    this.#files++;
    if (place !== null && filed.warnings.some(({ remaining }) => remaining)) this.#early.push({ name, place, ...filed });
  }

  /** Writes anew what tells of dossiers of which a later file said how they stand. */
  async tellInTheEnd(store: Store): Promise<void> {
    if (this.#files < 2) return;
    const remaining = await remainingWarnings(
      store,
      this.#early.map(({ warnings }) => warnings),
    );
    for (const [i, { name, place, warnings, report }] of this.#early.entries()) {
      const told = remaining[i] as readonly Warning[];
      if (said(told) !== said(warnings)) await writeReport(place, { file: name, ...report(told) });
    }
  }
}

const said = (warnings: readonly Warning[]): string => warnings.map(({ text }) => text.vi).join('\n');
