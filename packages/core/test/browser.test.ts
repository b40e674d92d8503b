import { spawn, spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', json: 'application/json', html: 'text/html; charset=utf-8' };

/** The page: the built core as plain modules, both golden files, and the tally posted back. */
const PAGE = `<!doctype html><script type="module">
  const report = (result) => fetch('/result', { method: 'POST', body: JSON.stringify(result) });
  addEventListener('error', (event) => report({ error: String(event.message) }));
  addEventListener('unhandledrejection', (event) => report({ error: String(event.reason) }));
  const { deadline } = await import('/packages/core/dist/index.js');
  const golden = async (name) => (await fetch('/fixtures/law/' + name)).json();
  const wrong = [];
  let count = 0;
  for (const { id, receivedDate, workingDays, dueDate } of await golden('golden-working-days.json')) {
    count++;
    if (deadline({ received: receivedDate, term: workingDays + ' working-days' }).dueOn !== dueDate) wrong.push(id);
  }
  for (const { id, receivedDate, calendarDays, dueDate } of await golden('golden-calendar-days.json')) {
    count++;
    if (deadline({ received: receivedDate, term: calendarDays + ' calendar-days' }).dueOn !== dueDate) wrong.push(id);
  }
  await report({ count, wrong });
</script>`;

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find((name) => spawnSync(name, ['--version']).status === 0);

test.skipIf(chromium === undefined)(
  'the built core answers every golden case in a real browser (needs Chromium)',
  { timeout: 60_000 },
  async () => {
    const profile = mkdtempSync(join(tmpdir(), 'chromium-'));
    let tell: (result: unknown) => void = () => {};
    const told = new Promise<unknown>((done) => (tell = done));
    const server = createServer((request, response) => {
      if (request.method === 'POST') {
        let body = '';
        request.on('data', (chunk: Buffer) => (body += chunk.toString()));
        request.on('end', () => {
          response.end();
          tell(JSON.parse(body));
        });
        return;
      }
      const path = join(ROOT, normalize(decodeURIComponent(request.url ?? '/')));
      if (request.url === '/') response.setHeader('content-type', TYPES['html'] as string).end(PAGE);
      else if (path.startsWith(ROOT) && existsSync(path)) {
        response.setHeader('content-type', TYPES[path.split('.').at(-1) ?? ''] ?? 'text/plain');
        createReadStream(path).pipe(response);
      } else response.writeHead(404).end();
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const browser = spawn(chromium as string, [...FLAGS, `--user-data-dir=${profile}`, '--remote-debugging-port=0', address], {
      stdio: 'ignore',
    });
    try {
      expect(await told).toEqual({ count: expect.any(Number), wrong: [] });
      expect(((await told) as { count: number }).count).toBeGreaterThan(300);
    } finally {
      browser.kill('SIGKILL');
      await new Promise((gone) => browser.on('close', gone));
      server.close();
      rmSync(profile, { recursive: true, force: true });
    }
  },
);
