// The headings of form II.06a/VPCP/KSTT as the circular words them, column by column.
import type { Form06a } from '@dunghen/core';
import type { Said } from './formulas.ts';

/** A number column of the form under its heading. */
export interface Form06aColumn {
  readonly key: keyof Form06a;
  readonly head: Said;
  /** The heading it stands under, within its group. */
  readonly under?: Said;
}

const IN_PERIOD: Said = ['Trong kỳ', 'In the period'];

/** Three groups of columns, 3–6, 7–10 and 11–13. */
export const FORM_06A: readonly { readonly head: Said; readonly columns: readonly Form06aColumn[] }[] = [
  {
    head: ['Số lượng hồ sơ tiếp nhận', 'Received'],
    columns: [
      { key: 'c3', head: ['Tổng số', 'Total'] },
      { key: 'c4', head: ['Trực tuyến', 'Online'], under: IN_PERIOD },
      { key: 'c5', head: ['Trực tiếp, dịch vụ bưu chính', 'Counter or post'], under: IN_PERIOD },
      { key: 'c6', head: ['Từ kỳ trước', 'Carried over'] },
    ],
  },
  {
    head: ['Số lượng hồ sơ đã giải quyết', 'Resolved'],
    columns: [
      { key: 'c7', head: ['Tổng số', 'Total'] },
      { key: 'c8', head: ['Trước hạn', 'Early'] },
      { key: 'c9', head: ['Đúng hạn', 'On time'] },
      { key: 'c10', head: ['Quá hạn', 'Late'] },
    ],
  },
  {
    head: ['Số lượng hồ sơ đang giải quyết', 'In progress'],
    columns: [
      { key: 'c11', head: ['Tổng số', 'Total'] },
      { key: 'c12', head: ['Trong hạn', 'Within term'] },
      { key: 'c13', head: ['Quá hạn', 'Overdue'] },
    ],
  },
];
