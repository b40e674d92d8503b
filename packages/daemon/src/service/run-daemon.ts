// The daemon's life: a doorbell and a heartbeat ring for rounds, and a round is inbox, then scan. One at a time, whoever rings.
import { setTimeout as pause } from 'node:timers/promises';
import { DungHenError, type EpochDay } from '@dunghen/core';
import { KEPT_MAPPING } from '@dunghen/intake';
import type { Store } from '@dunghen/store';
import { clockLeap } from './clock-hold.ts';
import type { LawContext } from '../config/context.ts';
import { fromConfig, type LoadedConfig } from '../config/load-config.ts';
import { morningHold } from '../digest/morning-hold.ts';
import { hangDoorbell } from './doorbell.ts';
import { readiness, serveHealth, type DaemonState } from './health-server.ts';
import { giveBackMemoryAtRest, stayAwake } from './give-back-memory.ts';
import { emptyInbox, noArrivals, QUIET_MS } from '../inbox/inbox.ts';
import type { DaemonLog } from '../log.ts';
import { noteCounts } from './metrics.ts';
import { monthRate } from './month-rate.ts';
import { openToNetwork } from '../page/open-to-network.ts';
import { watchForRestart } from './restart-needed.ts';
import { folderFault, forget, makePdfs, noteFailedRound, scannedInShort, tell } from './round-chores.ts';
import { scanContext } from '../scan-context.ts';
import { scan } from '../scan.ts';
import type { SystemdState } from './tell-systemd.ts';

/** What the outer edge gives the daemon. */
export interface DaemonEdge {
  readonly store: Store;
  readonly log: DaemonLog;
  /** The office's day now. */
  readonly today: () => EpochDay;
  /** Whether the day was given, so that no clock can mislead. */
  readonly dayIsFixed?: boolean;
  readonly nowMs: () => number;
  /** The configuration and the law as they stand now: read anew each round, so that a changed calendar is followed. */
  readonly reload: () => Promise<{ readonly loaded: LoadedConfig; readonly law: LawContext }>;
  /** The page of what is to be done today. */
  readonly morning: (loaded: LoadedConfig, law: LawContext, today: EpochDay) => Promise<string>;
  /** Tells the service manager, where there is one. */
  readonly systemd: (state: SystemdState, status?: string) => Promise<void>;
  /** Told to stop. */
  readonly signal: AbortSignal;
}

/** The heartbeat: how often it looks whether a round is due, since node-cron never rings a slot that was slept through. */
const HEARTBEAT_MS = 15_000;
/** A round that takes longer hangs: the service manager is no longer told that all is well, and starts the daemon anew. */
const LONGEST_ROUND_MS = 30 * 60_000;
/** A round is due after this long whether or not the doorbell rang. */
const LATEST_MS = 15 * 60_000;

/** How long the round in hand may still take once the daemon is told to stop: the mail of a server that hangs, a list of a million rows. Five seconds are
 * promised for all of stopping; with four here a machine with ten jobs for each core took up to 6.2 s. */
const STOP_MS = 3_000;

/**
 * Runs until the signal; resolves when the round in hand is done and nothing is left open. A round that takes too long is
 * `cut-short`: it may be left where it is and the process ended, since a kill at any moment loses and doubles nothing.
 */
export async function runDaemon(edge: DaemonEdge): Promise<'whole' | 'cut-short'> {
  const { log, nowMs, signal } = edge;
  const state: DaemonState = { aliveAt: nowMs(), roundAt: 0, fault: null, gauges: new Map() };
  const arrivals = noArrivals();
  const isHeld = morningHold(log);
  let { loaded, law } = await edge.reload();
  const noteRestart = watchForRestart(loaded.config, log);
  const hand: { round: Promise<void> | null } = { round: null };
  let forgottenOn: EpochDay | null = null;
  let month: { readonly basis: string; readonly late: number; readonly total: number } | null = null;
  let lastRound = 0;
  const round = async (): Promise<void> => {
    const start = nowMs();
    const leap = edge.dayIsFixed ? null : clockLeap(await edge.store.lastScan(), start);
    if (leap !== null) {
      state.fault = 'clock-leapt';
      log.error('held', { code: 'clock-leapt', days: leap });
      return;
    }
    try {
      ({ loaded, law } = await edge.reload());
      noteRestart(loaded.config);
      state.gauges.set('config_refused', 0);
    } catch (error) {
      // A configuration broken at night: go on with the one that worked, and say so.
      if (!(error instanceof DungHenError)) throw error;
      state.gauges.set('config_refused', 1);
      log.error('config-refused', { code: error.code });
    }
    const now = (): string => new Date(nowMs()).toISOString();
    const today = edge.today();
    const inboxFault = await emptyInbox(edge.store, arrivals, {
      folder: fromConfig(loaded, loaded.config.inbox),
      mapping: fromConfig(loaded, KEPT_MAPPING),
      today,
      law,
      now,
      log,
      signal,
    }).catch(folderFault);
    if (signal.aborted) return;
    const result = await scan(edge.store, scanContext(loaded, law, today, now), undefined, signal);
    if (signal.aborted) return;
    await makePdfs(edge, loaded, result);
    const waits = (): boolean => isHeld(today, nowMs(), arrivals.waiting.size);
    const mail = await tell(edge, { loaded, law, today, now, waits });
    if (signal.aborted) return;
    if (forgottenOn !== today && (await forget(edge, { loaded, today, now }, result))) forgottenOn = today;
    const basis = JSON.stringify([await edge.store.newestEvent(), today, law.id, loaded.config.kpi]);
    // It takes a reading of every dossier, so only when something that it rests on changed.
    if (month?.basis !== basis) month = { basis, ...(await monthRate(edge.store, law, loaded.config.kpi, today)) };
    noteCounts(state.gauges, result, month);
    for (const { code, dossier, blocking } of result.degraded)
      log[blocking ? 'error' : 'warn']('degraded', { code, ...(dossier !== undefined && { dossier }) });
    if (result.dueDatesMoved > 0) log.warn('due-dates-moved', { moved: result.dueDatesMoved });
    state.roundAt = nowMs();
    if (inboxFault !== null) log.error('degraded', { code: inboxFault });
    state.fault = result.degraded.find(({ blocking }) => blocking)?.code ?? inboxFault;
    state.gauges.set('mail_waiting', mail);
    log.info('scanned', { ...scannedInShort(result), ms: nowMs() - start });
  };

  /** Rings for a round; while one is in hand the ring is heard by it. */
  const ring = (): Promise<void> => {
    if (hand.round) return hand.round;
    if (signal.aborted) return Promise.resolve();
    lastRound = nowMs();
    stayAwake();
    hand.round = round()
      .catch(async (error: unknown) => {
        state.fault = await noteFailedRound(edge, error);
      })
      .finally(() => {
        hand.round = null;
        if (!signal.aborted) giveBackMemoryAtRest(edge.store);
      });
    return hand.round;
  };

  const morning = (): Promise<string> => edge.morning(loaded, law, edge.today());
  const network = await openToNetwork(edge, loaded, morning);
  const { port } = loaded.config.health;
  const server =
    port === 0
      ? null
      : await serveHealth(port, state, nowMs, morning).catch((error: unknown) => {
          network?.close();
          throw error;
        });
  if (server) log.info('listening', { port });
  const doorbell = hangDoorbell(() => void ring());
  doorbell.follow(loaded.config.schedule.scan);
  const heartbeat = setInterval(() => {
    state.aliveAt = nowMs();
    doorbell.follow(loaded.config.schedule.scan);
    if (hand.round === null || nowMs() - lastRound < LONGEST_ROUND_MS) void edge.systemd('WATCHDOG=1', readiness(state));
    // The clock may have been set back: then, too, a round is due.
    if (nowMs() - lastRound >= LATEST_MS || nowMs() < lastRound || arrivals.waiting.size > 0) void ring();
  }, HEARTBEAT_MS);
  log.info('started');
  await edge.systemd('--ready', readiness(state));
  // Files found at the first look are complete if they stand still until the second, and those that were just written a little later.
  let nextLook: NodeJS.Timeout | undefined;
  const look = async ([wait, ...waits]: readonly number[]): Promise<void> => {
    await ring();
    if (wait !== undefined && arrivals.waiting.size > 0 && !signal.aborted) nextLook = setTimeout(() => void look(waits), wait);
  };
  void look([2_000, QUIET_MS]);

  await new Promise<void>((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
  void edge.systemd('STOPPING=1');
  stayAwake();
  clearInterval(heartbeat);
  await doorbell.takeDown();
  for (const open of [server, network]) {
    open?.close();
    open?.closeAllConnections();
  }
  clearTimeout(nextLook);
  const whole = await isDoneWithin(hand.round, STOP_MS);
  if (whole) log.info('stopped');
  else log.warn('stopped', { code: 'round-cut-short' });
  return whole ? 'whole' : 'cut-short';
}

/** Whether the work ends within so many milliseconds. */
async function isDoneWithin(work: Promise<void> | null, ms: number): Promise<boolean> {
  const late = new AbortController();
  const done = await Promise.race([work?.then(() => true) ?? true, pause(ms, false, { signal: late.signal })]);
  late.abort();
  return done;
}
