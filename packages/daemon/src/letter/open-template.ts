// Opens a Word file as docxtemplater sees it; the one place that knows that library's settings and its undocumented shapes.
import { crc32 } from 'node:zlib';
import { quote } from '@dunghen/core';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { LetterText } from './letter-text.ts';
import { syntaxFaults } from './syntax-faults.ts';
import { TemplateError, type TemplateFault } from './template-error.ts';
import { openChanges, otherKind } from './unfit-parts.ts';
import { malformedAt } from './well-formed.ts';
import { isWhole, textOf } from './word-parts.ts';

/** A tag as it stands in a template. */
export interface PlacedTag {
  readonly name: string;
  /** `{x}`, `{#x}` or `{^x}`; anything else docxtemplater might offer is not ours. */
  readonly use: 'text' | 'condition' | 'other';
  readonly part: string;
  readonly offset: number;
}

/** @throws {TemplateError} `template-not-docx`, `template-xml`, `template-changes`, `template-syntax`. */
export function openTemplate(bytes: Uint8Array, name: string): Docxtemplater {
  let zip: PizZip;
  try {
    zip = new PizZip(bytes);
    if (!isWhole(zip)) throw new Error('no page');
  } catch {
    throw notDocx(name);
  }
  const [damaged, ...alike] = damagedParts(zip);
  if (damaged !== undefined) throw new TemplateError(name, [damaged, ...alike]);
  if (!textOf(zip, 'word/document.xml').includes('<w:body')) throw notDocx(name);
  const kind = otherKind(zip);
  if (kind !== null) throw new TemplateError(name, [kind]);
  const [broken, ...others] = malformedParts(zip);
  if (broken !== undefined) throw new TemplateError(name, [broken, ...others]);
  const [open, ...more] = openChanges(zip);
  if (open !== undefined) throw new TemplateError(name, [open, ...more]);
  try {
    // errorLogging prints the offending value, which may be a citizen's name, to the terminal: off.
    return new Docxtemplater(zip, { paragraphLoop: true, linebreaks: true, errorLogging: false, nullGetter: () => '' });
  } catch (error) {
    const [first, ...rest] = syntaxFaults(error, (part) => textOf(zip, part));
    throw first === undefined ? notDocx(name) : new TemplateError(name, [first, ...rest]);
  }
}

/** The parts that do not unpack to what was packed, pictures too: found here, not at the first letter. */
function damagedParts(zip: PizZip): readonly TemplateFault[] {
  return Object.values(zip.files).flatMap((part) => {
    if (part.dir || isUnhurt(part)) return [];
    const what = {
      vi: `có phần ${part.name} bị hỏng, không giải nén được`,
      en: `has the damaged part ${part.name}, which cannot be unpacked`,
    };
    return [{ code: 'template-not-docx' as const, place: part.name, what }];
  });
}

function isUnhurt(part: PizZip.ZipObject): boolean {
  const isPacked = packedIn(part);
  try {
    return isPacked(part.asUint8Array());
  } catch {
    return false;
  }
}

/** Tells whether bytes are those that were packed in a part, as long as it is not unpacked; nothing is any more afterwards. */
function packedIn(part: PizZip.ZipObject): (bytes: Uint8Array) => boolean {
  const { crc32: sum = 0, uncompressedSize: size } = Reflect.get(part, '_data') as Partial<Record<'crc32' | 'uncompressedSize', number>>;
  return (bytes) => bytes.length === size && crc32(bytes) === sum >>> 0;
}

/** The parts Word reads that are no XML: it would open no letter made of them. */
function malformedParts(zip: PizZip): readonly TemplateFault[] {
  return zip.file(/^(?:\[Content_Types\]\.xml|(?:_rels|word|docProps)\/.*\.(?:xml|rels))$/).flatMap((part) => {
    const found = malformedAt(part.asText());
    if (found === null) return [];
    const [vi, en] = found === '' ? ['', ''] : [` (ở chỗ ${quote(found)})`, ` (at ${quote(found)})`];
    const what = {
      vi: `có phần ${part.name} hỏng XML${vi}, Word không mở được`,
      en: `has the part ${part.name} with broken XML${en}, which Word cannot open`,
    };
    return [{ code: 'template-xml' as const, place: part.name, what }];
  });
}

const notDocx = (name: string): TemplateError =>
  new TemplateError(name, [
    {
      code: 'template-not-docx',
      what: { vi: 'không phải tệp Word (.docx), hoặc tệp đã hỏng', en: 'is not a Word file (.docx), or is damaged' },
    },
  ]);

/**
 * Fills in a document that may have been filled in before: compiling it anew for each letter took half of a letter's time.
 * docxtemplater means a document for one use, and keeps in these fields what that use left.
 * @param parts The file the document was compiled from.
 */
export function fillIn(document: Docxtemplater, parts: Uint8Array, values: LetterText): PizZip {
  const zip = new PizZip(parts);
  const packed = { ...zip.files };
  Object.assign(document, { zip, rendered: false, scopeManagers: {}, mapper: undefined });
  document.render(values);
  // It writes every part anew; what no tag stood in is what it was, and packed already.
  for (const [name, part] of Object.entries(packed)) {
    const written = zip.files[name] as PizZip.ZipObject;
    if (written !== part && packedIn(part)(written.asUint8Array())) zip.files[name] = part;
  }
  return zip;
}

/** A piece of a compiled part. */
interface Piece {
  readonly type: string;
  readonly value: string;
  readonly module?: string;
  readonly offset?: number;
  readonly subparsed?: readonly Piece[];
  readonly expanded?: readonly (readonly Piece[])[];
}

interface Compiled {
  readonly compiled: Readonly<Record<string, { readonly postparsed: readonly Piece[] }>>;
}

/** Every tag of a template, part by part in the order of the text. `getTags()` cannot tell `{x}` from an empty `{#x}{/x}`. */
export function tagsOf(document: Docxtemplater): readonly PlacedTag[] {
  const tags: PlacedTag[] = [];
  const collect = (pieces: readonly Piece[], part: string): void => {
    for (const piece of pieces) {
      if (piece.type === 'placeholder') {
        const use = piece.module === undefined ? 'text' : piece.module === 'loop' ? 'condition' : 'other';
        tags.push({ name: piece.value, use, part, offset: piece.offset as number });
      }
      collect(piece.subparsed ?? [], part);
      for (const inner of piece.expanded ?? []) collect(inner, part);
    }
  };
  for (const [part, { postparsed }] of Object.entries((document as unknown as Compiled).compiled)) collect(postparsed, part);
  return tags;
}
