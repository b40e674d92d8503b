// The rows of a list to observations: each row understood or refused by itself, with the column and the value that are wrong.
import { DungHenError, EventError, dossierCode, parseTerm, quote, type Moment } from '@dunghen/core';
import { CodesSeen } from './codes-seen.ts';
import type { Row } from './csv-rows.ts';
import type { Mapping } from './find-columns.ts';
import type { Column } from './headings.ts';
import { IntakeError, type RowFault } from './intake-error.ts';
import { isNoDossier } from './no-dossier.ts';
import type { Observation } from './observe-row.ts';
import { readOfficeDate } from './office-date.ts';
import type { DossierList } from './read-list.ts';
import { readChannel, readStatus } from './read-words.ts';

/** One row: what it shows, or what is wrong with it. `row` is the row number a spreadsheet shows. */
export type ListRow = { readonly row: Row; readonly seen: Observation } | { readonly row: Row; readonly fault: RowFault };

/**
 * The rows that speak of a dossier, in order. Totals, notes and repeated headings are skipped; the same code twice is a fault
 * unless the rows are equal.
 */
export function* rowsOfList({ mapping, rows }: DossierList): Generator<ListRow> {
  const seen = new CodesSeen();
  for (const row of rows) {
    if (isNoDossier(row.cells, mapping)) continue;
    const result = readRow(row, mapping);
    if ('seen' in result) {
      const cells = fingerprint(row.cells);
      const first = seen.firstOf(result.seen.code.toUpperCase(), row.row, cells);
      if (first) {
        if (first.cells !== cells) yield { row, fault: twice(result.seen.code, row.row, first.row, mapping) };
        continue;
      }
    }
    yield result;
  }
}

/** The running number in the first column differs between equal rows, so it does not count. */
function fingerprint(cells: readonly string[]): number {
  let hash = 0;
  for (let c = 1; c < cells.length; c++) {
    const cell = cells[c] as string;
    for (let i = 0; i < cell.length; i++) hash = (Math.imul(hash, 31) + cell.charCodeAt(i)) | 0;
    hash = (Math.imul(hash, 31) + 7) | 0;
  }
  return hash;
}

/** The longest text a cell of a spreadsheet can hold. */
const LONGEST_CELL = 32_767;

function readRow(row: Row, { columns, names }: Mapping): ListRow {
  const { cells } = row;
  let column: Column = 'code';
  const cell = (name: Column): string | undefined => {
    column = name;
    const at = columns.get(name);
    let raw = at === undefined ? undefined : cells[at];
    if (raw === undefined || raw === '') return undefined;
    if (raw.length > LONGEST_CELL) throw tooLong(names.get(name) ?? '', raw.length);
    // The mark by which our own files of refused rows keep a text from being run as a formula.
    if (raw.startsWith("'") && /^'[=+\-@\t\r＝＋－＠]/.test(raw)) raw = raw.slice(1);
    const text = /^\s|\s$|\s\s|[\t\r\n\v\f]/.test(raw) ? raw.trim().replace(/\s+/g, ' ') : raw;
    return text === '' ? undefined : text;
  };
  const moment = (name: Column): Moment | undefined => {
    const text = cell(name);
    return text === undefined ? undefined : readOfficeDate(text);
  };
  try {
    const code = readCode(cell('code'));
    const received = moment('receivedAt');
    if (!received) throw noReceipt(code);
    const seen: { -readonly [K in keyof Observation]: Observation[K] } = { code, received, status: readStatus(cell('status') ?? '') };
    const put = <K extends keyof Observation>(name: K, value: Observation[K] | undefined): void => {
      if (value !== undefined) seen[name] = value;
    };
    const term = cell('term');
    if (term !== undefined) parseTerm(term);
    put('term', term);
    put('promised', moment('promisedOn'));
    put('completed', moment('completedAt'));
    put('returned', moment('returnedAt'));
    const named = /^(\d\.\d{6})(?:\.[\w.]+)?(?:\s*[-–:.]?\s+(.*))?$/.exec(cell('procedureName') ?? '');
    const procedure = cell('procedure') ?? named?.[1];
    put('procedure', procedure);
    put('procedureName', named ? named[2] : cell('procedureName'));
    put('field', cell('field'));
    put('unit', cell('unit'));
    put('channel', readChannel(cell('channel')));
    put('stage', cell('stage'));
    put('officer', cell('officer'));
    put('delayReason', cell('delayReason'));
    const [name, address, phone, email] = [cell('applicant'), cell('address'), cell('phone'), cell('email')];
    if (name ?? address ?? phone ?? email) {
      put('applicant', { ...(name && { name }), ...(address && { address }), ...(phone && { phone }), ...(email && { email }) });
    }
    return { row, seen };
  } catch (error) {
    if (!(error instanceof DungHenError)) throw error;
    return { row, fault: { row: row.row, column: names.get(column) ?? null, code: error.code, error } };
  }
}

/** Excel turns long codes into numbers like 1.23E+11, and the digits are gone. */
function readCode(text: string | undefined): string {
  if (text !== undefined && /^\d(?:[.,]\d+)?E\+?\d+$/i.test(text)) {
    throw new IntakeError(
      'code-as-number',
      {
        vi: `Mã hồ sơ ${quote(text)} đã bị Excel đổi thành số và mất chữ số; hãy định dạng cột mã là Văn bản (Text) rồi xuất lại.`,
        en: `The dossier code ${quote(text)} was turned into a number and has lost digits; format the column as Text and export again.`,
      },
      text,
    );
  }
  return dossierCode(text);
}

const noReceipt = (code: string): EventError =>
  new EventError('missing', {
    vi: `Hồ sơ ${code} thiếu ngày tiếp nhận; hãy điền rồi nhập lại.`,
    en: `Dossier ${code} has no day of receipt; fill it in and import again.`,
  });

const tooLong = (heading: string, length: number): IntakeError =>
  new IntakeError('cell-too-long', {
    vi: `Ô ở cột "${heading}" dài ${length} ký tự, quá giới hạn ${LONGEST_CELL}; hãy rút ngắn rồi nhập lại.`,
    en: `The cell in column "${heading}" has ${length} characters, more than ${LONGEST_CELL}; shorten it and import again.`,
  });

function twice(code: string, row: number, first: number, { names }: Mapping): RowFault {
  const error = new EventError(
    'duplicate-code',
    {
      vi: `Hồ sơ ${code} có hai dòng khác nhau (dòng ${first} và ${row}); chỉ dòng ${first} được nhập, hãy bỏ dòng sai.`,
      en: `Dossier ${code} has two different rows (${first} and ${row}); only row ${first} was taken, remove the wrong one.`,
    },
    code,
  );
  return { row, column: names.get('code') ?? null, code: error.code, error };
}
