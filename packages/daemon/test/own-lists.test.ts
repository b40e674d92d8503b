import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import PizZip from 'pizzip';
import { expect, test } from 'vitest';
import { joinLetters } from '../src/letter/join-letters.ts';
import type { LetterFacts } from '../src/letter/letter-facts.ts';
import { compileTemplate, renderLetter } from '../src/letter/render-letter.ts';

const OFFICE_NAMES = 'http://schemas.openxmlformats.org';
const level = (at: number, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${at + 1}"/><w:numFmt w:val="decimal"/>${more}<w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/></w:lvl>`;
const NUMBERING = `<w:numbering xmlns:w="${OFFICE_NAMES}/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="0">${level(0, 'M%1.')}${level(1, 'N%2.')}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">${level(0, 'K%1)', '<w:pStyle w:val="Danh"/>')}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>`;
const STYLES = `<w:style w:type="paragraph" w:styleId="Danh"><w:name w:val="Danh"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr><w:ind w:left="111"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="DanhCon"><w:name w:val="DanhCon"/><w:basedOn w:val="Danh"/></w:style>`;
const paragraph = (properties: string, text: string): string => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const numbered = (at: number, id = 1): string => `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`;
const LIST = [
  paragraph(numbered(0), 'một'),
  paragraph(numbered(1), 'con một'),
  paragraph(numbered(1), 'con hai'),
  paragraph(numbered(0), 'hai'),
  paragraph('<w:pStyle w:val="Danh"/><w:jc w:val="left"/>', 'kiểu một'),
  paragraph('<w:pStyle w:val="DanhCon"/><w:keepNext/><w:ind w:left="222"/>', 'kiểu hai'),
  paragraph(`<w:pStyle w:val="Danh"/>${numbered(0, 0)}`, 'không số'),
].join('');

/** The template that ships, with lists: one that its paragraphs name, one that their style does. */
function withLists(): Uint8Array {
  const zip = new PizZip(readFileSync(new URL('../template/thu-xin-loi.docx', import.meta.url)));
  const insert = (part: string, at: string, xml: string): void =>
    void zip.file(
      part,
      (zip.file(part)?.asText() ?? '').replace(at, (found) => (at === '<w:body>' ? found + xml : xml + found)),
    );
  zip.file('word/numbering.xml', NUMBERING);
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml';
  insert('[Content_Types].xml', '</Types>', `<Override PartName="/word/numbering.xml" ContentType="${type}"/>`);
  const relation = `${OFFICE_NAMES}/officeDocument/2006/relationships/numbering`;
  insert('word/_rels/document.xml.rels', '</Relationships>', `<Relationship Id="rIdNum" Type="${relation}" Target="numbering.xml"/>`);
  insert('word/styles.xml', '</w:styles>', STYLES);
  insert('word/document.xml', '<w:body>', LIST);
  return zip.generate({ type: 'uint8array' });
}

const FACTS: LetterFacts = { agency: {}, dossier: 'A', appointment: 1, kind: 'missed', receivedOn: '2026-11-01', dueOn: '2026-11-26' };
const template = compileTemplate(withLists(), 'mau.docx');
const printed = (): Uint8Array => {
  const { bytes, apart } = joinLetters(['A', 'B', 'C'].map((dossier) => renderLetter(template, { ...FACTS, dossier })), 'in/2026-11'); // prettier-ignore
  expect(apart).toEqual([]);
  return bytes as Uint8Array;
};

test('letters printed together have each their own lists, which begin where they begin alone, and look as they did', () => {
  const zip = new PizZip(printed());
  const page = zip.file('word/document.xml')?.asText() ?? '';
  expect([...page.matchAll(/<w:numId w:val="(\d+)"/g)].map(([, id]) => id).join(' ')).toBe('1 1 1 1 0 3 3 3 3 4 4 0 5 5 5 5 6 6 0');
  const numbering = zip.file('word/numbering.xml')?.asText() ?? '';
  const list = (id: number): string => new RegExp(`<w:num w:numId="${id}">.*?</w:num>`, 's').exec(numbering)?.[0] ?? '';
  expect(list(3)).toContain('<w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>');
  expect(list(5)).toContain('<w:lvlOverride w:ilvl="1"><w:startOverride w:val="2"/></w:lvlOverride>');
  expect(list(4)).toContain('<w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>');
  // In the order of the schema, with the indent that the style gives or the paragraph has.
  expect(page).toContain(`<w:pStyle w:val="Danh"/>${numbered(0, 4)}<w:ind w:left="111"/><w:jc w:val="left"/>`);
  expect(page).toContain(`<w:pStyle w:val="DanhCon"/><w:keepNext/>${numbered(0, 4)}<w:ind w:left="222"/>`);
});

const office = spawnSync('soffice', ['--version']).status === 0;
test.skipIf(!office)('a list of each letter begins anew on paper (needs LibreOffice)', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'danh sách '));
  try {
    writeFileSync(join(folder, 'in.docx'), printed());
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'txt:Text (encoded):UTF8', 'in.docx'], {
      cwd: folder,
      stdio: 'ignore',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      timeout: 100_000,
      killSignal: 'SIGKILL',
    });
    const numbers = readFileSync(join(folder, 'in.txt'), 'utf8').match(/[MNK]\d+(?=[.)])/g);
    expect(numbers?.join(' ')).toBe(Array(3).fill('M1 N2 N3 M2 K5 K6').join(' '));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
