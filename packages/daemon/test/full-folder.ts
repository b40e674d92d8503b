// A letter of forty pages of the disk goes into a folder that has room for one page, for two, … for forty. Run where it may mount (`unshare -rm`); prints what is wrong.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { scan, sha256 } from '@dunghen/daemon';
import PizZip from 'pizzip';
import { event, LetterOffice, TODAY } from './letter-office.ts';
import { smallTemplate } from './simulation/template.ts';

const PAGES = 40;
const PAGE = 4_096;

const office = new LetterOffice('đầy');
const template = new PizZip(smallTemplate());
// What cannot be packed any smaller.
template.file('word/media/con-dau.bin', randomBytes(PAGES * PAGE));
writeFileSync(join(office.folder, 'mẫu.docx'), template.generate({ type: 'uint8array' }));
office.configure('[agency]\nname = "UBND xã Mẫu"\n[letters]\ntemplate = "mẫu.docx"\n');
await office.append(event('S-1', 'received', '2026-11-02', { term: '3 working-days', applicant: { name: 'Người Thử' } }));

const context = office.on(TODAY);
const { folder } = context.letters;
mkdirSync(folder);
const run = (command: string, ...args: readonly string[]): void => {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
};
const wrong: string[] = [];
let full = 0;
for (let pages = 1; pages <= PAGES; pages++) {
  run('mount', '-t', 'tmpfs', '-o', `size=${pages * PAGE}`, 'none', folder);
  const { degraded } = await scan(office.store, context);
  if (degraded.some(({ blocking, sentence }) => blocking && sentence.vi.includes('ENOSPC'))) full++;
  const left = readdirSync(folder);
  if (left.length > 0) wrong.push(`${pages} pages: ${left.join(', ')}`);
  run('umount', folder);
}
const { degraded } = await scan(office.store, context);
const [letter] = (await Array.fromAsync(office.store.letterPages())).flat();
const bytes = readFileSync(join(folder, letter?.fileName ?? ''));
if (degraded.length > 0 || letter?.publishedAt === null || sha256(bytes) !== letter?.sha256) wrong.push('not made up for');
await office.close();
process.stdout.write(JSON.stringify({ full, wrong, pages: Math.floor(bytes.length / PAGE) }));
