// All that an apology letter states, as plain data: what the ledger keeps and the renderer turns into a page.
import type { Applicant, EndType, LetterKind } from '@dunghen/core';

/** The office that writes; what is missing becomes a dotted blank on the page. */
export interface Agency {
  /** The superior agency, for example "UBND tỉnh Lạng Sơn". */
  readonly parent?: string;
  /** The agency that resolves the dossier and signs, for example "UBND xã Đình Lập". */
  readonly name?: string;
  /** The place in the date line, for example "Đình Lập". */
  readonly place?: string;
  readonly signerTitle?: string;
  readonly signerName?: string;
  /** Where the citizen receives the result. */
  readonly returnPlace?: string;
  /** Whom to call. */
  readonly contact?: string;
}

/** The facts of one letter (NĐ 61/2018 art. 19(9), form 04). Days are ISO dates; the applicant is personal data. */
export interface LetterFacts {
  readonly agency: Agency;
  readonly dossier: string;
  /** 1 for the date on the slip, 2 and on for later ones. */
  readonly appointment: number;
  readonly kind: LetterKind;
  /** A citizen's feedback (PAKN), which is no administrative procedure and has no slip. */
  readonly feedback?: true;
  readonly procedureCode?: string;
  readonly procedureName?: string;
  readonly field?: string;
  readonly applicant?: Applicant;
  readonly receivedOn: string;
  /** The appointment that was missed. */
  readonly dueOn: string;
  /** Whether a pause or an extension made it another day than the slip says. */
  readonly dueMoved?: true;
  /** Whether the slip names another day, which is no reason of the law's. */
  readonly notOnSlip?: true;
  /** The step the dossier has reached, and the unit that has it. */
  readonly stage?: string;
  readonly unit?: string;
  readonly reason?: string;
  readonly newDueOn?: string;
  /** The day of the result, for a dossier closed late. */
  readonly endedOn?: string;
  /** Whether that day is an officer's word, against the history of the dossier. */
  readonly endAttested?: true;
  /** How it was closed: a citizen who withdrew received no result. */
  readonly endedBy?: EndType;
  /** Given when the letter is issued (NĐ 30/2020 art. 15); blank until then. */
  readonly number?: string;
  readonly signedOn?: string;
}

/** What a letter of the ledger states. */
export const factsOf = ({ facts }: { readonly facts: string }): LetterFacts => JSON.parse(facts) as LetterFacts;
