// The words of the morning's digest, for the page, the workbook and the mail alike.
import { percentText } from '@dunghen/core';
import {
  firstFew,
  BASIS_NAMES,
  draftNote,
  provisionalNote,
  provisionalReport,
  showCount,
  showDay,
  showPercent,
  wordsOf,
} from '@dunghen/view/words';
import { LACKING } from '../letters/letter-lacks.ts';
import { SECTIONS, type MorningRow, type MorningView, type Section } from './morning-view.ts';
import type { LetterToSign } from './letters-to-sign.ts';

/** Digests are for the office, in Vietnamese. */
const WORDS = wordsOf('vi');
const n = (count: number): string => showCount(count, 'vi');

/** What each part is called. */
export const SECTION_NAMES: Readonly<Record<Section, string>> = {
  dueToday: 'Phải xong hôm nay',
  lastDayForApology: 'Hôm nay là ngày cuối để xin lỗi trước',
  dueSoon: 'Sắp đến hạn',
  overdue: 'Đã quá hạn',
  escalated: 'Lỡ hẹn lần thứ hai, người đứng đầu cần chỉ đạo',
};
export const TO_SIGN = 'Thư xin lỗi chờ ký';

/** Of which day, and whose desk: what a sheet of paper says first. '' is the whole office. */
export const titleOf = ({ on }: MorningView, unit: string): string =>
  `Việc cần làm ngày ${showDay(on, 'vi')}${unit === '' ? '' : ` – ${unit}`}`;

/** A column: a text, a number, or a day as ISO text. */
export interface Column<Row> {
  readonly head: string;
  readonly of: (row: Row) => string | number;
  readonly isDay?: true;
  /** A code, which is not to be broken where there is room. */
  readonly isCode?: true;
  /** A word or two, which are not broken. */
  readonly isShort?: true;
  /** The unit, which the title of a unit's page says. */
  readonly isUnit?: true;
  /** Whether the day in it may still move. */
  readonly isMarked?: (row: Row) => boolean;
  /** The width, in digits, at which a text that may be long is wrapped. */
  readonly room?: number;
}

/** The columns of a dossier. */
export const COLUMNS: readonly Column<MorningRow>[] = [
  { head: 'Mã hồ sơ', of: ({ dossier }) => dossier, isCode: true },
  { head: 'Thủ tục', of: ({ procedure }) => procedure, room: 44 },
  { head: 'Đang ở', of: ({ unit }) => unit, isUnit: true, room: 22 },
  { head: 'Bước', of: ({ stage }) => stage, room: 18 },
  { head: 'Cán bộ', of: ({ officer }) => officer, room: 18 },
  { head: 'Hạn trả', of: ({ dueOn }) => dueOn, isDay: true, isMarked: ({ provisional }) => provisional },
  { head: 'Hẹn lại', of: ({ newDueOn }) => newDueOn, isDay: true, isMarked: ({ newDueProvisional }) => newDueProvisional },
  { head: 'Còn (ngày LV)', of: ({ workingDaysLeft }) => workingDaysLeft },
  { head: 'Báo', of: ({ rings }) => (rings ? 'mới' : '') },
];

/** What is to be known of a letter before it is signed. */
const noteOf = ({ lacks, isMoot, isContested, isUnseen }: LetterToSign): string => {
  if (isMoot || isContested) return draftNote(isMoot ? 'moot' : 'contested', WORDS);
  const lacking = lacks.length === 0 ? [] : [`thiếu ${lacks.map((what) => LACKING[what].vi).join(', ')}`];
  return [...(isUnseen ? [draftNote('unseen', WORDS)] : []), ...lacking].join('; ');
};

/** The columns of a letter that waits for its signature. */
const LETTER_COLUMNS: readonly Column<LetterToSign>[] = [
  { head: 'Thư số', of: ({ id }) => id },
  { head: 'Mã hồ sơ', of: ({ dossier }) => dossier, isCode: true },
  { head: 'Đang ở', of: ({ unit }) => unit, isUnit: true, room: 44 },
  { head: 'Hẹn trả', of: ({ dueOn }) => dueOn, isDay: true, isMarked: ({ provisional }) => provisional },
  { head: 'Soạn ngày', of: ({ draftedOn }) => draftedOn, isDay: true },
  { head: 'Lý do', of: ({ hasReason }) => (hasReason ? 'đã có' : 'cần ghi'), isShort: true },
];

const NOTE: Column<LetterToSign> = { head: 'Lưu ý', of: noteOf, room: 44 };

/** The columns of letters that wait, with the one for notes where there is any. */
export const letterColumns = (letters: readonly LetterToSign[]): readonly Column<LetterToSign>[] =>
  letters.some((letter) => noteOf(letter) !== '') ? [...LETTER_COLUMNS, NOTE] : LETTER_COLUMNS;

/** Which of its days may still move, for a workbook, whose days are typed cells that bear no mark. */
const provisionalColumn = <Row>(columns: readonly Column<Row>[]): Column<Row> => ({
  head: 'Tạm tính',
  of: (row) =>
    columns
      .filter(({ isMarked }) => isMarked?.(row))
      .map(({ head }) => head.toLowerCase())
      .join(', '),
});

/** Columns, and one more where it says something of any row. */
export function withProvisional<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): readonly Column<Row>[] {
  const column = provisionalColumn(columns);
  return rows.some((row) => column.of(row) !== '') ? [...columns, column] : columns;
}

const isMarked = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): boolean => withProvisional(columns, rows) !== columns;

/** What is said of a morning whose month rests on days off that are not all decided. */
export const provisionalMonth = ({ month }: MorningView): readonly string[] => (month.provisional ? [provisionalReport(WORDS)] : []);

/** The same, and what the mark at a day means where there is one. */
export const provisionalSentences = (view: MorningView): readonly string[] => [
  ...provisionalMonth(view),
  ...(isMarked(COLUMNS, Object.values(view.rows).flat()) || isMarked(LETTER_COLUMNS, view.toSign) ? [provisionalNote(WORDS)] : []),
];

/** The month so far in two sentences: the counts beside the percentage, with its formula where it is not the usual one, and what is left of the budget. */
export function monthSentence({ month }: MorningView): string {
  const { target, budget, period } = month;
  const name = `Tháng ${Number(period.to.slice(5, 7))}/${period.to.slice(0, 4)}`;
  const of = target.basis === 'handled' ? '' : BASIS_NAMES[target.basis][0].toLowerCase();
  if (target.total === 0) return of === '' ? `${name}: chưa có hồ sơ nào.` : `${name}: chưa có số liệu tính ${of}.`;
  const rate = `${showPercent(percentText(target), 'vi')}${of && `, tính ${of}`}`;
  const left =
    budget.remaining >= 0
      ? `${budget.remaining === 0 ? 'không được trễ thêm nữa' : `còn được trễ thêm ${n(budget.remaining)} hồ sơ`} (tối đa ${n(budget.allowedLate)})`
      : `đã vượt ${n(-budget.remaining)} hồ sơ (tối đa ${n(budget.allowedLate)})`;
  return `${name}, toàn cơ quan: trễ ${n(target.late)}/${n(target.total)} hồ sơ (${rate}), mục tiêu dưới ${showPercent(target.percent, 'vi')}; ${left}.`;
}

/** Lists named in a sentence. */
const LISTED = 3;

/** What of the lists was not taken in the last days; nothing where all was. */
export function refusedSentence({ refused }: MorningView): string | null {
  if (refused.length === 0) return null;
  const total = refused.reduce((sum, { rejected }) => sum + rejected, 0);
  const list = firstFew(refused, LISTED, ({ name, rejected }) => `“${name}” ${n(rejected)}`);
  return `${n(total)} dòng trong các danh sách nhập bảy ngày qua bị từ chối (${list}): dòng nào, vì sao ghi ở tệp .json cùng tên trong thư mục done của hộp thư đến.`;
}

/** What a reader is told of the mornings, ISO, whose digests did not reach them; `marked` where what was told of first on them is marked as new. */
export const unsentSentence = (days: readonly string[], marked: boolean): string =>
  `Bản tin ${days.length === 1 ? `ngày ${showDay(days[0] as string, 'vi')}` : `${days.length} buổi sáng từ ${showDay(days[0] as string, 'vi')} đến ${showDay(days.at(-1) as string, 'vi')}`} không gửi được qua thư điện tử; việc còn phải làm của những ngày đó có cả ở bản tin này${marked ? ' (việc báo lần đầu khi ấy cũng ghi “mới”)' : ''}, bản cũ nằm trong thư mục bản tin.`;

/** The line by which a mail is found again; it holds no dossier and no citizen. */
export function subjectOf({ on, rows, toSign }: MorningView, unit: string): string {
  const counts = SECTIONS.filter((section) => section === 'dueToday' || section === 'overdue')
    .map((section) => `${rows[section].length} ${SECTION_NAMES[section].toLowerCase()}`)
    .concat(`${toSign.filter(({ isMoot, isContested }) => !isMoot && !isContested).length} thư chờ ký`);
  return `Đúng Hẹn ${showDay(on, 'vi')}${unit === '' ? '' : `, ${unit}`}: ${counts.join(', ')}`;
}
