// What most codes of a column look like: by that the words behind one of them are told from it.
import { besideCode, isMoreThanNumber, kindOfCode, type BesideCode } from '../words/beside-code.ts';
import { isReadAsWritten } from '../words/clean-code.ts';

/** Kinds that are counted: a register has a handful. */
const MOST_KINDS = 1_000;
/** One cell shows no habit. */
const FEWEST_OF_REGISTER = 3;

export class KindsOfCodes {
  #count = 0;
  /** How many codes of a kind stand alone in their cells. */
  readonly #alone = new Map<string, number>();
  /** How often words stand behind codes. */
  readonly #words = new Map<string, number>();

  /** Told each code cell of a list. */
  note(cell: string): void {
    if (cell.trim() === '') return;
    this.#count++;
    if (isReadAsWritten(cell)) return count(this.#alone, kindOfCode(cell));
    const beside = besideCode(cell);
    if (beside?.isCode || beside?.isOther) count(this.#alone, kindOfCode(`${beside.code} ${beside.rest}`));
    else if (beside) count(this.#words, beside.rest.toLowerCase());
  }

  /** Whether most of the column are codes alone that look like this one. */
  isUsual(code: string): boolean {
    return (this.#alone.get(kindOfCode(code)) ?? 0) * 2 > this.#count;
  }

  /** Whether some code of the column looks like this one. */
  #isAlone(code: string): boolean {
    return this.#alone.has(kindOfCode(code));
  }

  /** Whether the codes of the column are in two parts. */
  #isRegister(code: string): boolean {
    return this.isUsual(code) && (this.#alone.get(kindOfCode(code)) ?? 0) >= FEWEST_OF_REGISTER;
  }

  /**
   * Whether what stands behind a code is beside it, part of it as the words of a register are, or nobody knows. Another code is never beside it. A status is beside it always. Where most of the column
   * are such codes alone, or the dossier `isKnown`, it is beside a full code; a bare number might be that of another register.
   */
  tell({ code, isCode, isOther, isPhone, isStatus, rest }: BesideCode, isKnown: boolean): 'beside' | 'part' | 'unknown' {
    const mayBeTwo = isCode || (isOther && (isKnown || this.isUsual(code) || (this.#isAlone(code) && this.#isAlone(rest))));
    if (mayBeTwo) return this.#isRegister(`${code} ${rest}`) ? 'part' : 'unknown';
    if (isOther) return 'part';
    if (isStatus) return 'beside';
    const isUsual = isKnown || this.isUsual(code);
    const isFull = isPhone || isMoreThanNumber(code);
    if (isFull && isUsual) return 'beside';
    const isRepeated = !isPhone && (this.#words.get(rest.toLowerCase()) ?? 0) > 1;
    return isRepeated || !(isFull || isUsual) ? 'part' : 'unknown';
  }
}

function count(times: Map<string, number>, key: string): void {
  const known = times.get(key);
  if (known !== undefined || times.size < MOST_KINDS) times.set(key, (known ?? 0) + 1);
}
