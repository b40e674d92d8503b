// A real Chromium driven over its own protocol: pages are opened, read, typed into, printed and photographed, without a browser library.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The browser of this machine, if it has one. */
export const CHROMIUM: string | undefined = ['chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => spawnSync(name, ['--version']).status === 0,
);

type Message = {
  id?: number;
  method?: string;
  params?: Record<string, unknown>;
  result?: never;
  error?: { message: string };
  sessionId?: string;
};

/** One page of the browser, and everything it asked for or said. */
export interface Page {
  send<T>(method: string, params?: object): Promise<T>;
  /** Opens an address and waits until it is loaded. */
  open(url: string): Promise<void>;
  /** The value of an expression in the page. */
  read<T>(expression: string): Promise<T>;
  press(key: string, text?: string): Promise<void>;
  /** Every address asked for since the page was made. */
  readonly requests: string[];
  /** Console messages, uncaught errors and refusals of the page's policy. */
  readonly complaints: string[];
}

/** Starts a browser with one page, and a function that ends it. */
export async function openBrowser(): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> {
  const profile = mkdtempSync(join(tmpdir(), 'chromium-'));
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',

    '--no-first-run',
    '--disable-background-networking',
    '--disable-sync',
  ];
  const child = spawn(
    CHROMIUM as string,
    [...flags, '--hide-scrollbars', `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank'],
    // What it puts beside other programs' temporary files, killed, it would leave there.
    { env: { ...process.env, TMPDIR: profile }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const gone = new Promise<void>((done) => child.on('close', () => done()));
  const address = await new Promise<string>((found, fail) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const url = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (url !== undefined) found(url);
    });
    void gone.then(() => fail(new Error(`the browser ended: ${said}`)));
  });
  const socket = new WebSocket(address);
  await new Promise((ready) => socket.addEventListener('open', ready, { once: true }));
  const page = await pageOver(socket);
  const close = async (): Promise<void> => {
    socket.close();
    child.kill('SIGKILL');
    await gone;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { page, close };
}

async function pageOver(socket: WebSocket): Promise<Page> {
  const requests: string[] = [];
  const complaints: string[] = [];
  const answers = new Map<number, (message: Message) => void>();
  const events = new Map<string, () => void>();
  let count = 0;
  let sessionId: string | undefined;
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id !== undefined) return answers.get(message.id)?.(message);
    const params = message.params ?? {};
    if (message.method === 'Network.requestWillBeSent') requests.push((params['request'] as { url: string }).url);
    if (message.method === 'Runtime.consoleAPICalled' || message.method === 'Runtime.exceptionThrown')
      complaints.push(JSON.stringify(params));
    if (message.method === 'Log.entryAdded') complaints.push((params['entry'] as { text: string }).text);
    events.get(message.method ?? '')?.();
  });
  const send = <T>(method: string, params: object = {}): Promise<T> =>
    new Promise((done, fail) => {
      const id = ++count;
      answers.set(id, ({ result, error }) => {
        answers.delete(id);
        if (error) fail(new Error(`${method}: ${error.message}`));
        else done(result as T);
      });
      socket.send(JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) }));
    });
  const { targetId } = await send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
  sessionId = (await send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })).sessionId;
  for (const domain of ['Page', 'Runtime', 'Network', 'Log']) await send(`${domain}.enable`);
  const page: Page = {
    send,
    requests,
    complaints,
    open: async (url) => {
      const loaded = new Promise<void>((done) => events.set('Page.loadEventFired', done));
      await send('Page.navigate', { url });
      await loaded;
    },
    read: async <T>(expression: string) => {
      const { result, exceptionDetails } = await send<{ result: { value: T }; exceptionDetails?: { text: string } }>('Runtime.evaluate', {
        expression,
        returnByValue: true,
        awaitPromise: true,
      });
      if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.text}`);
      return result.value;
    },
    press: async (key, text) => {
      const codes: Readonly<Record<string, number>> = { Tab: 9, Enter: 13, ' ': 32 };
      const event = { key, code: key === ' ' ? 'Space' : key, windowsVirtualKeyCode: codes[key] ?? 0, ...(text !== undefined && { text }) };
      await send('Input.dispatchKeyEvent', { type: 'keyDown', ...event });
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
    },
  };
  return page;
}
