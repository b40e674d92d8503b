// Opens today's page to the office's own network where the configuration says so.
import type { Server } from 'node:http';
import { fromConfig, type LoadedConfig } from '../config/load-config.ts';
import type { DaemonEdge } from '../service/run-daemon.ts';
import { readKeptPassword } from './password.ts';
import { serveNetworkPage } from './serve-network.ts';

/** The server, or null where the page is for this machine only. @throws {DaemonError} `page-password`. */
export async function openToNetwork(
  { log, nowMs }: Pick<DaemonEdge, 'log' | 'nowMs'>,
  loaded: LoadedConfig,
  morning: () => Promise<string>,
): Promise<Server | null> {
  const { page, lang } = loaded.config;
  if (!page) return null;
  const { listen, port } = page;
  const password = readKeptPassword(fromConfig(loaded, page.passwordFile));
  const onRefused = (): void => log.warn('page-refused');
  const server = await serveNetworkPage({ listen, port, password, lang, nowMs, morning, onRefused });
  log.info('open-to-network', { port });
  return server;
}
