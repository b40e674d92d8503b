// Word files of other programs: as templates, as letters to join, as letters to know again.
import { readFileSync } from 'node:fs';
import PizZip from 'pizzip';
import { describe, expect, test } from 'vitest';
import { joinLetters } from '../src/letter/join-letters.ts';
import { compileTemplate } from '../src/letter/render-letter.ts';
import { readStamp, stampLetter } from '../src/letter/stamp-letter.ts';
import { TemplateError } from '../src/letter/template-error.ts';
import { malformedAt } from '../src/letter/well-formed.ts';

const bytes = readFileSync(new URL('../template/thu-xin-loi.docx', import.meta.url));
const PAGE = 'word/document.xml';

/** The template that ships, with a part changed, or taken away. */
function edited(part: string, change: ((xml: string) => string) | null): Uint8Array {
  const zip = new PizZip(bytes);
  const before = zip.file(part)?.asText() ?? '';
  if (change === null) zip.remove(part);
  else zip.file(part, change(before));
  return zip.generate({ type: 'uint8array' });
}

/** What is said of a template. */
function said(template: Uint8Array): { readonly code: string; readonly vi: string; readonly en: string } {
  try {
    compileTemplate(template, 'mau.docx');
  } catch (error) {
    if (error instanceof TemplateError) return { code: error.code, vi: error.in('vi'), en: error.in('en') };
    throw error;
  }
  throw new Error('It was taken');
}

describe('a template', () => {
  test.each(['[Content_Types].xml', '_rels/.rels'])('without its part %s is no Word file', (part) =>
    expect(said(edited(part, null)).code).toBe('template-not-docx'),
  );

  test('that says it is a workbook is none, whatever lies in it', () => {
    const kind = (xml: string): string =>
      xml
        .replace(/<Override PartName="\/word\/document\.xml"[^>]*>/, '')
        .replace('wordprocessingml.styles+xml', 'spreadsheetml.sheet.main+xml');
    expect(said(edited('[Content_Types].xml', kind)).code).toBe('template-not-docx');
  });

  test('of whose page nothing is said has no tag that could be filled in', () => {
    const kind = (xml: string): string => xml.replace(/<Override PartName="\/word\/document\.xml"[^>]*>/, '');
    expect(said(edited('[Content_Types].xml', kind)).code).toBe('template-missing-tag');
  });

  test('with a part that holds nothing is broken there', () => {
    const { code, vi } = said(edited('word/settings.xml', () => ''));
    expect([code, vi]).toEqual(['template-xml', expect.stringContaining('có phần word/settings.xml hỏng XML, Word không mở được')]);
  });

  test('with a comment that hangs at the end of the page is told so, without a place that nobody could find', () => {
    const { code, vi, en } = said(
      edited(PAGE, (xml) => xml.replace(/(<w:sectPr)/, '<w:p><w:r><w:commentReference w:id="0"/></w:r></w:p>$1')),
    );
    expect(code).toBe('template-changes');
    expect(`${vi} ${en}`).not.toMatch(/ở đoạn|in the paragraph/);
  });
});

describe('joining letters', () => {
  const notWord = Buffer.from('không phải tệp Word');
  const noPage = new PizZip().file('word/other.xml', '<a/>').generate({ type: 'uint8array' });

  test('that are none gives no file, and names them all', () => {
    expect(joinLetters([notWord, noPage], 'in/2026-11')).toEqual({ bytes: null, apart: [0, 1] });
    expect(joinLetters([], 'in/2026-11')).toEqual({ bytes: null, apart: [] });
  });

  test('leaves out the one that is none, wherever it lies', () => {
    expect(joinLetters([notWord, bytes, noPage, bytes], 'in/2026-11').apart).toEqual([0, 2]);
    // Word opens no file without these, so none may begin with it.
    for (const part of ['[Content_Types].xml', '_rels/.rels'])
      expect(joinLetters([edited(part, null), bytes], 'in/2026-11').apart).toEqual([0]);
    const noSection = edited(PAGE, (xml) => xml.replace(/<w:sectPr\b.*?<\/w:sectPr>/s, ''));
    expect(joinLetters([bytes, noSection], 'in/2026-11').apart).toEqual([1]);
  });

  test('leaves out one whose parts have other names, and joins those that come with their folders', () => {
    const renamed = new PizZip(bytes);
    renamed.file('word/header9.xml', renamed.file('word/header1.xml')?.asText() ?? '').remove('word/header1.xml');
    expect(joinLetters([bytes, renamed.generate({ type: 'uint8array' })], 'in/2026-11').apart).toEqual([1]);
    const zip = new PizZip(bytes);
    zip.folder('word/media');
    const withFolders = zip.generate({ type: 'uint8array' });
    expect(joinLetters([withFolders, withFolders], 'in/2026-11').apart).toEqual([]);
  });

  test('numbers each letter’s pages once, and ends its section in a paragraph of its own where its last has no room', () => {
    const numbered = edited(PAGE, (xml) => xml.replace(/(<w:pgMar\b[^>]*\/>)/, '$1<w:pgNumType w:start="1"/>'));
    const other = edited(PAGE, (xml) =>
      xml.replace(/(<w:sectPr\b(?!.*<w:sectPr\b))/s, '<w:p><w:pPr/><w:r><w:t>Cuối thư</w:t></w:r></w:p>$1'),
    );
    const joined = joinLetters([numbered, other, bytes], 'in/2026-11');
    const page = new PizZip(joined.bytes as Uint8Array).file(PAGE)?.asText() ?? '';
    expect(joined.apart).toEqual([]);
    expect(page.match(/<w:pgNumType w:start="1"\/>/g)).toHaveLength(3);
    expect(page).toMatch(/Cuối thư<\/w:t><\/w:r><\/w:p><w:p><w:pPr><w:sectPr/);
    expect(malformedAt(page)).toBeNull();
  });
});

describe('the stamp of a letter', () => {
  test('is read from the spelling of other programs, and not found in what bears none', () => {
    const zip = new PizZip(bytes);
    stampLetter(zip, { key: 'A&B<"1\'>/1', number: '7/UBND' });
    const own = zip.generate({ type: 'uint8array' });
    expect(readStamp(own)).toEqual({ key: 'A&B<"1\'>/1', number: '7/UBND' });
    // As Word writes it.
    const part = zip.file('docProps/custom.xml')?.asText() ?? '';
    zip.file(
      'docProps/custom.xml',
      part.replace('&#38;', '&amp;').replace('&#60;', '&lt;').replaceAll('&#34;', '&quot;').replaceAll('&#39;', '&apos;'),
    );
    expect(readStamp(zip.generate({ type: 'uint8array' }))).toEqual({ key: 'A&B<"1\'>/1', number: '7/UBND' });
    zip.remove('docProps/custom.xml');
    expect(readStamp(zip.generate({ type: 'uint8array' }))).toBeNull();
    expect(readStamp(Buffer.from('không phải tệp Word'))).toBeNull();
  });
});

test('XML that holds nothing at all is malformed, without a place to name', () => {
  expect([
    malformedAt(''),
    malformedAt('<?xml version="1.0"?>'),
    malformedAt('<a><b></a>'),
    malformedAt('<a><b>'),
    malformedAt('<a/>'),
  ]).toEqual(['', '', '</a>', '<b>', null]);
});
