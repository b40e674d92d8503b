// `dunghen stages`: where time goes, and which step to fix first.
import { knownDay } from '@dunghen/core';
import { addToStages, beginStages, finishStages } from '@dunghen/core/report';
import { EXIT } from '../exit-code.ts';
import { foldAll } from '../fold-all.ts';
import { periodOf, type PeriodOptions } from '../period-option.ts';
import type { CommandAction } from '../program.ts';
import { openSession } from '../session.ts';
import { stagesInWords } from '../show/stages-table.ts';

export const stagesCommand: CommandAction<[], PeriodOptions> = async (_, options, defaultLang) => {
  const session = openSession(options, defaultLang);
  const law = await session.lawOfDossiers();
  const period = periodOf(options, session.today);
  const draft = beginStages({
    period,
    asOf: session.today,
    withdrawn: session.loaded.config.kpi.withdrawn,
    calendar: law.calendar,
    officeHours: law.policy.officeHours,
  });
  const store = await session.openStore();
  try {
    await foldAll(store, law, knownDay(period, session.today), {
      add: (clock) => addToStages(draft, clock),
      fault: (error, code) => process.stderr.write(`${code}: ${error.in(session.lang)}\n`),
    });
    const report = finishStages(draft);
    process.stdout.write(session.json ? `${JSON.stringify(report)}\n` : stagesInWords(report, session));
    return EXIT.done;
  } finally {
    await store.close();
  }
};
