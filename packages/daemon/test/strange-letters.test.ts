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
    expect(joinLetters([notWord, noPage], 'in/2026-11')).toEqual({ bytes: null, apart: [0, 1], countOn: [] });
    expect(joinLetters([], 'in/2026-11')).toEqual({ bytes: null, apart: [], countOn: [] });
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

  const another = edited('word/styles.xml', (xml) => xml.replace('Times New Roman', 'Arial'));
  test.each([
    ['first', [another, bytes, bytes], [0]],
    ['between the others', [bytes, another, bytes], [1]],
    ['first of as many', [another, another, bytes, bytes, bytes], [0, 1]],
    ['first of one each', [another, bytes], [1]],
  ])('joins as many as can be, also where one of another template comes %s', (_, letters, apart) =>
    expect(joinLetters(letters, 'in/2026-11').apart).toEqual(apart),
  );

  test('leaves out one whose page names other spellings of its words, or with a damaged picture', () => {
    const spelled = edited(PAGE, (xml) => xml.replace('<w:document ', '<w:document xmlns:x="urn:x" '));
    const zip = new PizZip(bytes);
    zip.file('word/media/image1.png', Buffer.alloc(5_000, 'ảnh'), { compression: 'DEFLATE' } as object);
    const damaged = zip.generate({ type: 'nodebuffer' });
    damaged.fill(0xff, damaged.indexOf('word/media/image1.png') + 25, damaged.indexOf('word/media/image1.png') + 40);
    expect(joinLetters([spelled, damaged, bytes, bytes], 'in/2026-11').apart).toEqual([0, 1]);
  });

  /** The page of three letters in one file, of which the second was changed. */
  function joinedWith(change: (xml: string) => string): string {
    const joined = joinLetters([bytes, edited(PAGE, change), bytes], 'in/2026-11');
    expect(joined.apart).toEqual([]);
    const page = new PizZip(joined.bytes as Uint8Array).file(PAGE)?.asText() ?? '';
    expect(malformedAt(page)).toBeNull();
    expect(page.match(/<w:sectPr\b/g)?.length).toBeGreaterThanOrEqual(3);
    return page;
  }
  /** Puts something at the end of the page. */
  const atEnd = (more: string) => (xml: string) => xml.replace(/(<w:sectPr\b(?!.*<w:sectPr\b))/s, `${more}$1`);

  test.each([
    ['has no number type', (xml: string) => xml],
    ['begins at 1 already', (xml: string) => xml.replace(/(<w:pgMar\b[^>]*\/>)/, '$1<w:pgNumType w:start="1"/>')],
    ['has another number type', (xml: string) => xml.replace(/(<w:pgMar\b[^>]*\/>)/, '$1<w:pgNumType w:fmt="upperRoman"/>')],
  ])('counts the pages of each letter from 1, also of one that %s', (_, change) => {
    expect(joinedWith((xml) => change(xml).replace('<w:body>', '<w:body><w:p/>')).match(/<w:pgNumType w:start="1"[^>]*\/>/g)).toHaveLength(
      3,
    );
  });

  test('counts a letter of two sections from 1 once, and begins it on a new page where it would have gone on', () => {
    const section = '<w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1"/></w:sectPr>';
    const page = joinedWith((xml) => xml.replace('<w:body>', `<w:body><w:p><w:pPr>${section}</w:pPr></w:p>`).replace('<w:titlePg/>', ''));
    expect(page.match(/<w:pgNumType w:start="1"\/>/g)).toHaveLength(3);
    expect(page).toContain(
      '<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1"/><w:pgNumType w:start="1"/></w:sectPr>',
    );
    const alone = joinedWith((xml) => xml.replace(/<w:sectPr\b[^>]*>/, '$&<w:type w:val="continuous"/>'));
    expect(alone).not.toContain('continuous');
  });

  test.each([
    ['is plain', '<w:p><w:r><w:t>Cuối</w:t></w:r></w:p>', /<w:p><w:pPr><w:sectPr\b.*?<\/w:pPr><w:r><w:t>Cuối<\/w:t><\/w:r><\/w:p>/],
    ['is empty', '<w:p/>', /<w:p><w:pPr><w:sectPr/],
    [
      'has properties',
      '<w:p w:rsidR="1"><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t>Cuối</w:t></w:r></w:p>',
      /<w:p w:rsidR="1"><w:pPr><w:jc w:val="right"\/><w:sectPr\b.*?<\/w:pPr><w:r><w:t>Cuối/,
    ],
    ['has empty properties', '<w:p><w:pPr/><w:r><w:t>Cuối</w:t></w:r></w:p>', /<w:p><w:pPr><w:sectPr\b.*?<\/w:pPr><w:r><w:t>Cuối/],
    ['is in a table', '<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>', /<\/w:tbl><w:p><w:pPr><w:sectPr/],
    [
      'holds a box of text',
      '<w:p><w:r><w:txbxContent><w:p/></w:txbxContent></w:r></w:p>',
      /<\/w:txbxContent><\/w:r><\/w:p><w:p><w:pPr><w:sectPr/,
    ],
    ['ends a section already', '<w:p><w:pPr><w:sectPr></w:sectPr></w:pPr></w:p>', /<\/w:sectPr><\/w:pPr><\/w:p><w:p><w:pPr><w:sectPr/],
  ])('ends the section of a letter whose last paragraph %s within it, or else in one of its own', (_, end, found) => {
    expect(joinedWith(atEnd(end))).toMatch(found);
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
