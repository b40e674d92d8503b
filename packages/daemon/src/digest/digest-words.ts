// The words of the morning's digest, for the page, the workbook and the mail alike.
import { percentText } from '@dunghen/core';
import { SECTIONS, type LetterToSign, type MorningRow, type MorningView, type Section } from './morning-view.ts';

/** What each part is called. */
export const SECTION_NAMES: Readonly<Record<Section, string>> = {
  dueToday: 'Đến hạn hôm nay',
  lastDayForApology: 'Hôm nay là ngày cuối để xin lỗi trước',
  dueSoon: 'Sắp đến hạn',
  overdue: 'Đã quá hạn',
  escalated: 'Lỡ hẹn lần thứ hai, người đứng đầu cần chỉ đạo',
};
export const TO_SIGN = 'Thư xin lỗi chờ ký';

/** A column: a text, a number, or a day as ISO text. */
export interface Column<Row> {
  readonly head: string;
  readonly of: (row: Row) => string | number;
  readonly isDay?: true;
  /** The width, in digits, at which a text that may be long is wrapped. */
  readonly room?: number;
}

/** The columns of a dossier. */
export const COLUMNS: readonly Column<MorningRow>[] = [
  { head: 'Mã hồ sơ', of: ({ dossier }) => dossier },
  { head: 'Thủ tục', of: ({ procedure }) => procedure, room: 44 },
  { head: 'Đang ở', of: ({ unit }) => unit, room: 22 },
  { head: 'Bước', of: ({ stage }) => stage, room: 18 },
  { head: 'Cán bộ', of: ({ officer }) => officer, room: 18 },
  { head: 'Hạn trả', of: ({ dueOn }) => dueOn, isDay: true },
  { head: 'Hẹn lại', of: ({ newDueOn }) => newDueOn, isDay: true },
  { head: 'Còn (ngày LV)', of: ({ workingDaysLeft }) => workingDaysLeft },
  { head: 'Báo', of: ({ rings }) => (rings ? 'mới' : '') },
];

/** The columns of a letter that waits for its signature. */
export const LETTER_COLUMNS: readonly Column<LetterToSign>[] = [
  { head: 'Thư số', of: ({ id }) => id },
  { head: 'Mã hồ sơ', of: ({ dossier }) => dossier },
  { head: 'Đang ở', of: ({ unit }) => unit, room: 44 },
  { head: 'Hẹn đã lỡ', of: ({ dueOn }) => dueOn, isDay: true },
  { head: 'Soạn ngày', of: ({ draftedOn }) => draftedOn, isDay: true },
  { head: 'Lý do', of: ({ hasReason }) => (hasReason ? 'đã có' : 'cần ghi') },
];

/** 30/11/2026; nothing for nothing. */
export const showDay = (iso: string): string => (iso === '' ? '' : `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`);

const showCount = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, '.');

/** The month so far in two sentences: the counts beside the percentage, and what is left of the budget. */
export function monthSentence({ month }: MorningView): string {
  const { target, budget, period } = month;
  const name = `Tháng ${Number(period.to.slice(5, 7))}/${period.to.slice(0, 4)}`;
  if (target.total === 0) return `${name}: chưa có hồ sơ nào.`;
  const rate = (percentText(target) as string).replace('.', ',');
  const left =
    budget.remaining >= 0
      ? `còn được trễ thêm ${showCount(budget.remaining)} hồ sơ (tối đa ${showCount(budget.allowedLate)})`
      : `đã vượt ${showCount(-budget.remaining)} hồ sơ (tối đa ${showCount(budget.allowedLate)})`;
  return `${name}, toàn cơ quan: trễ ${showCount(target.late)}/${showCount(target.total)} hồ sơ (${rate}%), mục tiêu dưới ${target.percent.replace('.', ',')}%; ${left}.`;
}

/** Lists named in a sentence. */
const LISTED = 3;

/** What of the lists was not taken in the last days; nothing where all was. */
export function refusedSentence({ refused }: MorningView): string | null {
  if (refused.length === 0) return null;
  const total = refused.reduce((sum, { rejected }) => sum + rejected, 0);
  const files = refused.slice(0, LISTED).map(({ name, rejected }) => `“${name}” ${showCount(rejected)}`);
  const list = files.join(', ') + (refused.length > LISTED ? ', …' : '');
  return `${showCount(total)} dòng trong các danh sách nhập bảy ngày qua bị từ chối (${list}): dòng nào, vì sao ghi ở tệp .json cùng tên trong thư mục done của hộp thư đến.`;
}

/** What a reader is told of the mornings, ISO, whose digests did not reach them. */
export const unsentSentence = (days: readonly string[]): string =>
  `Bản tin ${days.length === 1 ? `ngày ${showDay(days[0] as string)}` : `${days.length} buổi sáng từ ${showDay(days[0] as string)} đến ${showDay(days.at(-1) as string)}`} không gửi được qua thư điện tử; việc còn phải làm của những ngày đó có cả ở bản tin này, bản cũ nằm trong thư mục bản tin.`;

/** The line by which a mail is found again; it holds no dossier and no citizen. */
export function subjectOf({ on, rows, toSign }: MorningView, unit: string): string {
  const counts = SECTIONS.filter((section) => section === 'dueToday' || section === 'overdue')
    .map((section) => `${rows[section].length} ${SECTION_NAMES[section].toLowerCase()}`)
    .concat(`${toSign.length} thư chờ ký`);
  return `Đúng Hẹn ${showDay(on)}${unit === '' ? '' : `, ${unit}`}: ${counts.join(', ')}`;
}
