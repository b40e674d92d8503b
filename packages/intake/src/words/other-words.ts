// Whether two names are those of two people, and two procedures are not one: how they are written, or how much of them, does not count.
import { plain } from './plain.ts';

/** One letter in so many may be a slip of the pen. */
const LETTERS_A_SLIP = 6;
/** A longer name is a list of heirs: it is no slip of another. */
const LONGEST_SLIP = 80;

/** Whether two names are of two people: not where one says less of a name than the other, or has a letter amiss. @example isOtherName('Lê An', 'Trần Bình') // true */
export function isOtherName(a: string, b: string): boolean {
  if (a === b) return false;
  const [one, two] = [plain(a), plain(b)];
  if (one === '' || two === '' || says(one, two) || says(two, one)) return false;
  const [short, long] = [one, two].map((name) => name.replaceAll(' ', '')).toSorted((x, y) => x.length - y.length) as [string, string];
  if (short === long) return false;
  // "Công dân 1" and "Công dân 2" are two.
  if (short.replace(/\D/g, '') !== long.replace(/\D/g, '') || long.length > LONGEST_SLIP) return true;
  return slips(short, long) > Math.max(1, Math.floor(short.length / LETTERS_A_SLIP));
}

/** Whether one says all that the other does. */
function says(one: string, other: string): boolean {
  const words = new Set(one.split(' '));
  return other.split(' ').every((word) => words.has(word));
}

/** How many letters would have to be changed. */
function slips(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j - 1] as number) + same, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}

/** A procedure as a list or a receipt says it. */
interface Named {
  readonly procedure?: string;
  readonly procedureName?: string;
}

const nationalCode = (code: string): string => /^\d\.\d{6}/.exec(code)?.[0] ?? plain(code);

/** Whether two procedures are others by what both say of them: their codes, or their names, of which one may say more. */
export function isOtherProcedure(a: Named, b: Named): boolean {
  const [codes, names] = [isOtherCode(a, b), isOtherNamed(a, b)];
  return (codes ?? names ?? false) && (names ?? true);
}

/** Whether they are one by a code or a name that both say. */
export const isSameProcedure = (a: Named, b: Named): boolean => isOtherCode(a, b) === false || isOtherNamed(a, b) === false;

/** Whether their names are others; null where one says none. */
const isOtherNamed = (a: Named, b: Named): boolean | null =>
  a.procedureName === undefined || b.procedureName === undefined ? null : !isOneName(a.procedureName, b.procedureName);

/** Whether their codes are others; null where one says none. */
export const isOtherCode = (a: Named, b: Named): boolean | null =>
  a.procedure === undefined || b.procedure === undefined
    ? null
    : a.procedure !== b.procedure && nationalCode(a.procedure) !== nationalCode(b.procedure);

function isOneName(a: string, b: string): boolean {
  if (a === b) return true;
  const [one, two] = [plain(a), plain(b)];
  return one.includes(two) || two.includes(one);
}

/** What a procedure does with whatever it is of. */
const OF_ANY = new Set(
  'thu tuc cap lai moi doi giay dang ky xac nhan chung thuc ve cho va cua viec theo tai xa phuong ban sao don de nghi ho so'.split(' '),
);

const ownWords = (name: string): readonly string[] =>
  plain(name)
    .split(' ')
    .filter((word) => word !== '' && !OF_ANY.has(word));

/** Whether two names of procedures have nothing in common, however two systems would word one. */
export function isFarProcedure(a: Named, b: Named): boolean {
  if (a.procedureName === undefined || b.procedureName === undefined) return false;
  const [one, two] = [ownWords(a.procedureName), ownWords(b.procedureName)];
  return one.length > 0 && two.length > 0 && !one.some((word) => two.includes(word));
}
