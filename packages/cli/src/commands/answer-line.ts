// One line of `dunghen deadline --batch`: a question as JSON in, its answer or its fault as JSON out.
import {
  deadline,
  DungHenError,
  EventError,
  quote,
  type DeadlineOptions,
  type Lang,
  type PauseInput,
  type SupplementRule,
} from '@dunghen/core';

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
    id = JSON.stringify(question.id ?? null);
    const { dueOn, provisional } = deadline(
      {
        received: (question.receivedAt ?? question.receivedOn) as string,
        term: question.term as string,
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

const REASONS: readonly unknown[] = ['supplement', 'payment', 'stopped', undefined, null];

function readPauses(value: unknown): readonly PauseInput[] {
  if (!Array.isArray(value) || !value.every(isObject)) throw unusable('pauses', value, '[{"from","to","reason"}]');
  const pauses = value as readonly PauseInput[];
  const strange = pauses.find(({ reason }) => !REASONS.includes(reason));
  if (strange) throw unusable('reason', strange.reason, 'supplement | payment | stopped');
  return pauses;
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
