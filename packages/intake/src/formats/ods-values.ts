// What the cells of an .ods workbook say, by their types, as texts that might have been typed.
import { textOfCell } from './cell-text.ts';
import { readEntities } from './html-entities.ts';

/** What is written of a cell. */
export interface OdsCell {
  /** Its attributes, by their names without prefix. */
  readonly said: ReadonlyMap<string, string>;
  /** Its paragraphs as they stand, entities and all, each in a line of its own. */
  text: string;
  paragraphs: number;
}

/** What a cell says. */
export function textOfOdsCell({ said, text: written, paragraphs }: OdsCell): string {
  const text = readEntities(written);
  const value = said.get('value');
  switch (said.get('value-type')) {
    case 'string':
      return textOfCell(text === '' ? readEntities(said.get('string-value') ?? '') : text);
    case 'float':
      if (value !== undefined && paragraphs === 1 && isShownAsMore(value, text)) return textOfCell(text);
      return value === undefined ? '' : textOfCell(Number(value));
    case 'currency':
    case 'percentage':
      return value === undefined ? '' : textOfCell(Number(value));
    case 'boolean':
      return /^(?:true|false)$/.test(said.get('boolean-value') ?? '') ? textOfCell(said.get('boolean-value') === 'true') : '';
    case 'date':
      return textOfCell(dateOf(said.get('date-value') ?? ''));
    case 'time':
      return textOfCell(said.get('time-value') ?? '');
    default:
      return textOfCell(text);
  }
}

const WHOLE = /^\d{1,15}$/;
const LONGEST_SHOWN = 300;
/** Only easier to read, with as many decimals as may be. */
const PLAIN_NUMBER = /^\s*[-+]?(?:[1-9]\d*|\d{1,3}(?:[.,\s]\d{3})+|0)(?:[.,]\d+)?\s*$/;

/** A whole number that a format shows with zeros or words is a text, as the officer sees it: "BN-011/2026" is no 11. */
const isShownAsMore = (value: string, text: string): boolean =>
  WHOLE.test(value) && text.length <= LONGEST_SHOWN && !PLAIN_NUMBER.test(text) && text.replace(/\D/g, '').includes(value);

/** The hour is the office's own, written as UTC. What is no date is told as nothing. */
const dateOf = (text: string): Date =>
  new Date(text.includes('T') && !/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? `${text.trim()}Z` : text.trim());
