// Two texts of an office held against each other: how they are written does not count, what they say does.

/** What is left of a character: its letter or digit, a space, or nothing of an accent. Few characters are ever met. */
const BARE = new Map<string, string>();

function bare(char: string): string {
  const known = BARE.get(char);
  if (known !== undefined) return known;
  const [letter = ''] = char.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
  const left = letter === '' || /[a-z0-9]/.test(letter) ? letter : ' ';
  BARE.set(char, left);
  return left;
}

/** Whoever writes more says no other thing by it, and a page of letters in each of a hundred cells would take half a minute. */
const LONGEST = 1_000;

/** A text for comparing: no accents, no case, no punctuation, single spaces. */
export function plain(text: string): string {
  let said = '';
  let isParted = false;
  for (const char of text.length > LONGEST ? text.slice(0, LONGEST) : text) {
    const left = bare(char);
    if (left === ' ') isParted = said !== '';
    else if (left !== '') {
      said += isParted ? ` ${left}` : left;
      isParted = false;
    }
  }
  return said;
}

/** Whether two texts say the same: "TRÌNH KÝ" is no other step than "Trình ký", but Hùng is not Hưng. */
export const saysSame = (a: string | undefined, b: string | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase());
