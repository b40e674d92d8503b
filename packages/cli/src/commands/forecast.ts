// `dunghen forecast`: where the month will end, and which open dossiers decide it.
import { formatDay, knownDay, parseTarget } from '@dunghen/core';
import { addToForecast, beginForecast, finishForecast } from '@dunghen/core/report';
import { EXIT } from '../exit-code.ts';
import { foldAll } from '../fold-all.ts';
import { periodOf, type PeriodOptions } from '../period-option.ts';
import type { CommandAction } from '../program.ts';
import { openSession } from '../session.ts';
import { forecastInWords } from '../show/forecast-table.ts';
import { showDay } from '../show/text.ts';
import { checkDay, tellOfDossier } from '../unjudged.ts';
import { UsageError } from '../usage-error.ts';
import { reply } from '../show/say.ts';

interface Options extends PeriodOptions {
  readonly target?: string;
}

export const forecastCommand: CommandAction<[], Options> = async (_, options, defaultLang) => {
  const session = openSession(options, defaultLang);
  const { kpi } = session.loaded.config;
  const law = await session.lawOfDossiers();
  const period = periodOf(options, session.today);
  if (period.from > session.today) {
    const from = formatDay(period.from);
    throw new UsageError(
      `Kỳ này chưa bắt đầu (từ ngày ${showDay(from, 'vi')}); chỉ dự báo được kỳ đang diễn ra, hoặc đặt --today vào trong kỳ.`,
      `The period has not begun (${from}); only a period under way can be forecast, or set --today inside it.`,
    );
  }
  const target = parseTarget(options.target ?? kpi.target);
  const draft = beginForecast({ period, asOf: session.today, target, withdrawn: kpi.withdrawn, calendar: law.calendar });
  const knownOn = knownDay(period, session.today);
  checkDay(law, knownOn);
  const store = await session.openToRead();
  try {
    await foldAll(store, law, knownOn, {
      add: (clock) => addToForecast(draft, clock),
      fault: tellOfDossier(session),
    });
    const forecast = finishForecast(draft);
    reply(session, forecast, () => forecastInWords(forecast, session, kpi.basis));
    return EXIT.done;
  } finally {
    await store.close();
  }
};
