// Marks a letter with its key, dossier code and appointment, and its number, where a computer finds them whatever the officer did to the page.
import PizZip from 'pizzip';
import { textOf } from './word-parts.ts';

const PART = 'docProps/custom.xml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const EMPTY = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes"></Properties>`;

/** The names of the properties that hold the key and, of an issued letter, its number. */
const [KEY, NUMBER] = ['dunghen-letter', 'dunghen-number'] as const;

/** What a letter bears. */
export interface Stamp {
  readonly key: string;
  readonly number?: string | undefined;
}

/** Writes the stamp into the custom properties; a template that lost them on its way through another program gets them back. */
export function stampLetter(zip: PizZip, { key, number }: Stamp): void {
  const others = (zip.file(PART)?.asText() ?? EMPTY).replace(
    /<property\b(?=[^>]*name="dunghen-(?:letter|number)")[^>]*?(?:\/>|>.*?<\/property>)/gs,
    '',
  );
  const first = Math.max(1, ...[...others.matchAll(/\bpid="(\d+)"/g)].map((match) => Number(match[1]))) + 1;
  const property = [...propertyOf(KEY, key, first), ...propertyOf(NUMBER, number, first + 1)].join('');
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

function propertyOf(name: string, text: string | undefined, pid: number): readonly string[] {
  if (text === undefined) return [];
  const value = text.replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`);
  return [
    `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${pid}" name="${name}"><vt:lpwstr xmlns:vt="${OFFICE}/docPropsVTypes">${value}</vt:lpwstr></property>`,
  ];
}

/** What a file is stamped with, also after Word saved it; null for a file that is none of our letters. */
export function readStamp(bytes: Uint8Array): Stamp | null {
  let properties: string;
  try {
    properties = new PizZip(bytes).file(PART)?.asText() ?? '';
  } catch {
    return null;
  }
  const value = (name: string): string | undefined =>
    new RegExp(`<property\\b[^>]*\\bname="${name}"[^>]*>\\s*<vt:lpwstr[^>]*>([^<]*)<`)
      .exec(properties)?.[1]
      ?.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
      .replace(/&(lt|gt|amp|quot|apos);/g, (_, entity: string) => ENTITIES[entity] as string);
  const key = value(KEY);
  return key === undefined ? null : { key, number: value(NUMBER) };
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function insert(zip: PizZip, part: string, unless: string, before: string, xml: string): void {
  const text = textOf(zip, part);
  if (!text.includes(unless))
    zip.file(
      part,
      text.replace(before, () => xml + before),
      { createFolders: false },
    );
}
