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

/** A page, and a function that ends it together with its browser or without. */
export interface Opened {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** Starts a browser with one page, and a function that ends both. */
export async function openBrowser(): Promise<Opened> {
  const browser = await startBrowser();
  const { page, close } = await browser.openPage();
  return { page, close: () => close().then(browser.end) };
}

/** A browser at work; `isThere` until it ends, by its own fault or ours. */
export interface Browser {
  readonly isThere: () => boolean;
  /** A page that shares no storage with another. */
  readonly openPage: () => Promise<Opened>;
  readonly end: () => Promise<void>;
}

export async function startBrowser(): Promise<Browser> {
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
  let isThere = true;
  const gone = new Promise<void>((done) => child.on('close', () => done())).finally(() => (isThere = false));
  const address = await new Promise<string>((found, fail) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const url = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (url !== undefined) found(url);
    });
    void gone.then(() => fail(new Error(`the browser ended: ${said}`)));
  });
  return {
    isThere: () => isThere,
    async openPage() {
      // Each page is spoken to over a socket of its own, so that none hears of another.
      const socket = new WebSocket(address);
      await new Promise((ready) => socket.addEventListener('open', ready, { once: true }));
      const { page, close } = await pageOver(socket);
      return { page, close: () => Promise.race([close(), gone]).finally(() => socket.close()) };
    },
    async end() {
      child.kill('SIGKILL');
      await gone;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function pageOver(socket: WebSocket): Promise<Opened> {
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
  const { browserContextId } = await send<{ browserContextId: string }>('Target.createBrowserContext');
  const { targetId } = await send<{ targetId: string }>('Target.createTarget', { url: 'about:blank', browserContextId });
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
  const close = async (): Promise<void> => {
    sessionId = undefined;
    await send('Target.disposeBrowserContext', { browserContextId });
  };
  return { page, close };
}
