// The few pieces of WordprocessingML the template is made of: runs, paragraphs of a named style, rules, borderless tables.

const TWIPS_PER_MM = 56.6929;

/** Millimetres in Word's unit, the twentieth of a point. */
export const twips = (mm: number): number => Math.round(mm * TWIPS_PER_MM);

export const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** Text as XML shows it. */
export const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A run in the paragraph's own look; a tab in the text becomes Word's tab. */
export const run = (text: string, marks = ''): string =>
  `<w:r>${marks === '' ? '' : `<w:rPr>${marks}</w:rPr>`}${text
    .split('\t')
    .map((part) => (part === '' ? '' : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`))
    .join('<w:tab/>')}</w:r>`;

/** Text in which **this** stands out in bold, as an officer would write it in a message. */
export const runs = (text: string): string =>
  text
    .split('**')
    .map((part, i) => (part === '' ? '' : run(part, i % 2 === 1 ? '<w:b/>' : '')))
    .join('');

/** A paragraph of a style; `properties` is what this one paragraph adds to it. */
export const paragraph = (style: string, text: string, properties = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${runs(text)}</w:p>`;

/** A rule `width` mm long in the middle of a column: the upper border of a paragraph a few points high. */
export function rule(column: number, width: number): string {
  const inset = twips((column - width) / 2);
  return `<w:p><w:pPr><w:pStyle w:val="DuongKe"/><w:ind w:left="${inset}" w:right="${inset}"/></w:pPr></w:p>`;
}

/** A table without borders; widths in mm, one string of paragraphs a cell; `outdent` mm of it stand in the left margin. */
export function table(widths: readonly number[], rows: readonly (readonly string[])[], outdent = 0): string {
  const cell = (content: string, i: number): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${twips(widths[i] ?? 0)}" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${twips(widths.reduce((sum, width) => sum + width, 0))}" w:type="dxa"/><w:tblInd w:w="${-twips(outdent)}" w:type="dxa"/>` +
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>' +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${twips(width)}"/>`).join('')}</w:tblGrid>` +
    rows.map((cells) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.map(cell).join('')}</w:tr>`).join('') +
    '</w:tbl>'
  );
}
