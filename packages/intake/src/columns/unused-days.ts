// Columns of days that no column was taken from: what they say may be what a list seems to lack, and passed over in silence it would cost a due date.
import { LONGEST_HEADING, USUAL_HEADING, type Column } from './columns.ts';
import type { Row } from '../formats/csv-rows.ts';
import type { Mapping } from './find-columns.ts';
import { readingOf } from './headings.ts';
import { plain } from '../words/plain.ts';
import type { Warning } from '../warning.ts';
import { isNoDossier } from './no-dossier.ts';
import { ownHeadings } from './rejected-headings.ts';
import { usedPlaces } from './unused-places.ts';
import { looksLikeDate, saysNoDate } from '../words/office-date.ts';

/** A column of days that was not used, and the first row that has one. */
export interface UnusedDays {
  readonly heading: string;
  readonly row: number;
}

/** Days of a person, of an application before it was received, or of a record. */
const ASIDE = /\b(?:sinh|cccd|cmnd|can cuoc|nop|gui|tao|cap nhat)\b/;

/** The unused columns most of whose cells are days. */
export function unusedDays(below: readonly Row[], mapping: Mapping): readonly UnusedDays[] {
  const used = usedPlaces(mapping);
  const rows = below.filter(({ cells }) => !isNoDossier(cells, mapping));
  // Not those that the program puts beside rows it refused.
  return ownHeadings(mapping.headings).flatMap((heading, at) => {
    if (used.has(at) || heading === '' || heading.length > LONGEST_HEADING || ASIDE.test(plain(heading))) return [];
    const written = rows.filter(({ cells }) => (cells[at]?.trim() ?? '') !== '' && !saysNoDate(cells[at] as string));
    const days = written.filter(({ cells }) => looksLikeDate(cells[at] as string));
    const [first] = days;
    return first && days.length * 2 > written.length ? [{ heading, row: first.row }] : [];
  });
}

/** "Ngày hẹn trả lại", "Hạn mới", "Gia hạn đến": an appointment after the one on the slip. */
const NEXT_APPOINTMENT = /\b(?:hen|han)\b.*\b(?:lai|moi|dieu chinh|lan [2-9])\b|\b(?:hen lai|gia han)\b/;
/** The days a clock stopped or went on, which a list of dossiers has no column for. */
const PAUSE = /\b(?:bo sung|tam dung|dung (?:xu ly|giai quyet)|tiep tuc|nghia vu tai chinh)\b/;

/** The limit or the end of a step, which is neither the promise nor the end. */
export const OF_A_STEP = /\b(?:buoc|cong doan|khau|noi bo)\b/;
/** No day of a result is called so, but for "Trả đúng hạn". */
const LIMIT = /\b(?<!\b(?:dung|qua|tre|truoc|som) )(?:han|hen)\b/;

/** What is told of them; `told` are the headings of which something was told already. */
export function unusedDayWarnings(days: readonly UnusedDays[], { columns, names }: Mapping, told: ReadonlySet<string>): readonly Warning[] {
  const next = columns.has('promisedOn') ? days.filter(({ heading }) => NEXT_APPOINTMENT.test(plain(heading))) : [];
  const pauses = days.filter((day) => !next.includes(day) && PAUSE.test(plain(day.heading)));
  // What lost to a likelier heading of its column is none that the list lacks.
  const isKnown = (heading: string): boolean => columns.has(readingOf(heading)?.column as Column);
  const others = days.filter((day) => !next.includes(day) && !pauses.includes(day) && !told.has(day.heading) && !isKnown(day.heading));
  return [
    ...next.map((day) => nextAppointment(day, names.get('promisedOn') as string)),
    ...pauses.map(dayOfPause),
    ...mayBeLacking(others, columns),
  ];
}

const nextAppointment = ({ heading, row }: UnusedDays, promised: string): Warning => ({
  code: 'unused-heading',
  text: {
    vi: `Cột "${heading}" ghi ngày hẹn lại hoặc gia hạn (như ở dòng ${row}) và không được dùng: hạn vẫn tính theo cột "${promised}", vì hẹn lại không làm thay đổi hạn; nếu công dân đã được xin lỗi và hẹn lại bằng văn bản, hãy nhập tệp sự kiện có rescheduled kèm letter để lần hẹn đó được ghi, nếu được gia hạn đúng luật thì có extended.`,
    en: `The column "${heading}" holds new appointments or extensions (as in row ${row}) and was not used: dossiers are still due by "${promised}", since a new appointment moves no due date; if the citizen had a letter with it, import an event file with rescheduled and its letter to have it recorded, if it was a lawful extension, with extended.`,
  },
});

const dayOfPause = ({ heading, row }: UnusedDays): Warning => ({
  code: 'unused-heading',
  text: {
    vi: `Cột "${heading}" ghi ngày (như ở dòng ${row}) nhưng danh sách không có chỗ cho ngày tạm dừng hay tiếp tục: các ngày đó được lấy theo ngày của danh sách; muốn tính đúng hạn, hãy nhập tệp sự kiện có paused và resumed trước danh sách này.`,
    en: `The column "${heading}" holds days (as in row ${row}), but a list has no place for the days of a pause: they are taken from the day of the list; for the true due date import an event file with paused and resumed before this list.`,
  },
});

/** Whatever their headings, where a list lacks the promised day or every day of an end. */
function mayBeLacking(days: readonly UnusedDays[], columns: ReadonlyMap<Column, number>): readonly Warning[] {
  const ofTheWhole = days.filter(({ heading }) => !OF_A_STEP.test(plain(heading)));
  const ends = ofTheWhole.filter(({ heading }) => !LIMIT.test(plain(heading)));
  const lacking: Column[] = [];
  if (!columns.has('promisedOn') && ofTheWhole.length > 0) lacking.push('promisedOn');
  if (!columns.has('completedAt') && !columns.has('returnedAt') && ends.length > 0) lacking.push('completedAt');
  if (lacking.length === 0) return [];
  const shown = (lacking.includes('promisedOn') ? ofTheWhole : ends).map(({ heading }) => `"${heading}"`).join(', ');
  const usual = lacking.map((column) => `"${USUAL_HEADING[column]}"`);
  return [
    {
      code: 'unused-heading',
      text: {
        vi: `Cột ${shown} ghi ngày nhưng không được dùng, mà danh sách không có cột ${usual.join(' và ')}; nếu đó chính là cột thiếu, hãy ghép bằng "dunghen import TỆP --learn" rồi nhập lại.`,
        en: `The column ${shown} holds days and was not used, and the list has no column ${usual.join(' and ')}; if that is it, say so with "dunghen import FILE --learn" and import again.`,
      },
    },
  ];
}
