// A list without a status and without a day of any end whose titles say how its dossiers stand: passed over, each would be counted as at work and owed a letter.
import type { Row } from '../formats/csv-rows.ts';
import { fileFault } from '../intake-error.ts';
import { plain } from '../words/plain.ts';
import type { Mapping } from './find-columns.ts';
import { isNoDossier } from './no-dossier.ts';
import { otherEnds } from './other-ends.ts';

/** What stands before it in a title: "II. DANH SÁCH HỒ SƠ THỦ TỤC HÀNH CHÍNH …". No words are read in two ways, or a long title would take for ever. */
const BEFORE =
  '(?:(?:phan|muc|nhom) )?(?:(?:[ivxlc]{1,5}|[a-z]|\\d{1,2}) ){0,2}(?:(?:danh sach|bang ke|bang|thong ke|tong hop|so theo doi|bao cao|chi tiet|cac|nhung|ho so|hs|thu tuc hanh chinh|tthc|cong dan|truc tuyen|phan|muc|nhom) )*';
/** Ended, refused, withdrawn or standing still, as it is said of dossiers; not that they were not done in time, or that their slip was handed out. */
const STATE =
  '(?:(?:da|vua) (?:duoc )?(?:giai quyet|xu ly xong|tra(?! (?:lai|phieu|bien nhan|giay (?:hen|tiep nhan|bien nhan)))|tra lai|hoan thanh|hoan tat|co ket qua|ket thuc|rut|huy|tu choi)|(?:bi )?tu choi|khong (?:duoc )?(?:tiep nhan|giai quyet)(?! (?:duoc|dung|kip|xong|som|trong))|rut(?: ho so)?$|(?:dang )?(?:tam dung|dung xu ly|dung giai quyet)|(?:dang )?cho (?:cong dan )?bo sung|yeu cau bo sung|tra lai)';
const IN_A_STATE = new RegExp(`^${BEFORE}${STATE}\\b`);
/** Beside others, as in a list of both: "đã giải quyết và đang giải quyết"; or with more to come: "đã hoàn thành thẩm định, trình ký". */
const OR_NOT =
  /\b(?:chua|con lai|tinh hinh|sap|den han|ty le|so luong|dang (?:giai quyet|xu ly|thu ly)|buoc|khau|tham dinh|tham tra|trinh|cho (?:ky|duyet|phe duyet|giai quyet|xu ly))\b/;
/** No title is longer. */
const LONGEST = 150;

/** @example saysState('DANH SÁCH HỒ SƠ ĐÃ GIẢI QUYẾT THÁNG 10/2026') // true */
export function saysState(title: string): boolean {
  if (title.length > LONGEST) return false;
  const words = plain(title);
  return IN_A_STATE.test(words) && !OR_NOT.test(words);
}

/** Whether a list has no column that says of a dossier how it stands. */
export const isWithoutState = (mapping: Pick<Mapping, 'columns' | 'headings'>): boolean =>
  !mapping.columns.has('status') &&
  !mapping.columns.has('completedAt') &&
  !mapping.columns.has('returnedAt') &&
  otherEnds(mapping).length === 0;

/**
 * Refuses a list without such columns whose title, or one between its rows, says that dossiers have ended or stand still.
 * @throws {IntakeError} `state-in-title` naming the row.
 */
export function checkStateInTitles(
  { titles, sheet }: { readonly titles: readonly Row[]; readonly sheet: string | null },
  below: readonly Row[],
  mapping: Mapping,
  file: string,
): void {
  if (!isWithoutState(mapping)) return;
  const isSheet = sheet !== null && saysState(sheet);
  const says = ({ cells }: Row): boolean => cells.some(saysState);
  const between = below.filter(({ cells }) => isNoDossier(cells, mapping) && cells.filter((cell) => cell.trim() !== '').length <= 2);
  const found = titles.find(says) ?? between.find(says);
  if (!found && !isSheet) return;
  const [vi, en] = found ? [`ở dòng ${found.row}`, `in row ${found.row}`] : ['ở tên trang tính', 'in the name of its sheet'];
  throw fileFault(
    'state-in-title',
    file,
    `ghi ${vi} rằng hồ sơ đã giải quyết, bị từ chối hay tạm dừng, mà danh sách không có cột "Trạng thái" hay "Ngày có kết quả" nên mọi hồ sơ sẽ được coi là đang xử lý`,
    `says ${en} that dossiers have ended, were refused or stand still, and the list has neither a status nor a day of the result, so every dossier would be taken as at work`,
    [
      'hãy xuất danh sách có cột đó, hoặc thêm cột "Trạng thái" và ghi cho từng hồ sơ; nếu mọi hồ sơ đúng là đang xử lý, ghép cột bằng "dunghen import TỆP --learn" một lần rồi nhập lại (hộp thư đến: thả lại tệp)',
      'export the list with such a column, or add "Trạng thái" and fill it in for each dossier; if all of them are at work indeed, say which column is which with "dunghen import FILE --learn" once and import again (for the inbox: drop the file again)',
    ],
  );
}

/** Columns that somebody fills in where a dossier has ended. */
const OF_AN_END =
  /\b(?:da (?:tra|giai quyet|xu ly xong|hoan thanh|co ket qua|nhan ket qua|ky nhan)|(?:tra|giai quyet|hoan thanh) (?:ket qua )?(?:dung|qua|tre|truoc|som) (?:han|hen)|ky nhan|nguoi nhan (?:ket qua|kq)|so (?:ket qua|van ban tra))\b|^(?:\d{1,2} )?(?:(?:ket qua|kq)(?: giai quyet| xu ly)?|(?:dung|truoc|som) (?:han|hen)|(?:da )?(?:hoan thanh|hoan tat|ket thuc|xong))$/;
/** What stands where there is nothing: "chưa có", "0", a dash. */
const NOTHING = /^(?:|0|-+|khong|false|chua|chua co|chua tra|chua nhan|chua xong|dang xu ly|dang giai quyet)$/;
/** What is put where there is something, and says no more. */
const DONE = /^(?:x+|v|1|co|true|yes|roi|xong|da (?:tra|xong|nhan|ky|ky nhan)(?: ket qua)?)$/;
const TICKS = /^[✓✔☑√]$/u;

/** Such columns, filled in for some dossier of which nothing else says how it stands, and the first row of it. */
export interface EndsElsewhere {
  readonly headings: readonly string[];
  readonly row: number;
  /** Whether the list has no column for it at all; else only marks count: what else is written there may be said of dossiers at work, too. */
  readonly isWithoutState: boolean;
}

export function endsElsewhere(below: readonly Row[], mapping: Mapping): EndsElsewhere | null {
  const without = isWithoutState(mapping);
  const says = without
    ? (cell: string): boolean => !NOTHING.test(plain(cell))
    : (cell: string): boolean => DONE.test(plain(cell)) || TICKS.test(cell.trim());
  const taken = new Set(mapping.columns.values());
  const states = [
    ...(['status', 'stage', 'completedAt', 'returnedAt'] as const).map((column) => mapping.columns.get(column)),
    ...otherEnds(mapping).map(({ at }) => at),
  ];
  const rows = below.filter(
    ({ cells }) => !isNoDossier(cells, mapping) && (without || states.every((at) => at === undefined || (cells[at] ?? '').trim() === '')),
  );
  const found = mapping.headings.flatMap((heading, at) => {
    if (taken.has(at) || heading.length > LONGEST || !OF_AN_END.test(plain(heading))) return [];
    const row = rows.find(({ cells }) => says(cells[at] ?? ''));
    return row ? [{ heading, row: row.row }] : [];
  });
  const [first] = found;
  if (!first) return null;
  return { headings: found.map(({ heading }) => heading), row: Math.min(...found.map(({ row }) => row)), isWithoutState: without };
}
