// Who has a result, as far as the parts of a handover say it: the citizen, somebody by name, or whom nobody knows.
import { kindAt, says, type Deed } from './handover-begins.ts';
import { behindOffice, EMPLOYERS } from './office-beside.ts';
import type { Word } from './said-words.ts';
import type { Part, PartKind, Told } from './status-parts.ts';
import { isMiddleName, mayBeSurname } from './surnames.ts';

/** The citizen's, unless something speaks against it; by other deeds only where everything that is said is known. */
export const isCitizens = (deed: Deed): boolean => deed === 'returned' || deed === 'received' || deed === 'awaited';

const IN_AN_ADDRESS: ReadonlySet<PartKind> = new Set<PartKind>(['name', 'other', 'number', 'address']);
const IN_A_PLACE: ReadonlySet<PartKind> = new Set<PartKind>(['desk', 'field', 'name', 'other']);

/** Goes along with the reading. Each part of it is told by the place behind it, and answered by where to go on: null where an office has it, or may have. */
export class Recipient {
  readonly #told: Told;
  readonly #deed: Deed;
  /** Only of somebody by name is it asked whether he is of an office. */
  who: 'nobody' | 'somebody' | 'citizen';
  /** The word before the next part, by which it went there, lies there or is from there. */
  way: 'to' | 'by' | 'at' | 'from' | null = null;

  constructor(told: Told, deed: Deed) {
    this.#told = told;
    this.#deed = deed;
    this.who = deed === 'received' ? 'citizen' : 'nobody';
  }

  is(who: 'somebody' | 'citizen'): void {
    // "Kết quả của ông A" is not with him yet.
    if (this.way !== 'from' && this.who !== 'somebody') this.who = who;
    this.way = null;
  }

  goes(way: 'to' | 'at' | 'from', at: number): number {
    const isSaid = (word: string): boolean => says(this.#told, at - 1, word);
    // "Cho các hộ" is "cho hộ", and "qua mạng" says how.
    if (!isSaid('cac')) this.way = ['qua', 'bang', 'tren', 'duong'].some(isSaid) ? 'by' : way;
    return at;
  }

  hasName({ from, to }: Part, at: number): number | null {
    // Beside a company it is the company's.
    if (this.who === 'citizen') return at;
    if (this.who === 'nobody' && this.#mayBeElse(this.#told.words.slice(from, to), at)) return null;
    this.is('somebody');
    return at;
  }

  /** "Cho Nam": somebody of the office is called so as well; "đến Mai Châu": so is a place, "cho Nông Trường" a body. */
  #mayBeElse(name: readonly Word[], at: number): boolean {
    const isToPlace = this.way === 'to' && ['den', 'toi'].some((way) => says(this.#told, at - 2, way));
    if (isCitizens(this.#deed) && !isToPlace) return false;
    if (name.length === 1) return this.way === 'to';
    if (name.some(isMiddleName)) return false;
    return !mayBeSurname(name, 0, this.#told.accented) || (name.length === 2 && (isToPlace || this.#deed === 'sent'));
  }

  /** A unit that applied has nothing behind it that says which. */
  hasUnit(at: number): number | null {
    const next = kindAt(this.#told, at);
    const isByPost = next === 'to' && kindAt(this.#told, at + 1) === 'post';
    const isBare = next === undefined || next === 'number' || next === 'detail' || next === 'verb' || isByPost;
    if (!isBare || !isCitizens(this.#deed)) return null;
    this.is('citizen');
    return at;
  }

  hasOffice(kind: PartKind, from: number): number | null {
    // "Cán bộ một cửa", "văn phòng của trung tâm hành chính công", "kế toán công ty".
    const behind = behindOffice(this.#told, from);
    const next = kindAt(this.#told, behind) as PartKind;
    if ((kind === 'title' && EMPLOYERS.has(next)) || ((kind === 'title' || kind === 'sits') && next === 'one-stop')) {
      this.is('citizen');
      return behind + 1;
    }
    // Where somebody had it, or where everybody has it.
    const isPlace = this.who !== 'nobody' || kind === 'hall' || says(this.#told, from - 1, 'quay');
    if (this.way !== 'at' || !isPlace) return null;
    this.is(this.who === 'somebody' ? 'somebody' : 'citizen');
    return this.#behind(from, IN_A_PLACE);
  }

  /** "Bà Lan thôn Đông": where she lives; "cho xã" is nobody knows who. */
  livesAt(from: number): number | null {
    if (this.way === 'to') return null;
    this.way = null;
    const at = this.#behind(from, IN_AN_ADDRESS);
    return this.who !== 'somebody' || at > from ? at : null;
  }

  #behind(from: number, kinds: ReadonlySet<PartKind>): number {
    let at = from;
    while (kinds.has(kindAt(this.#told, at) as PartKind)) at++;
    return at;
  }
}
