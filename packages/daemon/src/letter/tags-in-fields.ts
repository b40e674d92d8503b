// Tags where Word keeps no text of the page: in the code of a field, as of a barcode or a mail merge, or in the address of a link. Nothing is filled in there.
import type PizZip from 'pizzip';
import { CONDITION_TAGS, TEXT_TAGS } from './letter-tags.ts';
import { placeOf } from './template-places.ts';

/** A tag that stands in a field. */
export interface FieldTag {
  /** As it stands there, with or without braces. */
  readonly tag: string;
  /** The words of its paragraph; a field may stand alone. */
  readonly place?: string;
}

/** Parts that are printed, and what their links lead to. */
const PRINTED = /^word\/(?:_rels\/)?(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml(?:\.rels)?$/;
const CODES =
  /<w:fldChar\b[^>]*\bw:fldCharType="(begin|separate|end)"|<w:instrText\b[^>]*>([^<]*)<|<w:fldSimple\b[^>]*\bw:instr="([^"]*)"|<Relationship\b[^>]*\bTarget="([^"]*)"/g;

/** The tags within fields and links of a template, each once. */
export function tagsInFields(zip: PizZip): readonly FieldTag[] {
  const found = new Map<string, FieldTag>();
  for (const part of zip.file(PRINTED)) {
    const xml = part.asText();
    let [code, start] = ['', 0];
    const look = (text: string, index: number): void => {
      for (const tag of tagsIn(text)) {
        // At the end of its paragraph, too, where no text follows the field.
        const paragraph = xml.slice(xml.lastIndexOf('</w:p>', index) + 1, (xml.indexOf('</w:p>', index) + 1 || xml.length) - 1);
        const place = placeOf(paragraph, 0);
        found.set(tag, { tag, ...(place !== undefined && { place }) });
      }
    };
    for (const { 1: mark, 2: piece, 3: simple, 4: target, index } of xml.matchAll(CODES)) {
      if (mark !== undefined) {
        look(code, start);
        [code, start] = ['', index];
      } else if (piece !== undefined) code += piece;
      else look(simple ?? target ?? '', index);
    }
    look(code, start);
  }
  return [...found.values()];
}

const NAMES = [...Object.keys(TEXT_TAGS), ...Object.keys(CONDITION_TAGS)];
/** In braces, also as a link has them; or as a bare name, as a mail merge or a field typed with Ctrl+F9 has it, where no other word could be meant. */
const TAG = new RegExp(
  `(?:\\{|%7B)[#^/]?(?:${NAMES.join('|')})(?:\\}|%7D)|(?<![\\w{])(?:${NAMES.filter((name) => name.includes('_')).join('|')})(?![\\w}])`,
  'gi',
);
const tagsIn = (code: string): readonly string[] => code.match(TAG) ?? [];
