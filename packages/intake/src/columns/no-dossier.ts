// Tells the rows of a list that are no dossiers: totals, notes, group titles, the headings once more.
import type { Mapping } from './find-columns.ts';
import type { Column } from './columns.ts';
import { plain } from '../words/plain.ts';
import { looksLikeDate } from '../words/office-date.ts';
import { statusBy } from '../words/taught-statuses.ts';
import { isName, isRunningNumber, looksLikeCode } from '../words/code-shape.ts';

/** A totals row, a note, a group title, the headings once more, or their numbers: nothing that could be a dossier. */
export function isNoDossier(cells: readonly string[], mapping: Pick<Mapping, 'columns' | 'names' | 'statuses'>): boolean {
  const { columns, names } = mapping;
  const cell = (column: Column): string => cells[columns.get(column) ?? -1]?.trim() ?? '';
  const code = cell('code');
  const received = cell('receivedAt');
  if ((received.length < SHORTEST_DAY || COUNT_AS_DAY.test(received)) && isSubtotal(cells) && !isCompany(cell)) return true;
  if (received === '') {
    if (code === '' || !looksLikeCode(code) || isTotal(cells)) return !speaksOfDossier(cells, mapping);
    const filled = cells.filter((text) => text.trim() !== '').length;
    return /\s/.test(code) && ((cells.length > 4 && filled < 3) || (filled === 1 && SAYS_A_DAY.test(code)));
  }
  // The numbers of the columns; of "(8)" a spreadsheet that opens a CSV makes -8.
  if (/^[(-]?\d{1,2}\)?$/.test(received) && cells.every((text) => /^(?:[(-]?\d{1,2}[a-z]?\)?|\(?[A-Z]\)?|)$/.test(text.trim())))
    return true;
  // Units under a heading, "(ngày/tháng/năm)": without a digit a row can have neither a code nor a day.
  if (code === '' && !DIGIT.test(received) && !cells.some((text) => DIGIT.test(text))) return true;
  // "Ngày 23 tháng 11 năm 2026" alone, above the signatures.
  if (code === '' && cells.filter((text) => text.trim() !== '').length === 1) return true;
  if (!DIGIT.test(code) && received.length <= LONGEST_SIGNED && SIGNED.test(received) && !isOfSomebody(cell)) return true;
  if (code !== '') {
    const heading = names.get('code') as string;
    // Nearly every row ends here, and making texts plain is dear: a code with digits is no heading without, nor a total unless it begins like one.
    if (DIGIT.test(code) && !DIGIT.test(heading) && !/^[tc]/i.test(code)) return false;
    if (isName(code) && cells.filter((text) => text.trim() !== '').length * 2 <= columns.size) return true;
    return plain(code) === plain(heading) || (/^(?:tong|cong)\b/.test(plain(code)) && !/\d{4}/.test(received));
  }
  return isTotal(cells) && !speaksOfDossier(cells, mapping);
}

/** "Tổng cộng", "Cộng phòng Tư pháp: 12" – a total begins so, in a cell of its own, and goes on with a blank or a colon as no code does. */
export function isTotal(cells: readonly string[]): boolean {
  const first =
    cells
      .find((text) => text.trim() !== '')
      ?.trim()
      .normalize('NFC') ?? '';
  return TOTAL.test(first) && (!DIGIT.test(first) || /^\S{3,5}[\s:]/.test(first));
}

/** "Xuất ngày 26/11/2026", alone in its row. */
const SAYS_A_DAY = /^\P{L}*\p{L}{2}.*\s\d{1,2}[/.-]\d{1,2}[/.-]20\d\d\P{L}*$/u;
/** No day is written shorter; a count in a column of days is shown as one of 1900. */
const SHORTEST_DAY = 6;
const COUNT_AS_DAY = /^(?:1900-|0?\d{1,2}\/\d{1,2}\/1900)/;
/** "Hộ tịch Count", "Grand Total": what the subtotals of a spreadsheet put between and below the rows, beside nothing but their numbers. */
const SUBTOTAL = /(?:^|\s)(?:count|total|sum|đếm|tổng)$/iu;
const BARE = /^\d{1,9}(?:[.,]\d{1,3})*$/;

function isSubtotal(cells: readonly string[]): boolean {
  const written = cells.flatMap((text) => text.trim() || []);
  const words = written.filter((text) => !BARE.test(text) && !COUNT_AS_DAY.test(text));
  const [label] = words;
  return (
    words.length === 1 &&
    written.length > 1 &&
    label !== undefined &&
    label.length <= LONGEST_SIGNED &&
    SUBTOTAL.test(label.normalize('NFC'))
  );
}

/** "Công ty TNHH Total" has a code beside its name, and no count begins with a nought. */
const isCompany = (cell: (column: Column) => string): boolean =>
  BARE.test(cell('code')) && (/^0\d/.test(cell('code')) || SUBTOTAL.test(cell('applicant').normalize('NFC')));

/** "Công an xã" and "Tổng công ty" are offices. Without its accents the word is told by what follows it. */
const TOTAL =
  /^[^\p{L}\d]*(?:cộng|tổng(?! (?:công ty|cục))|(?:cong|tong)(?=[^\p{L}]*$|\s*[\d:(]|\s+(?:cong|so|phong|nhom|linh vuc|don vi|ho so|hs)(?!\p{L})))(?!\p{L})/iu;

/** "Xã Mẫu, ngày 27 tháng 11 năm 2026", the place and day above a signature; with the day of the week before it, it is a date. */
const SIGNED = /^(?!\s*(?:thứ|chủ nhật)(?!\p{L}))\p{L}[^\d]*,\s*ngày\P{L}.*\P{L}tháng\P{L}.*\P{L}năm(?!\p{L})/iu;

/** No place and day above a signature is longer; the pattern tries each comma with each of its words. */
const LONGEST_SIGNED = 120;

/** Who signs, above or below that. */
const SIGNER =
  /^(?:nguoi (?:lap|ky|tong hop|bao cao)|can bo|cong chuc|(?:pho )?chu tich|thu truong|(?:pho )?truong|ke toan|phu trach|xac nhan|tm|kt)\b/;

/** Whether a row without a code names its citizen or another day: a receipt in words is still one. */
const isOfSomebody = (cell: (column: Column) => string): boolean =>
  (isName(cell('applicant')) && !SIGNER.test(plain(cell('applicant')))) ||
  (['promisedOn', 'completedAt', 'returnedAt'] as const).some((column) => looksLikeDate(cell(column)));

/** So many columns filled with what belongs into them are no title, note or signature. */
const ENOUGH = 3;

/** Whether a row without a code or a receipt tells of a dossier all the same: its columns say so, and one of them by a number. */
function speaksOfDossier(cells: readonly string[], { columns, statuses }: Pick<Mapping, 'columns' | 'statuses'>): boolean {
  const cell = (column: Column): string => cells[columns.get(column) ?? -1]?.trim() ?? '';
  const procedure = LETTER.test(cell('procedureName')) || /^\d\.\d{6}/.test(cell('procedure'));
  const words = Number(procedure) + Number(LETTER.test(cell('applicant')));
  const status = cell('status');
  const days = (['receivedAt', 'promisedOn', 'completedAt', 'returnedAt'] as const).map(cell).filter(looksLikeDate);
  // The second procedure of a dossier whose code was merged over both rows: a signature's day has words before it.
  if (procedure && days.some((text) => /^\d/.test(text))) return true;
  const term = cell('term');
  const running = ![...columns.values()].includes(0) && isRunningNumber(cells[0] ?? '');
  const numbers = days.length + Number(DIGIT.test(term) && LETTER.test(term)) + Number(running);
  const known = LETTER.test(status) && statusBy(statuses, status) !== 'unknown';
  return numbers > 0 && words + Number(known) > 0 && numbers + words + Number(known) >= ENOUGH;
}

const LETTER = /\p{L}/u;
const DIGIT = /\d/;
