// "Ngày từ chối", "Ngày rút hồ sơ": when a dossier ended otherwise than with its result, beside the column of results.
import type { EndType } from '@dunghen/core';
import { LONGEST_HEADING } from './columns.ts';
import type { Mapping } from './find-columns.ts';
import { plain } from '../words/plain.ts';

export type OtherEnd = Exclude<EndType, 'completed'>;

const DAY = '^(?:\\d{1,2} )?(?:ngay(?: gio)?|thoi gian|thoi diem) ';
const HEADINGS: readonly (readonly [OtherEnd, RegExp])[] = [
  ['refused', new RegExp(`${DAY}tu choi(?: (?:tiep nhan|giai quyet|xu ly))?(?: (?:ho so|hs))?$`)],
  ['withdrawn', new RegExp(`${DAY}(?:cong dan |nguoi dan |nguoi nop )?(?:xin |yeu cau )?rut(?: (?:ho so|hs))?$`)],
];

/** A column of such days, which counts for the rows whose status says so and that have no day of a result. */
export interface OtherEndColumn {
  readonly type: OtherEnd;
  readonly at: number;
}

/** Such columns of a list; what an officer said to be another is none. */
export function otherEnds({ headings, columns }: Pick<Mapping, 'headings' | 'columns'>): readonly OtherEndColumn[] {
  const taken = new Set(columns.values());
  return headings.flatMap((heading, at) => {
    if (taken.has(at) || heading.length > LONGEST_HEADING) return [];
    const said = plain(heading);
    return HEADINGS.flatMap(([type, pattern]) => (pattern.test(said) ? [{ type, at }] : []));
  });
}
