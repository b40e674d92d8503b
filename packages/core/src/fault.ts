// The one shape of every error the product throws: a stable code and a sentence in two languages that names the thing, its value and the cure.

/** The languages a message exists in; Vietnamese first. */
export type Lang = 'vi' | 'en';

/** One sentence in both languages. */
export interface Sentence {
  readonly vi: string;
  readonly en: string;
}

/**
 * A fault: input or state the program cannot answer for. An answer (a late dossier, a missed target) is never a fault.
 *
 * `code` is stable and may be matched on; `message` is the Vietnamese sentence; `in('en')` gives the English one.
 */
export class DungHenError extends Error {
  readonly code: string;
  readonly sentence: Sentence;
  /** The offending value as given, when there is one; never logged, since it can be personal. */
  readonly value: unknown;

  constructor(code: string, sentence: Sentence, value?: unknown) {
    super(sentence.vi);
    this.name = new.target.name;
    this.code = code;
    this.sentence = sentence;
    this.value = value;
  }

  in(lang: Lang): string {
    return this.sentence[lang];
  }
}

/** A text that is not a date or a date-time. Codes: `bad-date`, `bad-date-time`. */
export class DateError extends DungHenError {}

/** A text that is not a term of law. Codes: `bad-term`, `term-too-long`. */
export class TermError extends DungHenError {}

/** A calendar that cannot answer or cannot be compiled. Codes: `outside-calendar`, `bad-calendar`, `statutory-missing`. */
export class CalendarError extends DungHenError {}

/** One event that cannot be read. Code: `bad-event`. */
export class EventError extends DungHenError {}

/** A dossier whose events contradict each other. The codes are those of {@link HistoryFaultCode}. */
export class HistoryError extends DungHenError {}

/**
 * Shows a value inside a message: quoted, one line, invisible characters spelled out, at most 40 characters.
 * @example quote('3 tuần') // '"3 tuần"'
 */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : ((JSON.stringify(value) as string | undefined) ?? String(value));
  // No more of it is shown than this.
  const visible = text
    .slice(0, 41)
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, (char) => `\\u{${(char.codePointAt(0) as number).toString(16)}}`);
  return `"${visible.length > 40 ? `${visible.slice(0, 39)}…` : visible}"`;
}
