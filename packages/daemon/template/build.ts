// Writes the default letter template, thu-xin-loi.docx: the parts of a Word file, zipped to the same bytes on every machine.
// Run: node packages/daemon/template/build.ts
import { writeFileSync } from 'node:fs';
import PizZip from 'pizzip';
import { DOCUMENT, HEADER } from './letter-page.ts';
import { NAMESPACES } from './ooxml.ts';
import { STYLES } from './styles.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const OFFICE_TYPE = 'application/vnd.openxmlformats-officedocument';
const PACKAGE_TYPE = 'application/vnd.openxmlformats-package';

/** Every part that has a content type of its own. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  'word/document.xml': `${OFFICE_TYPE}.wordprocessingml.document.main+xml`,
  'word/styles.xml': `${OFFICE_TYPE}.wordprocessingml.styles+xml`,
  'word/settings.xml': `${OFFICE_TYPE}.wordprocessingml.settings+xml`,
  'word/fontTable.xml': `${OFFICE_TYPE}.wordprocessingml.fontTable+xml`,
  'word/header1.xml': `${OFFICE_TYPE}.wordprocessingml.header+xml`,
  'docProps/core.xml': `${PACKAGE_TYPE}.core-properties+xml`,
  'docProps/app.xml': `${OFFICE_TYPE}.extended-properties+xml`,
  'docProps/custom.xml': `${OFFICE_TYPE}.custom-properties+xml`,
};

const relationships = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml':
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="${PACKAGE_TYPE}.relationships+xml"/>` +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `${Object.entries(CONTENT_TYPES)
      .map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`)
      .join('')}</Types>`,
  '_rels/.rels': relationships([
    [`${OFFICE}/relationships/officeDocument`, 'word/document.xml'],
    [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    [`${OFFICE}/relationships/extended-properties`, 'docProps/app.xml'],
    [`${OFFICE}/relationships/custom-properties`, 'docProps/custom.xml'],
  ]),
  // The page refers to its header as rId4.
  'word/_rels/document.xml.rels': relationships([
    [`${OFFICE}/relationships/styles`, 'styles.xml'],
    [`${OFFICE}/relationships/settings`, 'settings.xml'],
    [`${OFFICE}/relationships/fontTable`, 'fontTable.xml'],
    [`${OFFICE}/relationships/header`, 'header1.xml'],
  ]),
  'word/document.xml': DOCUMENT,
  'word/header1.xml': HEADER,
  'word/styles.xml': STYLES,
  // No red waves under the tags; and a line break inside a value must not stretch the words before it.
  'word/settings.xml':
    `<w:settings ${NAMESPACES}><w:hideSpellingErrors/><w:hideGrammaticalErrors/><w:defaultTabStop w:val="720"/>` +
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/>' +
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
    '<w:themeFontLang w:val="vi-VN"/></w:settings>',
  'word/fontTable.xml':
    `<w:fonts ${NAMESPACES}><w:font w:name="Times New Roman"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/>` +
    '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>',
  'docProps/core.xml':
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    '<dc:title>Văn bản xin lỗi</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>',
  'docProps/app.xml': `<Properties xmlns="${OFFICE}/extended-properties"><Application>Đúng Hẹn</Application></Properties>`,
  // The letter's key is written here when it is rendered.
  'docProps/custom.xml':
    `<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes">` +
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="dunghen-letter"><vt:lpwstr>-</vt:lpwstr></property></Properties>',
};

/** The template's bytes: the same on every machine and day. */
export function buildTemplate(): Uint8Array {
  const zip = new PizZip();
  const date = new Date(1980, 0, 1);
  for (const [name, content] of Object.entries(PARTS)) zip.file(name, XML + content, { date, createFolders: false });
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 9 }, platform: 'DOS' });
}

if (import.meta.main) writeFileSync(new URL('thu-xin-loi.docx', import.meta.url), buildTemplate());
