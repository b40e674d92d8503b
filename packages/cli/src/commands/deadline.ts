// `dunghen deadline`: one due date with its reasons, or a stream of them.
import {
  CalendarError,
  deadline,
  parseTerm,
  termInVietnamese,
  type Deadline,
  type Lang,
  type PauseInput,
  type PauseReason,
} from '@dunghen/core';
import { momentAsWritten } from '@dunghen/core/written-day';
import type { LawContext } from '@dunghen/daemon/config';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { openSession, type Session } from '../session.ts';
import { table } from '../show/table.ts';
import { showDay, showDaysIn, showMoment } from '../show/text.ts';
import { UsageError } from '../usage-error.ts';
import { deadlineBatch } from './deadline-batch.ts';
import { reply } from '../show/say.ts';

interface Options {
  readonly received?: string;
  readonly term?: string;
  readonly explain?: boolean;
  readonly pause?: readonly string[];
  readonly supplementRule?: 'restart' | 'shift';
  readonly batch?: boolean;
}

export const deadlineCommand: CommandAction<[], Options> = async (_, options, defaultLang) => {
  const session = openSession(options, defaultLang);
  const { received, term } = options;
  if (options.batch) {
    const ignored = [received, term, options.pause, options.supplementRule, options.explain].findIndex((value) => value !== undefined);
    if (ignored < 0) return deadlineBatch(session);
    const flag = ['--received', '--term', '--pause', '--supplement-rule', '--explain'][ignored] as string;
    throw new UsageError(
      `--batch đọc câu hỏi từ đầu vào nên không đi cùng ${flag}; hãy bỏ một trong hai.`,
      `--batch reads its questions from the input and does not go with ${flag}; leave out one of them.`,
    );
  }
  if (received === undefined || term === undefined) {
    throw new UsageError(
      'Lệnh deadline cần --received và --term; ví dụ: dunghen deadline --received 2026-11-20 --term "3 ngày làm việc".',
      'The command deadline needs --received and --term; for example: dunghen deadline --received 2026-11-20 --term "3 working-days".',
    );
  }
  const { supplementRule } = options;
  const question = {
    received: momentAsWritten(received),
    term,
    pauses: (options.pause ?? []).map(readPause),
    ...(supplementRule && { supplementRule }),
  };
  const answerBy = ({ calendar, policy }: LawContext): Deadline =>
    deadline(question, { calendar, policy, explain: options.explain ?? false, lang: session.lang });
  let answer: Deadline;
  try {
    answer = answerBy(session.law);
  } catch (error) {
    if (!(error instanceof CalendarError && error.code === 'outside-calendar')) throw error;
    answer = answerBy(await session.lawOfEveryYear());
  }
  reply(session, answer, () => inWords(answer, session));
  return EXIT.done;
};

const REASONS: readonly string[] = ['supplement', 'payment', 'stopped'];

function readPause(text: string): PauseInput {
  const match = /^(.+?)\.\.(.*?)(?::([a-z]+))?$/.exec(text);
  const reason = match?.[3] ?? 'stopped';
  if (!match || !REASONS.includes(reason)) {
    throw new UsageError(
      `Khoảng tạm dừng "${text}" không đọc được; hãy ghi TỪ..ĐẾN:lý-do, ví dụ 2026-11-23..2026-11-25:supplement.`,
      `The pause "${text}" cannot be read; write FROM..TO:reason, for example 2026-11-23..2026-11-25:supplement.`,
      text,
    );
  }
  return { from: momentAsWritten(match[1] as string), to: momentAsWritten(match[2] as string) || null, reason: reason as PauseReason };
}

function inWords(answer: Deadline, { t, lang }: Session): string {
  const term = lang === 'vi' ? termInVietnamese(parseTerm(answer.term)) : answer.term;
  const day = (on: string | null): string => (on === null ? t('chưa xác định (đang tạm dừng)', 'not known (paused)') : showDay(on, lang));
  const lines = [
    `${t('Tiếp nhận:           ', 'Received:   ')} ${showDay(answer.receivedOn, lang)}`,
    `${t('Thời hạn:            ', 'Term:       ')} ${term}`,
    `${t('Hạn trả kết quả:     ', 'Due:        ')} ${answer.dueAt ? showMoment(answer.dueAt, lang) : day(answer.dueOn)}`,
    `${t('Xin lỗi chậm nhất:   ', 'Apology by: ')} ${day(answer.apologyBy)}`,
  ];
  if (answer.provisional) lines.push(...provisionalLine(answer, { t }));
  if (answer.explain) lines.push('', traceTable(answer.explain, lang));
  return `${lines.join('\n')}\n`;
}

/** What a due date that may still move waits for, as a line; none of a settled one. */
export const provisionalLine = ({ dependsOn }: Pick<Deadline, 'dependsOn'>, { t }: Pick<Session, 't'>): readonly string[] =>
  dependsOn === undefined
    ? []
    : dependsOn.length === 0
      ? [
          t(
            'Tạm tính: lịch nghỉ của năm liên quan chưa được quyết định đủ.',
            'Provisional: not all days off of the year concerned are decided.',
          ),
        ]
      : [t(`Tạm tính, còn phụ thuộc: ${dependsOn.join('; ')}.`, `Provisional, depends on: ${dependsOn.join('; ')}.`)];

/** The account of each day as a table. */
export function traceTable(days: NonNullable<Deadline['explain']>, lang: Lang): string {
  const head = lang === 'vi' ? ['Ngày', 'Tính', 'Vì sao', 'Căn cứ'] : ['Day', 'Counted', 'Why', 'Source'];
  return table(
    head,
    days.map(({ date, counted, why, source }) => [showDay(date, lang), counted, showDaysIn(why, lang), source ?? '']),
    [1],
  );
}
