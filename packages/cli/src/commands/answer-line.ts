// One line of `dunghen deadline --batch`: a question as JSON in, its answer or its fault as JSON out.
import {
  DateError,
  deadline,
  DungHenError,
  EventError,
  parseDay,
  parseMoment,
  quote,
  TermError,
  type DeadlineOptions,
  type Lang,
  type PauseInput,
  type SupplementRule,
} from '@dunghen/core';
import { momentAsWritten } from '@dunghen/core/written-day';

interface Question {
  readonly id?: unknown;
  readonly receivedOn?: string;
  readonly receivedAt?: string;
  readonly term?: string;
  readonly pauses?: unknown;
  readonly supplementRule?: unknown;
}

/** An answered line. */
export interface LineAnswer {
  /** The line to print. */
  readonly text: string;
  /** The code of the fault for which the question was refused; null for one that was answered. */
  readonly fault: string | null;
}

/** Answers one question. A line that is none is refused by name, and never stops the lines behind it. */
export function answerLine(line: string, law: DeadlineOptions, lang: Lang): LineAnswer {
  let id = 'null';
  try {
    const question = parseQuestion(line);
    id = idAsGiven(question.id, line);
    const { dueOn, provisional } = deadline(
      {
        received: receipt(question),
        term: termOf(question),
        pauses: readPauses(question.pauses ?? []),
        ...(question.supplementRule != null && { supplementRule: readRule(question.supplementRule) }),
      },
      law,
    );
    return { text: `{"id":${id},"dueOn":${dueOn === null ? 'null' : `"${dueOn}"`},"provisional":${provisional}}\n`, fault: null };
  } catch (error) {
    if (!(error instanceof DungHenError)) throw error;
    const { code } = error;
    return { text: `{"id":${id},"error":${JSON.stringify({ code, message: error.in(lang) })}}\n`, fault: code };
  }
}

function parseQuestion(line: string): Question {
  let value: unknown;
  try {
    value = JSON.parse(line.trim());
  } catch {
    value = undefined;
  }
  if (!isObject(value)) {
    throw new EventError('bad-json', {
      vi: `Dòng ${quote(line.trim())} không phải một đối tượng JSON; cần {"id","receivedOn","term"}.`,
      en: `The line ${quote(line.trim())} is no JSON object; expected {"id","receivedOn","term"}.`,
    });
  }
  return value;
}

/** The id as JSON; a number with more digits than a number holds as it was written, or it would come back as another. */
function idAsGiven(id: unknown, line: string): string {
  if (typeof id !== 'number' || Number.isSafeInteger(id)) return JSON.stringify(id ?? null);
  const written = new Map<unknown, string>();
  const root: unknown = JSON.parse(line.trim(), function (this: unknown, key, value: unknown, context?: { readonly source?: string }) {
    if (key === 'id' && context?.source !== undefined) written.set(this, context.source);
    return value;
  });
  return written.get(root) ?? JSON.stringify(id);
}

/** When the dossier was received: the day or the instant, and the same day where both are given. */
function receipt({ receivedOn, receivedAt }: Question): string {
  if (receivedAt == null) {
    if (receivedOn != null) return written(receivedOn);
    throw new DateError('bad-date-time', {
      vi: 'Thiếu "receivedOn" hoặc "receivedAt"; hãy ghi ngày tiếp nhận, ví dụ "receivedOn":"2026-11-20".',
      en: '"receivedOn" or "receivedAt" is missing; write when the dossier was received, for example "receivedOn":"2026-11-20".',
    });
  }
  if (receivedOn != null && parseMoment(written(receivedAt)).on !== parseDay(written(receivedOn))) {
    throw new EventError('bad-event', {
      vi: `"receivedOn" ${quote(receivedOn)} và "receivedAt" ${quote(receivedAt)} là hai ngày khác nhau; hãy bỏ trường sai.`,
      en: `"receivedOn" ${quote(receivedOn)} and "receivedAt" ${quote(receivedAt)} are two different days; leave out the wrong one.`,
    });
  }
  return written(receivedAt);
}

/** A day as people write it, too; what is no text is for the reader to complain of. */
const written = (day: string): string => (typeof day === 'string' ? momentAsWritten(day) : day);

function termOf({ term }: Question): string {
  if (term != null) return term;
  throw new TermError('bad-term', {
    vi: 'Thiếu "term"; hãy ghi thời hạn, ví dụ "term":"3 ngày làm việc".',
    en: '"term" is missing; write the term, for example "term":"3 working-days".',
  });
}

const REASONS: readonly unknown[] = ['supplement', 'payment', 'stopped', undefined, null];

function readPauses(value: unknown): readonly PauseInput[] {
  if (!Array.isArray(value) || !value.every(isObject)) throw unusable('pauses', value, '[{"from","to","reason"}]');
  const pauses = value as readonly PauseInput[];
  const strange = pauses.find(({ reason }) => !REASONS.includes(reason));
  if (strange) throw unusable('reason', strange.reason, 'supplement | payment | stopped');
  return pauses.map(({ from, to, ...pause }) => ({ ...pause, from: written(from), ...(to != null && { to: written(to) }) }));
}

function readRule(value: unknown): SupplementRule {
  if (value !== 'restart' && value !== 'shift') throw unusable('supplementRule', value, 'restart | shift');
  return value;
}

function unusable(field: string, value: unknown, expected: string): EventError {
  return new EventError('bad-event', {
    vi: `Trường "${field}" có giá trị ${quote(value)} không dùng được; cần ${expected}.`,
    en: `Field "${field}" has the unusable value ${quote(value)}; expected ${expected}.`,
  });
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
