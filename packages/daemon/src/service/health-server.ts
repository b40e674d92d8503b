// Health and metrics on loopback: whether the daemon lives, whether its last round was good, and what it counted.
import { createServer, type Server } from 'node:http';
import { listenOn } from '../page/listen-on.ts';
import { metricsText, type Gauges } from './metrics.ts';
import { PAGE_HEADERS, REFRESH_SECONDS } from '../page/page-headers.ts';

/** What the daemon knows of itself. */
export interface DaemonState {
  /** When it last looked around, in ms since 1970; 0 before the first time. */
  aliveAt: number;
  /** When a round last ended well, in ms since 1970; 0 before the first time. */
  roundAt: number;
  /** Why the last round was not good; null when it was. */
  fault: string | null;
  readonly gauges: Gauges;
}

/** What is wrong, as a code; `ok` where the last round wrote every letter that is owed. */
export const readiness = ({ roundAt, fault }: DaemonState): string => fault ?? (roundAt > 0 ? 'ok' : 'starting');

/** Older than this, a sign of life is none. */
const ALIVE_MS = 15 * 60_000;

/**
 * Serves `/healthz`, `/readyz`, `/metrics` and, at `/`, the morning's page, to this machine only; resolves once it listens.
 * A request that names another host is refused, so that no web page elsewhere can read it through the browser.
 * @throws {DaemonError} `port-taken`, `port-refused`.
 */
export function serveHealth(port: number, state: DaemonState, nowMs: () => number, morning: () => Promise<string>): Promise<Server> {
  const server = createServer((request, response) => {
    const answer = (
      status: number,
      body: string,
      headers: Readonly<Record<string, string>> = { 'content-type': 'text/plain; charset=utf-8' },
    ): void => {
      response.writeHead(status, { ...PAGE_HEADERS, ...headers });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    if (host !== '127.0.0.1' && host !== 'localhost') return answer(403, 'forbidden\n');
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'method not allowed\n');
    switch (request.url) {
      case '/healthz':
        return nowMs() - state.aliveAt < ALIVE_MS ? answer(200, 'ok\n') : answer(503, 'silent\n');
      case '/readyz':
        return answer(readiness(state) === 'ok' ? 200 : 503, `${readiness(state)}\n`);
      case '/metrics':
        return answer(200, metricsText(state), { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
      case '/':
        return void morning().then(
          (page) => answer(200, page, { 'content-type': 'text/html; charset=utf-8', refresh: REFRESH_SECONDS }),
          () => answer(503, 'not now\n'),
        );
      default:
        return answer(404, 'not found\n');
    }
  });
  server.requestTimeout = 2_000;
  server.headersTimeout = 2_000;
  return listenOn(server, { setting: 'health', host: '127.0.0.1', port });
}
