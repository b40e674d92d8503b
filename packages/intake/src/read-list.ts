// A table of cells to observations: each row understood or refused by itself, with the column and the value that are wrong.
import { DungHenError, EventError, dossierCode, parseTerm, type Moment } from '@dunghen/core';
import { findHeadings, plain, type Column, type Mapping } from './headings.ts';
import type { RowFault } from './intake-error.ts';
import { readStatus, type Observation } from './observe-row.ts';
import { readOfficeDate } from './office-date.ts';

/** One row: what it shows, or what is wrong with it. `row` is the row number a spreadsheet shows. */
export type ListRow = { readonly row: number; readonly seen: Observation } | { readonly row: number; readonly fault: RowFault };

/**
 * Reads the rows below the headings. Blank rows, totals and notes below the table are skipped; the same code twice is a
 * fault unless the rows are equal.
 * @throws {IntakeError} `no-headings`.
 */
export function readList(rows: readonly (readonly string[])[], file: string): readonly ListRow[] {
  const mapping = findHeadings(rows, file);
  const out: ListRow[] = [];
  const firstRowOf = new Map<string, { row: number; cells: string }>();
  for (let index = mapping.headingRow + 1; index < rows.length; index++) {
    const cells = rows[index] as readonly string[];
    const row = index + 1;
    if (isNoDossier(cells, mapping)) continue;
    const result = readRow(cells, row, mapping);
    if ('seen' in result) {
      const key = result.seen.code.toUpperCase();
      const content = cells.slice(1).join('\u0000');
      const before = firstRowOf.get(key);
      if (before && before.cells === content) continue;
      if (before) {
        out.push({ row, fault: twice(result.seen.code, row, before.row, mapping) });
        continue;
      }
      firstRowOf.set(key, { row, cells: content });
    }
    out.push(result);
  }
  return out;
}

/** A blank row, a totals row, or a note: nothing where the code belongs, and no day of receipt either. */
function isNoDossier(cells: readonly string[], { columns }: Mapping): boolean {
  const cell = (column: Column): string => cells[columns.get(column) ?? -1]?.trim() ?? '';
  const filled = cells.filter((c) => c.trim() !== '');
  const first = plain(filled[0] ?? '');
  return filled.length === 0 || first.startsWith('tong') || (cell('code') === '' && cell('receivedAt') === '');
}

function readRow(cells: readonly string[], row: number, { columns, names }: Mapping): ListRow {
  let column: Column = 'code';
  const cell = (name: Column): string | undefined => {
    column = name;
    const at = columns.get(name);
    const text = at === undefined ? '' : (cells[at]?.trim().replace(/\s+/g, ' ') ?? '');
    return text === '' ? undefined : text;
  };
  const moment = (name: Column): Moment | undefined => {
    const text = cell(name);
    return text === undefined ? undefined : readOfficeDate(text);
  };
  try {
    const code = dossierCode(cell('code'));
    const received = moment('receivedAt');
    if (!received)
      throw new EventError('missing', {
        vi: `Hồ sơ ${code} thiếu ngày tiếp nhận; hãy điền rồi nhập lại.`,
        en: `Dossier ${code} has no day of receipt; fill it in and import again.`,
      });
    const term = cell('term');
    if (term !== undefined) parseTerm(term);
    const applicant = present({ name: cell('applicant'), address: cell('address'), phone: cell('phone'), email: cell('email') });
    const seen = present({
      code,
      received,
      promised: moment('promisedOn'),
      completed: moment('completedAt'),
      returned: moment('returnedAt'),
      procedure: cell('procedure'),
      procedureName: cell('procedureName'),
      field: cell('field'),
      unit: cell('unit'),
      channel: readChannel(cell('channel')),
      term,
      status: readStatus(cell('status') ?? ''),
      stage: cell('stage'),
      officer: cell('officer'),
      delayReason: cell('delayReason'),
      applicant: Object.keys(applicant).length > 0 ? applicant : undefined,
    });
    return { row, seen: seen as Observation };
  } catch (error) {
    if (!(error instanceof DungHenError)) throw error;
    return { row, fault: { row, column: names.get(column) ?? null, code: error.code, error } };
  }
}

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

function readChannel(text: string | undefined): Observation['channel'] {
  const words = plain(text ?? '');
  if (/truc tuyen|online|cong dich vu/.test(words) || words === '2') return 'online';
  if (/buu chinh|buu dien|post/.test(words) || words === '3') return 'post';
  if (/truc tiep|mot cua|quay|counter/.test(words) || words === '1') return 'counter';
  return undefined;
}

function present<T extends object>(fields: T): Partial<{ [K in keyof T]: Exclude<T[K], undefined> }> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<{
    [K in keyof T]: Exclude<T[K], undefined>;
  }>;
}
