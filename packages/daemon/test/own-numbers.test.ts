// The numbers that fields count in letters printed together: each letter's begin where they begin alone.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import PizZip from 'pizzip';
import { expect, test } from 'vitest';
import { joinLetters, type Joined } from '../src/letter/join-letters.ts';
import type { LetterFacts } from '../src/letter/letter-facts.ts';
import { compileTemplate, renderLetter } from '../src/letter/render-letter.ts';

const FACTS: LetterFacts = { agency: {}, dossier: 'A', appointment: 1, kind: 'missed', receivedOn: '2026-11-01', dueOn: '2026-11-26' };

const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
/** A field as Word writes it, its code in as many pieces as given, with the number it showed last. */
const field = (shown: string, ...code: readonly string[]): string =>
  `${mark('begin')}${code.map((piece) => `<w:r><w:instrText xml:space="preserve">${piece}</w:instrText></w:r>`).join('')}${mark('separate')}<w:r><w:t>${shown}</w:t></w:r>${mark('end')}`;
const simple = (shown: string, code: string): string => `<w:fldSimple w:instr="${code}"><w:r><w:t>${shown}</w:t></w:r></w:fldSimple>`;
const line = (content: string): string => `<w:p><w:r><w:t xml:space="preserve">@</w:t></w:r>${content}</w:p>`;

function joined(...lines: readonly string[]): Joined & { readonly codes: readonly string[] } {
  const zip = new PizZip(readFileSync(new URL('../template/thu-xin-loi.docx', import.meta.url)));
  const page = zip.file('word/document.xml')?.asText() ?? '';
  zip.file(
    'word/document.xml',
    page.replace('<w:body>', (body) => body + lines.map(line).join('')),
  );
  const template = compileTemplate(zip.generate({ type: 'uint8array' }), 'mau.docx');
  const letters = ['A', 'B', 'C'].map((dossier) => renderLetter(template, { ...FACTS, dossier }));
  const made = joinLetters(letters, 'in/2026-11');
  expect(made.apart).toEqual([]);
  const xml = new PizZip(made.bytes as Uint8Array).file('word/document.xml')?.asText() ?? '';
  const codes = [...xml.matchAll(/@(.*?)<\/w:p>/gs)].map(([, content = '']) =>
    [...content.matchAll(/<w:instrText[^>]*>([^<]*)|w:instr="([^"]*)"/g)]
      .map(([, text, own]) => text ?? own)
      .join('')
      .trim()
      .replace(/\s+/g, ' '),
  );
  return { ...made, codes };
}

test('the first of what a field counts begins anew in each letter but the first, and the others count on from it', () => {
  const lines = [
    field('1', ' SE', 'Q Khoan \\* ARABIC '),
    field('2', ' SEQ khoan '),
    simple('1', 'SEQ &quot;Bảng kê&quot;'),
    field('', ' LISTNUM '),
    field('', ' LISTNUM  NumberDefault \\l 2 '),
    field('', ' LISTNUM NumberDefault \\l 2 '),
  ];
  const { codes, countOn } = joined(...lines);
  const alone = [
    'SEQ Khoan \\* ARABIC',
    'SEQ khoan',
    'SEQ &quot;Bảng kê&quot;',
    'LISTNUM',
    'LISTNUM NumberDefault \\l 2',
    'LISTNUM NumberDefault \\l 2',
  ];
  const behind = [
    'SEQ Khoan \\* ARABIC \\r 1',
    'SEQ khoan',
    'SEQ &quot;Bảng kê&quot; \\r 1',
    'LISTNUM \\s 1',
    'LISTNUM NumberDefault \\l 2 \\s 1',
    'LISTNUM NumberDefault \\l 2',
  ];
  expect(codes).toEqual([...alone, ...behind, ...behind]);
  expect(countOn).toEqual([]);
});

test('fields that say where they begin, that only repeat a number, or that count nothing stay as they are', () => {
  const own = ['SEQ a \\r 5', 'SEQ a', 'SEQ b \\c', 'SEQ c Hinh1', 'LISTNUM x \\s 3', 'LISTNUM x', 'SEQUENCE', 'PAGE'];
  expect(joined(...own.map((code) => field('', ` ${code} `))).codes).toEqual([...own, ...own, ...own]);
});

test('a number within another field begins anew, too', () => {
  const sum = `${mark('begin')}<w:r><w:instrText> = </w:instrText></w:r>${field('1', ' SEQ d ')}<w:r><w:instrText> + 1 </w:instrText></w:r>${mark('separate')}<w:r><w:t>2</w:t></w:r>${mark('end')}`;
  expect(joined(sum).codes).toEqual(['= SEQ d + 1', '= SEQ d \\r 1 + 1', '= SEQ d \\r 1 + 1']);
});

test('of fields that nothing makes begin anew it is said that they count on', () => {
  expect(joined(field('', ' AUTONUM \\s ')).countOn).toEqual(['AUTONUM']);
  expect(joined(simple('', 'AUTONUMLGL')).countOn).toEqual(['AUTONUMLGL']);
});

const office = spawnSync('soffice', ['--version']).status === 0;
test.skipIf(!office)('the numbers of each letter begin anew on paper (needs LibreOffice)', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'số '));
  try {
    writeFileSync(join(folder, 'in.docx'), joined(field('1', ' SEQ e '), field('2', ' SEQ e ')).bytes as Uint8Array);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'txt:Text (encoded):UTF8', 'in.docx'], {
      cwd: folder,
      stdio: 'ignore',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      timeout: 100_000,
      killSignal: 'SIGKILL',
    });
    const numbers = readFileSync(join(folder, 'in.txt'), 'utf8').match(/@\d+/g);
    expect(numbers?.join(' ')).toBe('@1 @2 @1 @2 @1 @2');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
