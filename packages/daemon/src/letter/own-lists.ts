// The numbered lists of a template in a file of many letters: each letter's begin where they begin alone, not where the letter before ended.

/** A paragraph's or a style's numbering. */
const NUM_PR = /<w:numPr>.*?<\/w:numPr>/s;
const NUM_ID = /<w:numId w:val="(\d+)"\/>/;
/** What stands before the numbering in a paragraph's properties, in the order of the schema. */
const BEFORE_NUM_PR = /^(?:\s*<w:(?:pStyle|keepNext|keepLines|pageBreakBefore|widowControl)\b[^>]*\/>|\s*<w:framePr\b[^>]*\/>)*/;
/** What stands behind the indent. */
const BEHIND_INDENT =
  /<w:(?:contextualSpacing|mirrorIndents|suppressOverlap|jc|textDirection|textAlignment|textboxTightWrap|outlineLvl|divId|cnfStyle|rPr|sectPr|pPrChange)\b/;
const INDENT = /<w:ind\b[^>]*\/>/;
const LEVELS = 9;

/** The parts that say what a list is. */
export interface ListParts {
  readonly numbering: string;
  readonly styles: string;
}

/** Gives the lists of every letter but the first numbers of their own; `numbering` is what the file must hold then. */
export function withOwnLists(
  letters: readonly string[],
  { numbering, styles }: ListParts,
): { readonly letters: readonly string[]; readonly numbering: string } {
  const nums = new Map([...numbering.matchAll(/<w:num\b[^>]*\bw:numId="(\d+)"[^>]*>.*?<\/w:num>/gs)].map(([num, id = '']) => [id, num]));
  if (nums.size === 0) return { letters, numbering };
  const listStyles = stylesOfLists(styles, numbering, nums);
  let next = Math.max(...[...nums.keys()].map(Number)) + 1;
  const added: string[] = [];
  const restarted = letters.map((letter, i) => {
    if (i === 0) return letter;
    const own = new Map<string, string>();
    const ownId = (id: string): string => {
      const num = nums.get(id);
      // 0 takes a paragraph out of the list of its style; what is not there numbers nothing.
      if (num === undefined) return id;
      let given = own.get(id);
      if (given === undefined) {
        own.set(id, (given = String(next++)));
        added.push(restart(num, given, numbering));
      }
      return given;
    };
    return letter.replace(/<w:pPr>.*?<\/w:pPr>/gs, (properties) => ofOwnList(properties, listStyles, ownId));
  });
  const end = numbering.lastIndexOf('</w:num>') + '</w:num>'.length;
  return { letters: restarted, numbering: numbering.slice(0, end) + added.join('') + numbering.slice(end) };
}

function ofOwnList(properties: string, listStyles: ReadonlyMap<string, ListStyle>, ownId: (id: string) => string): string {
  if (NUM_PR.test(properties)) {
    return properties.replace(NUM_PR, (numPr) => numPr.replace(NUM_ID, (_, id: string) => `<w:numId w:val="${ownId(id)}"/>`));
  }
  const style = listStyles.get(/<w:pStyle w:val="([^"]*)"\/>/.exec(properties)?.[1] ?? '');
  if (!style) return properties;
  const numPr = `<w:numPr><w:ilvl w:val="${style.level}"/><w:numId w:val="${ownId(style.numId)}"/></w:numPr>`;
  const inner = properties.slice('<w:pPr>'.length, -'</w:pPr>'.length);
  const before = BEFORE_NUM_PR.exec(inner)?.[0] ?? '';
  const rest = inner.slice(before.length);
  // A list that the paragraph names itself would take the indent of the style away.
  const behind = INDENT.test(rest) ? rest.length : (BEHIND_INDENT.exec(rest)?.index ?? rest.length);
  const indent = INDENT.test(rest) ? '' : style.indent;
  return `<w:pPr>${before}${numPr}${rest.slice(0, behind)}${indent}${rest.slice(behind)}</w:pPr>`;
}

/** A style whose paragraphs are of a list. */
interface ListStyle {
  readonly numId: string;
  readonly level: string;
  /** The indent that the style gives, where it gives one. */
  readonly indent: string;
}

/** By the name of the style; one takes its list over from the one it is based on. */
function stylesOfLists(styles: string, numbering: string, nums: ReadonlyMap<string, string>): ReadonlyMap<string, ListStyle> {
  const all = new Map(
    [...styles.matchAll(/<w:style\b[^>]*\bw:styleId="([^"]*)"[^>]*>.*?<\/w:style>/gs)].map(([style, id = '']) => [id, style]),
  );
  const listOf = (id: string, seen: readonly string[] = []): ListStyle | null => {
    const style = all.get(id);
    if (style === undefined || seen.includes(id)) return null;
    const indent = INDENT.exec(style)?.[0] ?? '';
    const numPr = NUM_PR.exec(style)?.[0];
    const numId = NUM_ID.exec(numPr ?? '')?.[1];
    if (numPr === undefined || numId === undefined) {
      const list = listOf(/<w:basedOn w:val="([^"]*)"\/>/.exec(style)?.[1] ?? '', [...seen, id]);
      return list && { ...list, ...(indent !== '' && { indent }) };
    }
    if (!nums.has(numId)) return null;
    const linked = new RegExp(
      `<w:lvl\\b[^>]*\\bw:ilvl="(\\d)"[^>]*>(?:(?!</w:lvl>).)*<w:pStyle w:val="${id.replaceAll(/\W/g, '\\$&')}"/>`,
      's',
    );
    const level = /<w:ilvl w:val="(\d)"\/>/.exec(numPr)?.[1] ?? linked.exec(abstractOf(nums.get(numId) as string, numbering))?.[1] ?? '0';
    return { numId, level, indent };
  };
  return new Map(
    [...all.keys()].flatMap((id): readonly [string, ListStyle][] => {
      const list = listOf(id);
      return list === null ? [] : [[id, list]];
    }),
  );
}

const abstractOf = (num: string, numbering: string): string => {
  const id = /<w:abstractNumId w:val="(\d+)"\/>/.exec(num)?.[1];
  return new RegExp(`<w:abstractNum\\b[^>]*\\bw:abstractNumId="${id}"[^>]*>.*?</w:abstractNum>`, 's').exec(numbering)?.[0] ?? '';
};

/** The same list under another number, each level of which begins anew. */
function restart(num: string, id: string, numbering: string): string {
  const abstract = abstractOf(num, numbering);
  const overrides = Array.from({ length: LEVELS }, (_, level) => {
    const known = new RegExp(`<w:lvlOverride\\b[^>]*\\bw:ilvl="${level}"[^>]*>(.*?)</w:lvlOverride>`, 's').exec(num)?.[1] ?? '';
    if (known.includes('<w:startOverride')) return `<w:lvlOverride w:ilvl="${level}">${known}</w:lvlOverride>`;
    const own = new RegExp(`<w:lvl\\b[^>]*\\bw:ilvl="${level}"[^>]*>.*?</w:lvl>`, 's').exec(known || abstract)?.[0] ?? '';
    const start = /<w:start w:val="(\d+)"\/>/.exec(own)?.[1] ?? '1';
    return `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/>${known}</w:lvlOverride>`;
  });
  return `<w:num w:numId="${id}">${/<w:abstractNumId\b[^>]*\/>/.exec(num)?.[0] ?? ''}${overrides.join('')}</w:num>`;
}
