// What was handed over, as far as the parts of a handover say it: a result, a refusal, or a paper that may ask for something.
import { kindAt, PEOPLE, says, type Begun } from './handover-begins.ts';
import type { PartKind, Told } from './status-parts.ts';

/** Goes along with the reading, which tells of each paper by its place. */
export class HandedPaper {
  /** A paper that may ask for something, until it is said what it is. */
  isLetter = false;
  isNamed: boolean;
  refuses = false;
  readonly #told: Told;
  readonly #begun: Begun;
  /** "Kết quả", where "đã giao giấy phép" does not say to whom. */
  #isResult: boolean;

  constructor(told: Told, begun: Begun) {
    this.#told = told;
    this.#begun = begun;
    this.isNamed = begun.isNamed;
    this.#isResult = says(told, begun.from, 'ket qua');
  }

  /** An answer or a result. */
  is(at: number): void {
    this.isNamed = true;
    this.#isResult ||= says(this.#told, at, 'ket qua') || says(this.#told, at, 'tra ket qua');
  }

  /** A letter or a decision, itself or how it went. */
  isOn(kind: 'letter' | 'decision', isItself: boolean): void {
    this.isLetter ||= isItself;
    this.isNamed ||= kind === 'decision';
  }

  /** "Công dân đã nhận giấy mời", "đã trả công dân công văn": the letter, and nothing else yet. */
  isAllGiven(at: number): boolean {
    const before = this.#told.parts[at - 1]?.kind as PartKind;
    const isGiven = before === 'received' || before === 'name' || PEOPLE.has(before);
    return isGiven && !this.isNamed && !says(this.#told, at, 'giay');
  }

  isRefusal(): void {
    this.refuses = true;
    this.isNamed = true;
  }

  /** "Phiếu tiếp nhận", "kết quả tiếp nhận hồ sơ". */
  isReceipt(at: number): boolean {
    const before = kindAt(this.#told, at - 1);
    return this.#begun.deed !== 'received' && (before === 'letter' || before === 'result');
  }

  /** "Đã trả tiền cho công dân"; without whom to it may be the citizen who paid. */
  isMoney(at: number): boolean {
    const { from, next } = this.#begun;
    const isAlone = at === next && says(this.#told, next, 'tien') && kindAt(this.#told, at + 1) === 'to';
    const byCitizen = kindAt(this.#told, from) !== undefined && PEOPLE.has(this.#told.parts[from - 1]?.kind as PartKind);
    this.isNamed ||= isAlone && !byCitizen;
    return isAlone && !byCitizen;
  }

  get mayAsk(): boolean {
    return this.isLetter && !this.isNamed;
  }

  /** Whether it would have to be said who has it. */
  get isOfSomebody(): boolean {
    const { deed } = this.#begun;
    return deed === 'sent' || (deed === 'handed' && !this.#isResult && !this.refuses);
  }
}
