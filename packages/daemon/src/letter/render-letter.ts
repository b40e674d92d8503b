// From a Word template and a letter's facts to the bytes of a .docx that depend on nothing else.
import { quote } from '@dunghen/core';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { LetterFacts } from './letter-facts.ts';
import { letterText, REQUIRED_TAGS } from './letter-text.ts';
import { templateError, type TemplateError } from './template-error.ts';

/** A template that was checked; rendering it cannot fail for a fault of the template. */
export interface LetterTemplate {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The tags a template may use, with a letter in which every condition could hold. */
const KNOWN_TAGS: ReadonlySet<string> = new Set(
  Object.keys(letterText({ agency: {}, dossier: '', appointment: 1, kind: 'missed', receivedOn: '2026-01-01', dueOn: '2026-01-01' })),
);

/**
 * Checks a template: a real .docx, well-formed tags, no unknown tag, none of the required ones missing.
 * @throws {TemplateError} `template-not-docx`, `template-syntax`, `template-unknown-tag`, `template-missing-tag`.
 */
export function compileTemplate(bytes: Uint8Array, name: string): LetterTemplate {
  const used = tagsOf(open(bytes, name));
  const unknown = [...used].filter((tag) => !KNOWN_TAGS.has(tag));
  if (unknown.length > 0) {
    const list = unknown.map((tag) => quote(`{${tag}}`)).join(', ');
    throw templateError('template-unknown-tag', name, {
      vi: `có ô không hiểu được: ${list}. Các ô dùng được: ${[...KNOWN_TAGS].join(', ')}`,
      en: `has unknown tags: ${list}. Known tags: ${[...KNOWN_TAGS].join(', ')}`,
    });
  }
  const missing = REQUIRED_TAGS.filter((tag) => !used.has(tag));
  if (missing.length > 0) {
    const list = missing.map((tag) => `{${tag}}`).join(', ');
    throw templateError('template-missing-tag', name, { vi: `thiếu ô bắt buộc ${list}`, en: `lacks the required tags ${list}` });
  }
  return { name, bytes };
}

/**
 * Renders a letter. The same template and facts give the same bytes on any machine and any day; values are text, never
 * template, and what XML cannot hold is removed.
 */
export function renderLetter(template: LetterTemplate, facts: LetterFacts): Uint8Array {
  const document = open(template.bytes, template.name);
  const text = Object.entries(letterText(facts)).map(([tag, value]) => [tag, typeof value === 'string' ? printable(value) : value]);
  document.render(Object.fromEntries(text));
  return deterministicZip(document.getZip() as PizZip, `${printable(facts.dossier)}/${facts.appointment}`);
}

function open(bytes: Uint8Array, name: string): Docxtemplater {
  let zip: PizZip;
  try {
    zip = new PizZip(bytes);
  } catch {
    throw notDocx(name);
  }
  if (!zip.file('word/document.xml')) throw notDocx(name);
  try {
    // errorLogging prints the offending value, which may be a citizen's name, to the terminal: off.
    return new Docxtemplater(zip, { paragraphLoop: true, linebreaks: true, errorLogging: false, nullGetter: () => '' });
  } catch (error) {
    throw syntaxError(error, name);
  }
}

const notDocx = (name: string): TemplateError =>
  templateError('template-not-docx', name, { vi: 'không phải tệp Word (.docx)', en: 'is not a Word file (.docx)' });

interface TagFault {
  readonly properties?: { readonly id?: string; readonly xtag?: string; readonly openingtag?: string; readonly context?: string };
}

function syntaxError(error: unknown, name: string): TemplateError {
  const faults = ((error as { properties?: { errors?: readonly TagFault[] } }).properties?.errors ?? [error as TagFault]).map(
    ({ properties }) => {
      const tag = properties?.xtag ?? properties?.openingtag ?? properties?.context ?? '?';
      return `${quote(`{${tag.replace(/^\{/, '')}`)} (${properties?.id ?? 'error'})`;
    },
  );
  return templateError('template-syntax', name, {
    vi: `có ô viết sai: ${faults.join(', ')}. Mỗi ô phải có đủ { và }, mỗi {#ô} phải có {/ô}`,
    en: `has broken tags: ${faults.join(', ')}. Each tag needs { and }, each {#tag} its {/tag}`,
  });
}

type TagTree = { readonly [tag: string]: TagTree };

/** Present since 3.71, not yet in the library's own types. */
interface WithTags {
  getTags(): {
    readonly headers: readonly { readonly tags: TagTree }[];
    readonly document: { readonly tags: TagTree };
    readonly footers: readonly { readonly tags: TagTree }[];
  };
}

function tagsOf(document: Docxtemplater): ReadonlySet<string> {
  const { headers, document: body, footers } = (document as unknown as WithTags).getTags();
  const tags = new Set<string>();
  const collect = (tree: TagTree): void => {
    for (const [tag, inner] of Object.entries(tree)) {
      tags.add(tag);
      collect(inner);
    }
  };
  for (const part of [body, ...headers, ...footers]) collect(part.tags);
  return tags;
}

/** Removes what XML 1.0 cannot hold; line breaks and tabs stay. */
const printable = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g, '');

const CUSTOM_PART = 'docProps/custom.xml';

/** The zip with every entry dated alike, and the letter's key in the property `dunghen-letter`. */
function deterministicZip(zip: PizZip, key: string): Uint8Array {
  const custom = zip.file(CUSTOM_PART)?.asText();
  const escaped = key.replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`);
  if (custom)
    zip.file(
      CUSTOM_PART,
      custom.replace(/(name="dunghen-letter"[^>]*><vt:lpwstr>)[^<]*/, (_, head: string) => head + escaped),
    );
  // Zip dates are wall-clock time without a zone: made from local parts, they are the same bytes in every zone.
  const epoch = new Date(1980, 0, 1);
  for (const file of Object.values(zip.files)) file.date = epoch;
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 9 }, platform: 'DOS' });
}
