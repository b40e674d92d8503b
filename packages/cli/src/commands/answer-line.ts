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
  readonly supplementRule?: SupplementRule;
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
        ...(question.supplementRule && { supplementRule: question.supplementRule }),
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
      vi: `Dòng ${quote(line)} không phải một đối tượng JSON; cần {"id","receivedOn","term"}.`,
      en: `The line ${quote(line)} is no JSON object; expected {"id","receivedOn","term"}.`,
    });
  }
  return value;
}

function readPauses(value: unknown): readonly PauseInput[] {
  if (Array.isArray(value) && value.every(isObject)) return value as readonly PauseInput[];
  throw new EventError('bad-event', {
    vi: `Trường "pauses" có giá trị ${quote(value)} không dùng được; cần [{"from","to","reason"}].`,
    en: `Field "pauses" has the unusable value ${quote(value)}; expected [{"from","to","reason"}].`,
  });
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
