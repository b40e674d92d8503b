// A letter as a section of a file of many: it begins on a page of its own, numbered from 1, and ends where it ended alone.

/** Its first section begins on a new page, whatever its template says of the section before, and counts its pages from 1. */
export const startSection = (letter: string): string =>
  letter.replace(/<w:sectPr\b[^>]*>.*?<\/w:sectPr>/s, (section) =>
    countedFrom1(section.replace(/<w:type w:val="(?:continuous|nextColumn)"\/>/, '<w:type w:val="nextPage"/>')),
  );

/** The schema wants the number type after the margins. */
function countedFrom1(section: string): string {
  if (/<w:pgNumType\b[^>]*\bw:start=/.test(section)) return section;
  return section.includes('<w:pgNumType')
    ? section.replace('<w:pgNumType', '<w:pgNumType w:start="1"')
    : section.replace(/(<w:pgMar\b[^>]*\/>)/, '$1<w:pgNumType w:start="1"/>');
}

/** The section ends within the letter's own last paragraph: one more would run over a full page. */
export function endSection(content: string, section: string): string {
  const start = Math.max(content.lastIndexOf('<w:p>'), content.lastIndexOf('<w:p '), content.lastIndexOf('<w:p/>'));
  const found = /^(<w:p(?: [^>]*?)?)(?:\/>|>(<w:pPr>.*?<\/w:pPr>|<w:pPr\/>)?((?:(?!<\/w:p>).)*)<\/w:p>)$/s.exec(
    start < 0 ? '' : content.slice(start),
  );
  // The last paragraph of a table or a box of text is not the last one of the page; one with a change or a section in it has no room.
  if (!found || /<w:(?:pPrChange|sectPr)\b/.test(found[0])) return `${content}<w:p><w:pPr>${section}</w:pPr></w:p>`;
  const [, tag, properties = '', rest = ''] = found;
  const own = properties.replace(/^<w:pPr(?:\/>|>)|<\/w:pPr>$/g, '');
  return `${content.slice(0, start)}${tag}><w:pPr>${own}${section}</w:pPr>${rest}</w:p>`;
}
