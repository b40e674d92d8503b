// Makes docs/bao-cao.png: the report page of the sample commune's September as a laptop shows it, by the built command and a real Chromium.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openBrowser } from '../../packages/view/test/browser.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** As much of the page as tells what it is. */
const [WIDTH, HEIGHT] = [1100, 1180];

const folder = mkdtempSync(join(tmpdir(), 'bao-cao-'));
const dunghen = (...args: readonly string[]): void => {
  const common = ['--today', '2026-11-30', '--db', `sqlite:${join(folder, 'mau.db')}`, '--config', join(folder, 'dunghen.config.toml')];
  try {
    execFileSync(join(ROOT, 'dunghen'), [...args, ...common], { stdio: ['ignore', 'ignore', 'inherit'] });
  } catch (error) {
    // 3 is an answer: the target was missed.
    if ((error as { status: number }).status !== 3) throw error;
  }
};

try {
  const file = join(folder, 'bao-cao.html');
  // Letters land beside the configuration.
  copyFileSync(join(ROOT, 'fixtures/sample/dunghen.config.toml'), join(folder, 'dunghen.config.toml'));
  dunghen('import', join(ROOT, 'fixtures/sample/events.ndjson'));
  dunghen('scan');
  dunghen('report', '--month', '2026-09', '--format', 'html', '--out', file);
  const { page, close } = await openBrowser();
  try {
    await page.send('Emulation.setDeviceMetricsOverride', { width: WIDTH, height: HEIGHT, deviceScaleFactor: 1, mobile: false });
    await page.open(pathToFileURL(file).href);
    const { data } = await page.send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
    writeFileSync(join(ROOT, 'docs/bao-cao.png'), data, 'base64');
  } finally {
    await close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
