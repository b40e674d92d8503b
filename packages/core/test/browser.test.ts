import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.json': 'application/json' };
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // What a page says to its console comes out as a line with CONSOLE in it.
  '--enable-logging=stderr',
];

/** The page: the built core as plain modules, both golden files, and the tally posted back. */
const PAGE = `<!doctype html><link rel="icon" href="data:,"><script type="module">
  const { deadline } = await import('/core/index.js');
  const golden = async (name) => (await fetch('/law/' + name)).json();
  const wrong = [];
  let count = 0;
  const check = (id, received, term, dueDate) => {
    count++;
    if (deadline({ received, term }).dueOn !== dueDate) wrong.push(id);
  };
  for (const c of await golden('golden-working-days.json')) check(c.id, c.receivedDate, c.workingDays + ' working-days', c.dueDate);
  for (const c of await golden('golden-calendar-days.json')) check(c.id, c.receivedDate, c.calendarDays + ' calendar-days', c.dueDate);
  await fetch('/tally', { method: 'POST', body: JSON.stringify({ count, wrong }) });
</script>`;

/** The core as `tsc` emits it, fresh, in a folder that is gone when the test is over. */
function freshBuild(): string {
  const out = mkdtempSync(join(tmpdir(), 'core-'));
  onTestFinished(() => rmSync(out, { recursive: true, force: true }));
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const project = join(ROOT, 'packages/core/tsconfig.json');
  execFileSync(process.execPath, [tsc, '-p', project, '--outDir', out, '--tsBuildInfoFile', join(out, '.tsbuildinfo')]);
  return out;
}

/** Serves the page, the core and the golden files on this machine only; `told` gives what the page posts back. */
async function serve(core: string): Promise<{ readonly address: string; readonly told: Promise<unknown> }> {
  const { promise: told, resolve: tell } = Promise.withResolvers<unknown>();
  const server = createServer((request, response) => {
    const [, folder = '', ...rest] = (request.url ?? '/').split('/');
    const base = { core, law: join(ROOT, 'fixtures/law') }[folder];
    const path = base && !rest.includes('..') ? join(base, ...rest) : undefined;
    if (request.method === 'POST') {
      let body = '';
      request.setEncoding('utf8').on('data', (text: string) => (body += text));
      request.on('end', () => {
        response.end();
        tell(JSON.parse(body));
      });
    } else if (request.url === '/') response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE);
    else if (path && existsSync(path)) response.setHeader('content-type', TYPES[extname(path)] ?? 'text/plain').end(readFileSync(path));
    else response.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => server.close().closeAllConnections());
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, told };
}

/** Opens the page until `told` settles; what the page said to its console. */
async function browse(browser: string, address: string, told: Promise<unknown>): Promise<readonly string[]> {
  const profile = mkdtempSync(join(tmpdir(), 'chromium-'));
  onTestFinished(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  const child = spawn(browser, [...FLAGS, `--user-data-dir=${profile}`, '--remote-debugging-port=0', address], {
    // What it puts beside other programs' temporary files, killed, it would leave there.
    env: { ...process.env, TMPDIR: profile },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  const consoleLines = (): readonly string[] => said.split('\n').filter((line) => line.includes('CONSOLE'));
  const closed = new Promise<void>((close) => child.on('close', close));
  // A page that throws never reports: its console is the answer then.
  const threw = new Promise<void>((give) =>
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (consoleLines().length > 0) give();
    }),
  );
  await Promise.race([told, threw, closed]);
  child.kill('SIGKILL');
  await closed;
  return consoleLines();
}

const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find((name) => spawnSync(name, ['--version']).status === 0);
if (chromium === undefined) console.warn('SKIPPED: the core in a browser; no chromium on PATH (apt-get install chromium).');

test.skipIf(chromium === undefined)(
  'the built core answers every golden case in a real browser, in silence',
  { timeout: 60_000 },
  async () => {
    const { address, told } = await serve(freshBuild());
    expect(await browse(chromium as string, address, told)).toEqual([]);
    const { count, wrong } = (await Promise.race([told, Promise.resolve({ wrong: 'the page never reported' })])) as {
      count: number;
      wrong: readonly string[];
    };
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(300);
  },
);
