// The sheets of one file held against each other while they are read: which of two different rows of one dossier is right, nobody but the officer knows.
import { dossierCode } from '@dunghen/core';
import type { BesideSaid } from '../words/beside-code.ts';
import { cleanCode } from '../words/clean-code.ts';
import { CodesSeen } from './codes-seen.ts';
import type { Row } from '../formats/csv-rows.ts';
import type { Mapping } from '../columns/find-columns.ts';
import { fileFault, ONE_SHEET } from '../intake-error.ts';
import { isNoDossier } from '../columns/no-dossier.ts';
import { isRunningNumber } from '../words/code-shape.ts';
import { fingerprints } from '../columns/fingerprints.ts';
import { orNull } from '../words/or-null.ts';

/** Goes along while the sheets are read, one after another. */
export class ListsCompared {
  readonly #file: string;
  /** Each sheet with its beginning: rows are numbered on from sheet to sheet, so 2,000 sheets of 2^20 rows stay under 2^32. */
  readonly #sheets: { readonly name: string; readonly begin: number }[] = [];
  #end = 0;
  readonly #seen = new CodesSeen();
  #twice: { readonly code: string; readonly first: number; readonly second: number } | null = null;
  #count = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Begins a sheet and returns what is to be told of each of its rows. */
  list(name: string): (row: Row, mapping: Mapping) => void {
    const begin = this.#end;
    this.#sheets.push({ name, begin });
    let known: Mapping | null = null;
    let fingerprint: ReturnType<typeof fingerprints>;
    return ({ row, cells }, mapping) => {
      if (mapping !== known) fingerprint = fingerprints((known = mapping));
      const code = isNoDossier(cells, mapping) ? null : codeIn(cells[mapping.columns.get('code') as number] ?? '', mapping.besideCode);
      if (code === null) return;
      const place = begin + row;
      this.#end = place;
      const shown = fingerprint(cells);
      const first = this.#seen.firstOf(code.toUpperCase(), place, shown);
      // Two rows of the same sheet are told when it is imported.
      if (!first || first.cells === shown || first.row > begin) return;
      this.#count++;
      this.#twice ??= { code, first: first.row, second: place };
    };
  }

  /** @throws {IntakeError} `several-lists` naming the first dossier that two sheets show differently. */
  check(): void {
    if (!this.#twice) return;
    const { code, first, second } = this.#twice;
    const place = (at: number, row: string): string => {
      const sheet = this.#sheets.findLast(({ begin }) => begin < at) as { readonly name: string; readonly begin: number };
      return `"${sheet.name}" ${row} ${at - sheet.begin}`;
    };
    const others = this.#count - 1;
    throw fileFault(
      'several-lists',
      this.#file,
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
}

/** A code that cannot be used is the fault of its row, later. */
export const codeIn = (raw: string, said?: BesideSaid): string | null => orNull(() => dossierCode(cleanCode(raw, '', said) ?? ''));
