// The numbers that fields count (SEQ, LISTNUM) in a file of many letters: each letter's begin where they begin alone.

/** What makes up fields: their marks, with the code between them, and those that hold their code themselves. */
const PIECES =
  /<w:fldChar\b[^>]*\bw:fldCharType="(begin|separate|end)"|<w:instrText\b[^>]*>([^<]*)(?=<)|<w:fldSimple\b[^>]*\bw:instr="([^"]*)(?=")/g;
/** Fields that nothing makes begin anew. */
const COUNTS_ON = /^\s*(AUTONUM(?:LGL|OUT)?)\b/i;

/** A letter that stands behind others, and the fields in it that count on all the same. */
export interface OwnNumbers {
  readonly letter: string;
  readonly countOn: readonly string[];
}

/** Has the numbers of a letter begin anew, though letters stand before it. */
export function withOwnNumbers(letter: string): OwnNumbers {
  const begun = new Set<string>();
  const countOn = new Set<string>();
  const added: (readonly [at: number, code: string])[] = [];
  const look = (code: string, end: number): void => {
    const on = COUNTS_ON.exec(code)?.[1];
    if (on !== undefined) countOn.add(on.toUpperCase());
    const counter = counterOf(code.replaceAll('&quot;', '"'));
    if (!counter || begun.has(counter.key)) return;
    begun.add(counter.key);
    if (counter.anew !== '') added.push([end, counter.anew]);
  };
  const open: { code: string; end: number }[] = [];
  for (const { 0: piece, 1: mark, 2: text, 3: simple, index } of letter.matchAll(PIECES)) {
    const field = open.at(-1);
    if (mark === 'begin') open.push({ code: '', end: 0 });
    else if (simple !== undefined) look(simple, index + piece.length);
    else if (field && text !== undefined) Object.assign(field, { code: field.code + text, end: index + piece.length });
    else if (field) {
      look(field.code, field.end);
      field.code = '';
      if (mark === 'end') open.pop();
    }
  }
  const anew = added.toSorted(([a], [b]) => b - a).reduce((text, [at, code]) => text.slice(0, at) + code + text.slice(at), letter);
  return { letter: anew, countOn: [...countOn] };
}

/** What a field counts, and what its code lacks to begin anew; null for another field, and for one that only repeats a number. */
function counterOf(code: string): { readonly key: string; readonly anew: string } | null {
  const [, kind, rest = ''] = /^\s*(SEQ|LISTNUM)\b(.*)$/is.exec(code) ?? [];
  if (kind === undefined) return null;
  const switches = rest.replace(/^\s*(?:"[^"]*"|[^\s\\"]+)/, '');
  const name = rest.slice(0, rest.length - switches.length).trim().toLowerCase(); // prettier-ignore
  const has = (letter: string): boolean => new RegExp(`\\\\${letter}(?![a-z])`, 'i').test(switches);
  if (kind.toUpperCase() === 'LISTNUM') {
    const level = /\\l\s*(\d)/i.exec(switches)?.[1] ?? '';
    return { key: `LISTNUM ${name} ${level}`, anew: has('s') ? '' : ' \\s 1 ' };
  }
  // One with a bookmark tells the number that stands there.
  if (has('c') || /^\s*[^\s\\]/.test(switches)) return null;
  return { key: `SEQ ${name}`, anew: has('r') ? '' : ' \\r 1 ' };
}
