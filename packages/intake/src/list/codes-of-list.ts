// The codes of a list: as they are read, but for a dossier that is known by all that its cell says, and for words beside a code, which the other cells of the column tell from it.
import { dossierCode } from '@dunghen/core';
import { codeKey, type Store } from '@dunghen/store';
import type { Mapping } from '../columns/find-columns.ts';
import type { PackedRows } from '../formats/packed-rows.ts';
import { besideCode, kindOfCode, type BesideSaid } from '../words/beside-code.ts';
import { asWritten, cleanCode, isReadAsWritten, notOneCode, withOtherWords } from '../words/clean-code.ts';
import { digitsOfRange, LONGEST_OF_TWO, withoutMark } from '../words/code-shape.ts';
import { codeParts, withoutName } from '../words/name-beside.ts';
import { orNull } from '../words/or-null.ts';
import { KindsOfCodes } from './kinds-of-codes.ts';

const NUMBER = /^\d+$/;
const LONGEST_NUMBER = 8;
/** Codes asked about at a time. */
const AT_A_TIME = 1_000;

/** What the lists of a file teach of their codes. */
interface Learned {
  readonly known: ReadonlySet<string>;
  readonly kinds: KindsOfCodes;
  /** What the codes look like that are known without the mark behind them. */
  readonly unmarked: ReadonlySet<string>;
}

/** A list with its codes. */
interface CodedRows {
  readonly codes: CodesOfList;
  readonly mapping: Pick<Mapping, 'columns' | 'besideCode'>;
  readonly rows: PackedRows;
}

function* cellsOf(lists: readonly CodedRows[]): Generator<string> {
  for (const { mapping, rows } of lists) for (const { cells } of rows.copy()) yield cells[mapping.columns.get('code') as number] ?? '';
}

export class CodesOfList {
  #isAnyOther = false;
  #isAnyBeside = false;
  #isAnyMarked = false;
  /** How many cells may be a range of numbers, and how many are one number, by its digits. */
  #ranges = 0;
  readonly #numbers = new Map<number, number>();
  #said: BesideSaid | undefined;
  #learned: Learned = { known: new Set(), kinds: new KindsOfCodes(), unmarked: new Set() };

  /** Told each code cell while the list is read. */
  note(cell: string): void {
    const { length } = cell;
    if (length <= LONGEST_NUMBER && NUMBER.test(cell)) this.#numbers.set(length, (this.#numbers.get(length) ?? 0) + 1);
    else if (digitsOfRange(cell) !== null) this.#ranges++;
    if (isReadAsWritten(cell)) return;
    this.#isAnyOther = true;
    this.#isAnyBeside ||= besideCode(cell) !== null;
    this.#isAnyMarked ||= withoutMark(cell) !== null;
  }

  /** Learns for the lists of a file which dossiers are known by all that their cells say, or by the code before it, and what most codes look like. */
  static async learn(store: Store, lists: readonly CodedRows[]): Promise<void> {
    for (const { codes, mapping } of lists) codes.#said = mapping.besideCode;
    if (!lists.some(({ codes }) => codes.#isAnyOther)) return;
    const isAnyMarked = lists.some(({ codes }) => codes.#isAnyMarked);
    const isOfKinds = isAnyMarked || lists.some(({ codes }) => codes.#isAnyBeside);
    const [known, kinds, unmarked] = [new Set<string>(), new KindsOfCodes(), new Set<string>()];
    let asked = new Set<string>();
    const ask = async (): Promise<void> => {
      for (const code of await store.knownCodes([...asked])) known.add(codeKey(code));
      asked = new Set();
    };
    for (const cell of cellsOf(lists)) {
      if (isOfKinds) kinds.note(cell);
      if (isReadAsWritten(cell)) continue;
      for (const code of [wholeCode(cell), besideCode(cell)?.code, beforeMore(cell), withoutMark(cell)]) if (code != null) asked.add(code);
      if (asked.size >= AT_A_TIME) await ask();
    }
    if (asked.size > 0) await ask();
    // Where one code of a kind is known without its mark, the others of the file are none with theirs: tomorrow they stand without.
    for (const cell of isAnyMarked ? cellsOf(lists) : []) {
      const code = withoutMark(cell);
      if (code !== null && known.has(codeKey(code))) unmarked.add(kindOfCode(code));
    }
    for (const { codes } of lists) codes.#learned = { known, kinds, unmarked };
  }

  /**
   * The code of a cell; undefined for an empty one.
   * @throws {IntakeError} as {@link cleanCode}, and `bad-event` where what stands beside it may be part of it or not, be it that a dossier
   * is known by the code alone: it would be another one.
   */
  read(cell: string, heading: string): string | undefined {
    if (this.#isRange(cell)) throw notOneCode(cell);
    if (isReadAsWritten(cell)) return cleanCode(cell, heading);
    const whole = wholeCode(cell);
    if (whole !== null && this.#learned.known.has(codeKey(whole))) return whole;
    const unmarked = withoutMark(cell);
    if (unmarked !== null && (this.#learned.unmarked.has(kindOfCode(unmarked)) || this.#learned.kinds.isUsual(unmarked))) return unmarked;
    const beside = besideCode(cell);
    if (this.#said === 'part' && !beside?.isPhone) return cleanCode(cell, heading, this.#said);
    if (beside === null) return this.#withMore(cleanCode(cell, heading, this.#said));
    const told = this.#learned.kinds.tell(beside, this.#learned.known.has(codeKey(beside.code)));
    if (told === 'unknown') throw withOtherWords({ ...beside, isCode: beside.isCode || beside.isOther });
    return told === 'beside' ? beside.code : cleanCode(cell, heading);
  }

  /** "0012-0015" among numbers of four digits is four dossiers; in a register of books and entries it is one. */
  #isRange(cell: string): boolean {
    if (this.#ranges === 0) return false;
    const digits = digitsOfRange(cell);
    return digits !== null && (this.#numbers.get(digits) ?? 0) > this.#ranges;
  }

  /** A code with a blank in it, or the known one that a remark stands behind. */
  #withMore(code: string | undefined): string | undefined {
    const before = code === undefined ? null : beforeMore(code);
    if (code === undefined || before === null || !this.#learned.known.has(codeKey(before))) return code;
    const more = code.slice(before.length);
    if (YEAR.test(more)) return code;
    if (REMARK.test(more.normalize('NFC'))) return before;
    throw withOtherWords({ code: before, isCode: false, isPhone: false });
  }

  /** The code in a cell, null where it has none that can be used. */
  in(cell: string): string | null {
    return orNull(() => dossierCode(this.read(cell, '') ?? ''));
  }

  /** The codes that a cell may mean: more than one only where it has none that can be used. */
  mayBeIn(cell: string): readonly string[] {
    const code = this.in(cell);
    if (code !== null) return [code];
    const text = asWritten(cell);
    return [text, beforeMore(text) ?? text, withoutName(text) ?? text, ...codeParts(text).split(' ')];
  }
}

/** The code up to a blank or a bracket, null where nothing stands behind it. @example beforeMore('BN-012 (Lan)') // 'BN-012' */
const beforeMore = (cell: string): string | null =>
  cell.length > LONGEST_OF_TWO ? null : (/^([^\s(,;:|]*[\p{L}\d])[-.,;:|/]*[\s(,;:|]/u.exec(asWritten(cell))?.[1] ?? null);
/** Behind a number its year is part of its code. */
const YEAR = /^[\s/-]*20\d\d$/;
/** What is surely no part of a code. */
const REMARK = /^[\s(,;:.|/-]*(?:(?:đã )?bổ sung(?: hồ sơ)?(?: lần \d)?|hẹn lại(?: lần \d)?|gấp|khẩn)[\s).]*$/iu;

const wholeCode = (cell: string): string | null => (cell.length > LONGEST_OF_TWO ? null : orNull(() => dossierCode(asWritten(cell))));
