// The two servers of the daemon on real ports: what they answer, what they refuse, and what is said where they cannot listen.
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serveHealth, type DaemonState } from '../src/service/health-server.ts';
import { listenOn } from '../src/page/listen-on.ts';
import { Attempts } from '../src/page/attempts.ts';
import { hashPassword, isPassword, readKeptPassword } from '../src/page/password.ts';
import { serveNetworkPage } from '../src/page/serve-network.ts';
import { Sessions } from '../src/page/sessions.ts';

const NOW = Date.parse('2026-11-23T01:00:00Z');
const portOf = (server: Server): number => {
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
};

/** What a server says to a request written by hand. */
async function say(port: number, ...lines: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.setEncoding('utf8').end(`${lines.join('\r\n')}\r\n\r\n`);
  let answer = '';
  for await (const piece of socket) answer += piece as string;
  return answer;
}

describe('the health of a daemon', () => {
  const state = (more: Partial<DaemonState> = {}): DaemonState => ({
    aliveAt: NOW,
    roundAt: NOW,
    fault: null,
    gauges: new Map(),
    ...more,
  });
  /** The status and the text of a path, on a daemon that fares like this. */
  async function of(path: string, at: DaemonState, init: RequestInit = {}): Promise<readonly [number, string]> {
    const server = await serveHealth(
      0,
      at,
      () => NOW,
      () => Promise.resolve('<p>hôm nay</p>'),
    );
    const answer = await fetch(`http://127.0.0.1:${portOf(server)}${path}`, init);
    return [answer.status, await answer.text()];
  }

  test('is good while it looks around and its rounds end well', async () => {
    expect(await of('/healthz', state())).toEqual([200, 'ok\n']);
    expect(await of('/readyz', state())).toEqual([200, 'ok\n']);
    expect((await of('/metrics', state()))[1]).toContain('\ndunghen_ready 1\n');
    expect(await of('/', state())).toEqual([200, '<p>hôm nay</p>']);
  });

  test('is told apart: silent for a quarter of an hour, not yet begun, and why a round was not good', async () => {
    expect(await of('/healthz', state({ aliveAt: NOW - 15 * 60_000 }))).toEqual([503, 'silent\n']);
    expect(await of('/readyz', state({ roundAt: 0 }))).toEqual([503, 'starting\n']);
    expect(await of('/readyz', state({ fault: 'database-full' }))).toEqual([503, 'database-full\n']);
    for (const bad of [{ roundAt: 0 }, { fault: 'database-full' }])
      expect((await of('/metrics', state(bad)))[1]).toContain('\ndunghen_ready 0\n');
  });

  test('has no other page, changes by nobody, and shows a head where only that is asked for', async () => {
    expect(await of('/khác', state())).toEqual([404, 'not found\n']);
    expect(await of('/healthz', state(), { method: 'POST' })).toEqual([405, 'method not allowed\n']);
    expect(await of('/healthz', state(), { method: 'HEAD' })).toEqual([200, '']);
  });

  test('is told to nobody who names another host, or none', async () => {
    const port = portOf(
      await serveHealth(
        0,
        state(),
        () => NOW,
        () => Promise.resolve(''),
      ),
    );
    expect(await say(port, 'GET /healthz HTTP/1.1', 'Host: evil.example', 'Connection: close')).toMatch(/^HTTP\/1\.1 403 /);
    expect(await say(port, 'GET /healthz HTTP/1.0')).toMatch(/^HTTP\/1\.1 403 /);
  });
});

describe('the page for the network', () => {
  /** A page behind a password, at a moment that may be moved. */
  async function open(lang: 'vi' | 'en' = 'vi') {
    const password = readKeptPassword(kept(await hashPassword('mua xuân ở Đình Lập')));
    const clock = { ms: NOW };
    const page = { listen: '127.0.0.1', port: 0, password, lang, nowMs: () => clock.ms, morning: () => Promise.resolve('<p>hôm nay</p>') };
    const at = `http://127.0.0.1:${portOf(await serveNetworkPage({ ...page, onRefused: () => {} }))}`;
    const logIn = (body: string): Promise<Response> =>
      fetch(`${at}/login`, { method: 'POST', body: new URLSearchParams(body), redirect: 'manual' });
    return { at, clock, logIn };
  }

  test('asks for the password in the language of the office', async () => {
    expect(await (await fetch((await open('vi')).at)).text()).toContain('Mật khẩu xem trang hôm nay');
    expect(await (await fetch((await open('en')).at)).text()).toContain("Password for today's page");
  });

  test('leads whoever asks for the form by its address back to the page, and changes by nobody', async () => {
    const { at } = await open();
    const led = await fetch(`${at}/login`, { redirect: 'manual' });
    expect([led.status, led.headers.get('location')]).toEqual([303, '/']);
    expect((await fetch(`${at}/login`, { method: 'PUT' })).status).toBe(404);
    const changed = await fetch(at, { method: 'POST' });
    expect([changed.status, changed.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    const head = await fetch(at, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([401, '']);
  });

  test('takes a form without a password for one with a wrong one', async () => {
    const { logIn } = await open();
    expect((await logIn('mật-khẩu=x')).status).toBe(401);
    const told = await logIn('password=sai');
    expect([told.status, await told.text()]).toEqual([401, expect.stringContaining('Mật khẩu không đúng.')]);
  });
});

describe('who guesses the password of the page for the network', () => {
  const RIGHT = 'mua xuân ở Đình Lập';
  /** A page behind a password, at a moment that may be moved. */
  async function open() {
    const password = readKeptPassword(kept(await hashPassword(RIGHT)));
    const clock = { ms: NOW };
    const page = { listen: '127.0.0.1', port: 0, password, lang: 'vi' as const, morning: () => Promise.resolve(''), onRefused: () => {} };
    const port = portOf(await serveNetworkPage({ ...page, nowMs: () => clock.ms }));
    return { port, clock };
  }
  const bodyOf = (password: string): string => new URLSearchParams({ password }).toString();
  /** Opens a request and hands back what sends its body and gives the status of the answer. */
  async function begin(port: number, password: string): Promise<() => Promise<number>> {
    const body = bodyOf(password);
    const socket = connect(port, '127.0.0.1').setEncoding('utf8');
    await once(socket, 'connect');
    socket.write(`POST /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n`);
    return async () => {
      socket.write(body);
      let answer = '';
      for await (const piece of socket) answer += piece as string;
      return Number(answer.split(' ')[1]);
    };
  }
  const tried = async (port: number, password: string): Promise<number> => (await begin(port, password))();

  test('has five tries, also where many begin at once and end later; then not even the right one tells', async () => {
    const { port } = await open();
    const begun = await Promise.all(Array.from({ length: 12 }, (_, i) => begin(port, `đoán ${i}`)));
    // Every head has been read by now; the bodies come after.
    await pause(100);
    const answers = await Promise.all(begun.map((end) => end()));
    expect(answers.toSorted((a, b) => a - b)).toEqual([...Array<number>(5).fill(401), ...Array<number>(7).fill(429)]);
    expect(await tried(port, RIGHT)).toBe(429);
  });

  test('waits longer after each wrong one, and is forgiven by the right one', async () => {
    const { port, clock } = await open();
    for (let i = 0; i < 5; i++) expect(await tried(port, 'sai')).toBe(401);
    clock.ms += 4_999;
    expect(await tried(port, RIGHT)).toBe(429);
    clock.ms += 1;
    expect([await tried(port, 'sai'), await tried(port, RIGHT)]).toEqual([401, 429]);
    clock.ms += 10_000;
    expect([await tried(port, RIGHT), await tried(port, 'sai'), await tried(port, 'sai')]).toEqual([303, 401, 401]);
  });
});

/** A file that holds a kept password. */
function kept(line: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'mật khẩu '));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'mk.txt'), line);
  return join(folder, 'mk.txt');
}

describe('a kept password', () => {
  test('is read as it was written, whichever way its accents are typed', async () => {
    const read = readKeptPassword(kept(`${await hashPassword('Đình Lập 2026')}\n`));
    expect([await isPassword('Đình Lập 2026'.normalize('NFD'), read), await isPassword('Đình Lập 2027', read)]).toEqual([true, false]);
  });

  test.each(['', 'mật khẩu', 'scrypt$32768$8$1', 'scrypt$32769$8$1$AAAA$' + 'A'.repeat(43), 'scrypt$2$8$1$AAAA$' + 'A'.repeat(43)])(
    'that is %j is none, and says so before anybody tries',
    (line) => expect(() => readKeptPassword(kept(line))).toThrow(expect.objectContaining({ code: 'page-password' })),
  );
});

test('who gave the password is let in for a working day, and no longer where too many came after', () => {
  const sessions = new Sessions();
  const tokens = Array.from({ length: 501 }, () => sessions.open(NOW));
  expect([tokens[0], tokens[1], tokens[500], 'đoán', null].map((token) => sessions.holds(token as string | null, NOW))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
  const day = 12 * 60 * 60_000;
  expect([NOW + day - 1, NOW + day, NOW - 1].map((now) => sessions.holds(tokens[1] as string, now))).toEqual([true, false, false]);
});

test('who tried first is forgotten where too many try, and the others are not', () => {
  const attempts = new Attempts();
  for (const sender of ['đầu tiên', 'thứ hai']) for (let i = 0; i < 20; i++) attempts.begin(sender, NOW);
  expect(attempts.waitOf('đầu tiên', NOW)).toBeGreaterThan(0);
  for (let i = 0; i < 1_000 - 1; i++) attempts.begin(`máy ${i}`, NOW);
  expect(attempts.waitOf('đầu tiên', NOW)).toBe(0);
  expect(attempts.waitOf('thứ hai', NOW)).toBeGreaterThan(0);
});

describe('where a server cannot listen', () => {
  const fault = (host: string, port: number): Promise<unknown> =>
    listenOn(createServer(), { setting: 'page', host, port }).then(portOf, (error: unknown) => error);

  test('the setting and the cure are named: a port that is taken, an address that is not this machine’s', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = portOf(other);
    expect(await fault('127.0.0.1', port)).toMatchObject({ code: 'port-taken', message: expect.stringContaining('page.port') as string });
    // An address for documents, which no machine has.
    expect(await fault('203.0.113.1', 0)).toMatchObject({
      code: 'port-refused',
      message: expect.stringContaining('page.listen') as string,
    });
  });

  test('what nobody foresaw is told as it is', async () => {
    expect(await fault('không-có.invalid', 0)).toMatchObject({ syscall: 'getaddrinfo' });
  });
});
