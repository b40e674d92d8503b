// Where in a template something stands, told by the paragraph an officer sees in Word.

const textOf = (xml: string): string =>
  [...xml.matchAll(/<(w:t|a:t|dc:title|vt:lpwstr)(?: [^>]*)?>([^<]*)</g)].map((match) => match[2]).join('');

/** How much text of a part stands before a place in its XML: the offset there, as {@link placeOf} takes it. */
export const textBefore = (xml: string, index: number): number => textOf(xml.slice(0, index)).length;

/** The paragraphs of a part as [first character, text]: offsets count the text of the part alone, as docxtemplater counts them. */
function* paragraphs(xml: string): Generator<readonly [start: number, text: string]> {
  let start = 0;
  for (const paragraph of xml.split(/<\/w:p>/)) {
    const text = textOf(paragraph);
    yield [start, text];
    start += text.length;
  }
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };

/** The paragraph that holds a character of a part, shortened around it; undefined when it holds nothing else. */
export function placeOf(xml: string, offset: number): string | undefined {
  for (const [start, text] of paragraphs(xml)) {
    if (offset >= start + text.length) continue;
    const from = Math.max(0, offset - start - 30);
    const shown = `${from > 0 ? '…' : ''}${text.slice(from, from + 60)}${from + 60 < text.length ? '…' : ''}`;
    return shown.replace(/&(lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity] as string).trim();
  }
  return undefined;
}
