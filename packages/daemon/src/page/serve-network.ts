// The morning's page for the office's own network: behind a password, with a session of one working day, and nothing else served.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { listenOn } from './listen-on.ts';
import { Attempts } from './attempts.ts';
import { loginPage } from './login-page.ts';
import { PAGE_HEADERS, REFRESH_SECONDS } from './page-headers.ts';
import { isPassword, LONGEST_PASSWORD, type KeptPassword } from './password.ts';
import { Sessions, SESSION_MS } from './sessions.ts';

/** Where and for whom the page is opened. */
export interface NetworkPage {
  readonly listen: string;
  readonly port: number;
  readonly password: KeptPassword;
  readonly lang: 'vi' | 'en';
  readonly nowMs: () => number;
  /** The page itself; made only for those who gave the password. */
  readonly morning: () => Promise<string>;
  /** Told of each wrong password, and of each try that came too early. */
  readonly onRefused: () => void;
}

const COOKIE = 'dunghen';
const LARGEST_BODY = 4 * LONGEST_PASSWORD;

interface Answer {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Resolves once it listens. */
export function serveNetworkPage(page: NetworkPage): Promise<Server> {
  const attempts = new Attempts();
  const sessions = new Sessions();
  const { nowMs, lang } = page;
  const askFor = (fault: 'wrong' | 'wait' | null, waitMs = 0): Answer => ({
    status: fault === 'wait' ? 429 : 401,
    body: loginPage(lang, fault, Math.ceil(waitMs / 1000)),
    ...(fault === 'wait' && { headers: { 'retry-after': String(Math.ceil(waitMs / 1000)) } }),
  });

  const logIn = async (request: IncomingMessage): Promise<Answer> => {
    // A form of another site may not try passwords through somebody's browser.
    if (request.headers.origin !== undefined && request.headers.origin !== `http://${request.headers.host}`) return { status: 403 };
    const body = await bodyOf(request);
    if (body === null) return { status: 413 };
    // Nothing is waited for between the look and the count: of many that come at once, none slips through before the others are counted.
    const sender = String(request.socket.remoteAddress);
    const wait = attempts.waitOf(sender, nowMs());
    if (wait > 0) {
      page.onRefused();
      return askFor('wait', wait);
    }
    attempts.begin(sender, nowMs());
    const password = new URLSearchParams(body).get('password') ?? '';
    if (password.length > LONGEST_PASSWORD || !(await isPassword(password, page.password))) {
      page.onRefused();
      return askFor('wrong');
    }
    attempts.forgive(sender);
    const token = sessions.open(nowMs());
    const cookie = `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${SESSION_MS / 1000}`;
    return { status: 303, headers: { location: '/', 'set-cookie': cookie } };
  };

  const answerTo = async (request: IncomingMessage): Promise<Answer> => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (request.url === '/login' && request.method === 'POST') return logIn(request);
    if (request.url === '/login' && reads) return { status: 303, headers: { location: '/' } };
    if (request.url !== '/') return { status: 404 };
    if (!reads) return { status: 405, headers: { allow: 'GET, HEAD' } };
    if (!sessions.holds(tokenOf(request), nowMs())) return askFor(null);
    return { status: 200, body: await page.morning(), headers: { refresh: REFRESH_SECONDS } };
  };

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, body = `${status}\n`, headers = {} } = await answerTo(request).catch((): Answer => ({ status: 503 }));
    const type = body.startsWith('<') ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8';
    response.writeHead(status, { ...PAGE_HEADERS, 'content-type': type, ...headers });
    response.end(request.method === 'HEAD' ? undefined : body);
  };

  const server = createServer((request, response) => void respond(request, response));
  server.requestTimeout = 10_000;
  server.headersTimeout = 5_000;
  server.maxConnections = 200;
  return listenOn(server, { setting: 'page', host: page.listen, port: page.port });
}

const tokenOf = (request: IncomingMessage): string | null =>
  new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]{43})(?:;|$)`).exec(request.headers.cookie ?? '')?.[1] ?? null;

/** The body of a small form; null when it is no small form. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LARGEST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
