// One event of a dossier in a line.
import { formatTerm, termInVietnamese, type DossierEvent, type Lang, type PauseReason } from '@dunghen/core';
import { showDay } from './text.ts';

const PAUSES: Readonly<Record<PauseReason, readonly [vi: string, en: string]>> = {
  supplement: ['yêu cầu bổ sung', 'papers asked for'],
  payment: ['chờ nghĩa vụ tài chính', 'payment due'],
  stopped: ['dừng giải quyết', 'stopped'],
};

/** What happened, without its moment. */
export function eventInWords(event: DossierEvent, lang: Lang): string {
  const t = (vi: string, en: string): string => (lang === 'vi' ? vi : en);
  const because = 'reason' in event && event.reason && event.type !== 'paused' ? `: ${event.reason}` : '';
  switch (event.type) {
    case 'received':
      return (
        t('Tiếp nhận', 'Received') +
        (event.promisedOn === undefined
          ? ''
          : t(`, hẹn trả ${showDay(event.promisedOn, lang)}`, `, promised ${showDay(event.promisedOn, lang)}`))
      );
    case 'stage':
      return `${t('Bước', 'Stage')}: ${event.stage}${event.unit ? ` (${event.unit})` : ''}`;
    case 'paused':
      return `${t('Tạm dừng', 'Paused')}: ${t(...PAUSES[event.reason])}`;
    case 'resumed':
      return t('Tiếp tục', 'Resumed');
    case 'extended':
      return `${t('Gia hạn', 'Extended')}: ${lang === 'vi' ? termInVietnamese(event.by) : formatTerm(event.by)} (${event.basis})`;
    case 'rescheduled':
      return event.takesBack === undefined
        ? `${t('Hẹn lại', 'Re-appointed')}: ${showDay(event.dueOn, lang)}`
        : `${t('Thu hồi ngày hẹn lại, công dân chưa được báo', 'New date taken back, the citizen never heard of it')}: ${showDay(event.dueOn, lang)}`;
    case 'delay-reason':
      return t('Lý do trễ', 'Reason of delay') + because;
    case 'completed':
      return t('Có kết quả', 'Completed') + because;
    case 'refused':
      return t('Từ chối giải quyết', 'Refused') + because;
    case 'withdrawn':
      return t('Công dân rút hồ sơ', 'Withdrawn') + because;
    case 'collected':
      return t('Đã trả kết quả cho công dân', 'Collected');
  }
}
