// The sheets of one file held against each other: which of two different rows of one dossier is right, nobody but the officer knows.
import { dossierCode } from '@dunghen/core';
import { cleanCode } from '../words/clean-code.ts';
import { CodesSeen } from './codes-seen.ts';
import { fileFault, ONE_SHEET, type IntakeError } from '../intake-error.ts';
import { isNoDossier } from '../columns/no-dossier.ts';
import { isRunningNumber } from '../words/code-shape.ts';
import { fingerprints } from '../columns/fingerprints.ts';
import { orNull } from '../words/or-null.ts';
import type { DossierList } from './read-list.ts';

/** Each sheet with its beginning: rows are numbered on from sheet to sheet, so 2,000 sheets of 2^20 rows stay under 2^32. */
type Sheet = Pick<DossierList, 'sheet'> & { readonly begin: number };

/** A dossier that two sheets show differently, and the rows. */
interface Contradiction {
  readonly code: string;
  readonly first: number;
  readonly second: number;
}

/**
 * Looks whether the sheets of a file agree on the dossiers that stand on several of them, by the codes as they will be read.
 * @throws {IntakeError} `several-lists` naming the first dossier that two sheets show differently.
 */
export function checkSheetsAgree(lists: readonly Pick<DossierList, 'sheet' | 'mapping' | 'rows' | 'codes'>[], file: string): void {
  if (lists.length < 2) return;
  const seen = new CodesSeen();
  const sheets: Sheet[] = [];
  let end = 0;
  let twice: Contradiction | null = null;
  let count = 0;
  for (const { sheet, mapping, rows, codes } of lists) {
    const begin = end;
    sheets.push({ sheet, begin });
    const fingerprint = fingerprints(mapping);
    for (const { row, cells } of rows.copy()) {
      const code = isNoDossier(cells, mapping) ? null : codes.in(cells[mapping.columns.get('code') as number] ?? '');
      if (code === null) continue;
      end = begin + row;
      const shown = fingerprint(cells);
      const first = seen.firstOf(code.toUpperCase(), end, shown);
      // Two rows of the same sheet are told when it is imported.
      if (!first || first.cells === shown || first.row > begin) continue;
      twice ??= { code, first: first.row, second: end };
      count++;
    }
  }
  if (twice) throw differently(twice, count - 1, sheets, file);
}

function differently({ code, first, second }: Contradiction, others: number, sheets: readonly Sheet[], file: string): IntakeError {
  const place = (at: number, row: string): string => {
    const { sheet, begin } = sheets.findLast((one) => one.begin < at) as Sheet;
    return `"${sheet}" ${row} ${at - begin}`;
  };
  return fileFault(
    'several-lists',
    file,
    `có hai trang ghi khác nhau về hồ sơ ${code} (${place(first, 'dòng')}, ${place(second, 'dòng')})${others > 0 ? ` và ${others} hồ sơ nữa` : ''}`,
    `shows dossier ${code} differently on two sheets (${place(first, 'row')}, ${place(second, 'row')})${others > 0 ? ` and ${others} more` : ''}`,
    isRunningNumber(code)
      ? [
          'cột mã chỉ ghi số thứ tự, có vẻ đếm lại từ đầu ở mỗi trang: hãy thêm cột "Mã hồ sơ" với mã riêng cho từng hồ sơ (ví dụ 1/T10-2026) rồi nhập lại, vì nhập từng trang sẽ lẫn hai hồ sơ khác nhau vào một',
          'the codes are bare running numbers that seem to begin anew on each sheet: add a column "Mã hồ sơ" with a code of its own for each dossier (like 1/T10-2026) and import again, since sheet by sheet two dossiers would become one',
        ]
      : [`hãy bỏ dòng sai, hoặc ${ONE_SHEET[0]}`, `remove the wrong row, or ${ONE_SHEET[1]}`],
  );
}

/** A code that cannot be used is the fault of its row, later. */
export const codeIn = (raw: string): string | null => orNull(() => dossierCode(cleanCode(raw, '') ?? ''));
