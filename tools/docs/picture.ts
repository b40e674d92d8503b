// Makes the pictures of the guides from the sample commune: by the built command, a real Chromium and LibreOffice.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openBrowser, type Page } from '../../packages/view/test/browser.ts';
import { terminalPage } from './terminal-picture.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PICTURES = join(ROOT, 'docs/hinh');
const TODAY = '2026-11-30';

/** Commands as the guide shows them, each with its picture and how many of its lines tell what it is. */
type Terminal = readonly [picture: string, lines: number, ...args: readonly string[]];
/** While nothing is imported yet. */
const FIRST: Terminal = ['nhap', 36, 'import', 'danh-sach-ho-so.xlsx', '--dry-run'];
const TERMINALS: readonly Terminal[] = [
  ['han-tra', 30, 'deadline', '--received', '2026-11-20', '--term', '3 ngày làm việc', '--explain'],
  ['so-thu', 16, 'letters', 'list', '--state', 'drafted'],
  ['bao-cao-man-hinh', 44, 'report', '--month', '2026-09'],
  ['cac-buoc', 24, 'stages', '--month', '2026-09'],
  ['so-sanh', 30, 'report', '--compare', '2026-08', '2026-09'],
  ['du-bao', 24, 'forecast', '--today', '2026-11-10'],
  ['giai-thich', 40, 'explain', 'H37.125-260918-0014'],
  ['kiem-tra', 16, 'doctor'],
];

/** How wide the terminal is. */
const COLUMNS = 100;

const folder = mkdtempSync(join(tmpdir(), 'hinh-'));
const env = { ...process.env, FORCE_COLOR: '1', TERM: 'xterm-256color' };
const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** What the command answers at a terminal, in the folder; 3 is an answer: the target was missed. */
function dunghen(args: readonly string[]): string {
  const today = args.includes('--today') ? [] : ['--today', TODAY];
  const line = [join(ROOT, 'dunghen'), ...args, ...today].map(quoted).join(' ');
  const typed = `stty cols ${COLUMNS}; ${line} 2>fault.txt`;
  const { status, stdout } = spawnSync('script', ['-qec', typed, '/dev/null'], { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0 && status !== 3 && args[0] !== 'doctor')
    throw new Error(`${args.join(' ')}: ${readFileSync(join(folder, 'fault.txt'), 'utf8')}`);
  return stdout.replaceAll('\r\n', '\n').replaceAll(folder, '/srv/dunghen');
}

async function photograph(page: Page, html: string, picture: string, [width, height]: readonly [number, number], selector: string | null) {
  const file = join(folder, 'trang.html');
  writeFileSync(file, html);
  await page.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  await page.open(pathToFileURL(file).href);
  const box =
    selector === null
      ? null
      : await page.read<[number, number]>(
          `(() => { const b = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect(); return [b.width, b.height]; })()`,
        );
  const clip = box && { x: 0, y: 0, width: Math.ceil(box[0]), height: Math.ceil(box[1]), scale: 1 };
  const { data } = await page.send<{ data: string }>('Page.captureScreenshot', { format: 'png', ...(clip && { clip }) });
  writeFileSync(picture, data, 'base64');
}

/** LibreOffice as an office has it: 2,75%, not 2.75%. */
const VIETNAMESE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi-VN</value></prop></item></oor:items>`;

/** The first page of a Word file or workbook, by LibreOffice. */
function printed(file: string, picture: string, dotsPerInch = 60): void {
  const quiet = { cwd: folder, stdio: 'ignore' } as const;
  execFileSync(
    'soffice',
    [`-env:UserInstallation=${pathToFileURL(join(folder, 'lo')).href}`, '--headless', '--convert-to', 'pdf', file],
    quiet,
  );
  execFileSync(
    'pdftoppm',
    ['-r', String(dotsPerInch), '-png', '-f', '1', '-singlefile', file.replace(/\.\w+$/, '.pdf'), picture.replace(/\.png$/, '')],
    quiet,
  );
}

try {
  mkdirSync(PICTURES, { recursive: true });
  for (const name of ['dunghen.config.toml', 'danh-sach-ho-so.xlsx', 'events.ndjson'])
    copyFileSync(join(ROOT, 'fixtures/sample', name), join(folder, name));
  const { page, close } = await openBrowser();
  const shoot = async ([picture, lines, ...args]: Terminal): Promise<void> => {
    const typed = ['./dunghen', ...args.map((arg) => (/\s/.test(arg) ? `"${arg}"` : arg))].join(' ');
    const all = dunghen(args).trimEnd().split('\n');
    const shown = all.length > lines ? [...all.slice(0, lines), '…'] : all;
    await photograph(page, terminalPage(typed, shown.join('\n')), join(PICTURES, `${picture}.png`), [1200, 900], 'pre');
  };
  try {
    await shoot(FIRST);
    dunghen(['import', 'events.ndjson']);
    dunghen(['scan']);
    dunghen(['digest']);
    dunghen(['report', '--month', '2026-09', '--format', 'html', '--out', 'bao-cao.html']);
    dunghen(['report', '--month', '2026-09', '--format', 'xlsx', '--out', 'bao-cao.xlsx']);
    for (const terminal of TERMINALS) await shoot(terminal);
    const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
    await photograph(page, read('bao-cao.html'), join(ROOT, 'docs/bao-cao.png'), [1100, 1180], null);
    await photograph(page, read(`digests/${TODAY}/toan-co-quan.html`), join(PICTURES, 'viec-hom-nay.png'), [900, 760], null);
  } finally {
    await close();
  }
  const [letter] = readdirSync(join(folder, 'letters')).filter((name) => name.includes('261101-0003') && name.endsWith('.docx'));
  copyFileSync(join(folder, 'letters', letter as string), join(folder, 'thu.docx'));
  mkdirSync(join(folder, 'lo/user'), { recursive: true });
  writeFileSync(join(folder, 'lo/user/registrymodifications.xcu'), VIETNAMESE);
  printed('thu.docx', join(PICTURES, 'thu.png'));
  printed('thu.docx', join(ROOT, 'docs/thu-xin-loi.png'), 80);
  printed('bao-cao.xlsx', join(PICTURES, 'bang-tinh.png'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
