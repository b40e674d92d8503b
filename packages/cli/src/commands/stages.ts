// `dunghen stages`: where time goes, and which step to fix first.
import { knownDay } from '@dunghen/core';
import { addToStages, beginStages, finishStages } from '@dunghen/core/report';
import { EXIT } from '../exit-code.ts';
import { foldAll } from '../fold-all.ts';
import { periodOf, type PeriodOptions } from '../period-option.ts';
import type { CommandAction } from '../program.ts';
import { openSession } from '../session.ts';
import { stagesInWords } from '../show/stages-table.ts';
import { checkDay, tellOfDossier } from '../unjudged.ts';
import { reply } from '../show/say.ts';

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
  const knownOn = knownDay(period, session.today);
  checkDay(law, knownOn);
  const store = await session.openToRead();
  try {
    await foldAll(store, law, knownOn, {
      add: (clock) => addToStages(draft, clock),
      fault: tellOfDossier(session),
    });
    const report = finishStages(draft);
    reply(session, report, () => stagesInWords(report, session));
    return EXIT.done;
  } finally {
    await store.close();
  }
};
