// `dunghen deadline --batch`: a stream of questions in, a stream of answers out, in order, with a flat memory.
import { once } from 'node:events';
import { EXIT } from '../exit-code.ts';
import type { Session } from '../session.ts';
import { wholeLines } from '../whole-lines.ts';
import { answerLine } from './answer-line.ts';

/** Answers NDJSON from standard input; exit code 3 when some lines were refused. */
export async function deadlineBatch(session: Session): Promise<number> {
  const { lang } = session;
  let { law } = session;
  let refused = false;
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
