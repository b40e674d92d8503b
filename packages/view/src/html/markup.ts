// The one way text becomes HTML: a template whose every insertion is escaped unless it is markup already.
import { cleanText } from '../clean-text.ts';

/** HTML that is known to be well escaped; made by {@link html} alone. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: text is escaped, markup is kept, lists are joined, null and false are nothing. */
export type Insert = Markup | string | number | null | false | readonly Insert[];

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** The text with everything that means something in HTML, in an element or a quoted attribute, written as a character. */
export const escapeText = (text: string): string => cleanText(text).replace(/[&<>"']/g, (c) => ESCAPES[c] as string);

function inserted(value: Insert): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return String(value);
  if (value === null || value === false) return '';
  return value.map(inserted).join('');
}

/**
 * HTML from a template.
 * @example html`<b>${'1 < 2'}</b>`.text // '<b>1 &lt; 2</b>'
 */
export function html(strings: TemplateStringsArray, ...values: readonly Insert[]): Markup {
  let text = strings[0] as string;
  for (const [i, value] of values.entries()) text += inserted(value) + (strings[i + 1] as string);
  return new Markup(text);
}
