// The mapping file as it is written for the officer: what was found, what has still to be said, and how to say it.
import { formatDay } from '@dunghen/core';
import { stringify } from 'smol-toml';
import { COLUMNS, USUAL_HEADING, type Column } from './columns.ts';
import { sheetLetter, type Mapping } from './find-columns.ts';
import { groupColumnOf } from './group-titles.ts';
import { TO_BE_NAMED, type LearnedMapping } from './mapping-file.ts';
import { NOTHING_BESIDE, type SaidBeside } from './said-beside.ts';
import { otherEnds } from './other-ends.ts';
import { exportedHeadings } from './rejected-headings.ts';
import { SAID_OF_MEANINGS } from '../words/taught-statuses.ts';

/** Why what was found is asked about, in the officer's words, and the heading whose column is in doubt. */
export interface Doubt {
  readonly said: string;
  readonly heading: string | null;
}

/**
 * The text of a mapping file; `parseMapping` reads it back. `unread` are the statuses nobody understands, for the officer to say what they mean; a
 * column in doubt is left to the officer, so that nothing is imported by a guess.
 */
export function mappingText(
  { names, headings, rivals, splitAt }: Pick<Mapping, 'names' | 'headings' | 'rivals' | 'splitAt'>,
  { statuses, dateOrder, sheet, newCodes, sameDossiers, besideCode }: SaidBeside = NOTHING_BESIDE,
  unread: readonly string[] = [],
  doubt: Doubt | null = null,
): string {
  const own = exportedHeadings(headings);
  const doubted = COLUMNS.filter((column) => doubt?.heading != null && names.get(column) === doubt.heading);
  const columns = Object.fromEntries(
    COLUMNS.flatMap((column) => {
      const name = names.get(column);
      return name !== undefined && groupColumnOf(name) === undefined && !doubted.includes(column) ? [[column, name]] : [];
    }),
  );
  const ends = otherEnds({ headings: own, columns: new Map() }).map(({ at }) => own[at] as string);
  const unused = own.filter((heading) => heading !== '' && ![...names.values(), ...ends].includes(heading));
  return [
    '# Tiêu đề nào là cột nào của danh sách hồ sơ. Sửa phần trong dấu nháy cho khớp với tệp, bỏ dòng không dùng.',
    '# Hai cột trùng tên thì ghi theo chữ cái của cột, ví dụ promisedOn = "cột D".',
    `# Cột dùng được: ${COLUMNS.join(', ')}`,
    ...(ends.length > 0 ? [`# Ngày từ chối, ngày rút (tự dùng, không cần ghi): ${ends.map((heading) => `"${heading}"`).join(', ')}`] : []),
    ...(unused.length > 0 ? [`# Tiêu đề chưa dùng: ${unused.map((heading) => `"${heading}"`).join(', ')}`] : []),
    ...(doubt ? [`# CẦN XEM LẠI: ${doubt.said.replace(/\s+/g, ' ')}`] : []),
    ...(['code', 'receivedAt'] as const).flatMap((column) =>
      names.has(column) || rivals?.has(column)
        ? []
        : [`# CẦN GHI: ${column} = "tiêu đề của cột ${USUAL_HEADING[column]}" (thêm vào dưới [columns])`],
    ),
    '',
    stringify({ headings: [...own] }),
    '# Ngày ghi bằng số: "dmy" là ngày/tháng/năm, "mdy" là tháng/ngày/năm; bỏ dấu # khi chương trình hỏi về ngày mà ngày đúng như đang ghi.',
    `${dateOrder === null ? '# ' : ''}dateOrder = "${dateOrder ?? 'dmy'}"`,
    '# Chữ cạnh mã trong cùng ô ("BN-012 Nguyễn Văn Mẫu", "12 - Trần Phú"): "apart" là không thuộc mã, "part" là thuộc mã; bỏ dấu # khi ô mã của cả cột như vậy.',
    `${besideCode === null ? '# ' : ''}besideCode = "${besideCode ?? 'apart'}"`,
    '# Tệp có nhiều trang tính mà chỉ nhập một trang: bỏ dấu # và ghi tên trang.',
    sheet === null ? '# sheet = "Tên trang"' : stringify({ sheet }).trimEnd(),
    '# Danh sách của một ngày có hồ sơ khác thật mà mã giống hồ sơ đã nhập: bỏ dấu # và ghi ngày của danh sách.',
    newCodes === null ? '# newCodes = "năm-tháng-ngày"' : `newCodes = "${formatDay(newCodes)}"`,
    '# Danh sách của một ngày ghi đúng hồ sơ đã nhập dù tên người nộp hay thủ tục đã sửa hàng loạt: bỏ dấu # và ghi ngày của danh sách.',
    sameDossiers === null ? '# sameDossiers = "năm-tháng-ngày"' : `sameDossiers = "${formatDay(sameDossiers)}"`,
    '',
    ...(statuses.size + unread.length > 0 ? [...statusLines(statuses, unread), ''] : []),
    stringify({ columns }).trimEnd(),
    ...[...(rivals ?? [])].flatMap(([column, places]) => {
      const [a, b] = places.map((at) => `"cột ${sheetLetter(at, { splitAt })}"`);
      const [one, other] = places.map((at) => headings[at]);
      const two = one === other ? `hai cột cùng tên "${one}"` : `hai cột "${one}" và "${other}" ghi ngày khác nhau`;
      return names.has(column) ? [] : [`# CẦN GHI: ${two}; thay dấu ? bằng ${a} hoặc ${b}`, `${column} = "${TO_BE_NAMED}"`];
    }),
    ...doubted.flatMap((column) => [
      `# CẦN GHI: chưa chắc cột "${names.get(column)}" là ${USUAL_HEADING[column]}, vì điều CẦN XEM LẠI ở trên; thay dấu ? bằng "${names.get(column)}" nếu đúng, bằng cột khác nếu không, hoặc bỏ dòng này`,
      `${column} = "${TO_BE_NAMED}"`,
    ]),
    '',
  ].join('\n');
}

/** The line by which a mapping file names a column. @example lineOf('status', 'Trạng thái') // 'status = "Trạng thái"' */
export const lineOf = (column: Column, heading: string): string => stringify({ [column]: heading }).trimEnd();

const statusLines = (statuses: LearnedMapping['statuses'], unread: readonly string[]): readonly string[] => [
  '# Trạng thái mà chương trình chưa hiểu: bỏ dấu # ở đầu dòng và ghi một nghĩa trong dấu nháy:',
  `# ${SAID_OF_MEANINGS}`,
  ...(unread.some((word) => word.includes('…')) ? ['# Dấu … là tên người hay ngày, ghi một lần cho mọi tên, mọi ngày.'] : []),
  '[statuses]',
  ...(statuses.size > 0 ? [stringify(Object.fromEntries(statuses)).trimEnd()] : []),
  ...unread.map((word) => `# ${stringify({ [word]: '' }).trimEnd()}`),
];
