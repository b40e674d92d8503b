// Whether a part of a Word file is XML at all: Word opens nothing less, while what fills in templates takes nearly anything.

/** Characters past ASCII are asked about by NAME: to make patterns of all letters there are ready took half of checking a template. */
const WORD = String.raw`(?:[A-Za-z_]|[^\x00-\x7F])(?:[\w.-]|[^\x00-\x7F])*`;
const LIKE_A_NAME = `${WORD}(?::${WORD})?`;
const ASCII = /^[\x00-\x7F]*$/;
const NAME = /^[\p{L}_][\p{L}\p{N}\p{M}._-]*(?::[\p{L}_][\p{L}\p{N}\p{M}._-]*)?$/u;
const isName = (word: string): boolean => ASCII.test(word) || NAME.test(word);
const ATTRIBUTE = String.raw`\s+(${LIKE_A_NAME})\s*=\s*("[^<"]*"|'[^<']*')`;
/** What XML is made of, one piece after the other; a lone `<` is what is none of them. Word takes no document types. */
const PIECES = new RegExp(
  String.raw`<\?[^]*?\?>|<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<(?<close>/?)(?<name>${LIKE_A_NAME})(?<attributes>(?:${ATTRIBUTE})*)\s*(?<empty>/?)>|[^<]+|<`,
  'g',
);
const ATTRIBUTES = new RegExp(ATTRIBUTE, 'g');
const LONE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)/i;
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

const OF_XML: ReadonlySet<string> = new Set(['xml', 'xmlns']);

/** The text of the first piece that is not well-formed, shortened; null for a part that is whole. */
export function malformedAt(part: string): string | null {
  const xml = part.replace(/^\uFEFF/, '');
  const open: { readonly name: string; readonly prefixes: ReadonlySet<string> }[] = [];
  let roots = 0;
  for (const { 0: piece, index, groups = {} } of xml.matchAll(PIECES)) {
    const here = (): string => xml.slice(index, index + 40);
    const { name, close, empty, attributes = '' } = groups;
    if (FORBIDDEN.test(piece)) return here();
    if (name === undefined) {
      const isText = !piece.startsWith('<');
      if (piece === '<' || (isText && LONE_AMPERSAND.test(piece)) || (isText && open.length === 0 && piece.trim() !== '')) return here();
    } else if (close === '/') {
      if (open.pop()?.name !== name || attributes !== '' || empty === '/') return here();
    } else {
      if (open.length === 0 && roots++ > 0) return here();
      const given = [...attributes.matchAll(ATTRIBUTES)].map(([, key = '', value = '']) => [key, value] as const);
      const names = given.map(([key]) => key);
      if (![name, ...names].every(isName)) return here();
      const above = open.at(-1)?.prefixes ?? OF_XML;
      const declared = names.flatMap((key) => (key.startsWith('xmlns:') ? key.slice('xmlns:'.length) : []));
      const prefixes = declared.length === 0 ? above : new Set([...above, ...declared]);
      const unknown = [name, ...names].some((key) => key.includes(':') && !prefixes.has(key.split(':')[0] as string));
      if (unknown || new Set(names).size < names.length || given.some(([, value]) => LONE_AMPERSAND.test(value))) return here();
      if (empty === '') open.push({ name, prefixes });
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) return `<${unclosed.name}>`;
  return roots === 0 ? '' : null;
}
