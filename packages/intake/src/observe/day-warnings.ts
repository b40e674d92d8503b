// What is told of the day a list is taken to be of.
import { formatDay, type EpochDay } from '@dunghen/core';
import type { Some } from './some-dossiers.ts';
import type { Warning } from '../warning.ts';
import { writtenMoment } from '../words/office-date.ts';
import { OUTSIDE } from '../formats/table.ts';

/** A file that was imported on an earlier day: it cannot say what is the case today. */
export function seenBefore(day: EpochDay): Warning {
  const written = writtenMoment({ on: day });
  return {
    code: 'seen-before',
    text: {
      vi: `Tệp này đã được nhập ngày ${written} nên được coi là danh sách của ngày đó; nếu là danh sách mới xuất, hãy ghi ngày xuất bằng --observed-on.`,
      en: `This file was imported on ${formatDay(day)} and is taken as the list of that day; if it was exported anew, say the day with --observed-on.`,
    },
  };
}

/**
 * A file read by other columns than before, or whose import was broken off, when a newer list of its day is known already: what that
 * one showed stands. Whether it showed the same dossiers the officer knows, who can say that this one counts.
 */
export function overtaken(day: EpochDay): Warning {
  const on = formatDay(day);
  return {
    code: 'seen-before',
    text: {
      vi: `Tệp này đã được nhập với cách ghép cột khác, hoặc lần nhập trước bị ngắt giữa chừng, sau đó đã nhập một danh sách khác cùng ngày: hồ sơ đã biết được giữ như cũ; hãy nhập danh sách mới nhất với cách ghép cột này. Nếu danh sách kia là của hồ sơ khác (ví dụ của đơn vị khác), hãy nhập lại tệp này với --observed-on ${on}.`,
      en: `This file was imported with other columns before, or its import was broken off, and another list of its day came after it: dossiers that are known stay as they are; import the newest list with these columns. If that list is of other dossiers (of another unit, say), import this file again with --observed-on ${on}.`,
    },
  };
}

/** Dossiers that a file read anew shows at another step or pause than what came in since it was first imported. */
export function toldSince({ times, first }: Some): readonly Warning[] {
  if (times === 0) return [];
  return [
    {
      code: 'seen-before',
      text: {
        vi: `Có ${times} hồ sơ (đầu tiên: ${first}) mà sau lần nhập đầu của tệp này đã nhập thêm sự kiện: bước và tạm dừng được giữ theo sự kiện, không theo tệp; nếu tệp mới đúng, hãy nhập danh sách mới xuất, hoặc tệp sự kiện có bước hay ngày tiếp tục (resumed).`,
        en: `Dossiers of which events came in after the first import of this file: ${times} (the first: ${first}); their steps and pauses stay as the events tell, not as the file shows; if the file is right, import a list exported anew, or an event file with the step or the day it was resumed.`,
      },
    },
  ];
}

/** Dossiers that a list taken after the office closed shows otherwise than the next one, taken before it opened. */
export function overnightTold({ times, first }: Some): readonly Warning[] {
  if (times === 0) return [];
  return [
    {
      code: 'day-assumed',
      text: {
        vi: `Có ${times} hồ sơ (đầu tiên: ${first}) tạm dừng, tiếp tục hay kết thúc (không ghi ngày) giữa danh sách xuất sau giờ làm việc và danh sách xuất trước giờ làm việc tiếp theo: được ghi theo ngày của danh sách trước, nên hồ sơ trễ một ngày có thể bị coi là đúng hạn; hãy kiểm tra ngày thật và thêm cột "Ngày có kết quả".`,
        en: `Dossiers paused, resumed or ended (without the day) between a list taken after the office closed and the next, taken before it opened: ${times} (the first: ${first}); written as of the day of the list before, so one that is a day late may count as in time; check the true day and add the column "Ngày có kết quả".`,
      },
    },
  ];
}

/** Where a list says its day, in both languages. */
type Place = readonly [vi: string, en: string];
export const FILE_NAME: Place = ['tên tệp', 'the name of its file'];
/** Of refused rows that tell of a later day since they were mended. */
export const MENDED_ROWS: Place = ['ngày muộn nhất ghi ở các dòng đã sửa', 'the latest day in its mended rows'];
export const inRow = (row: number): Place =>
  row === OUTSIDE ? ['dòng chữ ngoài bảng', 'the text outside its table'] : [`dòng ${row}`, `its row ${row}`];
export const inColumn = (heading: string): Place => [`cột "${heading}"`, `its column "${heading}"`];

/** A day that a list gives as its own. */
export function statedDay(on: EpochDay, [by, from]: Place): { readonly on: EpochDay; readonly warning: Warning } {
  return {
    on,
    warning: {
      code: 'list-dated',
      text: {
        vi: `Danh sách được coi là của ngày ${writtenMoment({ on })}, theo ${by}; nếu không đúng, hãy ghi ngày xuất bằng --observed-on.`,
        en: `The list is taken as that of ${formatDay(on)}, by ${from}; if that is not right, say its day with --observed-on.`,
      },
    },
  };
}
