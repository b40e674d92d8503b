// Tells of settings that a running daemon cannot follow: it opened its database, its ports and its log when it started.
import type { Config } from '../config/schema.ts';
import type { DaemonLog } from '../log.ts';

/** What is taken at the start. */
const AT_THE_START = ['database', 'health', 'page', 'log'] as const satisfies readonly (keyof Config)[];

/** Asked at each round: names, once for each change, the tables of the configuration that wait for a restart. */
export function watchForRestart(started: Config, log: DaemonLog): (now: Config) => void {
  let told = '';
  return (now) => {
    const changed = AT_THE_START.filter((key) => JSON.stringify(now[key]) !== JSON.stringify(started[key]));
    if (changed.join() !== told) for (const code of changed) log.warn('restart-needed', { code });
    told = changed.join();
  };
}
