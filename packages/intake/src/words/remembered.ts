// What a few dozen words say, found out once and not for each of a million rows.
import { shortCopy } from '../formats/short-copy.ts';

/** More are no words of an office but notes, which are not kept. */
const MOST = 1_000;
/** Nor are pages: a thousand of them would be kept by each that asks. */
const LONGEST = 500;

/** Whether a text is short enough to be kept. */
export const isKept = (text: string): boolean => text.length <= LONGEST;

/** What a text is counted under: a page under its beginning, of which still less is shown. */
export const keptAs = (text: string): string => (isKept(text) ? text : shortCopy(text, LONGEST));

/** The same of a word cut from a text: a longer one would be no copy, and keep the page it was cut from. */
export const isWord = (word: string): boolean => word.length <= LONGEST_WORD;
const LONGEST_WORD = 12;

/** The same answers, remembered by the text of what is asked about. */
export function remembered<Answer>(of: (text: string) => Answer): (text: string) => Answer;
export function remembered<Asked, Answer>(of: (asked: Asked) => Answer, textOf: (asked: Asked) => string): (asked: Asked) => Answer;
export function remembered<Asked, Answer>(of: (asked: Asked) => Answer, textOf: (asked: Asked) => string = String) {
  const known = new Map<string, Answer>();
  return (asked: Asked): Answer => {
    const text = textOf(asked);
    let answer = known.get(text);
    if (answer === undefined) {
      answer = of(asked);
      if (known.size < MOST && isKept(text)) known.set(text, answer);
    }
    return answer;
  };
}
