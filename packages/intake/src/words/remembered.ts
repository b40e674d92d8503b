// What a few dozen words say, found out once and not for each of a million rows.

/** More are no words of an office but notes, which are not kept. */
const MOST = 1_000;

/** The same answers, remembered. */
export function remembered(of: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) {
      answer = of(text);
      if (known.size < MOST) known.set(text, answer);
    }
    return answer;
  };
}
