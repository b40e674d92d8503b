// One handover read part by part behind its deed, and what came of it.
import { kindAt, says, type Begun, type Deed } from './handover-begins.ts';
import { behindOffice, EMPLOYERS, isDesk, isOfADesk, isShort, officeBeside } from './office-beside.ts';
import type { Word } from './said-words.ts';
import type { Part, PartKind, Told } from './status-parts.ts';
import { isMiddleName, mayBeSurname } from './surnames.ts';

/** A result that the citizen has (`handed`, `fetched`) or can have (`told`), a refusal, the receipt of a dossier, or something else: no end, and a question. */
export type Outcome = 'handed' | 'fetched' | 'told' | 'refused' | 'receipt' | 'other';

/** The parts of a text that say of one thing how it was handed over. */
export interface Handover {
  readonly outcome: Outcome;
  /** The first of its parts, and the first behind it. */
  readonly from: number;
  readonly to: number;
  /** Parts that nobody knows the meaning of, among them perhaps the name of whoever has it. */
  readonly unknown: readonly number[];
}

const OUTCOMES: Readonly<Record<Deed, Outcome>> = {
  returned: 'handed',
  handed: 'handed',
  sent: 'handed',
  told: 'told',
  called: 'told',
  received: 'fetched',
  awaited: 'told',
};
/** The citizen's, unless something speaks against it; by other deeds only where everything that is said is known. */
const isCitizens = (deed: Deed): boolean => deed === 'returned' || deed === 'received' || deed === 'awaited';

/** Whatever else is said of it, this is no result, or not with the citizen. */
export const NEVER: ReadonlySet<PartKind> = new Set<PartKind>(['step', 'ask', 'purpose']);
const DONE_BEFORE: ReadonlySet<PartKind> = new Set<PartKind>(['verb', 'step', 'ask', 'receipt']);
const IN_AN_ADDRESS: ReadonlySet<PartKind> = new Set<PartKind>(['name', 'other', 'number', 'address']);
const IN_A_PLACE: ReadonlySet<PartKind> = new Set<PartKind>(['desk', 'field', 'name', 'other']);

/** Goes along the parts behind a deed, none of them twice. */
export class HandoverReading {
  readonly #told: Told;
  readonly #begun: Begun;
  readonly #unknown: number[] = [];
  #at: number;
  #outcome: Outcome | null;
  /** Who has it, as far as it was said; only of somebody by name is it asked whether he is of an office. */
  #who: 'nobody' | 'somebody' | 'citizen';
  /** The word before the next part, by which it went there, lies there or is from there. */
  #way: 'to' | 'by' | 'at' | 'from' | null = null;
  /** A paper that may ask for something, until it is said what it is. */
  #isLetter = false;
  #isNamed: boolean;
  #refuses = false;
  /** "Kết quả", where "đã giao giấy phép" does not say to whom. */
  #isResult: boolean;

  constructor(told: Told, begun: Begun) {
    this.#told = told;
    this.#begun = begun;
    this.#at = begun.next;
    this.#outcome = begun.isOther ? 'other' : null;
    this.#isNamed = begun.isNamed;
    this.#isResult = says(told, begun.from, 'ket qua');
    this.#who = begun.deed === 'received' ? 'citizen' : 'nobody';
  }

  result(): Handover {
    while (this.#outcome === null && this.#at < this.#told.parts.length && this.#reads());
    const outcome = this.#outcome ?? (this.#isUndone() ? 'other' : this.#end());
    if (outcome === 'other') this.#passRest();
    return { outcome, from: this.#begun.from, to: this.#at, unknown: this.#unknown };
  }

  /** Reads one part; false where the clause ends before it, or nothing behind it matters. */
  #reads(): boolean {
    const part = this.#told.parts[this.#at] as Part;
    if (part.marks !== '') return this.#isBeside(part);
    if (this.#isNextClause()) return this.#isLetter ? this.#stop('other') : false;
    this.#at++;
    const { kind } = part;
    if (NEVER.has(kind)) return this.#stop('other');
    switch (kind) {
      case 'to':
      case 'at':
      case 'from':
        // "Cho các hộ" is "cho hộ", and "qua mạng" says how.
        if (!this.#says('cac')) this.#way = ['qua', 'bang', 'tren', 'duong'].some((how) => this.#says(how)) ? 'by' : kind;
        return true;
      case 'letter':
      case 'decision':
        return this.#isPaper(kind);
      case 'answer':
      case 'money':
        this.#isNamed = true;
        return true;
      case 'result':
        this.#isNamed = true;
        this.#isResult ||= this.#says('ket qua') || this.#says('tra ket qua');
        return true;
      case 'receipt':
        return this.#stop(this.#isReceipt() ? 'receipt' : 'other');
      case 'handling':
        return this.#who === 'somebody' ? this.#stop('other') : true;
      case 'field':
        return this.#way === 'to' || this.#way === 'by' || this.#who === 'somebody' ? this.#stop('other') : true;
      case 'undone':
        return kindAt(this.#told, this.#at) === 'originals' || this.#stop('other');
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
        return this.#hasName(part);
      case 'unit':
        return this.#hasUnit();
      case 'desk':
      case 'sits':
      case 'hall':
      case 'title':
        return this.#hasOffice(kind);
      case 'address':
        return this.#isAddress();
      case 'filing':
        return this.#who === 'somebody' || this.#way === 'to' || !isCitizens(this.#begun.deed) ? this.#stop('other') : true;
      case 'after':
        if (DONE_BEFORE.has(kindAt(this.#told, this.#at) as PartKind)) this.#at++;
        return true;
      case 'and':
      case 'originals':
      case 'number':
      case 'detail':
        return true;
      default:
        return this.#hasOther();
    }
  }

  #stop(outcome: Outcome): false {
    this.#outcome = outcome;
    return false;
  }

  #has(who: 'somebody' | 'citizen'): true {
    // "Kết quả của ông A" is not with him yet.
    if (this.#way !== 'from' && this.#who !== 'somebody') this.#who = who;
    this.#way = null;
    return true;
  }

  /** Behind no mark a verb begins another clause; what a letter asks for belongs to it. */
  #isNextClause(): boolean {
    const kind = kindAt(this.#told, this.#at);
    const next = kind === 'to' || kind === 'and' ? kindAt(this.#told, this.#at + 1) : undefined;
    // "Và lưu hồ sơ tại phòng Tư pháp": of the office's own papers, unless they are with somebody who may be of it.
    const isFiled = kind === 'and' && next === 'filing' && isCitizens(this.#begun.deed) && this.#who !== 'somebody';
    return kind === 'verb' || next === 'verb' || isFiled;
  }

  #isPaper(kind: 'letter' | 'decision'): true {
    // "Bằng văn bản" says how.
    if (this.#who === 'nobody' && this.#way === null) this.#isLetter = true;
    if (kind === 'decision') this.#isNamed = true;
    this.#way = null;
    return true;
  }

  /** Of the office; what the citizen refuses, once he has it, is another clause. */
  #isRefusal(): boolean {
    if (this.#who !== 'nobody') {
      this.#at--;
      return false;
    }
    this.#refuses = true;
    this.#isNamed = true;
    return true;
  }

  /** "Phiếu tiếp nhận", "kết quả tiếp nhận hồ sơ". */
  #isReceipt(): boolean {
    const before = kindAt(this.#told, this.#at - 2);
    return this.#begun.deed !== 'received' && (before === 'letter' || before === 'result');
  }

  #hasName({ from, to }: Part): boolean {
    // Beside a company it is the company's.
    if (this.#who === 'citizen') return true;
    if (this.#who === 'nobody' && this.#mayBeElse(this.#told.words.slice(from, to))) return this.#stop('other');
    return this.#has('somebody');
  }

  /** "Cho Nam": somebody of the office is called so as well; "đến Mai Châu": so is a place, "cho Nông Trường" a body. */
  #mayBeElse(name: readonly Word[]): boolean {
    const isToPlace = this.#way === 'to' && ['den', 'toi'].some((way) => says(this.#told, this.#at - 2, way));
    if (isCitizens(this.#begun.deed) && !isToPlace) return false;
    if (name.length === 1) return this.#way === 'to';
    if (name.some(isMiddleName)) return false;
    return !mayBeSurname(name[0] as Word, this.#told.accented) || (name.length === 2 && (isToPlace || this.#begun.deed === 'sent'));
  }

  /** A unit that applied has nothing behind it that says which. */
  #hasUnit(): boolean {
    const next = kindAt(this.#told, this.#at);
    const isByPost = next === 'to' && kindAt(this.#told, this.#at + 1) === 'post';
    const isBare = next === undefined || next === 'number' || next === 'detail' || next === 'verb' || isByPost;
    return isBare && isCitizens(this.#begun.deed) ? this.#has('citizen') : this.#stop('other');
  }

  #hasOffice(kind: PartKind): boolean {
    // "Cán bộ một cửa", "văn phòng của trung tâm hành chính công", "kế toán công ty".
    const at = behindOffice(this.#told, this.#at);
    const next = kindAt(this.#told, at) as PartKind;
    if ((kind === 'title' && EMPLOYERS.has(next)) || ((kind === 'title' || kind === 'sits') && next === 'one-stop')) {
      this.#at = at + 1;
      return this.#has('citizen');
    }
    // Where somebody had it, or where everybody has it.
    const isPlace = this.#who !== 'nobody' || kind === 'hall' || this.#says('quay');
    if (this.#way !== 'at' || !isPlace) return this.#stop('other');
    while (IN_A_PLACE.has(kindAt(this.#told, this.#at) as PartKind)) this.#at++;
    return this.#has(this.#who === 'somebody' ? 'somebody' : 'citizen');
  }

  /** "Bà Lan thôn Đông": where she lives; "cho xã" is nobody knows who. */
  #isAddress(): boolean {
    if (this.#way === 'to') return this.#stop('other');
    const from = this.#at;
    while (IN_AN_ADDRESS.has(kindAt(this.#told, this.#at) as PartKind)) this.#at++;
    this.#way = null;
    return this.#who !== 'somebody' || this.#at > from ? true : this.#stop('other');
  }

  #hasOther(): boolean {
    const isOpen = this.#who === 'nobody' && (this.#isLetter || !this.#isNamed || !isCitizens(this.#begun.deed));
    if (isOpen && this.#isMoney()) return true;
    // "Anh Nam trắc địa": whose he is, nobody knows.
    const isBy = this.#way === 'by' && isCitizens(this.#begun.deed);
    if ((this.#way === null || isBy) && !isOpen && this.#who !== 'somebody') return true;
    this.#unknown.push(this.#at - 1);
    return this.#stop('other');
  }

  /** "Đã trả tiền" alone or to somebody; of fees and taxes, and who paid those, more is said. */
  #isMoney(): boolean {
    const next = kindAt(this.#told, this.#at);
    const isAlone = this.#at - 1 === this.#begun.next && this.#says('tien') && (next === undefined || next === 'to');
    this.#isNamed ||= isAlone;
    return isAlone;
  }

  /** Behind a mark: what else a paper is of, or which office somebody is of. */
  #isBeside(part: Part): boolean {
    if (part.marks === ',' && part.kind === 'detail' && this.#who === 'nobody') {
      this.#at++;
      return true;
    }
    // "Đã trả kết quả (cho phòng TNMT)".
    const mayBeOfOffice = this.#who === 'somebody' || part.kind === 'to' || (this.#who === 'nobody' && !isCitizens(this.#begun.deed));
    // "Đã trả kết quả - Phòng Tư pháp": to it, or by it.
    const isByDesk = this.#who === 'nobody' && isDesk(this.#told, this.#at);
    const end = mayBeOfOffice || isByDesk ? officeBeside(this.#told, this.#at) : null;
    // "Cho công dân - KT".
    if (end === null && !(this.#who === 'citizen' && isShort(this.#told, this.#at))) return false;
    this.#at = end ?? this.#at + 1;
    return this.#stop('other');
  }

  /** Goes to whatever behind it says that it was taken back or is a draft, up to the next mark; the citizen's own papers always go back. */
  #isUndone(): boolean {
    const undone = this.#told.parts.findIndex(
      ({ kind }, at) => at >= this.#at && kind === 'undone' && kindAt(this.#told, at + 1) !== 'originals',
    );
    if (undone < 0) return false;
    this.#at = undone + 1;
    return true;
  }

  /** What came of it, where nothing speaks against an end. */
  #end(): Outcome {
    const { deed } = this.#begun;
    const isOpen = this.#way === 'to' || this.#way === 'from' || (this.#isLetter && !this.#isNamed);
    if (isOpen || (this.#who === 'nobody' && (this.#isUnsaid() || isOfADesk(this.#told, this.#begun.from)))) return 'other';
    return this.#refuses ? 'refused' : OUTCOMES[deed];
  }

  /** Whether it would have to be said who has it. */
  #isUnsaid(): boolean {
    const { deed } = this.#begun;
    return deed === 'sent' || (deed === 'handed' && !this.#isResult && !this.#refuses);
  }

  #says(bare: string): boolean {
    return says(this.#told, this.#at - 1, bare);
  }

  /** What is no result is taken for no work either: up to the next mark, all of it belongs to it. */
  #passRest(): void {
    for (let kind = kindAt(this.#told, this.#at); kind !== undefined; kind = kindAt(this.#told, this.#at)) {
      if (kind === 'other') this.#unknown.push(this.#at);
      this.#at++;
    }
  }
}
