// Tells the rows of a list that are no dossiers: totals, notes, group titles, the headings once more.
import type { Mapping } from './find-columns.ts';
import type { Column } from './columns.ts';
import { plain } from './headings.ts';

/** A totals row, a note, a group title, the headings once more, or their numbers: nothing that could be a dossier. */
export function isNoDossier(cells: readonly string[], { columns, names }: Pick<Mapping, 'columns' | 'names'>): boolean {
  const cell = (column: Column): string => cells[columns.get(column) ?? -1]?.trim() ?? '';
  const code = cell('code');
  const received = cell('receivedAt');
  if (received === '') {
    if (code === '' || !looksLikeCode(code) || isTotal(cells)) return true;
    return cells.length > 4 && cells.filter((text) => text.trim() !== '').length < 3 && /\s/.test(code);
  }
  if (/^\(?\d{1,2}\)?$/.test(received) && cells.every((text) => /^(?:\(?\d{1,2}[a-z]?\)?|\(?[A-Z]\)?|)$/.test(text.trim()))) return true;
  // Units under a heading, "(ngày/tháng/năm)": without a digit a row can have neither a code nor a day.
  if (code === '' && !DIGIT.test(received) && !cells.some((text) => DIGIT.test(text))) return true;
  // "Ngày 23 tháng 11 năm 2026" alone, above the signatures.
  if (code === '' && cells.filter((text) => text.trim() !== '').length === 1) return true;
  if (code !== '') {
    const heading = names.get('code') ?? '';
    // Nearly every row ends here, and making texts plain is dear: a code with digits is no heading without, nor a total unless it begins like one.
    if (DIGIT.test(code) && !DIGIT.test(heading) && !/^[tc]/i.test(code)) return false;
    if (isName(code) && cells.filter((text) => text.trim() !== '').length * 2 <= columns.size) return true;
    return plain(code) === plain(heading) || (/^(?:tong|cong)\b/.test(plain(code)) && !/\d{4}/.test(received));
  }
  return isTotal(cells);
}

/** "Tổng cộng", "Cộng phòng Tư pháp: 12" – a total begins so, in a cell of its own, and goes on with a blank or a colon as no code does. */
function isTotal(cells: readonly string[]): boolean {
  const first = cells.find((text) => text.trim() !== '')?.trim() ?? '';
  return /^(?:tong|cong)\b/.test(plain(first)) && (!DIGIT.test(first) || /^\S{3,5}[\s:]/.test(first.normalize('NFC')));
}

const DIGIT = /\d/;

/** Words without a digit are somebody's name or title, as under a printed list: "Nguyễn Văn A" beside the day of signing. */
export const isName = (code: string): boolean => !DIGIT.test(code) && /\S\s+\S/.test(code);

/** Whether a text can be a dossier code: it has digits, few words, and is no date. @example looksLikeCode('H56.14-240823-0001') // true */
export function looksLikeCode(text: string): boolean {
  return (
    /\d/.test(text) &&
    text.length <= 64 &&
    text.trim().split(/\s+/).length <= 3 &&
    !/^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|^\d{4}-\d\d-\d\d/.test(text)
  );
}
