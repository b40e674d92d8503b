// A status without whoever stands in it and when: what is asked about it, and taught, bears nobody's name and is asked once.
import { handoversOf } from './handed-over.ts';
import type { Word } from './said-words.ts';
import { isNameWord } from './names-in-text.ts';
import { tell, type Told } from './status-parts.ts';

/** What stands for somebody, or for a day or an hour. */
const LEFT_OUT = '…';
const MOMENT = /^(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{1,2}[hg](?:\d{2})?|\d{1,2}:\d{2})$/i;
/** What is longer is no status, but may be about anybody. */
const LONGEST = 500;

/** There are a few dozen statuses with names in them a million times. */
const known = new Map<string, string>();

/** @example statusShape('Đã giao kết quả cho Nguyễn Văn A') // 'Đã giao kết quả cho …' */
export function statusShape(text: string): string {
  let shape = known.get(text);
  if (shape === undefined) {
    shape = text.length > LONGEST ? LEFT_OUT : shapeOf(text.normalize('NFC'));
    if (known.size < 1_000) known.set(text, shape);
  }
  return shape;
}

function shapeOf(text: string): string {
  const told = tell(text);
  const { words, parts } = told;
  const nobody = perhapsNames(told);
  let shape = '';
  let after = 0;
  for (const [i, { kind, from, to }] of parts.entries()) {
    const [first, last] = [words[from] as Word, words[to - 1] as Word];
    const next = parts[i + 1];
    // "Vợ ông A", "ông A", "A" are one question.
    const isAddress = kind === 'person' && next?.marks === '' && (next.kind === 'name' || next.kind === 'person');
    const isLeftOut = kind === 'name' || isAddress || nobody.has(i) || (kind === 'number' && MOMENT.test(first.raw));
    const between = text.slice(after, first.start);
    if (!isLeftOut) shape += between + text.slice(Math.max(after, first.start), last.end);
    else if (!shape.endsWith(LEFT_OUT) || between.trim() !== '') shape += between + LEFT_OUT;
    after = last.end;
  }
  return shape + text.slice(after);
}

/** Parts of a handover that no table knows and that may be somebody's name: by a capital, where those tell anything. */
function perhapsNames(told: Told): ReadonlySet<number> {
  const unknown = handoversOf(told).flatMap((handover) => handover.unknown);
  const word = (i: number): Word => told.words[told.parts[i]?.from as number] as Word;
  return new Set(told.namesShow ? unknown.filter((i) => isNameWord(word(i))) : unknown);
}
