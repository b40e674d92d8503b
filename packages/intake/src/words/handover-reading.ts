// One handover read part by part behind its deed.
import { besideAt, isNextClause } from './handover-clause.ts';
import { kindAt, PEOPLE, says, type Begun } from './handover-begins.ts';
import { HandedPaper } from './handed-paper.ts';
import { outcomeOf, type Outcome } from './handover-outcome.ts';
import { isShort } from './office-beside.ts';
import { isCitizens, Recipient } from './recipient.ts';
import type { Part, PartKind, Told } from './status-parts.ts';
import { isUndone, undoneBehind } from './taken-back.ts';

/** The parts of a text that say of one thing how it was handed over. */
export interface Handover {
  readonly outcome: Outcome;
  /** The first of its parts, and the first behind it. */
  readonly from: number;
  readonly to: number;
  /** Parts that nobody knows the meaning of, among them perhaps the name of whoever has it. */
  readonly unknown: readonly number[];
}

/** Whatever else is said of it, this is no result, or not with the citizen. */
export const NEVER: ReadonlySet<PartKind> = new Set<PartKind>(['step', 'ask', 'purpose']);
const DONE_BEFORE: ReadonlySet<PartKind> = new Set<PartKind>(['verb', 'step', 'ask', 'receipt']);

/** Goes along the parts behind a deed, none of them twice. */
export class HandoverReading {
  readonly #told: Told;
  readonly #begun: Begun;
  readonly #unknown: number[] = [];
  #at: number;
  #outcome: Outcome | null;
  readonly #recipient: Recipient;
  readonly #paper: HandedPaper;

  constructor(told: Told, begun: Begun) {
    this.#told = told;
    this.#begun = begun;
    this.#at = begun.next;
    this.#outcome = begun.isOther ? 'other' : null;
    this.#paper = new HandedPaper(told, begun);
    this.#recipient = new Recipient(told, begun.deed);
  }

  result(): Handover {
    while (this.#outcome === null && this.#at < this.#told.parts.length && this.#reads());
    const undone = this.#outcome === null ? undoneBehind(this.#told, this.#at) : null;
    if (undone !== null) this.#at = undone;
    const outcome = undone === null ? (this.#outcome ?? outcomeOf(this.#told, this.#begun, this.#recipient, this.#paper)) : 'other';
    if (outcome === 'other') this.#passRest();
    return { outcome, from: this.#begun.from, to: this.#at, unknown: this.#unknown };
  }

  /** Reads one part; false where the clause ends before it, or nothing behind it matters. */
  #reads(): boolean {
    const part = this.#told.parts[this.#at] as Part;
    if (part.marks !== '') return this.#isBeside();
    if (isNextClause(this.#told, this.#at, this.#begun.deed)) return this.#paper.isLetter ? this.#stop('other') : false;
    this.#at++;
    const { kind } = part;
    if (NEVER.has(kind)) return this.#stop('other');
    switch (kind) {
      case 'to':
      case 'at':
      case 'from':
        return this.#goesOn(this.#recipient.goes(kind, this.#at));
      case 'letter':
      case 'decision':
        return this.#isPaper(kind);
      case 'answer':
      case 'money':
      case 'result':
        this.#paper.is(this.#at - 1);
        return true;
      case 'receipt':
        return this.#stop(this.#paper.isReceipt(this.#at - 1) ? 'receipt' : 'other');
      case 'handling':
        return this.#who === 'somebody' ? this.#stop('other') : true;
      case 'field':
        return this.#way === 'to' || this.#way === 'by' || this.#who === 'somebody' ? this.#stop('other') : true;
      case 'undone':
      case 'reversal':
        return isUndone(this.#told, this.#at - 1) ? this.#stop('other') : true;
      case 'refusal':
        return this.#isRefusal();
      case 'household':
        return this.#way === 'to' ? this.#has('citizen') : true;
      case 'citizen':
      case 'body':
      case 'one-stop':
      case 'post':
      case 'place':
        return this.#has('citizen');
      case 'person':
        return this.#has('somebody');
      case 'name':
        return this.#goesOn(this.#recipient.hasName(part, this.#at));
      case 'unit':
        return this.#goesOn(this.#recipient.hasUnit(this.#at));
      case 'desk':
      case 'sits':
      case 'hall':
      case 'title':
        return this.#goesOn(this.#recipient.hasOffice(kind, this.#at));
      case 'address':
        return this.#goesOn(this.#recipient.livesAt(this.#at));
      case 'filing':
      case 'signing':
        return this.#who === 'somebody' || this.#way === 'to' || !isCitizens(this.#begun.deed) ? this.#stop('other') : true;
      case 'after':
        if (DONE_BEFORE.has(kindAt(this.#told, this.#at) as PartKind)) this.#at++;
        return true;
      case 'detail':
        return this.#isToBeChanged() ? this.#stop('other') : true;
      case 'and':
      case 'originals':
      case 'number':
        return true;
      default:
        return this.#hasOther();
    }
  }

  get #who(): Recipient['who'] {
    return this.#recipient.who;
  }

  get #way(): Recipient['way'] {
    return this.#recipient.way;
  }

  #stop(outcome: Outcome): false {
    this.#outcome = outcome;
    return false;
  }

  #has(who: 'somebody' | 'citizen'): true {
    this.#recipient.is(who);
    return true;
  }

  /** On at a part; null is somebody who is of an office, or may be. */
  #goesOn(next: number | null): boolean {
    if (next === null) return this.#stop('other');
    this.#at = next;
    return true;
  }

  #isPaper(kind: 'letter' | 'decision'): true {
    // "Bằng văn bản" says how.
    this.#paper.isOn(kind, this.#way === null && (this.#who === 'nobody' || this.#paper.isAllGiven(this.#at - 1)));
    this.#recipient.way = null;
    return true;
  }

  /** Of the office; what the citizen refuses, once he has it, is another clause. */
  #isRefusal(): boolean {
    if (this.#who !== 'nobody') {
      this.#at--;
      return false;
    }
    this.#paper.isRefusal();
    return true;
  }

  /** "Cho công dân sửa đổi": by him, where "giấy phép sửa đổi" is one that was. */
  #isToBeChanged(): boolean {
    const before = this.#told.parts[this.#at - 2]?.kind as PartKind;
    return says(this.#told, this.#at - 1, 'sua doi') && (PEOPLE.has(before) || before === 'name');
  }

  #hasOther(): boolean {
    const isOpen = this.#who === 'nobody' && (this.#paper.isLetter || !this.#paper.isNamed || !isCitizens(this.#begun.deed));
    if (isOpen && this.#paper.isMoney(this.#at - 1)) return true;
    // "Kết quả KT": of a check, of an office, or what it is of, nobody knows.
    const isUnclear = isShort(this.#told, this.#at - 1) && ['ket qua', 'tra ket qua'].some((said) => says(this.#told, this.#at - 2, said));
    // "Anh Nam trắc địa": whose he is, nobody knows.
    const isBy = this.#way === 'by' && isCitizens(this.#begun.deed);
    if ((this.#way === null || isBy) && !isOpen && !isUnclear && this.#who !== 'somebody') return true;
    this.#unknown.push(this.#at - 1);
    return this.#stop('other');
  }

  /** Behind a mark. */
  #isBeside(): boolean {
    const beside = besideAt(this.#told, this.#at, this.#begun.deed, this.#who);
    if (beside === null) return false;
    this.#at = beside.next;
    return beside.isOther ? this.#stop('other') : true;
  }

  /** What is no result is taken for no work either: up to the next mark, all of it belongs to it. */
  #passRest(): void {
    for (let kind = kindAt(this.#told, this.#at); kind !== undefined; kind = kindAt(this.#told, this.#at)) {
      if (kind === 'other') this.#unknown.push(this.#at);
      this.#at++;
    }
  }
}
