// `dunghen deadline --batch`: a stream of questions in, a stream of answers out, in order, with a flat memory.
import { once } from 'node:events';
import { fstatSync } from 'node:fs';
import { EXIT } from '../exit-code.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { wholeLines } from '../whole-lines.ts';
import { answerLine } from './answer-line.ts';

/** Answers NDJSON from standard input; exit code 3 when some lines were refused. */
export async function deadlineBatch(session: Session): Promise<number> {
  const { lang } = session;
  let { law } = session;
  let refused = false;
  refuseFolder();
  for await (const lines of wholeLines(process.stdin)) {
    let out = '';
    for (const line of lines) {
      if (line.trim() === '') continue;
      let answer = answerLine(line, law, lang);
      if (answer.fault === 'outside-calendar' && law === session.law) {
        // From the first date beyond the decisions on, a calendar with projected years answers: within the decisions it says the same.
        law = await session.lawOfEveryYear();
        answer = answerLine(line, law, lang);
      }
      refused ||= answer.fault !== null;
      out += answer.text;
    }
    // A reader slower than we are is waited for, or the answers would pile up in memory.
    if (out !== '' && !process.stdout.write(out)) await once(process.stdout, 'drain');
  }
  return refused ? EXIT.missed : EXIT.done;
}

/** @throws {UsageError} for a folder as standard input, which would be taken for an empty one. */
function refuseFolder(): void {
  if (!fstatSync(0).isDirectory()) return;
  throw new UsageError(
    'Đầu vào chuẩn là một thư mục; hãy nối vào một tệp NDJSON, ví dụ: dunghen deadline --batch < câu-hỏi.ndjson.',
    'Standard input is a folder; give it an NDJSON file, for example: dunghen deadline --batch < questions.ndjson.',
  );
}
