// `dunghen daemon`: watches the inbox, scans and writes letters until it is told to stop.
import { DungHenError, officeDayOf } from '@dunghen/core';
import type { LoadedConfig } from '@dunghen/daemon/config';
import { daemonLog, runDaemon, tellSystemd } from '@dunghen/daemon/run';
import { holdInstanceLock, storeFault, whereItLies } from '@dunghen/store';
import { buildMorning } from '../build-morning.ts';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { openSession } from '../session.ts';

export const daemonCommand: CommandAction<[], object> = async (...asked) => {
  try {
    return await runUntilTold(...asked);
  } catch (error) {
    // While systemd waits to start it again, `systemctl status` shows neither what the last one wrote nor that it did.
    const known = error instanceof DungHenError ? error : storeFault(error);
    await tellSystemd('STOPPING=1', known?.code ?? 'failed');
    throw error;
  }
};

const runUntilTold: CommandAction<[], object> = async (_, options, defaultLang) => {
  const session = openSession(options, defaultLang);
  const store = await session.openStore({ create: true });
  const stop = new AbortController();
  // The command's own SIGINT handler ends at once; a daemon finishes the letter in hand.
  process.removeAllListeners('SIGINT');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
  let release: (() => void) | undefined;
  try {
    release = holdInstanceLock(`${whereItLies(session.databasePath())}.daemon-lock`);
    const fixedDay = session.dayIsFixed ? session.today : null;
    const end = await runDaemon({
      store,
      log: daemonLog(session.loaded.config.log.level),
      today: () => fixedDay ?? officeDayOf(Date.now()),
      dayIsFixed: session.dayIsFixed,
      nowMs: Date.now,
      reload: async () => {
        const now = openSession(options, defaultLang);
        return { loaded: inTrial(now.loaded), law: await now.lawOfDossiers() };
      },
      morning: async ({ config }, law, today) => {
        const { morningPage } = await import('@dunghen/view');
        return morningPage(await buildMorning(store, law, config.agency, today), session);
      },
      systemd: tellSystemd,
      signal: stop.signal,
    });
    // What is still under way would keep the process, and must not meet a closed database.
    if (end === 'cut-short') process.exit(EXIT.done);
    return EXIT.done;
  } finally {
    release?.();
    await store.close();
  }
};

/** The trials that kill daemons and cut their power want a round each second, which no configuration may ask for. */
function inTrial(loaded: LoadedConfig): LoadedConfig {
  const bell = process.env['DUNGHEN_TRIAL_SCHEDULE'];
  return bell === undefined ? loaded : { ...loaded, config: { ...loaded.config, schedule: { scan: bell } } };
}
