// What each sign of a bent history and each fault of the data is called.
import type { FindingCode } from '@dunghen/core';
import { showDay, type Words } from './forms.ts';
import type { Said } from './formulas.ts';

/** The signs, by code. */
export const FINDINGS: Readonly<Record<FindingCode, Said>> = {
  'repeated-supplement': ['yêu cầu bổ sung quá một lần', 'asked for papers more than once'],
  'repeated-reappointment': ['hẹn lại quá một lần', 're-appointed more than once'],
  'pause-after-due': ['tạm dừng sau khi đã quá hạn', 'paused after the due date'],
  'extension-after-due': ['gia hạn sau khi đã quá hạn', 'extended after the due date'],
  'due-moved-after-expiry': ['hạn trả bị dời sau khi đã quá hạn, không có thư', 'due date moved after it had passed, without a letter'],
  'end-backdated': ['ngày kết thúc trước ngày danh sách còn cho thấy đang giải quyết', 'end dated before a list still showed it open'],
  vanished: ['biến mất khỏi danh sách', 'gone from the lists'],
  'completed-on-day-off': ['có kết quả vào ngày nghỉ', 'completed on a day off'],
  'sent-before-drafted': ['thư ghi gửi trước ngày sổ có thư', 'a letter said to have been sent before the ledger knew of it'],
  'promise-beyond-term': ['hẹn trả muộn hơn thời hạn luật định', 'promised later than the lawful term'],
};

const DATA_FAULTS: Readonly<Record<string, Said>> = {
  'no-term': ['không rõ thời hạn giải quyết', 'no known term'],
  'outside-calendar': ['ngày ngoài lịch làm việc', 'a date outside the calendar'],
};

/** What a fault of the data is called; one without a name is shown by its code. */
export const dataFault = (code: string, { t }: Words): string => t(...(DATA_FAULTS[code] ?? [code, code]));

const EVIDENCE: Readonly<Record<string, Said>> = {
  supplements: ['số lần', 'times'],
  reappointments: ['số lần hẹn lại', 'times'],
  movedOn: ['dời ngày', 'moved on'],
  dueOn: ['hạn trả', 'due'],
  newDueOn: ['hạn mới', 'new due date'],
  pausedOn: ['tạm dừng ngày', 'paused on'],
  reason: ['lý do', 'reason'],
  extendedOn: ['gia hạn ngày', 'extended on'],
  basis: ['căn cứ', 'grounds'],
  completedOn: ['có kết quả ngày', 'completed on'],
  promisedOn: ['hẹn trả ngày', 'promised for'],
  lawfulDueOn: ['hạn theo luật', 'lawful due date'],
  endedOn: ['kết thúc ngày', 'ended on'],
  seenOpenOn: ['danh sách còn cho thấy đang giải quyết ngày', 'a list still showed it open on'],
  draftedOn: ['soạn ngày', 'drafted on'],
  sentOn: ['ghi gửi ngày', 'said to be sent on'],
  missingOn: ['vắng trong danh sách ngày', 'missing from the list of'],
};

const PAUSES: Readonly<Record<string, Said>> = {
  supplement: ['chờ bổ sung', 'waiting for papers'],
  payment: ['chờ nộp tiền', 'waiting for a payment'],
  stopped: ['tạm dừng theo luật', 'stopped by law'],
};

/** What a sign rests on. @example evidenceText({ movedOn: '2026-10-19' }, vietnamese) // 'dời ngày 19/10/2026' */
export function evidenceText(evidence: Readonly<Record<string, string | number>>, { t, lang }: Words): string {
  return Object.entries(evidence)
    .map(([key, value]) => {
      const pause = key === 'reason' ? PAUSES[String(value)] : undefined;
      const shown = pause ? t(...pause) : /^\d{4}-\d\d-\d\d$/.test(String(value)) ? showDay(String(value), lang) : String(value);
      return `${t(...(EVIDENCE[key] ?? [key, key]))} ${shown}`;
    })
    .join('; ');
}
