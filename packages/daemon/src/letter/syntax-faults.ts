// docxtemplater's reports of badly written tags, said so that an officer who never heard of it can mend them.
import { quote, type Sentence } from '@dunghen/core';
import type { TemplateFault } from './template-error.ts';
import { placeOf } from './template-places.ts';

interface Report {
  readonly properties?: {
    readonly id?: string;
    readonly xtag?: string;
    readonly context?: string;
    readonly openingtag?: string;
    readonly closingtag?: string;
    /** Of conditions that cross: of the opening and the closing one. */
    readonly offset?: number | readonly number[];
    readonly file?: string;
  };
}

/** What each report means, by its id. */
const MEANINGS: Readonly<Record<string, (tag: string, other: string) => Sentence>> = {
  unclosed_tag: (tag) => ({
    vi: `có ô ${quote(`{${tag}`)} thiếu dấu } ở cuối`,
    en: `has the tag ${quote(`{${tag}`)} without its closing }`,
  }),
  unopened_tag: (tag) => ({
    vi: `có ô ${quote(`${tag}}`)} thiếu dấu { ở đầu`,
    en: `has the tag ${quote(`${tag}}`)} without its opening {`,
  }),
  duplicate_open_tag: (tag) => ({ vi: `có ô ${quote(tag)} thừa dấu {`, en: `has the tag ${quote(tag)} with one { too many` }),
  duplicate_close_tag: (tag) => ({ vi: `có ô ${quote(tag)} thừa dấu }`, en: `has the tag ${quote(tag)} with one } too many` }),
  unclosed_loop: (tag) => ({
    vi: `có điều kiện ${quote(`{#${tag}}`)} chưa đóng bằng ${quote(`{/${tag}}`)}`,
    en: `has the condition ${quote(`{#${tag}}`)} not closed by ${quote(`{/${tag}}`)}`,
  }),
  unopened_loop: (tag) => ({
    vi: `có ${quote(`{/${tag}}`)} mà không có ${quote(`{#${tag}}`)} ở trước`,
    en: `has ${quote(`{/${tag}}`)} without ${quote(`{#${tag}}`)} before it`,
  }),
  closing_tag_does_not_match_opening_tag: (tag, other) => ({
    vi: `có điều kiện ${quote(`{#${tag}}`)} gặp ${quote(`{/${other}}`)} trước khi đóng: hãy viết ${quote(`{/${tag}}`)} trước đó`,
    en: `has the condition ${quote(`{#${tag}}`)} met by ${quote(`{/${other}}`)} before it is closed: write ${quote(`{/${tag}}`)} before`,
  }),
};

const otherwise = (tag: string): Sentence => ({ vi: `có ô ${quote(tag)} viết sai`, en: `has the badly written tag ${quote(tag)}` });

/** The faults in an error of docxtemplater; none when the error is not about tags. */
export function syntaxFaults(error: unknown, textOfPart: (part: string) => string): readonly TemplateFault[] {
  const reports = (error as { properties?: { errors?: readonly Report[] } }).properties?.errors ?? [error as Report];
  return reports.flatMap(({ properties }) => {
    const tag = properties?.xtag ?? properties?.context ?? properties?.openingtag;
    if (properties?.id === undefined || tag === undefined) return [];
    const [offset = 0] = [properties.offset].flat();
    const place = placeOf(textOfPart(properties.file as string), offset);
    const { vi, en } = (MEANINGS[properties.id] ?? otherwise)(tag, properties.closingtag ?? '');
    return [{ code: 'template-syntax' as const, tag, ...at(place), what: { vi: vi + atVi(place), en: en + atEn(place) } }];
  });
}

export const at = (place: string | undefined): { place?: string } => (place === undefined ? {} : { place });
export const atVi = (place: string | undefined): string => (place === undefined ? '' : ` (ở đoạn “${place}”)`);
export const atEn = (place: string | undefined): string => (place === undefined ? '' : ` (in the paragraph “${place}”)`);
