// Marks a letter with its key, dossier code and appointment, where a computer finds it whatever the officer did to the page.
import type PizZip from 'pizzip';

const PART = 'docProps/custom.xml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const EMPTY = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes"></Properties>`;

/** The name of the property that holds the key. */
export const LETTER_PROPERTY = 'dunghen-letter';

/** Writes the key into the custom properties; a template that lost them on its way through another program gets them back. */
export function stampLetter(zip: PizZip, key: string): void {
  const others = (zip.file(PART)?.asText() ?? EMPTY).replace(
    /<property\b(?=[^>]*name="dunghen-letter")[^>]*?(?:\/>|>.*?<\/property>)/gs,
    '',
  );
  const pid = Math.max(1, ...[...others.matchAll(/\bpid="(\d+)"/g)].map((match) => Number(match[1]))) + 1;
  const value = key.replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`);
  const property = `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${pid}" name="${LETTER_PROPERTY}"><vt:lpwstr xmlns:vt="${OFFICE}/docPropsVTypes">${value}</vt:lpwstr></property>`;
  const open = others.replace(/<(\w+:)?Properties\b([^>]*)\/>/, '<$1Properties$2></$1Properties>');
  zip.file(
    PART,
    open.replace(/<\/(?:\w+:)?Properties>/, (end) => property + end),
    { createFolders: false },
  );
  insert(
    zip,
    '[Content_Types].xml',
    `/${PART}"`,
    '</Types>',
    `<Override PartName="/${PART}" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>`,
  );
  insert(
    zip,
    '_rels/.rels',
    `${PART}"`,
    '</Relationships>',
    `<Relationship Id="rIdDungHen" Type="${OFFICE}/relationships/custom-properties" Target="${PART}"/>`,
  );
}

function insert(zip: PizZip, part: string, unless: string, before: string, xml: string): void {
  const text = zip.file(part)?.asText() ?? '';
  if (!text.includes(unless))
    zip.file(
      part,
      text.replace(before, () => xml + before),
      { createFolders: false },
    );
}
