// Why the program itself withdrew a draft, in the reader's language.
import type { Lang } from '@dunghen/core';
import type { WithdrawalCause } from '@dunghen/store';
import { showDay } from './text.ts';

/** The cause as a reason, without a full stop. */
export function causeInWords(cause: WithdrawalCause, lang: Lang): string {
  const day = (iso: string): string => showDay(iso, lang);
  const sentence = ((): Readonly<Record<Lang, string>> => {
    switch (cause.code) {
      case 'ended-in-time':
        return {
          vi: `hồ sơ kết thúc ngày ${day(cause.endedOn)}, không lỡ hẹn ngày ${day(cause.dueOn)}`,
          en: `the dossier ended on ${day(cause.endedOn)} and did not miss ${day(cause.dueOn)}`,
        };
      case 'not-missed':
        return {
          vi: `đến ngày ${day(cause.asOf)} hồ sơ không lỡ hẹn ngày ${day(cause.dueOn)}`,
          en: `by ${day(cause.asOf)} the dossier had not missed ${day(cause.dueOn)}`,
        };
      case 'due-moved':
        return {
          vi: `hạn trả được tính lại: ${day(cause.before)} → ${day(cause.after)}`,
          en: `the due date was computed anew: ${day(cause.before)} → ${day(cause.after)}`,
        };
      case 'left-out':
        return {
          vi: `đến ngày ${day(cause.asOf)} danh sách mới không còn ghi hồ sơ, và không danh sách nào cho thấy còn đang giải quyết sau ngày ${day(cause.dueOn)}`,
          en: `by ${day(cause.asOf)} a newer list left the dossier out, and none had shown it open after ${day(cause.dueOn)}`,
        };
    }
  })();
  return sentence[lang];
}
