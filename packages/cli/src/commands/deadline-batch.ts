// `dunghen deadline --batch`: a stream of questions in, a stream of answers out, in order, with a flat memory.
import { once } from 'node:events';
import { deadline, DungHenError, EventError, quote, type Lang, type PauseInput, type SupplementRule } from '@dunghen/core';
import type { LawContext } from '@dunghen/daemon';
import { EXIT } from '../exit-code.ts';
import type { Session } from '../session.ts';

interface Question {
  readonly id?: unknown;
  readonly receivedOn?: string;
  readonly receivedAt?: string;
  readonly term?: string;
  readonly pauses?: readonly PauseInput[];
  readonly supplementRule?: SupplementRule;
}

/** Answers NDJSON from standard input; exit code 3 when some lines were refused. */
export async function deadlineBatch(session: Session): Promise<number> {
  let refused = false;
  let rest = '';
  const { stdin, stdout } = process;
  const answerLines = async (lines: readonly string[]): Promise<void> => {
    let out = '';
    for (const line of lines) {
      if (line.trim() === '') continue;
      let answer = answerLine(line, session.law, session.lang);
      // Beyond the decisions: asked again of a calendar with projected years, made once.
      if (isOutside(answer)) answer = answerLine(line, await session.lawOfEveryYear(), session.lang);
      refused ||= 'error' in answer;
      out += `${JSON.stringify(answer)}\n`;
    }
    if (out !== '' && !stdout.write(out)) await once(stdout, 'drain');
  };
  stdin.setEncoding('utf8');
  for await (const chunk of stdin as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    await answerLines(lines);
  }
  await answerLines([rest]);
  return refused ? EXIT.missed : EXIT.done;
}

type Answer =
  | { readonly id: unknown; readonly dueOn: string | null; readonly provisional: boolean }
  | { readonly id: unknown; readonly error: { readonly code: string; readonly message: string } };

const isOutside = (answer: Answer): boolean => 'error' in answer && answer.error.code === 'outside-calendar';

function answerLine(line: string, law: LawContext, lang: Lang): Answer {
  let id: unknown = null;
  try {
    const question = parseQuestion(line);
    id = question.id ?? null;
    const { dueOn, provisional } = deadline(
      {
        received: (question.receivedAt ?? question.receivedOn) as string,
        term: question.term as string,
        pauses: question.pauses ?? [],
        ...(question.supplementRule && { supplementRule: question.supplementRule }),
      },
      law,
    );
    return { id, dueOn, provisional };
  } catch (error) {
    if (!(error instanceof DungHenError)) throw error;
    return { id, error: { code: error.code, message: error.in(lang) } };
  }
}

function parseQuestion(line: string): Question {
  let value: unknown;
  try {
    value = JSON.parse(line.trim());
  } catch {
    value = undefined;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new EventError('bad-json', {
    vi: `Dòng ${quote(line)} không phải một đối tượng JSON; cần {"id","receivedOn","term"}.`,
    en: `The line ${quote(line)} is no JSON object; expected {"id","receivedOn","term"}.`,
  });
}
