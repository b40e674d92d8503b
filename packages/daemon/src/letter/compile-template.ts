// Checks a template before the first letter, so that a fault in Word is met by the officer who made it and never by a citizen.
import { quote, type Lang } from '@dunghen/core';
import type Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { CONDITION_TAGS, ISSUED_TAGS, REQUIRED_TAGS, TEXT_TAGS, type ConditionTag, type TextTag } from './letter-tags.ts';
import { nearestTag } from './nearest-tag.ts';
import type { LetterText } from './letter-text.ts';
import { fillIn, openTemplate, tagsOf, type PlacedTag } from './open-template.ts';
import { at, atEn, atVi } from './syntax-faults.ts';
import { tagsInFields, type FieldTag } from './tags-in-fields.ts';
import { TemplateError, type TemplateFault } from './template-error.ts';
import { placeOf } from './template-places.ts';
import { textOf } from './word-parts.ts';
import { zipLetter } from './zip-letter.ts';

/** A template that was checked; rendering it cannot fail for a fault of the template. */
export interface LetterTemplate {
  /** The parts of a letter with these words in it. */
  readonly fillIn: (words: LetterText) => PizZip;
  /** Of the tags that issuing fills in those it has no place for. */
  readonly lacks: readonly TextTag[];
  /** The tags it has a place for. */
  readonly prints: ReadonlySet<TextTag>;
  /** The tags that stand where nothing is filled in. */
  readonly inFields: readonly FieldTag[];
}

/**
 * Checks a template: a real .docx, well-written tags, no unknown tag, none of the required ones missing.
 * @param name The file's name, for messages.
 * @throws {TemplateError} `template-not-docx`, `template-xml`, `template-changes`, `template-syntax`, `template-unknown-tag`, `template-missing-tag`.
 */
export function compileTemplate(bytes: Uint8Array, name: string): LetterTemplate {
  const document = openTemplate(bytes, name);
  const tags = tagsOf(document);
  const [first, ...rest] = [...unknownTags(tags, document), ...missingTags(tags)];
  if (first !== undefined) throw new TemplateError(name, [first, ...rest]);
  // Zipped as letters are: what no tag stands in is then taken over as it is.
  const parts = zipLetter(new PizZip(bytes));
  let ready: Docxtemplater | null = document;
  return {
    inFields: tagsInFields(document.getZip()),
    lacks: absent(ISSUED_TAGS, tags),
    prints: new Set(TEXT_NAMES.filter((tag) => absent([tag], tags).length === 0)),
    fillIn(words) {
      const used = ready ?? openTemplate(bytes, name);
      // Back only when all went well: after an error nobody knows what is left in it.
      ready = null;
      const filled = fillIn(used, parts, words);
      ready = used;
      return filled;
    },
  };
}

const TEXT_NAMES = Object.keys(TEXT_TAGS) as [TextTag, ...TextTag[]];
const CONDITION_NAMES = Object.keys(CONDITION_TAGS) as [ConditionTag, ...ConditionTag[]];

// Not `in`: {constructor} is a word every object knows.
const isText = (name: string): boolean => Object.hasOwn(TEXT_TAGS, name);
const isCondition = (name: string): boolean => Object.hasOwn(CONDITION_TAGS, name);

function unknownTags(tags: readonly PlacedTag[], document: Docxtemplater): readonly TemplateFault[] {
  return tags
    .filter(({ name, use }) => !(isText(name) && use !== 'other') && !(isCondition(name) && use === 'condition'))
    .map(({ name, use, part, offset }) => {
      const place = placeOf(textOf(document.getZip(), part), offset);
      const [tag, what] =
        use === 'condition'
          ? unknownCondition(name)
          : isCondition(name)
            ? conditionAsText(name)
            : unknownText(name, use === 'other' ? `{@${name}}` : `{${name}}`);
      return { code: 'template-unknown-tag' as const, tag, ...at(place), what: { vi: what.vi(atVi(place)), en: what.en(atEn(place)) } };
    });
}

/** A tag as written, and what is wrong with it, around the words that say where. */
type Unplaced = readonly [tag: string, what: { readonly [lang in Lang]: (place: string) => string }];

function unknownText(name: string, tag: string): Unplaced {
  const meant = nearestTag(name, TEXT_NAMES);
  return [
    tag,
    {
      vi: (place) => `có ô không hiểu được ${quote(tag)}${place}, gần giống nhất là {${meant}} (${TEXT_TAGS[meant]})`,
      en: (place) => `has the unknown tag ${quote(tag)}${place}; the nearest is {${meant}}`,
    },
  ];
}

function unknownCondition(name: string): Unplaced {
  const meant = nearestTag(name, CONDITION_NAMES);
  const tag = `{#${name}}`;
  return [
    tag,
    {
      vi: (place) => `có điều kiện không hiểu được ${quote(tag)}${place}, gần giống nhất là {#${meant}} (${CONDITION_TAGS[meant]})`,
      en: (place) => `has the unknown condition ${quote(tag)}${place}; the nearest is {#${meant}}`,
    },
  ];
}

function conditionAsText(name: string): Unplaced {
  const tag = `{${name}}`;
  return [
    tag,
    {
      vi: (place) => `có điều kiện ${quote(tag)} dùng như một ô${place}, phải viết {#${name}}…{/${name}}`,
      en: (place) => `uses the condition ${quote(tag)} as text${place}; write {#${name}}…{/${name}}`,
    },
  ];
}

function absent(wanted: readonly TextTag[], tags: readonly PlacedTag[]): readonly TextTag[] {
  const present = new Set(tags.filter(({ use }) => use === 'text').map(({ name }) => name));
  return wanted.filter((tag) => !present.has(tag));
}

function missingTags(tags: readonly PlacedTag[]): readonly TemplateFault[] {
  return absent(REQUIRED_TAGS, tags).map((tag) => ({
    code: 'template-missing-tag' as const,
    tag: `{${tag}}`,
    what: {
      vi: `thiếu ô bắt buộc {${tag}} (${TEXT_TAGS[tag]}), hãy gõ lại ô này vào chỗ cần in`,
      en: `lacks the required tag {${tag}}; type it where it should be printed`,
    },
  }));
}
