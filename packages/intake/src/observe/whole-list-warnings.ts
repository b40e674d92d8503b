// What is said of a list as a whole once its rows were gone through: whom it leaves out, and that it has no dossier.
import { formatDay, type EpochDay } from '@dunghen/core';
import type { Warning } from '../warning.ts';
import { writtenMoment } from '../words/office-date.ts';
import type { LeftOutOn } from './left-out-by-list.ts';
import type { ToldOnce } from './told-once.ts';
import { firstFew } from '../words/first-few.ts';

/** Dossiers named in a warning. */
const NAMED = 3;

/** Open dossiers that lists of the kind showed before and the list of `day` does not, or that later lists do not that were imported before it. */
export const leftOutOf = (leftOut: readonly LeftOutOn[], day: EpochDay): readonly Warning[] =>
  leftOut.flatMap(({ on, told }) => leftOutWarning(told, on, day) ?? []);

function leftOutWarning(told: readonly string[], on: EpochDay, day: EpochDay): Warning | null {
  if (told.length === 0) return null;
  const named = firstFew(told, NAMED);
  const whose =
    on === day
      ? {
          vi: `Có ${told.length} hồ sơ đang mở mà danh sách này không còn ghi (${named})`,
          en: `Open dossiers that this list shows no more: ${told.length} (${named})`,
        }
      : {
          vi: `Có ${told.length} hồ sơ đang mở mà danh sách ngày ${writtenMoment({ on })}, đã nhập trước, không còn ghi (${named})`,
          en: `Open dossiers that the list of ${formatDay(on)}, imported before this one, shows no more: ${told.length} (${named})`,
        };
  const part = on === day ? { vi: 'danh sách này', en: 'this list' } : { vi: 'danh sách ngày ấy', en: 'that list' };
  return {
    code: 'left-out',
    text: {
      vi: `${whose.vi}: vẫn được coi là đang xử lý, quá hạn thì bị tính trễ, nhưng chưa danh sách nào ghi còn mở sau hạn thì không soạn thư; nếu đã xong, hãy xuất danh sách có cả hồ sơ đã kết thúc (kèm ngày có kết quả), hoặc nhập thêm danh sách kết quả; nếu ${part.vi} chỉ lọc một phần hồ sơ (một tháng, một trạng thái), hãy nhập cả danh sách đủ.`,
      en: `${whose.en}; they are still taken as being worked on and count as late once overdue, but no letter is drafted unless a list showed them open after they were due; if they are done, export the list with ended dossiers and their day of the result, or import a list of results too; if ${part.en} is only a part (of a month, of a state), import the full one, too.`,
    },
    remaining: (isLeftOut) => leftOutWarning(told.filter(isLeftOut), on, day),
  };
}

/** Lists of fewer may well have none tomorrow. */
const MANY = 5;

/** A list of headings alone, which is told once until one of its kind has many dossiers again: an office may have none on most days. */
export function noneOf(list: string, rows: number, once: ToldOnce): readonly Warning[] {
  const what = `no-dossiers:${list}`;
  if (rows >= MANY) once.changed(what);
  return rows === 0 && once.isDue(what) ? [noDossiers] : [];
}

/** On most days an export that went wrong, or a filter that left nothing. */
const noDossiers: Warning = {
  code: 'no-dossiers',
  text: {
    vi: 'Danh sách không có dòng hồ sơ nào; nếu hôm nay đơn vị có hồ sơ, hãy xem lại bộ lọc khi xuất rồi xuất và nhập lại. Điều này chỉ được nêu một lần, đến khi danh sách cùng loại lại có nhiều hồ sơ.',
    en: 'The list has no dossier in it; if the office has any today, look at the filter of the export, export again and import that. This is told once, until a list of the kind has many dossiers again.',
  },
};
