// What a few dozen words say, found out once and not for each of a million rows.

/** More are no words of an office but notes, which are not kept. */
const MOST = 1_000;

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
      if (known.size < MOST) known.set(text, answer);
    }
    return answer;
  };
}
