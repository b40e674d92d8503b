// What a part of a report is called.
import type { ReportGroup } from '@dunghen/core/report';
import type { Words } from './forms.ts';
import type { Said } from './formulas.ts';

/** How dossiers come in. */
const CHANNELS: Readonly<Record<string, Said>> = {
  online: ['Trực tuyến', 'Online'],
  counter: ['Trực tiếp', 'At the counter'],
  post: ['Dịch vụ bưu chính', 'By post'],
};

/** What a report can be split by. */
export const PARTS: Readonly<Record<ReportGroup['by'], Said>> = {
  unit: ['Đơn vị', 'Unit'],
  field: ['Lĩnh vực', 'Field'],
  procedure: ['Thủ tục', 'Procedure'],
  channel: ['Hình thức nộp', 'Channel'],
  officer: ['Cán bộ', 'Officer'],
  stage: ['Bước', 'Step'],
};

/** The name of a unit, a procedure, an officer …; a part without one is told as not stated. */
export function groupName({ by, label }: Pick<ReportGroup, 'by' | 'label'>, { t }: Words): string {
  if (label === '') return t('(không ghi)', '(not stated)');
  const channel = by === 'channel' ? CHANNELS[label] : undefined;
  return channel === undefined ? label : t(...channel);
}
