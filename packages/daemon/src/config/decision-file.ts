// Reads a file of holiday decisions that the configuration names; what is wrong with it is told with its name.
import { readFileSync } from 'node:fs';
import { CalendarError, type Decisions } from '@dunghen/core';
import { parseDecisions } from '@dunghen/core/decisions';
import { jsonReason } from './syntax-words.ts';
import { unreadable } from './unreadable.ts';

/** Reads a decision file. @throws {CalendarError} `bad-calendar`, naming the file. */
export function readDecisionFile(file: string): Decisions {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const why = unreadable(error);
    throw new CalendarError(
      'bad-calendar',
      {
        vi: `Không đọc được tệp lịch nghỉ ${file} (${why.vi}); hãy kiểm tra đường dẫn.`,
        en: `The calendar file ${file} cannot be read (${why.en}); check its path.`,
      },
      file,
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const reason = jsonReason(text, (error as SyntaxError).message);
    throw new CalendarError(
      'bad-calendar',
      {
        vi: `Tệp lịch nghỉ ${file} không phải JSON (${reason.vi}); hãy sửa chỗ này.`,
        en: `The calendar file ${file} is no JSON (${reason.en}); mend that place.`,
      },
      file,
    );
  }
  try {
    return parseDecisions(json);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    const { code, sentence, value } = error;
    const { vi, en } = sentence;
    const named = {
      vi: vi.replace('Tệp lịch nghỉ', (word) => `${word} ${file}`),
      en: en.replace('The calendar file', (word) => `${word} ${file}`),
    };
    throw new CalendarError(code, named, value);
  }
}
